//! Attributes go, alone or into another.

use rusqlite::Connection;

use super::{DOING, LabelEffect, attribute_id, refused, relabelled, title};
use crate::Store;
use crate::annotation::Relabel;
use crate::change::{AttributeRow, ChangeDoc, attribute_row};
use crate::error::Result;
use crate::schema::Names;

impl Store {
    /// Takes an attribute and its labels away.
    ///
    /// # Errors
    /// [`crate::StoreError::Unknown`].
    pub fn remove_attribute(&self, vertical: &str, attribute: &str, who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = attribute_id(connection, names, vertical, attribute)?;
            let change = without(connection, names, vertical, id, &Relabel::Drop(id))?.0;
            Ok((title(format!("{attribute} taken away from {vertical}")), change))
        })
    }

    /// What [`Store::remove_attribute`] would do to labels.
    ///
    /// # Errors
    /// As there.
    pub fn removal_effect(&self, vertical: &str, attribute: &str) -> Result<LabelEffect> {
        self.read(DOING, |connection| {
            let names = self.names(connection)?;
            let id = attribute_id(connection, &names, vertical, attribute)?;
            Ok(without(connection, &names, vertical, id, &Relabel::Drop(id))?.1)
        })
    }

    /// Makes the labels of an attribute another's and takes the attribute away. Models that were trained
    /// with its name then speak of the other.
    ///
    /// # Errors
    /// [`crate::StoreError::Unknown`]; [`crate::StoreError::Refused`] for an attribute into itself.
    pub fn merge_attribute(&self, vertical: &str, attribute: &str, into: &str, who: &str) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let (id, how) = merging(connection, names, vertical, attribute, into)?;
            let change = without(connection, names, vertical, id, &how)?.0;
            if let Relabel::Merge(from, into) = how {
                let name = attribute_row(connection, from)?.name;
                connection
                    .execute(include_str!("../../change/keep_name.sql"), rusqlite::params![into, name])?;
            }
            Ok((title(format!("{attribute} merged into {into}")), change))
        })
    }

    /// What [`Store::merge_attribute`] would do to labels.
    ///
    /// # Errors
    /// As there.
    pub fn merge_effect(&self, vertical: &str, attribute: &str, into: &str) -> Result<LabelEffect> {
        self.read(DOING, |connection| {
            let names = self.names(connection)?;
            let (id, how) = merging(connection, &names, vertical, attribute, into)?;
            Ok(without(connection, &names, vertical, id, &how)?.1)
        })
    }
}

fn merging(
    connection: &Connection,
    names: &Names,
    vertical: &str,
    attribute: &str,
    into: &str,
) -> Result<(i64, Relabel)> {
    let from = attribute_id(connection, names, vertical, attribute)?;
    let to = attribute_id(connection, names, vertical, into)?;
    if from == to {
        return Err(refused(format!("{attribute} cannot be merged into itself")));
    }
    Ok((from, Relabel::Merge(from, to)))
}

fn without(
    connection: &Connection,
    names: &Names,
    vertical: &str,
    attribute: i64,
    how: &Relabel,
) -> Result<(ChangeDoc, LabelEffect)> {
    let (labels, effect) = relabelled(connection, names.vertical(vertical)?.id, how)?;
    let row = AttributeRow { removed: true, key: None, ..attribute_row(connection, attribute)? };
    Ok((ChangeDoc { attributes: vec![row], ..labels }, effect))
}
