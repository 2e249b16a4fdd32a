//! What a trained dictionary holds, as it is stored in an artefact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::segment::{Segmentation, words};
use swingtag_catalogue::slice_chars;

/// Known values by vertical.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Known {
    /// By name of the vertical.
    pub(super) verticals: BTreeMap<String, KnownVertical>,
}

/// Known values of one vertical.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KnownVertical {
    /// Values that are used, by their folded words joined with single spaces.
    pub(super) values: BTreeMap<String, Vec<Meaning>>,
    /// For each folded word outside the values found: how often it was rightly left out, and how
    /// often it was seen.
    pub(super) words: BTreeMap<String, (u32, u32)>,
    /// The same for a word that was never seen before.
    pub(super) unseen_outside: f64,
}

/// What a value stands for, with its confidence, best first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Meaning {
    /// Name of the attribute.
    pub(super) attribute: String,
    /// Smoothed labelled share of the value's occurrences.
    pub(super) confidence: f64,
    /// How to write the value of a whole item; empty where the words are marked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) choice: String,
    /// Whether the words are marked.
    pub(super) span: bool,
}

/// A text cut into folded words; positions are code points of the text as it came.
pub(in crate::recipes) struct FoldedText {
    /// Lower case, as far as that keeps one character for one.
    pub(in crate::recipes) words: Vec<String>,
    /// Start and end of each word.
    pub(in crate::recipes) places: Vec<(usize, usize)>,
}

impl FoldedText {
    /// Cuts at word edges; scripts without spaces are cut into characters.
    pub(in crate::recipes) fn of(text: &str) -> Self {
        let places = words(text, Segmentation::Words);
        let mut folded = text.chars().map(fold);
        let mut at = 0;
        let words = places
            .iter()
            .map(|&(start, end)| {
                let word = folded.by_ref().skip(start - at).take(end - start).collect();
                at = end;
                word
            })
            .collect();
        Self { words, places }
    }

    /// The words as one key.
    pub(in crate::recipes) fn key(&self) -> String {
        self.words.join(" ")
    }

    /// The words that lie in a range of code points, as one key.
    pub(in crate::recipes) fn key_between(&self, start: usize, end: usize) -> String {
        let inside =
            self.places.iter().zip(&self.words).filter(|(place, _)| start <= place.0 && place.1 <= end);
        inside.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// Code points of the words `from..to`, which are not none.
    pub(in crate::recipes) fn range(&self, from: usize, to: usize) -> (usize, usize) {
        (self.places[from].0, self.places[to - 1].1)
    }

    /// Whether a range begins where a word begins and ends where one ends.
    pub(in crate::recipes) fn has_edges(&self, start: usize, end: usize) -> bool {
        self.places.binary_search_by_key(&start, |place| place.0).is_ok()
            && self.places.binary_search_by_key(&end, |place| place.1).is_ok()
    }
}

/// The folded words of a part of a text, as one key; nothing where there is no word.
pub(in crate::recipes) fn key_of_part(text: &str, start: usize, end: usize) -> Option<String> {
    let key = FoldedText::of(slice_chars(text, start, end)?).key();
    (!key.is_empty()).then_some(key)
}

/// Lower case where that is a single character: offsets never shift. `İ`, which would become two,
/// stays as it is.
fn fold(c: char) -> char {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(only), None) => only,
        _ => c,
    }
}
