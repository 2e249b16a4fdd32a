//! Keeps what was measured.

use rusqlite::params;

use super::NewReference;
use crate::Store;
use crate::error::Result;
use crate::project::now;

impl Store {
    /// Keeps a measured model of randomly picked items.
    ///
    /// # Errors
    /// Only of the database.
    pub fn add_reference(&self, reference: &NewReference) -> Result<()> {
        self.write("keeping a reference", |transaction| {
            transaction
                .prepare_cached("INSERT INTO reference (at, labels, seconds, doc) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![now(), reference.labels, reference.seconds, reference.doc.to_string()])?;
            Ok(())
        })
    }
}
