//! How long a person would need for an item.

use swingtag_catalogue::Item;
use swingtag_catalogue::segment::{Segmentation, words};

use crate::acquire::CostModel;
use crate::recipe::Labelled;

/// The model in words, for whoever reads the figures.
pub const COST_MODEL: &str =
    "estimated seconds of labelling: 4 per item, 0.25 per word of its texts, 2 per marked span";

/// Estimated seconds of labelling one item. An estimate, not a measurement: it makes strategies
/// comparable that choose short or long texts, and says nothing about one person's pace.
#[must_use]
pub fn annotation_seconds(example: &Labelled) -> f64 {
    CostModel::default().seconds(word_count(&example.item), example.gold.spans.len())
}

/// Words of all texts of an item.
pub(super) fn word_count(item: &Item) -> usize {
    item.fields.iter().map(|field| words(&field.text, Segmentation::Words).len()).sum()
}
