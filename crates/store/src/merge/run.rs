//! Carries a merge out, so many entries in one transaction that people’s decisions never wait noticeably. Whenever it
//! ends, by a stop or a kill, what was taken is whole, and merging again goes on.

use std::path::Path;

use super::chunk::Merging;
use super::hold::Differences;
use super::{Merged, incoming};
use crate::error::{Result, StoreError};
use crate::{Access, Store};

/// The operation in words.
pub(super) const DOING: &str = "merging";
/// Entries in one transaction.
pub(super) const CHUNK: usize = 100;

impl Store {
    /// Takes the decisions of another file: of a slice of this project, or of a copy of it. `go_on` hears how many
    /// entries were looked at and how many there are; after a no, what was taken stays. With `dry_run` nothing
    /// changes, but people’s decisions wait meanwhile: all of it is tried in one transaction.
    ///
    /// # Errors
    /// What opening the other file may say; [`StoreError::Damaged`] when its log is not what was recorded, or when
    /// it has other entries under the numbers of entries that are here; what `go_on` says.
    pub fn merge<E: From<StoreError>>(
        &self,
        part: &Path,
        dry_run: bool,
        mut go_on: impl FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<Merged, E> {
        incoming::check_other(self.path(), part)?;
        let part = Self::open(part, Access::Read)?;
        go_on(0, 0)?;
        part.read(DOING, |there| incoming::check_log(&part, there))?;
        let differences =
            self.read(DOING, |here| part.read(DOING, |there| Differences::between(here, there)))?;
        let mut merging = Merging::new(self, &part, differences);
        if dry_run {
            return merging.tried(&mut go_on);
        }
        let (mut from, mut total) = (incoming::Place::default(), 0);
        loop {
            go_on(merging.looked_at, total)?;
            let chunk;
            (chunk, total) = part.read(DOING, |there| incoming::after(there, &mut from, CHUNK))?;
            if chunk.is_empty() {
                return Ok(merging.merged());
            }
            self.write(DOING, |here| merging.chunk(here, &chunk))?;
        }
    }

    /// Entries of other copies that could not be carried out yet.
    ///
    /// # Errors
    /// Only of the database.
    pub fn held_back(&self) -> Result<u64> {
        self.read("counting what is held back", |connection| {
            Ok(connection.query_row("SELECT count(*) FROM held_back", [], |row| row.get(0))?)
        })
    }
}
