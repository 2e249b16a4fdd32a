//! Word vectors ⊕ character-level vectors → BiLSTM: the embedding layers of paper 2 (eq. 1).

use candle_core::{Device, Tensor};

use super::characters::Characters;
use super::layer::BiLstm;
use super::lookup::lookup;
use super::words::Words;
use crate::error::ModelError;
use crate::ops::{Mode, dropped};
use crate::parameters::Parameters;
use crate::random::Random;

/// The shape of a word encoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordShape {
    /// Rows of the table of learnt word vectors; row 0 stands for unknown words.
    pub words: usize,
    /// Width of a word vector.
    pub word_width: usize,
    /// Different characters; number 0 stands for unknown ones.
    pub characters: usize,
    /// Width of a character's vector.
    pub character_width: usize,
    /// States of the character-level LSTM in each direction; 0 leaves characters out.
    pub character_states: usize,
    /// States of the LSTM over words in each direction.
    pub states: usize,
}

/// Words to hidden states of `2 · states` numbers.
#[derive(Clone, Debug)]
pub struct WordEncoder {
    shape: WordShape,
    table: Tensor,
    characters: Option<Characters>,
    lstm: BiLstm,
}

impl WordEncoder {
    /// An encoder with first weights from the stream; its parameters are named `words.table`,
    /// `characters.…` and `lstm.…`.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        shape: WordShape,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        // About the deviation of published word vectors, so that learnt and fixed ones weigh the same.
        let table = parameters.draw("words.table", &[shape.words.max(1), shape.word_width], 0.4, random)?;
        let characters = if shape.character_states > 0 {
            let sizes = (shape.characters.max(1), shape.character_width, shape.character_states);
            Some(Characters::new(sizes, parameters, random)?)
        } else {
            None
        };
        let inputs = shape.word_width + 2 * shape.character_states;
        let lstm = BiLstm::new("lstm", inputs, shape.states, parameters, random)?;
        Ok(Self { shape, table, characters, lstm })
    }

    /// Lays the weights out for predicting. Not for an encoder that is still being trained.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn prepare(&mut self) -> Result<(), ModelError> {
        if let Some(characters) = &mut self.characters {
            characters.lstm.prepare()?;
        }
        self.lstm.prepare()
    }

    /// Its shape.
    #[must_use]
    pub fn shape(&self) -> WordShape {
        self.shape
    }

    /// The learnt word vectors as they are now, row by row.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn learnt(&self) -> Result<Vec<Vec<f32>>, ModelError> {
        Ok(self.table.to_device(&Device::Cpu)?.to_vec2()?)
    }

    /// Hidden states `(N, 2H)` of the `N` words of a batch, computed on the CPU and sent to the parameters'
    /// device.
    ///
    /// # Errors
    /// A batch without words, or vectors of another width than the encoder's.
    pub fn forward(&self, words: &Words, mode: &mut Mode<'_>) -> Result<Tensor, ModelError> {
        if words.rows() == 0 || words.width != self.shape.word_width {
            let (rows, width) = (words.rows(), words.width);
            return Err(ModelError::Input(format!("{rows} words with vectors of {width}")));
        }
        let (ids, fixed) = (words.learnt.as_slice().into(), words.fixed.as_slice().into());
        let vectors = lookup(&self.table, ids, fixed)?; // (N, W)
        let x = match &self.characters {
            Some(characters) => Tensor::cat(&[&vectors, &characters.forward(words, mode)?], 1)?,
            None => vectors,
        };
        let states = self.lstm.forward(&dropped(&x, mode.hidden_dropout())?, &words.starts)?; // (N, 2H)
        Ok(states.to_device(self.table.device())?)
    }
}
