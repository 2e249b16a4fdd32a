//! What about the schema deserves a look.

use std::collections::BTreeMap;

use swingtag_catalogue::{Attribute, AttributeKind, Vertical};

use super::is_marked;
use crate::view::SchemaWarning;

/// Labels below which an attribute counts as hardly shown.
const FEW: u64 = 5;

/// Warnings about one attribute with this many labels.
pub(super) fn of_attribute(attribute: &Attribute, labels: u64, labelled_items: u64) -> Vec<SchemaWarning> {
    let mut warnings = Vec::new();
    let mut warn = |code: &str, severe: bool, says: String| {
        warnings.push(SchemaWarning { code: code.to_owned(), says, severe });
    };
    if attribute.kind == AttributeKind::Choice && attribute.values.is_empty() {
        warn("no_values", true, "A closed choice without values cannot be set: add values".to_owned());
    }
    if attribute.description.trim().is_empty() {
        warn("no_question", false, "Without a question, models that read it know the name alone".to_owned());
    }
    if labelled_items > 0 && labels == 0 {
        let says = format!("No label yet in {labelled_items} labelled items: no model can learn it");
        warn("no_examples", false, says);
    } else if labelled_items >= 10 * FEW && labels < FEW {
        let says = format!("Only {labels} labels in {labelled_items} labelled items");
        warn("no_examples", false, says);
    }
    for (value, other) in alike(attribute) {
        let says = format!("“{value}” and “{other}” differ in case, spaces or synonyms alone");
        warn("alike_values", false, says);
    }
    warnings
}

/// Warnings about a vertical as a whole.
pub(super) fn of_vertical(vertical: &Vertical) -> Vec<SchemaWarning> {
    let mut by_key: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for attribute in vertical.attributes.iter().filter(|attribute| is_marked(attribute.kind)) {
        if let Some(key) = attribute.key {
            by_key.entry(key.to_ascii_lowercase()).or_default().push(&attribute.name);
        }
    }
    let twice = by_key.into_iter().filter(|(_, names)| names.len() > 1);
    twice
        .map(|(key, names)| SchemaWarning {
            code: "duplicate_key".to_owned(),
            says: format!(
                "{} ask for the key {}; the first one has it",
                names.join(" and "),
                key.to_uppercase()
            ),
            severe: true,
        })
        .collect()
}

/// Pairs of values or synonyms that say the same.
fn alike(attribute: &Attribute) -> Vec<(String, String)> {
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    let mut pairs = Vec::new();
    for value in &attribute.values {
        let synonyms = attribute.synonyms.get(value).map(Vec::as_slice).unwrap_or_default();
        for word in std::iter::once(value).chain(synonyms) {
            let plain: String = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            match known.get(plain.as_str()) {
                Some(other) if *other != value => pairs.push(((*other).to_owned(), value.clone())),
                _ => {
                    known.insert(plain, value);
                }
            }
        }
    }
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_say_the_same_are_named_once() {
        let attribute = Attribute {
            values: ["Navy", "Blue", "navy "].map(str::to_owned).to_vec(),
            synonyms: BTreeMap::from([("Blue".to_owned(), vec!["Azure".to_owned(), "BLUE".to_owned()])]),
            ..Attribute::default()
        };
        assert_eq!(alike(&attribute), [("Navy".to_owned(), "navy ".to_owned())]);
    }

    #[test]
    fn a_key_that_two_ask_for_is_severe() {
        let with_key =
            |name: &str| Attribute { name: name.to_owned(), key: Some('b'), ..Attribute::default() };
        let vertical =
            Vertical { attributes: vec![with_key("Brand"), with_key("Base")], ..Vertical::default() };
        let warnings = of_vertical(&vertical);
        assert!(warnings[0].severe && warnings[0].says.starts_with("Brand and Base ask for the key B"));
    }
}
