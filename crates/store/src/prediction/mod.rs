//! What models said, one document per item and model version.
//!
//! The prediction shown for an item is that of the model in use, or else the newest one; its
//! certainty is copied into the item's row, so that lists and choosing never open a document.

mod doc;
mod pool;
mod read;
mod save;
mod show;

use swingtag_catalogue::{Certainty, ItemId, ItemStatus, ModelId, SplitRole};

pub(crate) use doc::PredictionDoc;
pub(crate) use save::insert;
pub(crate) use show::{Shown, show_model};

/// The model number of predictions that were imported and not made here.
pub const IMPORTED: ModelId = ModelId(0);

/// Which items [`crate::Store::unpredicted`] returns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unpredicted {
    /// Items that are not done.
    #[default]
    Open,
    /// Items that are done as well.
    All,
}

/// An item that may be chosen to be labelled next.
#[derive(Clone, Debug, PartialEq)]
pub struct PoolItem {
    /// The item.
    pub id: ItemId,
    /// Its vertical.
    pub vertical: String,
    /// `New` or `Started`.
    pub status: ItemStatus,
    /// Set apart for measuring.
    pub holdout: bool,
    /// The prediction's certainty; none when no model has seen it.
    pub certainty: Option<Certainty>,
    /// Items of one group are the same product.
    pub group: Option<String>,
    /// What the split that it came with says.
    pub role: SplitRole,
    /// Attributes with predicted spans or values, as places of the vertical's bit sets.
    pub predicted: u64,
}
