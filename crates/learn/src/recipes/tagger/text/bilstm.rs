//! A bidirectional LSTM over words and their characters (paper 2, single task), trained from nothing but
//! word vectors.

use swingtag_models::{Mode, Parameters, Random};

use super::super::input::TextInput;
use super::super::settings::TaggerSettings;
use super::{States, TextEncoder};
use crate::encode::{EncodedField, SequenceShape};
use crate::error::LearnError;
use crate::recipe::EncoderFiles;
use crate::recipes::words::{WordSource, WordStates, place_rows};

/// The encoder with the shape of its sequences.
pub(in super::super) struct BiLstmText {
    words: WordStates,
    shape: SequenceShape,
}

impl BiLstmText {
    /// An encoder with first weights from the stream.
    pub(in super::super) fn new(
        source: WordSource,
        settings: &TaggerSettings,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, LearnError> {
        let words = WordStates::new(source, settings.word_sizes(), parameters, random)?;
        Ok(Self { words, shape: settings.sequences() })
    }
}

impl TextEncoder for BiLstmText {
    fn width(&self) -> usize {
        self.words.width()
    }

    fn read(&self, vertical: &str, text: &str) -> Result<EncodedField, LearnError> {
        Ok(self.words.reader().read(self.shape, vertical, text))
    }

    fn states(&self, texts: &[(&str, &TextInput)], mode: &mut Mode<'_>) -> Result<States, LearnError> {
        let (rows, windows) = self.words.states(texts.iter().map(|(_, text)| &text.field), mode)?;
        let fields = texts.iter().map(|(_, text)| &text.field).zip(&windows);
        let first = windows.iter().map(|windows| windows.first().map_or(0, |rows| rows.start)).collect();
        Ok(States { rows, places: fields.map(|(field, rows)| place_rows(field, rows)).collect(), first })
    }

    fn prepare(&mut self) -> Result<(), LearnError> {
        self.words.prepare()
    }

    fn files(&self) -> Option<&EncoderFiles> {
        self.words.files()
    }
}

#[cfg(test)]
mod tests;
