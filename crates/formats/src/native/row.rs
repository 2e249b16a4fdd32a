//! The shape of a line. What does not have it is explained by [`super::diagnose`].

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::{Map, Value};

use super::span_row::SpanRow;
use super::values::{Pairs, Scores, Texts};
use crate::Reason;
use crate::problem::Found;

/// A line as it stands, before anything is checked.
#[derive(Debug, Default)]
pub(crate) struct Raw<'a> {
    pub(crate) id: Option<Cow<'a, str>>,
    pub(crate) vertical: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) fields: Option<Pairs<String>>,
    pub(crate) images: Option<Vec<String>>,
    pub(crate) attributes: Option<Pairs<Texts>>,
    pub(crate) absent: Option<Vec<String>>,
    pub(crate) normalized: Option<Pairs<Texts>>,
    pub(crate) from_photo: Option<Vec<String>>,
    pub(crate) spans: Option<Vec<SpanRow>>,
    pub(crate) rejected: Option<Vec<SpanRow>>,
    pub(crate) intent: Option<Texts>,
    pub(crate) seller: Option<Pairs<Texts>>,
    pub(crate) group: Option<String>,
    pub(crate) split: Option<String>,
    pub(crate) status: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) confidence: Option<Scores>,
    pub(crate) extra: Map<String, Value>,
}

/// Keys that mean something; any other is kept as it is.
pub(super) const KNOWN: [&str; 19] = [
    "id",
    "vertical",
    "title",
    "description",
    "fields",
    "images",
    "attributes",
    "absent",
    "normalized",
    "normalized_from_photo",
    "spans",
    "rejected",
    "intent",
    "seller",
    "group",
    "split",
    "status",
    "note",
    "confidence",
];

/// A text that borrows from the line where it can.
#[derive(Deserialize)]
#[serde(transparent)]
struct Borrowed<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads a line; a key that stands twice is left in `twice`, since JSON itself has no word for it.
pub(crate) struct RowSeed<'t> {
    pub(crate) twice: &'t mut Option<Found>,
}

impl<'de> DeserializeSeed<'de> for RowSeed<'_> {
    type Value = Raw<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RowSeed<'_> {
    type Value = Raw<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut raw = Raw::default();
        let mut seen = 0;
        while let Some(Borrowed(key)) = map.next_key()? {
            // Known keys by a bit each, the others by the map they end up in.
            let known = KNOWN.iter().position(|known| *known == key).map_or(0, |n| 1_u32 << n);
            if seen & known != 0 || raw.extra.contains_key(key.as_ref()) {
                *self.twice = Some(Found::new(key, "", Reason::DuplicateKey));
                return Err(A::Error::custom("duplicate key"));
            }
            seen |= known;
            raw.take(key, &mut map)?;
        }
        Ok(raw)
    }
}

impl<'de> Raw<'de> {
    fn take<A: MapAccess<'de>>(&mut self, key: Cow<'de, str>, map: &mut A) -> Result<(), A::Error> {
        match key.as_ref() {
            "id" => self.id = map.next_value::<Option<Borrowed<'de>>>()?.map(|b| b.0),
            "vertical" => self.vertical = map.next_value()?,
            "title" => self.title = map.next_value()?,
            "description" => self.description = map.next_value()?,
            "fields" => self.fields = map.next_value()?,
            "images" => self.images = map.next_value()?,
            "attributes" => self.attributes = map.next_value()?,
            "absent" => self.absent = map.next_value()?,
            "normalized" => self.normalized = map.next_value()?,
            "normalized_from_photo" => self.from_photo = map.next_value()?,
            "spans" => self.spans = map.next_value()?,
            "rejected" => self.rejected = map.next_value()?,
            "intent" => self.intent = map.next_value()?,
            "seller" => self.seller = map.next_value()?,
            "group" => self.group = map.next_value()?,
            "split" => self.split = map.next_value()?,
            "status" => self.status = map.next_value()?,
            "note" => self.note = map.next_value()?,
            "confidence" => self.confidence = map.next_value()?,
            _ => {
                self.extra.insert(key.into_owned(), map.next_value()?);
            }
        }
        Ok(())
    }
}
