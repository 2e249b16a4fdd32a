//! The settings of the two recipes; their defaults stand in `defaults.toml`.

use serde::Deserialize;

use crate::encode::SequenceShape;

/// The table `bert` of `defaults.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BertSettings {
    pub(super) frozen: bool,
    pub(super) epochs: usize,
    pub(super) batch: usize,
    pub(super) learning_rate: f64,
    pub(super) head_learning_rate: f64,
    pub(super) transition_learning_rate: f64,
    pub(super) warmup: f64,
    pub(super) weight_decay: f64,
    pub(super) clip: f64,
    pub(super) dropout: f64,
    pub(super) freeze_embeddings: bool,
    pub(super) vertical_prompt: bool,
    pub(super) max_pieces: usize,
    pub(super) frozen_epochs: usize,
    pub(super) frozen_learning_rate: f64,
    pub(super) frozen_hidden: usize,
}

impl BertSettings {
    pub(super) fn sequences(&self) -> SequenceShape {
        SequenceShape { max_pieces: self.max_pieces, vertical_prompt: self.vertical_prompt }
    }

    /// Rounds over the examples.
    pub(super) fn rounds(&self) -> usize {
        if self.frozen { self.frozen_epochs } else { self.epochs }
    }

    /// Width of the head's hidden layer, 0 for none.
    pub(super) fn hidden(&self) -> usize {
        if self.frozen { self.frozen_hidden } else { 0 }
    }

    /// Learning rate of a parameter by its name.
    pub(super) fn rate(&self, parameter: &str) -> f64 {
        if parameter.starts_with("chain.") {
            self.transition_learning_rate
        } else if !parameter.starts_with("head.") {
            self.learning_rate
        } else if self.frozen {
            self.frozen_learning_rate
        } else {
            self.head_learning_rate
        }
    }

    /// Weight decay of a parameter by its name: weights decay, biases, gains and transitions do not.
    pub(super) fn decay(&self, parameter: &str) -> f64 {
        let matrix = parameter.ends_with(".weight") && !parameter.contains("LayerNorm");
        if matrix { self.weight_decay } else { 0.0 }
    }
}
