//! The log of the whole project, newest first, as people search it.

use rusqlite::{Row, params};
use swingtag_catalogue::{Annotation, DecisionId, ItemId, ItemStatus};

use super::history::labels;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::item::status_of_code;
use crate::schema::Names;

/// Which entries of the log.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogQuery {
    /// Only this item's.
    pub item: Option<ItemId>,
    /// Only this person's.
    pub who: Option<String>,
    /// Part of the act in words, of its kind, of the person's name or of the item's id, in either case.
    pub search: String,
    /// Only entries before this one.
    pub before: Option<DecisionId>,
    /// Entries at most.
    pub limit: usize,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEntry {
    /// Its number.
    pub id: DecisionId,
    /// Kind of act.
    pub kind: String,
    /// The act in words.
    pub said: String,
    /// The item; none for changes of the schema or of many items.
    pub item: Option<ItemId>,
    /// The owner's id of the item.
    pub external_id: Option<String>,
    /// Who did it.
    pub who: String,
    /// When, in Unix milliseconds.
    pub at: i64,
    /// Seconds spent.
    pub seconds: f64,
    /// Labels of the item, or the person's answer, before it.
    pub before: Annotation,
    /// Labels after it; of a settling decision what holds at its differences.
    pub after: Annotation,
    /// Status before it.
    pub status_before: Option<ItemStatus>,
    /// Status after it.
    pub status_after: Option<ItemStatus>,
    /// The entry it takes back, does again or reverts.
    pub reverts: Option<DecisionId>,
}

impl Store {
    /// Entries of the log, newest first. With words to search for, older entries are read until enough are found.
    ///
    /// # Errors
    /// Only of the database.
    pub fn log(&self, query: &LogQuery) -> Result<Vec<LogEntry>> {
        self.read("reading the log", |connection| {
            let names = self.names(connection)?;
            // Two statements, since an index serves the one and the order of the log the other.
            let of = if query.item.is_some() { "decision.item_id = ?1" } else { "?1 IS NULL" };
            let sql = format!("{} AND {of} ORDER BY decision.id DESC LIMIT ?5", include_str!("log.sql"));
            let mut statement = connection.prepare_cached(&sql)?;
            let before = query.before.map(|before| before.0);
            let item = query.item.map(|item| item.0);
            let mut rows =
                statement.query(params![item, query.who, before, pattern(&query.search), query.limit])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(entry(row, &names)?);
            }
            Ok(found)
        })
    }

    /// An entry by its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn log_entry(&self, id: DecisionId) -> Result<LogEntry> {
        let query =
            LogQuery { before: Some(DecisionId(id.0.saturating_add(1))), limit: 1, ..LogQuery::default() };
        let found = self.log(&query)?.into_iter().find(|entry| entry.id == id);
        found.ok_or_else(|| StoreError::NoSuch { what: "decision", id: id.to_string() })
    }
}

/// The words as a pattern that finds them anywhere.
fn pattern(words: &str) -> String {
    let escaped = words.trim().replace('\\', r"\\").replace('%', r"\%").replace('_', r"\_");
    format!("%{escaped}%")
}

fn entry(row: &Row<'_>, names: &Names) -> Result<LogEntry> {
    let item = row.get::<_, Option<i64>>(3)?.map(ItemId);
    // Changes of many items hold rows of their own kind.
    let said = |column: usize| -> Result<Annotation> {
        let text: Option<String> = row.get(column)?;
        text.filter(|_| item.is_some()).map_or_else(|| Ok(Annotation::default()), |text| labels(&text, names))
    };
    let status = |column: usize| -> Result<Option<ItemStatus>> {
        row.get::<_, Option<u8>>(column)?.map(status_of_code).transpose()
    };
    Ok(LogEntry {
        id: DecisionId(row.get(0)?),
        kind: row.get(1)?,
        said: row.get(2)?,
        item,
        external_id: row.get(4)?,
        who: row.get(5)?,
        at: row.get(6)?,
        seconds: row.get(7)?,
        before: said(8)?,
        after: said(9)?,
        status_before: status(10)?,
        status_after: status(11)?,
        reverts: row.get::<_, Option<i64>>(12)?.map(DecisionId),
    })
}
