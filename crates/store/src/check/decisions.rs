//! The chain of decisions, and labels against the last decision on their item.

use rusqlite::Connection;

use super::{CheckReport, ProblemArea};
use crate::decision::{LINK_COLUMNS, link_of_row};
use crate::error::Result;

pub(super) fn check(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let sql = format!("SELECT {LINK_COLUMNS} FROM decision ORDER BY installation, sequence");
    let mut statement = connection.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut last: (String, i64, [u8; 32]) = (String::new(), 0, [0; 32]);
    while let Some(row) = rows.next()? {
        report.decisions += 1;
        let (link, hash) = link_of_row(row)?;
        if link.installation != last.0 {
            last = (link.installation.clone(), 0, [0; 32]);
        }
        let subject = format!("{} of {}", link.sequence, link.installation);
        let computed = link.hash();
        if computed.as_slice() != hash {
            report.add(ProblemArea::Decision, &subject, "it is not what was recorded");
        }
        if link.sequence != last.1 + 1 || link.previous != last.2 {
            report.add(ProblemArea::Decision, &subject, format!("it does not follow record {}", last.1));
        }
        // The stored hash goes on, so that one changed record is one finding.
        last.1 = link.sequence;
        last.2 = hash.try_into().unwrap_or(computed);
    }
    labels(connection, report)
}

/// Every decision leaves its labels behind; only another decision may change them.
fn labels(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare(include_str!("last_decisions.sql"))?;
    for id in statement.query_map([], |row| row.get::<_, String>(0))? {
        report.add(
            ProblemArea::Label,
            id?,
            "the labels or status are not those of the last decision on the item",
        );
    }
    Ok(())
}
