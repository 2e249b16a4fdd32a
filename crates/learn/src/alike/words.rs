//! Words of a text as similarity compares them: lower case, digits alike, with their places.

use swingtag_catalogue::segment::{Segmentation, words};
use swingtag_catalogue::slice_chars;

/// A word with its place in code points, `end` exclusive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    /// In lower case, as it was written otherwise.
    pub(super) text: String,
}

impl Word {
    /// The word with every digit as 0: “12 oz” and “16 oz” have the same shape.
    pub(super) fn shape(&self) -> String {
        shape(&self.text)
    }
}

/// Every digit as 0.
pub(super) fn shape(text: &str) -> String {
    text.chars().map(|letter| if letter.is_numeric() { '0' } else { letter }).collect()
}

/// The words and signs of a text, in order.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let places = words(text, Segmentation::Words).into_iter();
    places
        .filter_map(|(start, end)| {
            Some(Word { start, end, text: slice_chars(text, start, end)?.to_lowercase() })
        })
        .collect()
}

/// A value as it is compared: its words in lower case with single spaces.
#[must_use]
pub fn folded(value: &str) -> String {
    words_of(value).into_iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}
