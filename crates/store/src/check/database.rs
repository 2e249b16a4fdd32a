//! What SQLite itself can see.

use rusqlite::Connection;

use super::{CheckReport, ProblemArea};
use crate::error::Result;

pub(super) fn check(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("PRAGMA integrity_check(50)")?;
    for said in statement.query_map([], |row| row.get::<_, String>(0))? {
        // A page that cannot be read ends the walk; it is a finding, not a failure of the check.
        match said {
            Ok(said) if said == "ok" => {}
            Ok(said) => report.add(ProblemArea::Database, "file", said),
            Err(error) => report.add(ProblemArea::Database, "file", error.to_string()),
        }
    }
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    for row in rows {
        let (table, rowid, parent): (String, Option<i64>, String) = row?;
        let subject = format!("{table} {}", rowid.unwrap_or_default());
        report.add(ProblemArea::Database, subject, format!("refers to a row of {parent} that is not there"));
    }
    Ok(())
}
