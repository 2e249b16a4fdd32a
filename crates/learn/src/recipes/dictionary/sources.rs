//! Where known values come from: labelled spans, closed lists, values of whole items.

use std::collections::BTreeMap;

use swingtag_catalogue::{AttributeKind, Vertical};

use super::DictionarySettings;
use super::value::{FoldedText, key_of_part};
use crate::recipe::Labelled;

/// Known values by key.
pub(super) type Sources = BTreeMap<String, KnownValue>;

/// Where a value is known from, and what it may stand for.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownValue {
    /// By name of the attribute.
    pub(super) names: BTreeMap<String, Source>,
    origin: Origin,
}

/// What would still know a value if an example were missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Origin {
    #[default]
    Nowhere,
    /// One example alone.
    Example(usize),
    /// Several examples, or a closed list.
    Several,
}

impl KnownValue {
    /// Whether the value would be known without an example: only then does finding it there say
    /// anything about new texts.
    pub(super) fn known_without(&self, example: usize) -> bool {
        self.origin != Origin::Example(example)
    }

    fn add(&mut self, name: &str, origin: Origin) -> &mut Source {
        self.origin = match self.origin {
            Origin::Nowhere => origin,
            known if known == origin => known,
            _ => Origin::Several,
        };
        self.names.entry(name.to_owned()).or_default()
    }
}

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
    for (number, example) in examples.iter().enumerate() {
        let origin = Origin::Example(number);
        for span in &example.gold.spans {
            let text = example.item.text(&span.field).unwrap_or_default();
            if let Some(key) = key_of_part(text, span.start, span.end) {
                sources.entry(key).or_default().add(&span.attribute, origin).span = true;
            }
        }
        if settings.item_values {
            for (name, values) in &example.gold.values {
                values.iter().for_each(|value| add_listed(&mut sources, vertical, name, value, origin));
            }
        }
    }
    if let (true, Some(listed)) = (settings.schema_values, vertical) {
        for attribute in &listed.attributes {
            let name = &attribute.name;
            let add = |value: &String| add_listed(&mut sources, vertical, name, value, Origin::Several);
            attribute.values.iter().for_each(add);
        }
    }
    sources
}

fn add_listed(sources: &mut Sources, vertical: Option<&Vertical>, name: &str, value: &str, origin: Origin) {
    let key = FoldedText::of(value).key();
    if key.is_empty() {
        return;
    }
    let kind = vertical.and_then(|v| v.attribute(name)).map(|attribute| attribute.kind).unwrap_or_default();
    let source = sources.entry(key).or_default().add(name, origin);
    source.span |= kind != AttributeKind::Choice;
    if kind != AttributeKind::Span && source.choice.is_empty() {
        value.clone_into(&mut source.choice);
    }
}
