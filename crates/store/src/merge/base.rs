//! What was said of an item before any act on it that the log tells of: imported labels, or the answers that a
//! slice was handed out with.
//!
//! It is found out once, before entries of another copy come in, and kept: afterwards nobody could tell which of
//! the labels in the log were ever those of this file.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::annotation::current;
use crate::answer::{AnswerRow, EARLIER, answers_of, is_apart};
use crate::decision::status;
use crate::error::{Result, StoreError};

/// Reads it, or finds it out and keeps it.
pub(super) fn base_of(connection: &Connection, item: i64) -> Result<Vec<AnswerRow>> {
    let kept: Option<String> = connection
        .prepare_cached("SELECT doc FROM base WHERE item_id = ?1")?
        .query_row([item], |row| row.get(0))
        .optional()?;
    let unreadable = |source| StoreError::Document { what: "earlier answer", source };
    if let Some(text) = kept {
        return serde_json::from_str(&text).map_err(unreadable);
    }
    let found = found(connection, item)?;
    let text = serde_json::to_string(&found).map_err(unreadable)?;
    connection.prepare_cached("INSERT INTO base VALUES (?1, ?2)")?.execute(params![item, text])?;
    Ok(found)
}

fn found(connection: &Connection, item: i64) -> Result<Vec<AnswerRow>> {
    let mut first = BTreeMap::new();
    let mut statement = connection.prepare_cached(include_str!("first.sql"))?;
    let mut rows = statement.query([item])?;
    let mut earliest = None;
    while let Some(row) = rows.next()? {
        let before = AnswerRow { who: row.get(0)?, doc: row.get(1)?, status: row.get(2)? };
        earliest.get_or_insert_with(|| before.clone());
        first.entry(before.who.clone()).or_insert(before);
    }
    if is_apart(connection, item)? {
        let answers = answers_of(connection, item)?.into_iter();
        return Ok(answers.map(|answer| first.remove(&answer.who).unwrap_or(answer)).collect());
    }
    let before = match earliest {
        Some(before) => AnswerRow { who: EARLIER.to_owned(), ..before },
        None => AnswerRow {
            who: EARLIER.to_owned(),
            status: status(connection, item)?,
            doc: current(connection, item)?.text,
        },
    };
    Ok(vec![before])
}
