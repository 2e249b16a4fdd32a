//! What single items took, for the estimate of what others will take.

use swingtag_catalogue::ItemId;

use crate::Store;
use crate::error::Result;

impl Store {
    /// Seconds spent on each item that was finished within the last `acts` acts of a person, or of
    /// everybody. Items that took no time, imported ones say, are left out.
    ///
    /// # Errors
    /// Only of the database.
    pub fn timings(&self, who: Option<&str>, acts: usize) -> Result<Vec<(ItemId, f64)>> {
        self.read("reading what items took", |connection| {
            let mut statement = connection.prepare_cached(include_str!("timings.sql"))?;
            let rows = statement.query_map((who, acts), |row| Ok((ItemId(row.get(0)?), row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}
