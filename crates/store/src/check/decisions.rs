//! The chain of decisions, and labels against the last decision on their item.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{CheckReport, ProblemArea};
use crate::answer::{AnswerRow, answer_of, is_apart};
use crate::change::ChangeDoc;
use crate::decision::{LINK_COLUMNS, link_of_row};
use crate::error::Result;
use crate::review::is_settlement;

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

/// What the log leaves behind: labels of items, and of single people where an item is labelled apart.
#[derive(Default)]
struct Behind {
    items: BTreeMap<i64, Left>,
    answers: BTreeMap<i64, BTreeMap<String, Left>>,
}

/// Every decision leaves its labels behind; only another decision may change them. An item that was set
/// back to having no labels at all may have been given some by an import since. Labels of an item that is
/// labelled apart follow from its answers; there the answers are looked at.
fn labels(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare(include_str!("now.sql"))?;
    let behind = left_behind(connection)?;
    for (item, left) in behind.items {
        let apart = is_apart(connection, item)?;
        let set_back = left.labels.as_deref() == Some("") && left.status == Some(0);
        let (id, labels, status): (String, String, u8) =
            statement.query_row([item], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let same = left.is(&labels, status);
        if !apart && !same && !set_back {
            let found = "the labels or status are not those of the last decision on the item";
            report.add(ProblemArea::Label, id, found);
        }
    }
    for (item, people) in behind.answers {
        for (who, left) in people {
            let now = answer_of(connection, item, &who)?;
            if is_apart(connection, item)? && !left.is(&now.doc, now.status) {
                let found = format!("{who}’s answer is not that of the last decision on it");
                report.add(ProblemArea::Label, format!("item {item}"), found);
            }
        }
    }
    Ok(())
}

impl Left {
    fn is(&self, labels: &str, status: u8) -> bool {
        self.labels.as_deref().is_none_or(|text| text == labels) && self.status.is_none_or(|s| s == status)
    }
}

/// Walks through the log: acts on one item, and changes of many.
fn left_behind(connection: &Connection) -> Result<Behind> {
    let mut behind = Behind::default();
    let apart: BTreeSet<i64> = connection
        .prepare("SELECT item_id FROM apart")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement = connection.prepare(include_str!("left.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (doc, kind): (Option<String>, String) = (row.get(1)?, row.get(3)?);
        if let Some(item) = row.get::<_, Option<i64>>(0)? {
            if !is_settlement(&kind) {
                if apart.contains(&item) {
                    let answers = behind.answers.entry(item).or_default();
                    answers.insert(row.get(4)?, Left { labels: doc.clone(), status: row.get(2)? });
                }
                behind.items.insert(item, Left { labels: doc, status: row.get(2)? });
            }
            continue;
        }
        behind.change(doc.map(|doc| ChangeDoc::parse(&doc)).transpose()?.unwrap_or_default());
    }
    Ok(behind)
}

impl Behind {
    fn change(&mut self, change: ChangeDoc) {
        for state in change.items {
            let left = self.items.entry(state.0).or_default();
            left.status = Some(state.2);
            left.labels = state.4.or_else(|| left.labels.take());
        }
        for (item, answers) in change.answers {
            let left = |answer: AnswerRow| {
                (answer.who, Left { labels: Some(answer.doc), status: Some(answer.status) })
            };
            self.answers.insert(item, answers.into_iter().map(left).collect());
        }
    }
}
