//! The Schema screen: what a person sees of verticals, attributes, values and intents.

use std::collections::BTreeMap;

use swingtag_catalogue::{Annotation, Attribute, Item, ItemStatus, Vertical};
use swingtag_store::{ItemFilter, ProjectCounts};

use super::{Desk, keys, warnings};
use crate::WorkbenchError;
use crate::view::{SchemaAttribute, SchemaIntent, SchemaValue, SchemaVertical, SchemaView, ValueUse};

/// Marked words outside of the list that are shown at most.
const UNLISTED: usize = 200;

impl Desk<'_> {
    /// The schema with counts and what deserves a look.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn schema(&self) -> Result<SchemaView, WorkbenchError> {
        let (schema, counts) = (self.store.schema()?, self.store.counts()?);
        Ok(SchemaView { verticals: schema.verticals.iter().map(|v| vertical_view(v, &counts)).collect() })
    }

    /// How often each value of an attribute occurs in labels, and marked words that stand in no list, most
    /// frequent first.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn value_uses(&self, vertical: &str, attribute: &str) -> Result<Vec<ValueUse>, WorkbenchError> {
        let schema = self.store.schema()?;
        let known = schema.vertical(vertical).and_then(|v| v.attribute(attribute)).ok_or_else(|| {
            WorkbenchError::new("unknown", format!("{vertical} has no attribute “{attribute}”"), "")
        })?;
        let mut uses = Uses::of(known);
        let filter = ItemFilter { vertical: Some(vertical.to_owned()), ..ItemFilter::default() };
        self.store.each_item(&filter, |stored| {
            if let Some(annotation) = &stored.annotation {
                uses.count(&stored.item, annotation, attribute);
            }
            Ok::<(), WorkbenchError>(())
        })?;
        Ok(uses.finish())
    }
}

fn vertical_view(vertical: &Vertical, counts: &ProjectCounts) -> SchemaVertical {
    let of_vertical = counts.verticals.iter().find(|count| count.vertical == vertical.name);
    let done = of_vertical.map_or(0, |count| count.of(ItemStatus::Done));
    let given = keys::assign(&vertical.attributes);
    let attributes: Vec<SchemaAttribute> = vertical
        .attributes
        .iter()
        .zip(given)
        .map(|(attribute, key)| attribute_view(&vertical.name, attribute, key, done, counts))
        .collect();
    let about = |name: &String| vertical.intent_about.get(name).cloned().unwrap_or_default();
    SchemaVertical {
        name: vertical.name.clone(),
        kind: vertical.kind,
        items: of_vertical.map_or(0, swingtag_store::VerticalCount::items),
        labels: attributes.iter().map(|a| a.spans + a.item_values).sum(),
        intents: vertical
            .intents
            .iter()
            .map(|name| SchemaIntent { name: name.clone(), about: about(name) })
            .collect(),
        warnings: warnings::of_vertical(vertical),
        attributes,
    }
}

fn attribute_view(
    vertical: &str,
    attribute: &Attribute,
    key: Option<char>,
    done: u64,
    counts: &ProjectCounts,
) -> SchemaAttribute {
    let count = counts.attributes.iter().find(|c| c.vertical == vertical && c.attribute == attribute.name);
    let (spans, item_values) = count.map_or((0, 0), |count| (count.spans, count.values));
    let value = |value: &String| SchemaValue {
        value: value.clone(),
        synonyms: attribute.synonyms.get(value).cloned().unwrap_or_default(),
    };
    SchemaAttribute {
        name: attribute.name.clone(),
        short: attribute.short.clone(),
        description: attribute.description.clone(),
        kind: attribute.kind,
        values: attribute.values.iter().map(value).collect(),
        key: key.map(String::from),
        key_chosen: attribute.key.is_some() && attribute.key == key,
        slot: attribute.slot,
        required: attribute.required,
        spans,
        item_values,
        warnings: warnings::of_attribute(attribute, spans + item_values, done),
    }
}

/// Counts values by what they say: case and spaces make no difference, synonyms count for their value.
struct Uses {
    listed: Vec<(String, u64)>,
    /// Plain words to their place in the list.
    places: BTreeMap<String, usize>,
    unlisted: BTreeMap<String, (String, u64)>,
}

impl Uses {
    fn of(attribute: &Attribute) -> Self {
        let mut places = BTreeMap::new();
        for (place, value) in attribute.values.iter().enumerate() {
            let synonyms = attribute.synonyms.get(value).map(Vec::as_slice).unwrap_or_default();
            for word in std::iter::once(value).chain(synonyms) {
                places.entry(plain(word)).or_insert(place);
            }
        }
        let listed = attribute.values.iter().map(|value| (value.clone(), 0)).collect();
        Self { listed, places, unlisted: BTreeMap::new() }
    }

    fn count(&mut self, item: &Item, annotation: &Annotation, attribute: &str) {
        let marked = annotation.spans.iter().filter(|span| span.attribute == attribute);
        let values = annotation.values.get(attribute).into_iter().flatten().map(String::as_str);
        for words in marked.map(|span| span.words(item)).chain(values) {
            let key = plain(words);
            match self.places.get(&key) {
                Some(place) => self.listed[*place].1 += 1,
                None => self.unlisted.entry(key).or_insert_with(|| (words.to_owned(), 0)).1 += 1,
            }
        }
    }

    fn finish(self) -> Vec<ValueUse> {
        let mut others: Vec<(String, u64)> = self.unlisted.into_values().collect();
        others.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
        others.truncate(UNLISTED);
        let listed = self.listed.into_iter().map(|(value, count)| ValueUse { value, count, listed: true });
        listed
            .chain(others.into_iter().map(|(value, count)| ValueUse { value, count, listed: false }))
            .collect()
    }
}

fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
