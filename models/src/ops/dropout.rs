//! Dropout (Srivastava and others, 2014), seeded, alone and fused with the sum of a residual path.

use candle_core::{CpuStorage, CustomOp1, CustomOp2, Device, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use super::floats::{Floats, floats};
use super::mode::Dropout;
use super::split::ELEMENTS;
use crate::kernel::dropout_scale;

/// `x` with some values dropped and the rest scaled up.
pub(crate) fn dropped(x: &Tensor, dropout: Option<Dropout>) -> Result<Tensor> {
    match dropout {
        Some(dropout) if x.device().is_cpu() => {
            x.contiguous()?.apply_op1(Residual { dropout: Some(dropout) })
        }
        Some(dropout) => x * scales(dropout, x.shape(), x.device())?,
        None => Ok(x.clone()),
    }
}

/// `dropout(branch) + path`.
pub(crate) fn residual(branch: &Tensor, path: &Tensor, dropout: Option<Dropout>) -> Result<Tensor> {
    if branch.device().is_cpu() {
        branch.apply_op2(path, Residual { dropout })
    } else {
        dropped(branch, dropout)? + path
    }
}

/// The factors of a dropout as a tensor.
pub(super) fn scales(dropout: Dropout, shape: &Shape, device: &Device) -> Result<Tensor> {
    let mut factors = vec![0.0; shape.elem_count()];
    dropout_scale(dropout.seed, 0, dropout.rate, &mut factors);
    Tensor::from_vec(factors, shape, device)
}

/// With one operand the dropout alone, with two the sum.
struct Residual {
    dropout: Option<Dropout>,
}

impl Residual {
    /// `out = factors · x + more`.
    fn apply(&self, x: &[f32], more: Option<&[f32]>) -> Vec<f32> {
        let mut out = vec![1.0; x.len()];
        out.par_chunks_mut(ELEMENTS).enumerate().for_each(|(piece, out)| {
            let first = piece * ELEMENTS;
            if let Some(Dropout { rate, seed }) = self.dropout {
                dropout_scale(seed, first as u32, rate, out);
            }
            out.iter_mut().zip(&x[first..]).for_each(|(out, x)| *out *= x);
            if let Some(more) = more {
                out.iter_mut().zip(&more[first..]).for_each(|(out, x)| *out += x);
            }
        });
        out
    }
}

impl CustomOp1 for Residual {
    fn name(&self) -> &'static str {
        "dropout"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        Ok((CpuStorage::F32(self.apply(floats(x, layout)?, None)), layout.shape().clone()))
    }

    fn bwd(&self, x: &Tensor, _result: &Tensor, upstream: &Tensor) -> Result<Option<Tensor>> {
        let upstream = upstream.contiguous()?;
        let d_x = self.apply(&Floats::of(&upstream)?, None);
        Tensor::from_vec(d_x, x.shape(), x.device()).map(Some)
    }
}

impl CustomOp2 for Residual {
    fn name(&self) -> &'static str {
        "residual"
    }

    fn cpu_fwd(
        &self,
        branch: &CpuStorage,
        branch_layout: &Layout,
        path: &CpuStorage,
        path_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        if branch_layout.shape() != path_layout.shape() {
            candle_core::bail!("residual: {:?} and {:?}", branch_layout.shape(), path_layout.shape());
        }
        let out = self.apply(floats(branch, branch_layout)?, Some(floats(path, path_layout)?));
        Ok((CpuStorage::F32(out), branch_layout.shape().clone()))
    }

    fn bwd(
        &self,
        branch: &Tensor,
        _path: &Tensor,
        _result: &Tensor,
        upstream: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>)> {
        if self.dropout.is_none() {
            return Ok((Some(upstream.clone()), Some(upstream.clone())));
        }
        let upstream = upstream.contiguous()?;
        let d_branch = self.apply(&Floats::of(&upstream)?, None);
        let d_branch = Tensor::from_vec(d_branch, branch.shape(), branch.device())?;
        Ok((Some(d_branch), Some(upstream)))
    }
}
