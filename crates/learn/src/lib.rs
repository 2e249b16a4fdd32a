//! Recipes: catalogue to tensors, training, prediction, evaluation, acquisition.
//!
//! This crate knows items, labels and models; it knows no project file and no window. Long work
//! reports through [`Watch`] and stops when that says so.

pub mod accept;
pub mod acquire;
pub mod advise;
pub mod alike;
mod artefact;
pub mod calibrate;
pub mod encode;
mod error;
pub mod evaluate;
mod outcome;
pub mod photos;
mod rank;
mod recipe;
pub mod recipes;
pub mod settings;
pub mod simulate;
pub mod split;
pub mod suspect;
mod watch;

pub use calibrate::open;
pub use error::LearnError;
pub use outcome::{On, Outcome, Ranks, Retrieval};
pub use recipe::{
    Artefact, Checkpoints, Draws, EncoderFiles, EncoderUsed, FeatureStore, Labelled, NoCheckpoints,
    NoFeatures, NoPhotos, PhotoStore, Recipe, Resources, Settings, Tagger, TrainingTask,
};
pub use recipes::{recipe, recipes};
pub use watch::{Silent, Stopped, Watch};
