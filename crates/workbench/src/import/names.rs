//! Names that incoming items use: taken into the schema, or held against it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use swingtag_catalogue::{Annotation, Attribute, AttributeKind, Item, Schema, Vertical, VerticalKind};
use swingtag_formats::{IncomingItem, Severity};
use swingtag_store::SchemaChanges;

use crate::error::WorkbenchError;
use crate::problems::{Problems, Refusal};

/// Different values of a whole-item attribute beyond which its list is not closed but free text.
const CLOSED_LIST: usize = 100;

/// The schema that these rows speak of, names in order of appearance.
///
/// An attribute that is marked in some text is a span; one that only ever comes as a value of the
/// whole item is a choice, and its values are its list.
pub(crate) fn schema_of<'a>(rows: impl Iterator<Item = (&'a Item, Option<&'a Annotation>)>) -> Schema {
    let mut names: BTreeMap<&str, Names<'_>> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for (item, annotation) in rows {
        let vertical = item.vertical.as_str();
        let seen = names.entry(vertical).or_insert_with(|| {
            order.push(vertical);
            Names::default()
        });
        annotation.into_iter().for_each(|annotation| seen.take(annotation));
    }
    let verticals = order.into_iter().filter_map(|name| Some(names.get(name)?.vertical(name)));
    Schema { verticals: verticals.collect() }
}

#[derive(Default)]
struct Names<'a> {
    order: Vec<&'a str>,
    attributes: HashMap<&'a str, Seen<'a>>,
    intents: Vec<&'a str>,
}

/// How an attribute is used.
#[derive(Default)]
struct Seen<'a> {
    is_marked: bool,
    values: BTreeSet<&'a str>,
}

impl<'a> Names<'a> {
    fn take(&mut self, annotation: &'a Annotation) {
        for span in annotation.spans.iter().chain(&annotation.rejected) {
            self.attribute(&span.attribute).is_marked = true;
        }
        for (name, values) in &annotation.values {
            self.attribute(name).values.extend(values.iter().map(String::as_str));
        }
        for name in annotation.absent.iter().chain(annotation.normalized.keys()) {
            self.attribute(name);
        }
        for intent in &annotation.intents {
            if !self.intents.contains(&intent.as_str()) {
                self.intents.push(intent);
            }
        }
    }

    fn attribute(&mut self, name: &'a str) -> &mut Seen<'a> {
        self.attributes.entry(name).or_insert_with(|| {
            self.order.push(name);
            Seen::default()
        })
    }

    fn vertical(&self, name: &str) -> Vertical {
        let seen = self.order.iter().filter_map(|name| Some((name, self.attributes.get(name)?)));
        let attributes = seen.map(|(name, seen)| seen.attribute(name)).collect();
        let kind = if self.intents.is_empty() { VerticalKind::Products } else { VerticalKind::Queries };
        let intents = self.intents.iter().map(|&intent| intent.to_owned()).collect();
        Vertical { name: name.to_owned(), kind, attributes, intents, ..Vertical::default() }
    }
}

impl Seen<'_> {
    fn attribute(&self, name: &str) -> Attribute {
        let attribute = Attribute { name: name.to_owned(), ..Attribute::default() };
        if self.is_marked || self.values.is_empty() || self.values.len() > CLOSED_LIST {
            return attribute;
        }
        let values = self.values.iter().map(|&value| value.to_owned()).collect();
        Attribute { kind: AttributeKind::Choice, values, ..attribute }
    }
}

/// What rows would add to a schema, in words; the schema takes it in.
pub(super) fn missing(schema: &mut Schema, incoming: Schema) -> Vec<String> {
    let mut changes = SchemaChanges::default();
    for vertical in incoming.verticals {
        let place = schema.verticals.iter().position(|known| known.name == vertical.name);
        let place = place.unwrap_or_else(|| {
            changes.verticals.push(vertical.name.clone());
            schema.verticals.push(Vertical { name: vertical.name.clone(), ..Vertical::default() });
            schema.verticals.len() - 1
        });
        let known = &mut schema.verticals[place];
        for attribute in
            vertical.attributes.into_iter().filter(|a| known.attribute(&a.name).is_none()).collect::<Vec<_>>()
        {
            changes.attributes.push((vertical.name.clone(), attribute.name.clone()));
            known.attributes.push(attribute);
        }
        for intent in vertical.intents {
            if !known.intents.contains(&intent) {
                changes.intents.push((vertical.name.clone(), intent.clone()));
                known.intents.push(intent);
            }
        }
    }
    in_words(&changes)
}

/// What an import added, in words.
pub(super) fn in_words(changes: &SchemaChanges) -> Vec<String> {
    let verticals = changes.verticals.iter().map(|name| format!("vertical {name}"));
    let attributes = changes.attributes.iter().map(|(vertical, name)| format!("{vertical}: {name}"));
    let intents = changes.intents.iter().map(|(vertical, name)| format!("{vertical}: intent {name}"));
    verticals.chain(attributes).chain(intents).collect()
}

/// Drops rows that use a name the schema lacks; each is reported with the name.
pub(super) fn keep_known(
    file: &Path,
    rows: Vec<IncomingItem>,
    schema: &Schema,
    problems: &mut Problems,
) -> Result<Vec<IncomingItem>, WorkbenchError> {
    let mut kept = Vec::with_capacity(rows.len());
    for row in rows {
        match first_unknown(&row, schema) {
            None => kept.push(row),
            Some((column, value, what)) => {
                let refusal = Refusal {
                    column,
                    value: &value,
                    code: "unknown-name",
                    reason: format!("the schema has no such {what}"),
                    remedy: "add it with `swingtag schema P --extend FILE`, or import without --strict",
                    severity: Severity::Rejected,
                };
                problems.add(refusal.at(file, row.line))?;
            }
        }
    }
    Ok(kept)
}

fn first_unknown(row: &IncomingItem, schema: &Schema) -> Option<(&'static str, String, &'static str)> {
    let Some(vertical) = schema.vertical(&row.item.vertical) else {
        return Some(("vertical", row.item.vertical.clone(), "vertical"));
    };
    let annotation = row.annotation.as_ref()?;
    let spans = annotation.spans.iter().map(|span| ("spans", &span.attribute));
    let named = annotation.values.keys().chain(&annotation.absent).map(|name| ("attributes", name));
    for (column, name) in spans.chain(named) {
        if vertical.attribute(name).is_none() {
            return Some((column, name.clone(), "attribute"));
        }
    }
    for (name, values) in &annotation.values {
        let Some(attribute) = vertical.attribute(name).filter(|a| a.kind == AttributeKind::Choice) else {
            continue;
        };
        if let Some(value) = values.iter().find(|value| !attribute.values.contains(value)) {
            return Some(("attributes", value.clone(), "value"));
        }
    }
    let intent = annotation.intents.iter().find(|intent| !vertical.intents.contains(intent))?;
    Some(("intent", intent.clone(), "intent"))
}
