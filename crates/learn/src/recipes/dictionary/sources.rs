//! Where known values come from: labelled spans, closed lists, values of whole items.

use std::collections::BTreeMap;

use swingtag_catalogue::{AttributeKind, Vertical};

use super::DictionarySettings;
use super::value::{FoldedText, key_of_part};
use crate::recipe::Labelled;

/// Key of a value, to attribute, to how it is said.
pub(super) type Sources = BTreeMap<String, BTreeMap<String, Source>>;

/// How a value of an attribute is said when it is found.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    /// The value as the closed list writes it; empty where only words are marked.
    pub(super) choice: String,
    /// Whether the words are marked.
    pub(super) span: bool,
}

/// Collects the known values of one vertical.
pub(super) fn gather(
    vertical: Option<&Vertical>,
    examples: &[&Labelled],
    settings: &DictionarySettings,
) -> Sources {
    let mut sources = Sources::new();
    for example in examples {
        for span in &example.gold.spans {
            let text = example.item.text(&span.field).unwrap_or_default();
            if let Some(key) = key_of_part(text, span.start, span.end) {
                entry(&mut sources, key, &span.attribute).span = true;
            }
        }
        if settings.item_values {
            for (name, values) in &example.gold.values {
                values.iter().for_each(|value| add_listed(&mut sources, vertical, name, value));
            }
        }
    }
    if let (true, Some(listed)) = (settings.schema_values, vertical) {
        for attribute in &listed.attributes {
            attribute.values.iter().for_each(|value| add_listed(&mut sources, vertical, &attribute.name, value));
        }
    }
    sources
}

fn add_listed(sources: &mut Sources, vertical: Option<&Vertical>, name: &str, value: &str) {
    let key = FoldedText::of(value).key();
    if key.is_empty() {
        return;
    }
    let kind = vertical.and_then(|v| v.attribute(name)).map(|attribute| attribute.kind).unwrap_or_default();
    let source = entry(sources, key, name);
    source.span |= kind != AttributeKind::Choice;
    if kind != AttributeKind::Span && source.choice.is_empty() {
        value.clone_into(&mut source.choice);
    }
}

fn entry<'a>(sources: &'a mut Sources, key: String, name: &str) -> &'a mut Source {
    sources.entry(key).or_default().entry(name.to_owned()).or_default()
}
