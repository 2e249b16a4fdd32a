//! Both directions as one operation of candle's graph.

use std::sync::{Arc, OnceLock};

use candle_core::{CpuStorage, CustomOp3, Device, Layout, Result, Shape, Tensor};

use super::direction::{Cell, Gradient, Ready, Tape, backward, forward};
use super::order::{Order, Reading};
use crate::breath::breathe;
use crate::ops::{Floats, floats};

/// Inputs `(N, I)` to states `(N, 2H)` on the CPU; weights are `(2, 4H, I + H)` and `(2, 4H)`.
pub(super) fn both(
    x: &Tensor,
    weight: &Tensor,
    bias: &Tensor,
    starts: &[usize],
    ready: Option<Arc<[Ready; 2]>>,
) -> Result<Tensor> {
    let rows = starts.last().copied().unwrap_or(0);
    let both = Both { order: Order::new(starts), rows, ready, tapes: OnceLock::new() };
    on_cpu(x)?.apply_op3(&on_cpu(weight)?, &on_cpu(bias)?, both)
}

/// The weights of both directions laid out for reading.
pub(super) fn ready(weight: &Tensor, bias: &Tensor) -> Result<[Ready; 2]> {
    let (weight, bias) = (on_cpu(weight)?, on_cpu(bias)?);
    let (_, wide, columns) = weight.dims3()?;
    let (weight, bias) = (Floats::of(&weight)?, Floats::of(&bias)?);
    Ok(cells(&weight, &bias, columns - wide / 4, wide / 4).map(Ready::new))
}

fn on_cpu(tensor: &Tensor) -> Result<Tensor> {
    tensor.to_device(&Device::Cpu)?.contiguous()
}

/// The operation on one batch.
struct Both {
    order: Order,
    rows: usize,
    ready: Option<Arc<[Ready; 2]>>,
    tapes: OnceLock<[Tape; 2]>,
}

const READINGS: [Reading; 2] = [Reading::Onwards, Reading::Backwards];

/// The weights of both directions.
fn cells<'a>(weight: &'a [f32], bias: &'a [f32], inputs: usize, states: usize) -> [Cell<'a>; 2] {
    let (weights, biases) = (weight.split_at(weight.len() / 2), bias.split_at(bias.len() / 2));
    [(weights.0, biases.0), (weights.1, biases.1)].map(|(weight, bias)| Cell { weight, bias, inputs, states })
}

impl Both {
    /// Inputs and states of a direction, when all shapes fit.
    fn check(&self, x: &Shape, weight: &Shape, bias: &Shape) -> Result<(usize, usize)> {
        let ((rows, inputs), (directions, wide, columns)) = (x.dims2()?, weight.dims3()?);
        let fits =
            rows == self.rows && directions == 2 && bias.dims() == [2, wide] && columns == inputs + wide / 4;
        if !fits || wide % 4 > 0 {
            candle_core::bail!("lstm: input {x:?}, weights {weight:?}, bias {bias:?} for {} rows", self.rows);
        }
        Ok((inputs, wide / 4))
    }
}

impl CustomOp3 for Both {
    fn name(&self) -> &'static str {
        "bidirectional lstm"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        x_layout: &Layout,
        weight: &CpuStorage,
        weight_layout: &Layout,
        bias: &CpuStorage,
        bias_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        breathe()?;
        let (inputs, n) = self.check(x_layout.shape(), weight_layout.shape(), bias_layout.shape())?;
        let (x, weight, bias) =
            (floats(x, x_layout)?, floats(weight, weight_layout)?, floats(bias, bias_layout)?);
        let cells = cells(weight, bias, inputs, n);
        let run = |number: usize| {
            let now;
            let ready = match &self.ready {
                Some(ready) => &ready[number],
                None => {
                    now = Ready::new(cells[number]);
                    &now
                }
            };
            forward(cells[number], ready, x, &self.order, READINGS[number])
        };
        let (first, second) = rayon::join(|| run(0), || run(1));
        let mut out = Vec::with_capacity(self.rows * 2 * n);
        for row in 0..self.rows {
            out.extend_from_slice(&first.states[row * n..(row + 1) * n]);
            out.extend_from_slice(&second.states[row * n..(row + 1) * n]);
        }
        // Set once: candle runs an operation's forward pass once.
        let _ = self.tapes.set([first, second]);
        Ok((CpuStorage::F32(out), (self.rows, 2 * n).into()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        weight: &Tensor,
        bias: &Tensor,
        _result: &Tensor,
        upstream: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        breathe()?;
        let (inputs, n) = self.check(x.shape(), weight.shape(), bias.shape())?;
        let Some([first, second]) = self.tapes.get() else {
            candle_core::bail!("lstm: backward before forward")
        };
        let upstream = upstream.contiguous()?;
        let (numbers, above) = (Floats::of(x)?, Floats::of(&upstream)?);
        let (weights, biases) = (Floats::of(weight)?, Floats::of(bias)?);
        let (numbers, above): (&[f32], &[f32]) = (&numbers, &above);
        let cells = cells(&weights, &biases, inputs, n);
        let run = |number: usize, tape| {
            let above = (above.get(number * n..).unwrap_or_default(), 2 * n);
            backward(cells[number], numbers, tape, above, &self.order, READINGS[number])
        };
        let (one, two) = rayon::join(|| run(0, first), || run(1, second));
        together(one, two, x, weight, bias)
    }
}

/// The gradients of the operation from those of the directions.
fn together(
    mut one: Gradient,
    two: Gradient,
    x: &Tensor,
    weight: &Tensor,
    bias: &Tensor,
) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
    one.input.iter_mut().zip(two.input).for_each(|(sum, more)| *sum += more);
    one.weight.extend(two.weight);
    one.bias.extend(two.bias);
    Ok((
        Some(Tensor::from_vec(one.input, x.shape(), x.device())?),
        Some(Tensor::from_vec(one.weight, weight.shape(), weight.device())?),
        Some(Tensor::from_vec(one.bias, bias.shape(), bias.device())?),
    ))
}
