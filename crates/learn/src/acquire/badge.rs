//! BADGE (Ash and others 2020, "Deep Batch Active Learning by Diverse, Uncertain Gradient Lower Bounds",
//! algorithm 1): k-means++ over the gradients that the last layer would get from the model's own answers.
//! Long gradients are unsure items, far ones are unlike each other.
//!
//! A gradient is an outer product of an error over attributes and a vector of the title, and stays in
//! these two factors: `|a⊗h − b⊗k|² = |a|²|h|² + |b|²|k|² − 2 (a·b)(h·k)`. Deviation: an item has one
//! gradient, of the errors summed over its spans and the mean vector of its title, not one for each
//! token.

use swingtag_catalogue::Prediction;
use swingtag_models::Random;

use super::context::{Context, Needs};
use super::mnlp::doubt;
use super::nearest::Nearest;
use super::strategy::{Strategy, Walk};
use super::vectors::{Vectors, dot};
use std::collections::BTreeSet;

/// Items that are unsure and unlike each other.
pub(super) struct Badge;

impl Strategy for Badge {
    fn name(&self) -> &'static str {
        "badge"
    }

    fn about(&self) -> &'static str {
        "items that are unsure and unlike each other"
    }

    fn needs(&self) -> Needs {
        Needs { embeddings: true, spans: true, ..Needs::default() }
    }

    fn walk<'c>(&self, context: &'c Context<'_>, among: &'c [usize]) -> Option<Walk<'c>> {
        let vectors = context.embeddings.as_ref()?.only(among);
        let weights = context.weights.as_ref().map(|w| among.iter().map(|&i| w[i]).collect());
        let walk = GradientWalk::new(errors(context, among), vectors, weights, Random::new(context.seed));
        Some(Box::new(walk.map(|place| among[place])))
    }
}

/// What the model's own answers get wrong by its own account: for each attribute the probability given to
/// it less 1 where it is the answer, summed over spans; last, the same for “no attribute”.
fn errors(context: &Context<'_>, among: &[usize]) -> Vectors {
    let predictions: Vec<Option<&Prediction>> = among.iter().map(|&i| context.prediction(i)).collect();
    let spans = || predictions.iter().flatten().flat_map(|prediction| &prediction.spans);
    let names: BTreeSet<&str> = spans()
        .flat_map(|s| s.candidates.iter().map(|c| &c.attribute).chain([&s.span.attribute]))
        .map(String::as_str)
        .collect();
    let names: Vec<&str> = names.into_iter().collect();
    let mut numbers = Vec::with_capacity((names.len() + 1) * among.len());
    for prediction in predictions {
        let mut row = vec![0.0; names.len() + 1];
        if let Some(prediction) = prediction {
            error(prediction, &names, &mut row);
        }
        numbers.extend(row);
    }
    Vectors::new(numbers, names.len() + 1)
}

fn error(prediction: &Prediction, names: &[&str], row: &mut [f32]) {
    let nothing = names.len();
    for scored in &prediction.spans {
        let mut add = |name: &str, error: f32| {
            if let Ok(place) = names.binary_search(&name) {
                row[place] += error;
            }
        };
        add(&scored.span.attribute, scored.confidence - 1.0);
        scored.candidates.iter().for_each(|other| add(&other.attribute, other.confidence));
        let named: f32 = scored.candidates.iter().map(|other| other.confidence).sum();
        row[nothing] += (1.0 - scored.confidence - named).max(0.0);
    }
    // Words without a span have an error as well: what the whole answer leaves open per word.
    row[nothing] -= 1.0 - (-doubt(&prediction.certainty)).exp() as f32;
}

/// Rows by k-means++ over outer products of two factors.
pub struct GradientWalk {
    gradients: Gradients,
    weights: Option<Vec<f32>>,
    /// Rows in the order of choice, with how far all others are from them.
    chosen: Option<(Vec<usize>, Nearest)>,
    random: Random,
}

impl GradientWalk {
    /// Factors row by row: errors `(n, A)` and vectors `(n, H)`. `weights` make distances count more or less.
    #[must_use]
    pub fn new(errors: Vectors, vectors: Vectors, weights: Option<Vec<f32>>, random: Random) -> Self {
        let squares = errors.squares().iter().zip(vectors.squares()).map(|(a, h)| a * h).collect();
        Self { gradients: Gradients { errors, vectors, squares }, weights, chosen: None, random }
    }

    /// The longest gradient, as in the authors' program.
    fn first(&mut self) -> Option<usize> {
        let squares = &self.gradients.squares;
        let weight = |row: usize| self.weights.as_ref().map_or(1.0, |weights| weights[row]);
        let length = |row: &usize| squares[*row] * weight(*row);
        let first = (0..squares.len()).max_by(|a, b| length(a).total_cmp(&length(b)).then(b.cmp(a)))?;
        let distance = |row: usize| self.gradients.distance(row, first);
        let mut nearest = Nearest::new(squares.len(), self.weights.clone(), distance);
        nearest.leave_out(first);
        self.chosen = Some((vec![first], nearest));
        Some(first)
    }
}

impl Iterator for GradientWalk {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let Some((chosen, nearest)) = &mut self.chosen else { return self.first() };
        let distance = |row: usize, choice: usize| self.gradients.distance(row, chosen[choice]);
        let found = nearest.drawn(chosen.len(), &mut self.random, distance)?;
        chosen.push(found);
        Some(found)
    }
}

/// Outer products `a⊗h`, row by row.
struct Gradients {
    errors: Vectors,
    vectors: Vectors,
    /// `|a|²|h|²`
    squares: Vec<f32>,
}

impl Gradients {
    /// `|a⊗h − b⊗k|²`
    fn distance(&self, row: usize, other: usize) -> f32 {
        let product = dot(self.errors.row(row), self.errors.row(other))
            * dot(self.vectors.row(row), self.vectors.row(other));
        self.squares[row] + self.squares[other] - 2.0 * product
    }
}
