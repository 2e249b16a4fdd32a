//! Multi-head attention (Vaswani and others, 2017, eq. 1) over sequences that lie one after the
//! other without padding: a piece attends to its own sequence and to nothing else, so no mask is
//! needed. Weights are computed again on the way back instead of being kept.

use std::sync::Arc;

use candle_core::{CpuStorage, CustomOp3, D, Layout, Result, Shape, Tensor};
use rayon::prelude::*;

use super::dropout::scales;
use super::floats::{Floats, floats};
use super::mode::Dropout;
use crate::kernel::{Matrix, PackedMatrix, dropout_scale, product, scaled_softmax};

/// Queries, keys and values `(rows, width)` to contexts `(rows, width)`. Sequence `i` has the rows
/// `starts[i]..starts[i + 1]`.
pub(crate) fn attention(
    (query, key, value): (&Tensor, &Tensor, &Tensor),
    starts: &Arc<[usize]>,
    heads: usize,
    dropout: Option<Dropout>,
) -> Result<Tensor> {
    if query.device().is_cpu() {
        return query.apply_op3(key, value, Attention { starts: starts.clone(), heads, dropout });
    }
    let sequences = starts.windows(2).enumerate().map(|(number, ends)| {
        let rows = |x: &Tensor| split_heads(&x.narrow(0, ends[0], ends[1] - ends[0])?, heads);
        let dropout = dropout.map(|d| Dropout { seed: d.seed ^ sequence_seed(number), ..d });
        composed(&rows(query)?, &rows(key)?, &rows(value)?, dropout)
    });
    Tensor::cat(&sequences.collect::<Result<Vec<_>>>()?, 0)
}

/// `(length, width)` to `(heads, length, width / heads)`.
fn split_heads(x: &Tensor, heads: usize) -> Result<Tensor> {
    let (length, width) = x.dims2()?;
    x.reshape((length, heads, width / heads))?.transpose(0, 1)?.contiguous()
}

/// One sequence in primitive operations.
fn composed(query: &Tensor, key: &Tensor, value: &Tensor, dropout: Option<Dropout>) -> Result<Tensor> {
    let (heads, length, width) = query.dims3()?;
    let scores = (query.matmul(&key.t()?.contiguous()?)? * (1.0 / (width as f64).sqrt()))?;
    let weights = scores.broadcast_sub(&scores.max_keepdim(D::Minus1)?.detach())?.exp()?;
    let mut weights = weights.broadcast_div(&weights.sum_keepdim(D::Minus1)?)?;
    if let Some(dropout) = dropout {
        weights = (&weights * scales(dropout, weights.shape(), weights.device())?)?;
    }
    weights.matmul(value)?.transpose(0, 1)?.contiguous()?.reshape((length, heads * width))
}

fn sequence_seed(number: usize) -> u32 {
    (number as u32).wrapping_mul(0x85eb_ca6b)
}

struct Attention {
    starts: Arc<[usize]>,
    heads: usize,
    dropout: Option<Dropout>,
}

/// One head of one sequence.
#[derive(Clone, Copy)]
struct Head {
    sequence: usize,
    head: usize,
    length: usize,
    /// Numbers of a row of all heads.
    width: usize,
    /// Numbers of a row of this head.
    part: usize,
}

impl Head {
    /// This head's columns of a sequence's rows.
    fn of<'a>(&self, rows: &'a [f32]) -> Matrix<'a> {
        Matrix::strided(&rows[self.head * self.part..], self.length, self.part, self.width)
    }

    fn scale(&self) -> f32 {
        1.0 / (self.part as f32).sqrt()
    }

    /// Softmax of the scaled scores, `(length, length)`.
    fn weights(&self, query: &[f32], key: &[f32]) -> Vec<f32> {
        let mut weights = vec![0.0; self.length * self.length];
        product(&mut weights, self.length, self.of(query), &PackedMatrix::new(self.of(key).t()), None);
        weights.chunks_exact_mut(self.length).for_each(|row| scaled_softmax(row, self.scale()));
        weights
    }

    /// What dropout multiplies the weights with.
    fn factors(&self, dropout: Dropout) -> Vec<f32> {
        let mut factors = vec![0.0; self.length * self.length];
        let seed = dropout.seed ^ sequence_seed(self.sequence);
        let first = self.head * self.length * self.length;
        dropout_scale(seed, first as u32, dropout.rate, &mut factors);
        factors
    }

    /// `out = left · right`, into this head's columns.
    fn write(&self, out: &mut [f32], left: Matrix<'_>, right: Matrix<'_>) {
        product(&mut out[self.head * self.part..], self.width, left, &PackedMatrix::new(right), None);
    }
}

impl Attention {
    fn heads(&self, sequence: usize, width: usize) -> impl Iterator<Item = Head> {
        let length = self.starts[sequence + 1] - self.starts[sequence];
        let part = width / self.heads;
        (0..self.heads).map(move |head| Head { sequence, head, length, width, part })
    }

