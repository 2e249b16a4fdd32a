//! Reads and writes answers as they lie in the file.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::AnswerRow;
use crate::error::Result;

/// All answers to an item, by name.
pub(crate) fn answers_of(connection: &Connection, item: i64) -> Result<Vec<AnswerRow>> {
    let mut statement =
        connection.prepare_cached("SELECT who, status, doc FROM answer WHERE item_id = ?1 ORDER BY who")?;
    let rows = statement
        .query_map([item], |row| Ok(AnswerRow { who: row.get(0)?, status: row.get(1)?, doc: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// One person's answer; an empty one where nothing has been said.
pub(crate) fn answer_of(connection: &Connection, item: i64, who: &str) -> Result<AnswerRow> {
    let mut statement =
        connection.prepare_cached("SELECT status, doc FROM answer WHERE item_id = ?1 AND who = ?2")?;
    let found = statement
        .query_row(params![item, who], |row| {
            Ok(AnswerRow { who: who.to_owned(), status: row.get(0)?, doc: row.get(1)? })
        })
        .optional()?;
    Ok(found.unwrap_or_else(|| AnswerRow { who: who.to_owned(), ..AnswerRow::default() }))
}

/// Writes one person's answer; an empty one of somebody who has not begun is taken away.
pub(crate) fn put_answer(connection: &Connection, item: i64, answer: &AnswerRow) -> Result<()> {
    if answer.doc.is_empty() && answer.status == 0 {
        connection
            .prepare_cached("DELETE FROM answer WHERE item_id = ?1 AND who = ?2")?
            .execute(params![item, answer.who])?;
        return Ok(());
    }
    connection.prepare_cached(include_str!("put.sql"))?.execute(params![
        item,
        answer.who,
        answer.status,
        answer.doc,
        hash_of_answer(item, answer)
    ])?;
    Ok(())
}

/// Replaces all answers to an item.
pub(crate) fn put_answers(connection: &Connection, item: i64, answers: &[AnswerRow]) -> Result<()> {
    connection.prepare_cached("DELETE FROM answer WHERE item_id = ?1")?.execute([item])?;
    answers.iter().try_for_each(|answer| put_answer(connection, item, answer))
}

/// Makes an answer what `to` says, provided it is what `from` says now; false when it is not.
pub(crate) fn turn_answer(
    connection: &Connection,
    item: i64,
    from: &AnswerRow,
    to: &AnswerRow,
) -> Result<bool> {
    let is_so = answer_of(connection, item, &from.who)? == *from;
    if is_so {
        put_answer(connection, item, to)?;
    }
    Ok(is_so)
}

/// Binds an answer to its item and its person, so that a changed byte or a swapped row is noticed.
pub(crate) fn hash_of_answer(item: i64, answer: &AnswerRow) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&item.to_le_bytes()).update(&[answer.status]);
    hasher.update(&(answer.who.len() as u64).to_le_bytes()).update(answer.who.as_bytes());
    *hasher.update(answer.doc.as_bytes()).finalize().as_bytes()
}
