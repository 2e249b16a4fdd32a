//! One layer: attention and two linear maps, each with a normalisation before it and a residual path
//! around both.

use std::sync::Arc;

use candle_core::{Result, Tensor};

use crate::ops::{Linear, attention, gelu, layer_norm};

/// What lies between the two linear maps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Activation {
    /// `x · Φ(x)`.
    Gelu,
    /// The same by way of tanh.
    TanhGelu,
    /// `x / (1 + e^(−1.702 x))`.
    QuickGelu,
}

impl Activation {
    /// By its published name.
    pub(super) fn named(name: &str) -> std::result::Result<Self, String> {
        match name {
            "gelu" => Ok(Self::Gelu),
            "gelu_pytorch_tanh" => Ok(Self::TanhGelu),
            "quick_gelu" => Ok(Self::QuickGelu),
            other => Err(format!(
                "hidden_act is “{other}”; “gelu”, “gelu_pytorch_tanh” and “quick_gelu” are computed"
            )),
        }
    }

    fn apply(self, x: &Tensor) -> Result<Tensor> {
        match self {
            Self::Gelu => gelu(x),
            Self::TanhGelu => x.gelu(),
            Self::QuickGelu => x * candle_nn::ops::sigmoid(&(x * 1.702)?)?,
        }
    }
}

/// Layer normalisation with its parameters.
pub(super) struct Norm {
    pub(super) gain: Tensor,
    pub(super) shift: Tensor,
    pub(super) epsilon: f64,
}

impl Norm {
    /// `(N, H)` to `(N, H)`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        layer_norm(x, &self.gain, &self.shift, self.epsilon)
    }
}

/// A normalisation and two linear maps, with a residual path around them.
pub(super) struct Widening {
    pub(super) norm: Norm,
    pub(super) wide: Linear,
    pub(super) narrow: Linear,
    pub(super) activation: Activation,
}

impl Widening {
    /// `(N, H)` to `(N, H)`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let inside = self.wide.forward(&self.norm.forward(x)?)?; // (N, W)
        x + self.narrow.forward(&self.activation.apply(&inside)?)?
    }
}

/// A layer of the network.
pub(super) struct Layer {
    pub(super) norm: Norm,
    pub(super) query: Linear,
    pub(super) key: Linear,
    pub(super) value: Linear,
    pub(super) context: Linear,
    pub(super) widening: Widening,
    pub(super) heads: usize,
}

impl Layer {
    /// `(N, H)` to `(N, H)`; all rows are one sequence.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let starts: Arc<[usize]> = Arc::from([0, x.dim(0)?]);
        let inside = self.norm.forward(x)?;
        let (query, key) = (self.query.forward(&inside)?, self.key.forward(&inside)?);
        let value = self.value.forward(&inside)?;
        let context = attention((&query, &key, &value), &starts, self.heads, None)?; // (N, H)
        self.widening.forward(&(x + self.context.forward(&context)?)?)
    }
}
