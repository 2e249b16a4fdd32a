//! A pretrained BERT that is trained with the heads.

use swingtag_models::{Bert, Mode, Packed, Parameters, Trained};

use super::super::input::TextInput;
use super::super::settings::TaggerSettings;
use super::{States, TextEncoder, push};
use crate::encode::{EncodedField, SequenceShape, WordPieces};
use crate::error::LearnError;
use crate::recipe::EncoderFiles;
use crate::recipes::trainable::only_bert;

/// The encoder, its tokenizer and the shape of its sequences.
pub(in super::super) struct FineTuned {
    words: WordPieces,
    shape: SequenceShape,
    bert: Bert,
    files: EncoderFiles,
}

impl FineTuned {
    /// Loads the published weights as parameters to be trained.
    pub(in super::super) fn open(
        files: EncoderFiles,
        settings: &TaggerSettings,
        parameters: &mut Parameters,
    ) -> Result<Self, LearnError> {
        only_bert(&files, ("frozen", "false"), "use `--set frozen=true`, or another encoder")?;
        let trained = if settings.freeze_embeddings { Trained::Layers } else { Trained::Everything };
        let bert = Bert::load(&files.folder, trained, parameters)?;
        let mut shape = settings.sequences();
        shape.max_pieces = shape.max_pieces.min(bert.config().max_position_embeddings);
        Ok(Self { words: WordPieces::open(&files)?, shape, bert, files })
    }
}

impl TextEncoder for FineTuned {
    fn width(&self) -> usize {
        self.bert.config().hidden_size
    }

    fn read(&self, vertical: &str, text: &str) -> Result<EncodedField, LearnError> {
        EncodedField::new(&self.words, self.shape, vertical, text)
    }

    fn states(&self, texts: &[(&str, &TextInput)], mode: &mut Mode<'_>) -> Result<States, LearnError> {
        let mut batch = Packed::default();
        let (mut places, mut first) = (Vec::with_capacity(texts.len()), Vec::with_capacity(texts.len()));
        for (_, text) in texts {
            let (rows, mark) = push(&mut batch, &text.field)?;
            places.push(rows);
            first.push(mark);
        }
        Ok(States { rows: self.bert.forward(&batch, mode)?, places, first })
    }

    fn prepare(&mut self) -> Result<(), LearnError> {
        Ok(self.bert.prepare()?)
    }

    fn files(&self) -> Option<&EncoderFiles> {
        Some(&self.files)
    }
}
