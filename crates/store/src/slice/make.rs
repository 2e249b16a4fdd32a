//! Makes the file of a slice.

use std::path::Path;

use super::chosen::chosen;
use super::fill::fill;
use super::{KEY, SliceOf, SliceOrigin, Sliced};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::meta;

impl Store {
    /// Writes a part of the project as a file of its own, read through before it gets its name. People may go
    /// on working meanwhile; the slice is of one moment.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something lies at the path, [`StoreError::Refused`] when nothing belongs to the
    /// slice, [`StoreError::NoSuch`] for an item that is not there; a full or failing disk.
    pub fn slice(&self, of: &SliceOf, path: &Path) -> Result<Sliced> {
        const DOING: &str = "making a slice";
        let items = self.read(DOING, |connection| chosen(self, connection, of))?;
        self.part(path, |connection| fill(self, connection, of, &items)).map_err(|error| error.during(DOING))
    }

    /// Where this project was cut from; none where it is no slice.
    ///
    /// # Errors
    /// Only of the database.
    pub fn slice_origin(&self) -> Result<Option<SliceOrigin>> {
        self.read("reading where a slice comes from", |connection| {
            let Some(text) = meta(connection, KEY)? else { return Ok(None) };
            let read = serde_json::from_str(&text);
            read.map(Some).map_err(|source| StoreError::Document { what: "slice", source })
        })
    }
}
