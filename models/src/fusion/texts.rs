//! Self-attention among the tokens of a text (paper 5, equations 1, 2 and the left part of 5).

use std::sync::Arc;

use candle_core::Tensor;

use super::projection;
use crate::error::ModelError;
use crate::ops::{Linear, Mode, attention};
use crate::parameters::Parameters;
use crate::random::Random;

/// `W_Q^t`, `W_K^t` and `W_V^t`.
#[derive(Debug)]
pub(super) struct Texts {
    query: Linear,
    key: Linear,
    value: Linear,
}

impl Texts {
    /// Maps of hidden states of a width to queries, keys and values of another.
    pub(super) fn new(
        (width, attention): (usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let mut part =
            |name: &str| projection(&format!("text.{name}"), (attention, width), parameters, random);
        Ok(Self { query: part("query")?, key: part("key")?, value: part("value")? })
    }

    /// Lays the weights out for predicting.
    pub(super) fn prepare(&mut self) -> Result<(), ModelError> {
        for map in [&mut self.query, &mut self.key, &mut self.value] {
            map.prepare()?;
        }
        Ok(())
    }

    /// `Σ_j α^t_ij W_V^t h_j`: `(N, H)` to `(N, d)`, each text by itself.
    pub(super) fn forward(
        &self,
        states: &Tensor,
        starts: &Arc<[usize]>,
        mode: &mut Mode<'_>,
    ) -> Result<Tensor, ModelError> {
        let query = self.query.forward(states)?; // (N, d)
        let key = self.key.forward(states)?; // (N, d)
        let value = self.value.forward(states)?; // (N, d)
        Ok(attention((&query, &key, &value), starts, 1, mode.attention_dropout())?)
    }
}
