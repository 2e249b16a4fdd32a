//! Attributes come and are described otherwise.

use rusqlite::{Connection, params};
use swingtag_catalogue::{Attribute, AttributeKind};

use super::super::extend::{find_attribute, free_slot, insert_attribute};
use super::super::read::word_of;
use super::{DOING, attribute_id, refused, title, usable};
use crate::Store;
use crate::change::{AttributeRow, ChangeDoc, attribute_row};
use crate::error::Result;

/// How an attribute is described otherwise; what is none stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributeChange {
    /// New name.
    pub name: Option<String>,
    /// New short name; empty for none.
    pub short: Option<String>,
    /// New question.
    pub description: Option<String>,
    /// New kind.
    pub kind: Option<AttributeKind>,
    /// New key; empty for the one by position.
    pub key: Option<String>,
    /// New colour slot.
    pub slot: Option<u16>,
    /// Whether every item shall have a value for it.
    pub required: Option<bool>,
}

impl Store {
    /// Adds an attribute at the end; one of this name that was taken away comes back as it is asked for now.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] for a name that is empty or taken.
    pub fn add_attribute(&self, vertical: &str, attribute: &Attribute, who: &str) -> Result<String> {
        let wanted = Attribute { name: usable(&attribute.name, "attribute")?, ..attribute.clone() };
        self.change(DOING, who, |connection, names| {
            let mut change = ChangeDoc::default();
            add(connection, names.vertical(vertical)?.id, &wanted, &mut change)?;
            Ok((title(format!("{} added to {vertical}", wanted.name)), change))
        })
    }

    /// Adds attributes of another vertical, with values, questions and, where they are free, colours. Those
    /// whose names are there already stay as they are.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn copy_attributes(
        &self,
        vertical: &str,
        from: &str,
        copied: &[String],
        who: &str,
    ) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = names.vertical(vertical)?.id;
            names.vertical(from)?;
            let known =
                |name: &str| names.schema.vertical(vertical).is_some_and(|v| v.attribute(name).is_some());
            let theirs = names.schema.vertical(from).map(|v| v.attributes.as_slice()).unwrap_or_default();
            let wanted = theirs.iter().filter(|a| copied.contains(&a.name) && !known(&a.name));
            let mut change = ChangeDoc::default();
            for attribute in wanted {
                add(connection, id, attribute, &mut change)?;
            }
            let count = change.attributes.len();
            let noun = if count == 1 { "attribute" } else { "attributes" };
            Ok((title(format!("{count} {noun} of {from} copied to {vertical}")), change))
        })
    }

    /// Describes an attribute otherwise. The names it had keep leading to it, since models were trained with
    /// them.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] for a name, key or colour that another attribute has.
    pub fn change_attribute(
        &self,
        vertical: &str,
        attribute: &str,
        wanted: &AttributeChange,
        who: &str,
    ) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = attribute_id(connection, names, vertical, attribute)?;
            let mut row = attribute_row(connection, id)?;
            let mut change = ChangeDoc::default();
            describe(connection, names.vertical(vertical)?.id, &mut row, wanted, &mut change)?;
            let said = match &wanted.name {
                Some(name) if name.trim() != attribute => format!("{attribute} is now {}", row.name),
                _ => format!("{attribute} changed"),
            };
            change.attributes.insert(0, row);
            Ok((title(said), change))
        })
    }

    /// Gives an attribute another place, counted from 0.
    ///
    /// # Errors
    /// [`crate::StoreError::Unknown`].
    pub fn move_attribute(&self, vertical: &str, attribute: &str, to: usize, who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = attribute_id(connection, names, vertical, attribute)?;
            let mut order: Vec<i64> = connection
                .prepare_cached(
                    "SELECT id FROM attribute WHERE vertical_id = ?1 AND removed = 0 ORDER BY position, id",
                )?
                .query_map([names.vertical(vertical)?.id], |row| row.get(0))?
                .collect::<rusqlite::Result<_>>()?;
            order.retain(|other| *other != id);
            order.insert(to.min(order.len()), id);
            let rows = order.iter().map(|id| attribute_row(connection, *id)).collect::<Result<Vec<_>>>()?;
            let mut places: Vec<i64> = rows.iter().map(|row| row.position).collect();
            places.sort_unstable();
            let moved = rows.into_iter().zip(places).map(|(row, position)| AttributeRow { position, ..row });
            let change = ChangeDoc { attributes: moved.collect(), ..ChangeDoc::default() };
            Ok((title(format!("{attribute} moved")), change))
        })
    }
}

/// The attributes of a new vertical; those that one which comes back has already stay as they are.
pub(super) fn add_missing(
    connection: &Connection,
    vertical: i64,
    wanted: &[Attribute],
    change: &mut ChangeDoc,
) -> Result<()> {
    for attribute in wanted {
        let attribute = Attribute { name: usable(&attribute.name, "attribute")?, ..attribute.clone() };
        let known = find_attribute(connection, vertical, &attribute.name)?;
        if known.is_none_or(|(_, removed)| removed) {
            add(connection, vertical, &attribute, change)?;
        }
    }
    Ok(())
}

