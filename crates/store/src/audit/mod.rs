//! The running audit: what the model in use said of items of the holdout when people, who did not see it, were
//! done with them.
//!
//! Only the first time counts, since afterwards the answer may have been seen. Whether it was right is judged by
//! the labels that the item has now.

mod note;
mod read;

use swingtag_catalogue::{Annotation, ItemId, ModelId, Prediction};

pub(crate) use note::note;

/// An answer that a person judged without seeing it.
#[derive(Clone, Debug, PartialEq)]
pub struct Audited {
    /// The item.
    pub item: ItemId,
    /// Its vertical.
    pub vertical: String,
    /// When the person was done, in Unix milliseconds.
    pub at: i64,
    /// The version that answered.
    pub model: ModelId,
    /// Its answer.
    pub prediction: Prediction,
    /// The labels of the item now.
    pub labels: Annotation,
}
