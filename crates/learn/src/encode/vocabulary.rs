//! The words and characters that an encoder of words knows from its training texts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::CharOffsets;
use swingtag_catalogue::segment::{Segmentation, words};

use super::vectors::WordVectors;

/// Rows of the learnt table that belong to no word: unknown words, and the mark between a vertical's name
/// and a text.
const RESERVED: u32 = 2;

/// Longest spelling that is read; longer ones are addresses and codes, whose beginning tells enough.
const LONGEST: usize = 32;

/// Learnt words and characters, and whether words have pretrained vectors besides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Keys of words that have a learnt vector, sorted.
    words: Vec<String>,
    /// Sorted.
    characters: Vec<char>,
    /// Whether words are looked up in pretrained vectors first.
    pretrained: bool,
}

/// How often each learnt word occurs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Occurrences(Vec<u32>);

impl Vocabulary {
    /// The row of unknown words.
    pub const UNKNOWN: u32 = 0;
    /// The row of the mark between a vertical's name and a text.
    pub const MARK: u32 = 1;

    /// Every character of the texts, and every word that has no pretrained vector.
    pub fn learn<'a>(
        texts: impl IntoIterator<Item = &'a str>,
        vectors: Option<&WordVectors>,
    ) -> (Self, Occurrences) {
        let (mut known, mut characters) = (BTreeMap::<String, u32>::new(), Vec::new());
        for text in texts {
            for (_, word) in cut(text) {
                characters.extend(word.chars());
                if vectors.is_none_or(|vectors| vectors.row(&word.to_lowercase()).is_none()) {
                    *known.entry(key(word)).or_default() += 1;
                }
            }
            characters.sort_unstable();
            characters.dedup();
        }
        let (words, counts): (Vec<String>, Vec<u32>) = known.into_iter().unzip();
        (Self { words, characters, pretrained: vectors.is_some() }, Occurrences(counts))
    }

    /// Rows of the table of learnt vectors.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.words.len() + RESERVED as usize
    }

    /// Numbers of characters, the unknown one included.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.characters.len() + 1
    }

    /// Whether words are looked up in pretrained vectors first.
    #[must_use]
    pub fn pretrained(&self) -> bool {
        self.pretrained
    }

    /// The row of a word without a pretrained vector.
    #[must_use]
    pub fn row(&self, word: &str) -> u32 {
        let key = key(word);
        let place = self.words.binary_search_by(|known| known.as_str().cmp(&key));
        place.map_or(Self::UNKNOWN, |place| place as u32 + RESERVED)
    }

    /// Numbers of the first characters of a word; 0 stands for unknown ones.
    #[must_use]
    pub fn spell(&self, word: &str) -> Vec<u32> {
        let number = |c: char| self.characters.binary_search(&c).map_or(0, |place| place as u32 + 1);
        word.chars().take(LONGEST).map(number).collect()
    }
}

impl Occurrences {
    /// Whether the word of a row occurs once in the training texts.
    #[must_use]
    pub fn rare(&self, row: u32) -> bool {
        row.checked_sub(RESERVED).and_then(|place| self.0.get(place as usize)) == Some(&1)
    }
}

/// What words are taken for the same: lower case, all digits alike (Lample and others, 2016).
fn key(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c.is_numeric() { '0' } else { c }).collect()
}

/// The words of a text with their code points.
pub(super) fn cut(text: &str) -> impl Iterator<Item = ((usize, usize), &str)> {
    let offsets = CharOffsets::new(text);
    words(text, Segmentation::Words).into_iter().filter_map(move |(start, end)| {
        let word = text.get(offsets.byte_of(start)?..offsets.byte_of(end)?)?;
        Some(((start, end), word))
    })
}
