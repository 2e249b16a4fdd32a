//! What was said of an item before any act on it that the log tells of: imported labels, or the answers that a
//! slice was handed out with.
//!
//! It is found out once, before entries of another copy come in, and kept: afterwards nobody could tell which of
//! the labels in the log were ever those of this file.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, params};

use super::act::Moment;
use super::first::{First, FirstChanges};
use crate::annotation::current;
use crate::answer::{AnswerRow, EARLIER, answers_of, is_apart};
use crate::decision::status;
use crate::error::{Result, StoreError};

/// Reads it, or finds it out and keeps it.
pub(super) fn base_of(connection: &Connection, item: i64, changes: &FirstChanges) -> Result<Vec<AnswerRow>> {
    if let Some(kept) = kept_base(connection, item)? {
        return Ok(kept);
    }
    let found = found(connection, item, changes.on(item))?;
    let text = serde_json::to_string(&found).map_err(unreadable)?;
    connection.prepare_cached("INSERT INTO base VALUES (?1, ?2)")?.execute(params![item, text])?;
    Ok(found)
}

/// What is kept of an item; none where no entry of another copy was ever about it.
pub(super) fn kept_base(connection: &Connection, item: i64) -> Result<Option<Vec<AnswerRow>>> {
    let kept: Option<String> = connection
        .prepare_cached("SELECT doc FROM base WHERE item_id = ?1")?
        .query_row([item], |row| row.get(0))
        .optional()?;
    kept.map(|text| serde_json::from_str(&text).map_err(unreadable)).transpose()
}

fn unreadable(source: serde_json::Error) -> StoreError {
    StoreError::Document { what: "earlier answer", source }
}

fn found(connection: &Connection, item: i64, change: Option<&First>) -> Result<Vec<AnswerRow>> {
    let (earliest, mut first) = acts(connection, item)?;
    let before = before_all(connection, item, earliest, change)?;
    if !is_apart(connection, item)? {
        return Ok(vec![before]);
    }
    // Labels that were there before are an answer since a change, or since the slice that brought them.
    if change.is_some() {
        first.insert(EARLIER.to_owned(), before);
    }
    let answers = answers_of(connection, item)?.into_iter();
    Ok(answers.map(|answer| first.remove(&answer.who).unwrap_or(answer)).collect())
}

/// What the first act on an item found, and when; and what the first act of each person found.
type Acts = (Option<(Moment, AnswerRow)>, BTreeMap<String, AnswerRow>);

fn acts(connection: &Connection, item: i64) -> Result<Acts> {
    let (mut earliest, mut first) = (None, BTreeMap::new());
    let mut statement = connection.prepare_cached(include_str!("first.sql"))?;
    let mut rows = statement.query([item])?;
    while let Some(row) = rows.next()? {
        let before = AnswerRow { who: row.get(0)?, doc: row.get(1)?, status: row.get(2)? };
        if earliest.is_none() {
            earliest = Some(((row.get(3)?, row.get(4)?, row.get(5)?), before.clone()));
        }
        first.entry(before.who.clone()).or_insert(before);
    }
    Ok((earliest, first))
}

/// Labels and status of an item before everything that the log says of it.
fn before_all(
    connection: &Connection,
    item: i64,
    act: Option<(Moment, AnswerRow)>,
    change: Option<&First>,
) -> Result<AnswerRow> {
    let (moment, act) = act.unzip();
    let is_first = |change: &Moment| moment.as_ref().is_none_or(|act| change < act);
    let status_then = change.map(|change| &change.status).filter(|(changed, _)| is_first(changed));
    let doc_then = change.and_then(|change| change.labels.as_ref()).filter(|(changed, _)| is_first(changed));
    let status = match (status_then, &act) {
        (Some((_, status)), _) => *status,
        (None, Some(act)) => act.status,
        (None, None) => status(connection, item)?,
    };
    let doc = match (doc_then, act) {
        (Some((_, doc)), _) => doc.clone(),
        (None, Some(act)) => act.doc,
        (None, None) => current(connection, item)?.text,
    };
    Ok(AnswerRow { who: EARLIER.to_owned(), status, doc })
}
