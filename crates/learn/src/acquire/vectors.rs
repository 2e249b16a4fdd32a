//! Rows of numbers of one width, and sums over them fast enough for a hundred thousand.
//!
//! Every sum is taken in an order that does not depend on the number of threads.

use rayon::prelude::*;

/// Rows that one thread takes at a time.
pub(super) const CHUNK: usize = 1024;
/// Partial sums of a product, which the processor keeps side by side.
const LANES: usize = 16;

/// Rows of one width.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Vectors {
    numbers: Vec<f32>,
    width: usize,
}

impl Vectors {
    /// Rows `(n, width)`; an incomplete last row is left out.
    #[must_use]
    pub fn new(mut numbers: Vec<f32>, width: usize) -> Self {
        numbers.truncate(numbers.len() / width.max(1) * width.max(1));
        Self { numbers, width: width.max(1) }
    }

    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.numbers.len() / self.width.max(1)
    }

    /// Numbers of a row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// A row.
    ///
    /// # Panics
    /// When there is no such row.
    #[must_use]
    pub fn row(&self, place: usize) -> &[f32] {
        &self.numbers[place * self.width..][..self.width]
    }

    /// Some rows, in this order.
    pub(super) fn only(&self, places: &[usize]) -> Self {
        let numbers = places.iter().flat_map(|&place| self.row(place)).copied().collect();
        Self { numbers, width: self.width }
    }

    /// `|x|²` of each row.
    pub(super) fn squares(&self) -> Vec<f32> {
        self.numbers.par_chunks(self.width.max(1)).map(|row| dot(row, row)).collect()
    }

    /// The mean of all rows; zeros for none.
    pub(super) fn mean(&self) -> Vec<f32> {
        let mut sum = vec![0.0_f64; self.width];
        for row in self.numbers.chunks_exact(self.width.max(1)) {
            sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += f64::from(*x));
        }
        let rows = self.rows().max(1) as f64;
        sum.into_iter().map(|sum| (sum / rows) as f32).collect()
    }

    /// Every row scaled to length 1; rows of zeros stay.
    pub(super) fn unit(mut self) -> Self {
        self.numbers.par_chunks_mut(self.width.max(1)).for_each(|row| {
            let length = dot(row, row).sqrt();
            if length > 0.0 {
                row.iter_mut().for_each(|x| *x /= length);
            }
        });
        self
    }
}

/// `a · b`.
pub(super) fn dot(a: &[f32], b: &[f32]) -> f32 {
    let (a_parts, a_rest) = a.as_chunks::<LANES>();
    let (b_parts, b_rest) = b.as_chunks::<LANES>();
    let mut sums = [0.0_f32; LANES];
    for (x, y) in a_parts.iter().zip(b_parts) {
        sums.iter_mut().zip(x.iter().zip(y)).for_each(|(sum, (x, y))| *sum += x * y);
    }
    let rest: f32 = a_rest.iter().zip(b_rest).map(|(x, y)| x * y).sum();
    sums.iter().sum::<f32>() + rest
}
