//! Strict F1 between readers: spans that both marked, against all that each marked.

use std::collections::{BTreeMap, HashSet};

use crate::Span;

/// Spans of reader pairs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Matched {
    /// Spans that both readers of a pair have.
    both: f64,
    /// Spans of the first and of the second reader of a pair.
    each: f64,
}

impl Matched {
    pub(super) fn add(&mut self, other: Self, drawn: f64) {
        self.both += other.both * drawn;
        self.each += other.each * drawn;
    }

    /// The harmonic mean of precision and recall, which is the same from either side.
    pub(super) fn f1(self) -> Option<f64> {
        (self.each > 0.0).then(|| 2.0 * self.both / self.each)
    }
}

/// Compares every pair of an item's readers, attribute by attribute.
pub(super) fn compare(readers: &[(u32, Vec<(u32, &Span)>)]) -> BTreeMap<u32, Matched> {
    let keys = |(_, spans): &(u32, Vec<(u32, &Span)>)| -> HashSet<(String, usize, usize, u32)> {
        spans.iter().map(|(number, span)| (span.field.clone(), span.start, span.end, *number)).collect()
    };
    let keys: Vec<_> = readers.iter().map(keys).collect();
    let mut matched = BTreeMap::<u32, Matched>::new();
    for (at, one) in keys.iter().enumerate() {
        for other in &keys[at + 1..] {
            for key in one.iter().chain(other) {
                matched.entry(key.3).or_default().each += 1.0;
            }
            for key in one.intersection(other) {
                matched.entry(key.3).or_default().both += 1.0;
            }
        }
    }
    matched
}
