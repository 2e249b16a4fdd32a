//! Takes acts back and does them again, newest first, across items and restarts.

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::ItemId;

use super::append::{Entry, append};
use super::decide::{set_status, status};
use super::{Reverted, UndoState};
use crate::Store;
use crate::annotation::{current, put};
use crate::answer::{AnswerRow, is_apart, turn_answer};
use crate::change::ChangeDoc;
use crate::error::{Result, StoreError};
use crate::item::refresh;
use crate::merge::{is_merged, remake};
use crate::project::now;
use crate::review::{SETTLING, is_settlement, reckon, turn_settlement};

/// Way through the log.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

impl Way {
    fn turned(self) -> Self {
        if self == Self::Back { Self::Again } else { Self::Back }
    }
}

/// The act to take back or do again.
struct Target {
    /// Its place among what can be undone.
    entry: i64,
    /// The act itself: of a settlement that was taken back from the history, the settlement.
    decision: i64,
    /// Whether the act itself is taken back or done again.
    way: Way,
    kind: String,
    said: String,
    who: String,
    /// The item it was about; none for a change of the schema or of many items.
    item: Option<i64>,
    from: Side,
    to: Side,
}

/// What stands there now, or what comes: labels and status of an item, or the rows of a change.
struct Side {
    doc: String,
    status: Option<u8>,
}

impl Target {
    /// Items whose labels or status it touches by itself; those that another schema writes anew follow from it.
    fn touched(&self) -> Result<Vec<i64>> {
        if let Some(item) = self.item {
            return Ok(if is_settlement(&self.kind) { Vec::new() } else { vec![item] });
        }
        let change = ChangeDoc::parse(&self.to.doc)?;
        let is_schema = change.is_about_schema();
        Ok(change.items.into_iter().filter(|_| !is_schema).map(|state| state.0).collect())
    }
}

impl Store {
    /// Takes the last act back; none when there is nothing to take back. On disk when this returns.
    ///
    /// # Errors
    /// [`StoreError::ChangedSince`] when something else changed the item's labels meanwhile.
    pub fn undo(&self, who: &str) -> Result<Option<Reverted>> {
        self.write("undoing", |transaction| self.turned(transaction, who, Way::Back))
    }

    /// Does the act taken back last again; none when there is none.
    ///
    /// # Errors
    /// As of [`Store::undo`].
    pub fn redo(&self, who: &str) -> Result<Option<Reverted>> {
        self.write("redoing", |transaction| self.turned(transaction, who, Way::Again))
    }

    fn turned(&self, connection: &Connection, who: &str, way: Way) -> Result<Option<Reverted>> {
        let reverted = step(self, connection, who, way)?;
        if let Some(item) = reverted.as_ref().and_then(|reverted| reverted.item) {
            let names = self.names(connection)?;
            if is_apart(connection, item.0)? {
                reckon(connection, &names, item.0)?;
            } else {
                refresh(connection, &names, item.0, Some(now()))?;
            }
        }
        Ok(reverted)
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
    match target.item {
        Some(item) => turn_one(connection, &target, item)?,
        None => turn_change(store, connection, &target)?,
    }
    let touched = target.touched()?;
    let decision = append(
        store,
        connection,
        Entry {
            kind: if target.way == Way::Back { "undo" } else { "redo" }.to_owned(),
            said: target.said.clone(),
            item: target.item,
            who: who.to_owned(),
            status_before: target.from.status,
            status_after: target.to.status,
            before: Some(target.from.doc),
            after: Some(target.to.doc),
            reverts: Some(target.decision),
            ..Entry::default()
        },
    )?;
    connection
        .prepare_cached("UPDATE undo_entry SET undone = ?2 WHERE decision_id = ?1")?
        .execute(params![target.entry, way == Way::Back])?;
    remake(connection, &*store.names(connection)?, touched.into_iter())?;
    Ok(Some(Reverted { decision, item: target.item.map(ItemId), kind: target.kind, said: target.said }))
}

fn turn_one(connection: &Connection, target: &Target, item: i64) -> Result<()> {
    if is_settlement(&target.kind) {
        let is_back = target.way == Way::Back;
        let settlement = if is_back { &target.from.doc } else { &target.to.doc };
        return turn_settlement(connection, item, target.decision, settlement, is_back);
    }
    if is_merged(connection, item)? {
        // Made anew from the log once the entry is in it.
        return Ok(());
    }
    if !is_apart(connection, item)? {
        return turn_item(connection, target, item);
    }
    let answer = |side: &Side| AnswerRow {
        who: target.who.clone(),
        status: side.status.unwrap_or_default(),
        doc: side.doc.clone(),
    };
    if turn_answer(connection, item, &answer(&target.from), &answer(&target.to))? {
        return Ok(());
    }
    Err(StoreError::ChangedSince { said: target.said.clone(), item: Some(item) })
}

fn turn_item(connection: &Connection, target: &Target, item: i64) -> Result<()> {
    let now = current(connection, item)?;
    if (&now.text, Some(status(connection, item)?)) != (&target.from.doc, target.from.status) {
        return Err(StoreError::ChangedSince { said: target.said.clone(), item: Some(item) });
    }
    put(connection, item, &now.doc, &target.to.doc)?;
    set_status(connection, item, target.to.status.unwrap_or_default())
}

fn turn_change(store: &Store, connection: &Connection, target: &Target) -> Result<()> {
    let (from, to) = (ChangeDoc::parse(&target.from.doc)?, ChangeDoc::parse(&target.to.doc)?);
    if to.following(&from, connection, store.steps())? {
        return Ok(());
    }
    Err(StoreError::ChangedSince { said: target.said.clone(), item: None })
}

fn target(connection: &Connection, way: Way) -> Result<Option<Target>> {
    let sql = match way {
        Way::Back => include_str!("to_undo.sql"),
        Way::Again => include_str!("to_redo.sql"),
    };
    let found = connection.prepare_cached(sql)?.query_row([], |row| {
        let before = Side { doc: row.get(4)?, status: row.get(6)? };
        let after = Side { doc: row.get(5)?, status: row.get(7)? };
        let (from, to) = if way == Way::Back { (after, before) } else { (before, after) };
        let (entry, kind): (i64, String) = (row.get(0)?, row.get(1)?);
        // Only settlements are taken back by an entry that can be undone itself.
        let settlement = row.get::<_, Option<i64>>(9)?.filter(|_| kind == "undo");
        Ok(Target {
            entry,
            decision: settlement.unwrap_or(entry),
            way: if settlement.is_some() { way.turned() } else { way },
            kind: if settlement.is_some() { SETTLING.to_owned() } else { kind },
            said: row.get(2)?,
            who: row.get(8)?,
            item: row.get(3)?,
            from,
            to,
        })
    });
    Ok(found.optional()?)
}
