//! Named operations: each in one transaction, its errors carrying its name.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::Store;
use crate::error::{Result, StoreError};
use crate::schema::Names;

impl Store {
    /// Changes the project in one transaction that is on disk when this returns.
    pub(crate) fn write<T>(&self, doing: &str, act: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let writer = self
            .writer
            .as_ref()
            .map_err(|reason| StoreError::ReadOnly { operation: doing.to_owned(), reason: reason.clone() })?;
        if writer.has_failed() {
            return Err(StoreError::DiskFailed {
                operation: doing.to_owned(),
                detail: "an earlier write failed".to_owned(),
            });
        }
        let done = writer.with(|connection| {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = act(&transaction)?;
            transaction.commit()?;
            Ok(done)
        });
        done.map_err(|error: StoreError| {
            let error = error.during(doing);
            if matches!(error, StoreError::DiskFailed { .. }) {
                writer.failed.store(true, Ordering::Release);
            }
            error
        })
    }

    /// Looks at one state of the project.
    pub(crate) fn read<T>(&self, doing: &str, look: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let seen = self.readers.with(|connection| {
            let snapshot = connection.unchecked_transaction()?;
            look(&snapshot)
        });
        seen.and_then(|seen| seen).map_err(|error| error.during(doing))
    }

    /// Names of verticals, attributes and intents as the connection sees them.
    pub(crate) fn names(&self, connection: &Connection) -> Result<Arc<Names>> {
        self.names_cache().get(connection)
    }
}
