//! Maximum normalised log-probability (Shen et al. 2017, "Deep Active Learning for Named Entity
//! Recognition", section 4): the log-probability of the best sequence divided by its length, so
//! that long texts are not preferred for being long.

use swingtag_catalogue::Certainty;

use super::context::Context;
use super::strategy::Strategy;

/// The items whose best answer is least probable per token.
pub(super) struct Mnlp;

impl Strategy for Mnlp {
    fn name(&self) -> &'static str {
        "mnlp"
    }

    fn about(&self) -> &'static str {
        "the items whose best answer is least probable per word"
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        context.by_certainty(|certainty| Some(doubt(certainty)))
    }
}

/// `−log P(best) / tokens`: also what is reckoned with where a strategy was told too little.
pub(super) fn doubt(certainty: &Certainty) -> f64 {
    -certainty.log_probability / certainty.tokens.max(1) as f64
}
