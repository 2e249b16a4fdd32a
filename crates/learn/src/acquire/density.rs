//! Information density (Settles and Craven 2008, equation 10): uncertainty times the mean likeness to the
//! pool, so that what is unsure and like nothing else comes later. Uncertainty is token entropy, or, where
//! a model has none, MNLP; β is 1.
//!
//! The mean of the cosines to all items is one product with the mean of all vectors, so that no pair is
//! ever compared.

use super::context::{Context, Needs};
use super::mnlp::doubt;
use super::strategy::Strategy;
use super::vectors::dot;

/// The items that are unsure and stand for many.
pub(super) struct Density;

impl Strategy for Density {
    fn name(&self) -> &'static str {
        "density"
    }

    fn about(&self) -> &'static str {
        "the items that are unsure and like many others"
    }

    fn needs(&self) -> Needs {
        Needs { embeddings: true, ..Needs::default() }
    }

    fn scores(&self, context: &Context<'_>) -> Vec<Option<f64>> {
        let Some(vectors) = &context.embeddings else { return vec![None; context.pool.len()] };
        let mean = vectors.mean();
        let unsure = context.by_certainty(|certainty| Some(certainty.entropy.unwrap_or(doubt(certainty))));
        let likeness = |row: usize| f64::from(dot(vectors.row(row), &mean).max(0.0));
        unsure.into_iter().enumerate().map(|(row, unsure)| Some(unsure? * likeness(row))).collect()
    }
}
