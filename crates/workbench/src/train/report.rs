//! What is told of a training.

use serde::Serialize;
use swingtag_learn::Outcome;

use crate::choice::Compared;
use crate::evaluate::Evaluation;

/// What came of it.
#[derive(Clone, Debug, Serialize)]
pub struct TrainReport {
    /// Version made.
    pub model: String,
    /// Recipe used.
    pub recipe: String,
    /// Why this recipe.
    pub why: String,
    /// What was tried before, where there was a choice.
    pub compared: Vec<Compared>,
    /// Items learnt from.
    pub examples: usize,
    /// Processor seconds of the training itself.
    pub cpu_seconds: f64,
    /// What the training itself measured.
    pub outcome: Outcome,
    /// Scores on the holdout, where there is one.
    pub evaluation: Option<Evaluation>,
    /// Whether the version is in use now.
    pub promoted: bool,
    /// What happened to it and by which rule, in words.
    pub promotion: String,
}
