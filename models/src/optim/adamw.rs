//! AdamW (Loshchilov and Hutter, 2019, algorithm 2) with the gradient's global norm clipped
//! (Pascanu, Mikolov and Bengio, 2013).

use std::sync::Mutex;

use candle_core::backprop::GradStore;
use candle_core::{Device, Tensor, Var};
use rayon::prelude::*;

use super::update::{Moments, Rates, Update};
use crate::breath::breathe;
use crate::error::ModelError;
use crate::parameters::Parameters;

const BETA1: f64 = 0.9;
const BETA2: f64 = 0.999;
const EPSILON: f64 = 1e-8;

/// How a group of parameters is trained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Full learning rate.
    pub rate: f64,
    /// Weight decay.
    pub decay: f64,
}

/// The optimiser. It holds the moments of every trained parameter.
#[derive(Debug)]
pub struct AdamW {
    pub(super) slots: Vec<Slot>,
    largest_norm: f64,
    pub(super) step: i32,
}

#[derive(Debug)]
pub(super) struct Slot {
    name: String,
    variable: Var,
    group: Group,
    pub(super) moments: Mutex<Moments>,
}

impl AdamW {
    /// An optimiser of all trained parameters; `group` tells how each is trained, by its name. The
    /// norm over all gradients is held to `largest_norm`; 0 leaves it as it is.
    #[must_use]
    pub fn new(parameters: &Parameters, largest_norm: f64, group: impl Fn(&str) -> Group) -> Self {
        Self::of_some(parameters, largest_norm, |name| Some(group(name)))
    }

    /// An optimiser of those trained parameters to which `group` gives a group. The others stay as they
    /// are and need no gradient.
    #[must_use]
    pub fn of_some(
        parameters: &Parameters,
        largest_norm: f64,
        group: impl Fn(&str) -> Option<Group>,
    ) -> Self {
        let slots = parameters.trained().filter_map(|(name, variable)| {
            let group = group(name)?;
            let zeros = vec![0.0; variable.elem_count()];
            Some(Slot {
                name: name.to_owned(),
                variable: variable.clone(),
                group,
                moments: Mutex::new(Moments { first: zeros.clone(), second: zeros }),
            })
        });
        Self { slots: slots.collect(), largest_norm, step: 0 }
    }

    /// One step along the gradients of `loss`, at `factor` times the groups' rates. Tells the norm
    /// of the gradient before clipping.
    ///
    /// # Errors
    /// A gradient that is missing or not finite: the parameters are then as they were. Or a stop by
    /// whoever is asked ([`crate::breathing`]), after which they are of no use.
    pub fn step(&mut self, loss: &Tensor, factor: f64) -> Result<f64, ModelError> {
        let gradients = loss.backward()?;
        let norm = self.norm(&gradients)?;
        let clip =
            if self.largest_norm > 0.0 && norm > self.largest_norm { self.largest_norm / norm } else { 1.0 };
        self.step += 1;
        for slot in &self.slots {
            breathe()?;
            let gradient = slot.gradient(&gradients)?;
            let rates = self.rates(slot.group, factor, clip);
            slot.apply(&gradient, rates)?;
        }
        Ok(norm)
    }

    fn rates(&self, group: Group, factor: f64, clip: f64) -> Rates {
        let rate = group.rate * factor;
        Rates {
            rate: (rate / (1.0 - BETA1.powi(self.step))) as f32,
            decay: (rate * group.decay) as f32,
            beta1: BETA1 as f32,
            beta2: BETA2 as f32,
            correction: (1.0 / (1.0 - BETA2.powi(self.step)).sqrt()) as f32,
            epsilon: EPSILON as f32,
            clip: clip as f32,
        }
    }

    fn norm(&self, gradients: &GradStore) -> Result<f64, ModelError> {
        let mut sum = 0.0;
        for slot in &self.slots {
            breathe()?;
            sum += square_sum(&slot.gradient(gradients)?)?;
        }
        if !f64::is_finite(sum) {
            return Err(ModelError::Input(
                "the gradient is no longer finite; try a smaller learning_rate".into(),
            ));
        }
        Ok(sum.sqrt())
    }
}

impl Slot {
    fn gradient(&self, gradients: &GradStore) -> Result<Tensor, ModelError> {
        let gradient = gradients.get(&self.variable).ok_or_else(|| {
            ModelError::Input(format!("“{}” has no part in the loss, so it gets no gradient", self.name))
        })?;
        Ok(gradient.contiguous()?)
    }

    fn apply(&self, gradient: &Tensor, rates: Rates) -> Result<(), ModelError> {
        let update = Update { rates, moments: &self.moments };
        if self.variable.device().is_cpu() {
            self.variable.inplace_op2(gradient, &update)?;
            return Ok(());
        }
        // Other devices have no such operation: the step is made here and the result sent back.
        let values = self.variable.as_tensor().to_device(&Device::Cpu)?;
        values.inplace_op2(&gradient.to_device(&Device::Cpu)?, &update)?;
        Ok(self.variable.set(&values.to_device(self.variable.device())?)?)
    }
}

/// `Σ x²`, pieces of a fixed size first.
fn square_sum(tensor: &Tensor) -> Result<f64, ModelError> {
    let numbers = tensor.flatten_all()?.to_device(&Device::Cpu)?;
    let (storage, layout) = numbers.storage_and_layout();
    let candle_core::Storage::Cpu(cpu) = &*storage else {
        return Err(ModelError::Input("a gradient stayed on its device".into()));
    };
    let (start, end) = layout.contiguous_offsets().unwrap_or_default();
    let numbers = &cpu.as_slice::<f32>()?[start..end];
    let pieces: Vec<f64> = numbers
        .par_chunks(16 * 1024)
        .map(|piece| {
            let mut sums = [0.0_f64; 8];
            piece.iter().enumerate().for_each(|(i, x)| sums[i % 8] += f64::from(*x) * f64::from(*x));
            sums.iter().sum()
        })
        .collect();
    Ok(pieces.iter().sum())
}
