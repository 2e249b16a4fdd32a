//! A row of a chunk meets an item that is there: people's labels stay, texts stay, gaps are filled.

use rusqlite::{OptionalExtension as _, params};
use swingtag_catalogue::SplitRole;

use super::chunk::Chunk;
use super::photos::complete_photos;
use super::prepare::PreparedRow;
use super::row::code_of_role;
use super::{ConflictReason, ItemDoc, code_of_status};
use crate::annotation::current;
use crate::answer::is_apart;
use crate::error::Result;
use crate::prediction::{IMPORTED, Shown, insert};

/// What became of a row.
pub(super) struct Merged {
    pub(super) changed: bool,
    pub(super) conflict: Option<ConflictReason>,
}

struct Known {
    id: i64,
    vertical: i64,
    status: u8,
    source: i64,
    body: String,
}

pub(super) fn merge(chunk: &mut Chunk<'_>, row: &PreparedRow<'_>) -> Result<Merged> {
    let known = known(chunk, row)?;
    if known.vertical != row.vertical {
        let was = chunk
            .transaction
            .prepare_cached("SELECT name FROM vertical WHERE id = ?1")?
            .query_row([known.vertical], |row| row.get(0))?;
        return Ok(refused(ConflictReason::VerticalChanged { was }));
    }
    let mut changed = false;
    if known.body != row.body {
        if let Some(field) = changed_text(&known.body, &row.body)? {
            return Ok(refused(ConflictReason::TextChanged { field }));
        }
        replace_body(chunk, known.id, row)?;
        changed = true;
    }
    changed |= complete_photos(chunk.transaction, known.id, row)?;
    changed |= replace_prediction(chunk, known.id, row)?;
    let (labelled, conflict) = merge_labels(chunk, &known, row)?;
    if changed || labelled {
        chunk.facts(known.id)?;
    }
    Ok(Merged { changed: changed || labelled, conflict })
}

fn refused(reason: ConflictReason) -> Merged {
    Merged { changed: false, conflict: Some(reason) }
}

fn known(chunk: &Chunk<'_>, row: &PreparedRow<'_>) -> Result<Known> {
    let mut statement = chunk.transaction.prepare_cached(include_str!("known.sql"))?;
    Ok(statement.query_row([&row.new.item.id], |row| {
        Ok(Known {
            id: row.get(0)?,
            vertical: row.get(1)?,
            status: row.get(2)?,
            source: row.get(3)?,
            body: row.get(4)?,
        })
    })?)
}

/// The first field whose text differs, is new, or is gone.
fn changed_text(before: &str, after: &str) -> Result<Option<String>> {
    let (before, after) = (ItemDoc::parse(before)?.fields, ItemDoc::parse(after)?.fields);
    let differs = before.iter().find(|field| !after.contains(field));
    Ok(differs.or_else(|| after.iter().find(|field| !before.contains(field))).map(|(name, _)| name.clone()))
}

fn replace_body(chunk: &Chunk<'_>, item: i64, row: &PreparedRow<'_>) -> Result<()> {
    chunk
        .transaction
        .prepare_cached("UPDATE item_body SET doc = ?2, hash = ?3 WHERE item_id = ?1")?
        .execute(params![item, row.body, row.body_hash])?;
    chunk.transaction.prepare_cached(include_str!("replace.sql"))?.execute(params![
        item,
        code_of_role(row.role),
        row.new.item.group,
        row.role == SplitRole::Holdout,
    ])?;
    Ok(())
}

fn replace_prediction(chunk: &Chunk<'_>, item: i64, row: &PreparedRow<'_>) -> Result<bool> {
    let Some((text, certainty)) = &row.prediction else { return Ok(false) };
    let before: Option<String> = chunk
        .transaction
        .prepare_cached("SELECT doc FROM prediction WHERE item_id = ?1 AND model_id = ?2")?
        .query_row([item, IMPORTED.0], |row| row.get(0))
        .optional()?;
    if before.as_ref() == Some(text) {
        return Ok(false);
    }
    insert(chunk.transaction, item, IMPORTED, certainty, text)?;
    Shown::begin(chunk.transaction, IMPORTED)?.saved(item, certainty)?;
    Ok(true)
}

/// Labels go to an item that nobody has touched. The same file again is no conflict, whatever people
/// have made of its labels since.
fn merge_labels(
    chunk: &mut Chunk<'_>,
    known: &Known,
    row: &PreparedRow<'_>,
) -> Result<(bool, Option<ConflictReason>)> {
    let Some((text, _)) = &row.labels else { return Ok((false, None)) };
    let before = current(chunk.transaction, known.id)?;
    if before.text == *text {
        return Ok((false, None));
    }
    if !before.text.is_empty() || known.status != 0 || is_apart(chunk.transaction, known.id)? {
        let same_file = known.source == chunk.source;
        return Ok((false, (!same_file).then_some(ConflictReason::LabelsKept)));
    }
    chunk.label(known.id, row)?;
    chunk
        .transaction
        .prepare_cached("UPDATE item SET status = ?2 WHERE id = ?1")?
        .execute(params![known.id, code_of_status(row.new.status)])?;
    Ok((true, None))
}
