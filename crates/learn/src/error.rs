//! What can go wrong while learning, in words for the person who asked for it.

use crate::watch::Stopped;

/// An error of training, prediction or evaluation.
#[derive(Debug, thiserror::Error)]
pub enum LearnError {
    /// Stopped on request.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// No recipe of this name.
    #[error("there is no recipe “{name}”; there are {known}")]
    UnknownRecipe {
        /// Name asked for.
        name: String,
        /// Names that exist.
        known: String,
    },
    /// No strategy of this name.
    #[error("there is no strategy “{name}”; there are {known}")]
    UnknownStrategy {
        /// Name asked for.
        name: String,
        /// Names that exist.
        known: String,
    },
    /// A setting that the recipe does not know, or a value it cannot use.
    #[error("setting “{key}={value}”: {reason}")]
    Setting {
        /// Name of the setting.
        key: String,
        /// Value given.
        value: String,
        /// What is wrong, and what would be right.
        reason: String,
    },
    /// Too little to learn from.
    #[error("{0}")]
    TooLittle(String),
    /// The recipe needs an encoder and none is installed.
    #[error(
        "recipe “{0}” needs a pretrained encoder; run `swingtag models fetch`, or use the recipe “dictionary”"
    )]
    NoEncoder(String),
    /// The recipe needs an encoder of photos and none is installed.
    #[error(
        "recipe “{0}” needs an encoder of photos; run `swingtag models fetch resnet50-imagenet`, or use the \
         recipe “jave”"
    )]
    NoPhotoEncoder(String),
    /// An artefact or a weight file is damaged or of another shape.
    #[error("{0}")]
    Artefact(String),
    /// The networks failed.
    #[error("computing failed: {0}")]
    Compute(String),
}
