//! How good predictions are, measured against labels.
//!
//! Scores are strict: a span counts when field, start, end and attribute all match. They equal
//! `seqeval` in strict IOB2 mode on the same spans. Every figure names its base. Nothing here looks
//! at how a prediction came about, and nothing refuses an item without labels: "looked and found
//! nothing" is gold as well.

mod answers;
mod awareness;
mod bootstrap;
mod calibration;
mod cross;
mod presence;
mod report;
mod spans;
mod tally;

use swingtag_catalogue::Prediction;

pub use answers::{Answer, AnswerKind, answers};
pub use awareness::{Awareness, PhotoAwareness, photo_awareness};
pub(crate) use bootstrap::percentiles;
pub use bootstrap::{Comparison, Interval, micro_f1_interval, not_worse};
pub use calibration::{ReliabilityBin, calibration_error_interval, expected_calibration_error, reliability};
pub use cross::{CrossValidated, cross_validate};
pub use report::{Averages, Base, BaseKind, Calibration, Report, Scores};
pub(crate) use spans::judged_spans;
pub use spans::{ItemScore, longest_spans, score_item, score_items};
pub use tally::Tally;

use crate::error::LearnError;
use crate::recipe::Labelled;

/// Scores predictions against the labels of the same items, in the same order.
///
/// # Errors
/// As many predictions as items are needed.
pub fn evaluate(gold: &[Labelled], predictions: &[Prediction], kind: BaseKind) -> Result<Report, LearnError> {
    same_length(gold, predictions)?;
    let counts = spans::count_spans(gold, predictions);
    let names = counts.names.iter().map(|name| (*name).to_owned());
    let scores = counts.tallies.iter().map(Scores::from);
    Ok(Report {
        micro: Scores::from(&counts.tallies.iter().copied().sum::<Tally>()),
        macro_average: Averages::over(&counts.tallies),
        exact_match: share(counts.exact, gold.len()),
        attributes: names.zip(scores).collect(),
        presence: Scores::from(&presence::presence(gold, predictions)),
        values: presence::values(gold, predictions).map(|tally| Scores::from(&tally)),
        intent: presence::intents(gold, predictions).map(|tally| Scores::from(&tally)),
        calibration: Calibration { ece: expected_calibration_error(&counts.confidences) },
        base: Base { items: gold.len(), kind },
    })
}

fn same_length(gold: &[Labelled], predictions: &[Prediction]) -> Result<(), LearnError> {
    if gold.len() == predictions.len() {
        return Ok(());
    }
    Err(LearnError::Compute(format!(
        "{} predictions cannot be scored against {} items; predict all of them first",
        predictions.len(),
        gold.len()
    )))
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests;
