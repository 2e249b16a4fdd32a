//! Active learning replayed on labelled items, to see what choosing is worth.
//!
//! Labels play the person: round by round a strategy chooses items, their labels are revealed, a
//! model is trained, and it is scored on a fixed fifth of the items that is never chosen. The first
//! round is random and the same for all strategies of a seed. Beside the curves stands what a model
//! trained on all labels reaches, and what each strategy needs to come close to that. Nothing is written here; the writers
//! return text.

mod cost;
mod curve;
mod evidence;
mod fixed;
mod needed;
mod picture;
mod round;
mod run;

pub use cost::{COST_MODEL, annotation_seconds};
pub use curve::{Full, Row, Simulated};
pub use needed::{Estimate, Needed, needed};
pub use run::{Simulation, simulate};

#[cfg(test)]
mod tests;
