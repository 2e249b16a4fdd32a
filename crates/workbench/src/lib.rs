//! The application: opens a project, runs operations and jobs; no Tauri, no terminal.

pub mod desk;
mod error;
pub mod preferences;
pub mod pretrained;
pub mod sample;
pub mod view;

pub use error::WorkbenchError;
