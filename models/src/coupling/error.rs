//! The total coupling error (paper 2, the formulas of `CCE`, `CCE'`, `LCE`, `LCE'` and `TCE`) and its
//! gradients.

use super::attention::{score, softmax};
use super::contexts::Contexts;
use super::shortlist::Shortlist;

/// The labels of one vertical: the gold label of every context, and a vector for each label.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    /// Label number of each context.
    pub of_context: &'a [usize],
    /// Label vectors, row by row.
    pub vectors: &'a [f32],
}

/// Two coupled verticals.
#[derive(Clone, Copy, Debug)]
pub struct Coupled<'a> {
    /// The pairs.
    pub shortlist: &'a Shortlist,
    /// Contexts of both sides.
    pub contexts: (&'a Contexts, &'a Contexts),
    /// The learnt diagonals `a` and `a'`; none without context coupling.
    pub diagonals: Option<(&'a [f32], &'a [f32])>,
    /// Labels of both sides, and the width of a label vector; none without label coupling.
    pub labels: Option<(Labels<'a>, Labels<'a>, usize)>,
}

/// Derivatives of the coupling error.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CouplingGradient {
    /// Of the gold-label scores of each pair.
    pub scores: Vec<(f32, f32)>,
    /// Of the diagonals.
    pub diagonals: (Vec<f32>, Vec<f32>),
    /// Of the label vectors.
    pub labels: (Vec<f32>, Vec<f32>),
}

/// The mean total coupling error of some pairs, given by their numbers with the scores of their gold
/// labels `(s, s')`.
///
/// # Panics
/// When a pair is not in the shortlist.
#[must_use]
pub fn coupling_error(coupled: Coupled<'_>, pairs: &[(usize, f32, f32)]) -> (f64, CouplingGradient) {
    let mut gradient = CouplingGradient::default();
    if let Some((a, b)) = coupled.diagonals {
        gradient.diagonals = (vec![0.0; a.len()], vec![0.0; b.len()]);
    }
    if let Some((left, right, _)) = coupled.labels {
        gradient.labels = (vec![0.0; left.vectors.len()], vec![0.0; right.vectors.len()]);
    }
    let factor = 1.0 / pairs.len().max(1) as f64;
    let mut error = 0.0;
    for (number, left_score, right_score) in pairs {
        let difference = f64::from(*left_score) - f64::from(*right_score);
        let (left, right) = coupled.shortlist.pair(*number);
        let of_left: Vec<usize> = coupled.shortlist.of_left(left).collect();
        let of_right: Vec<usize> = coupled.shortlist.of_right(right).collect();
        let pull = Pull { coupled, number: *number, slope: factor * difference.abs() };
        let weight = pull.context(&of_left, &of_right, &mut gradient.diagonals)
            + pull.label(&of_left, &of_right, &mut gradient.labels);
        error += factor * difference.abs() * weight;
        // Where the scores are equal, 0 is a subgradient.
        let sign = if difference == 0.0 { 0.0 } else { difference.signum() };
        let slope = (factor * sign * weight) as f32;
        gradient.scores.push((slope, -slope));
    }
    (error, gradient)
}

/// One pair: how strongly it is pulled together, and what that does to the weights.
struct Pull<'a> {
    coupled: Coupled<'a>,
    number: usize,
    /// Derivative of the error for the weight of this pair.
    slope: f64,
}

impl Pull<'_> {
    /// `A + A'`.
    fn context(&self, of_left: &[usize], of_right: &[usize], into: &mut (Vec<f32>, Vec<f32>)) -> f64 {
        let Some((a, b)) = self.coupled.diagonals else { return 0.0 };
        let mut weight = 0.0;
        for (pairs, diagonal, into) in [(of_left, a, &mut into.0), (of_right, b, &mut into.1)] {
            weight += self.share(
                pairs,
                |pair| score(self.coupled.contexts, pair, diagonal),
                |pair, slope| {
                    let (u, v) =
                        (self.coupled.contexts.0.vector(pair.0), self.coupled.contexts.1.vector(pair.1));
                    into.iter_mut()
                        .zip(u.iter().zip(v))
                        .for_each(|(sum, (u, v))| *sum += (slope * f64::from(u * v)) as f32);
                },
            );
        }
        weight
    }

    /// Softmax of `v · v'` over the partners, in both directions.
    fn label(&self, of_left: &[usize], of_right: &[usize], into: &mut (Vec<f32>, Vec<f32>)) -> f64 {
        let Some((left, right, width)) = self.coupled.labels else { return 0.0 };
        let rows = |(l, r): (usize, usize)| {
            let (l, r) = (left.of_context[l] * width, right.of_context[r] * width);
            (l..l + width, r..r + width)
        };
        let mut weight = 0.0;
        for pairs in [of_left, of_right] {
            weight += self.share(
                pairs,
                |pair| {
                    let (l, r) = rows(pair);
                    let both = left.vectors[l].iter().zip(&right.vectors[r]);
                    both.map(|(x, y)| f64::from(x * y)).sum()
                },
                |pair, slope| {
                    let (l, r) = rows(pair);
                    for (l, r) in l.zip(r) {
                        into.0[l] += (slope * f64::from(right.vectors[r])) as f32;
                        into.1[r] += (slope * f64::from(left.vectors[l])) as f32;
                    }
                },
            );
        }
        weight
    }

    /// The share of this pair among `pairs` by the softmax of their scores; hands the derivative of the
    /// error for each score to `learn`.
    fn share(
        &self,
        pairs: &[usize],
        score: impl Fn((usize, usize)) -> f64,
        mut learn: impl FnMut((usize, usize), f64),
    ) -> f64 {
        let mut shares: Vec<f64> = pairs.iter().map(|n| score(self.coupled.shortlist.pair(*n))).collect();
        softmax(&mut shares);
        let own = pairs.iter().position(|n| *n == self.number).map_or(0.0, |place| shares[place]);
        for (number, share) in pairs.iter().zip(&shares) {
            let held = if *number == self.number { 1.0 - own } else { -share };
            learn(self.coupled.shortlist.pair(*number), self.slope * own * held);
        }
        own
    }
}
