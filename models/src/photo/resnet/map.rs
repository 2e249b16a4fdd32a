//! A map of a photo inside a network, and what is done to it besides convolutions.

use crate::kernel::vectorised;

/// Numbers `(height, width, channels)`.
#[derive(Clone, Debug)]
pub(super) struct Map {
    pub(super) data: Vec<f32>,
    pub(super) height: usize,
    pub(super) width: usize,
    pub(super) channels: usize,
}

impl Map {
    /// A square map of planes `(channels, side, side)`.
    pub(super) fn of_planes(planes: &[f32], channels: usize, side: usize) -> Self {
        let area = side * side;
        let mut data = vec![0.0; channels * area];
        for (place, numbers) in data.chunks_exact_mut(channels).enumerate() {
            for (channel, number) in numbers.iter_mut().enumerate() {
                *number = planes[channel * area + place];
            }
        }
        Self { data, height: side, width: side, channels }
    }

    /// The numbers of a place.
    fn at(&self, y: usize, x: usize) -> &[f32] {
        let from = (y * self.width + x) * self.channels;
        &self.data[from..from + self.channels]
    }

    /// Largest number of every 3 × 3 window, two places apart, with a margin of one place. The margin
    /// counts as nothing, which is the same as zero after a rectifier.
    pub(super) fn pooled(&self) -> Self {
        let (height, width) = (self.height.div_ceil(2), self.width.div_ceil(2));
        let mut data = vec![f32::NEG_INFINITY; height * width * self.channels];
        for (place, best) in data.chunks_exact_mut(self.channels).enumerate() {
            let (y, x) = (2 * (place / width), 2 * (place % width));
            for y in y.saturating_sub(1)..(y + 2).min(self.height) {
                for x in x.saturating_sub(1)..(x + 2).min(self.width) {
                    keep_larger(best, self.at(y, x));
                }
            }
        }
        Self { data, height, width, channels: self.channels }
    }

    /// Mean of all places: `(channels)`.
    pub(super) fn mean(&self) -> Vec<f32> {
        let mut sums = vec![0.0_f64; self.channels];
        for numbers in self.data.chunks_exact(self.channels) {
            for (sum, x) in sums.iter_mut().zip(numbers) {
                *sum += f64::from(*x);
            }
        }
        let places = (self.height * self.width) as f64;
        sums.into_iter().map(|sum| (sum / places) as f32).collect()
    }
}

vectorised! {
    /// `best = max(best, x)`.
    fn keep_larger(best: &mut [f32], x: &[f32]) {
        for (best, x) in best.iter_mut().zip(x) {
            *best = best.max(*x);
        }
    }
}

vectorised! {
    /// `x = max(x, 0)`.
    fn rectify(x: &mut [f32]) {
        for x in x.iter_mut() {
            *x = x.max(0.0);
        }
    }
}

vectorised! {
    /// `x = max(x + y, 0)`.
    fn add_and_rectify(x: &mut [f32], y: &[f32]) {
        for (x, y) in x.iter_mut().zip(y) {
            *x = (*x + *y).max(0.0);
        }
    }
}
