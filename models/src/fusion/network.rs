//! The parts put together, in the order of the paper.

use candle_core::Tensor;

use super::batch::FusionBatch;
use super::photos::{Photos, Seen};
use super::shape::FusionShape;
use super::texts::Texts;
use super::{DEVIATION, map, sigmoid};
use crate::error::ModelError;
use crate::ops::{Linear, Mode, dropped, weighted_rows};
use crate::parameters::Parameters;
use crate::random::Random;

/// Parts the stream of the visual parameters from that of the others.
const VISUAL: u64 = 0x6a61_7665_5f70_686f;

/// Text, photos and attributes to attributes and tag scores.
#[derive(Debug)]
pub struct Fusion {
    texts: Texts,
    /// `W_3`, `W_4` and `W_5` side by side, with a bias.
    attributes: Option<Linear>,
    /// `W_7`; its bias is that of the tag head.
    tags: Linear,
    /// `W_8`.
    guidance: Option<Linear>,
    photos: Option<Photos>,
    shape: FusionShape,
}

/// What a fusion says about a batch.
#[derive(Clone, Debug)]
pub struct Fused {
    /// Logits of the attributes, `(B, A)`, where attributes are predicted.
    pub attributes: Option<Tensor>,
    /// What eq. 9 adds to `W_6 h`, `(N, K)`.
    pub scores: Tensor,
    /// `g^G`, `(N, 1)`; nothing without photos or without this gate.
    pub token_gates: Option<Tensor>,
    /// `g^R`, `(R, 1)`; nothing without photos or without this gate.
    pub region_gates: Option<Tensor>,
    /// `g^R_k α^v_ik`, `(N, R)`, rows that belong to another item than a region being zero there; when
    /// predicting from photos alone.
    pub region_shares: Option<Tensor>,
}

impl Fusion {
    /// A fusion with first weights from the stream; its parameters are named `fusion.…`. The stream goes
    /// on as if there were no photos, so that the same seed gives the same text parts with and without.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        shape: FusionShape,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let FusionShape { width, attention, attributes: count, tags, .. } = shape;
        let texts = Texts::new((width, attention), parameters, random)?;
        let (mut attributes, mut guidance) = (None, None);
        if count > 0 {
            let shape = [count, 2 * width + attention];
            let weight = parameters.draw("fusion.attributes.weight", &shape, DEVIATION, random)?;
            let bias = parameters.draw("fusion.attributes.bias", &[count], 0.0, random)?;
            attributes = Some(Linear::new(weight, bias));
        }
        let fused = map("tags", (tags, attention), DEVIATION, parameters, random)?;
        if count > 0 && shape.guidance {
            guidance = Some(map("guidance", (tags, count), DEVIATION, parameters, random)?);
        }
        let mut visual = Random::new(random.clone().bits() ^ VISUAL);
        let photos = match shape.seeing() {
            Some(photos) => Some(Photos::new(&shape, photos, parameters, &mut visual)?),
            None => None,
        };
        Ok(Self { texts, attributes, tags: fused, guidance, photos, shape })
    }

    /// Lays the weights out for predicting. Not for a fusion that is still being trained.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn prepare(&mut self) -> Result<(), ModelError> {
        self.texts.prepare()?;
        let maps = self.attributes.iter_mut().chain([&mut self.tags]).chain(&mut self.guidance);
        for map in maps {
            map.prepare()?;
        }
        self.photos.as_mut().map_or(Ok(()), Photos::prepare)
    }

    /// Hidden states `(N, H)` of a batch to attributes and tag scores. What is said about an item
    /// depends on its own rows alone.
    ///
    /// # Errors
    /// A batch whose parts do not belong together.
    pub fn forward(
        &self,
        states: &Tensor,
        batch: &FusionBatch,
        mode: &mut Mode<'_>,
    ) -> Result<Fused, ModelError> {
        batch.check(states.dim(0)?, self.shape.attributes)?;
        let states = dropped(states, mode.hidden_dropout())?; // (N, H)
        let mut hidden = self.texts.forward(&states, &batch.starts, mode)?; // (N, d)
        let seen = self.look(&states, batch, mode)?;
        let mut token_gates = None;
        if let Some((photos, seen)) = &seen
            && let Some((visual, gates)) = photos.for_tokens(&states, seen, batch)?
        {
            hidden = (hidden + visual)?;
            token_gates = gates;
        }
        let attributes = self.logits(&states, &hidden, batch)?;
        let predicted = match &attributes {
            Some(logits) => Some((sigmoid(logits)? * batch.mask(logits.device())?)?), // (B, A)
            None => None,
        };
        let mut scores = self.text_scores(&hidden, predicted.as_ref(), batch)?;
        let mut region_gates = None;
        if let Some((photos, seen)) = &seen
            && let Some((visual, gates)) = photos.for_tags(predicted.as_ref(), seen, batch)?
        {
            scores = (scores + visual)?;
            region_gates = gates;
        }
        let region_shares = match (&seen, mode) {
            (Some((photos, seen)), Mode::Predict) => Some(photos.shares(region_gates.as_ref(), seen)?),
            _ => None,
        };
        Ok(Fused { attributes, scores, token_gates, region_gates, region_shares })
    }

    /// The photos of a batch. Where none of its items has one, nothing is computed for predicting; in
    /// training every parameter takes part, with a gradient of zero.
    fn look(
        &self,
        states: &Tensor,
        batch: &FusionBatch,
        mode: &mut Mode<'_>,
    ) -> Result<Option<(&Photos, Seen)>, ModelError> {
        let Some(photos) = &self.photos else { return Ok(None) };
        if batch.photos.is_none() && matches!(mode, Mode::Predict) {
            return Ok(None);
        }
        Ok(Some((photos, photos.look(states, batch, mode)?)))
    }

    /// Equation 7 before the sigmoid, `(B, A)`.
    fn logits(
        &self,
        states: &Tensor,
        hidden: &Tensor,
        batch: &FusionBatch,
    ) -> Result<Option<Tensor>, ModelError> {
        let Some(map) = &self.attributes else { return Ok(None) };
        let tokens = batch.tokens(self.shape.sum);
        let text = weighted_rows(states, &tokens)?; // (B, H)
        let fused = weighted_rows(hidden, &tokens)?; // (B, d)
        let mark = weighted_rows(states, &batch.marks())?; // (B, H)
        Ok(Some(map.forward(&Tensor::cat(&[&text, &fused, &mark], 1)?)?))
    }

    /// `W_7 h'_i + W_8 ŷ^a`, `(N, K)`.
    fn text_scores(
        &self,
        hidden: &Tensor,
        attributes: Option<&Tensor>,
        batch: &FusionBatch,
    ) -> Result<Tensor, ModelError> {
        let scores = self.tags.forward(hidden)?;
        let (Some(map), Some(attributes)) = (&self.guidance, attributes) else { return Ok(scores) };
        let guidance = weighted_rows(&map.forward(attributes)?, &batch.items_of_rows())?;
        Ok((scores + guidance)?)
    }
}
