//! Attention of rows of one matrix to rows of another. Groups lie one after the other in both; a group
//! looks at its own counterpart and at nothing else. Rows with nothing to look at get exact zeros.
//! Weights are computed again on the way back instead of being kept.

use std::ops::Range;
use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp3, D, Layout, Result, Shape, Tensor};

use super::floats::{Floats, floats};
use crate::kernel::{Matrix, PackedMatrix, product, scaled_softmax};

/// For each group its rows of the queries, and the rows of keys and values that it looks at: both in
/// rising order, neither overlapping, neither empty.
pub(crate) type Views = Arc<[(Range<usize>, Range<usize>)]>;

/// `softmax(query · keyᵀ / √d) · value` group by group: queries `(N, d)`, keys `(R, d)` and values
/// `(R, W)` to `(N, W)`.
pub(crate) fn cross_attention(
    (query, key, value): (&Tensor, &Tensor, &Tensor),
    views: &Views,
) -> Result<Tensor> {
    if query.device().is_cpu() {
        return query.apply_op3(key, value, CrossAttention { views: views.clone() });
    }
    let (mut parts, mut next, width) = (Vec::new(), 0, value.dim(1)?);
    let zeros = |rows| Tensor::zeros((rows, width), value.dtype(), value.device());
    for (rows, seen) in views.iter() {
        if rows.start > next {
            parts.push(zeros(rows.start - next)?);
        }
        let of = |x: &Tensor, rows: &Range<usize>| x.narrow(0, rows.start, rows.len());
        parts.push(composed(&of(query, rows)?, &of(key, seen)?, &of(value, seen)?)?);
        next = rows.end;
    }
    let rows = query.dim(0)?;
    if rows > next {
        parts.push(zeros(rows - next)?);
    }
    Tensor::cat(&parts, 0)
}

/// One group in primitive operations.
fn composed(query: &Tensor, key: &Tensor, value: &Tensor) -> Result<Tensor> {
    let scores = (query.matmul(&key.t()?.contiguous()?)? * (1.0 / (query.dim(1)? as f64).sqrt()))?;
    let weights = scores.broadcast_sub(&scores.max_keepdim(D::Minus1)?.detach())?.exp()?;
    weights.broadcast_div(&weights.sum_keepdim(D::Minus1)?)?.matmul(value)
}

struct CrossAttention {
    views: Views,
}

/// One group: `rows` queries that look at `seen` keys and values.
struct View<'a> {
    query: &'a [f32],
    key: &'a [f32],
    value: &'a [f32],
    rows: usize,
    seen: usize,
    /// Numbers of a query and of a key.
    inner: usize,
    /// Numbers of a value.
    width: usize,
}

impl View<'_> {
    fn scale(&self) -> f32 {
        1.0 / (self.inner as f32).sqrt()
    }

    /// Softmax of the scaled scores, `(rows, seen)`.
    fn weights(&self) -> Vec<f32> {
        let mut weights = vec![0.0; self.rows * self.seen];
        let key = PackedMatrix::new(Matrix::new(self.key, self.seen, self.inner).t());
        product(&mut weights, self.seen, Matrix::new(self.query, self.rows, self.inner), &key, None);
        weights.chunks_exact_mut(self.seen).for_each(|row| scaled_softmax(row, self.scale()));
        weights
    }

    fn forward(&self, out: &mut [f32]) {
        let weights = self.weights();
        let value = PackedMatrix::new(Matrix::new(self.value, self.seen, self.width));
        product(out, self.width, Matrix::new(&weights, self.rows, self.seen), &value, None);
    }

    /// Writes the gradients of the group; `above` is the gradient of its results.
    fn backward(&self, above: &[f32], [d_query, d_key, d_value]: [&mut [f32]; 3]) {
        let (rows, seen, inner, width) = (self.rows, self.seen, self.inner, self.width);
        let weights = self.weights();
        let mut d_scores = vec![0.0; rows * seen];
        let value = PackedMatrix::new(Matrix::new(self.value, seen, width).t());
        product(&mut d_scores, seen, Matrix::new(above, rows, width), &value, None);
        for (d, w) in d_scores.chunks_exact_mut(seen).zip(weights.chunks_exact(seen)) {
            let mean: f32 = d.iter().zip(w).map(|(d, w)| d * w).sum();
            d.iter_mut().zip(w).for_each(|(d, w)| *d = (*d - mean) * w * self.scale());
        }
        let write = |out: &mut [f32], columns, left, right| {
            product(out, columns, left, &PackedMatrix::new(right), None);
        };
        let d_scores = Matrix::new(&d_scores, rows, seen);
        write(d_query, inner, d_scores, Matrix::new(self.key, seen, inner));
        write(d_key, inner, d_scores.t(), Matrix::new(self.query, rows, inner));
        write(d_value, width, Matrix::new(&weights, rows, seen).t(), Matrix::new(above, rows, width));
    }
}

