//! How far each row is from the nearest one chosen so far, reckoned no further than a choice needs.
//!
//! More choices only ever bring rows nearer. So a distance to some of the chosen rows is an upper bound of that
//! to all, and most rows never have to be compared with most choices: the farthest row is found by
//! refreshing the largest bounds (Minoux 1978 speeds up greedy choices in this way), and a row is drawn in
//! proportion to its distance by drawing in proportion to its bound and rejecting (von Neumann 1951).
//! Both answers are those of all distances.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rayon::prelude::*;
use swingtag_models::Random;

use super::vectors::CHUNK;

/// A row that is not to be found again.
const LEFT_OUT: f32 = -1.0;

/// Upper bounds of weighted squared distances.
#[derive(Debug)]
pub(super) struct Nearest {
    bounds: Vec<f32>,
    /// With how many of the choices, in their order, a row was compared.
    seen: Vec<usize>,
    /// What a squared distance is multiplied with before rows are compared; none for 1.
    weights: Option<Vec<f32>>,
    /// Bounds of rows that were not found yet; those of positive numbers order like their bits.
    queue: BinaryHeap<(u32, Reverse<usize>)>,
}

impl Nearest {
    /// Compares all rows with a first choice.
    pub(super) fn new(rows: usize, weights: Option<Vec<f32>>, square: impl Fn(usize) -> f32 + Sync) -> Self {
        let weight = |row: usize| weights.as_ref().map_or(1.0, |weights| weights[row]);
        let rows = (0..rows).into_par_iter().with_min_len(CHUNK);
        let bounds: Vec<f32> = rows.map(|row| square(row).max(0.0) * weight(row)).collect();
        let queue = bounds.iter().enumerate().map(|(row, bound)| (bound.to_bits(), Reverse(row))).collect();
        Self { seen: vec![1; bounds.len()], bounds, weights, queue }
    }

    /// The row farthest from all choices, the first of equal ones; it is not found again. `square` tells the
    /// squared distance of a row and a choice.
    pub(super) fn farthest(&mut self, choices: usize, square: impl Fn(usize, usize) -> f32) -> Option<usize> {
        loop {
            let (_, Reverse(row)) = self.queue.pop()?;
            while self.seen[row] < choices && self.leads(row) {
                self.compare(row, &square);
            }
            if self.leads(row) {
                return Some(row);
            }
            self.queue.push((self.bounds[row].to_bits(), Reverse(row)));
        }
    }

    /// A row drawn with a chance in proportion to its squared distance, and not drawn again; the first that is
    /// left when all distances are 0.
    pub(super) fn drawn(
        &mut self,
        choices: usize,
        random: &mut Random,
        square: impl Fn(usize, usize) -> f32,
    ) -> Option<usize> {
        let found = loop {
            let total: f64 = self.bounds.iter().map(|bound| f64::from(bound.max(0.0))).sum();
            if total <= 0.0 {
                break self.bounds.iter().position(|bound| *bound == 0.0)?;
            }
            let row = self.at(random.unit() * total)?;
            let bound = f64::from(self.bounds[row]);
            while self.seen[row] < choices {
                self.compare(row, &square);
            }
            if random.unit() * bound < f64::from(self.bounds[row]) {
                break row;
            }
        };
        self.leave_out(found);
        Some(found)
    }

    /// A row is not to be drawn again.
    pub(super) fn leave_out(&mut self, row: usize) {
        self.bounds[row] = LEFT_OUT;
    }

    /// The row in whose stretch a place lies when the bounds are laid side by side.
    fn at(&self, place: f64) -> Option<usize> {
        let (mut left, mut last) = (place, None);
        for (row, bound) in self.bounds.iter().enumerate().filter(|(_, bound)| **bound > 0.0) {
            last = Some(row);
            left -= f64::from(*bound);
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// Whether no row of the queue has a larger bound, or an equal one and a place before this row's.
    fn leads(&self, row: usize) -> bool {
        self.queue.peek().is_none_or(|next| (self.bounds[row].to_bits(), Reverse(row)) > *next)
    }

    /// Compares a row with the next choice.
    fn compare(&mut self, row: usize, square: &impl Fn(usize, usize) -> f32) {
        let weight = self.weights.as_ref().map_or(1.0, |weights| weights[row]);
        let distance = square(row, self.seen[row]).max(0.0) * weight;
        self.bounds[row] = self.bounds[row].min(distance);
        self.seen[row] += 1;
    }
}
