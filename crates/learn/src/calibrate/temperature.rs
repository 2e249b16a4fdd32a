//! Temperature scaling (Guo et al. 2017, section 4.2) of a single probability: the logit is divided by one
//! number.
//!
//! Right and wrong are not 1 and 0 but a little inside, by how many answers there are of each (Platt 1999,
//! section 2.2), so that ten right answers do not make a model certain.

use serde::{Deserialize, Serialize};

/// Confidences are rounded to four places; 1 stands for anything above this.
const MOST: f64 = 0.999_95;
/// Factors on the logit that are tried: temperatures from 0.1 to 10.
const FACTORS: (f64, f64) = (0.1, 10.0);
/// Halvings of that range; far below what four places show.
const HALVINGS: usize = 60;

/// A temperature, kept as its inverse.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Temperature {
    /// Factor on the logit: 1 / T. Below 1 where the model is too sure of itself.
    pub factor: f64,
}

impl Temperature {
    /// The temperature under which the answers are likeliest. The likelihood is concave in the factor, so
    /// its maximum is where the derivative changes its sign.
    #[must_use]
    pub(super) fn fit(answers: &[(f32, bool)]) -> Self {
        let right = answers.iter().filter(|(_, right)| *right).count() as f64;
        let wrong = answers.len() as f64 - right;
        let (one, zero) = ((right + 1.0) / (right + 2.0), 1.0 / (wrong + 2.0));
        let pairs: Vec<(f64, f64)> = answers
            .iter()
            .map(|(said, right)| (logit(f64::from(*said)), if *right { one } else { zero }))
            .collect();
        let slope = |factor: f64| pairs.iter().map(|(z, y)| (y - sigmoid(factor * z)) * z).sum::<f64>();
        let (mut low, mut high) = FACTORS;
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(low, high);
            if slope(middle) > 0.0 { low = middle } else { high = middle }
        }
        Self { factor: f64::midpoint(low, high) }
    }

    pub(super) fn of(self, confidence: f64) -> f64 {
        sigmoid(self.factor * logit(confidence))
    }
}

fn logit(probability: f64) -> f64 {
    let probability = probability.clamp(1.0 - MOST, MOST);
    (probability / (1.0 - probability)).ln()
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
