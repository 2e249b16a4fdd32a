//! One attribute's way from the confidence a model says to the one that is shown.

use serde::{Deserialize, Serialize};

use super::isotonic::Steps;
use super::temperature::Temperature;

/// Answers from which on the shape of the curve is learnt from them alone.
pub(super) const ENOUGH_FOR_STEPS: usize = 200;

/// A monotone map from 0–1 to 0–1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Curve {
    /// As the model says.
    #[default]
    Identity,
    /// Temperature scaling.
    Temperature(Temperature),
    /// Isotonic regression.
    Steps(Steps),
}

impl Curve {
    /// The curve that so many answers allow: isotonic from 200 on, a temperature from `least` on, else as
    /// the model says. Each pair is a confidence and whether the answer was right.
    #[must_use]
    pub(super) fn fit(answers: &[(f32, bool)], least: usize) -> Self {
        match answers.len() {
            count if count >= ENOUGH_FOR_STEPS => Self::Steps(Steps::fit(answers)),
            count if count >= least.max(1) => Self::Temperature(Temperature::fit(answers)),
            _ => Self::Identity,
        }
    }

    /// The calibrated confidence, not rounded.
    #[must_use]
    pub fn of(&self, confidence: f64) -> f64 {
        let confidence = confidence.clamp(0.0, 1.0);
        match self {
            Self::Identity => confidence,
            Self::Temperature(temperature) => temperature.of(confidence),
            Self::Steps(steps) => steps.of(confidence),
        }
    }
}
