//! Texts that say nearly the same: equal ones, and those that differ in numbers, a size or a colour.
//!
//! Two texts of at least four words are near when three words in four are the same, words with a
//! digit and clothing sizes counted as one and the same word (Broder 1997 compares sets of shingles in
//! this way; single words also find what was only put in another order). Shorter texts are compared for
//! equality alone: in a query of three words each counts. Only a few hundred chosen texts are ever
//! compared, so that nothing is indexed.

use std::collections::HashSet;

use super::hashed::hash;
use super::pool::PoolItem;
use crate::rank::plain;

/// Shorter texts have no near ones.
const LEAST_WORDS: usize = 4;

/// What has been chosen, to know what would be said twice.
#[derive(Default)]
pub(super) struct Twins<'a> {
    texts: HashSet<String>,
    groups: HashSet<&'a str>,
    words: Vec<Vec<u64>>,
}

impl<'a> Twins<'a> {
    /// Whether an item says the same as a chosen one, or is the same product. An empty text equals nothing.
    pub(super) fn has_equal(&self, item: &PoolItem<'a>) -> bool {
        let text = plain(item.text);
        item.group.is_some_and(|group| self.groups.contains(group))
            || (!text.is_empty() && self.texts.contains(&text))
    }

    /// Whether it says nearly the same as a chosen one.
    pub(super) fn has_near(&self, item: &PoolItem<'_>) -> bool {
        let words = folded_words(item.text);
        self.words.iter().any(|other| near(&words, other))
    }

    /// It is chosen.
    pub(super) fn add(&mut self, item: &PoolItem<'a>) {
        self.texts.insert(plain(item.text));
        self.groups.extend(item.group);
        self.words.push(folded_words(item.text));
    }
}

/// Whether two titles say nearly the same.
#[must_use]
pub fn near_duplicates(a: &str, b: &str) -> bool {
    near(&folded_words(a), &folded_words(b))
}

/// Hashes of the words in ascending order; numbers and sizes are all the same word.
fn folded_words(text: &str) -> Vec<u64> {
    let words = plain(text);
    let words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut hashes: Vec<u64> =
        words.map(|word| if is_measure(word) { 0 } else { hash(word.chars()) }).collect();
    hashes.sort_unstable();
    hashes
}

/// `32`, `5xl`, `128gb`, `m`, `xxl`.
fn is_measure(word: &str) -> bool {
    word.chars().any(char::is_numeric)
        || word.strip_suffix(['s', 'm', 'l']).is_some_and(|rest| rest.chars().all(|c| c == 'x'))
}

fn near(a: &[u64], b: &[u64]) -> bool {
    let longer = a.len().max(b.len());
    a.len().min(b.len()) >= LEAST_WORDS && 4 * common(a, b) >= 3 * longer
}

/// How many words two ascending lists share, repeated ones as often as both have them.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}
