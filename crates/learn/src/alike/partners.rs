//! Which verticals a vertical may borrow from: those that speak the same words and ask for the same things.

use std::collections::{BTreeMap, BTreeSet};

use super::counts::{Counts, add, cosine};
use super::question::name_runs;
use super::words::words_of;
use crate::recipe::Labelled;

/// A vertical to borrow from.
#[derive(Clone, Debug, PartialEq)]
pub struct Partner {
    /// Its name.
    pub vertical: String,
    /// How well it fits, 0 to 1: the mean of the two below.
    pub score: f64,
    /// Cosine of the character runs of the labelled attributes' names.
    pub names: f64,
    /// Cosine of the words of the texts, each counted by the share of texts that have it.
    pub words: f64,
    /// Labelled items.
    pub items: usize,
}

/// All other verticals with labelled items, the best to borrow from first.
#[must_use]
pub fn partners(vertical: &str, examples: &[Labelled]) -> Vec<Partner> {
    let mut by_name: BTreeMap<&str, Vec<&Labelled>> = BTreeMap::new();
    for example in examples {
        by_name.entry(&example.item.vertical).or_default().push(example);
    }
    let own = by_name.get(vertical).map(|items| looks_of(items)).unwrap_or_default();
    let others = by_name.iter().filter(|(name, _)| **name != vertical);
    let mut partners: Vec<Partner> = others
        .map(|(name, items)| {
            let other = looks_of(items);
            let (names, words) = (cosine(&own.0, &other.0), cosine(&own.1, &other.1));
            let score = f64::midpoint(names, words);
            Partner { vertical: (*name).to_owned(), score, names, words, items: items.len() }
        })
        .collect();
    partners.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.vertical.cmp(&b.vertical)));
    partners
}

/// The runs of letters of its attributes' names, and its words by the number of texts that have them.
fn looks_of(items: &[&Labelled]) -> (Counts, Counts) {
    let spans = items.iter().flat_map(|item| &item.gold.spans);
    let names: BTreeSet<&str> = spans.map(|span| span.attribute.as_str()).collect();
    let mut words = Counts::new();
    for field in items.iter().flat_map(|item| &item.item.fields) {
        let of_text: BTreeSet<String> = words_of(&field.text).into_iter().map(|word| word.text).collect();
        of_text.into_iter().for_each(|word| add(&mut words, word, 1.0));
    }
    (name_runs(names), words)
}
