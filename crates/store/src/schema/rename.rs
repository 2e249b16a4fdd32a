//! Renames an attribute: one row, however many labels it has.

use rusqlite::{OptionalExtension as _, params};
use swingtag_catalogue::AttributeId;

use super::extend::next_serial;
use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// Gives an attribute another name. The names it had keep leading to it, since models were
    /// trained with them.
    ///
    /// # Errors
    /// [`StoreError::NoSuch`], or a name that is empty or taken.
    pub fn rename_attribute(&self, id: AttributeId, name: &str) -> Result<()> {
        const DOING: &str = "renaming an attribute";
        let refused = |reason: String| StoreError::Refused { operation: DOING, reason };
        if name.trim().is_empty() {
            return Err(refused("the new name is empty".to_owned()));
        }
        self.write(DOING, |transaction| {
            let found: Option<(i64, String)> = transaction
                .prepare_cached("SELECT vertical_id, name FROM attribute WHERE id = ?1")?
                .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let (vertical, before) =
                found.ok_or_else(|| StoreError::NoSuch { what: "attribute", id: id.to_string() })?;
            let taken: Option<i64> = transaction
                .prepare_cached(include_str!("find_attribute.sql"))?
                .query_row(params![vertical, name], |row| row.get(0))
                .optional()?;
            if taken.is_some_and(|other| other != id.0) {
                return Err(refused(format!("the vertical already has or had an attribute “{name}”")));
            }
            transaction.execute(include_str!("keep_name.sql"), params![vertical, before, id.0])?;
            transaction.execute("UPDATE attribute SET name = ?2 WHERE id = ?1", params![id.0, name])?;
            next_serial(transaction)
        })
    }
}
