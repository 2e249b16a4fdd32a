//! The words of a batch, one sequence after the other.

use std::collections::HashMap;
use std::ops::Range;

/// The number of characters that are not known; also the spelling of a word without any.
const UNKNOWN: u32 = 0;

/// Where the vector of a word comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WordVector<'a> {
    /// A row of the table that is learnt.
    Learnt(u32),
    /// A vector that stays as it is.
    Fixed(&'a [f32]),
}

/// Words with their vectors and spellings. Sequence `i` has the rows `starts[i]..starts[i + 1]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    pub(super) width: usize,
    pub(super) learnt: Vec<Option<u32>>,
    /// `(N, W)`; zeros where the vector is learnt.
    pub(super) fixed: Vec<f32>,
    pub(super) starts: Vec<usize>,
    pub(super) spellings: Spellings,
    /// The spelling of every word.
    pub(super) spelling: Vec<usize>,
}

/// The different spellings of a batch; each is read once, however often it occurs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Spellings {
    known: HashMap<Box<[u32]>, usize>,
    pub(super) characters: Vec<u32>,
    pub(super) starts: Vec<usize>,
}

impl Words {
    /// No words yet, with vectors of a width.
    #[must_use]
    pub fn new(width: usize) -> Self {
        let spellings = Spellings { known: HashMap::new(), characters: Vec::new(), starts: vec![0] };
        let (learnt, fixed, spelling) = (Vec::new(), Vec::new(), Vec::new());
        Self { width, learnt, fixed, starts: vec![0], spellings, spelling }
    }

    /// Appends a sequence of words, each with its vector and its characters, and tells
    /// its rows. A fixed vector of another width is cut, or filled up with zeros.
    pub fn push<'a>(&mut self, words: impl IntoIterator<Item = (WordVector<'a>, &'a [u32])>) -> Range<usize> {
        let first = self.learnt.len();
        for (vector, characters) in words {
            let end = self.fixed.len() + self.width;
            match vector {
                WordVector::Learnt(row) => self.learnt.push(Some(row)),
                WordVector::Fixed(vector) => {
                    self.fixed.extend(vector.iter().take(self.width));
                    self.learnt.push(None);
                }
            }
            self.fixed.resize(end, 0.0);
            let spelling = self.spellings.number(characters);
            self.spelling.push(spelling);
        }
        self.starts.push(self.learnt.len());
        first..self.learnt.len()
    }

    /// Rows of all sequences.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.learnt.len()
    }
}

impl Spellings {
    fn number(&mut self, characters: &[u32]) -> usize {
        let characters = if characters.is_empty() { &[UNKNOWN] } else { characters };
        if let Some(number) = self.known.get(characters) {
            return *number;
        }
        let number = self.known.len();
        self.known.insert(characters.into(), number);
        self.characters.extend_from_slice(characters);
        self.starts.push(self.characters.len());
        number
    }
}
