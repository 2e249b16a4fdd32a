//! What the log says of an item: each person's answer, and the decisions between answers that hold.
//!
//! It is a function of the set of entries: whatever order they came in, an act that was taken back counts for
//! nothing, and a person's answer is what the last of the others left.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::AnswerRow;
use crate::error::Result;
use crate::review::is_settlement;

/// Answers and settling decisions by what the log says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct OfLog {
    /// Answers by name.
    pub(crate) answers: BTreeMap<String, AnswerRow>,
    /// Whose act was the last that holds.
    pub(crate) last: Option<String>,
    /// Settling decisions that hold, in the order of the clock, with their documents.
    pub(crate) settled: Vec<(i64, String)>,
}

struct Entry {
    decision: i64,
    kind: String,
    answer: AnswerRow,
    reverts: Option<i64>,
}

/// Reads it, by the clock of the decisions.
pub(crate) fn of_log(connection: &Connection, item: i64) -> Result<OfLog> {
    let mut statement = connection.prepare_cached(include_str!("of_log.sql"))?;
    let rows = statement.query_map([item], |row| {
        let answer = AnswerRow { who: row.get(2)?, doc: row.get(3)?, status: row.get(4)? };
        Ok(Entry { decision: row.get(0)?, kind: row.get(1)?, answer, reverts: row.get(5)? })
    })?;
    let entries: Vec<Entry> = rows.collect::<rusqlite::Result<_>>()?;
    let mut taken_back: BTreeMap<i64, bool> = BTreeMap::new();
    for entry in &entries {
        if let ("undo" | "redo", Some(reverts)) = (entry.kind.as_str(), entry.reverts) {
            taken_back.insert(reverts, entry.kind == "undo");
        }
    }
    let mut found = OfLog::default();
    for entry in entries {
        let is_turn = matches!(entry.kind.as_str(), "undo" | "redo");
        if is_turn || taken_back.get(&entry.decision).copied().unwrap_or(false) {
            continue;
        }
        if is_settlement(&entry.kind) {
            found.settled.push((entry.decision, entry.answer.doc));
        } else {
            found.last = Some(entry.answer.who.clone());
            found.answers.insert(entry.answer.who.clone(), entry.answer);
        }
    }
    Ok(found)
}
