//! Files of a published encoder. Nothing in them is trusted.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

use crate::error::ModelError;
use crate::weights::Weights;

/// Largest configuration that is read.
const CONFIG_LIMIT: u64 = 1 << 20;

/// Where an encoder's configuration lies.
pub(super) fn config_path(folder: &Path) -> PathBuf {
    folder.join("config.json")
}

/// The part of `config.json` that a network asks for.
pub(super) fn config<T: DeserializeOwned>(folder: &Path) -> Result<T, ModelError> {
    let path = config_path(folder);
    let mut text = String::new();
    let read = File::open(&path).and_then(|file| file.take(CONFIG_LIMIT).read_to_string(&mut text));
    read.map_err(|source| ModelError::File { path: path.clone(), source })?;
    serde_json::from_str(&text).map_err(|e| ModelError::Config { path, reason: e.to_string() })
}

/// A configuration that would be computed in another way than it says.
pub(super) fn refused(folder: &Path, reason: impl Into<String>) -> ModelError {
    ModelError::Config { path: config_path(folder), reason: reason.into() }
}

/// The tensors of `model.safetensors`.
pub(super) fn weights(folder: &Path) -> Result<Weights, ModelError> {
    Weights::read(&folder.join("model.safetensors"))
}
