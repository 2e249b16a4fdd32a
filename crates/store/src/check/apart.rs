//! Items that are labelled apart: answers against their hashes and texts, labels against what they follow from.

use rusqlite::Connection;

use super::{CheckReport, ProblemArea};
use crate::annotation::current;
use crate::answer::{AnswerRow, answers_of, hash_of_answer, labels_of};
use crate::assignment::people_of;
use crate::error::Result;
use crate::item::code_of_status;
use crate::review::load_with;
use crate::schema::Names;
use swingtag_catalogue::ItemStatus;

pub(super) fn check(connection: &Connection, names: &Names, report: &mut CheckReport) -> Result<()> {
    hashes(connection, report)?;
    let mut statement = connection.prepare(include_str!("apart.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (item, external): (i64, String) = (row.get(0)?, row.get(1)?);
        let stored = (row.get(2)?, row.get::<_, usize>(3)?, row.get::<_, u8>(4)?);
        let answers = answers_of(connection, item)?;
        spans(connection, item, &external, &answers, names, report)?;
        let loaded = load_with(connection, names, item, people_of(connection, item)?, answers)?;
        let due = loaded.reckoned(names)?;
        let is_removed = stored.2 == code_of_status(ItemStatus::Removed);
        let same_status = is_removed || due.status == stored.2;
        if (due.state, due.open) != (stored.0, stored.1) || !same_status {
            let found = "where it stands in review is not what its answers come to";
            report.add(ProblemArea::Counter, &external, found);
        }
        if due.labels != current(connection, item)?.text {
            report.add(ProblemArea::Label, &external, "the labels are not what its answers come to");
        }
    }
    Ok(())
}

fn hashes(connection: &Connection, report: &mut CheckReport) -> Result<()> {
    let mut statement = connection.prepare("SELECT item_id, who, status, doc, hash FROM answer")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let item: i64 = row.get(0)?;
        let answer = AnswerRow { who: row.get(1)?, status: row.get(2)?, doc: row.get(3)? };
        if row.get::<_, Vec<u8>>(4)? != hash_of_answer(item, &answer) {
            let subject = format!("item {item}, {}", answer.who);
            report.add(ProblemArea::Label, subject, "the answer is not what was written");
        }
    }
    Ok(())
}

fn spans(
    connection: &Connection,
    item: i64,
    external: &str,
    answers: &[AnswerRow],
    names: &Names,
    report: &mut CheckReport,
) -> Result<()> {
    let Some(read) = crate::item::item_of(connection, item, names)? else { return Ok(()) };
    for answer in answers {
        let labels = labels_of(answer, names)?;
        for span in labels.spans.iter().chain(&labels.rejected) {
            report.spans += 1;
            if let Err(problem) = span.check(&read) {
                let detail = format!("{}’s span of “{}” does not fit: {problem}", answer.who, span.attribute);
                report.add(ProblemArea::Label, external, detail);
            }
        }
    }
    Ok(())
}
