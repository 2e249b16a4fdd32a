//! How far predicted attributes and predicted tags say the same (paper 5, equations 12 and 13).

use candle_core::Tensor;

use crate::error::ModelError;
use crate::loss::{self, Emissions, log_softmax, sigmoid};
use crate::tagger::numbers;

/// Probabilities are held this far from 0 and 1, so that no logarithm is infinite.
const MARGIN: f64 = 1e-6;

/// An item of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Rows of all its tokens.
    pub rows: Vec<usize>,
    /// The tags that it may have.
    pub allowed: Vec<usize>,
    /// Its attributes that have tags: the number of the attribute, and the place of its begin tag among
    /// the allowed ones; the inside tag is the next.
    pub attributes: Vec<(usize, usize)>,
}

/// `KL(ŷ^a ‖ ŷ^{v→a})` of independent Bernoullis, as the mean over items and attributes, and a tensor
/// with its gradients for the tag scores `(N, K)` and for the attribute logits `(B, A)`.
///
/// # Errors
/// A failure of the device.
pub fn agreement_loss(
    scores: &Tensor,
    logits: &Tensor,
    items: &[Agreement],
) -> Result<(f64, Tensor), ModelError> {
    let sizes = (scores.dim(1)?, logits.dim(1)?);
    let divergence = Divergence::new(&numbers(scores)?, &numbers(logits)?, sizes, items);
    let total =
        (loss::surrogate(scores, divergence.d_scores)? + loss::surrogate(logits, divergence.d_logits)?)?;
    Ok((divergence.value, total))
}

/// The value and its gradients.
struct Divergence {
    value: f64,
    d_scores: Vec<f32>,
    d_logits: Vec<f32>,
}

/// Where a tag is likeliest: `max_i ŷ^v_i` and `i`.
#[derive(Clone, Copy)]
struct Peak {
    token: usize,
    probability: f64,
}

impl Divergence {
    fn new(scores: &[f32], logits: &[f32], (tags, attributes): (usize, usize), items: &[Agreement]) -> Self {
        let cells: usize = items.iter().map(|item| item.attributes.len()).sum();
        let factor = 1.0 / cells.max(1) as f64;
        let (d_scores, d_logits) = (vec![0.0; scores.len()], vec![0.0; logits.len()]);
        let mut sum = Self { value: 0.0, d_scores, d_logits };
        let emissions = Emissions { scores, tags };
        for (number, item) in items.iter().enumerate().filter(|(_, item)| !item.rows.is_empty()) {
            let soft = |scores: &[f32]| -> Vec<f64> {
                log_softmax(scores, &item.allowed).into_iter().map(f64::exp).collect()
            };
            let likely: Vec<Vec<f64>> = emissions.rows(&item.rows).map(soft).collect();
            for (attribute, begin) in &item.attributes {
                let place = number * attributes + attribute;
                let said = sigmoid(f64::from(logits[place]));
                let peaks = [*begin, begin + 1].map(|tag| (tag, peak(&likely, tag)));
                let shown = peaks.iter().map(|(_, peak)| peak.probability).sum::<f64>() / 2.0; // eq. 12
                let (value, d_said, d_shown) = bernoulli(said, shown);
                sum.value += factor * value;
                sum.d_logits[place] += (factor * d_said * said * (1.0 - said)) as f32;
                for (tag, peak) in peaks {
                    sum.pull(item, tags, &likely, (tag, peak), factor * d_shown / 2.0);
                }
            }
        }
        sum
    }

    /// Adds the gradient of one probability to that of its token's scores.
    fn pull(
        &mut self,
        item: &Agreement,
        tags: usize,
        likely: &[Vec<f64>],
        (tag, peak): (usize, Peak),
        above: f64,
    ) {
        let row = item.rows[peak.token] * tags;
        for (place, (column, probability)) in item.allowed.iter().zip(&likely[peak.token]).enumerate() {
            let own = f64::from(u8::from(place == tag));
            self.d_scores[row + column] += (above * peak.probability * (own - probability)) as f32;
        }
    }
}

/// The token at which a tag is likeliest; the first of equals.
fn peak(likely: &[Vec<f64>], tag: usize) -> Peak {
    let mut best = Peak { token: 0, probability: likely[0][tag] };
    for (token, all) in likely.iter().enumerate() {
        if all[tag] > best.probability {
            best = Peak { token, probability: all[tag] };
        }
    }
    best
}

/// `p ln(p/q) + (1 − p) ln((1 − p)/(1 − q))` and its derivatives for `p` and `q`; zero where a side is
/// held at the margin.
fn bernoulli(p: f64, q: f64) -> (f64, f64, f64) {
    let hold =
        |x: f64| (x.clamp(MARGIN, 1.0 - MARGIN), f64::from(u8::from((MARGIN..=1.0 - MARGIN).contains(&x))));
    let ((p, free_p), (q, free_q)) = (hold(p), hold(q));
    let value = p * (p / q).ln() + (1.0 - p) * ((1.0 - p) / (1.0 - q)).ln();
    let d_p = (p / q).ln() - ((1.0 - p) / (1.0 - q)).ln();
    let d_q = (q - p) / (q * (1.0 - q));
    (value.max(0.0), free_p * d_p, free_q * d_q)
}

#[cfg(test)]
mod tests {
    use super::bernoulli;

    #[test]
    fn the_divergence_is_finite_and_never_negative() {
        for p in [0.0, 1e-9, 0.2, 0.5, 1.0] {
            for q in [0.0, 1e-9, 0.2, 0.5, 1.0] {
                let (value, d_p, d_q) = bernoulli(p, q);
                assert!(value >= 0.0 && value.is_finite() && d_p.is_finite() && d_q.is_finite());
                assert!((p - q).abs() > 1e-6 || value < 1e-12, "{p} {q}: {value}");
            }
        }
    }
}
