//! The settings of the recipe; their defaults stand in `defaults.toml`.

use serde::Deserialize;

use super::super::words::WordSizes;
use crate::encode::SequenceShape;

/// Which errors couple two verticals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Coupling {
    /// None: verticals share their layers and nothing else.
    None,
    /// Attention over similar contexts (`CCE`, `CCE'`).
    Context,
    /// Similar names of labels (`LCE`, `LCE'`).
    Label,
    /// Both.
    Both,
}

/// The table `bilstm-crf-coupled` of `defaults.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CoupledSettings {
    pub(super) coupling: Coupling,
    pub(super) coupling_weight: f64,
    pub(super) window: usize,
    pub(super) threshold: f64,
    pub(super) partners: usize,
    pub(super) pairs: usize,
    pub(super) sharpness: f64,
    pub(super) label_width: usize,
    pub(super) gram: usize,
    pub(super) balanced: bool,
    pub(super) epochs: usize,
    pub(super) least_steps: usize,
    pub(super) batch: usize,
    pub(super) learning_rate: f64,
    pub(super) transition_learning_rate: f64,
    pub(super) coupling_learning_rate: f64,
    pub(super) warmup: f64,
    pub(super) weight_decay: f64,
    pub(super) clip: f64,
    pub(super) dropout: f64,
    pub(super) max_words: usize,
    pub(super) word_vectors: bool,
    pub(super) word_width: usize,
    pub(super) character_width: usize,
    pub(super) character_states: usize,
    pub(super) lstm_states: usize,
}

impl CoupledSettings {
    pub(super) fn context(&self) -> bool {
        matches!(self.coupling, Coupling::Context | Coupling::Both)
    }

    pub(super) fn label(&self) -> bool {
        matches!(self.coupling, Coupling::Label | Coupling::Both)
    }

    /// Texts are read without the name of their vertical: the layers above are its own anyway.
    pub(super) fn sequences(&self) -> SequenceShape {
        SequenceShape { max_pieces: self.max_words, vertical_prompt: false }
    }

    pub(super) fn word_sizes(&self) -> WordSizes {
        WordSizes {
            width: self.word_width,
            character_width: self.character_width,
            character_states: self.character_states,
            states: self.lstm_states,
        }
    }

    /// Learning rate of a parameter by its name.
    pub(super) fn rate(&self, parameter: &str) -> f64 {
        if parameter.starts_with("chain.") {
            self.transition_learning_rate
        } else if parameter.starts_with("coupling.") {
            self.coupling_learning_rate
        } else {
            self.learning_rate
        }
    }

    /// Weight decay of a parameter by its name: only weights decay.
    pub(super) fn decay(&self, parameter: &str) -> f64 {
        if parameter.ends_with(".weight") { self.weight_decay } else { 0.0 }
    }
}
