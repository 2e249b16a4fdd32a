//! Takes a settling decision back, or makes it again.

use rusqlite::Connection;

use super::rows::{drop_settlements, put_settlements};
use super::verdict::SettlementDoc;
use crate::error::Result;

/// Takes the verdicts of a decision away, or brings them back as the log has them.
pub(crate) fn turn_settlement(
    connection: &Connection,
    item: i64,
    decision: i64,
    doc: &str,
    back: bool,
) -> Result<()> {
    if back {
        return drop_settlements(connection, decision);
    }
    put_settlements(connection, item, decision, &SettlementDoc::parse(doc)?)
}
