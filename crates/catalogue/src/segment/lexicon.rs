//! Known values, to cut text without spaces by longest match.

use std::collections::{HashMap, HashSet};

/// A set of known values. A greedy longest match needs no statistics and gives the same answer
/// for the same text on every machine; it is as good as the list of values is.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    values: HashSet<Box<str>>,
    /// Byte lengths of the values that begin with a character, longest first.
    lengths: HashMap<char, Vec<usize>>,
}

impl Lexicon {
    /// Collects the values; blank ones and those with white space inside never match and are left out.
    pub fn new<V: AsRef<str>>(values: impl IntoIterator<Item = V>) -> Self {
        let mut lexicon = Self::default();
        for value in values {
            lexicon.add(value.as_ref().trim());
        }
        for lengths in lexicon.lengths.values_mut() {
            lengths.sort_unstable_by(|a, b| b.cmp(a));
            lengths.dedup();
        }
        lexicon
    }

    /// Number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    fn add(&mut self, value: &str) {
        let Some(first) = value.chars().next() else { return };
        if !value.chars().any(super::is_space) && self.values.insert(value.into()) {
            self.lengths.entry(first).or_default().push(value.len());
        }
    }

    /// Bytes of the longest value that the text begins with.
    pub(super) fn longest_prefix(&self, text: &str) -> Option<usize> {
        let lengths = self.lengths.get(&text.chars().next()?)?;
        lengths.iter().copied().find(|&n| text.get(..n).is_some_and(|start| self.values.contains(start)))
    }
}

/// Two lexicons are the same when they hold the same values.
impl PartialEq for Lexicon {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

impl Eq for Lexicon {}

impl std::hash::Hash for Lexicon {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.values.len().hash(state);
    }
}
