//! Training or predicting.

use crate::random::Random;

/// What a forward pass is for.
#[derive(Debug)]
pub enum Mode<'a> {
    /// Nothing is dropped.
    Predict,
    /// Dropout at these rates, its seeds drawn from the stream.
    Train {
        /// Where every seed comes from.
        random: &'a mut Random,
        /// Share of hidden values dropped.
        hidden: f32,
        /// Share of attention weights dropped.
        attention: f32,
    },
}

/// One dropout: its rate and its seed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Dropout {
    pub(crate) rate: f32,
    pub(crate) seed: u32,
}

impl Mode<'_> {
    pub(crate) fn hidden_dropout(&mut self) -> Option<Dropout> {
        match self {
            Self::Train { random, hidden, .. } => draw(random, *hidden),
            Self::Predict => None,
        }
    }

    pub(crate) fn attention_dropout(&mut self) -> Option<Dropout> {
        match self {
            Self::Train { random, attention, .. } => draw(random, *attention),
            Self::Predict => None,
        }
    }
}

fn draw(random: &mut Random, rate: f32) -> Option<Dropout> {
    (rate > 0.0).then(|| Dropout { rate, seed: (random.bits() >> 32) as u32 })
}
