//! The nearest vectors by cosine, in blocks: memory grows with the number of vectors, never with pairs.

use rayon::prelude::*;

use super::contexts::Contexts;
use crate::kernel::{Matrix, PackedMatrix, product};

/// Queries that one thread compares at a time.
const QUERIES: usize = 64;
/// Keys that they are compared with at a time.
const KEYS: usize = 1024;

/// A key with its cosine, the closest first; equal ones in the order of their numbers.
pub(super) type Neighbours = Vec<(f32, u32)>;

/// For every query up to `most` keys with a cosine above `threshold`.
pub(super) fn nearest(queries: &Contexts, keys: &Contexts, threshold: f32, most: usize) -> Vec<Neighbours> {
    let width = queries.width();
    let blocks: Vec<PackedMatrix> = keys
        .all()
        .par_chunks(KEYS * width.max(1))
        .map(|block| PackedMatrix::new(Matrix::new(block, block.len() / width.max(1), width).t()))
        .collect();
    let found = queries.all().par_chunks(QUERIES * width.max(1)).flat_map_iter(|queries| {
        let rows = queries.len() / width.max(1);
        let mut found = vec![Neighbours::new(); rows];
        let mut cosines = vec![0.0; rows * KEYS];
        for (number, block) in blocks.iter().enumerate() {
            product(&mut cosines, KEYS, Matrix::new(queries, rows, width), block, None);
            let count = (keys.len() - number * KEYS).min(KEYS);
            for (found, cosines) in found.iter_mut().zip(cosines.chunks_exact(KEYS)) {
                offer(found, &cosines[..count], number * KEYS, threshold, most);
            }
        }
        found
    });
    found.collect()
}

/// Keeps the best of what was found and of a block of cosines; earlier keys win ties.
fn offer(found: &mut Neighbours, cosines: &[f32], first: usize, threshold: f32, most: usize) {
    let mut least = if found.len() == most { found.last().map_or(threshold, |f| f.0) } else { threshold };
    for (place, cosine) in cosines.iter().enumerate().filter(|(_, cosine)| **cosine > threshold) {
        if *cosine > least || found.len() < most {
            let at = found.partition_point(|(other, _)| other >= cosine);
            found.insert(at, (*cosine, (first + place) as u32));
            found.truncate(most);
            if found.len() == most {
                least = found.last().map_or(threshold, |f| f.0);
            }
        }
    }
}
