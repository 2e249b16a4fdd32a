//! Which items a model has still to answer, and in which order.

use swingtag_catalogue::{ItemId, ModelId};

use crate::Store;
use crate::error::Result;

impl Store {
    /// Open items that a model has not answered: those of the current batch first, then the others, each
    /// with the least sure first, going by the answers they show now.
    ///
    /// # Errors
    /// Only of the database.
    pub fn pending(&self, model: ModelId, limit: usize) -> Result<Vec<ItemId>> {
        self.read("looking for items to predict", |connection| {
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let mut statement = connection.prepare_cached(include_str!("pending.sql"))?;
            let rows = statement.query_map([model.0, limit], |row| row.get(0).map(ItemId))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
