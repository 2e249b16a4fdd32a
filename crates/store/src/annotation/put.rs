//! Writes the labels of an item, their hash and the counters that follow from them.

use rusqlite::{Connection, OptionalExtension as _, params};

use super::{AnnotationDoc, LabelCounts};
use crate::error::Result;

/// The labels of an item as they lie in the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct StoredLabels {
    /// The text; empty when nobody has said anything.
    pub(crate) text: String,
    /// What it says.
    pub(crate) doc: AnnotationDoc,
}

/// The labels an item has now.
pub(crate) fn current(connection: &Connection, item: i64) -> Result<StoredLabels> {
    let text: Option<String> = connection
        .prepare_cached("SELECT doc FROM annotation WHERE item_id = ?1")?
        .query_row([item], |row| row.get(0))
        .optional()?;
    match text {
        Some(text) => Ok(StoredLabels { doc: AnnotationDoc::parse(&text)?, text }),
        None => Ok(StoredLabels::default()),
    }
}

/// Replaces the labels of an item; an empty text takes them away.
pub(crate) fn put(connection: &Connection, item: i64, before: &AnnotationDoc, text: &str) -> Result<()> {
    let mut counts = LabelCounts::default();
    counts.count(before, -1);
    if text.is_empty() {
        connection.prepare_cached("DELETE FROM annotation WHERE item_id = ?1")?.execute([item])?;
    } else {
        counts.count(&AnnotationDoc::parse(text)?, 1);
        connection.prepare_cached(include_str!("put.sql"))?.execute(params![
            item,
            text,
            hash_of(item, text)
        ])?;
    }
    counts.apply(connection)
}

/// Writes the labels of an item that has none yet; the caller keeps the counters.
pub(crate) fn insert_new(connection: &Connection, item: i64, text: &str) -> Result<()> {
    connection.prepare_cached("INSERT INTO annotation VALUES (?1, ?2, ?3)")?.execute(params![
        item,
        text,
        hash_of(item, text)
    ])?;
    Ok(())
}

/// Binds labels to their item, so that a changed byte or a swapped row is noticed.
pub(crate) fn hash_of(item: i64, text: &str) -> [u8; 32] {
    *blake3::Hasher::new().update(&item.to_le_bytes()).update(text.as_bytes()).finalize().as_bytes()
}
