//! Attention of a context over its partners in the shortlist (paper 2, the formulas of `A` and `α`).

use super::contexts::Contexts;

/// `α = uᵀ diag(a) u'` (Luong and others, 2015, with a diagonal).
pub(super) fn score(contexts: (&Contexts, &Contexts), pair: (usize, usize), diagonal: &[f32]) -> f64 {
    let (u, v) = (contexts.0.vector(pair.0), contexts.1.vector(pair.1));
    u.iter().zip(v).zip(diagonal).map(|((u, v), a)| f64::from(u * v) * f64::from(*a)).sum()
}

/// Softmax over some scores.
pub(super) fn softmax(scores: &mut [f64]) {
    let largest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    scores.iter_mut().for_each(|x| *x = (*x - largest).exp());
    let sum: f64 = scores.iter().sum();
    scores.iter_mut().for_each(|x| *x /= sum);
}
