//! What the columns of a table become: the words for it, and what names and values suggest.

use swingtag_catalogue::Schema;
use swingtag_formats::table::{Column, Mapping, Preview, is_named};

use crate::error::WorkbenchError;
use crate::view::{ColumnChoice, Guess};

impl ColumnChoice {
    /// Reads `HEADER=FIELD` of the command line.
    ///
    /// # Errors
    /// There is no `=`.
    pub fn parse(pair: &str) -> Result<Self, WorkbenchError> {
        let (header, becomes) = pair.rsplit_once('=').ok_or_else(|| {
            WorkbenchError::new("usage", format!("--map {pair} cannot be used"), "expected HEADER=FIELD")
        })?;
        Ok(Self { header: header.to_owned(), becomes: becomes.to_owned() })
    }
}

/// The column that a word stands for.
pub(super) fn column_of(word: &str) -> Option<Column> {
    let named = |prefix: &str| word.strip_prefix(prefix).filter(|name| !name.is_empty()).map(str::to_owned);
    Some(match word {
        "id" => Column::Id,
        "vertical" => Column::Vertical,
        "title" => Column::Title,
        "description" => Column::Description,
        "images" => Column::Images,
        "group" => Column::Group,
        "split" => Column::Split,
        "ignore" => Column::Ignore,
        _ if word.starts_with("name-of:") => Column::AttributeName(word["name-of:".len()..].parse().ok()?),
        _ if word.starts_with("value-of:") => Column::AttributeValue(word["value-of:".len()..].parse().ok()?),
        _ => named("field:")
            .map(Column::Field)
            .or_else(|| named("seller:").map(Column::Seller))
            .or_else(|| named("keep:").map(Column::Keep))?,
    })
}

/// The word for a column.
pub(super) fn word_of(column: &Column) -> String {
    match column {
        Column::Id => "id".to_owned(),
        Column::Vertical => "vertical".to_owned(),
        Column::Title => "title".to_owned(),
        Column::Description => "description".to_owned(),
        Column::Images => "images".to_owned(),
        Column::Group => "group".to_owned(),
        Column::Split => "split".to_owned(),
        Column::Ignore => "ignore".to_owned(),
        Column::Field(name) => format!("field:{name}"),
        Column::Seller(name) => format!("seller:{name}"),
        Column::Keep(name) => format!("keep:{name}"),
        Column::AttributeName(number) => format!("name-of:{number}"),
        Column::AttributeValue(number) => format!("value-of:{number}"),
    }
}

/// The mapping that names and values suggest; a column called like an attribute is its seller value,
/// whatever the case and the signs in its name.
pub(super) fn guessed(preview: &Preview, schema: &Schema) -> Mapping {
    let mut mapping = preview.mapping.clone();
    for column in &mut mapping.columns {
        if let Column::Seller(name) = column
            && let Some(attribute) = attributes(schema).find(|attribute| plain(attribute) == plain(name))
        {
            attribute.clone_into(name);
        }
    }
    mapping
}

/// How sure a guessed column is, and what else it might be.
pub(super) fn doubt(header: &str, column: &Column, schema: &Schema) -> (Guess, Option<String>) {
    match column {
        Column::Seller(name) if attributes(schema).any(|attribute| attribute == name) => (Guess::Sure, None),
        Column::Seller(_) => match part_of_name(header, schema) {
            Some(attribute) => (Guess::Unsure, Some(format!("seller:{attribute}"))),
            None => (Guess::Plain, None),
        },
        Column::Field(_) => (Guess::Unsure, Some("description".to_owned())),
        Column::Title if !is_named(header, column) => (Guess::Unsure, Some("description".to_owned())),
        _ if is_named(header, column) => (Guess::Sure, None),
        _ => (Guess::Plain, None),
    }
}

/// An attribute that is one of the words of a column's name: “brand_name” speaks of Brand.
fn part_of_name<'a>(header: &str, schema: &'a Schema) -> Option<&'a str> {
    let words: Vec<String> =
        header.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(plain).collect();
    attributes(schema).find(|attribute| words.contains(&plain(attribute)))
}

fn attributes(schema: &Schema) -> impl Iterator<Item = &str> {
    schema.verticals.iter().flat_map(|vertical| vertical.attributes.iter().map(|a| a.name.as_str()))
}

/// A name without case, white space and signs.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use swingtag_catalogue::{Attribute, Vertical};

    fn schema() -> Schema {
        let named = |name: &str| Attribute { name: name.to_owned(), ..Attribute::default() };
        let attributes = vec![named("Brand"), named("Main colour")];
        Schema { verticals: vec![Vertical { name: "Desks".into(), attributes, ..Vertical::default() }] }
    }

    #[test]
    fn words_and_columns_are_two_ways_to_say_one_thing() {
        for word in [
            "id",
            "title",
            "field:Care",
            "seller:a=b",
            "keep:price",
            "ignore",
            "images",
            "split",
            "name-of:1",
            "value-of:12",
        ] {
            assert_eq!(column_of(word).map(|column| word_of(&column)).as_deref(), Some(word));
        }
        assert_eq!(column_of("seller:"), None);
        let choice = ColumnChoice::parse("a=b=seller:Brand").unwrap();
        assert_eq!((choice.header.as_str(), choice.becomes.as_str()), ("a=b", "seller:Brand"));
    }

    #[test]
    fn columns_called_like_attributes_are_their_values() {
        let rows = [["sku", "title", "main_colour", "brand_name", "weight"], ["1", "Desk", "x", "y", "z"]];
        let rows = rows.iter().zip(1..).map(|(row, line)| (line, row.map(str::to_owned).to_vec())).collect();
        let preview = Preview::of(rows, None);
        let mapping = guessed(&preview, &schema());
        let words: Vec<String> = mapping.columns.iter().map(word_of).collect();
        assert_eq!(words, ["id", "title", "seller:Main colour", "seller:brand_name", "seller:weight"]);
        let doubts: Vec<_> =
            preview.headers.iter().zip(&mapping.columns).map(|(h, c)| doubt(h, c, &schema())).collect();
        assert_eq!(doubts[2], (Guess::Sure, None));
        assert_eq!(doubts[3], (Guess::Unsure, Some("seller:Brand".to_owned())));
        assert_eq!(doubts[4], (Guess::Plain, None));
    }
}
