//! Acts on many items, each one entry of the log that undo takes back as a whole.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{ItemId, ItemStatus};

use super::code_of_status;
use crate::Store;
use crate::annotation::{Relabel, current};
use crate::answer::is_apart;
use crate::change::{ChangeDoc, ItemState, Title, item_state};
use crate::error::Result;
use crate::project::now;
use crate::review::load;
use crate::schema::{LabelEffect, Names, relabel, relabel_answers};

const DOING: &str = "changing many items";

impl Store {
    /// Says whom items are for.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuch`].
    pub fn assign(&self, items: &[ItemId], assignee: Option<&str>, who: &str) -> Result<String> {
        let said = match assignee {
            Some(name) => format!("{} assigned to {name}", counted(items.len())),
            None => format!("{} assigned to nobody", counted(items.len())),
        };
        let people: Vec<String> = assignee.iter().map(|name| (*name).to_owned()).collect();
        let given: Vec<_> = items.iter().map(|item| (*item, people.clone())).collect();
        self.give(&given, &said, who)
    }

    /// Gives items a status; those that are removed remember the one they had.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuch`].
    pub fn set_statuses(&self, items: &[ItemId], status: ItemStatus, who: &str) -> Result<String> {
        let done = match status {
            ItemStatus::Review => "sent to review",
            ItemStatus::Removed => "removed",
            other => other.word(),
        };
        self.change(DOING, who, |connection, _| {
            let items = with_own_status(connection, items, status)?;
            let said = format!("{} {done}", counted(items.len()));
            let change = states(connection, &items, |now| {
                Ok(ItemState(now.0, now.1, code_of_status(status), now.3, now.4))
            })?;
            Ok((Title { kind: "status", said }, change))
        })
    }

    /// Brings removed items back with the status they had.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuch`].
    pub fn restore(&self, items: &[ItemId], who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let removed = code_of_status(ItemStatus::Removed);
            let mut change = states(connection, items, |now| {
                let status = if now.2 == removed { kept_status(connection, names, now.0)? } else { now.2 };
                Ok(ItemState(now.0, now.1, status, now.3, now.4))
            })?;
            change.items.retain(|state| state.2 != removed);
            let said = format!("{} brought back", counted(change.items.len()));
            Ok((Title { kind: "restore", said }, change))
        })
    }

    /// Gives items another vertical. Labels go with them where the vertical has an attribute of the name.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn set_vertical(&self, items: &[ItemId], vertical: &str, who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let change = moved(connection, names, items, vertical)?.0;
            let said = format!("{} moved to {vertical}", counted(change.items.len()));
            Ok((Title { kind: "vertical", said }, change))
        })
    }

    /// What [`Store::set_vertical`] would do to labels.
    ///
    /// # Errors
    /// As there.
    pub fn vertical_effect(&self, items: &[ItemId], vertical: &str) -> Result<LabelEffect> {
        self.read(DOING, |connection| {
            let names = self.names(connection)?;
            let (change, mut effect) = moved(connection, &names, items, vertical)?;
            effect.items = change.items.len() as u64;
            Ok(effect)
        })
    }

    /// Puts items at the end of the batch being worked on, or makes one of them.
    ///
    /// # Errors
    /// [`crate::StoreError::NoSuch`].
    pub fn add_to_batch(&self, items: &[ItemId], who: &str) -> Result<String> {
        self.change(DOING, who, |connection, _| {
            let current: Option<i64> = connection
                .prepare_cached("SELECT max(id) FROM batch WHERE closed_at IS NULL")?
                .query_row([], |row| row.get(0))?;
            let batch = match current {
                Some(batch) => batch,
                None => closed_batch(connection)?,
            };
            let picks = items.iter().map(|item| (item.0, true)).collect();
            let change = ChangeDoc {
                batches: BTreeMap::from([(batch, true)]),
                picks: BTreeMap::from([(batch, picks)]),
                ..ChangeDoc::default()
            };
            Ok((
                Title { kind: "batch", said: format!("{} added to batch {batch}", counted(items.len())) },
                change,
            ))
        })
    }
}

