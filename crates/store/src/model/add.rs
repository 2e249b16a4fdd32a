//! Keeps a model: its artefact piece by piece, then its row.

use rusqlite::params;
use swingtag_catalogue::ModelId;

use super::NewModel;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::now;

/// Bytes written in one transaction; decisions take their turn in between.
const PIECE: usize = 2 << 20;
/// SQLite could hold more; this leaves room below its limit.
const LARGEST: usize = 900 << 20;

impl Store {
    /// Keeps a model version. It is there when this returns, or not at all: what an interrupted call
    /// left behind goes with the next [`Store::prune`].
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an artefact above 900 MB.
    pub fn add_model(&self, model: &NewModel<'_>) -> Result<ModelId> {
        const DOING: &str = "keeping a model";
        if model.artefact.len() > LARGEST {
            let reason = format!("its artefact has {} bytes, the most is {LARGEST}", model.artefact.len());
            return Err(StoreError::Refused { operation: DOING, reason });
        }
        let artefact = self.keep_artefact(DOING, model.artefact)?;
        self.write(DOING, |transaction| {
            transaction.prepare_cached(include_str!("insert.sql"))?.execute(params![
                model.recipe,
                model.settings.to_string(),
                model.seed.cast_signed(),
                model.data_hash,
                model.metrics.to_string(),
                artefact,
                now(),
            ])?;
            Ok(ModelId(transaction.last_insert_rowid()))
        })
    }

    fn keep_artefact(&self, doing: &str, bytes: &[u8]) -> Result<i64> {
        let artefact = self.write(doing, |transaction| {
            transaction
                .prepare_cached("INSERT INTO artefact (hash, size) VALUES (?1, ?2)")?
                .execute(params![blake3::hash(bytes).as_bytes(), bytes.len()])?;
            Ok(transaction.last_insert_rowid())
        })?;
        for (position, piece) in bytes.chunks(PIECE).enumerate() {
            self.write(doing, |transaction| {
                transaction
                    .prepare_cached("INSERT INTO artefact_piece VALUES (?1, ?2, ?3)")?
                    .execute(params![artefact, position, piece])?;
                Ok(())
            })?;
        }
        Ok(artefact)
    }
}
