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

/// Binary cross entropy of sigmoids, as the mean over the cells that count; and its gradient for the
/// logits. `targets` holds 0 or 1 for a cell that counts and something negative for one that does not.
#[must_use]
pub fn binary_cross_entropy(logits: &[f32], targets: &[f32]) -> (f64, Vec<f32>) {
    let counted = targets.iter().filter(|target| **target >= 0.0).count();
    let factor = 1.0 / counted.max(1) as f64;
    let mut loss = 0.0;
    let cells = logits.iter().zip(targets).map(|(logit, target)| {
        if *target < 0.0 {
            return 0.0;
        }
        let (x, wanted) = (f64::from(*logit), f64::from(*target));
        // ln(1 + e^x) without overflow, minus wanted · x.
        loss += factor * (x.max(0.0) + (-x.abs()).exp().ln_1p() - wanted * x);
        (factor * (sigmoid(x) - wanted)) as f32
    });
    let gradient = cells.collect();
    (loss, gradient)
}

/// `1 / (1 + e^-x)`.
#[must_use]
pub fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// `Σ gradient · x`: a loss whose derivative for `x` is the gradient.
///
/// # Errors
/// Another number of elements.
pub fn surrogate(x: &Tensor, gradient: Vec<f32>) -> Result<Tensor, ModelError> {
    let gradient = Tensor::from_vec(gradient, x.shape(), x.device())?;
    Ok((x * gradient)?.sum_all()?)
}

#[cfg(test)]
mod tests {
    use super::binary_cross_entropy;

    #[test]
    fn binary_cross_entropy_has_the_gradient_of_finite_differences() {
        let (logits, targets) = ([0.3_f32, -2.0, 40.0, 1.0], [1.0_f32, 0.0, 1.0, -1.0]);
        let (loss, gradient) = binary_cross_entropy(&logits, &targets);
        let expected = ((1.0 + (-0.3_f64).exp()).ln() + (1.0 + (-2.0_f64).exp()).ln()) / 3.0;
        assert!((loss - expected).abs() < 1e-7);
        for place in 0..logits.len() {
            let moved = |by: f32| {
                let mut logits = logits;
                logits[place] += by;
                binary_cross_entropy(&logits, &targets).0
            };
            let slope = (moved(1e-2) - moved(-1e-2)) / 2e-2;
            assert!((slope - f64::from(gradient[place])).abs() < 1e-4, "{place}: {slope}");
        }
    }
}
