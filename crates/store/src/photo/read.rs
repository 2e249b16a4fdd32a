//! Reads photos by their hash and checks that they are what was kept.

use rusqlite::OptionalExtension as _;
use swingtag_catalogue::PhotoHash;
use swingtag_photo::without_place;

use super::Photo;
use crate::Store;
use crate::error::{Result, StoreError};

impl Store {
    /// A photo as it came; none when the project does not have it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the bytes are not those that were kept.
    pub fn photo(&self, hash: &PhotoHash) -> Result<Option<Photo>> {
        self.read("reading a photo", |connection| {
            let found: Option<Photo> = connection
                .prepare_cached(include_str!("photo.sql"))?
                .query_row([&hash.0], |row| Ok(Photo { mime: row.get(0)?, bytes: row.get(1)? }))
                .optional()?;
            match found {
                Some(photo) if PhotoHash::of(&photo.bytes) != *hash => Err(self.damaged("photo", hash)),
                found => Ok(found),
            }
        })
    }

    /// A photo without the place where it was taken, for others; none when the project does not have it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the bytes are not those that were kept.
    pub fn photo_without_place(&self, hash: &PhotoHash) -> Result<Option<Photo>> {
        let photo = self.photo(hash)?;
        Ok(photo.map(|photo| Photo { bytes: without_place(photo.bytes), ..photo }))
    }

    /// The photo of an item by the item's own id and the path that the item writes; none when the project
    /// does not have it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the bytes are not those that were kept.
    pub fn photo_of(&self, external_id: &str, path: &str) -> Result<Option<Photo>> {
        let hash: Option<String> = self.read("finding a photo", |connection| {
            let mut statement = connection.prepare_cached(include_str!("photo_of.sql"))?;
            Ok(statement.query_row([external_id, path], |row| row.get(0)).optional()?)
        })?;
        hash.map_or(Ok(None), |hash| self.photo(&PhotoHash(hash)))
    }

    /// A photo's thumbnail: JPEG, at most 256 pixels a side.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the bytes are not those that were made.
    pub fn thumbnail(&self, hash: &PhotoHash) -> Result<Option<Vec<u8>>> {
        self.read("reading a thumbnail", |connection| {
            let found: Option<(Vec<u8>, Vec<u8>)> = connection
                .prepare_cached(include_str!("thumbnail.sql"))?
                .query_row([&hash.0], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            match found {
                Some((bytes, made)) if blake3::hash(&bytes).as_bytes().as_slice() != made => {
                    Err(self.damaged("thumbnail", hash))
                }
                found => Ok(found.map(|(bytes, _)| bytes)),
            }
        })
    }

    fn damaged(&self, what: &str, hash: &PhotoHash) -> StoreError {
        StoreError::Damaged { path: self.path().to_owned(), detail: format!("{what} {} has changed", hash.0) }
    }
}
