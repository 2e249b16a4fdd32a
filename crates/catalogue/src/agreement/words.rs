//! The attributes of an item's words, reader by reader, as units.

use std::collections::{BTreeMap, BTreeSet};

use super::index::Index;
use super::unit::{Ratings, Unit};
use crate::segment::{Segmentation, words};
use crate::tokens::Token;
use crate::{Item, Span};

/// The words of an item, field by field.
pub(super) struct ItemWords<'a> {
    fields: Vec<(&'a str, Vec<Token>, usize)>,
    /// Words of all fields.
    pub(super) count: usize,
}

impl<'a> ItemWords<'a> {
    pub(super) fn of(item: &'a Item) -> Self {
        let mut count = 0;
        let field = |field: &'a crate::Field| {
            let tokens = words(&field.text, Segmentation::Words);
            let first = count;
            count += tokens.len();
            (field.name.as_str(), tokens, first)
        };
        let fields = item.fields.iter().map(field).collect();
        Self { fields, count }
    }

    /// Numbers of the words that a span shares a code point with.
    fn under(&self, span: &Span) -> std::ops::Range<usize> {
        let Some((_, tokens, first)) = self.fields.iter().find(|(name, ..)| *name == span.field) else {
            return 0..0;
        };
        let from = tokens.partition_point(|token| token.1 <= span.start);
        let to = tokens.partition_point(|token| token.0 < span.end).max(from);
        first + from..first + to
    }

    /// Attributes of every marked word.
    fn marked(&self, spans: &[(u32, &Span)]) -> BTreeMap<usize, BTreeSet<u32>> {
        let mut marked = BTreeMap::<usize, BTreeSet<u32>>::new();
        for (attribute, span) in spans {
            for word in self.under(span) {
                marked.entry(word).or_default().insert(*attribute);
            }
        }
        marked
    }
}

/// Units of one attribute, or of all together, in one item. The words that nobody marked are not among them:
/// every unit here comes with one that takes as many words out of the base.
pub(super) struct MarkedWords {
    /// By attribute: category 1 is “marked”.
    pub(super) by_attribute: BTreeMap<u32, Vec<Unit>>,
    /// The set of attributes as one category.
    pub(super) together: Vec<Unit>,
}

/// Compares the readers' words. `sets` numbers sets of attributes; the empty set is its number 0.
pub(super) fn compare(
    words: &ItemWords<'_>,
    readers: &[(u32, Vec<(u32, &Span)>)],
    sets: &mut Index<Vec<u32>>,
) -> MarkedWords {
    let marked: Vec<_> = readers.iter().map(|(_, spans)| words.marked(spans)).collect();
    let touched: BTreeSet<usize> = marked.iter().flat_map(|of| of.keys().copied()).collect();
    let mut single = BTreeMap::<(u32, Vec<u32>), usize>::new();
    let mut together = BTreeMap::<Vec<u32>, usize>::new();
    let nothing = BTreeSet::new();
    for word in touched {
        let said: Vec<&BTreeSet<u32>> = marked.iter().map(|of| of.get(&word).unwrap_or(&nothing)).collect();
        let set = |set: &&BTreeSet<u32>| sets.of(set.iter().copied().collect::<Vec<_>>().as_slice());
        *together.entry(said.iter().map(set).collect()).or_default() += 1;
        for attribute in said.iter().flat_map(|set| set.iter().copied()).collect::<BTreeSet<u32>>() {
            let pattern = said.iter().map(|set| u32::from(set.contains(&attribute))).collect();
            *single.entry((attribute, pattern)).or_default() += 1;
        }
    }
    let people: Vec<u32> = readers.iter().map(|(person, _)| *person).collect();
    let mut by_attribute = BTreeMap::<u32, Vec<Unit>>::new();
    for ((attribute, pattern), times) in single {
        by_attribute.entry(attribute).or_default().extend(moved(&people, &pattern, times));
    }
    let together =
        together.into_iter().flat_map(|(pattern, times)| moved(&people, &pattern, times)).collect();
    MarkedWords { by_attribute, together }
}

/// Words rated so, and as many unmarked ones less.
fn moved(people: &[u32], pattern: &[u32], times: usize) -> [Unit; 2] {
    let rated: Ratings = people.iter().copied().zip(pattern.iter().copied()).collect();
    [Unit::new(rated, times as f64), unmarked(people, -(times as f64))]
}

/// Words that none of the readers marked.
pub(super) fn unmarked(people: &[u32], times: f64) -> Unit {
    Unit::new(people.iter().map(|&person| (person, 0)).collect(), times)
}
