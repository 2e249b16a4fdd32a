//! Ready-made verticals: categories of an open product taxonomy, one JSON object a line.
//!
//! The file comes from outside: it is read line by line, up to a limit, and nothing in it is run.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use serde::Deserialize;
use swingtag_catalogue::{Attribute, Schema, Vertical};

use crate::error::{AtPath, WorkbenchError};
use crate::view::CategoryView;

/// The largest file that is read.
const LARGEST: u64 = 256 << 20;

#[derive(Deserialize)]
struct Category {
    id: String,
    path: Vec<String>,
    #[serde(default)]
    attributes: Vec<CategoryAttribute>,
}

#[derive(Deserialize)]
struct CategoryAttribute {
    name: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    values: Vec<String>,
}

/// The categories of a file, in its order.
///
/// # Errors
/// The file cannot be read, or a line is no category.
pub fn categories(file: &Path) -> Result<Vec<CategoryView>, WorkbenchError> {
    let mut found = Vec::new();
    each(file, |Category { id, path, attributes }| {
        let attributes = attributes.into_iter().map(|attribute| attribute.name).collect();
        found.push(CategoryView { id, path, attributes });
        true
    })?;
    if found.is_empty() {
        return Err(no_category(file, "any"));
    }
    Ok(found)
}

/// The verticals of these categories, each by its id or by the last name of its path.
///
/// # Errors
/// The file cannot be read, or lacks one of them.
pub fn schema(file: &Path, wanted: &[String]) -> Result<Schema, WorkbenchError> {
    let mut found: Vec<Option<Category>> = wanted.iter().map(|_| None).collect();
    each(file, |category| {
        let place =
            wanted.iter().zip(&found).position(|(name, there)| there.is_none() && is(&category, name));
        if let Some(place) = place {
            found[place] = Some(category);
        }
        found.iter().any(Option::is_none)
    })?;
    let verticals = wanted.iter().zip(found).map(|(name, category)| {
        category.map(vertical_of).ok_or_else(|| no_category(file, &format!("“{name}”")))
    });
    let mut schema = Schema { verticals: verticals.collect::<Result<_, _>>()? };
    tell_apart(&mut schema.verticals);
    Ok(schema)
}

fn is(category: &Category, name: &str) -> bool {
    category.id == name || category.path.last().is_some_and(|last| last == name)
}

/// Hands over one category after the other until `take` has enough.
fn each(file: &Path, mut take: impl FnMut(Category) -> bool) -> Result<(), WorkbenchError> {
    let opened = std::fs::File::open(file).at("read", file)?;
    for (index, line) in BufReader::new(opened.take(LARGEST)).lines().enumerate() {
        let line = line.at("read", file)?;
        if line.trim().is_empty() {
            continue;
        }
        let category = serde_json::from_str(&line).map_err(|e| {
            let place = format!("{}, line {}: {e}", file.display(), index + 1);
            WorkbenchError::new("schema", place, "expected one category a line: id, path, attributes")
        })?;
        if !take(category) {
            break;
        }
    }
    Ok(())
}

fn no_category(file: &Path, which: &str) -> WorkbenchError {
    let remedy = "give an id of the file, such as aa-1, or the last name of a path";
    WorkbenchError::new("schema", format!("{} has no category {which}", file.display()), remedy)
}

/// Attributes in the order of the file; one that comes twice is kept once.
fn vertical_of(category: Category) -> Vertical {
    let mut attributes: Vec<Attribute> = Vec::new();
    for CategoryAttribute { name, description, values } in category.attributes {
        if attributes.iter().any(|there| there.name == name) {
            continue;
        }
        let slot = u16::try_from(attributes.len()).unwrap_or(u16::MAX);
        attributes.push(Attribute { name, description, values, slot, ..Attribute::default() });
    }
    let name = category.path.last().cloned().unwrap_or(category.id);
    Vertical { name, attributes, ..Vertical::default() }
}

/// Names of verticals are unique: the second “Rings” becomes “Rings 2”.
fn tell_apart(verticals: &mut [Vertical]) {
    for place in 1..verticals.len() {
        let (before, rest) = verticals.split_at_mut(place);
        let wanted = rest[0].name.clone();
        let mut number = 2;
        while before.iter().any(|other| other.name == rest[0].name) {
            rest[0].name = format!("{wanted} {number}");
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"id":"j-1","path":["Jewellery","Rings"],"attributes":[{"name":"Metal","values":["Gold"]},{"name":"Metal"}]}

{"id":"t-1","path":["Tools","Rings"],"attributes":[]}
{"id":"t-2","path":["Tools","Saws"]}
"#;

    fn written(text: &str) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("schemas.jsonl");
        std::fs::write(&file, text).unwrap();
        (folder, file)
    }

    #[test]
    fn categories_become_verticals_with_names_of_their_own() {
        let (_folder, file) = written(FILE);
        let wanted = ["t-1".to_owned(), "j-1".to_owned(), "Saws".to_owned()];
        let schema = schema(&file, &wanted).unwrap();
        let names: Vec<_> = schema.verticals.iter().map(|vertical| vertical.name.as_str()).collect();
        assert_eq!(names, ["Rings", "Rings 2", "Saws"]);
        let metal = &schema.verticals[1].attributes;
        assert_eq!((metal.len(), metal[0].values.as_slice()), (1, ["Gold".to_owned()].as_slice()));
    }

    #[test]
    fn a_category_that_is_not_there_and_a_file_that_is_none_are_told() {
        let (_folder, file) = written(FILE);
        assert_eq!(categories(&file).unwrap().len(), 3);
        assert!(schema(&file, &["x-9".to_owned()]).unwrap_err().message.contains("“x-9”"));
        let (_folder, other) = written("a,b,c\n");
        assert!(categories(&other).unwrap_err().message.contains("line 1"));
        let (_folder, empty) = written("\n");
        assert_eq!(categories(&empty).unwrap_err().code, "schema");
    }
}
