//! Measured models that learnt from randomly picked items alone, and the time people spent on items.
//!
//! The models themselves are not kept. What was measured is a document that the store does not read.

mod add;
mod read;
mod spent;

use serde_json::Value;

/// A measured model to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct NewReference {
    /// Items it learnt from.
    pub labels: u64,
    /// Seconds that people spent on these.
    pub seconds: f64,
    /// Figures and what they were measured on.
    pub doc: Value,
}

/// A measured model of randomly picked items.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// When it was measured, in Unix milliseconds.
    pub at: i64,
    /// Items it learnt from.
    pub labels: u64,
    /// Seconds that people spent on these.
    pub seconds: f64,
    /// Figures and what they were measured on.
    pub doc: Value,
}
