//! The settings of the recipe; their defaults stand in `defaults.toml`.

use serde::Deserialize;
use swingtag_catalogue::Attribute;

/// The table `mrc` of `defaults.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MrcSettings {
    pub(super) query: Query,
    pub(super) query_inversion: bool,
    pub(super) masked_query: bool,
    pub(super) masked_weight: MaskedWeight,
    pub(super) negatives: f64,
    pub(super) unmarked_negatives: f64,
    pub(super) epochs: usize,
    pub(super) reading: usize,
    pub(super) batch: usize,
    pub(super) learning_rate: f64,
    pub(super) head_learning_rate: f64,
    pub(super) warmup: f64,
    pub(super) weight_decay: f64,
    pub(super) clip: f64,
    pub(super) dropout: f64,
    pub(super) freeze_embeddings: bool,
    pub(super) max_pieces: usize,
    pub(super) longest_answer: usize,
    pub(super) further_answers: f64,
    pub(super) overlaps: bool,
    pub(super) dev_items: usize,
}

/// What an attribute is asked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Query {
    Name,
    Description,
    Both,
}

/// Weights of masked queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum MaskedWeight {
    /// Equation 1: frequent queries less.
    Frequency,
    /// All alike.
    Equal,
}

impl MrcSettings {
    /// The words of an attribute's query. An attribute without a description is asked by its name.
    pub(super) fn query(&self, attribute: &Attribute) -> String {
        let (name, description) = (attribute.name.trim(), attribute.description.trim());
        match self.query {
            Query::Description if !description.is_empty() => description.to_owned(),
            Query::Both => format!("{name} {description}").trim().to_owned(),
            _ => name.to_owned(),
        }
    }

    /// Learning rate of a parameter by its name.
    pub(super) fn rate(&self, parameter: &str) -> f64 {
        if parameter.starts_with("head.") { self.head_learning_rate } else { self.learning_rate }
    }

    /// Weight decay of a parameter by its name: weights decay, biases and gains do not.
    pub(super) fn decay(&self, parameter: &str) -> f64 {
        let matrix = parameter.ends_with(".weight") && !parameter.contains("LayerNorm");
        if matrix { self.weight_decay } else { 0.0 }
    }
}
