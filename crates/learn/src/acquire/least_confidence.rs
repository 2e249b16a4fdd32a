//! Least confidence: 1 − P(best sequence) (Lewis and Gale 1994; for sequences Culotta and
//! McCallum 2005). It leans towards long texts, whose best sequence is improbable by its length.

use super::context::Context;
use super::strategy::Strategy;

/// The items whose best answer is least probable.
pub(super) struct LeastConfidence;

impl Strategy for LeastConfidence {
    fn name(&self) -> &'static str {
        "least-confidence"
    }

    fn about(&self) -> &'static str {
        "the items whose best answer is least probable as a whole"
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        // −log P orders like 1 − P, and keeps long texts apart where 1 − P has run into 1.
        context.by_certainty(|certainty| Some(-certainty.log_probability))
    }
}
