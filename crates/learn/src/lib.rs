//! Recipes: catalogue to tensors, training, prediction, evaluation, acquisition.
//!
//! This crate knows items, labels and models; it knows no project file and no window. Long work
//! reports through [`Watch`] and stops when that says so.

mod error;
mod recipe;
mod watch;

pub use error::LearnError;
pub use recipe::{
    Artefact, EncoderFiles, FeatureStore, Labelled, NoFeatures, Recipe, Resources, Settings, Tagger,
    TrainingTask,
};
pub use watch::{Silent, Stopped, Watch};
