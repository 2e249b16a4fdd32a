//! Core-set (Sener and Savarese 2018, "Active Learning for Convolutional Neural Networks: A Core-Set
//! Approach", algorithm 1, k-center greedy): the item farthest from everything labelled or picked so
//! far, again and again. Distances are those of title vectors.

use super::context::{Context, Needs};
use super::nearest::Nearest;
use super::strategy::{Strategy, Walk};
use super::vectors::{Vectors, dot};

/// The items that are least like what is labelled.
pub(super) struct CoreSet;

impl Strategy for CoreSet {
    fn name(&self) -> &'static str {
        "core-set"
    }

    fn about(&self) -> &'static str {
        "the items that are least like the labelled ones and each other"
    }

    fn needs(&self) -> Needs {
        Needs { embeddings: true, labelled: true, ..Needs::default() }
    }

    fn reason(&self) -> Option<&'static str> {
        Some("unlike what is labelled")
    }

    fn walk<'c>(&self, context: &'c Context<'_>, among: &'c [usize]) -> Option<Walk<'c>> {
        let vectors = context.embeddings.as_ref()?.only(among);
        let weights = context.weights.as_ref().map(|w| among.iter().map(|&i| w[i]).collect());
        let centers = KCenter::new(vectors, context.labelled.as_ref(), weights);
        Some(Box::new(centers.map(|place| among[place])))
    }
}

/// Rows by k-center greedy: each is the farthest from those before it and from the ones given.
pub struct KCenter {
    vectors: Vectors,
    squares: Vec<f32>,
    /// Vectors with their squares.
    centers: Vec<(Vec<f32>, f32)>,
    nearest: Nearest,
}

impl KCenter {
    /// Begins with centers that are there already; without any, with the mean of the rows. `weights` make
    /// distances count more or less.
    #[must_use]
    pub fn new(vectors: Vectors, centers: Option<&Vectors>, weights: Option<Vec<f32>>) -> Self {
        let given = centers.filter(|c| c.rows() > 0 && c.width() == vectors.width());
        let center = |row: &[f32]| (row.to_vec(), dot(row, row));
        let centers = match given {
            Some(given) => (0..given.rows()).map(|row| center(given.row(row))).collect(),
            None => vec![center(&vectors.mean())],
        };
        let squares = vectors.squares();
        let first = |row: usize| distance(&vectors, &squares, row, &centers[0]);
        let nearest = Nearest::new(vectors.rows(), weights, first);
        Self { vectors, squares, centers, nearest }
    }
}

/// `|x − c|²`
fn distance(vectors: &Vectors, squares: &[f32], row: usize, (center, square): &(Vec<f32>, f32)) -> f32 {
    squares[row] + square - 2.0 * dot(vectors.row(row), center)
}

impl Iterator for KCenter {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let Self { vectors, squares, centers, nearest } = self;
        let square = |row: usize, choice: usize| distance(vectors, squares, row, &centers[choice]);
        let found = nearest.farthest(centers.len(), square)?;
        centers.push((vectors.row(found).to_vec(), squares[found]));
        Some(found)
    }
}
