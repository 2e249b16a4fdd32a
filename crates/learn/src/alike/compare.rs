//! The evidence for every pair of attributes of two verticals.

use std::collections::BTreeMap;

use swingtag_catalogue::{Attribute, AttributeKind, Vertical};

use super::counts::{Counts, Rarity, overlap};
use super::evidence::Evidence;
use super::portrait::Portrait;
use super::question::Questions;
use crate::recipe::Labelled;

/// A vertical as its labels show it: the attributes that are marked in text, in display order.
#[derive(Clone, Debug, Default)]
pub struct Portrayed {
    attributes: Vec<Attribute>,
    portraits: BTreeMap<String, Portrait>,
}

impl Portrayed {
    /// Looks at the labelled items of a vertical; items of others are passed over. The order of the items
    /// does not matter.
    #[must_use]
    pub fn of<'l>(vertical: &Vertical, examples: impl IntoIterator<Item = &'l Labelled>) -> Self {
        let marked = |attribute: &&Attribute| attribute.kind != AttributeKind::Choice;
        let attributes: Vec<Attribute> = vertical.attributes.iter().filter(marked).cloned().collect();
        let own = examples.into_iter().filter(|example| example.item.vertical == vertical.name);
        let portraits = Portrait::of_all(&attributes, own);
        Self { attributes, portraits }
    }

    /// Its attributes.
    #[must_use]
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// Marked spans of an attribute.
    #[must_use]
    pub fn labels(&self, attribute: &str) -> usize {
        self.portraits.get(attribute).map_or(0, |portrait| portrait.labels)
    }

    /// Values of an attribute by their folded words: as written, and how often marked (0 where a list knows
    /// them and nobody marked them).
    #[must_use]
    pub fn values(&self, attribute: &str) -> BTreeMap<String, (String, usize)> {
        self.portraits.get(attribute).map(|portrait| portrait.values.clone()).unwrap_or_default()
    }

    fn in_order(&self) -> impl Iterator<Item = (&Attribute, &Portrait)> {
        self.attributes.iter().filter_map(|one| Some((one, self.portraits.get(&one.name)?)))
    }
}

/// The evidence for each pair: a row per attribute of the first vertical, a column per attribute of the
/// second. Exchanging the verticals transposes the answer.
///
/// - question: see [`Questions::alike`];
/// - values: the mean of three cosines, of whole values, of their words and of their runs of three letters;
/// - words around: cosine of the two words before and the two after the spans, by side and distance;
/// - place: the part that the distributions over tenths of the text share.
///
/// Cosines weigh a feature by its rarity among the attributes of both verticals.
#[must_use]
pub fn compare(first: &Portrayed, second: &Portrayed, questions: &Questions) -> Vec<Vec<Evidence>> {
    let both = || first.portraits.values().chain(second.portraits.values());
    let rarity =
        |of: fn(&Portrait) -> &Counts| Rarity::of(both().map(of).filter(|counts| !counts.is_empty()));
    let around = rarity(|portrait| &portrait.around);
    let values = [
        rarity(|portrait| &portrait.value_features[0]),
        rarity(|portrait| &portrait.value_features[1]),
        rarity(|portrait| &portrait.value_features[2]),
    ];
    let of_pair = |(a, mine): (&Attribute, &Portrait), (b, theirs): (&Attribute, &Portrait)| Evidence {
        question: Some(questions.alike(a, b)),
        values: values_alike(&values, mine, theirs),
        around: around.cosine(&mine.around, &theirs.around),
        place: overlap(&mine.places, &theirs.places),
    };
    first.in_order().map(|a| second.in_order().map(|b| of_pair(a, b)).collect()).collect()
}

fn values_alike(rarity: &[Rarity; 3], a: &Portrait, b: &Portrait) -> Option<f64> {
    let kinds = rarity.iter().zip(a.value_features.iter().zip(&b.value_features));
    let cosines: Option<Vec<f64>> = kinds.map(|(rarity, (a, b))| rarity.cosine(a, b)).collect();
    cosines.map(|cosines| cosines.iter().sum::<f64>() / cosines.len() as f64)
}
