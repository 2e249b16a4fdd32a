//! What more labels would bring: a learning curve through the measured versions, and what choosing has saved.
//!
//! An answer comes with its uncertainty or, where nobody can know, not at all but with the reason. All versions
//! are taken to be measured on about the same holdout.

mod curve;
mod gain;
mod saved;

use serde::{Deserialize, Serialize};

pub use curve::LearningCurve;
pub use gain::{Advice, Band, advise};
pub use saved::{Saved, saved};

/// A measured version of a model.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Items it learnt from.
    pub labels: u64,
    /// Seconds that people spent on these.
    pub seconds: f64,
    /// Its F1, 0 to 1.
    pub f1: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// A 95 % interval is so many deviations wide.
const WIDTH: f64 = 2.0 * 1.959_964;
/// No figure is surer than this.
const LEAST_DEVIATION: f64 = 1e-3;

impl Point {
    /// The deviation that its interval stands for.
    fn deviation(&self) -> f64 {
        ((self.high - self.low) / WIDTH).max(LEAST_DEVIATION)
    }
}

#[cfg(test)]
mod tests;
