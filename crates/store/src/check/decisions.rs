//! The chain of decisions, and labels against the last decision on their item.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{CheckReport, ProblemArea};
use crate::change::ChangeDoc;
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

/// What the log says of an item: labels and status, each with who wrote them last.
#[derive(Default)]
struct Left {
    labels: Option<String>,
    status: Option<u8>,
}

/// Every decision leaves its labels behind; only another decision may change them. An item that was set
/// back to having no labels at all may have been given some by an import since.
fn labels(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare(include_str!("now.sql"))?;
    for (item, left) in left_behind(connection)? {
        let set_back = left.labels.as_deref() == Some("") && left.status == Some(0);
        let (id, labels, status): (String, String, u8) =
            statement.query_row([item], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let same = left.labels.is_none_or(|text| text == labels) && left.status.is_none_or(|s| s == status);
        if !same && !set_back {
            let found = "the labels or status are not those of the last decision on the item";
            report.add(ProblemArea::Label, id, found);
        }
    }
    Ok(())
}

/// Walks through the log: acts on one item, and changes of many.
fn left_behind(connection: &Connection) -> Result<BTreeMap<i64, Left>> {
    let mut items: BTreeMap<i64, Left> = BTreeMap::new();
    let mut statement = connection.prepare(include_str!("left.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let doc: Option<String> = row.get(1)?;
        if let Some(item) = row.get::<_, Option<i64>>(0)? {
            items.insert(item, Left { labels: doc, status: row.get(2)? });
            continue;
        }
        for state in doc.map(|doc| ChangeDoc::parse(&doc)).transpose()?.unwrap_or_default().items {
            let left = items.entry(state.0).or_default();
            left.status = Some(state.2);
            left.labels = state.4.or_else(|| left.labels.take());
        }
    }
    Ok(items)
}
