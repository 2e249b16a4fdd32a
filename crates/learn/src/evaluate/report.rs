//! The report of an evaluation, in the shape that `evaluate --json` prints.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::tally::Tally;

/// Figures of one evaluation; fractions from 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Over all spans.
    pub micro: Scores,
    /// Mean over the attributes that gold or a prediction names, as `seqeval` takes it.
    #[serde(rename = "macro")]
    pub macro_average: Averages,
    /// Share of items whose spans are all right.
    pub exact_match: f64,
    /// By attribute.
    pub attributes: BTreeMap<String, Scores>,
    /// Whether an attribute is present in an item, whatever its value, from spans and values.
    pub presence: Scores,
    /// Values of closed lists for the whole item; nothing when gold has none.
    #[serde(default)]
    pub values: Option<Scores>,
    /// Intents of queries; nothing when gold has none.
    pub intent: Option<Scores>,
    /// How far confidences can be believed.
    pub calibration: Calibration,
    /// What the figures rest on.
    pub base: Base,
}

/// Precision, recall, F1, and the number of gold labels behind them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scores {
    /// Right among what was said.
    pub precision: f64,
    /// Found among what there is.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
    /// Gold labels.
    pub support: u64,
}

impl From<&Tally> for Scores {
    fn from(tally: &Tally) -> Self {
        Self { precision: tally.precision(), recall: tally.recall(), f1: tally.f1(), support: tally.gold }
    }
}

/// Unweighted means over attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Averages {
    /// Mean precision.
    pub precision: f64,
    /// Mean recall.
    pub recall: f64,
    /// Mean F1.
    pub f1: f64,
}

impl Averages {
    /// Means of these tallies; zeros when there are none.
    #[must_use]
    pub fn over(tallies: &[Tally]) -> Self {
        let mean = |of: fn(&Tally) -> f64| tallies.iter().map(of).sum::<f64>() / tallies.len().max(1) as f64;
        Self { precision: mean(Tally::precision), recall: mean(Tally::recall), f1: mean(Tally::f1) }
    }
}

/// How far confidences can be believed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Calibration {
    /// Expected calibration error of span confidences over 10 bins of equal width.
    pub ece: f64,
}

/// What figures rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// Number of items.
    pub items: usize,
    /// Which items.
    pub kind: BaseKind,
}

/// Which items a figure was measured on. Written as a word: `holdout`, `cross-validation`, `file`,
/// `split:NAME`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum BaseKind {
    /// The project's holdout, never trained on.
    Holdout,
    /// Every labelled item, each predicted by a model that did not see it.
    CrossValidation,
    /// The items of a file that was not imported.
    File,
    /// The items that brought this split name along.
    Split(String),
}

impl From<BaseKind> for String {
    fn from(kind: BaseKind) -> Self {
        match kind {
            BaseKind::Holdout => "holdout".to_owned(),
            BaseKind::CrossValidation => "cross-validation".to_owned(),
            BaseKind::File => "file".to_owned(),
            BaseKind::Split(name) => format!("split:{name}"),
        }
    }
}

impl From<String> for BaseKind {
    fn from(word: String) -> Self {
        match word.as_str() {
            "holdout" => Self::Holdout,
            "cross-validation" => Self::CrossValidation,
            "file" => Self::File,
            other => Self::Split(other.strip_prefix("split:").unwrap_or(other).to_owned()),
        }
    }
}
