//! From tokens to regions of photos (paper 5, equations 3 to 6, 9 and 10).

use candle_core::{DType, Tensor};

use super::batch::{FusionBatch, PhotoVectors};
use super::shape::{FusionShape, PhotoShape};
use super::{DEVIATION, map, projection, sigmoid};
use crate::error::ModelError;
use crate::ops::{Linear, Mode, Views, cross_attention, dropped, weighted_rows};
use crate::parameters::Parameters;
use crate::random::Random;

/// The parts of a fusion that read photos.
#[derive(Debug)]
pub(super) struct Photos {
    /// `W_Q^v` and `W_K^v`.
    query: Linear,
    key: Linear,
    /// `W_V^v` of eq. 5.
    global: Option<Linear>,
    global_gate: Option<GlobalGate>,
    /// `W_V^v` of eq. 9.
    regional: Option<Linear>,
    regional_gate: Option<RegionalGate>,
    width: usize,
}

/// `W_1` with `b`, and `W_2`.
#[derive(Debug)]
struct GlobalGate {
    token: Linear,
    photo: Linear,
}

/// `W_9`, where attributes are predicted, and `W_10`.
#[derive(Debug)]
struct RegionalGate {
    attributes: Option<Linear>,
    region: Linear,
}

/// A batch with its photos, as the tokens look at them.
pub(super) struct Seen {
    query: Tensor,
    key: Tensor,
    vectors: PhotoVectors,
    views: Views,
}

impl Photos {
    pub(super) fn new(
        shape: &FusionShape,
        photos: &PhotoShape,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let (width, inner) = (photos.width, shape.attention);
        let query = projection("photo.query", (inner, shape.width), parameters, random)?;
        let key = projection("photo.key", (inner, width), parameters, random)?;
        let (mut global, mut global_gate, mut regional, mut regional_gate) = (None, None, None, None);
        if photos.global {
            global = Some(projection("photo.value", (inner, width), parameters, random)?);
            if photos.global_gate {
                global_gate = Some(GlobalGate::new((shape.width, width), parameters, random)?);
            }
        }
        if photos.regional {
            regional = Some(map("photo.tags", (shape.tags, width), DEVIATION, parameters, random)?);
            if photos.regional_gate {
                regional_gate = Some(RegionalGate::new((shape.attributes, width), parameters, random)?);
            }
        }
        Ok(Self { query, key, global, global_gate, regional, regional_gate, width })
    }

    /// Lays the weights out for predicting.
    pub(super) fn prepare(&mut self) -> Result<(), ModelError> {
        let global = self.global_gate.iter_mut().flat_map(|gate| [&mut gate.token, &mut gate.photo]);
        let regional = self.regional_gate.iter_mut();
        let regional = regional.flat_map(|gate| gate.attributes.iter_mut().chain([&mut gate.region]));
        let values = self.global.iter_mut().chain(&mut self.regional);
        for map in [&mut self.query, &mut self.key].into_iter().chain(values).chain(global).chain(regional) {
            map.prepare()?;
        }
        Ok(())
    }

    /// Equation 3 without its product: queries of the tokens and keys of the regions.
    pub(super) fn look(
        &self,
        states: &Tensor,
        batch: &FusionBatch,
        mode: &mut Mode<'_>,
    ) -> Result<Seen, ModelError> {
        let vectors = match &batch.photos {
            Some(PhotoVectors { regions, pooled }) => {
                let regions = dropped(regions, mode.hidden_dropout())?;
                PhotoVectors { regions, pooled: dropped(pooled, mode.hidden_dropout())? }
            }
            None => PhotoVectors::blank(batch.items.len(), self.width, states.device())?,
        };
        let query = self.query.forward(states)?; // (N, d)
        let key = self.key.forward(&vectors.regions)?; // (R, d)
        Ok(Seen { query, key, vectors, views: batch.views() })
    }

