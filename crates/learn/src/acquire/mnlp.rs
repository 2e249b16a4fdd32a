//! Maximum normalised log-probability (Shen et al. 2017, "Deep Active Learning for Named Entity
//! Recognition", section 4): the log-probability of the best sequence divided by its length, so
//! that long texts are not preferred for being long.

use super::strategy::{Context, Strategy};

/// The items whose best answer is least probable per token.
pub(super) struct Mnlp;

impl Strategy for Mnlp {
    fn name(&self) -> &'static str {
        "mnlp"
    }

    fn about(&self) -> &'static str {
        "the items whose best answer is least probable per word"
    }

    fn scores(&self, context: &mut Context<'_>) -> Vec<Option<f64>> {
        let score = |prediction: &swingtag_catalogue::Prediction| {
            let certainty = prediction.certainty;
            -certainty.log_probability / certainty.tokens.max(1) as f64
        };
        context.pool.iter().map(|item| item.prediction.map(score)).collect()
    }
}
