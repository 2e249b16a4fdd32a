//! Reads the schema.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension as _, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use swingtag_catalogue::{Attribute, AttributeId, Schema, Vertical, VerticalId};

use super::AttributeRef;
use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// Verticals, attributes, values and intents in the order they were added.
    ///
    /// # Errors
    /// Only of the database.
    pub fn schema(&self) -> Result<Schema> {
        self.read("reading the schema", |c| Ok(self.names(c)?.schema.clone()))
    }

    /// An attribute by its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`].
    pub fn attribute(&self, id: AttributeId) -> Result<AttributeRef> {
        self.read("reading an attribute", |connection| {
            let mut statement = connection.prepare_cached(
                "SELECT vertical_id, name, short, description, kind, hotkey, slot, id FROM attribute WHERE id = ?1",
            )?;
            let found = statement.query_row([id.0], attribute_row).optional()?;
            let (_, vertical, mut attribute) =
                found.ok_or_else(|| StoreError::NoSuch { what: "attribute", id: id.to_string() })?;
            let mut values =
                connection.prepare_cached("SELECT value FROM attribute_value WHERE attribute_id = ?1 ORDER BY id")?;
            attribute.values =
                values.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            Ok(AttributeRef { id, vertical: VerticalId(vertical), attribute })
        })
    }
}

/// Everything, in the order of numbers.
pub(super) fn read_schema(connection: &Connection) -> Result<Schema> {
    let mut values = grouped(connection, "SELECT attribute_id, value FROM attribute_value ORDER BY id")?;
    let mut intents = grouped(connection, "SELECT vertical_id, name FROM intent ORDER BY id")?;
    let mut attributes: HashMap<i64, Vec<Attribute>> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT vertical_id, name, short, description, kind, hotkey, slot, id FROM attribute ORDER BY id",
    )?;
    for row in statement.query_map([], attribute_row)? {
        let (id, vertical, mut attribute) = row?;
        attribute.values = values.remove(&id).unwrap_or_default();
        attributes.entry(vertical).or_default().push(attribute);
    }
    let mut statement = connection.prepare_cached("SELECT id, name, kind FROM vertical ORDER BY id")?;
    let rows = statement.query_map([], |row| {
        let id: i64 = row.get(0)?;
        Ok(Vertical {
            name: row.get(1)?,
            kind: of_word(&row.get::<_, String>(2)?),
            attributes: attributes.remove(&id).unwrap_or_default(),
            intents: intents.remove(&id).unwrap_or_default(),
        })
    })?;
    Ok(Schema { verticals: rows.collect::<rusqlite::Result<_>>()? })
}

fn grouped(connection: &Connection, sql: &str) -> Result<HashMap<i64, Vec<String>>> {
    let mut groups: HashMap<i64, Vec<String>> = HashMap::new();
    let mut statement = connection.prepare_cached(sql)?;
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (key, name): (i64, String) = row?;
        groups.entry(key).or_default().push(name);
    }
    Ok(groups)
}

/// Number, vertical and attribute without its values.
fn attribute_row(row: &Row<'_>) -> rusqlite::Result<(i64, i64, Attribute)> {
    let attribute = Attribute {
        name: row.get(1)?,
        short: row.get(2)?,
        description: row.get(3)?,
        kind: of_word(&row.get::<_, String>(4)?),
        values: Vec::new(),
        key: row.get::<_, Option<String>>(5)?.and_then(|key| key.chars().next()),
        slot: row.get(6)?,
    };
    Ok((row.get(7)?, row.get(0)?, attribute))
}

/// The word that serde gives a kind.
pub(super) fn word_of(kind: &impl Serialize) -> String {
    match serde_json::to_value(kind) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// Reads such a word; an unknown one becomes the default kind.
fn of_word<T: DeserializeOwned + Default>(word: &str) -> T {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).unwrap_or_default()
}
