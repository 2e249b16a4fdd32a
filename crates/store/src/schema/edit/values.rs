//! The closed list of an attribute.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::{DOING, LabelEffect, attribute_id, refused, relabelled, title, usable};
use crate::Store;
use crate::annotation::Relabel;
use crate::change::ChangeDoc;
use crate::error::Result;
use crate::schema::Names;

/// A value as it shall be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewValue {
    /// What it is called.
    pub value: String,
    /// What it was called; none for a new one.
    pub was: Option<String>,
    /// Other words for it.
    pub synonyms: Vec<String>,
}

impl Store {
    /// Replaces the list. Whole-item labels follow a value that is called otherwise, and stay where a value
    /// goes.
    ///
    /// # Errors
    /// [`crate::StoreError::Refused`] for an empty value or one that comes twice.
    pub fn set_values(
        &self,
        vertical: &str,
        attribute: &str,
        values: &[NewValue],
        who: &str,
    ) -> Result<String> {
        self.change(DOING, who, |connection, names| {
            let id = attribute_id(connection, names, vertical, attribute)?;
            let list = checked(values)?;
            let labels = renamed(connection, names, vertical, id, values)?.0;
            let change = ChangeDoc { values: BTreeMap::from([(id, list)]), ..labels };
            Ok((title(format!("Values of {attribute} changed")), change))
        })
    }

    /// What [`Store::set_values`] would do to labels.
    ///
    /// # Errors
    /// As there.
    pub fn values_effect(&self, vertical: &str, attribute: &str, values: &[NewValue]) -> Result<LabelEffect> {
        self.read(DOING, |connection| {
            let names = self.names(connection)?;
            let id = attribute_id(connection, &names, vertical, attribute)?;
            Ok(renamed(connection, &names, vertical, id, values)?.1)
        })
    }
}

fn renamed(
    connection: &Connection,
    names: &Names,
    vertical: &str,
    attribute: i64,
    values: &[NewValue],
) -> Result<(ChangeDoc, LabelEffect)> {
    let others = values.iter().filter_map(|value| {
        let was = value.was.as_ref().filter(|was| was.as_str() != value.value.trim())?;
        Some((was.clone(), value.value.trim().to_owned()))
    });
    let names_by_old: BTreeMap<String, String> = others.collect();
    if names_by_old.is_empty() {
        return Ok((ChangeDoc::default(), LabelEffect::default()));
    }
    relabelled(connection, names.vertical(vertical)?.id, &Relabel::Rename(attribute, names_by_old))
}

fn checked(values: &[NewValue]) -> Result<Vec<(String, Vec<String>)>> {
    let mut known = BTreeSet::new();
    let mut list = Vec::with_capacity(values.len());
    for value in values {
        let name = usable(&value.value, "value")?;
        if !known.insert(name.clone()) {
            return Err(refused(format!("the value “{name}” comes twice")));
        }
        let synonyms =
            value.synonyms.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
        list.push((name, synonyms.collect()));
    }
    Ok(list)
}
