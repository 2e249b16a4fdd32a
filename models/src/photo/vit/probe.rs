//! The head of SigLIP: a learnt query looks at all patches once.

use std::sync::Arc;

use candle_core::{Result, Tensor};

use super::layer::Widening;
use crate::ops::{Linear, Views, cross_attention};

/// The head, with the query computed already.
pub(super) struct Probe {
    /// `(1, H)`.
    pub(super) query: Tensor,
    pub(super) key: Linear,
    pub(super) value: Linear,
    pub(super) context: Linear,
    pub(super) widening: Widening,
    pub(super) heads: usize,
}

impl Probe {
    /// States of patches `(R, H)` to one vector `(1, H)`.
    pub(super) fn forward(&self, states: &Tensor) -> Result<Tensor> {
        let (patches, width) = states.dims2()?;
        let views: Views = Arc::from([(0..1, 0..patches)]);
        let (key, value) = (self.key.forward(states)?, self.value.forward(states)?);
        let part = width / self.heads;
        let head = |number: usize| {
            let of = |x: &Tensor| x.narrow(1, number * part, part)?.contiguous();
            cross_attention((&of(&self.query)?, &of(&key)?, &of(&value)?), &views)
        };
        let contexts = (0..self.heads).map(head).collect::<Result<Vec<_>>>()?;
        self.widening.forward(&self.context.forward(&Tensor::cat(&contexts, 1)?)?)
    }
}
