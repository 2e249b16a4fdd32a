//! The time that people spent on each item.

use std::collections::BTreeMap;

use crate::Store;
use crate::error::Result;

impl Store {
    /// Seconds of all acts on each item that took any, by the owner's id.
    ///
    /// # Errors
    /// Only of the database.
    pub fn seconds_spent(&self) -> Result<BTreeMap<String, f64>> {
        self.read("reading the time spent", |connection| {
            let mut statement = connection.prepare_cached(include_str!("spent.sql"))?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
