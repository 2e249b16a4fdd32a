//! Sums of rows of several tables.

use candle_core::{Result, Tensor};
use rayon::prelude::*;

use super::floats::Floats;

/// `Σ_table table[ids]`, `(rows, width)`; one list of ids for each table, all of one length.
pub(crate) fn embed(tables: &[Tensor; 3], ids: [&[u32]; 3]) -> Result<Tensor> {
    if tables[0].device().is_cpu() && !tables.iter().any(Tensor::track_op) {
        return fixed(tables, ids);
    }
    let rows = |number: usize| {
        let table: &Tensor = &tables[number];
        table.index_select(&Tensor::new(ids[number], table.device())?, 0)
    };
    (rows(0)? + rows(1)?)? + rows(2)?
}

/// The same in one pass, for tables that are not trained.
fn fixed(tables: &[Tensor; 3], ids: [&[u32]; 3]) -> Result<Tensor> {
    let (width, rows) = (tables[0].dim(1)?, ids[0].len());
    let numbers = [Floats::of(&tables[0])?, Floats::of(&tables[1])?, Floats::of(&tables[2])?];
    let numbers: [&[f32]; 3] = numbers.each_ref().map(|all| &**all);
    let mut out = vec![0.0; rows * width];
    out.par_chunks_mut(width).enumerate().for_each(|(row, out)| {
        for (numbers, ids) in numbers.iter().zip(ids) {
            let at = ids[row] as usize * width;
            out.iter_mut().zip(&numbers[at..at + width]).for_each(|(sum, x)| *sum += x);
        }
    });
    Tensor::from_vec(out, (rows, width), tables[0].device())
}
