//! What can go wrong, told to a person: a stable code, what happened, what to do about it.
//!
//! The window and the command line show these and never look into their text.

use std::path::Path;

use serde::Serialize;

/// An error of the workbench.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS, thiserror::Error)]
#[error("{message}{}", if remedy.is_empty() { String::new() } else { format!("; {remedy}") })]
pub struct WorkbenchError {
    /// Stable word for programs: `locked`, `not_found`, `no_encoder`, …
    pub code: &'static str,
    /// What happened.
    pub message: String,
    /// What to do about it; may be empty.
    pub remedy: String,
}

impl WorkbenchError {
    /// An error with a remedy.
    #[must_use]
    pub fn new(code: &'static str, message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { code, message: message.into(), remedy: remedy.into() }
    }

    /// A file could not be read or written.
    #[must_use]
    pub fn file(what: &str, path: &Path, cause: &std::io::Error) -> Self {
        Self::new(
            "file",
            format!("cannot {what} {}: {cause}", path.display()),
            "check the path, its rights and the free space",
        )
    }

    /// Whether the work ended because somebody asked for it.
    #[must_use]
    pub fn is_stop(&self) -> bool {
        self.code == "stopped"
    }
}

impl From<swingtag_learn::Stopped> for WorkbenchError {
    fn from(_: swingtag_learn::Stopped) -> Self {
        Self::new("stopped", "stopped on request", "")
    }
}

impl From<swingtag_learn::LearnError> for WorkbenchError {
    fn from(error: swingtag_learn::LearnError) -> Self {
        use swingtag_learn::LearnError as L;
        match error {
            L::Stopped(stop) => stop.into(),
            L::NoEncoder(_) | L::NoPhotoEncoder(_) => Self::new("no_encoder", error.to_string(), ""),
            L::UnknownRecipe { .. } | L::UnknownStrategy { .. } | L::Setting { .. } => {
                Self::new("usage", error.to_string(), "")
            }
            L::TooLittle(text) => Self::new("too_little", text, ""),
            L::Artefact(text) => Self::new("model", text, "train again, or roll back to another version"),
            L::Compute(text) => {
                Self::new("compute", text, "the labels are untouched and the model in use stays")
            }
        }
    }
}

impl From<swingtag_store::StoreError> for WorkbenchError {
    fn from(error: swingtag_store::StoreError) -> Self {
        let (code, text) = (error.code(), error.to_string());
        // The store writes “what happened; what helps”.
        match text.split_once("; ") {
            Some((message, remedy)) => Self::new(code, message, remedy),
            None => Self::new(code, text, ""),
        }
    }
}

impl From<crate::pretrained::FetchError> for WorkbenchError {
    fn from(error: crate::pretrained::FetchError) -> Self {
        match error {
            crate::pretrained::FetchError::Stopped(stop) => stop.into(),
            other => Self::new("encoder", other.to_string(), ""),
        }
    }
}

impl From<swingtag_formats::FormatError> for WorkbenchError {
    fn from(error: swingtag_formats::FormatError) -> Self {
        Self::new("file", error.to_string(), "")
    }
}

/// Makes file errors that name the path.
pub(crate) trait AtPath<T> {
    /// Adds what was tried and where.
    fn at(self, what: &str, path: &Path) -> Result<T, WorkbenchError>;
}

impl<T> AtPath<T> for std::io::Result<T> {
    fn at(self, what: &str, path: &Path) -> Result<T, WorkbenchError> {
        self.map_err(|cause| WorkbenchError::file(what, path, &cause))
    }
}
