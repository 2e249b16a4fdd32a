//! Encoder and pointers together, for training and for predicting.

use candle_core::Tensor;
use swingtag_models::pointers::PointerHead;
use swingtag_models::{Bert, Mode, Packed, Parameters, Random, Trained, device, weights::Weights};

use super::question::Question;
use super::settings::MrcSettings;
use crate::encode::{Piece, WindowInput, WordPieces};
use crate::error::LearnError;
use crate::recipe::{EncoderFiles, Resources};
use crate::recipes::trainable::only_bert;

/// A network that answers questions.
pub(super) struct Network {
    pub(super) words: WordPieces,
    pub(super) settings: MrcSettings,
    pub(super) parameters: Parameters,
    pub(super) head: PointerHead,
    bert: Bert,
}

impl Network {
    /// A network as it is before training.
    pub(super) fn new(
        encoder: &EncoderFiles,
        settings: MrcSettings,
        seed: u64,
        resources: &Resources<'_>,
    ) -> Result<Self, LearnError> {
        only_bert(encoder, ("encoder", &encoder.name), "name another with `--encoder`")?;
        let trained = if settings.freeze_embeddings { Trained::Layers } else { Trained::Everything };
        let mut parameters = Parameters::new(device(&resources.device)?);
        let bert = Bert::load(&encoder.folder, trained, &mut parameters)?;
        let width = bert.config().hidden_size;
        let head = PointerHead::new(width, &mut parameters, &mut Random::new(seed))?;
        Ok(Self { words: WordPieces::open(encoder)?, settings, parameters, head, bert })
    }

    /// Takes trained weights over, and is then for predicting only.
    pub(super) fn load(&mut self, bytes: &[u8]) -> Result<(), LearnError> {
        self.parameters.load(&Weights::parse(bytes)?)?;
        self.bert.prepare()?;
        Ok(self.head.prepare()?)
    }

    /// Longest sequence in pieces.
    pub(super) fn longest(&self) -> usize {
        self.settings.max_pieces.min(self.bert.config().max_position_embeddings)
    }

    /// Pieces of a text that fit behind a question.
    pub(super) fn room(&self, question: &Question) -> usize {
        self.longest().saturating_sub(question.ids.len() + 1).max(2)
    }

    /// Question and text as the encoder reads them: `question text [SEP]`.
    pub(super) fn input(&self, question: &[u32], pieces: &[Piece]) -> WindowInput {
        WindowInput::new(question, pieces, self.words.separator(), 1)
    }

    /// Scores `(N, 2)` of all rows of some sequences, and the first row of each.
    pub(super) fn scores(
        &self,
        inputs: &[WindowInput],
        mode: &mut Mode<'_>,
    ) -> Result<(Tensor, Vec<usize>), LearnError> {
        let (mut batch, mut first) = (Packed::default(), Vec::with_capacity(inputs.len()));
        for input in inputs {
            first.push(batch.push(&input.ids, &input.segments)?.start);
        }
        Ok((self.head.forward(&self.bert.forward(&batch, mode)?)?, first))
    }
}
