//! What is asked about the items of each vertical.
//!
//! Attributes with the same query are one question, so that verticals learn from each other; an
//! attribute that is only chosen from a list is not asked, since its answer need not be in a text.

use std::collections::BTreeMap;

use swingtag_catalogue::{Attribute, AttributeKind, Schema, Vertical};

use super::question::Question;
use super::settings::MrcSettings;
use crate::encode::WordPieces;
use crate::error::LearnError;
use crate::recipe::Labelled;

/// An attribute and the question asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) attribute: String,
    /// Place in [`Questions::list`].
    pub(super) question: usize,
}

/// All questions.
pub(super) struct Questions {
    pub(super) list: Vec<Question>,
    verticals: BTreeMap<String, Vec<Asked>>,
    /// For a vertical that the schema does not have: every name once.
    everything: Vec<Asked>,
}

impl Questions {
    /// The questions of a schema. A query takes at most half of a sequence of `longest` pieces.
    pub(super) fn new(
        words: &WordPieces,
        settings: &MrcSettings,
        schema: &Schema,
        longest: usize,
    ) -> Result<Self, LearnError> {
        let (mut list, mut places) = (Vec::new(), BTreeMap::new());
        let mut verticals = BTreeMap::new();
        let mut everything: Vec<Asked> = Vec::new();
        for vertical in &schema.verticals {
            let mut asked = Vec::new();
            for attribute in vertical.attributes.iter().filter(|a| a.kind != AttributeKind::Choice) {
                let query = settings.query(attribute);
                let question = match places.get(&query) {
                    Some(place) => *place,
                    None => {
                        list.push(Question::new(words, &query, settings.query_inversion, longest / 2)?);
                        places.insert(query, list.len() - 1);
                        list.len() - 1
                    }
                };
                asked.push(Asked { attribute: attribute.name.clone(), question });
            }
            let new = |one: &&Asked| everything.iter().all(|other| other.attribute != one.attribute);
            let more: Vec<Asked> = asked.iter().filter(new).cloned().collect();
            everything.extend(more);
            verticals.insert(vertical.name.clone(), asked);
        }
        Ok(Self { list, verticals, everything })
    }

    /// What is asked about an item of a vertical.
    pub(super) fn of(&self, vertical: &str) -> &[Asked] {
        self.verticals.get(vertical).unwrap_or(&self.everything)
    }
}

/// The schema with the attributes that labels use besides.
pub(super) fn with_labels(schema: &Schema, examples: &[Labelled]) -> Schema {
    let mut schema = schema.clone();
    for Labelled { item, gold } in examples {
        for span in &gold.spans {
            let vertical = own_vertical(&mut schema, &item.vertical);
            if vertical.attribute(&span.attribute).is_none() {
                let attribute = Attribute { name: span.attribute.clone(), ..Attribute::default() };
                vertical.attributes.push(attribute);
            }
        }
    }
    schema
}

fn own_vertical<'a>(schema: &'a mut Schema, name: &str) -> &'a mut Vertical {
    let place = schema.verticals.iter().position(|vertical| vertical.name == name).unwrap_or_else(|| {
        schema.verticals.push(Vertical { name: name.to_owned(), ..Vertical::default() });
        schema.verticals.len() - 1
    });
    &mut schema.verticals[place]
}
