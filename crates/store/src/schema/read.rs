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
                "SELECT vertical_id, name, short, description, kind, hotkey, slot, id, required
                 FROM attribute WHERE id = ?1 AND removed = 0",
            )?;
            let found = statement.query_row([id.0], attribute_row).optional()?;
            let (_, vertical, mut attribute) =
                found.ok_or_else(|| StoreError::NoSuch { what: "attribute", id: id.to_string() })?;
            put_values(&mut attribute, listed_values(connection, id.0)?);
            Ok(AttributeRef { id, vertical: VerticalId(vertical), attribute })
        })
    }
}

/// Everything that was not taken away, in display order.
pub(super) fn read_schema(connection: &Connection) -> Result<Schema> {
    let mut intents = intents(connection)?;
    let mut attributes: HashMap<i64, Vec<Attribute>> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT vertical_id, name, short, description, kind, hotkey, slot, id, required
         FROM attribute WHERE removed = 0 ORDER BY position, id",
    )?;
    for row in statement.query_map([], attribute_row)? {
        let (id, vertical, mut attribute) = row?;
        put_values(&mut attribute, listed_values(connection, id)?);
        attributes.entry(vertical).or_default().push(attribute);
    }
    let mut statement = connection
        .prepare_cached("SELECT id, name, kind FROM vertical WHERE removed = 0 ORDER BY position, id")?;
    let rows = statement.query_map([], |row| {
        let id: i64 = row.get(0)?;
        let own = intents.remove(&id).unwrap_or_default();
        Ok(Vertical {
            name: row.get(1)?,
            kind: of_word(&row.get::<_, String>(2)?),
            attributes: attributes.remove(&id).unwrap_or_default(),
            intents: own.iter().map(|(name, _)| name.clone()).collect(),
            intent_about: own.into_iter().filter(|(_, about)| !about.is_empty()).collect(),
        })
    })?;
    Ok(Schema { verticals: rows.collect::<rusqlite::Result<_>>()? })
}

/// Name and meaning of the intents of each vertical.
fn intents(connection: &Connection) -> Result<HashMap<i64, Vec<(String, String)>>> {
    let mut groups: HashMap<i64, Vec<(String, String)>> = HashMap::new();
    let mut statement = connection.prepare_cached(
        "SELECT vertical_id, name, about FROM intent WHERE removed = 0 ORDER BY position, id",
    )?;
    for row in statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))? {
        let (vertical, intent): (i64, (String, String)) = row?;
        groups.entry(vertical).or_default().push(intent);
    }
    Ok(groups)
}

/// Values of an attribute with other words for them, in order.
pub(crate) fn listed_values(connection: &Connection, attribute: i64) -> Result<Vec<(String, Vec<String>)>> {
    let mut statement = connection
        .prepare_cached("SELECT value, synonyms FROM attribute_value WHERE attribute_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([attribute], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    let read = |row: rusqlite::Result<(String, String)>| {
        let (value, synonyms) = row?;
        let synonyms = serde_json::from_str(&synonyms)
            .map_err(|source| StoreError::Document { what: "synonym", source })?;
        Ok((value, synonyms))
    };
    rows.map(read).collect()
}

fn put_values(attribute: &mut Attribute, listed: Vec<(String, Vec<String>)>) {
    attribute.values = listed.iter().map(|(value, _)| value.clone()).collect();
    attribute.synonyms = listed.into_iter().filter(|(_, synonyms)| !synonyms.is_empty()).collect();
}

/// Number, vertical and attribute without its values.
fn attribute_row(row: &Row<'_>) -> rusqlite::Result<(i64, i64, Attribute)> {
    let attribute = Attribute {
        name: row.get(1)?,
        short: row.get(2)?,
        description: row.get(3)?,
        kind: of_word(&row.get::<_, String>(4)?),
        key: row.get::<_, Option<String>>(5)?.and_then(|key| key.chars().next()),
        slot: row.get(6)?,
        required: row.get(8)?,
        ..Attribute::default()
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
pub(super) fn of_word<T: DeserializeOwned + Default>(word: &str) -> T {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).unwrap_or_default()
}
