//! Small shapes inside a line: names with values, one text or several, confidences.

use std::collections::btree_map::Entry;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use swingtag_catalogue::{ScoredAttribute, Values};

use crate::Reason;
use crate::problem::Found;

/// An object as a list of pairs, so that a name given twice is noticed and the order is kept.
#[derive(Debug)]
pub(crate) struct Pairs<T>(pub(crate) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for PairVisitor<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of names and values")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(PairVisitor(PhantomData))
    }
}

impl Pairs<Texts> {
    /// The pairs by name.
    pub(super) fn into_values(self, column: &str) -> Result<Values, Found> {
        let mut values = Values::new();
        for (name, Texts(texts)) in self.0 {
            if name.trim().is_empty() {
                return Err(Found::new(column, name, Reason::AttributeBlank));
            }
            match values.entry(name) {
                Entry::Vacant(free) => free.insert(texts),
                Entry::Occupied(taken) => {
                    return Err(Found::new(format!("{column}.{}", taken.key()), "", Reason::DuplicateKey));
                }
            };
        }
        Ok(values)
    }
}

/// One text, or a list of texts.
#[derive(Debug)]
pub(crate) struct Texts(pub(crate) Vec<String>);

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Texts;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
                Ok(Texts(vec![text.to_owned()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Texts, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element()? {
                    texts.push(text);
                }
                Ok(Texts(texts))
            }
        }
        deserializer.deserialize_any(TextVisitor)
    }
}

/// Confidences of whole-item values and intents, in the order of the values, and of presence.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scores {
    /// By attribute.
    #[serde(default)]
    pub(crate) attributes: Option<Pairs<Vec<f64>>>,
    /// Of the intents.
    #[serde(default)]
    pub(crate) intent: Option<Vec<f64>>,
    /// How likely attributes are said at all.
    #[serde(default)]
    pub(crate) presence: Option<Vec<ScoredAttribute>>,
}
