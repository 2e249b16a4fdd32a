//! Reads what was measured.

use super::Reference;
use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// Measured models of randomly picked items, oldest first.
    ///
    /// # Errors
    /// Only of the database.
    pub fn references(&self) -> Result<Vec<Reference>> {
        self.read("reading references", |connection| {
            let mut statement =
                connection.prepare_cached("SELECT at, labels, seconds, doc FROM reference ORDER BY id")?;
            let mut rows = statement.query([])?;
            let mut references = Vec::new();
            while let Some(row) = rows.next()? {
                let doc = serde_json::from_str(&row.get::<_, String>(3)?)
                    .map_err(|source| StoreError::Document { what: "reference", source })?;
                references.push(Reference {
                    at: row.get(0)?,
                    labels: row.get(1)?,
                    seconds: row.get(2)?,
                    doc,
                });
            }
            Ok(references)
        })
    }
}
