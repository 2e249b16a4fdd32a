//! What can go wrong with networks and their files.

use std::path::PathBuf;

/// An error of a network, a device or a weight file.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// The device asked for is not there.
    #[error("{0}")]
    Device(String),
    /// A file could not be read.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A configuration that this crate does not build.
    #[error("{path}: {reason}")]
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A weight file that does not fit the network.
    #[error("weights: {0}")]
    Weights(String),
    /// Input that a network cannot take.
    #[error("input: {0}")]
    Input(String),
    /// The numeric library failed.
    #[error(transparent)]
    Candle(#[from] candle_core::Error),
}
