//! Cross entropy of both pointers, and the weight of the masked query.

use std::ops::Range;

/// A sequence of a batch and where its answers are.
#[derive(Clone, Debug, PartialEq)]
pub struct Pointed {
    /// Row of position 0, which stands for “not in this text”.
    pub null: usize,
    /// Rows of the text.
    pub text: Range<usize>,
    /// First and last position of each answer, counted in the text, both inclusive; none when the
    /// answer is not there.
    pub answers: Vec<(usize, usize)>,
    /// Weight of its loss.
    pub weight: f64,
}

/// The weight of the loss of a masked query (equation 1): `√(C_min / C(q))`, with the number of
/// examples of the query and the smallest such number of any query.
#[must_use]
pub fn masked_query_weight(least: usize, count: usize) -> f64 {
    (least.max(1) as f64 / count.max(1) as f64).sqrt()
}

/// The mean over sequences of `weight · ½ (CE_start + CE_end)`, and its gradient for the scores
/// `(N, 2)`, row by row. With several answers each has an equal share of the target: that is the mean
/// of the paper's losses over one example per answer, for the price of one.
#[must_use]
pub fn pointer_loss(scores: &[f32], batch: &[Pointed]) -> (f64, Vec<f32>) {
    let (mut loss, mut gradient) = (0.0, vec![0.0; scores.len()]);
    for sequence in batch {
        let factor = sequence.weight / (2.0 * batch.len() as f64);
        for column in 0..2 {
            loss += factor * add_pointer(scores, column, sequence, factor, &mut gradient);
        }
    }
    (loss, gradient)
}

/// The cross entropy of one pointer; its gradient times `factor` is added.
fn add_pointer(scores: &[f32], column: usize, sequence: &Pointed, factor: f64, gradient: &mut [f32]) -> f64 {
    let rows: Vec<usize> = std::iter::once(sequence.null).chain(sequence.text.clone()).collect();
    let picked: Vec<f64> = rows.iter().map(|row| f64::from(scores[2 * row + column])).collect();
    let largest = picked.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let log_sum = largest + picked.iter().map(|x| (x - largest).exp()).sum::<f64>().ln();
    let mut loss = 0.0;
    for ((row, score), wanted) in rows.iter().zip(&picked).zip(targets(sequence, column)) {
        let log = score - log_sum;
        // A target of zero adds nothing, also where the logarithm is −∞.
        loss -= if wanted > 0.0 { wanted * log } else { 0.0 };
        gradient[2 * row + column] += (factor * (log.exp() - wanted)) as f32;
    }
    loss
}

/// What the softmax of a pointer should be: position 0 first, then the text.
fn targets(sequence: &Pointed, column: usize) -> Vec<f64> {
    let mut wanted = vec![0.0; sequence.text.len() + 1];
    let share = 1.0 / sequence.answers.len().max(1) as f64;
    for (first, last) in &sequence.answers {
        wanted[1 + if column == 0 { *first } else { *last }] += share;
    }
    if sequence.answers.is_empty() {
        wanted[0] = 1.0;
    }
    wanted
}