/// The numbers of some rows.
fn rows_of<'a>(all: &'a [f32], rows: &Range<usize>, width: usize) -> &'a [f32] {
    &all[rows.start * width..rows.end * width]
}

fn rows_of_mut<'a>(all: &'a mut [f32], rows: &Range<usize>, width: usize) -> &'a mut [f32] {
    &mut all[rows.start * width..rows.end * width]
}

impl CrossAttention {
    /// Each group with its rows.
    fn each<'a>(
        &'a self,
        [query, key, value]: [&'a [f32]; 3],
        (inner, width): (usize, usize),
    ) -> impl Iterator<Item = (&'a Range<usize>, &'a Range<usize>, View<'a>)> {
        self.views.iter().map(move |(rows, seen)| {
            let view = View {
                query: rows_of(query, rows, inner),
                key: rows_of(key, seen, inner),
                value: rows_of(value, seen, width),
                rows: rows.len(),
                seen: seen.len(),
                inner,
                width,
            };
            (rows, seen, view)
        })
    }

    /// Numbers of a query and of a value, when everything fits.
    fn check(&self, query: &Shape, key: &Shape, value: &Shape) -> Result<(usize, usize)> {
        let ((rows, inner), (keys, width)) = (query.dims2()?, value.dims2()?);
        let (mut next, mut next_seen) = (0, 0);
        let ordered = self.views.iter().all(|(rows, seen)| {
            let fits = rows.start >= next && seen.start >= next_seen && !rows.is_empty() && !seen.is_empty();
            (next, next_seen) = (rows.end, seen.end);
            fits
        });
        if key.dims2()? != (keys, inner) || !ordered || next > rows || next_seen > keys {
            candle_core::bail!("cross attention: {query:?}, {key:?}, {value:?}, groups {:?}", self.views);
        }
        Ok((inner, width))
    }
}

impl CustomOp3 for CrossAttention {
    fn name(&self) -> &'static str {
        "cross attention"
    }

    fn cpu_fwd(
        &self,
        query: &CpuStorage,
        query_layout: &Layout,
        key: &CpuStorage,
        key_layout: &Layout,
        value: &CpuStorage,
        value_layout: &Layout,
    ) -> Result<(CpuStorage, Shape)> {
        let sizes = self.check(query_layout.shape(), key_layout.shape(), value_layout.shape())?;
        let operands = [floats(query, query_layout)?, floats(key, key_layout)?, floats(value, value_layout)?];
        let (rows, width) = (query_layout.shape().dims2()?.0, sizes.1);
        let mut out = vec![0.0; rows * width];
        for (rows, _, view) in self.each(operands, sizes) {
            view.forward(rows_of_mut(&mut out, rows, width));
        }
        Ok((CpuStorage::F32(out), (rows, width).into()))
    }

    fn bwd(
        &self,
        query: &Tensor,
        key: &Tensor,
        value: &Tensor,
        _result: &Tensor,
        upstream: &Tensor,
    ) -> Result<(Option<Tensor>, Option<Tensor>, Option<Tensor>)> {
        let upstream = upstream.contiguous()?;
        let (inner, width) = (query.dim(1)?, value.dim(1)?);
        let operands = [Floats::of(query)?, Floats::of(key)?, Floats::of(value)?];
        let operands: [&[f32]; 3] = operands.each_ref().map(|all| &**all);
        let above = Floats::of(&upstream)?;
        let mut gradients = operands.map(|all| vec![0.0; all.len()]);
        let [d_query, d_key, d_value] = &mut gradients;
        for (rows, seen, view) in self.each(operands, (inner, width)) {
            let own = [
                rows_of_mut(d_query, rows, inner),
                rows_of_mut(d_key, seen, inner),
                rows_of_mut(d_value, seen, width),
            ];
            view.backward(rows_of(&above, rows, width), own);
        }
        let [d_query, d_key, d_value] = gradients;
        let tensor = |numbers, like: &Tensor| Tensor::from_vec(numbers, like.shape(), like.device());
        Ok((Some(tensor(d_query, query)?), Some(tensor(d_key, key)?), Some(tensor(d_value, value)?)))
    }
}
