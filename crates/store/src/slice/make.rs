//! Makes the file of a slice.

use std::path::Path;

use super::chosen::chosen;
use super::fill::fill;
use super::{DOING, KEY, SliceOf, SliceOrigin, Sliced};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::project::meta;

impl Store {
    /// Writes a part of the project as a file of its own, read through before it gets its name. People may go
    /// on working meanwhile; the slice is of one moment. `go_on` hears how many items are written and how many
    /// there are; both are equal from when the file is read through. After a no there is no file.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something lies at the path, [`StoreError::Refused`] when nothing belongs to the
    /// slice, [`StoreError::NoSuch`] for an item that is not there; a full or failing disk; what `go_on` says.
    pub fn slice<E: From<StoreError>>(
        &self,
        of: &SliceOf,
        path: &Path,
        go_on: impl FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<Sliced, E> {
        let items = self.read(DOING, |connection| chosen(self, connection, of))?;
        self.part(DOING, path, |connection| fill(self, connection, of, &items, go_on))
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
