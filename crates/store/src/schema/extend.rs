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
        self.write("extending the schema", |transaction| extend(transaction, schema))
    }
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
pub(super) fn next_serial(connection: &Connection) -> Result<()> {
    let serial: i64 = meta(connection, "schema_serial")?.and_then(|s| s.parse().ok()).unwrap_or_default();
    set_meta(connection, "schema_serial", &(serial + 1).to_string())
}

fn add_vertical(connection: &Connection, vertical: &Vertical, changes: &mut SchemaChanges) -> Result<()> {
    named(&vertical.name, "vertical")?;
    let added = connection
        .prepare_cached("INSERT INTO vertical (name, kind) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
        .execute(params![vertical.name, word_of(&vertical.kind)])?;
    if added > 0 {
        changes.verticals.push(vertical.name.clone());
    }
    let id: i64 = connection
        .prepare_cached("SELECT id FROM vertical WHERE name = ?1")?
        .query_row([&vertical.name], |row| row.get(0))?;
    for attribute in &vertical.attributes {
        add_attribute(connection, id, &vertical.name, attribute, changes)?;
    }
    for intent in &vertical.intents {
        named(intent, "intent")?;
        let added = connection
            .prepare_cached("INSERT INTO intent (vertical_id, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING")?
            .execute(params![id, intent])?;
        if added > 0 {
            changes.intents.push((vertical.name.clone(), intent.clone()));
        }
    }
    Ok(())
}

fn add_attribute(
    connection: &Connection,
    vertical: i64,
    vertical_name: &str,
    attribute: &Attribute,
    changes: &mut SchemaChanges,
) -> Result<()> {
    named(&attribute.name, "attribute")?;
    let known = connection
        .prepare_cached(include_str!("find_attribute.sql"))?
        .query_row(params![vertical, attribute.name], |row| row.get::<_, i64>(0))
        .optional()?;
    let id = match known {
        Some(id) => id,
        None => {
            changes.attributes.push((vertical_name.to_owned(), attribute.name.clone()));
            insert_attribute(connection, vertical, attribute)?
        }
    };
    for value in &attribute.values {
        let added = connection
            .prepare_cached(
                "INSERT INTO attribute_value (attribute_id, value) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute(params![id, value])?;
        if added > 0 {
            changes.values.push((vertical_name.to_owned(), attribute.name.clone(), value.clone()));
        }
    }
    Ok(())
}

fn insert_attribute(connection: &Connection, vertical: i64, attribute: &Attribute) -> Result<i64> {
    connection.prepare_cached(include_str!("insert_attribute.sql"))?.execute(params![
        vertical,
        attribute.name,
        attribute.short,
        attribute.description,
        word_of(&attribute.kind),
        attribute.key.map(String::from),
        free_slot(connection, vertical, attribute.slot)?,
    ])?;
    Ok(connection.last_insert_rowid())
}

fn free_slot(connection: &Connection, vertical: i64, wanted: u16) -> Result<u16> {
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
