//! The learnt part of the coupling, and its loss on tag scores.

use std::sync::Arc;

use candle_core::{Device, Tensor};

use super::contexts::Contexts;
use super::error::{Coupled, Labels, coupling_error};
use super::shortlist::Shortlist;
use crate::error::ModelError;
use crate::loss::surrogate;
use crate::ops::{RowWeights, weighted_rows};
use crate::parameters::Parameters;
use crate::random::Random;
use crate::tagger::numbers;

/// Attention's diagonals, from the first vertical to the second and back.
pub type Diagonals = (Vec<f32>, Vec<f32>);

/// Deviation of the first numbers of a character k-gram: a label's vector has a length of about one.
const DEVIATION: f64 = 0.25;

/// What is coupled and how.
#[derive(Clone, Debug, PartialEq)]
pub struct CouplingShape {
    /// Pairs of verticals.
    pub parts: usize,
    /// Width of a context, and the value that attention's diagonals begin with; none without context
    /// coupling.
    pub context: Option<(usize, f32)>,
    /// The character k-grams of every label, and the width of a label vector; none without label coupling.
    pub label: Option<(Vec<Vec<usize>>, usize)>,
}

/// Two coupled verticals and the pairs of contexts that are looked at now.
#[derive(Clone, Copy, Debug)]
pub struct CoupledPart<'a> {
    /// Number of the pair of verticals.
    pub number: usize,
    /// All pairs of contexts.
    pub shortlist: &'a Shortlist,
    /// Contexts of both sides.
    pub contexts: (&'a Contexts, &'a Contexts),
    /// Gold tag of each context of both sides, as a column of the scores.
    pub labels: (&'a [usize], &'a [usize]),
    /// Numbers of pairs, with the rows of the scores of both contexts.
    pub pairs: &'a [(usize, (usize, usize))],
}

/// Diagonals of attention and vectors of labels.
#[derive(Clone, Debug)]
pub struct CouplingHead {
    /// `(2 · parts, d)`: `a` and `a'` of each part.
    diagonals: Option<Tensor>,
    /// Of character k-grams, `(grams, width)`.
    grams: Option<Tensor>,
    labels: RowWeights,
    width: usize,
}

impl CouplingHead {
    /// A head with first values from the stream; its parameters are named `coupling.diagonals` and
    /// `coupling.grams`.
    ///
    /// # Errors
    /// Names that are taken.
    pub fn new(
        shape: &CouplingShape,
        parameters: &mut Parameters,
        random: &mut Random,
    ) -> Result<Self, ModelError> {
        let mut head = Self { diagonals: None, grams: None, labels: Arc::from([]), width: 0 };
        if let Some((width, first)) = shape.context {
            let even = Tensor::full(first, (2 * shape.parts, width), &Device::Cpu)?;
            head.diagonals = Some(parameters.insert("coupling.diagonals", &even, true)?);
        }
        if let Some((labels, width)) = &shape.label {
            let count = labels.iter().flatten().max().map_or(1, |most| most + 1);
            head.grams = Some(parameters.draw("coupling.grams", &[count, *width], DEVIATION, random)?);
            // Divided by the root of their number, sums of many grams are as long as sums of few.
            let weigh = |grams: &Vec<usize>| {
                let weight = 1.0 / (grams.len().max(1) as f32).sqrt();
                grams.iter().map(|gram| (*gram, weight)).collect()
            };
            head.labels = labels.iter().map(weigh).collect();
            head.width = *width;
        }
        Ok(head)
    }

