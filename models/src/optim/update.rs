//! One step for one parameter, in place.

use std::sync::{Mutex, PoisonError};

use candle_core::{CpuStorage, InplaceOp2, Layout, Result};
use rayon::prelude::*;

use crate::kernel::vectorised;

/// Numbers that one thread takes at a time.
const PIECE: usize = 16 * 1024;

/// What a step needs besides the numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rates {
    /// Learning rate of this step, corrected for the first moment's start at zero.
    pub(super) rate: f32,
    /// Weight decay times the learning rate.
    pub(super) decay: f32,
    pub(super) beta1: f32,
    pub(super) beta2: f32,
    /// `1 / √(1 − β₂ᵗ)`.
    pub(super) correction: f32,
    pub(super) epsilon: f32,
    /// Factor of every gradient, from clipping.
    pub(super) clip: f32,
}

vectorised! {
    fn adamw(rates: &Rates, values: &mut [f32], gradients: &[f32], first: &mut [f32], second: &mut [f32]) {
        let Rates { rate, decay, beta1, beta2, correction, epsilon, clip } = *rates;
        for (((x, g), m), v) in values.iter_mut().zip(gradients).zip(first).zip(second) {
            let g = g * clip;
            *m = beta1 * *m + (1.0 - beta1) * g;
            *v = beta2 * *v + (1.0 - beta2) * g * g;
            *x -= decay * *x + rate * *m / (v.sqrt() * correction + epsilon);
        }
    }
}

/// First and second moment of a parameter.
#[derive(Debug, Default)]
pub(super) struct Moments {
    pub(super) first: Vec<f32>,
    pub(super) second: Vec<f32>,
}

/// The step as an operation on a parameter and its gradient.
pub(super) struct Update<'a> {
    pub(super) rates: Rates,
    pub(super) moments: &'a Mutex<Moments>,
}

impl InplaceOp2 for Update<'_> {
    fn name(&self) -> &'static str {
        "adamw"
    }

    fn cpu_fwd(
        &self,
        values: &mut CpuStorage,
        values_layout: &Layout,
        gradients: &CpuStorage,
        gradients_layout: &Layout,
    ) -> Result<()> {
        let (Some((v0, v1)), Some((g0, g1))) =
            (values_layout.contiguous_offsets(), gradients_layout.contiguous_offsets())
        else {
            candle_core::bail!("adamw: parameter or gradient is not contiguous")
        };
        let CpuStorage::F32(values) = values else { candle_core::bail!("adamw: parameters must be f32") };
        let (values, gradients) = (&mut values[v0..v1], &gradients.as_slice::<f32>()?[g0..g1]);
        let mut moments = self.moments.lock().unwrap_or_else(PoisonError::into_inner);
        let Moments { first, second } = &mut *moments;
        values
            .par_chunks_mut(PIECE)
            .zip(gradients.par_chunks(PIECE))
            .zip(first.par_chunks_mut(PIECE).zip(second.par_chunks_mut(PIECE)))
            .for_each(|((x, g), (m, v))| adamw(&self.rates, x, g, m, v));
        Ok(())
    }
}
