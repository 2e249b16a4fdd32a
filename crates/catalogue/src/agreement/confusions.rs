//! Words that two readers gave different attributes.

use std::collections::{BTreeMap, HashMap};

use super::figures::{ConfusedWords, Confusion};
use crate::{Item, Span};

/// Examples kept of each confusion.
const EXAMPLES: usize = 5;

/// A reader's spans with the numbers of their attributes.
type Spans<'a> = [(u32, &'a Span)];

/// Counts confusions over items.
#[derive(Clone, Debug, Default)]
pub(super) struct Confusions {
    /// Shared words with counts, by the two attributes, the smaller number first.
    pairs: BTreeMap<(u32, u32), HashMap<String, usize>>,
    /// Places at which at least one of two readers marked an attribute.
    places: BTreeMap<u32, usize>,
}

impl Confusions {
    /// Adds two readers of an item.
    pub(super) fn add(&mut self, item: &Item, one: &Spans<'_>, other: &Spans<'_>) {
        for (attribute, places) in places(one, other) {
            *self.places.entry(attribute).or_default() += places;
        }
        for &(a, first) in one {
            for &(b, second) in other {
                if a == b || !first.overlaps(second) {
                    continue;
                }
                let shared = shared(first, second);
                if !has(other, a, &shared) && !has(one, b, &shared) {
                    let words = self.pairs.entry((a.min(b), a.max(b))).or_default();
                    *words.entry(shared.words(item).trim().to_owned()).or_default() += 1;
                }
            }
        }
    }

    /// The confusions, most frequent first.
    pub(super) fn finish(self, names: &[String]) -> Vec<Confusion> {
        let of = |number: u32| self.places.get(&number).copied().unwrap_or_default();
        let mut all: Vec<Confusion> = Vec::with_capacity(self.pairs.len());
        for ((a, b), words) in self.pairs {
            let count = words.values().sum();
            let mut two = [names[a as usize].clone(), names[b as usize].clone()];
            two.sort();
            let [attribute, other] = two;
            // A confusion is a place of both attributes.
            let of = (of(a) + of(b)).saturating_sub(count).max(count);
            all.push(Confusion { attribute, other, count, of, words: most(words) });
        }
        all.sort_by(|x, y| (y.count, &x.attribute, &x.other).cmp(&(x.count, &y.attribute, &y.other)));
        all
    }
}

/// Whether a reader has the attribute somewhere under a span.
fn has(spans: &Spans<'_>, attribute: u32, under: &Span) -> bool {
    spans.iter().any(|(number, span)| *number == attribute && span.overlaps(under))
}

/// What both spans cover, where they overlap.
fn shared(one: &Span, other: &Span) -> Span {
    Span::new(&one.field, one.start.max(other.start), one.end.min(other.end), &one.attribute)
}

/// Stretches of overlapping spans of one attribute, whoever marked them.
fn places(one: &Spans<'_>, other: &Spans<'_>) -> BTreeMap<u32, usize> {
    let mut all: Vec<(u32, &str, usize, usize)> = one
        .iter()
        .chain(other)
        .map(|(number, span)| (*number, span.field.as_str(), span.start, span.end))
        .collect();
    all.sort_unstable();
    let mut places = BTreeMap::new();
    let mut reach: Option<(u32, &str, usize)> = None;
    for (number, field, start, end) in all {
        match &mut reach {
            Some((same, place, to)) if *same == number && *place == field && start < *to => {
                *to = (*to).max(end)
            }
            _ => {
                *places.entry(number).or_default() += 1;
                reach = Some((number, field, end));
            }
        }
    }
    places
}

fn most(words: HashMap<String, usize>) -> Vec<ConfusedWords> {
    let mut words: Vec<_> = words.into_iter().map(|(words, count)| ConfusedWords { words, count }).collect();
    words.sort_by(|x, y| (y.count, &x.words).cmp(&(x.count, &y.words)));
    words.truncate(EXAMPLES);
    words
}