    /// Attention's diagonals of a part in both directions, where there is context coupling.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn diagonals(&self, part: usize) -> Result<Option<Diagonals>, ModelError> {
        let row = |tensor: &Tensor, row: usize| numbers(&tensor.get(row)?);
        let both = |tensor: &Tensor| Ok((row(tensor, 2 * part)?, row(tensor, 2 * part + 1)?));
        self.diagonals.as_ref().map(both).transpose()
    }

    /// The sum of the total coupling errors over the pairs of all parts, and a tensor with its gradients.
    /// Every parameter of the head has a part in it, also when there are no pairs.
    ///
    /// # Errors
    /// A failure of the device, or rows and labels that the scores `(N, K)` do not have.
    pub fn loss(&self, scores: &Tensor, parts: &[CoupledPart<'_>]) -> Result<(f64, Tensor), ModelError> {
        let tags = scores.dim(1)?;
        let numbers_of = numbers(scores)?;
        let vectors = self.grams.as_ref().map(|grams| weighted_rows(grams, &self.labels)).transpose()?;
        let mut sums = Sums {
            error: 0.0,
            scores: vec![0.0; numbers_of.len()],
            diagonals: vec![0.0; self.diagonals.as_ref().map_or(0, Tensor::elem_count)],
            vectors: vec![0.0; vectors.as_ref().map_or(0, Tensor::elem_count)],
        };
        let label_vectors = vectors.as_ref().map(numbers).transpose()?.unwrap_or_default();
        for part in parts {
            self.add(part, &numbers_of, tags, &label_vectors, &mut sums)?;
        }
        let mut loss = surrogate(scores, sums.scores)?;
        for (parameter, gradient) in [(&self.diagonals, sums.diagonals), (&vectors, sums.vectors)] {
            if let Some(parameter) = parameter {
                loss = (loss + surrogate(parameter, gradient)?)?;
            }
        }
        Ok((sums.error, loss))
    }

    fn add(
        &self,
        part: &CoupledPart<'_>,
        scores: &[f32],
        tags: usize,
        vectors: &[f32],
        sums: &mut Sums,
    ) -> Result<(), ModelError> {
        let diagonals = self.diagonals(part.number)?;
        let cell = |row: usize, label: usize| row * tags + label;
        let cells = part.pairs.iter().map(|(number, rows)| {
            let (left, right) = part.shortlist.pair(*number);
            (*number, cell(rows.0, part.labels.0[left]), cell(rows.1, part.labels.1[right]))
        });
        let cells: Vec<(usize, usize, usize)> = cells.collect();
        if cells.iter().any(|(_, left, right)| *left.max(right) >= scores.len()) {
            return Err(ModelError::Input("a coupled context has no tag scores".into()));
        }
        let pairs: Vec<(usize, f32, f32)> =
            cells.iter().map(|(number, left, right)| (*number, scores[*left], scores[*right])).collect();
        let side = |of_context| Labels { of_context, vectors };
        let coupled = Coupled {
            shortlist: part.shortlist,
            contexts: part.contexts,
            diagonals: diagonals.as_ref().map(|(a, b)| (a.as_slice(), b.as_slice())),
            labels: self.grams.as_ref().map(|_| (side(part.labels.0), side(part.labels.1), self.width)),
        };
        let (error, gradient) = coupling_error(coupled, &pairs);
        // The error is a mean; here sums are wanted.
        let count = pairs.len() as f32;
        sums.error += error * f64::from(count);
        for ((_, left, right), (d_left, d_right)) in cells.iter().zip(&gradient.scores) {
            sums.scores[*left] += count * d_left;
            sums.scores[*right] += count * d_right;
        }
        let first = 2 * part.number * gradient.diagonals.0.len();
        let both = gradient.diagonals.0.iter().chain(&gradient.diagonals.1);
        sums.diagonals.iter_mut().skip(first).zip(both).for_each(|(sum, x)| *sum += count * x);
        for side in [&gradient.labels.0, &gradient.labels.1] {
            sums.vectors.iter_mut().zip(side).for_each(|(sum, x)| *sum += count * x);
        }
        Ok(())
    }
}

/// Gradients over all parts.
struct Sums {
    error: f64,
    scores: Vec<f32>,
    diagonals: Vec<f32>,
    vectors: Vec<f32>,
}
