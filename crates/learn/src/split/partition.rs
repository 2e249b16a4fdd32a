//! The partition that a training run works with.

use swingtag_catalogue::Item;

use super::holdout::roles;
use crate::recipe::Labelled;

/// What a labelled item is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Learnt from.
    Train,
    /// Sets thresholds and calibration.
    Dev,
    /// Measured, never trained on.
    Holdout,
    /// Neither: it is the same product as an item of another side, and its own split forbids to
    /// follow that.
    Aside,
}

/// Labelled items by use, each list in the order given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Partition {
    /// Learnt from.
    pub examples: Vec<Labelled>,
    /// For thresholds and calibration; may be empty.
    pub dev: Vec<Labelled>,
    /// Measured; empty while there are too few labels.
    pub holdout: Vec<Labelled>,
    /// Used for nothing, see [`Role::Aside`].
    pub aside: Vec<Labelled>,
}

/// Parts labelled items by [`roles`].
#[must_use]
pub fn partition(labelled: Vec<Labelled>, seed: u64) -> Partition {
    let items: Vec<&Item> = labelled.iter().map(|example| &example.item).collect();
    let roles = roles(&items, seed);
    let mut parts = Partition::default();
    for (example, role) in labelled.into_iter().zip(roles) {
        match role {
            Role::Train => parts.examples.push(example),
            Role::Dev => parts.dev.push(example),
            Role::Holdout => parts.holdout.push(example),
            Role::Aside => parts.aside.push(example),
        }
    }
    parts
}
