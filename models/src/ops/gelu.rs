//! GELU in its exact form, `x · Φ(x)` (Hendrycks and Gimpel, 2016), as BERT has it.

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use super::floats::{Floats, floats};
use super::split::ELEMENTS;
use crate::kernel;

/// Element by element.
pub(crate) fn gelu(x: &Tensor) -> Result<Tensor> {
    if x.device().is_cpu() { x.apply_op1(Gelu) } else { x.gelu_erf() }
}

struct Gelu;

impl CustomOp1 for Gelu {
    fn name(&self) -> &'static str {
        "gelu"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let x = floats(x, layout)?;
        let mut out = vec![0.0; x.len()];
        out.par_chunks_mut(ELEMENTS).zip(x.par_chunks(ELEMENTS)).for_each(|(out, x)| kernel::gelu(x, out));
        Ok((CpuStorage::F32(out), layout.shape().clone()))
    }

    fn bwd(&self, x: &Tensor, _result: &Tensor, upstream: &Tensor) -> Result<Option<Tensor>> {
        let upstream = upstream.contiguous()?;
        let (numbers, above) = (Floats::of(x)?, Floats::of(&upstream)?);
        let mut out = vec![0.0; numbers.len()];
        out.par_chunks_mut(ELEMENTS)
            .zip(numbers.par_chunks(ELEMENTS).zip(above.par_chunks(ELEMENTS)))
            .for_each(|(out, (x, above))| kernel::gelu_backward(x, above, out));
        Tensor::from_vec(out, x.shape(), x.device()).map(Some)
    }
}
