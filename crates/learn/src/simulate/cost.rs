//! How long a person would need for an item.

use swingtag_catalogue::segment::{Segmentation, words};

use crate::recipe::Labelled;

/// Opening, looking at the photo, deciding.
const PER_ITEM: f64 = 4.0;
/// Reading at 240 words a minute.
const PER_WORD: f64 = 0.25;
/// Marking and naming by keyboard, or confirming.
const PER_SPAN: f64 = 2.0;

/// The model in words, for whoever reads the figures.
pub const COST_MODEL: &str =
    "estimated seconds of labelling: 4 per item, 0.25 per word of its texts, 2 per marked span";

/// Estimated seconds of labelling one item. An estimate, not a measurement: it makes strategies
/// comparable that choose short or long texts, and says nothing about one person's pace.
#[must_use]
pub fn annotation_seconds(example: &Labelled) -> f64 {
    let word_count: usize =
        example.item.fields.iter().map(|f| words(&f.text, Segmentation::Words).len()).sum();
    PER_ITEM + PER_WORD * word_count as f64 + PER_SPAN * example.gold.spans.len() as f64
}