    /// `g^G_i Σ_k α^v_ik W_V^v v_k`, `(N, d)`, and the gates `(N, 1)` where there are any.
    pub(super) fn for_tokens(
        &self,
        states: &Tensor,
        seen: &Seen,
        batch: &FusionBatch,
    ) -> Result<Option<(Tensor, Option<Tensor>)>, ModelError> {
        let Some(value) = &self.global else { return Ok(None) };
        let visual = seen.gather(&value.forward(&seen.vectors.regions)?)?; // (N, d)
        let Some(gate) = &self.global_gate else { return Ok(Some((visual, None))) };
        let gate = gate.forward(states, seen, batch)?;
        Ok(Some((visual.broadcast_mul(&gate)?, Some(gate))))
    }

    /// `Σ_k g^R_k α^v_ik W_V^v v_k`, `(N, K)`, and the gates `(R, 1)` where there are any; `attributes`
    /// are the predicted ones, `(B, A)`.
    pub(super) fn for_tags(
        &self,
        attributes: Option<&Tensor>,
        seen: &Seen,
        batch: &FusionBatch,
    ) -> Result<Option<(Tensor, Option<Tensor>)>, ModelError> {
        let Some(value) = &self.regional else { return Ok(None) };
        let value = value.forward(&seen.vectors.regions)?; // (R, K)
        let Some(gate) = &self.regional_gate else { return Ok(Some((seen.gather(&value)?, None))) };
        let gate = gate.forward(attributes, seen, batch)?;
        Ok(Some((seen.gather(&value.broadcast_mul(&gate)?)?, Some(gate))))
    }

    /// `g^R_k α^v_ik`, `(N, R)`: how much of each region reaches each token; without gates `α^v_ik`.
    pub(super) fn shares(&self, gates: Option<&Tensor>, seen: &Seen) -> Result<Tensor, ModelError> {
        let regions = &seen.vectors.regions;
        let own = Tensor::eye(regions.dim(0)?, DType::F32, regions.device())?;
        seen.gather(&match gates {
            Some(gates) => own.broadcast_mul(gates)?,
            None => own,
        })
    }
}

impl Seen {
    /// `Σ_k α^v_ik x_k` for values `x` of the regions; `α^v` is the same for every use (eq. 4).
    fn gather(&self, values: &Tensor) -> Result<Tensor, ModelError> {
        Ok(cross_attention((&self.query, &self.key, values), &self.views)?)
    }
}

impl GlobalGate {
    fn new(
        (width, photo): (usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let weight = parameters.draw("fusion.global_gate.token.weight", &[1, width], DEVIATION, random)?;
        let bias = parameters.draw("fusion.global_gate.token.bias", &[1], 0.0, random)?;
        let photo = map("global_gate.photo", (1, photo), DEVIATION, parameters, random)?;
        Ok(Self { token: Linear::new(weight, bias), photo })
    }

    /// `g^G_i = σ(W_1 h_i + W_2 v_G + b)`, `(N, 1)`.
    fn forward(&self, states: &Tensor, seen: &Seen, batch: &FusionBatch) -> Result<Tensor, ModelError> {
        let photo = self.photo.forward(&seen.vectors.pooled)?; // (B, 1)
        let photo = weighted_rows(&photo, &batch.items_of_rows())?; // (N, 1)
        sigmoid(&(self.token.forward(states)? + photo)?)
    }
}

impl RegionalGate {
    fn new(
        (attributes, width): (usize, usize),
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let region = map("regional_gate.region", (1, width), DEVIATION, parameters, random)?;
        let attributes = match attributes {
            0 => None,
            count => Some(map("regional_gate.attributes", (1, count), DEVIATION, parameters, random)?),
        };
        Ok(Self { attributes, region })
    }

    /// `g^R_k = σ(W_9 ŷ^a + W_10 v_k)`, `(R, 1)`.
    fn forward(
        &self,
        attributes: Option<&Tensor>,
        seen: &Seen,
        batch: &FusionBatch,
    ) -> Result<Tensor, ModelError> {
        let mut logits = self.region.forward(&seen.vectors.regions)?; // (R, 1)
        if let (Some(map), Some(attributes)) = (&self.attributes, attributes) {
            let owners = batch.items_of_regions(seen.vectors.regions.dim(0)?);
            logits = (logits + weighted_rows(&map.forward(attributes)?, &owners)?)?;
        }
        sigmoid(&logits)
    }
}
