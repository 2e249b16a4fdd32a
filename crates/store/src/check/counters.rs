//! Counters against what they count.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::items::Counted;
use super::{CheckReport, ProblemArea};
use crate::error::Result;

pub(super) fn check(connection: &Connection, counted: &Counted, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("SELECT vertical_id, status, holdout, items FROM item_count")?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?)))?;
    let kept: BTreeMap<(i64, i64, i64), i64> = rows.collect::<rusqlite::Result<_>>()?;
    for key in kept.keys().chain(counted.items.keys().filter(|key| !kept.contains_key(key))) {
        let (expected, got) =
            (counted.items.get(key).copied().unwrap_or(0), kept.get(key).copied().unwrap_or(0));
        if expected != got {
            let subject = format!("vertical {}, status {}, holdout {}", key.0, key.1, key.2);
            report.add(
                ProblemArea::Counter,
                subject,
                format!("there are {expected} items, the counter says {got}"),
            );
        }
    }
    evidence(connection, report)?;
    labels(connection, counted, report)
}

/// For how many items there are values of which attributes.
fn evidence(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare(include_str!("evidence.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (vertical, set): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (expected, got): (i64, i64) = (row.get(2)?, row.get(3)?);
        let subject = format!("vertical {vertical}, attributes {set:b}");
        let detail = format!("there are values for {expected} items, the counter says {got}");
        report.add(ProblemArea::Counter, subject, detail);
    }
    Ok(())
}

fn labels(connection: &Connection, counted: &Counted, report: &mut CheckReport) -> Result<()> {
    let expected: BTreeMap<i64, [i64; 3]> = counted.labels.rows().collect();
    let mut statement = connection.prepare("SELECT id, name, spans, item_values, absent FROM attribute")?;
    let rows = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, [row.get(2)?, row.get(3)?, row.get(4)?])))?;
    for row in rows {
        let (id, name, got): (i64, String, [i64; 3]) = row?;
        let expected = expected.get(&id).copied().unwrap_or_default();
        if expected != got {
            let detail = format!("spans, values, absent: there are {expected:?}, the counters say {got:?}");
            report.add(ProblemArea::Counter, name, detail);
        }
    }
    Ok(())
}
