//! When accepting without asking was switched on, by attribute.

use std::collections::BTreeMap;

use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::{meta, set_meta};

const KEY: &str = "accept_since";

impl Store {
    /// Unix milliseconds by name, as they were kept; empty where nothing was switched on.
    ///
    /// # Errors
    /// Only of the database, or a value that is not of this form.
    pub fn accept_since(&self) -> Result<BTreeMap<String, i64>> {
        self.read("reading what is accepted without asking", |connection| {
            let Some(text) = meta(connection, KEY)? else { return Ok(BTreeMap::new()) };
            serde_json::from_str(&text)
                .map_err(|source| StoreError::Document { what: "list of what is accepted", source })
        })
    }

    /// Keeps them.
    ///
    /// # Errors
    /// Only of the database and the disk.
    pub fn set_accept_since(&self, since: &BTreeMap<String, i64>) -> Result<()> {
        let text = serde_json::json!(since).to_string();
        self.write("switching what is accepted without asking", |transaction| {
            set_meta(transaction, KEY, &text)
        })
    }
}
