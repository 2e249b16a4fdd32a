//! An item as choosing sees it: nothing of it is a label.

use swingtag_catalogue::{Certainty, Prediction};

/// An item that may be chosen.
#[derive(Clone, Copy, Debug, Default)]
pub struct PoolItem<'a> {
    /// Its id; unique in the pool.
    pub id: &'a str,
    /// Its title: items with equal titles are chosen only once.
    pub text: &'a str,
    /// Its vertical.
    pub vertical: &'a str,
    /// Its product, where that is known: of one product only one item is chosen.
    pub group: Option<&'a str>,
    /// Attributes that the prediction names, as a set of bits that means the same within a vertical.
    pub attributes: u64,
    /// It came with a split for training: never drawn for the holdout.
    pub never_held: bool,
    /// How long a person will need for it, as far as that is foreseen.
    pub seconds: Option<f64>,
    /// What the current model says, if it has looked.
    pub prediction: Option<&'a Prediction>,
}

impl PoolItem<'_> {
    /// How sure the current model is.
    pub(super) fn certainty(&self) -> Option<&Certainty> {
        self.prediction.map(|prediction| &prediction.certainty)
    }
}