/// The row of a new attribute, or of one that comes back, with its values.
fn add(connection: &Connection, vertical: i64, wanted: &Attribute, change: &mut ChangeDoc) -> Result<()> {
    let id = match find_attribute(connection, vertical, &wanted.name)? {
        Some((id, true)) => id,
        Some((_, false)) => return Err(taken(&wanted.name)),
        None => insert_attribute(connection, vertical, wanted, true)?,
    };
    let now = attribute_row(connection, id)?;
    let values = wanted.values.iter().map(|value| {
        let synonyms = wanted.synonyms.get(value).cloned().unwrap_or_default();
        (value.clone(), synonyms)
    });
    change.values.insert(id, values.collect());
    change.attributes.push(AttributeRow {
        short: wanted.short.clone(),
        description: wanted.description.clone(),
        kind: word_of(&wanted.kind),
        required: wanted.required,
        removed: false,
        ..now
    });
    Ok(())
}

fn describe(
    connection: &Connection,
    vertical: i64,
    row: &mut AttributeRow,
    wanted: &AttributeChange,
    change: &mut ChangeDoc,
) -> Result<()> {
    if let Some(name) = &wanted.name {
        row.name = usable(name, "attribute")?;
        free_name(connection, vertical, row, change)?;
    }
    if let Some(short) = &wanted.short {
        row.short = Some(short.trim().to_owned()).filter(|short| !short.is_empty());
    }
    if let Some(description) = &wanted.description {
        description.trim().clone_into(&mut row.description);
    }
    if let Some(kind) = wanted.kind {
        row.kind = word_of(&kind);
    }
    if let Some(key) = &wanted.key {
        row.key = Some(key.trim().to_lowercase()).filter(|key| !key.is_empty());
        free_key(connection, vertical, row)?;
    }
    if let Some(required) = wanted.required {
        row.required = required;
    }
    if let Some(slot) = wanted.slot {
        row.slot = slot;
        free_colour(connection, vertical, row, change)?;
    }
    Ok(())
}

/// A name another attribute has is refused; one that an attribute taken away has is put aside for it.
fn free_name(
    connection: &Connection,
    vertical: i64,
    row: &AttributeRow,
    change: &mut ChangeDoc,
) -> Result<()> {
    match find_attribute(connection, vertical, &row.name)? {
        Some((id, _)) if id == row.id => Ok(()),
        Some((id, true)) => {
            let aside = attribute_row(connection, id)?;
            let name = format!("{} (taken away, {id})", aside.name);
            change.attributes.push(AttributeRow { name, ..aside });
            Ok(())
        }
        Some((_, false)) => Err(taken(&row.name)),
        None => Ok(()),
    }
}

fn free_key(connection: &Connection, vertical: i64, row: &AttributeRow) -> Result<()> {
    let Some(key) = &row.key else { return Ok(()) };
    if key.chars().count() != 1 || !key.chars().all(char::is_alphanumeric) {
        return Err(refused(format!("“{key}” is no key: one letter or figure")));
    }
    let other: Option<String> = one_name(
        connection,
        "SELECT name FROM attribute WHERE vertical_id = ?1 AND hotkey = ?2 AND id <> ?3 AND removed = 0",
        params![vertical, key, row.id],
    )?;
    match other {
        Some(other) => {
            Err(refused(format!("{other} has the key {}; give it another first", key.to_uppercase())))
        }
        None => Ok(()),
    }
}

/// A colour another attribute has is refused; one that an attribute taken away has is given up by it.
fn free_colour(
    connection: &Connection,
    vertical: i64,
    row: &AttributeRow,
    change: &mut ChangeDoc,
) -> Result<()> {
    let holder: Option<(i64, String, bool)> = {
        let mut statement = connection.prepare_cached(
            "SELECT id, name, removed FROM attribute WHERE vertical_id = ?1 AND slot = ?2 AND id <> ?3",
        )?;
        let mut rows = statement.query(params![vertical, row.slot, row.id])?;
        rows.next()?
            .map(|row| Ok::<_, rusqlite::Error>((row.get(0)?, row.get(1)?, row.get(2)?)))
            .transpose()?
    };
    match holder {
        Some((_, name, false)) => Err(refused(format!("{name} has this colour; give it another first"))),
        Some((id, _, true)) => {
            let aside = attribute_row(connection, id)?;
            let slot = free_slot(connection, vertical, row.slot)?;
            change.attributes.push(AttributeRow { slot, ..aside });
            Ok(())
        }
        None => Ok(()),
    }
}

fn one_name(connection: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(values)?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
}

fn taken(name: &str) -> crate::StoreError {
    refused(format!("the vertical already has, or had, an attribute “{name}”; choose another name"))
}
