//! The words of a text with what is labelled in them.

use swingtag_catalogue::{Field, Span, without_overlaps};

use crate::encode::TagSet;
use crate::recipes::dictionary::value::FoldedText;

/// A training text as the lexicon counts it.
pub(super) struct MarkedText {
    pub(super) folded: FoldedText,
    /// First word, one past the last word, attribute number; spans that hold whole words.
    pub(super) spans: Vec<(usize, usize, u32)>,
    /// The tag of each word.
    pub(super) tags: Vec<u32>,
}

impl MarkedText {
    /// Reads a field. Of overlapping spans the longer counts, as in training.
    pub(super) fn new(tags: &TagSet, field: &Field, spans: &[Span]) -> Self {
        let folded = FoldedText::of(&field.text);
        let own: Vec<Span> = spans.iter().filter(|span| span.field == field.name).cloned().collect();
        let mut marked = Self { spans: Vec::new(), tags: vec![0; folded.words.len()], folded };
        for span in without_overlaps(&own).0 {
            let Some(attribute) = tags.number(&span.attribute) else { continue };
            let places = &marked.folded.places;
            let from = places.partition_point(|place| place.1 <= span.start);
            let to = places.partition_point(|place| place.0 < span.end);
            if from < to {
                marked.tags[from..to].fill(2 * attribute + 2);
                marked.tags[from] = 2 * attribute + 1;
                marked.spans.push((from, to, attribute));
            }
        }
        marked
    }

    /// The words of a range as the key of a value.
    pub(super) fn key(&self, from: usize, to: usize) -> String {
        self.folded.words[from..to].join(" ")
    }
}
