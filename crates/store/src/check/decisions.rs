//! The chain of decisions, and labels against the last decision on their item.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{CheckReport, ProblemArea};
use crate::answer::{AnswerRow, answer_of, is_apart};
use crate::change::ChangeDoc;
use crate::decision::walk;
use crate::error::Result;
use crate::review::is_settlement;

pub(super) fn check(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    walk(connection, |link, problem| {
        report.decisions += 1;
        if let Some(problem) = problem {
            report.add(ProblemArea::Decision, format!("{} of {}", link.sequence, link.installation), problem);
        }
        Ok(())
    })?;
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
    /// Which copy of the project acted on an item; none where several did: what holds then is no longer what came
    /// last into this file.
    copies: BTreeMap<i64, Option<String>>,
}

/// Every decision leaves its labels behind; only another decision may change them. An item that was set
/// back to having no labels at all may have been given some by an import since. Labels of an item that is
/// labelled apart follow from its answers; there the answers are looked at.
fn labels(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare(include_str!("now.sql"))?;
    let mut behind = left_behind(connection)?;
    let copies = behind.copies;
    let has_one = |item: &i64| copies.get(item).is_none_or(Option::is_some);
    behind.items.retain(|item, _| has_one(item));
    behind.answers.retain(|item, _| has_one(item));
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
        let copy: String = row.get(5)?;
        if let Some(item) = row.get::<_, Option<i64>>(0)? {
            behind.acted(item, &copy);
            if !is_settlement(&kind) {
                if apart.contains(&item) {
                    let answers = behind.answers.entry(item).or_default();
                    answers.insert(row.get(4)?, Left { labels: doc.clone(), status: row.get(2)? });
                }
                behind.items.insert(item, Left { labels: doc, status: row.get(2)? });
            }
            continue;
        }
        behind.change(&copy, doc.map(|doc| ChangeDoc::parse(&doc)).transpose()?.unwrap_or_default());
    }
    Ok(behind)
}

impl Behind {
    fn acted(&mut self, item: i64, copy: &str) {
        let known = self.copies.entry(item).or_insert_with(|| Some(copy.to_owned()));
        if known.as_deref() != Some(copy) {
            *known = None;
        }
    }

    fn change(&mut self, copy: &str, change: ChangeDoc) {
        for state in change.items {
            self.acted(state.0, copy);
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
