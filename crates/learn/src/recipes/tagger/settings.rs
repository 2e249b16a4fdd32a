//! The settings of the family; their defaults stand in `defaults.toml`.

use serde::Deserialize;

use super::input::TaggedFields;
use super::intents::{IntentLevel, IntentPass};
use super::triplet::{TextEmbedding, TripletKind};
use crate::encode::SequenceShape;
use crate::error::LearnError;
use crate::recipes::words::WordSizes;

/// What turns a text into hidden states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum TextKind {
    /// A pretrained transformer.
    Bert,
    /// A bidirectional LSTM over words and characters.
    Bilstm,
}

/// What is fused before words are tagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum FusionKind {
    /// Nothing.
    None,
    /// Words and attributes (JAVE).
    Text,
    /// Words, attributes and photos (M-JAVE).
    Photo,
}

/// How the words of an item become one vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum PoolingKind {
    /// Their mean.
    Mean,
    /// Their sum, as paper 5 prints it.
    Sum,
}

/// The table `tagger` of `defaults.toml`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TaggerSettings {
    pub(super) text: TextKind,
    pub(super) fields: TaggedFields,
    pub(super) crf: bool,
    pub(super) presence: bool,
    pub(super) choices: bool,
    pub(super) intents: bool,
    pub(super) statement_weight: f64,
    pub(super) intent_level: IntentLevel,
    pub(super) intent_pass: IntentPass,
    pub(super) intent_rate: f64,
    pub(super) triplet_weight: f64,
    pub(super) triplet_form: TripletKind,
    pub(super) triplet_temperature: f64,
    pub(super) triplet_embedding: TextEmbedding,
    pub(super) description_pieces: usize,
    pub(super) fusion: FusionKind,
    pub(super) attention_width: usize,
    pub(super) attribute_guidance: bool,
    pub(super) kl_weight: f64,
    pub(super) pooling: PoolingKind,
    pub(super) global_image: bool,
    pub(super) global_gate: bool,
    pub(super) regions: bool,
    pub(super) regional_gate: bool,
    pub(super) lexicon: bool,
    pub(super) frozen: bool,
    pub(super) frozen_below: usize,
    pub(super) epochs: usize,
    pub(super) least_steps: usize,
    pub(super) batch: usize,
    pub(super) learning_rate: f64,
    pub(super) head_learning_rate: f64,
    pub(super) transition_learning_rate: f64,
    pub(super) lexicon_dropout: f64,
    pub(super) feature_learning_rate: f64,
    pub(super) warmup: f64,
    pub(super) weight_decay: f64,
    pub(super) clip: f64,
    pub(super) dropout: f64,
    pub(super) freeze_embeddings: bool,
    pub(super) vertical_prompt: bool,
    pub(super) max_pieces: usize,
    pub(super) frozen_epochs: usize,
    pub(super) frozen_steps: usize,
    pub(super) frozen_learning_rate: f64,
    pub(super) frozen_hidden: usize,
    pub(super) frozen_dropout: f64,
    pub(super) frozen_layers: usize,
    pub(super) word_vectors: bool,
    pub(super) word_width: usize,
    pub(super) character_width: usize,
    pub(super) character_states: usize,
    pub(super) lstm_states: usize,
}

/// A head on a frozen encoder reads every item at least so often.
const LEAST_FROZEN_ROUNDS: usize = 5;

/// Beginnings of the names of heads' parameters.
const HEADS: [&str; 4] = ["head.", "statements.", "intents.", "fusion."];

/// Beginnings of the names of other parameters that do not belong to the text encoder.
const OTHERS: [&str; 2] = ["chain.", "features."];

impl TaggerSettings {
    /// Decides what depends on the number of labelled items.
    pub(super) fn for_examples(mut self, examples: usize) -> Self {
        self.frozen |= examples < self.frozen_below;
        self
    }

    /// Share of hidden values dropped while training.
    pub(super) fn dropped(&self) -> f32 {
        (if self.frozen { self.frozen_dropout } else { self.dropout }) as f32
    }

    /// Refuses settings that contradict each other.
    pub(super) fn check(&self) -> Result<(), LearnError> {
        if self.triplet_weight > 0.0 && self.frozen {
            return Err(LearnError::Setting {
                key: "frozen".to_owned(),
                value: "true".to_owned(),
                reason: "descriptions teach the encoder, which would stay as published; \
                         set frozen=false, or triplet_weight=0"
                    .to_owned(),
            });
        }
        if self.text == TextKind::Bilstm && self.frozen {
            return Err(LearnError::Setting {
                key: "frozen".to_owned(),
                value: "true".to_owned(),
                reason: "text=bilstm has no published encoder to leave as it is; set frozen=false".to_owned(),
            });
        }
        Ok(())
    }

    pub(super) fn sequences(&self) -> SequenceShape {
        SequenceShape { max_pieces: self.max_pieces, vertical_prompt: self.vertical_prompt }
    }

    /// Sizes of an encoder of words.
    pub(super) fn word_sizes(&self) -> WordSizes {
        WordSizes {
            width: self.word_width,
            character_width: self.character_width,
            character_states: self.character_states,
            states: self.lstm_states,
        }
    }

    /// Whether photos are looked at.
    pub(super) fn sees_photos(&self) -> bool {
        self.fusion == FusionKind::Photo && (self.global_image || self.regions)
    }

    /// Rounds over so many examples: more when these are few.
    pub(super) fn rounds(&self, examples: usize) -> usize {
        let steps = self.steps(examples);
        let epochs = if self.frozen { self.frozen_rounds(steps) } else { self.epochs };
        epochs.max(self.least_steps.div_ceil(steps))
    }

    /// Rounds of a head on a frozen encoder: fewer where it has to be quick and a round has many steps.
    fn frozen_rounds(&self, steps: usize) -> usize {
        match self.frozen_steps {
            0 => self.frozen_epochs,
            most => self.frozen_epochs.min(most.div_ceil(steps).max(LEAST_FROZEN_ROUNDS)),
        }
    }

    /// Steps of a round over so many examples.
    pub(super) fn steps(&self, examples: usize) -> usize {
        examples.div_ceil(self.batch).max(1)
    }

    /// Width of the head's hidden layer, 0 for none.
    pub(super) fn hidden(&self) -> usize {
        if self.frozen { self.frozen_hidden } else { 0 }
    }

    /// Whether a parameter belongs to the text encoder, by its name.
    pub(super) fn of_text(&self, parameter: &str) -> bool {
        !HEADS.iter().chain(&OTHERS).any(|name| parameter.starts_with(name))
    }

    /// Learning rate of a parameter by its name.
    pub(super) fn rate(&self, parameter: &str) -> f64 {
        if parameter.starts_with("chain.") {
            self.transition_learning_rate
        } else if parameter.starts_with("features.") {
            self.feature_learning_rate
        } else if !HEADS.iter().any(|head| parameter.starts_with(head)) {
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
