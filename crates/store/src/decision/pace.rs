//! How fast people work here, for the estimate of what is left.

use crate::Store;
use crate::error::Result;

/// Fewer finished items than this say nothing.
const FEWEST: i64 = 5;

impl Store {
    /// Mean seconds per finished item over the last thousand acts; none when too few were finished.
    ///
    /// # Errors
    /// Only of the database.
    pub fn pace(&self) -> Result<Option<f64>> {
        self.read("reading the pace", |connection| {
            let (seconds, finished): (f64, i64) = connection
                .prepare_cached(include_str!("pace.sql"))?
                .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok((finished >= FEWEST).then(|| seconds / finished as f64))
        })
    }
}
