//! Labels that were accepted without asking: each is marked, and they go as a group when somebody says so.
//!
//! They are written only to items that nobody has touched, and never to the holdout. Accepting is no act of a
//! person: it is in the log, and undo steps over it.

mod accept;
mod take_back;

use crate::Store;
use crate::error::Result;

/// How many such labels there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnaskedCounts {
    /// Labels.
    pub labels: u64,
    /// Items that hold some.
    pub items: u64,
}

impl Store {
    /// Labels that were accepted without asking and that nobody has looked at since.
    ///
    /// # Errors
    /// Only of the database.
    pub fn unasked(&self) -> Result<UnaskedCounts> {
        self.read("counting labels accepted without asking", |connection| {
            let counts = connection
                .prepare_cached("SELECT coalesce(sum(unasked), 0), count(*) FROM item WHERE unasked > 0")?
                .query_row([], |row| Ok(UnaskedCounts { labels: row.get(0)?, items: row.get(1)? }))?;
            Ok(counts)
        })
    }
}
