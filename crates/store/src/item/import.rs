//! Takes a chunk of items in, in one transaction, search index included.

use std::sync::Arc;

use super::chunk::Chunk;
use super::prepare::{PhotoState, PreparedRow};
use super::{ChunkCounts, Conflict, ImportSource, NewItem};
use crate::Store;
use crate::error::{Result, StoreError};
use crate::photo::PhotoProblem;
use crate::schema::Names;

impl Store {
    /// Imports items. An item that is there with the same content stays as it is; missing photos and
    /// labels of an untouched item are completed; another text for a known item is refused. The
    /// schema must hold every vertical, attribute and intent named; see [`Store::extend_schema`].
    ///
    /// All of the chunk is in the project when this returns, or nothing of it is. A thousand or two
    /// items a chunk keep decisions of people from waiting noticeably.
    ///
    /// # Errors
    /// Only of the database and the disk; what is wrong with a row is in the counts.
    pub fn import_chunk(&self, source: &ImportSource, items: &[NewItem]) -> Result<ChunkCounts> {
        self.import_chunk_while(source, items, || Ok(()))
    }

    /// The same; `go_on` is asked before every row, whose photos take time to be read. After a no nothing of
    /// the chunk is in the project.
    ///
    /// # Errors
    /// As for [`Store::import_chunk`], and what `go_on` says.
    pub fn import_chunk_while<E: From<StoreError>>(
        &self,
        source: &ImportSource,
        items: &[NewItem],
        mut go_on: impl FnMut() -> Result<(), E>,
    ) -> Result<ChunkCounts, E> {
        loop {
            let names = self.read("preparing an import", |connection| self.names(connection))?;
            let (rows, counts) = self.prepared(items, &names, &mut go_on)?;
            let written = self.write("importing items", |transaction| {
                // Rows hold numbers of attributes: after a change of the schema they are made anew.
                if !Arc::ptr_eq(&names, &self.names(transaction)?) {
                    return Ok(None);
                }
                let mut chunk = Chunk::begin(self, transaction, source, counts)?;
                for (place, row) in &rows {
                    chunk.take(*place, row)?;
                }
                chunk.finish().map(Some)
            })?;
            if let Some(mut counts) = written {
                counts.conflicts.sort_by_key(|conflict| conflict.row);
                return Ok(counts);
            }
        }
    }

    /// Rows that can be written, each with its place, and what is known of the others.
    fn prepared<'i, E: From<StoreError>>(
        &self,
        items: &'i [NewItem],
        names: &Names,
        go_on: &mut impl FnMut() -> Result<(), E>,
    ) -> Result<(Vec<(usize, PreparedRow<'i>)>, ChunkCounts), E> {
        let mut counts = ChunkCounts::default();
        let mut rows = Vec::with_capacity(items.len());
        for (place, new) in items.iter().enumerate() {
            go_on()?;
            match PreparedRow::of(self, new, names)? {
                Ok(row) => {
                    count_photos(place, &row, &mut counts);
                    rows.push((place, row));
                }
                Err(reason) => {
                    let id = new.item.id.clone();
                    counts.conflicts.push(Conflict { row: place, id, reason });
                }
            }
        }
        Ok((rows, counts))
    }
}

fn count_photos(place: usize, row: &PreparedRow<'_>, counts: &mut ChunkCounts) {
    for (path, state) in row.photos() {
        match state {
            PhotoState::Missing => counts.photos_missing += 1,
            PhotoState::Refused(reason) => counts.photo_problems.push(PhotoProblem {
                row: place,
                path: path.to_owned(),
                reason: reason.clone(),
            }),
            PhotoState::Known(_) | PhotoState::Ready(..) => {}
        }
    }
}
