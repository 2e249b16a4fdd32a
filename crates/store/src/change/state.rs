//! Rows as they are now.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::doc::{AttributeRow, ChangeDoc, IntentRow, ItemState, VerticalRow};
use super::steps::Steps;
use crate::annotation::current;
use crate::answer::answers_of;
use crate::assignment::people_of;
use crate::error::{Result, StoreError};
use crate::item::picked;
use crate::review::verdicts_of;
use crate::schema::listed_values;

/// The present state of the rows that a change names, as far as it touches them.
pub(super) fn state_of(connection: &Connection, change: &ChangeDoc, steps: &Steps) -> Result<ChangeDoc> {
    let now = |row: &ItemState| {
        let mut state = item_state(connection, row.0)?;
        if row.4.is_some() {
            state.4 = Some(current(connection, row.0)?.text);
        }
        steps.step();
        Ok(state)
    };
    let mut values = BTreeMap::new();
    for attribute in change.values.keys() {
        values.insert(*attribute, listed_values(connection, *attribute)?);
    }
    let mut batches = BTreeMap::new();
    for batch in change.batches.keys() {
        let open = connection
            .prepare_cached("SELECT closed_at IS NULL FROM batch WHERE id = ?1")?
            .query_row([batch], |row| row.get(0))?;
        batches.insert(*batch, open);
    }
    let mut picks = BTreeMap::new();
    for (batch, items) in &change.picks {
        picks.insert(*batch, picked(connection, *batch, items)?);
    }
    let (mut people, mut answers, mut verdicts) =
        <(BTreeMap<_, _>, BTreeMap<_, _>, BTreeMap<_, _>)>::default();
    for item in change.people.keys() {
        people.insert(*item, people_of(connection, *item)?);
    }
    for item in change.answers.keys() {
        answers.insert(*item, answers_of(connection, *item)?);
    }
    for item in change.verdicts.keys() {
        verdicts.insert(*item, verdicts_of(connection, *item)?);
    }
    Ok(ChangeDoc {
        picks,
        people,
        answers,
        verdicts,
        verticals: change
            .verticals
            .iter()
            .map(|row| vertical_row(connection, row.id))
            .collect::<Result<_>>()?,
        attributes: change
            .attributes
            .iter()
            .map(|row| attribute_row(connection, row.id))
            .collect::<Result<_>>()?,
        values,
        intents: change.intents.iter().map(|row| intent_row(connection, row.id)).collect::<Result<_>>()?,
        items: change.items.iter().map(now).collect::<Result<_>>()?,
        batches,
    })
}

/// A vertical as it is.
pub(crate) fn vertical_row(connection: &Connection, id: i64) -> Result<VerticalRow> {
    let mut statement =
        connection.prepare_cached("SELECT name, position, removed FROM vertical WHERE id = ?1")?;
    let row = statement
        .query_row([id], |row| {
            Ok(VerticalRow { id, name: row.get(0)?, position: row.get(1)?, removed: row.get(2)? })
        })
        .optional()?;
    row.ok_or_else(|| no_such("vertical", id))
}

/// An attribute as it is.
pub(crate) fn attribute_row(connection: &Connection, id: i64) -> Result<AttributeRow> {
    let mut statement = connection.prepare_cached(include_str!("attribute.sql"))?;
    let row = statement
        .query_row([id], |row| {
            Ok(AttributeRow {
                id,
                name: row.get(0)?,
                short: row.get(1)?,
                description: row.get(2)?,
                kind: row.get(3)?,
                key: row.get(4)?,
                slot: row.get(5)?,
                position: row.get(6)?,
                removed: row.get(7)?,
                required: row.get(8)?,
            })
        })
        .optional()?;
    row.ok_or_else(|| no_such("attribute", id))
}

fn intent_row(connection: &Connection, id: i64) -> Result<IntentRow> {
    let mut statement =
        connection.prepare_cached("SELECT name, about, position, removed FROM intent WHERE id = ?1")?;
    let row = statement
        .query_row([id], |row| {
            Ok(IntentRow {
                id,
                name: row.get(0)?,
                about: row.get(1)?,
                position: row.get(2)?,
                removed: row.get(3)?,
            })
        })
        .optional()?;
    row.ok_or_else(|| no_such("intent", id))
}

/// An item as it is, without its labels.
pub(crate) fn item_state(connection: &Connection, id: i64) -> Result<ItemState> {
    let mut statement =
        connection.prepare_cached("SELECT vertical_id, status, assignee FROM item WHERE id = ?1")?;
    let row = statement
        .query_row([id], |row| Ok(ItemState(id, row.get(0)?, row.get(1)?, row.get(2)?, None)))
        .optional()?;
    row.ok_or_else(|| no_such("item", id))
}

fn no_such(what: &'static str, id: i64) -> StoreError {
    StoreError::NoSuch { what, id: id.to_string() }
}
