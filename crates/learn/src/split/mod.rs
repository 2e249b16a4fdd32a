//! Which items are trained on, which set thresholds, which measure.
//!
//! Items of one group or with equal texts stay together and never stand on both sides of a split.
//! Chance comes from the hash of seed and product, so that adding items does not shuffle those
//! already placed. Nothing here knows labels: a split can not be chosen by its outcome.

mod clusters;
mod folds;
mod holdout;

pub use folds::folds;
pub use holdout::{LEAST_HOLDOUT, Placed, Role, roles};

#[cfg(test)]
mod tests;
