//! Drops what no longer serves: old artefacts that never were in use, and predictions nobody sees.

use rusqlite::{Connection, params};

use super::Pruned;
use crate::Store;
use crate::error::Result;

/// Artefacts kept of versions that were never promoted.
const KEPT: i64 = 5;
/// Rows deleted in one transaction; decisions take their turn in between.
const ROWS: i64 = 2_000;

impl Store {
    /// Drops the artefacts of versions that were never promoted, but for the newest five; artefacts
    /// that an interrupted call left behind; predictions of versions that were never promoted, but
    /// for the newest one. The versions and their figures stay.
    ///
    /// # Errors
    /// Only of the database.
    pub fn prune(&self) -> Result<Pruned> {
        let mut pruned = Pruned::default();
        let artefacts: Vec<(i64, u64)> = self.write("dropping old artefacts", |transaction| {
            transaction.prepare_cached(include_str!("release.sql"))?.execute([KEPT])?;
            unused(transaction)
        })?;
        for (artefact, size) in artefacts {
            while self.drop_rows(include_str!("drop_pieces.sql"), &[artefact, 4])? > 0 {}
            self.write("dropping an artefact", |transaction| {
                Ok(transaction.execute("DELETE FROM artefact WHERE id = ?1", params![artefact])?)
            })?;
            pruned.artefacts += 1;
            pruned.bytes += size;
        }
        loop {
            let dropped = self.drop_rows(include_str!("drop_predictions.sql"), &[ROWS])?;
            pruned.predictions += dropped;
            if dropped == 0 {
                return Ok(pruned);
            }
        }
    }

    fn drop_rows(&self, sql: &str, values: &[i64]) -> Result<u64> {
        self.write("dropping old rows", |transaction| {
            let dropped = transaction.prepare_cached(sql)?.execute(rusqlite::params_from_iter(values))?;
            Ok(dropped as u64)
        })
    }
}

fn unused(connection: &Connection) -> Result<Vec<(i64, u64)>> {
    let mut statement = connection.prepare_cached(include_str!("unused.sql"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
