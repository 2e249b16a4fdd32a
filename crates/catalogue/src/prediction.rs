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
    /// How likely each attribute of the vertical is said at all, whatever the words; empty where a
    /// recipe does not judge it apart from spans and values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presence: Vec<ScoredAttribute>,
    /// How much of the photos went into the answer; nothing where no photo was looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gates: Option<Gates>,
    /// How sure the model is of the whole answer.
    pub certainty: Certainty,
}

/// Predictions below this confidence are unsure. One limit for all attributes, the middle of the scale: a calibrated
/// 0.5 is as likely wrong as right.
pub const ASK_LIMIT: f32 = 0.5;

impl Prediction {
    /// What a model that looked at photos says of an attribute of the whole item; nothing where none was looked at.
    pub fn seen<'a>(&'a self, attribute: &'a str) -> impl Iterator<Item = &'a ScoredChoice> {
        let seeing = self.gates.iter().flat_map(|_| &self.values);
        seeing.filter(move |choice| choice.attribute == attribute)
    }
}

/// An attribute and how likely it is present.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoredAttribute {
    /// Name of the attribute.
    pub attribute: String,
    /// Its probability, 0 to 1, rounded to 4 places.
    pub confidence: f32,
    /// Whether the probability is above the attribute's threshold.
    pub present: bool,
}

/// How much of the photos a model let through, for display.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Gates {
    /// Per token, in text order.
    pub tokens: Vec<TokenGate>,
    /// Per photo, in the item's order; photos that could not be read are left out.
    pub photos: Vec<PhotoGates>,
}

/// How much visual information a token took.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TokenGate {
    /// Name of the field.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// 0 to 1.
    pub gate: f32,
}

/// How much each region of a photo gave, row by row from the upper left.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PhotoGates {
    /// Path as the item writes it.
    pub photo: String,
    /// Regions side by side.
    pub columns: usize,
    /// 0 to 1 for each region.
    pub regions: Vec<f32>,
    /// Side of the square in the middle that the regions divide, as a part of the photo's shorter side;
    /// none where the whole photo was squeezed into a square.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub middle: Option<f32>,
    /// The same for predicted spans, each by itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<WordRegions>,
}

/// What the words of a predicted span took of the regions of a photo.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordRegions {
    /// Name of the field.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// For each region, as a part of the most that these words took of a region of any photo.
    pub regions: Vec<f32>,
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
    /// Probability of the likeliest tag less that of the second, as a mean over the tokens, rounded to 4
    /// places. None where a recipe has no probabilities of tags, and for predictions made before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<f64>,
    /// Entropy of the tags in nats, as a mean over the tokens, rounded to 4 places. None as for the margin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entropy: Option<f64>,
}

impl Default for Certainty {
    fn default() -> Self {
        Self { log_probability: 0.0, tokens: 0, lowest: 1.0, margin: None, entropy: None }
    }
}
