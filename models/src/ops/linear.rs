//! `y = x · Wᵀ + b`.

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp3, Layout, Result, Shape, Tensor};

use super::floats::{Floats, floats};
use super::split::sum_rows;
use crate::breath::breathe;
use crate::kernel::{Matrix, PackedMatrix, product};

/// An affine layer; weights lie as `(out, in)`, as in published files.
#[derive(Clone, Debug)]
pub struct Linear {
    weight: Tensor,
    bias: Tensor,
    packed: Option<Arc<PackedMatrix>>,
}

impl Linear {
    /// A layer of a weight `(out, in)` and a bias `(out)`.
    #[must_use]
    pub fn new(weight: Tensor, bias: Tensor) -> Self {
        Self { weight, bias, packed: None }
    }

    /// Lays the weights out for predicting, once. Not for a layer that is still being trained: it
    /// would go on with the weights of now.
    ///
    /// # Errors
    /// Weights that are not f32.
    pub fn prepare(&mut self) -> Result<()> {
        if self.weight.device().is_cpu() {
            self.packed = Some(Arc::new(pack(&self.weight)?));
        }
        Ok(())
    }

    /// `(rows, in)` to `(rows, out)`.
    ///
    /// # Errors
    /// Shapes that do not fit.
    pub fn forward(&self, x: &Tensor) -> Result<Tensor> {
        if !x.device().is_cpu() {
            return x.matmul(&self.weight.t()?)?.broadcast_add(&self.bias);
        }
        x.contiguous()?.apply_op3(&self.weight, &self.bias, Affine { packed: self.packed.clone() })
    }
}

fn pack(weight: &Tensor) -> Result<PackedMatrix> {
    let (outputs, inputs) = weight.dims2()?;
    Ok(PackedMatrix::new(Matrix::new(&Floats::of(weight)?, outputs, inputs).t()))
}

struct Affine {
    packed: Option<Arc<PackedMatrix>>,
}

impl CustomOp3 for Affine {
    fn name(&self) -> &'static str {
        "linear"
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
        let (rows, inputs) = x_layout.shape().dims2()?;
        let (outputs, expected) = weight_layout.shape().dims2()?;
        if inputs != expected || bias_layout.shape().dims1()? != outputs {
            candle_core::bail!("linear: {inputs} columns for weights ({outputs}, {expected})");
        }
        let (x, bias) = (Matrix::new(floats(x, x_layout)?, rows, inputs), floats(bias, bias_layout)?);
        let mut out = vec![0.0; rows * outputs];
        match &self.packed {
            Some(packed) => product(&mut out, outputs, x, packed, Some(bias)),
            None => {
                let weight = Matrix::new(floats(weight, weight_layout)?, outputs, inputs);
                product(&mut out, outputs, x, &PackedMatrix::new(weight.t()), Some(bias));
            }
        }
        Ok((CpuStorage::F32(out), (rows, outputs).into()))
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
        let ((rows, inputs), outputs) = (x.dims2()?, weight.dim(0)?);
        let upstream = upstream.contiguous()?;
        let upstream = Floats::of(&upstream)?;
        let above = Matrix::new(&upstream, rows, outputs);
        let multiply = |left, right: Matrix<'_>, shape: (usize, usize)| {
            let mut out = vec![0.0; shape.0 * shape.1];
            product(&mut out, shape.1, left, &PackedMatrix::new(right), None);
            Tensor::from_vec(out, shape, x.device())
        };
        let d_x = x
            .track_op()
            .then(|| multiply(above, Matrix::new(&Floats::of(weight)?, outputs, inputs), (rows, inputs)))
            .transpose()?;
        breathe()?;
        let d_weight = weight
            .track_op()
            .then(|| multiply(above.t(), Matrix::new(&Floats::of(x)?, rows, inputs), (outputs, inputs)))
            .transpose()?;
        let d_bias = bias
            .track_op()
            .then(|| Tensor::from_vec(sum_rows(&upstream, outputs), outputs, x.device()))
            .transpose()?;
        Ok((d_x, d_weight, d_bias))
    }
}
