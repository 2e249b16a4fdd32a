//! The triplet loss of paper 4, section 2: the embedding of a title shall be nearer to that of its own
//! description than to that of another item.
//!
//! `d = cos(t, p) − cos(t, n)`. The paper writes `e^d / (1 + e^d)` and maximises it; here
//! `−ln σ(d / τ)` is minimised, whose gradient does not fade where a title is far on the wrong side.
//! The paper's form is kept beside it.

use candle_core::Tensor;

use crate::error::ModelError;
use crate::loss;
use crate::ops::weighted_rows;
use crate::statements::means;

/// Least product of two norms, so that an embedding of zeros has a cosine.
const EPSILON: f64 = 1e-8;

/// What is minimised over a difference `d` of two cosines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TripletForm {
    /// `−ln σ(d / τ)`.
    LogSigmoid,
    /// `1 − σ(d / τ)`: with τ = 1 what the paper maximises is `σ(d)`.
    Sigmoid,
}

/// A title, its description and another one, as rows of the embeddings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Triplet {
    /// The title.
    pub title: usize,
    /// Its own description.
    pub own: usize,
    /// The description of another item.
    pub other: usize,
}

/// The loss, as the mean over triplets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TripletLoss {
    /// What is minimised.
    pub form: TripletForm,
    /// τ, above 0.
    pub temperature: f64,
}

impl TripletLoss {
    /// The loss over embeddings `(M, H)`, and a tensor with its gradients.
    ///
    /// # Errors
    /// A row that is not there.
    pub fn loss(&self, embeddings: &Tensor, triplets: &[Triplet]) -> Result<(f64, Tensor), ModelError> {
        let (rows, width) = embeddings.dims2()?;
        if triplets.iter().any(|t| t.title.max(t.own).max(t.other) >= rows) {
            return Err(ModelError::Input("a triplet names an embedding that is not there".into()));
        }
        let numbers = crate::tagger::numbers(embeddings)?;
        let (value, gradient) = self.value(&numbers, width, triplets);
        Ok((value, loss::surrogate(embeddings, gradient)?))
    }

    /// The loss and its gradient `(M, H)` in plain numbers.
    fn value(&self, embeddings: &[f32], width: usize, triplets: &[Triplet]) -> (f64, Vec<f32>) {
        let factor = 1.0 / triplets.len().max(1) as f64;
        let row = |number: usize| &embeddings[number * width..(number + 1) * width];
        let (mut value, mut gradient) = (0.0, vec![0.0; embeddings.len()]);
        for triplet in triplets {
            let own = Cosine::new(row(triplet.title), row(triplet.own));
            let other = Cosine::new(row(triplet.title), row(triplet.other));
            let (one, slope) = self.of(own.value - other.value);
            value += factor * one;
            for (description, cosine, slope) in
                [(triplet.own, own, factor * slope), (triplet.other, other, -factor * slope)]
            {
                cosine.add_gradient(slope, &mut gradient, width, (triplet.title, description), embeddings);
            }
        }
        (value, gradient)
    }

    /// The loss of one difference and its derivative.
    fn of(&self, difference: f64) -> (f64, f64) {
        let z = difference / self.temperature;
        let wrong = loss::sigmoid(-z);
        match self.form {
            // ln(1 + e^−z) without overflow.
            TripletForm::LogSigmoid => ((-z).max(0.0) + (-z.abs()).exp().ln_1p(), -wrong / self.temperature),
            TripletForm::Sigmoid => (wrong, -wrong * (1.0 - wrong) / self.temperature),
        }
    }
}

/// A cosine with what its gradient needs.
#[derive(Clone, Copy)]
struct Cosine {
    value: f64,
    /// Squared norms of both sides.
    squares: (f64, f64),
    /// Product of the norms.
    norms: f64,
}

impl Cosine {
    fn new(a: &[f32], b: &[f32]) -> Self {
        let product = |a: &[f32], b: &[f32]| -> f64 {
            a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
        };
        let squares = (product(a, a), product(b, b));
        let norms = (squares.0 * squares.1).sqrt().max(EPSILON);
        Self { value: product(a, b) / norms, squares, norms }
    }

    /// Adds `slope · ∂cos/∂a` and `slope · ∂cos/∂b` for the rows `a` and `b`, where
    /// `∂cos/∂a = b / (|a| |b|) − cos · a / |a|²`.
    fn add_gradient(
        self,
        slope: f64,
        gradient: &mut [f32],
        width: usize,
        (a, b): (usize, usize),
        embeddings: &[f32],
    ) {
        for place in 0..width {
            let (at_a, at_b) = (a * width + place, b * width + place);
            let (x, y) = (f64::from(embeddings[at_a]), f64::from(embeddings[at_b]));
            let towards = |to: f64, from: f64, square: f64| {
                slope * (to / self.norms - self.value * from / square.max(EPSILON))
            };
            gradient[at_a] += towards(y, x, self.squares.0) as f32;
            gradient[at_b] += towards(x, y, self.squares.1) as f32;
        }
    }
}

/// Embeddings of texts: the mean of some rows of the hidden states `(N, H)` for each text, `(texts, H)`.
///
/// # Errors
/// A row that is not there.
pub fn mean_rows(states: &Tensor, texts: &[Vec<usize>]) -> Result<Tensor, ModelError> {
    Ok(weighted_rows(states, &means(texts.iter().map(Vec::as_slice)))?)
}

/// Cosine of two embeddings.
#[must_use]
pub fn cosine(a: &[f32], b: &[f32]) -> f64 {
    Cosine::new(a, b).value
}
