//! Labels that are perhaps wrong, by confident learning (Northcutt et al. 2021) over predictions of models
//! that have not seen the item.
//!
//! A label is suspect where the model says something else with more confidence than it usually has when
//! people agree with it: the threshold of an attribute is the mean confidence in answers that are labelled so
//! (equation 2 there). Suspects are ranked by the normalised margin: the probability of what is suggested
//! less that of what is given. Nothing is changed and nobody is accused: people go through the list.

mod compare;
mod rank;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Prediction, Span};

use crate::recipe::Labelled;

/// What seems to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspectKind {
    /// The same words as another attribute.
    OtherAttribute,
    /// The same attribute with other ends.
    OtherEnds,
    /// Words that should be labelled.
    Missing,
    /// A label that nothing supports.
    Unsupported,
}

/// A label, or the lack of one, that is perhaps wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suspect {
    /// Place of the item in the list asked about.
    pub item: usize,
    /// What seems to be wrong.
    pub kind: SuspectKind,
    /// The label in question; none where one is missing.
    pub given: Option<Span>,
    /// What the model says instead; none where it says nothing.
    pub suggested: Option<Span>,
    /// Normalised margin, −1 to 1: the higher, the more suspect.
    pub score: f64,
}

/// The suspects among labelled items, the most suspect first; one prediction for each item, by a model that
/// has not seen it. Each label and each prediction is part of one suspect at most.
#[must_use]
pub fn suspects(labelled: &[Labelled], predictions: &[Prediction]) -> Vec<Suspect> {
    let usual = rank::Usual::of(labelled, predictions);
    let pairs = labelled.iter().zip(predictions).enumerate();
    let mut all: Vec<Suspect> = pairs
        .flat_map(|(item, (labelled, prediction))| compare::of_item(item, labelled, prediction, &usual))
        .collect();
    all.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.item.cmp(&b.item)));
    all
}

#[cfg(test)]
mod tests;
