//! Which verticals a vertical may borrow from: those that speak the same words and ask for the same things.

use std::collections::{BTreeMap, BTreeSet};

use swingtag_catalogue::segment::{Segmentation, words};
use swingtag_catalogue::slice_chars;

use super::names::grams;
use crate::recipe::Labelled;

/// Length of the character runs that attribute names are compared by.
const GRAM: usize = 3;

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
    let own = by_name.get(vertical).map(|items| Portrait::of(items)).unwrap_or_default();
    let others = by_name.iter().filter(|(name, _)| **name != vertical);
    let mut partners: Vec<Partner> = others
        .map(|(name, items)| {
            let other = Portrait::of(items);
            let (names, words) = (cosine(&own.names, &other.names), cosine(&own.words, &other.words));
            let score = f64::midpoint(names, words);
            Partner { vertical: (*name).to_owned(), score, names, words, items: items.len() }
        })
        .collect();
    partners.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.vertical.cmp(&b.vertical)));
    partners
}

/// What a vertical looks like.
#[derive(Default)]
struct Portrait {
    names: BTreeMap<String, f64>,
    words: BTreeMap<String, f64>,
}

impl Portrait {
    fn of(items: &[&Labelled]) -> Self {
        let mut portrait = Self::default();
        let spans = items.iter().flat_map(|item| &item.gold.spans);
        for name in spans.map(|span| span.attribute.as_str()).collect::<BTreeSet<_>>() {
            grams(name, GRAM).into_iter().for_each(|gram| *portrait.names.entry(gram).or_default() += 1.0);
        }
        for field in items.iter().flat_map(|item| &item.item.fields) {
            let tokens = words(&field.text, Segmentation::Words).into_iter();
            let texts = tokens.filter_map(|(start, end)| slice_chars(&field.text, start, end));
            for word in texts.map(str::to_lowercase).collect::<BTreeSet<_>>() {
                *portrait.words.entry(word).or_default() += 1.0;
            }
        }
        portrait
    }
}

fn cosine(a: &BTreeMap<String, f64>, b: &BTreeMap<String, f64>) -> f64 {
    let length = |x: &BTreeMap<String, f64>| x.values().map(|x| x * x).sum::<f64>().sqrt();
    let both: f64 = a.iter().filter_map(|(key, x)| Some(x * b.get(key)?)).sum();
    let lengths = length(a) * length(b);
    if lengths > 0.0 { both / lengths } else { 0.0 }
}
