//! Which attributes learn from the labels of which others, and what trying that has measured.
//!
//! One small document in the file's `meta`. It names attributes by number, so that a rename changes nothing;
//! pairs of an attribute that was taken away are passed over while it is away. It is a setting and not an
//! act on labels: undo does not touch it.

mod read;
mod write;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The key in `meta`.
const KEY: &str = "borrow";

/// An attribute of a vertical, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct AttributeName {
    /// Its vertical.
    pub vertical: String,
    /// Its own name.
    pub attribute: String,
}

impl AttributeName {
    /// An attribute of a vertical.
    #[must_use]
    pub fn new(vertical: &str, attribute: &str) -> Self {
        Self { vertical: vertical.to_owned(), attribute: attribute.to_owned() }
    }
}

/// A pair of attributes of different verticals that was switched on, or tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Borrow {
    /// Whose labels are lent.
    pub donor: AttributeName,
    /// Who learns from them.
    pub borrower: AttributeName,
    /// Whether training uses them.
    pub on: bool,
    /// What trying it has measured, opaque to the store.
    pub effect: Option<Value>,
}

/// The same with numbers, as it is stored.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Pair {
    donor: i64,
    borrower: i64,
    on: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    effect: Option<Value>,
}
