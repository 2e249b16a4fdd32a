//! Where the parts of a vision transformer lie in `model.safetensors`. What is missing or of another shape
//! is told by its published name.

use std::path::Path;

use candle_core::{DType, Device, Tensor};

use super::config::Shape;
use super::layer::{Layer, Norm, Widening};
use super::positions::interpolated;
use super::probe::Probe;
use crate::error::ModelError;
use crate::ops::Linear;
use crate::weights::Weights;

/// A file of weights that is being read.
pub(super) struct Source<'a> {
    weights: Weights,
    shape: &'a Shape,
}

impl<'a> Source<'a> {
    /// Opens the file, and refuses one of a deeper network, whose first layers would fit.
    pub(super) fn open(folder: &Path, shape: &'a Shape) -> Result<Self, ModelError> {
        let file = Weights::read(&folder.join("model.safetensors"))?;
        let source = Self { weights: file.without_prefix(shape.family.prefix), shape };
        let beyond = source.of_layer(shape.layers, shape.family.layer.norms[0]);
        if source.weights.contains(&format!("{beyond}.weight")) {
            return Err(ModelError::Weights(format!(
                "“{beyond}.weight” is not part of this network: num_hidden_layers is {}",
                shape.layers
            )));
        }
        Ok(source)
    }

    /// The map from the pixels of a patch to a state.
    pub(super) fn patches(&self) -> Result<Linear, ModelError> {
        let (Shape { width, patch, .. }, family) = (self.shape, self.shape.family);
        let weight = self.weights.tensor(&weight(family.patches), &[*width, 3, *patch, *patch])?;
        let bias = if family.patch_bias {
            self.weights.tensor(&bias(family.patches), &[*width])?
        } else {
            Tensor::zeros(*width, DType::F32, &Device::Cpu)?
        };
        prepared(weight.reshape((*width, 3 * patch * patch))?, bias)
    }

    /// The class token with its position `(1, H)`, where there is one, and the positions of `grid · grid`
    /// patches `(grid · grid, H)`.
    pub(super) fn positions(&self, grid: usize) -> Result<(Option<Tensor>, Tensor), ModelError> {
        let (Shape { width, trained_grid, .. }, family) = (self.shape, self.shape.family);
        let first = usize::from(family.class_token.is_some());
        let (rows, places) = (first + trained_grid * trained_grid, trained_grid * trained_grid);
        let stored = if family.batched { vec![1, rows, *width] } else { vec![rows, *width] };
        let table = self.weights.tensor(family.positions, &stored)?.reshape((rows, *width))?;
        let own = table.narrow(0, first, places)?.flatten_all()?.to_vec1::<f32>()?;
        let own = interpolated(&own, *width, *trained_grid, grid);
        let own = Tensor::from_vec(own, (grid * grid, *width), &Device::Cpu)?;
        let Some(name) = family.class_token else { return Ok((None, own)) };
        let stored = if family.batched { vec![1, 1, *width] } else { vec![*width] };
        let token = self.weights.tensor(name, &stored)?.reshape((1, *width))?;
        Ok((Some((token + table.narrow(0, 0, 1)?)?), own))
    }

    /// A normalisation.
    pub(super) fn norm(&self, name: &str) -> Result<Norm, ModelError> {
        let width = [self.shape.width];
        Ok(Norm {
            gain: self.weights.tensor(&weight(name), &width)?,
            shift: self.weights.tensor(&bias(name), &width)?,
            epsilon: self.shape.epsilon,
        })
    }

    /// A layer, counted from 0.
    pub(super) fn layer(&self, number: usize) -> Result<Layer, ModelError> {
        let (names, width) = (&self.shape.family.layer, self.shape.width);
        let name = |part: &str| self.of_layer(number, part);
        let [query, key, value] = names.attention.map(|part| self.linear(&name(part), width, width, None));
        let scales = names.scales.map(|scales| scales.map(name));
        let [first, second] = match &scales {
            Some([first, second]) => [Some(first.as_str()), Some(second.as_str())],
            None => [None, None],
        };
        Ok(Layer {
            norm: self.norm(&name(names.norms[0]))?,
            query: query?,
            key: key?,
            value: value?,
            context: self.linear(&name(names.context), width, width, first)?,
            widening: self.widening(&name(names.norms[1]), &name("mlp"), second)?,
            heads: self.shape.heads,
        })
    }

    /// The head that gathers all patches.
    pub(super) fn probe(&self, name: &str) -> Result<Probe, ModelError> {
        let width = self.shape.width;
        let probe = self.weights.tensor(&format!("{name}.probe"), &[1, 1, width])?.reshape((1, width))?;
        let inside = self.weights.tensor(&format!("{name}.attention.in_proj_weight"), &[3 * width, width])?;
        let shifts = self.weights.tensor(&format!("{name}.attention.in_proj_bias"), &[3 * width])?;
        let part = |number: usize| {
            let rows = |x: &Tensor| x.narrow(0, number * width, width)?.contiguous();
            prepared(rows(&inside)?, rows(&shifts)?)
        };
        Ok(Probe {
            query: part(0)?.forward(&probe)?,
            key: part(1)?,
            value: part(2)?,
            context: self.linear(&format!("{name}.attention.out_proj"), width, width, None)?,
            widening: self.widening(&format!("{name}.layernorm"), &format!("{name}.mlp"), None)?,
            heads: self.shape.heads,
        })
    }

    fn widening(&self, norm: &str, maps: &str, scale: Option<&str>) -> Result<Widening, ModelError> {
        let Shape { width, inner, activation, .. } = *self.shape;
        Ok(Widening {
            norm: self.norm(norm)?,
            wide: self.linear(&format!("{maps}.fc1"), inner, width, None)?,
            narrow: self.linear(&format!("{maps}.fc2"), width, inner, scale)?,
            activation,
        })
    }

    /// A linear map, multiplied with the scale of that name.
    fn linear(
        &self,
        name: &str,
        out: usize,
        inputs: usize,
        scale: Option<&str>,
    ) -> Result<Linear, ModelError> {
        let weight = self.weights.tensor(&weight(name), &[out, inputs])?;
        let bias = self.weights.tensor(&bias(name), &[out])?;
        let Some(scale) = scale else { return prepared(weight, bias) };
        let scale = self.weights.tensor(scale, &[out])?;
        prepared(weight.broadcast_mul(&scale.unsqueeze(1)?)?, (bias * scale)?)
    }

    fn of_layer(&self, number: usize, part: &str) -> String {
        format!("{}.{number}.{part}", self.shape.family.layer.layers)
    }
}

fn weight(name: &str) -> String {
    format!("{name}.weight")
}

fn bias(name: &str) -> String {
    format!("{name}.bias")
}

fn prepared(weight: Tensor, bias: Tensor) -> Result<Linear, ModelError> {
    let mut linear = Linear::new(weight, bias);
    linear.prepare()?;
    Ok(linear)
}
