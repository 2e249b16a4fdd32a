//! Photos by the hash of their bytes, with a thumbnail each.
//!
//! A photo is kept as it came. It is refused when it is too large, cannot be decoded, or claims
//! sizes beyond the limits; its item stays and says so.

mod prepare;
mod read;
mod save;
mod sized;

use swingtag_catalogue::PhotoHash;

pub use prepare::{PreparedPhoto, prepare_photo};
pub(crate) use save::insert;

/// A photo that came with an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PhotoFile {
    /// Path as the item writes it.
    pub path: String,
    /// Its bytes; none when the file was not found.
    pub bytes: Option<Vec<u8>>,
}

/// A photo of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredPhoto {
    /// Path as the item writes it.
    pub path: String,
    /// Its name in the project; none when it is missing or was refused.
    pub hash: Option<PhotoHash>,
    /// Its type, as of [`Photo::mime`]; none where there is no photo.
    pub mime: Option<String>,
    /// Pixels across, as shown.
    pub width: u32,
    /// Pixels down, as shown.
    pub height: u32,
    /// Why it was refused.
    pub problem: Option<String>,
}

/// A photo's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// `image/jpeg`, `image/png`, `image/webp` or `image/gif`.
    pub mime: String,
    /// The bytes as they came.
    pub bytes: Vec<u8>,
}

/// A photo of a chunk that was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoProblem {
    /// Index of its item in the chunk, from 0.
    pub row: usize,
    /// Path as the item writes it.
    pub path: String,
    /// Why, and what would be right.
    pub reason: String,
}
