//! Token entropy (Settles and Craven 2008, "An Analysis of Active Learning Strategies for Sequence
//! Labeling Tasks", equation 2): the entropy of the tags, as a mean over the tokens.

use super::context::Context;
use super::strategy::Strategy;

/// The items whose tags are spread over many answers.
pub(super) struct TokenEntropy;

impl Strategy for TokenEntropy {
    fn name(&self) -> &'static str {
        "token-entropy"
    }

    fn about(&self) -> &'static str {
        "the items where many answers for a word are likely"
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        context.by_certainty(|certainty| certainty.entropy)
    }
}
