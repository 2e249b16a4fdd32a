//! A few reading connections, opened when needed and kept for the next.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::Connection;

use super::connect::{Mode, connect};
use crate::error::Result;

/// Connections kept idle; more may be open at once.
const KEPT: usize = 4;

#[derive(Debug)]
pub(super) struct Readers {
    path: PathBuf,
    mode: Mode,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(path: &Path, mode: Mode, first: Option<Connection>) -> Self {
        Self { path: path.to_owned(), mode, idle: Mutex::new(first.into_iter().collect()) }
    }

    /// Lends a connection for one look at the file. A connection whose use ended in a panic is not
    /// kept.
    pub(super) fn with<T>(&self, look: impl FnOnce(&Connection) -> T) -> Result<T> {
        let kept = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match kept {
            Some(connection) => connection,
            None => connect(&self.path, self.mode)?,
        };
        let seen = look(&connection);
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT && connection.is_autocommit() {
            idle.push(connection);
        }
        Ok(seen)
    }
}
