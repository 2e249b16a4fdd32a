//! Opening and making project files: lock, format, defences, connections.
//!
//! One process writes at a time, and in it one connection; any number may read. A file that is no
//! project, that is damaged, newer or changed by another program is refused and stays as it is.

mod connect;
mod copy;
mod create;
mod format;
mod guard;
mod lock;
mod meta;
mod migrate;
mod open;
mod part;
mod place;
mod readers;
mod transact;
mod writer;

use std::path::{Path, PathBuf};

use crate::change::Steps;
use crate::schema::NamesCache;

pub(crate) use meta::{current_model, meta, now, set_meta};
use readers::Readers;
use writer::Writer;

/// Format of the project file that this version writes.
pub const SCHEMA_VERSION: i64 = 6;

/// What a project is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Changes; one process at a time.
    Write,
    /// Looking only; any number of processes.
    Read,
}

/// An open project file. Shared between threads by reference: one connection writes, in turns;
/// several read.
///
/// Fields are dropped in this order: readers first, so that the writer, going last, can fold the
/// write-ahead log into the file; then the lock.
#[derive(Debug)]
pub struct Store {
    readers: Readers,
    writer: Result<Writer, String>,
    path: PathBuf,
    name: String,
    installation: String,
    /// Names this opening; jobs of other openings were left behind.
    session: String,
    names: NamesCache,
    steps: Steps,
    _lock: Option<lock::WriteLock>,
}

impl Store {
    /// Name of the project.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The project file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Why nothing can be written; none when it can.
    #[must_use]
    pub fn read_only_reason(&self) -> Option<&str> {
        self.writer.as_ref().err().map(String::as_str)
    }

    /// Names this copy of the project in the decision log. A file that was copied or moved gets a
    /// new one when it is next opened for writing, so that two copies never use the same numbers.
    #[must_use]
    pub fn installation(&self) -> &str {
        &self.installation
    }

    pub(crate) fn session(&self) -> &str {
        &self.session
    }

    pub(crate) fn steps(&self) -> &Steps {
        &self.steps
    }

    pub(crate) fn names_cache(&self) -> &NamesCache {
        &self.names
    }
}
