//! Adds what a schema has and the project lacks. Nothing that is there is changed.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::{Attribute, Schema, Vertical};

use super::SchemaChanges;
use super::read::word_of;
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::{meta, set_meta};

impl Store {
    /// Adds verticals, attributes, values and intents that are missing and reports them. An
    /// attribute keeps the colour slot it asks for when that is free in its vertical, and gets the
    /// lowest free one otherwise.
    ///
    /// # Errors
    /// An empty name.
    pub fn extend_schema(&self, schema: &Schema) -> Result<SchemaChanges> {
        // Every chunk of an import comes by, and most bring nothing new.
        let known = self.read("looking up the schema", |connection| self.names(connection))?;
        if schema.verticals.iter().all(|vertical| holds(&known.schema, vertical)) {
            return Ok(SchemaChanges::default());
        }
        self.write("extending the schema", |transaction| extend(transaction, schema))
    }
}

/// Whether a schema has a vertical with all its names.
fn holds(schema: &Schema, wanted: &Vertical) -> bool {
    let Some(known) = schema.vertical(&wanted.name) else { return false };
    let has = |attribute: &Attribute| {
        let known = known.attribute(&attribute.name);
        known.is_some_and(|known| attribute.values.iter().all(|value| known.values.contains(value)))
    };
    wanted.attributes.iter().all(has) && wanted.intents.iter().all(|intent| known.intents.contains(intent))
}

pub(crate) fn extend(connection: &Connection, schema: &Schema) -> Result<SchemaChanges> {
    let mut changes = SchemaChanges::default();
    for vertical in &schema.verticals {
        add_vertical(connection, vertical, &mut changes)?;
    }
    if !changes.is_empty() {
        next_serial(connection)?;
    }
    Ok(changes)
}

/// Tells every reader that the names it keeps are old.
pub(crate) fn next_serial(connection: &Connection) -> Result<()> {
    let serial: i64 = meta(connection, "schema_serial")?.and_then(|s| s.parse().ok()).unwrap_or_default();
    set_meta(connection, "schema_serial", &(serial + 1).to_string())
}

fn add_vertical(connection: &Connection, vertical: &Vertical, changes: &mut SchemaChanges) -> Result<()> {
    named(&vertical.name, "vertical")?;
    let (id, there) = vertical_row(connection, vertical)?;
    if !there {
        changes.verticals.push(vertical.name.clone());
    }
    for attribute in &vertical.attributes {
        add_attribute(connection, id, &vertical.name, attribute, changes)?;
    }
    for intent in &vertical.intents {
        named(intent, "intent")?;
        let about = vertical.intent_about.get(intent).map_or("", String::as_str);
        let added =
            connection.prepare_cached(include_str!("put_intent.sql"))?.execute(params![id, intent, about])?;
        if added > 0 {
            changes.intents.push((vertical.name.clone(), intent.clone()));
        }
    }
    Ok(())
}

/// Number of a vertical and whether it was there; one that was taken away comes back.
fn vertical_row(connection: &Connection, vertical: &Vertical) -> Result<(i64, bool)> {
    let known: Option<(i64, bool)> = connection
        .prepare_cached("SELECT id, removed FROM vertical WHERE name = ?1")?
        .query_row([&vertical.name], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((id, removed)) = known else {
        connection.prepare_cached(include_str!("insert_vertical.sql"))?.execute(params![
            vertical.name,
            word_of(&vertical.kind),
            false
        ])?;
        return Ok((connection.last_insert_rowid(), false));
    };
    if removed {
        connection.prepare_cached("UPDATE vertical SET removed = 0 WHERE id = ?1")?.execute([id])?;
    }
    Ok((id, !removed))
}

fn add_attribute(
    connection: &Connection,
    vertical: i64,
    vertical_name: &str,
    attribute: &Attribute,
    changes: &mut SchemaChanges,
) -> Result<()> {
    named(&attribute.name, "attribute")?;
    let known = find_attribute(connection, vertical, &attribute.name)?;
    let there = known.is_some_and(|(_, removed)| !removed);
    if !there {
        changes.attributes.push((vertical_name.to_owned(), attribute.name.clone()));
    }
    let id = match known {
        Some((id, false)) => id,
        Some((id, true)) => {
            connection.prepare_cached("UPDATE attribute SET removed = 0 WHERE id = ?1")?.execute([id])?;
            id
        }
        None => insert_attribute(connection, vertical, attribute, false)?,
    };
    for value in &attribute.values {
        let synonyms = attribute.synonyms.get(value).map_or(&[][..], Vec::as_slice);
        let added = connection.prepare_cached(include_str!("put_value.sql"))?.execute(params![
            id,
            value,
            synonyms_text(synonyms)?
        ])?;
        if added > 0 {
            changes.values.push((vertical_name.to_owned(), attribute.name.clone(), value.clone()));
        }
    }
    Ok(())
}

/// Number of an attribute by its name or one it had, and whether it was taken away.
pub(crate) fn find_attribute(
    connection: &Connection,
    vertical: i64,
    name: &str,
) -> Result<Option<(i64, bool)>> {
    let found: Option<i64> = connection
        .prepare_cached(include_str!("find_attribute.sql"))?
        .query_row(params![vertical, name], |row| row.get(0))
        .optional()?;
    let Some(id) = found else { return Ok(None) };
    let removed = connection
        .prepare_cached("SELECT removed FROM attribute WHERE id = ?1")?
        .query_row([id], |row| row.get(0))?;
    Ok(Some((id, removed)))
}

/// Synonyms as they are stored.
pub(crate) fn synonyms_text(synonyms: &[String]) -> Result<String> {
    serde_json::to_string(synonyms).map_err(|source| StoreError::Document { what: "synonym", source })
}

/// A new row; one that is written as removed is brought in by the change that asked for it.
pub(crate) fn insert_attribute(
    connection: &Connection,
    vertical: i64,
    attribute: &Attribute,
    removed: bool,
) -> Result<i64> {
    connection.prepare_cached(include_str!("insert_attribute.sql"))?.execute(params![
        vertical,
        attribute.name,
        attribute.short,
        attribute.description,
        word_of(&attribute.kind),
        attribute.key.map(String::from),
        free_slot(connection, vertical, attribute.slot)?,
        removed,
        attribute.required,
    ])?;
    Ok(connection.last_insert_rowid())
}

/// The colour asked for, or the lowest free one.
pub(super) fn free_slot(connection: &Connection, vertical: i64, wanted: u16) -> Result<u16> {
    let mut statement = connection.prepare_cached("SELECT slot FROM attribute WHERE vertical_id = ?1")?;
    let taken: BTreeSet<u16> =
        statement.query_map([vertical], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let full = || StoreError::Refused {
        operation: "extending the schema",
        reason: "a vertical holds at most 65 536 attributes".to_owned(),
    };
    if taken.contains(&wanted) {
        (0..=u16::MAX).find(|s| !taken.contains(s)).ok_or_else(full)
    } else {
        Ok(wanted)
    }
}

fn named(name: &str, what: &str) -> Result<()> {
    if !name.trim().is_empty() {
        return Ok(());
    }
    Err(StoreError::Refused { operation: "extending the schema", reason: format!("the {what} has no name") })
}
