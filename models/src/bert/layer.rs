//! One layer: attention, then two linear maps with GELU between, each with a residual path and
//! layer normalisation after it.

use std::sync::Arc;

use candle_core::{Result, Tensor};

use super::config::BertConfig;
use super::network::Builder;
use crate::error::ModelError;
use crate::ops::{Linear, Mode, attention, gelu, layer_norm, residual};

/// Layer normalisation with its parameters.
#[derive(Debug)]
pub(super) struct Norm {
    gain: Tensor,
    shift: Tensor,
    epsilon: f64,
}

impl Norm {
    pub(super) fn build(
        name: &str,
        config: &BertConfig,
        builder: &mut Builder<'_>,
    ) -> std::result::Result<Self, ModelError> {
        let width = [config.hidden_size];
        Ok(Self {
            gain: builder.take(&format!("{name}.weight"), &width)?,
            shift: builder.take(&format!("{name}.bias"), &width)?,
            epsilon: config.layer_norm_eps,
        })
    }

    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        layer_norm(x, &self.gain, &self.shift, self.epsilon)
    }
}

/// A layer of the encoder.
#[derive(Debug)]
pub(super) struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    context: Linear,
    attention_norm: Norm,
    wide: Linear,
    narrow: Linear,
    output_norm: Norm,
    heads: usize,
}

impl Layer {
    pub(super) fn build(
        number: usize,
        config: &BertConfig,
        builder: &mut Builder<'_>,
    ) -> std::result::Result<Self, ModelError> {
        let (h, w) = (config.hidden_size, config.intermediate_size);
        let name = |part: &str| format!("encoder.layer.{number}.{part}");
        Ok(Self {
            query: builder.linear(&name("attention.self.query"), h, h)?,
            key: builder.linear(&name("attention.self.key"), h, h)?,
            value: builder.linear(&name("attention.self.value"), h, h)?,
            context: builder.linear(&name("attention.output.dense"), h, h)?,
            attention_norm: Norm::build(&name("attention.output.LayerNorm"), config, builder)?,
            wide: builder.linear(&name("intermediate.dense"), w, h)?,
            narrow: builder.linear(&name("output.dense"), h, w)?,
            output_norm: Norm::build(&name("output.LayerNorm"), config, builder)?,
            heads: config.num_attention_heads,
        })
    }

    pub(super) fn prepare(&mut self) -> Result<()> {
        let linears = [
            &mut self.query,
            &mut self.key,
            &mut self.value,
            &mut self.context,
            &mut self.wide,
            &mut self.narrow,
        ];
        linears.into_iter().try_for_each(Linear::prepare)
    }

    /// `(N, H)` to `(N, H)`.
    pub(super) fn forward(&self, x: &Tensor, starts: &Arc<[usize]>, mode: &mut Mode<'_>) -> Result<Tensor> {
        let (query, key, value) = (self.query.forward(x)?, self.key.forward(x)?, self.value.forward(x)?);
        let context = attention((&query, &key, &value), starts, self.heads, mode.attention_dropout())?; // (N, H)
        let branch = self.context.forward(&context)?;
        let x = self.attention_norm.forward(&residual(&branch, x, mode.hidden_dropout())?)?;
        let branch = self.narrow.forward(&gelu(&self.wide.forward(&x)?)?)?; // (N, W) in between
        self.output_norm.forward(&residual(&branch, &x, mode.hidden_dropout())?)
    }
}
