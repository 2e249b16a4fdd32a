//! What a vertical's file says: attributes, slots with their values and spellings, sentence patterns.

use std::collections::BTreeMap;

use serde::Deserialize;
use swingtag_catalogue::{Attribute, AttributeKind, Vertical, VerticalKind};

/// The file of one vertical.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Vocabulary {
    /// Name of the vertical.
    pub(super) name: String,
    /// Products or queries.
    #[serde(default)]
    pub(super) kind: VerticalKind,
    /// Beginning of every item id.
    pub(super) code: String,
    /// Items to make.
    pub(super) count: usize,
    /// What separates sentences: a space, or nothing in Japanese.
    pub(super) separator: String,
    /// What to ask.
    #[serde(rename = "attribute")]
    pub(super) attributes: Vec<Question>,
    /// What a product is.
    #[serde(rename = "slot")]
    pub(super) slots: Vec<Slot>,
    /// Patterns of titles.
    #[serde(default)]
    pub(super) titles: Vec<String>,
    /// Patterns of sentences that say something of the product.
    #[serde(default)]
    pub(super) sentences: Vec<String>,
    /// Patterns of lines in a list of facts.
    #[serde(default)]
    pub(super) facts: Vec<String>,
    /// Sentences that say nothing to be marked.
    #[serde(default)]
    pub(super) fillers: Vec<String>,
    /// Patterns of queries by intent.
    #[serde(default, rename = "intent")]
    pub(super) intents: Vec<Intent>,
}

/// An attribute as the file states it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    name: String,
    short: Option<String>,
    ask: String,
    #[serde(default)]
    kind: AttributeKind,
    key: Option<char>,
}

/// Something a product has.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Slot {
    /// Name in patterns; several slots may share it when `when` keeps them apart.
    pub(super) name: String,
    /// Attribute its words are marked with; none for words that are not asked for.
    #[serde(default)]
    pub(super) attribute: Option<String>,
    /// How often a product has it.
    #[serde(default = "always")]
    pub(super) chance: f64,
    /// How often the seller states it.
    #[serde(default)]
    pub(super) seller: f64,
    /// Whether products of one group differ in it.
    #[serde(default)]
    pub(super) vary: bool,
    /// Values of other slots without which it makes no sense.
    #[serde(default)]
    pub(super) when: BTreeMap<String, Vec<String>>,
    /// Named values.
    #[serde(default)]
    pub(super) values: Vec<Value>,
    /// Numbers, said in the ways of `say`.
    #[serde(default)]
    pub(super) numbers: Vec<f64>,
    /// How to write a number: `{n}`, and `{m}` for `factor` × n, rounded.
    #[serde(default)]
    pub(super) say: Vec<String>,
    /// What `{m}` is multiplied by.
    #[serde(default = "one")]
    pub(super) factor: f64,
    /// The number's proper form.
    #[serde(default)]
    pub(super) is: String,
    /// A code made up for each product: `@` a letter, `#` a digit.
    #[serde(default)]
    pub(super) code: String,
}

/// A named value.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Value {
    /// Its proper form, which a choice offers and a seller states.
    pub(super) is: String,
    /// Its spellings, as patterns; the proper form when empty.
    #[serde(default)]
    pub(super) say: Vec<String>,
    /// How common it is.
    #[serde(default = "one")]
    pub(super) weight: f64,
}

/// An intent and how people put it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Intent {
    /// Its name.
    pub(super) name: String,
    /// Patterns.
    pub(super) say: Vec<String>,
    /// How common it is.
    #[serde(default = "one")]
    pub(super) weight: f64,
}

fn always() -> f64 {
    1.0
}

fn one() -> f64 {
    1.0
}

impl Vocabulary {
    /// The files this program was built with, in display order.
    pub(super) fn all() -> Vec<Self> {
        let files = [
            include_str!("verticals/desks.toml"),
            include_str!("verticals/jeans.toml"),
            include_str!("verticals/chains.toml"),
            include_str!("verticals/knives.toml"),
            include_str!("verticals/kettles.toml"),
            include_str!("verticals/queries.toml"),
        ];
        files.iter().map(|text| Self::parse(text)).collect()
    }

    #[expect(clippy::expect_used, reason = "the files are part of the program; a test reads each of them")]
    fn parse(text: &str) -> Self {
        toml::from_str(text).expect("the built-in vertical files parse, as the tests of this module show")
    }

    /// The vertical as a project asks for it.
    pub(super) fn vertical(&self) -> Vertical {
        let attributes = self.attributes.iter().zip(0..).map(|(question, slot)| Attribute {
            name: question.name.clone(),
            short: question.short.clone(),
            description: question.ask.clone(),
            kind: question.kind,
            values: if question.kind == AttributeKind::Span {
                Vec::new()
            } else {
                self.values_of(&question.name)
            },
            key: question.key,
            slot,
            ..Attribute::default()
        });
        Vertical {
            name: self.name.clone(),
            kind: self.kind,
            attributes: attributes.collect(),
            intents: self.intents.iter().map(|intent| intent.name.clone()).collect(),
            ..Vertical::default()
        }
    }

    fn values_of(&self, attribute: &str) -> Vec<String> {
        let slots = self.slots.iter().filter(|slot| slot.attribute.as_deref() == Some(attribute));
        let mut values = Vec::new();
        for value in slots.flat_map(|slot| &slot.values) {
            if !values.contains(&value.is) {
                values.push(value.is.clone());
            }
        }
        values
    }
}
