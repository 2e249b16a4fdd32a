//! The matrix product: `out = left · right (+ bias)`, with the right operand packed into panels once
//! and used by every row. Rows are cut into blocks of a fixed size that threads share.

use rayon::prelude::*;

use super::tile::{self, Strip, VECTORS, vector_width};

/// Rows that one thread takes at a time.
const BLOCK: usize = 64;
/// Lines of a panel that are filled at a time from a transpose: they stay in the nearest cache meanwhile.
const LINES: usize = 64;

/// A matrix inside a slice, with any distance between rows and between columns.
#[derive(Clone, Copy)]
pub(crate) struct Matrix<'a> {
    data: &'a [f32],
    rows: usize,
    columns: usize,
    row_step: usize,
    column_step: usize,
}

impl<'a> Matrix<'a> {
    /// Rows of `columns` numbers, one after the other.
    pub(crate) fn new(data: &'a [f32], rows: usize, columns: usize) -> Self {
        Self::strided(data, rows, columns, columns)
    }

    /// Rows of `columns` numbers, `row_step` apart.
    ///
    /// # Panics
    /// When the slice is too short: a mistake of this crate.
    pub(crate) fn strided(data: &'a [f32], rows: usize, columns: usize, row_step: usize) -> Self {
        assert!(
            rows == 0 || columns == 0 || data.len() >= (rows - 1) * row_step + columns,
            "a matrix leaves its slice"
        );
        Self { data, rows, columns, row_step, column_step: 1 }
    }

    /// The transpose, without moving anything.
    pub(crate) fn t(self) -> Self {
        Self {
            rows: self.columns,
            columns: self.rows,
            row_step: self.column_step,
            column_step: self.row_step,
            ..self
        }
    }
}

/// A right operand laid out in panels of up to three vectors of columns, zero-filled at the edge.
#[derive(Clone, Debug)]
pub(crate) struct PackedMatrix {
    data: Vec<f32>,
    rows: usize,
    columns: usize,
    width: usize,
}

impl PackedMatrix {
    /// Packs a matrix.
    pub(crate) fn new(matrix: Matrix<'_>) -> Self {
        let width = vector_width();
        let padded = matrix.columns.div_ceil(width) * width;
        let data = vec![0.0; padded * matrix.rows];
        let mut packed = Self { data, rows: matrix.rows, columns: matrix.columns, width };
        for panel in 0..packed.panels() {
            packed.fill(panel, matrix);
        }
        packed
    }

    fn panels(&self) -> usize {
        self.columns.div_ceil(self.width * VECTORS)
    }

    /// First column, number of columns, and number of vectors of a panel.
    fn panel(&self, panel: usize) -> (usize, usize, usize) {
        let first = panel * self.width * VECTORS;
        let columns = (self.columns - first).min(self.width * VECTORS);
        (first, columns, columns.div_ceil(self.width))
    }

    fn fill(&mut self, panel: usize, matrix: Matrix<'_>) {
        let (first, columns, vectors) = self.panel(panel);
        let line = vectors * self.width;
        let target = &mut self.data[first * self.rows..first * self.rows + line * self.rows];
        if matrix.column_step == 1 {
            for (k, line) in target.chunks_exact_mut(line).enumerate() {
                let from = k * matrix.row_step + first;
                line[..columns].copy_from_slice(&matrix.data[from..from + columns]);
            }
        } else {
            for (part, lines) in target.chunks_mut(line * LINES).enumerate() {
                for c in 0..columns {
                    let start = (first + c) * matrix.column_step + part * LINES * matrix.row_step;
                    let source = matrix.data[start..].iter().step_by(matrix.row_step);
                    for (line, number) in lines.chunks_exact_mut(line).zip(source) {
                        line[c] = *number;
                    }
                }
            }
        }
    }
}

