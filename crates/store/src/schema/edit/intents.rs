//! The intents of a vertical of queries.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension as _, params};
use swingtag_catalogue::Vertical;

use super::{DOING, LabelEffect, refused, relabelled, title, usable};
use crate::Store;
use crate::annotation::Relabel;
use crate::change::{ChangeDoc, IntentRow};
use crate::error::{Result, StoreError};
use crate::schema::Names;

/// An intent as it shall be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewIntent {
    /// What it is called.
    pub name: String,
    /// What it was called; none for a new one.
    pub was: Option<String>,
    /// What people mean by it.
    pub about: String,
}

impl Store {
    /// Replaces the list. Labels follow an intent that is called otherwise, and go where an intent goes.
    ///
    /// # Errors
    /// [`StoreError::Refused`] for an empty name or one that comes twice.
    pub fn set_intents(&self, vertical: &str, intents: &[NewIntent], who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = names.vertical(vertical)?.id;
            let mut rows = Vec::new();
            let mut known = BTreeSet::new();
            for (position, intent) in (1..).zip(intents) {
                let name = usable(&intent.name, "intent")?;
                if !known.insert(name.clone()) {
                    return Err(refused(format!("the intent “{name}” comes twice")));
                }
                let id = number(connection, id, intent.was.as_deref().unwrap_or(&name), &name)?;
                let about = intent.about.trim().to_owned();
                rows.push(IntentRow { id, name, about, position, removed: false });
            }
            let gone = gone(names, vertical, intents)?;
            for intent in &gone {
                rows.push(taken_away(connection, *intent)?);
            }
            let (labels, _) = relabelled(connection, id, &Relabel::DropIntents(gone))?;
            let change = ChangeDoc { intents: rows, ..labels };
            Ok((title(format!("Intents of {vertical} changed")), change))
        })
    }

    /// What [`Store::set_intents`] would do to labels.
    ///
    /// # Errors
    /// As there.
    pub fn intents_effect(&self, vertical: &str, intents: &[NewIntent]) -> Result<LabelEffect> {
        self.read(DOING, |connection| {
            let names = self.names(connection)?;
            let gone = Relabel::DropIntents(gone(&names, vertical, intents)?);
            Ok(relabelled(connection, names.vertical(vertical)?.id, &gone)?.1)
        })
    }
}

/// The intents of a new vertical, in order.
pub(super) fn begun(connection: &Connection, vertical: i64, wanted: &Vertical) -> Result<Vec<IntentRow>> {
    let row = |(position, name): (i64, &String)| {
        let name = usable(name, "intent")?;
        let about = wanted.intent_about.get(&name).cloned().unwrap_or_default();
        let id = number(connection, vertical, &name, &name)?;
        Ok(IntentRow { id, name, about, position, removed: false })
    };
    (1..).zip(&wanted.intents).map(row).collect()
}

/// Intents of the vertical that the new list no longer has.
fn gone(names: &Names, vertical: &str, intents: &[NewIntent]) -> Result<Vec<i64>> {
    let (numbers, schema) = (names.vertical(vertical)?, names.schema.vertical(vertical));
    let kept =
        |name: &String| intents.iter().any(|intent| intent.was.as_ref().unwrap_or(&intent.name) == name);
    let before = schema.map(|vertical| vertical.intents.as_slice()).unwrap_or_default();
    before.iter().filter(|name| !kept(name)).map(|name| numbers.intent(name)).collect()
}

/// The number of an intent by what it was called; a new one is inserted as removed.
fn number(connection: &Connection, vertical: i64, was: &str, name: &str) -> Result<i64> {
    let mut statement =
        connection.prepare_cached("SELECT id FROM intent WHERE vertical_id = ?1 AND name = ?2")?;
    let known = statement.query_row(params![vertical, was], |row| row.get(0)).optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    if was != name {
        return Err(StoreError::NoSuch { what: "intent", id: was.to_owned() });
    }
    connection.execute(
        "INSERT INTO intent (vertical_id, name, removed) VALUES (?1, ?2, 1)",
        params![vertical, name],
    )?;
    Ok(connection.last_insert_rowid())
}

fn taken_away(connection: &Connection, id: i64) -> Result<IntentRow> {
    let mut statement =
        connection.prepare_cached("SELECT name, about, position FROM intent WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| {
        Ok(IntentRow { id, name: row.get(0)?, about: row.get(1)?, position: row.get(2)?, removed: true })
    })?)
}
