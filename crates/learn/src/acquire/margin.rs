//! Margin sampling (Scheffer, Decomain and Wrobel 2001, "Active Hidden Markov Models for Information
//! Extraction", section 4): the difference between the two likeliest tags of a token, as a mean over
//! the tokens.

use super::context::Context;
use super::strategy::Strategy;

/// The items whose tags have close rivals.
pub(super) struct Margin;

impl Strategy for Margin {
    fn name(&self) -> &'static str {
        "margin"
    }

    fn about(&self) -> &'static str {
        "the items where the second likeliest answer for a word is close to the first"
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        context.by_certainty(|certainty| certainty.margin.map(|margin| 1.0 - margin))
    }
}
