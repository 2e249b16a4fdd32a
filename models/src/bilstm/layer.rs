//! The layer: weights with their names, and both directions on a batch.

use std::sync::Arc;

use candle_core::{Device, Tensor};

use super::direction::Ready;
use super::operation::{both, ready};
use crate::error::ModelError;
use crate::parameters::Parameters;
use crate::random::Random;

/// First bias of the forget gates: a cell that remembers until it learns better (Jozefowicz and
/// others, 2015).
const REMEMBER: f32 = 1.0;

/// A bidirectional LSTM layer.
#[derive(Clone, Debug)]
pub struct BiLstm {
    /// Of both directions, `(2, 4H, I + H)`: columns for the input, then for the state before.
    weight: Tensor,
    /// `(2, 4H)`.
    bias: Tensor,
    ready: Option<Arc<[Ready; 2]>>,
}

impl BiLstm {
    /// A layer of `states` numbers in each direction, with first weights from the stream; its parameters
    /// are named `NAME.weight` and `NAME.bias`.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        name: &str,
        inputs: usize,
        states: usize,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        // The deviation of PyTorch's first weights, which are uniform within ± 1 / √H.
        let deviation = (1.0 / (3.0 * states.max(1) as f64)).sqrt();
        let shape = [2, 4 * states, inputs + states];
        let weight = parameters.draw(&format!("{name}.weight"), &shape, deviation, random)?;
        let gate = |x: usize| if (x / states.max(1)) % 4 == 1 { REMEMBER } else { 0.0 };
        let bias: Vec<f32> = (0..8 * states).map(gate).collect();
        let bias = Tensor::from_vec(bias, (2, 4 * states), &Device::Cpu)?;
        let bias = parameters.insert(&format!("{name}.bias"), &bias, true)?;
        Ok(Self { weight, bias, ready: None })
    }

    /// Lays the weights out for predicting, once. Not for a layer that is still being trained: it
    /// would go on with the weights of now.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn prepare(&mut self) -> Result<(), ModelError> {
        self.ready = Some(Arc::new(ready(&self.weight, &self.bias)?));
        Ok(())
    }

    /// Inputs `(N, I)` of sequences laid one after the other to states `(N, 2H)`: left to right, then
    /// right to left. Sequence `i` has the rows `starts[i]..starts[i + 1]`. Computed on the CPU and left
    /// there.
    ///
    /// # Errors
    /// Shapes that do not fit.
    pub fn forward(&self, x: &Tensor, starts: &[usize]) -> Result<Tensor, ModelError> {
        Ok(both(x, &self.weight, &self.bias, starts, self.ready.clone())?)
    }
}
