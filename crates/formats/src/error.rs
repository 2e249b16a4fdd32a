//! What stops a whole file, as opposed to one row of it.

use std::io;
use std::path::{Path, PathBuf};

/// A file that cannot be read or written at all. Each message names the file and a remedy.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The operating system refused.
    #[error("cannot {what} {}: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        what: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The content is of no known format.
    #[error("{}: {found}; {remedy}", path.display())]
    Unknown {
        /// The file.
        path: PathBuf,
        /// What it looks like.
        found: String,
        /// What to do.
        remedy: &'static str,
    },
    /// The file is damaged, hostile, or beyond a limit.
    #[error("{}: {problem}; {remedy}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
        /// What to do.
        remedy: String,
    },
    /// The target is there already.
    #[error("{} is there already; choose another folder or allow it to be overwritten", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// A written file does not say what it should. The target was not touched.
    #[error("{}: item “{id}” came back different from the written file ({what}); nothing was replaced", path.display())]
    ReadBack {
        /// The file that was being written.
        path: PathBuf,
        /// The item that differs.
        id: String,
        /// What differs.
        what: String,
    },
}

impl FormatError {
    /// Turns an error of the system into one that names the file.
    pub fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { what, path, source }
    }
}
