//! Longest known value at each word, in time linear in the text.

use std::collections::HashMap;

/// Known values as a trie over numbered words.
#[derive(Clone, Debug, Default)]
pub(in crate::recipes) struct Trie {
    /// Number of each known word.
    numbers: HashMap<Box<str>, u32>,
    /// `(node, word)` to the node after it; the root is node 0.
    steps: HashMap<(u32, u32), u32>,
    /// The value that ends at a node, by number of insertion.
    ends: Vec<Option<u32>>,
}

/// A value found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::recipes) struct Match {
    /// First word.
    pub(in crate::recipes) from: usize,
    /// One past the last word.
    pub(in crate::recipes) to: usize,
    /// Number of the value.
    pub(in crate::recipes) value: usize,
}

impl Trie {
    /// Values are numbered in the order given; each is its folded words joined by single spaces.
    pub(in crate::recipes) fn new<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut trie = Self { ends: vec![None], ..Self::default() };
        for (number, value) in values.into_iter().enumerate() {
            trie.insert(value, number as u32);
        }
        trie
    }

    fn insert(&mut self, value: &str, number: u32) {
        let mut node = 0;
        for word in value.split(' ') {
            let next_word = self.numbers.len() as u32;
            let word = *self.numbers.entry(word.into()).or_insert(next_word);
            let next_node = self.ends.len() as u32;
            node = *self.steps.entry((node, word)).or_insert(next_node);
            if node == next_node {
                self.ends.push(None);
            }
        }
        self.ends[node as usize] = Some(number);
    }

    /// Matches that do not overlap, of the values that may be used: the longest in words first, then
    /// the leftmost. In text order.
    pub(in crate::recipes) fn longest_first(
        &self,
        words: &[String],
        usable: impl Fn(usize) -> bool,
    ) -> Vec<Match> {
        let mut found = self.all(words);
        found.retain(|m| usable(m.value));
        found.sort_by_key(|m| (std::cmp::Reverse(m.to - m.from), m.from));
        let mut free = vec![true; words.len()];
        found.retain(|m| {
            let fits = free[m.from..m.to].iter().all(|f| *f);
            if fits {
                free[m.from..m.to].fill(false);
            }
            fits
        });
        found.sort_by_key(|m| m.from);
        found
    }

    /// Every occurrence of every value, also inside others.
    pub(in crate::recipes) fn all(&self, words: &[String]) -> Vec<Match> {
        let numbers: Vec<Option<u32>> = words.iter().map(|w| self.numbers.get(w.as_str()).copied()).collect();
        (0..words.len()).flat_map(|from| self.from(&numbers, from)).collect()
    }

    /// All values that begin at a word.
    fn from(&self, words: &[Option<u32>], from: usize) -> Vec<Match> {
        let (mut node, mut found) = (0, Vec::new());
        for (offset, word) in words[from..].iter().enumerate() {
            let Some(next) = word.and_then(|word| self.steps.get(&(node, word))) else { break };
            node = *next;
            if let Some(value) = self.ends[node as usize] {
                found.push(Match { from, to: from + offset + 1, value: value as usize });
            }
        }
        found
    }
}
