//! Layer normalisation over the last dimension (Ba, Kiros and Hinton, 2016).

use candle_core::{CpuStorage, CustomOp3, D, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use super::floats::{Floats, floats};
use super::split::sum_pieces;
use crate::kernel::vectorised;

/// Rows that one thread takes at a time.
const BLOCK: usize = 32;

/// `(x − mean) / √(variance + ε) · gain + shift`, row by row of `(rows, width)`.
pub(crate) fn layer_norm(x: &Tensor, gain: &Tensor, shift: &Tensor, epsilon: f64) -> Result<Tensor> {
    if x.device().is_cpu() {
        return x.apply_op3(gain, shift, LayerNorm { epsilon: epsilon as f32 });
    }
    let centred = x.broadcast_sub(&x.mean_keepdim(D::Minus1)?)?;
    let deviation = (centred.sqr()?.mean_keepdim(D::Minus1)? + epsilon)?.sqrt()?;
    centred.broadcast_div(&deviation)?.broadcast_mul(gain)?.broadcast_add(shift)
}

struct LayerNorm {
    epsilon: f32,
}

#[inline(always)]
fn sum(values: impl Iterator<Item = f32>) -> f32 {
    // Sixteen sums side by side, so that the compiler may use vectors without changing the result.
    let mut sums = [0.0_f32; 16];
    for (i, x) in values.enumerate() {
        sums[i % 16] += x;
    }
    sums.iter().sum()
}

#[inline(always)]
fn moments(row: &[f32], epsilon: f32) -> (f32, f32) {
    let count = row.len() as f32;
    let mean = sum(row.iter().copied()) / count;
    let variance = sum(row.iter().map(|x| (x - mean) * (x - mean))) / count;
    (mean, 1.0 / (variance + epsilon).sqrt())
}

vectorised! {
    fn normalise(x: &[f32], gain: &[f32], shift: &[f32], epsilon: f32, out: &mut [f32]) {
        let width = gain.len();
        for (row, out) in x.chunks_exact(width).zip(out.chunks_exact_mut(width)) {
            let (mean, scale) = moments(row, epsilon);
            for (((out, x), gain), shift) in out.iter_mut().zip(row).zip(gain).zip(shift) {
                *out = ((x - mean) * scale).mul_add(*gain, *shift);
            }
        }
    }
}

vectorised! {
    /// `dx = scale · (g − mean(g) − n · mean(g · n))` with `g = upstream · gain` and `n` the normalised row.
    fn normalise_backward(x: &[f32], gain: &[f32], above: &[f32], epsilon: f32, out: &mut [f32]) {
        let width = gain.len();
        let rows = x.chunks_exact(width).zip(above.chunks_exact(width));
        for ((row, above), out) in rows.zip(out.chunks_exact_mut(width)) {
            let (mean, scale) = moments(row, epsilon);
            let count = width as f32;
            let first = sum(above.iter().zip(gain).map(|(a, g)| a * g)) / count;
            let second =
                sum(above.iter().zip(gain).zip(row).map(|((a, g), x)| a * g * (x - mean))) * scale / count;
            for (((out, x), above), gain) in out.iter_mut().zip(row).zip(above).zip(gain) {
                *out = scale * (above * gain - first - (x - mean) * scale * second);
            }
        }
    }
}

vectorised! {
    /// Adds the gradients of gain and shift, which lie one after the other in `sums`.
    fn add_gain_and_shift(x: &[f32], above: &[f32], epsilon: f32, sums: &mut [f32]) {
        let width = sums.len() / 2;
        let (d_gain, d_shift) = sums.split_at_mut(width);
        for (row, above) in x.chunks_exact(width).zip(above.chunks_exact(width)) {
            let (mean, scale) = moments(row, epsilon);
            for (((gain, shift), x), above) in d_gain.iter_mut().zip(d_shift.iter_mut()).zip(row).zip(above) {
                *gain += above * (x - mean) * scale;
                *shift += above;
            }
        }
    }
}

impl CustomOp3 for LayerNorm {
    fn name(&self) -> &'static str {
        "layer norm"
    }

    fn cpu_fwd(
        &self,
        x: &CpuStorage,
        x_layout: &Layout,
        gain: &CpuStorage,
        gain_layout: &Layout,
        shift: &CpuStorage,
        shift_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let (x, gain, shift) =
            (floats(x, x_layout)?, floats(gain, gain_layout)?, floats(shift, shift_layout)?);
        let width = x_layout.dims().last().copied().unwrap_or_default();
        if width == 0 || gain.len() != width || shift.len() != width {
            candle_core::bail!("layer norm of width {width}, gain {}, shift {}", gain.len(), shift.len());
        }
        let mut out = vec![0.0; x.len()];
        out.par_chunks_mut(BLOCK * width)
            .zip(x.par_chunks(BLOCK * width))
            .for_each(|(out, x)| normalise(x, gain, shift, self.epsilon, out));
        Ok((CpuStorage::F32(out), x_layout.shape().clone()))
    }

    fn bwd(
        &self,
        x: &Tensor,
        gain: &Tensor,
        shift: &Tensor,
        _result: &Tensor,
        upstream: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let upstream = upstream.contiguous()?;
        let (rows, above, factors) = (Floats::of(x)?, Floats::of(&upstream)?, Floats::of(gain)?);
        let (rows, above, factors): (&[f32], &[f32], &[f32]) = (&rows, &above, &factors);
        let (width, piece) = (factors.len(), BLOCK * factors.len());
        let mut d_x = vec![0.0; rows.len()];
        d_x.par_chunks_mut(piece)
            .zip(rows.par_chunks(piece).zip(above.par_chunks(piece)))
            .for_each(|(out, (x, above))| normalise_backward(x, factors, above, self.epsilon, out));
        let d_x = Tensor::from_vec(d_x, x.shape(), x.device())?;
        if !gain.track_op() && !shift.track_op() {
            return Ok((Some(d_x), None, None));
        }
        let both = sum_pieces(rows.len() / width, 2 * width, |range, sums| {
            let range = range.start * width..range.end * width;
            add_gain_and_shift(&rows[range.clone()], &above[range], self.epsilon, sums);
        });
        let (d_gain, d_shift) = both.split_at(width);
        Ok((
            Some(d_x),
            Some(Tensor::from_slice(d_gain, width, x.device())?),
            Some(Tensor::from_slice(d_shift, width, x.device())?),
        ))
    }
}