    fn rows(&self, sequence: usize, width: usize) -> std::ops::Range<usize> {
        self.starts[sequence] * width..self.starts[sequence + 1] * width
    }

    /// Cuts a matrix of all rows into one slice per sequence.
    fn cut<'a>(&self, mut all: &'a mut [f32], width: usize) -> Vec<&'a mut [f32]> {
        let mut pieces = Vec::with_capacity(self.starts.len());
        for ends in self.starts.windows(2) {
            let (piece, rest) = std::mem::take(&mut all).split_at_mut((ends[1] - ends[0]) * width);
            pieces.push(piece);
            all = rest;
        }
        pieces
    }

    fn check(&self, shape: &Shape, others: [&Shape; 2]) -> Result<usize> {
        let (rows, width) = shape.dims2()?;
        let ordered = self.starts.first() == Some(&0) && self.starts.windows(2).all(|w| w[0] <= w[1]);
        if others != [shape, shape] || !ordered || self.starts.last() != Some(&rows) {
            candle_core::bail!("attention: {shape:?}, {others:?}, sequences {:?}", self.starts);
        }
        if self.heads == 0 || !width.is_multiple_of(self.heads) {
            candle_core::bail!("attention: {width} columns for {} heads", self.heads);
        }
        Ok(width)
    }

    fn forward_head(&self, head: Head, [query, key, value]: [&[f32]; 3], out: &mut [f32]) {
        let mut weights = head.weights(query, key);
        if let Some(dropout) = self.dropout {
            weights.iter_mut().zip(head.factors(dropout)).for_each(|(w, f)| *w *= f);
        }
        head.write(out, Matrix::new(&weights, head.length, head.length), head.of(value));
    }

    /// Gradients of one head; `above` is the gradient of the sequence's contexts.
    fn backward_head(
        &self,
        head: Head,
        [query, key, value, above]: [&[f32]; 4],
        [d_query, d_key, d_value]: [&mut [f32]; 3],
    ) {
        let length = head.length;
        let weights = head.weights(query, key);
        let factors = self.dropout.map(|d| head.factors(d));
        let mut d_scores = vec![0.0; length * length];
        product(&mut d_scores, length, head.of(above), &PackedMatrix::new(head.of(value).t()), None);
        let mut used = weights.clone();
        if let Some(factors) = &factors {
            used.iter_mut().zip(factors).for_each(|(w, f)| *w *= f);
            d_scores.iter_mut().zip(factors).for_each(|(d, f)| *d *= f);
        }
        for (d, w) in d_scores.chunks_exact_mut(length).zip(weights.chunks_exact(length)) {
            let mean: f32 = d.iter().zip(w).map(|(d, w)| d * w).sum();
            d.iter_mut().zip(w).for_each(|(d, w)| *d = (*d - mean) * w * head.scale());
        }
        let d_scores = Matrix::new(&d_scores, length, length);
        head.write(d_value, Matrix::new(&used, length, length).t(), head.of(above));
        head.write(d_query, d_scores, head.of(key));
        head.write(d_key, d_scores.t(), head.of(query));
    }
}

impl CustomOp3 for Attention {
    fn name(&self) -> &'static str {
        "attention"
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
        let width = self.check(query_layout.shape(), [key_layout.shape(), value_layout.shape()])?;
        let (query, key, value) =
            (floats(query, query_layout)?, floats(key, key_layout)?, floats(value, value_layout)?);
        let mut out = vec![0.0; query.len()];
        self.cut(&mut out, width).into_par_iter().enumerate().for_each(|(sequence, out)| {
            let rows = self.rows(sequence, width);
            let operands = [&query[rows.clone()], &key[rows.clone()], &value[rows]];
            self.heads(sequence, width).for_each(|head| self.forward_head(head, operands, out));
        });
        Ok((CpuStorage::F32(out), query_layout.shape().clone()))
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
        let operands = [Floats::of(query)?, Floats::of(key)?, Floats::of(value)?, Floats::of(&upstream)?];
        let operands: [&[f32]; 4] = operands.each_ref().map(|all| &**all);
        let (width, size) = (query.dim(1)?, operands[0].len());
        let mut gradients = [vec![0.0; size], vec![0.0; size], vec![0.0; size]];
        let [d_query, d_key, d_value] = &mut gradients;
        self.cut(d_query, width)
            .into_par_iter()
            .zip(self.cut(d_key, width))
            .zip(self.cut(d_value, width))
            .enumerate()
            .for_each(|(sequence, ((d_query, d_key), d_value))| {
                let operands = operands.map(|all| &all[self.rows(sequence, width)]);
                for head in self.heads(sequence, width) {
                    self.backward_head(head, operands, [&mut *d_query, &mut *d_key, &mut *d_value]);
                }
            });
        let [d_query, d_key, d_value] = gradients.map(|g| Tensor::from_vec(g, query.shape(), query.device()));
        Ok((Some(d_query?), Some(d_key?), Some(d_value?)))
    }
}
