//! Keeps an answer for the audit.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::project::now;

/// Keeps what the model in use says of an item, where the item is of the holdout and has not been audited.
pub(crate) fn note(connection: &Connection, item: i64) -> Result<()> {
    connection.prepare_cached(include_str!("note.sql"))?.execute(params![item, now()])?;
    Ok(())
}
