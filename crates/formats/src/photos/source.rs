//! Where the photos of an item file lie.

use std::path::{Path, PathBuf};

use crate::FormatError;
use crate::archive::Documents;

/// A folder, or an archive.
pub enum PhotoSource {
    /// Below a folder.
    Folder(PathBuf),
    /// In an archive.
    Archive(Box<Archive>),
}

/// An archive of photos.
pub struct Archive(Documents);

impl PhotoSource {
    /// The source of the photos of a file: the file itself where it is an archive or a folder of
    /// photos, else the folder.
    ///
    /// # Errors
    /// When the archive cannot be read.
    pub fn of(file: &Path, folder: &Path) -> Result<Self, FormatError> {
        let is_archive = file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"));
        if file.is_dir() {
            Ok(Self::Folder(file.to_owned()))
        } else if is_archive {
            Ok(Self::Archive(Box::new(Archive(Documents::open(file)?))))
        } else {
            Ok(Self::Folder(folder.to_owned()))
        }
    }

    /// The bytes of a photo in an archive; `None` for a folder, where the file can be read.
    ///
    /// # Errors
    /// When it is not there, damaged, or beyond a limit.
    pub fn packed(&mut self, photo: &str) -> Option<Result<Vec<u8>, FormatError>> {
        match self {
            Self::Folder(_) => None,
            Self::Archive(archive) => Some(archive.0.read(photo)),
        }
    }

    /// Where a photo lies, when it is a file.
    #[must_use]
    pub fn path(&self, photo: &str) -> PathBuf {
        match self {
            Self::Folder(folder) => folder.join(photo),
            Self::Archive(_) => PathBuf::from(photo),
        }
    }

    /// Whether an archive has a photo; `None` for a folder.
    #[must_use]
    pub fn has(&self, photo: &str) -> Option<bool> {
        match self {
            Self::Folder(_) => None,
            Self::Archive(archive) => Some(archive.0.has(photo)),
        }
    }
}
