//! Weighted sums of rows: means over the tokens of a text, or single rows picked out.

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp1, Layout, Result, Shape, Tensor};

use super::floats::{Floats, floats};

/// Rows of a matrix and the weight of each; one list per row of the result.
pub(crate) type RowWeights = Arc<[Vec<(usize, f32)>]>;

/// `out[i] = Σ weight · x[row]` over the pairs of list `i`: `(N, H)` to `(lists, H)`.
pub(crate) fn weighted_rows(x: &Tensor, lists: &RowWeights) -> Result<Tensor> {
    if x.device().is_cpu() {
        return x.contiguous()?.apply_op1(WeightedRows { lists: lists.clone() });
    }
    let rows = x.dim(0)?;
    let mut dense = vec![0.0; lists.len() * rows];
    for (number, (row, weight)) in lists.iter().enumerate().flat_map(|(n, l)| l.iter().map(move |x| (n, x))) {
        dense[number * rows + row] += weight;
    }
    Tensor::from_vec(dense, (lists.len(), rows), x.device())?.matmul(x)
}

struct WeightedRows {
    lists: RowWeights,
}

impl CustomOp1 for WeightedRows {
    fn name(&self) -> &'static str {
        "weighted rows"
    }

    fn cpu_fwd(&self, x: &CpuStorage, layout: &Layout) -> Result<(CpuStorage, Shape)> {
        let (rows, width) = layout.shape().dims2()?;
        let x = floats(x, layout)?;
        let mut out = vec![0.0; self.lists.len() * width];
        for (list, out) in self.lists.iter().zip(out.chunks_exact_mut(width.max(1))) {
            for (row, weight) in list {
                if *row >= rows {
                    candle_core::bail!("weighted rows: row {row} of {rows}");
                }
                let from = &x[row * width..(row + 1) * width];
                out.iter_mut().zip(from).for_each(|(out, x)| *out += weight * x);
            }
        }
        Ok((CpuStorage::F32(out), (self.lists.len(), width).into()))
    }

    fn bwd(&self, x: &Tensor, _result: &Tensor, upstream: &Tensor) -> Result<Option<Tensor>> {
        let (rows, width) = x.dims2()?;
        let upstream = upstream.contiguous()?;
        let above = Floats::of(&upstream)?;
        let mut d_x = vec![0.0; rows * width];
        for (list, above) in self.lists.iter().zip(above.chunks_exact(width.max(1))) {
            for (row, weight) in list {
                let into = &mut d_x[row * width..(row + 1) * width];
                into.iter_mut().zip(above).for_each(|(d, a)| *d += weight * a);
            }
        }
        Tensor::from_vec(d_x, (rows, width), x.device()).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Var};

    use super::*;

    #[test]
    fn sums_and_their_gradient_are_those_of_a_matrix_product() {
        let x =
            Var::from_tensor(&Tensor::new(&[[1_f32, 2.0], [3.0, 4.0], [5.0, 6.0]], &Device::Cpu).unwrap());
        let x = x.unwrap();
        let lists: RowWeights = vec![vec![(0, 0.5), (2, 0.5)], vec![(1, 1.0)], vec![]].into();
        let out = weighted_rows(&x, &lists).unwrap();
        assert_eq!(out.to_vec2::<f32>().unwrap(), [[3.0, 4.0], [3.0, 4.0], [0.0, 0.0]]);
        let above = Tensor::new(&[[1_f32, 10.0], [2.0, 20.0], [7.0, 7.0]], &Device::Cpu).unwrap();
        let gradients = (out * above).unwrap().sum_all().unwrap().backward().unwrap();
        let gradient = gradients.get(&x).unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(gradient, [[0.5, 5.0], [2.0, 20.0], [0.5, 5.0]]);
    }
}
