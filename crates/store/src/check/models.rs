//! Artefacts against their hashes.

use rusqlite::Connection;

use super::{CheckReport, ProblemArea};
use crate::error::Result;
use crate::model::artefact_bytes;

pub(super) fn check(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection
        .prepare("SELECT id, artefact_id FROM model_version WHERE artefact_id IS NOT NULL ORDER BY id")?;
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (model, artefact): (i64, i64) = row?;
        report.artefacts += 1;
        if let Err(detail) = artefact_bytes(connection, artefact)? {
            report.add(ProblemArea::Artefact, format!("v{model}"), detail);
        }
    }
    Ok(())
}
