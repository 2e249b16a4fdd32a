//! Takes acts back and does them again, newest first, across items and restarts.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::ItemId;

use super::append::{Entry, append};
use super::decide::{set_status, status};
use super::{Reverted, UndoState};
use crate::Store;
use crate::annotation::{current, put};
use crate::error::{Result, StoreError};

/// Way through the log.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

/// The act to take back or do again.
struct Target {
    decision: i64,
    kind: String,
    said: String,
    item: i64,
    /// (labels, status) that stand there now.
    from: (String, u8),
    /// (labels, status) that come.
    to: (String, u8),
}

impl Store {
    /// Takes the last act back; none when there is nothing to take back. On disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] when something else changed the item's labels meanwhile.
    pub fn undo(&self, who: &str) -> Result<Option<Reverted>> {
        self.write("undoing", |transaction| step(self, transaction, who, Way::Back))
    }

    /// Does the act taken back last again; none when there is none.
    ///
    /// # Errors
    /// As of [`Store::undo`].
    pub fn redo(&self, who: &str) -> Result<Option<Reverted>> {
        self.write("redoing", |transaction| step(self, transaction, who, Way::Again))
    }

    /// What undo and redo would touch.
    ///
    /// # Errors
    /// Only of the database.
    pub fn undo_state(&self) -> Result<UndoState> {
        self.read("reading what can be undone", |connection| {
            let said = |way| Ok::<_, StoreError>(target(connection, way)?.map(|target| target.said));
            Ok(UndoState { undo: said(Way::Back)?, redo: said(Way::Again)? })
        })
    }
}

/// Acts taken back can no longer be done again.
pub(crate) fn forget_redo(connection: &Connection) -> Result<()> {
    connection.prepare_cached("DELETE FROM undo_entry WHERE undone = 1")?.execute([])?;
    Ok(())
}

fn step(store: &Store, connection: &Connection, who: &str, way: Way) -> Result<Option<Reverted>> {
    let Some(target) = target(connection, way)? else { return Ok(None) };
    let now = current(connection, target.item)?;
    if (&now.text, status(connection, target.item)?) != (&target.from.0, target.from.1) {
        return Err(StoreError::ChangedSince { said: target.said, item: target.item });
    }
    put(connection, target.item, &now.doc, &target.to.0)?;
    set_status(connection, target.item, target.to.1)?;
    let decision = append(
        store,
        connection,
        Entry {
            kind: if way == Way::Back { "undo" } else { "redo" }.to_owned(),
            said: target.said.clone(),
            item: Some(target.item),
            who: who.to_owned(),
            status_before: Some(target.from.1),
            status_after: Some(target.to.1),
            before: Some(target.from.0),
            after: Some(target.to.0),
            reverts: Some(target.decision),
            ..Entry::default()
        },
    )?;
    connection
        .prepare_cached("UPDATE undo_entry SET undone = ?2 WHERE decision_id = ?1")?
        .execute(params![target.decision, way == Way::Back])?;
    Ok(Some(Reverted { decision, item: ItemId(target.item), kind: target.kind, said: target.said }))
}

fn target(connection: &Connection, way: Way) -> Result<Option<Target>> {
    let sql = match way {
        Way::Back => include_str!("to_undo.sql"),
        Way::Again => include_str!("to_redo.sql"),
    };
    let found = connection.prepare_cached(sql)?.query_row([], |row| {
        let (before, after) = ((row.get(4)?, row.get(6)?), (row.get(5)?, row.get(7)?));
        let (from, to) = if way == Way::Back { (after, before) } else { (before, after) };
        Ok(Target {
            decision: row.get(0)?,
            kind: row.get(1)?,
            said: row.get(2)?,
            item: row.get(3)?,
            from,
            to,
        })
    });
    Ok(found.optional()?)
}
