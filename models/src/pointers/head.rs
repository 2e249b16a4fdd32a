//! Hidden states to scores of being the first and the last position of an answer.

use candle_core::{DType, Device, Tensor};

use super::loss::{Pointed, pointer_loss};
use crate::error::ModelError;
use crate::loss::surrogate;
use crate::ops::Linear;
use crate::parameters::Parameters;
use crate::random::Random;

/// Deviation of the first weights, as in BERT.
const DEVIATION: f64 = 0.02;

/// `l = h · W` with `W ∈ R^{H×2}`. The paper's `b` is left out: it adds the same to every position,
/// which a softmax over positions does not see, so nothing would ever train it.
#[derive(Debug)]
pub struct PointerHead {
    output: Linear,
}

impl PointerHead {
    /// A head on states of a width, with first weights from the stream; its parameter is named
    /// `head.pointers.weight`.
    ///
    /// # Errors
    /// A name that is taken.
    pub fn new(width: usize, parameters: &mut Parameters, random: &mut Random) -> Result<Self, ModelError> {
        let weight = parameters.draw("head.pointers.weight", &[2, width], DEVIATION, random)?;
        let nothing = Tensor::zeros(2, DType::F32, parameters.device())?;
        Ok(Self { output: Linear::new(weight, nothing) })
    }

    /// Lays the weights out for predicting. Not for a head that is still being trained.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn prepare(&mut self) -> Result<(), ModelError> {
        Ok(self.output.prepare()?)
    }

    /// Hidden states `(N, H)` to scores `(N, 2)`: of the first and of the last position.
    ///
    /// # Errors
    /// Another width.
    pub fn forward(&self, states: &Tensor) -> Result<Tensor, ModelError> {
        Ok(self.output.forward(states)?)
    }

    /// The loss of a batch of scores `(N, 2)`, and a tensor whose gradients are those of the loss.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn loss(&self, scores: &Tensor, batch: &[Pointed]) -> Result<(f64, Tensor), ModelError> {
        let numbers = scores.to_device(&Device::Cpu)?.flatten_all()?.to_vec1::<f32>()?;
        let (value, gradient) = pointer_loss(&numbers, batch);
        Ok((value, surrogate(scores, gradient)?))
    }
}
