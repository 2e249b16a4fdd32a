//! Model versions: immutable, with their artefact inside the project, promoted and rolled back in
//! one transaction each.

mod add;
mod artefact;
mod promote;
mod prune;
mod read;

pub(crate) use artefact::artefact_bytes;
use serde_json::Value;
use swingtag_catalogue::ModelId;

/// A trained model to keep.
#[derive(Clone, Debug, PartialEq)]
pub struct NewModel<'a> {
    /// Recipe that made it.
    pub recipe: String,
    /// All settings, defaults included.
    pub settings: Value,
    /// Seed.
    pub seed: u64,
    /// Hash of the labels it learnt from.
    pub data_hash: String,
    /// Figures and what they were measured on.
    pub metrics: Value,
    /// The artefact, opaque to the store; up to 900 MB.
    pub artefact: &'a [u8],
}

/// A model version.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// Its number, shown as `v12`.
    pub id: ModelId,
    /// Recipe that made it.
    pub recipe: String,
    /// All settings, defaults included.
    pub settings: Value,
    /// Seed.
    pub seed: u64,
    /// Hash of the labels it learnt from.
    pub data_hash: String,
    /// Figures and what they were measured on.
    pub metrics: Value,
    /// Bytes of the artefact.
    pub artefact_bytes: u64,
    /// Whether the artefact is still there; old ones are dropped by [`crate::Store::prune`].
    pub artefact_kept: bool,
    /// When it was made, in Unix milliseconds.
    pub created_at: i64,
    /// When it was last promoted, in Unix milliseconds.
    pub promoted_at: Option<i64>,
    /// In use now.
    pub current: bool,
}

/// A change of the model in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion {
    /// When, in Unix milliseconds.
    pub at: i64,
    /// Model in use before.
    pub before: Option<ModelId>,
    /// Model in use after; none after the first one was rolled back.
    pub after: Option<ModelId>,
    /// `promote` or `rollback`.
    pub kind: String,
    /// Who or what did it, in words.
    pub why: String,
}

/// What [`crate::Store::prune`] dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pruned {
    /// Artefacts.
    pub artefacts: u64,
    /// Bytes of them.
    pub bytes: u64,
    /// Predictions of models that are no longer in use.
    pub predictions: u64,
}
