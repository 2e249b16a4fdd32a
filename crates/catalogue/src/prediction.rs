//! What a model has said about an item.

use serde::{Deserialize, Serialize};

use crate::span::Span;

/// A model's answer for one item. It depends on the item alone, never on its neighbours in a batch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Prediction {
    /// Spans in text order.
    pub spans: Vec<ScoredSpan>,
    /// Whole-item values.
    pub values: Vec<ScoredChoice>,
    /// Intents of a query; `attribute` is empty.
    pub intents: Vec<ScoredChoice>,
    /// How sure the model is of the whole answer.
    pub certainty: Certainty,
}

/// A predicted span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredSpan {
    /// Where and what.
    pub span: Span,
    /// Probability that the span is right, 0 to 1, rounded to 4 places.
    pub confidence: f32,
    /// Other attributes for the same words, best first.
    pub candidates: Vec<Candidate>,
}

/// Another attribute for the words of a span.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Name of the attribute.
    pub attribute: String,
    /// Its probability, 0 to 1.
    pub confidence: f32,
}

/// A predicted value of a closed list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredChoice {
    /// Name of the attribute.
    pub attribute: String,
    /// The value.
    pub value: String,
    /// Its probability, 0 to 1.
    pub confidence: f32,
}

/// Certainty of the best answer for a whole item: what acquisition strategies read.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Certainty {
    /// Natural logarithm of the probability of the best tag sequence, summed over the fields.
    pub log_probability: f64,
    /// Number of tagged tokens behind it.
    pub tokens: usize,
    /// Lowest confidence of a span; 1 when there is none.
    pub lowest: f32,
}

impl Default for Certainty {
    fn default() -> Self {
        Self { log_probability: 0.0, tokens: 0, lowest: 1.0 }
    }
}
