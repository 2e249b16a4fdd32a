//! A convolution with its bias, as a matrix product over patches: each row of the left operand holds the
//! numbers that one place of the output sees. Patches are laid out for a few places at a time, so that
//! they stay in the processor's cache.

use rayon::prelude::*;

use super::map::{Map, add_and_rectify, rectify};
use crate::kernel::{Matrix, PackedMatrix, product};

/// Places of the output computed at a time.
const BLOCK: usize = 64;

/// Size of a convolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// Channels in.
    pub(super) inputs: usize,
    /// Channels out.
    pub(super) outputs: usize,
    /// Places a side that it sees; half of them (rounded down) is the margin.
    pub(super) side: usize,
    /// Places between two windows.
    pub(super) stride: usize,
}

impl Window {
    /// Numbers that one place of the output sees.
    pub(super) fn patch(self) -> usize {
        self.side * self.side * self.inputs
    }

    /// Places a side of the output for so many of the input.
    fn places(self, input: usize) -> usize {
        (input + 2 * (self.side / 2) - self.side) / self.stride + 1
    }
}

/// What follows the sum.
#[derive(Clone, Copy)]
pub(super) enum Finish<'a> {
    /// Nothing.
    Plain,
    /// The rectifier.
    Rectify,
    /// The shortcut is added, then the rectifier.
    AddAndRectify(&'a Map),
}

/// A convolution, ready to compute.
pub(super) struct Convolution {
    window: Window,
    weights: PackedMatrix,
    bias: Vec<f32>,
}

impl Convolution {
    /// Packs a kernel `(side, side, inputs, outputs)` and keeps the bias `(outputs)`.
    pub(super) fn new(window: Window, kernel: &[f32], bias: Vec<f32>) -> Self {
        let weights = PackedMatrix::new(Matrix::new(kernel, window.patch(), window.outputs));
        Self { window, weights, bias }
    }

    /// Applies it to a map `(H, W, inputs)`: `(H / stride, W / stride, outputs)`, rounded up.
    pub(super) fn apply(&self, input: &Map, finish: Finish<'_>) -> Map {
        let (height, width) = (self.window.places(input.height), self.window.places(input.width));
        let outputs = self.window.outputs;
        let mut data = vec![0.0; height * width * outputs];
        data.par_chunks_mut(BLOCK * outputs).enumerate().for_each_init(Vec::new, |patches, (number, out)| {
            let first = number * BLOCK;
            self.multiply(input, width, first, patches, out);
            match finish {
                Finish::Plain => {}
                Finish::Rectify => rectify(out),
                Finish::AddAndRectify(shortcut) => add_and_rectify(out, &shortcut.data[first * outputs..]),
            }
        });
        Map { data, height, width, channels: outputs }
    }

    /// The sums of the places from `first` on that fit into `out`.
    fn multiply(&self, input: &Map, width: usize, first: usize, patches: &mut Vec<f32>, out: &mut [f32]) {
        let Window { inputs, outputs, side, stride } = self.window;
        let rows = out.len() / outputs;
        let left = if side == 1 && stride == 1 {
            Matrix::new(&input.data[first * inputs..], rows, inputs)
        } else {
            patches.resize(BLOCK * self.window.patch(), 0.0);
            for (row, patch) in patches.chunks_exact_mut(self.window.patch()).take(rows).enumerate() {
                let place = first + row;
                self.lay_out(input, place / width, place % width, patch);
            }
            Matrix::new(patches, rows, self.window.patch())
        };
        product(out, outputs, left, &self.weights, Some(&self.bias));
    }

    /// What the place `(y, x)` of the output sees, row by row; zero outside the map.
    fn lay_out(&self, input: &Map, y: usize, x: usize, patch: &mut [f32]) {
        let Window { inputs, side, stride, .. } = self.window;
        let margin = side / 2;
        // Columns of the window that lie on the map.
        let (left, right) =
            ((margin).saturating_sub(x * stride), (input.width + margin - x * stride).min(side));
        for (row, line) in patch.chunks_exact_mut(side * inputs).enumerate() {
            let Some(y) = (y * stride + row).checked_sub(margin).filter(|y| *y < input.height) else {
                line.fill(0.0);
                continue;
            };
            let from = (y * input.width + x * stride + left - margin) * inputs;
            let seen = (right - left) * inputs;
            line[..left * inputs].fill(0.0);
            line[left * inputs..left * inputs + seen].copy_from_slice(&input.data[from..from + seen]);
            line[left * inputs + seen..].fill(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Random;

    /// The sum as it is written in books.
    fn plain(
        window: Window,
        kernel: &[f32],
        bias: &[f32],
        input: &Map,
        (y, x, o): (usize, usize, usize),
    ) -> f64 {
        let margin = window.side / 2;
        let mut sum = f64::from(bias[o]);
        for (ky, kx) in (0..window.side).flat_map(|ky| (0..window.side).map(move |kx| (ky, kx))) {
            let (Some(iy), Some(ix)) =
                ((y * window.stride + ky).checked_sub(margin), (x * window.stride + kx).checked_sub(margin))
            else {
                continue;
            };
            if iy < input.height && ix < input.width {
                for c in 0..window.inputs {
                    let seen = input.data[(iy * input.width + ix) * window.inputs + c];
                    let weight = kernel[((ky * window.side + kx) * window.inputs + c) * window.outputs + o];
                    sum += f64::from(seen) * f64::from(weight);
                }
            }
        }
        sum
    }

    #[test]
    fn every_window_equals_the_plain_sum() {
        let mut random = Random::new(3);
        for (side, stride, height, width) in [
            (1, 1, 9, 10),
            (1, 2, 9, 10),
            (3, 1, 7, 5),
            (3, 2, 8, 9),
            (7, 2, 11, 12),
            (3, 1, 1, 2),
            (7, 2, 2, 3),
        ] {
            let window = Window { inputs: 5, outputs: 7, side, stride };
            let (kernel, bias) = (random.normals(window.patch() * 7, 0.5), random.normals(7, 1.0));
            let input = Map { data: random.normals(height * width * 5, 1.0), height, width, channels: 5 };
            let got = Convolution::new(window, &kernel, bias.clone()).apply(&input, Finish::Plain);
            assert_eq!((got.height, got.width), (height.div_ceil(stride), width.div_ceil(stride)));
            for (index, x) in got.data.iter().enumerate() {
                let (place, o) = (index / 7, index % 7);
                let want = plain(window, &kernel, &bias, &input, (place / got.width, place % got.width, o));
                assert!((f64::from(*x) - want).abs() < 1e-4, "{window:?} at {index}: {x} for {want}");
            }
        }
    }

    #[test]
    fn what_follows_the_sum_is_done_to_every_place() {
        let mut random = Random::new(4);
        let window = Window { inputs: 2, outputs: 3, side: 1, stride: 1 };
        let convolution = Convolution::new(window, &random.normals(6, 1.0), random.normals(3, 1.0));
        let input = Map { data: random.normals(400, 1.0), height: 20, width: 10, channels: 2 };
        let plain = convolution.apply(&input, Finish::Plain);
        let rectified = convolution.apply(&input, Finish::Rectify);
        assert!(plain.data.iter().zip(&rectified.data).all(|(a, b)| a.max(0.0) == *b));
        let added = convolution.apply(&input, Finish::AddAndRectify(&plain));
        assert!(plain.data.iter().zip(&added.data).all(|(a, b)| (a + a).max(0.0) == *b));
    }
}
