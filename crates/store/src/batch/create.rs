//! Keeps a batch in the order it was chosen in.

use rusqlite::params;
use swingtag_catalogue::BatchId;

use super::NewBatch;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::now;

impl Store {
    /// Keeps a batch; it becomes the current one.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an empty batch, an item that is not there, or one named twice.
    pub fn new_batch(&self, batch: &NewBatch) -> Result<BatchId> {
        const DOING: &str = "keeping a batch";
        let refused = |reason: String| StoreError::Refused { operation: DOING, reason };
        if batch.picks.is_empty() {
            return Err(refused("it holds no item; import some, or choose from another vertical".to_owned()));
        }
        self.write(DOING, |transaction| {
            transaction
                .prepare_cached("INSERT INTO batch (strategy, seed, at) VALUES (?1, ?2, ?3)")?
                .execute(params![batch.strategy, batch.seed.cast_signed(), now()])?;
            let id = BatchId(transaction.last_insert_rowid());
            let mut statement =
                transaction.prepare_cached("INSERT INTO batch_item VALUES (?1, ?2, ?3, ?4, ?5)")?;
            for (position, pick) in batch.picks.iter().enumerate() {
                let values = params![id.0, position, pick.item.0, pick.reason, pick.random];
                statement.execute(values).map_err(|error| match error.sqlite_error_code() {
                    Some(rusqlite::ErrorCode::ConstraintViolation) => {
                        refused(format!("item {} is not there or was chosen twice", pick.item))
                    }
                    _ => error.into(),
                })?;
            }
            Ok(id)
        })
    }

    /// Ends a batch: it is no longer the current one.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn close_batch(&self, id: BatchId) -> Result<()> {
        self.write("closing a batch", |transaction| {
            let closed = transaction
                .prepare_cached("UPDATE batch SET closed_at = coalesce(closed_at, ?2) WHERE id = ?1")?
                .execute(params![id.0, now()])?;
            if closed == 0 { Err(StoreError::NoSuch { what: "batch", id: id.to_string() }) } else { Ok(()) }
        })
    }
}
