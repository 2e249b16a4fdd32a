//! In what the schemas of two files differ. Numbers stand for names in labels, so a number that means something
//! else there makes every label with it unreadable here.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use crate::error::Result;

/// What differs, and which numbers must not be used.
#[derive(Debug, Default)]
pub(super) struct SchemaDifferences {
    /// All of it, in words.
    pub(super) told: Vec<String>,
    /// Attributes that are none or others here, with the reason.
    pub(super) attributes: BTreeMap<i64, String>,
    /// Intents, likewise.
    pub(super) intents: BTreeMap<i64, String>,
}

/// A row of `attribute` or `intent` with its vertical.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    vertical: i64,
    vertical_name: String,
    name: String,
    kind: String,
    removed: bool,
}

impl SchemaDifferences {
    /// Compares the schema of the other file with that here.
    pub(super) fn between(here: &Connection, there: &Connection) -> Result<Self> {
        let mut found = Self::default();
        found.compare_attributes(here, there)?;
        found.compare_intents(&intents(here)?, &intents(there)?);
        Ok(found)
    }

    fn compare_attributes(&mut self, here: &Connection, there: &Connection) -> Result<()> {
        let ours = attributes(here)?;
        for (id, name) in attributes(there)? {
            let known = ours.get(&id);
            if let Some(other) = known.filter(|other| other.vertical == name.vertical) {
                let renamed = other.name != name.name;
                if !renamed || was_called(here, id, &name.name)? || was_called(there, id, &other.name)? {
                    self.told.extend(harmless("attribute", other, &name));
                    continue;
                }
            }
            let why = clash("attribute", known, &name);
            self.told.push(why.clone());
            self.attributes.insert(id, why);
        }
        Ok(())
    }

    fn compare_intents(&mut self, ours: &BTreeMap<i64, Named>, theirs: &BTreeMap<i64, Named>) {
        for (id, name) in theirs {
            let known = ours.get(id);
            match known.filter(|other| (other.vertical, &other.name) == (name.vertical, &name.name)) {
                Some(other) => self.told.extend(harmless("intent", other, name)),
                None => {
                    let why = clash("intent", known, name);
                    self.told.push(why.clone());
                    self.intents.insert(*id, why);
                }
            }
        }
    }
}

fn clash(what: &str, here: Option<&Named>, there: &Named) -> String {
    let there = format!("{what} “{}” of {}", there.name, there.vertical_name);
    match here {
        None => format!("{there} is only there"),
        Some(here) => {
            format!("{there} has the number that “{}” of {} has here", here.name, here.vertical_name)
        }
    }
}

/// What differs without making labels unreadable.
fn harmless(what: &str, here: &Named, there: &Named) -> Option<String> {
    let name = format!("{what} “{}” of {}", here.name, here.vertical_name);
    if here.name != there.name {
        Some(format!("{name} is called “{}” there", there.name))
    } else if here.kind != there.kind {
        Some(format!("{name} is of kind {} here and {} there", here.kind, there.kind))
    } else if here.removed != there.removed {
        Some(format!("{name} was taken away {}", if here.removed { "here" } else { "there" }))
    } else {
        None
    }
}

/// Whether an attribute once had a name.
fn was_called(connection: &Connection, attribute: i64, name: &str) -> Result<bool> {
    let mut statement = connection
        .prepare_cached("SELECT 1 FROM attribute_former_name WHERE attribute_id = ?1 AND name = ?2")?;
    Ok(statement.exists(params![attribute, name])?)
}

fn attributes(connection: &Connection) -> Result<BTreeMap<i64, Named>> {
    rows(
        connection,
        "SELECT attribute.id, vertical.id, vertical.name, attribute.name, attribute.kind, attribute.removed
         FROM attribute JOIN vertical ON vertical.id = attribute.vertical_id",
    )
}

fn intents(connection: &Connection) -> Result<BTreeMap<i64, Named>> {
    rows(
        connection,
        "SELECT intent.id, vertical.id, vertical.name, intent.name, '', intent.removed
         FROM intent JOIN vertical ON vertical.id = intent.vertical_id",
    )
}

fn rows(connection: &Connection, sql: &str) -> Result<BTreeMap<i64, Named>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| {
        let named = Named {
            vertical: row.get(1)?,
            vertical_name: row.get(2)?,
            name: row.get(3)?,
            kind: row.get(4)?,
            removed: row.get(5)?,
        };
        Ok((row.get(0)?, named))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
