//! Losses of taggers with their gradients, in plain Rust. A gradient enters candle's graph through
//! [`surrogate`]: `Σ gradient · emissions` has the same derivative as the loss itself.

use candle_core::Tensor;

use crate::crf::{ChainGradient, ChainLoss, LocalTransitions};
use crate::error::ModelError;

/// A labelled sequence of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// Rows of the emissions that belong to its positions.
    pub rows: &'a [usize],
    /// Gold tags, as places in the tags that it may have.
    pub tags: &'a [usize],
    /// The tags it may have.
    pub transitions: &'a LocalTransitions,
}

/// Emission scores `(rows, tags)` of a batch.
#[derive(Clone, Copy, Debug)]
pub struct Emissions<'a> {
    /// Row by row.
    pub scores: &'a [f32],
    /// Tags of a row.
    pub tags: usize,
}

impl<'a> Emissions<'a> {
    /// The rows of a sequence.
    pub fn rows(self, rows: &'a [usize]) -> impl ExactSizeIterator<Item = &'a [f32]> {
        rows.iter().map(move |row| &self.scores[row * self.tags..(row + 1) * self.tags])
    }
}

/// Cross entropy of a softmax over the tags that a sequence may have, as the mean over positions;
/// and its gradient `(rows, tags)`.
#[must_use]
pub fn cross_entropy(emissions: Emissions<'_>, targets: &[Target<'_>]) -> (f64, Vec<f32>) {
    let positions: usize = targets.iter().map(|t| t.tags.len()).sum();
    let factor = 1.0 / positions.max(1) as f64;
    let (mut loss, mut gradient) = (0.0, vec![0.0; emissions.scores.len()]);
    for target in targets {
        let allowed = target.transitions.allowed();
        for ((row, scores), gold) in target.rows.iter().zip(emissions.rows(target.rows)).zip(target.tags) {
            let logs = log_softmax(scores, allowed);
            loss -= logs[*gold] * factor;
            for (place, (tag, log)) in allowed.iter().zip(&logs).enumerate() {
                let wanted = f64::from(u8::from(place == *gold));
                gradient[row * emissions.tags + tag] += ((log.exp() - wanted) * factor) as f32;
            }
        }
    }
    (loss, gradient)
}

/// Logarithms of the softmax over some of the scores.
#[must_use]
pub fn log_softmax(scores: &[f32], allowed: &[usize]) -> Vec<f64> {
    let picked: Vec<f64> = allowed.iter().map(|tag| f64::from(scores[*tag])).collect();
    let largest = picked.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = picked.iter().map(|x| (x - largest).exp()).sum();
    let log_sum = largest + sum.ln();
    picked.into_iter().map(|x| x - log_sum).collect()
}

/// Negative log-likelihood of a CRF, as the mean over sequences; its gradient for the emissions
/// `(rows, tags)` and for the transitions.
#[must_use]
pub fn chain(emissions: Emissions<'_>, targets: &[Target<'_>]) -> (f64, Vec<f32>, ChainGradient) {
    let factor = 1.0 / targets.len().max(1) as f64;
    let (mut loss, mut gradient) = (0.0, vec![0.0; emissions.scores.len()]);
    let mut transitions = ChainGradient::zeros(emissions.tags);
    for target in targets {
        let allowed = target.transitions.allowed();
        let mut sums = ChainLoss::new(target.transitions);
        let rows = emissions.rows(target.rows);
        loss += factor
            * sums.add(rows, target.tags, |position, place, x| {
                let at = target.rows[position] * emissions.tags + allowed[place];
                gradient[at] += (x * factor) as f32;
            });
        sums.collect(factor, &mut transitions);
    }
    (loss, gradient, transitions)
}

/// `Σ gradient · x`: a loss whose derivative for `x` is the gradient.
///
/// # Errors
/// Another number of elements.
pub fn surrogate(x: &Tensor, gradient: Vec<f32>) -> Result<Tensor, ModelError> {
    let gradient = Tensor::from_vec(gradient, x.shape(), x.device())?;
    Ok((x * gradient)?.sum_all()?)
}
