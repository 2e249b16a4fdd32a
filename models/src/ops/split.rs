//! Work cut into pieces of a fixed size, so that sums come out the same for any number of threads.

use rayon::prelude::*;

/// Rows of a piece.
const ROWS: usize = 64;

/// Numbers of a piece of element-wise work.
pub(super) const ELEMENTS: usize = 16 * 1024;

/// `Σ rows` of a matrix, column by column: pieces of rows first, then the pieces in order.
pub(crate) fn sum_rows(matrix: &[f32], columns: usize) -> Vec<f32> {
    sum_pieces(matrix.len() / columns.max(1), columns, |rows, sums| {
        for row in matrix[rows.start * columns..rows.end * columns].chunks_exact(columns) {
            sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
        }
    })
}

/// Lets `add` sum ranges of rows into `width` numbers each and sums those in order.
pub(super) fn sum_pieces(
    rows: usize,
    width: usize,
    add: impl Fn(std::ops::Range<usize>, &mut [f32]) + Sync,
) -> Vec<f32> {
    let pieces: Vec<Vec<f32>> = (0..rows.div_ceil(ROWS))
        .into_par_iter()
        .map(|piece| {
            let mut sums = vec![0.0; width];
            add(piece * ROWS..((piece + 1) * ROWS).min(rows), &mut sums);
            sums
        })
        .collect();
    let mut total = vec![0.0; width];
    for piece in pieces {
        total.iter_mut().zip(piece).for_each(|(sum, x)| *sum += x);
    }
    total
}
