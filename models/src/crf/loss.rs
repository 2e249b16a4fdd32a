//! Negative log-likelihood and its gradient: expected counts minus observed counts.

use super::lattice::Lattice;
use super::transitions::LocalTransitions;
use crate::kernel::vectorised;

/// Gradients of the transitions, over the whole tag set.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainGradient {
    tags: usize,
    /// From-major, `tags × tags`.
    pub between: Vec<f64>,
    /// Of first tags.
    pub start: Vec<f64>,
    /// Of last tags.
    pub end: Vec<f64>,
}

impl ChainGradient {
    /// Zeros.
    #[must_use]
    pub fn zeros(tags: usize) -> Self {
        Self { tags, between: vec![0.0; tags * tags], start: vec![0.0; tags], end: vec![0.0; tags] }
    }
}

/// Losses of sequences with the same allowed tags, one after the other, with gradients summed up.
#[derive(Debug)]
pub struct ChainLoss<'a> {
    transitions: &'a LocalTransitions,
    /// Expected transitions without the factor `exp(between)`.
    expected: Vec<f64>,
    observed: Vec<f64>,
    start: Vec<f64>,
    end: Vec<f64>,
}

vectorised! {
    /// `sums[i, ·] += left[i] · right`.
    fn outer(left: &[f64], right: &[f64], sums: &mut [f64]) {
        for (x, row) in left.iter().zip(sums.chunks_exact_mut(right.len())) {
            for (sum, y) in row.iter_mut().zip(right) {
                *sum = x.mul_add(*y, *sum);
            }
        }
    }
}

impl<'a> ChainLoss<'a> {
    /// Nothing summed yet.
    #[must_use]
    pub fn new(transitions: &'a LocalTransitions) -> Self {
        let n = transitions.tags();
        let (expected, observed) = (vec![0.0; n * n], vec![0.0; n * n]);
        Self { transitions, expected, observed, start: vec![0.0; n], end: vec![0.0; n] }
    }

    /// Adds a sequence: its emission scores over the whole tag set and its gold tags as places in
    /// the transitions' tags. Returns the loss, and hands the gradient of each emission to `emit`
    /// as `(position, place, gradient)`.
    pub fn add<'e>(
        &mut self,
        rows: impl ExactSizeIterator<Item = &'e [f32]>,
        gold: &[usize],
        mut emit: impl FnMut(usize, usize, f64),
    ) -> f64 {
        let lattice = Lattice::new(rows, self.transitions);
        for (position, tag) in gold.iter().enumerate() {
            for (place, probability) in lattice.marginals(position).enumerate() {
                emit(position, place, if place == *tag { probability - 1.0 } else { probability });
            }
        }
        self.count_transitions(&lattice, gold);
        -lattice.log_probability(gold)
    }

    fn count_transitions(&mut self, lattice: &Lattice<'_>, gold: &[usize]) {
        let n = self.transitions.tags();
        let (Some(first), Some(last)) = (gold.first(), gold.last()) else { return };
        let mut after = vec![0.0; n];
        for position in 1..lattice.length {
            let (before, row) = (lattice.row(position - 1), lattice.row(position));
            let scale = lattice.scale[position];
            for (i, x) in after.iter_mut().enumerate() {
                *x = lattice.weights[row.start + i] * lattice.backward[row.start + i] / scale;
            }
            outer(&lattice.forward[before], &after, &mut self.expected);
        }
        gold.windows(2).for_each(|w| self.observed[w[0] * n + w[1]] += 1.0);
        for (place, probability) in lattice.marginals(0).enumerate() {
            self.start[place] += probability;
        }
        for (place, probability) in lattice.marginals(gold.len() - 1).enumerate() {
            self.end[place] += probability;
        }
        self.start[*first] -= 1.0;
        self.end[*last] -= 1.0;
    }

    /// Adds what was summed to gradients over the whole tag set, times a factor.
    pub fn collect(self, factor: f64, into: &mut ChainGradient) {
        let (allowed, n) = (&self.transitions.allowed, self.transitions.tags());
        for (from, from_tag) in allowed.iter().enumerate() {
            into.start[*from_tag] += factor * self.start[from];
            into.end[*from_tag] += factor * self.end[from];
            for (to, to_tag) in allowed.iter().enumerate() {
                let x = from * n + to;
                let expected = self.expected[x] * self.transitions.weights[x];
                into.between[from_tag * into.tags + to_tag] += factor * (expected - self.observed[x]);
            }
        }
    }
}
