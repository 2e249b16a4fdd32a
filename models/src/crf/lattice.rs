//! All paths of one sequence: forward and backward sums.

use super::transitions::{LocalTransitions, weighted_sum};
use crate::kernel::exponentials;

/// Forward and backward sums of one sequence, each step scaled to sum to one.
#[derive(Clone, Debug)]
pub struct Lattice<'a> {
    pub(super) transitions: &'a LocalTransitions,
    pub(super) length: usize,
    /// Emission scores `(length, tags)`.
    pub(super) scores: Vec<f64>,
    /// `exp(score − largest of the row)`.
    pub(super) weights: Vec<f64>,
    /// `α̂`, `(length, tags)`.
    pub(super) forward: Vec<f64>,
    /// `β̂`, `(length, tags)`; `α̂ · β̂` is the marginal.
    pub(super) backward: Vec<f64>,
    /// What each forward step was divided by.
    pub(super) scale: Vec<f64>,
    pub(super) log_partition: f64,
}

impl<'a> Lattice<'a> {
    /// The lattice of a sequence from its emission scores `(length, all tags)`, of which only the
    /// transitions' tags are read.
    ///
    /// # Panics
    /// When a row is shorter than the largest tag.
    #[must_use]
    pub fn new<'e>(
        rows: impl ExactSizeIterator<Item = &'e [f32]>,
        transitions: &'a LocalTransitions,
    ) -> Self {
        let (length, tags) = (rows.len(), transitions.tags());
        let mut scores = Vec::with_capacity(length * tags);
        for row in rows {
            scores.extend(transitions.allowed.iter().map(|tag| f64::from(row[*tag])));
        }
        let mut lattice = Self {
            transitions,
            length,
            weights: vec![0.0; scores.len()],
            scores,
            forward: vec![0.0; length * tags],
            backward: vec![0.0; length * tags],
            scale: vec![1.0; length],
            log_partition: 0.0,
        };
        lattice.run_forward();
        lattice.run_backward();
        lattice
    }

    /// Positions.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// `ln Σ_y exp(score(y))`.
    #[must_use]
    pub fn log_partition(&self) -> f64 {
        self.log_partition
    }

    /// Probability of each tag at a position, in the order of the transitions' tags.
    pub fn marginals(&self, position: usize) -> impl Iterator<Item = f64> {
        let row = self.row(position);
        self.forward[row.clone()].iter().zip(&self.backward[row]).map(|(a, b)| a * b)
    }

    /// Natural logarithm of the probability of a path, given by places in the transitions' tags.
    #[must_use]
    pub fn log_probability(&self, path: &[usize]) -> f64 {
        self.score(path) - self.log_partition
    }

    /// The unnormalised score of a path.
    pub(super) fn score(&self, path: &[usize]) -> f64 {
        let (t, tags) = (self.transitions, self.transitions.tags());
        let (Some(first), Some(last)) = (path.first(), path.last()) else { return 0.0 };
        let emissions: f64 = path.iter().enumerate().map(|(i, tag)| self.scores[i * tags + tag]).sum();
        let between: f64 = path.windows(2).map(|w| t.between[w[0] * tags + w[1]]).sum();
        t.start[*first] + emissions + between + t.end[*last]
    }

    pub(super) fn row(&self, position: usize) -> std::ops::Range<usize> {
        let tags = self.transitions.tags();
        position * tags..(position + 1) * tags
    }

    fn run_forward(&mut self) {
        let (t, tags) = (self.transitions, self.transitions.tags());
        for position in 0..self.length {
            let row = self.row(position);
            let largest = self.scores[row.clone()].iter().copied().fold(f64::NEG_INFINITY, f64::max);
            exponentials(&self.scores[row.clone()], largest, &mut self.weights[row.clone()]);
            let (before, now) = self.forward.split_at_mut(row.start);
            let now = &mut now[..tags];
            if position == 0 {
                now.iter_mut().zip(&t.start).for_each(|(x, s)| *x = s.exp());
            } else {
                weighted_sum(&before[row.start - tags..], &t.after, now);
            }
            now.iter_mut().zip(&self.weights[row]).for_each(|(x, w)| *x *= w);
            let sum: f64 = now.iter().sum();
            now.iter_mut().for_each(|x| *x /= sum);
            self.scale[position] = sum;
            self.log_partition += largest + sum.ln();
        }
    }

    fn run_backward(&mut self) {
        let (t, tags) = (self.transitions, self.transitions.tags());
        let Some(last) = self.length.checked_sub(1) else { return };
        let row = self.row(last);
        let ends: Vec<f64> = t.end.iter().map(|x| x.exp()).collect();
        let sum: f64 = self.forward[row.clone()].iter().zip(&ends).map(|(a, e)| a * e).sum();
        self.log_partition += sum.ln();
        self.backward[row].iter_mut().zip(&ends).for_each(|(b, e)| *b = e / sum);
        let mut after = vec![0.0; tags];
        for position in (0..last).rev() {
            let next = self.row(position + 1);
            for ((x, w), b) in after.iter_mut().zip(&self.weights[next.clone()]).zip(&self.backward[next]) {
                *x = w * b / self.scale[position + 1];
            }
            let row = self.row(position);
            weighted_sum(&after, &t.before, &mut self.backward[row]);
        }
    }
}
