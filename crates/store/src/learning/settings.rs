//! How people want the project to learn, as one JSON value.

use serde_json::Value;

use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::{meta, set_meta};

const KEY: &str = "learning";

impl Store {
    /// The settings of learning; null where nobody has set any.
    ///
    /// # Errors
    /// Only of the database, or a value that is no JSON.
    pub fn learning_settings(&self) -> Result<Value> {
        self.read("reading how to learn", |connection| {
            let Some(text) = meta(connection, KEY)? else { return Ok(Value::Null) };
            serde_json::from_str(&text)
                .map_err(|source| StoreError::Document { what: "learning settings", source })
        })
    }

    /// Keeps the settings of learning.
    ///
    /// # Errors
    /// Only of the database and the disk.
    pub fn set_learning_settings(&self, settings: &Value) -> Result<()> {
        self.write("setting how to learn", |transaction| set_meta(transaction, KEY, &settings.to_string()))
    }
}