/// `out[i, j] = Σ_k left[i, k] · right[k, j] + bias[j]`; rows of `out` lie `out_row` apart.
///
/// # Panics
/// When the shapes do not fit: a mistake of this crate.
pub(crate) fn product(
    out: &mut [f32],
    out_row: usize,
    left: Matrix<'_>,
    right: &PackedMatrix,
    bias: Option<&[f32]>,
) {
    assert_eq!(left.columns, right.rows, "inner dimensions differ");
    assert!(bias.is_none_or(|b| b.len() == right.columns), "the bias has another width");
    assert!(out_row >= right.columns, "output rows overlap");
    if left.rows == 0 || right.columns == 0 {
        return;
    }
    assert!(out.len() >= (left.rows - 1) * out_row + right.columns, "the output is too small");
    let out = &mut out[..(left.rows - 1) * out_row + right.columns];
    if left.rows <= BLOCK {
        return block(out, out_row, left, 0, right, bias);
    }
    out.par_chunks_mut(BLOCK * out_row).enumerate().for_each(|(number, out)| {
        block(out, out_row, left, number * BLOCK, right, bias);
    });
}

/// The rows from `first` on that fit into `out`.
fn block(
    out: &mut [f32],
    out_row: usize,
    left: Matrix<'_>,
    first: usize,
    right: &PackedMatrix,
    bias: Option<&[f32]>,
) {
    let rows = (left.rows - first).min(BLOCK);
    for panel in 0..right.panels() {
        let (column, columns, vectors) = right.panel(panel);
        let strip = Strip {
            inner: right.rows,
            left: left.data[first * left.row_step..].as_ptr(),
            left_row: left.row_step,
            left_step: left.column_step,
            panel: right.data[column * right.rows..].as_ptr(),
            vectors,
            columns,
            out: out[column..].as_mut_ptr(),
            out_row,
            bias: bias.map_or(std::ptr::null(), |b| b[column..].as_ptr()),
            rows,
        };
        // SAFETY: `Matrix` and `product` have checked that all rows lie inside their slices, and
        // `out` is this call's alone.
        unsafe { tile::run(strip) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Matrix, PackedMatrix, product};
    use crate::Random;

    fn plain(a: &[f32], b: &[f32], (m, k, n): (usize, usize, usize)) -> Vec<f64> {
        let cell = |i: usize, j: usize| {
            (0..k).map(|t| f64::from(a[i * k + t]) * f64::from(b[t * n + j])).sum::<f64>()
        };
        (0..m * n).map(|x| cell(x / n, x % n)).collect()
    }

    #[test]
    fn every_shape_and_orientation_equals_the_plain_sum() {
        let mut random = Random::new(5);
        for (m, k, n) in [(1, 1, 1), (3, 7, 5), (8, 16, 48), (9, 33, 49), (130, 20, 100), (65, 3, 17)] {
            let (a, b) = (random.normals(m * k, 1.0), random.normals(k * n, 1.0));
            let bias = random.normals(n, 1.0);
            let mut b_t = vec![0.0; n * k];
            let mut a_t = vec![0.0; m * k];
            (0..k * n).for_each(|x| b_t[(x % n) * k + x / n] = b[x]);
            (0..m * k).for_each(|x| a_t[(x % k) * m + x / k] = a[x]);
            let expected = plain(&a, &b, (m, k, n));
            for (left, right) in [
                (Matrix::new(&a, m, k), Matrix::new(&b, k, n)),
                (Matrix::new(&a_t, k, m).t(), Matrix::new(&b_t, n, k).t()),
            ] {
                let mut out = vec![f32::NAN; m * n];
                product(&mut out, n, left, &PackedMatrix::new(right), Some(&bias));
                for (x, (got, want)) in out.iter().zip(&expected).enumerate() {
                    assert!((f64::from(*got) - want - f64::from(bias[x % n])).abs() < 1e-4);
                }
            }
        }
    }

    #[test]
    fn a_row_has_the_same_bits_alone_and_among_others() {
        let (k, n) = (384, 77);
        let (a, b) = (Random::new(1).normals(200 * k, 1.0), Random::new(2).normals(k * n, 1.0));
        let right = PackedMatrix::new(Matrix::new(&b, k, n));
        let mut all = vec![0.0; 200 * n];
        product(&mut all, n, Matrix::new(&a, 200, k), &right, None);
        for i in [0, 7, 64, 131, 199] {
            let mut one = vec![0.0; n];
            product(&mut one, n, Matrix::new(&a[i * k..], 1, k), &right, None);
            assert_eq!(one, all[i * n..(i + 1) * n]);
        }
    }
}
