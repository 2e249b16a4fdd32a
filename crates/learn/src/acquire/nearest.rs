//! The distance of every row to the nearest one chosen so far, kept up to date as more are chosen.

use rayon::prelude::*;
use swingtag_models::Random;

use super::vectors::CHUNK;

/// Squared distances to the nearest chosen row.
#[derive(Clone, Debug)]
pub(super) struct Nearest {
    squares: Vec<f32>,
    /// What a squared distance is multiplied with before rows are compared; none for 1.
    weights: Option<Vec<f32>>,
}

impl Nearest {
    /// Rows that are infinitely far from anything chosen.
    pub(super) fn of(rows: usize, weights: Option<Vec<f32>>) -> Self {
        Self { squares: vec![f32::INFINITY; rows], weights }
    }

    /// One more row is chosen, or was labelled before: at these squared distances.
    pub(super) fn chosen(&mut self, square: impl Fn(usize) -> f32 + Sync) {
        self.squares.par_chunks_mut(CHUNK).enumerate().for_each(|(chunk, squares)| {
            for (place, kept) in squares.iter_mut().enumerate() {
                *kept = kept.min(square(chunk * CHUNK + place).max(0.0));
            }
        });
    }

    /// Nothing is chosen any more.
    pub(super) fn forget(&mut self) {
        self.squares.fill(f32::INFINITY);
    }

    /// A row is not to be found again.
    pub(super) fn leave_out(&mut self, row: usize) {
        self.squares[row] = -1.0;
    }

    /// The row farthest from all chosen ones, the first of equal ones.
    pub(super) fn farthest(&self) -> Option<usize> {
        let mut best = None;
        for row in 0..self.squares.len() {
            let weighted = self.weighted(row);
            if weighted >= 0.0 && best.is_none_or(|(most, _)| weighted > most) {
                best = Some((weighted, row));
            }
        }
        best.map(|(_, row)| row)
    }

    /// A row drawn with a chance in proportion to its squared distance; the first that is left when all
    /// distances are 0.
    pub(super) fn drawn(&self, random: &mut Random) -> Option<usize> {
        let weight = |row: usize| f64::from(self.weighted(row).max(0.0));
        let total: f64 = (0..self.squares.len()).map(weight).sum();
        if !total.is_finite() || total <= 0.0 {
            return self.farthest();
        }
        let mut left = random.unit() * total;
        let mut last = None;
        for row in (0..self.squares.len()).filter(|&row| weight(row) > 0.0) {
            last = Some(row);
            left -= weight(row);
            if left < 0.0 {
                break;
            }
        }
        last
    }

    fn weighted(&self, row: usize) -> f32 {
        let square = self.squares[row];
        if square <= 0.0 {
            square
        } else {
            square * self.weights.as_ref().map_or(1.0, |weights| weights[row])
        }
    }
}