/// “1 item”, “20 items”.
fn counted(items: usize) -> String {
    if items == 1 { "1 item".to_owned() } else { format!("{items} items") }
}

/// The status that a removed item comes back with; where several people label it, what their answers come to by now.
fn kept_status(connection: &Connection, names: &Names, item: i64) -> Result<u8> {
    if is_apart(connection, item)? {
        return Ok(load(connection, names, item)?.reckoned(names)?.status);
    }
    Ok(connection
        .prepare_cached("SELECT kept_status FROM item WHERE id = ?1")?
        .query_row([item], |row| row.get(0))?)
}

/// Items that can be given a status: that of an item that is labelled apart follows from its answers, so such an
/// item can only be removed.
fn with_own_status(connection: &Connection, items: &[ItemId], status: ItemStatus) -> Result<Vec<ItemId>> {
    let mut kept = Vec::with_capacity(items.len());
    for item in items {
        if status == ItemStatus::Removed || !is_apart(connection, item.0)? {
            kept.push(*item);
        }
    }
    Ok(kept)
}

/// The state of items as it shall be, made of what it is.
fn states(
    connection: &Connection,
    items: &[ItemId],
    after: impl Fn(ItemState) -> Result<ItemState>,
) -> Result<ChangeDoc> {
    let items = items.iter().map(|item| after(item_state(connection, item.0)?)).collect::<Result<_>>()?;
    Ok(ChangeDoc { items, ..ChangeDoc::default() })
}

fn moved(
    connection: &Connection,
    names: &Names,
    items: &[ItemId],
    vertical: &str,
) -> Result<(ChangeDoc, LabelEffect)> {
    let to = names.vertical(vertical)?;
    let (mut change, mut effect) = (ChangeDoc::default(), LabelEffect::default());
    let mut numbers: BTreeMap<i64, Relabel> = BTreeMap::new();
    for item in items {
        let now = item_state(connection, item.0)?;
        if now.1 == to.id {
            continue;
        }
        let how = match numbers.entry(now.1) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(Relabel::Move(names.vertical_of(now.1)?.numbers_in(to))),
        };
        relabel_answers(connection, item.0, how, &mut change, &mut effect)?;
        let text = current(connection, item.0)?.text;
        let after = if text.is_empty() { None } else { relabel(&text, how, &mut effect)? };
        // What is labelled apart follows from its answers.
        let own = !text.is_empty() && !is_apart(connection, item.0)?;
        let labels = own.then(|| after.unwrap_or(text));
        change.items.push(ItemState(now.0, to.id, now.2, now.3, labels));
    }
    Ok((change, effect))
}

/// A new batch of hand-picked items; the change opens it.
fn closed_batch(connection: &Connection) -> Result<i64> {
    let at = now();
    connection
        .prepare_cached(
            "INSERT INTO batch (strategy, seed, at, closed_at) VALUES ('hand-picked', 0, ?1, ?1)",
        )?
        .execute(params![at])?;
    Ok(connection.last_insert_rowid())
}

/// Items of a batch and whether they are in it.
pub(crate) fn picked(connection: &Connection, batch: i64, items: &[(i64, bool)]) -> Result<Vec<(i64, bool)>> {
    let mut statement =
        connection.prepare_cached("SELECT 1 FROM batch_item WHERE item_id = ?1 AND batch_id = ?2")?;
    let mut is_in = |item: i64| -> Result<bool> {
        Ok(statement.query_row([item, batch], |_| Ok(())).optional()?.is_some())
    };
    items.iter().map(|(item, _)| Ok((*item, is_in(*item)?))).collect()
}

/// Puts items into a batch, at its end, or takes them out.
pub(crate) fn put_picks(connection: &Connection, batch: i64, items: &[(i64, bool)]) -> Result<()> {
    let mut put = connection.prepare_cached(include_str!("pick.sql"))?;
    let mut take =
        connection.prepare_cached("DELETE FROM batch_item WHERE batch_id = ?1 AND item_id = ?2")?;
    for (item, inside) in items {
        if *inside {
            put.execute([batch, *item])?
        } else {
            take.execute([batch, *item])?
        };
    }
    Ok(())
}
