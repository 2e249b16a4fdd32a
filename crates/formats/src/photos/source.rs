//! Where the photos of an item file lie.

use std::path::{Path, PathBuf};

use crate::FormatError;
use crate::archive::Documents;

/// A folder, or an archive with the folder that it lies in.
pub enum PhotoSource {
    /// Below a folder.
    Folder(PathBuf),
    /// In an archive, or below the folder where the archive does not have it.
    Archive(Box<Archive>, PathBuf),
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
            Ok(Self::Archive(Box::new(Archive(Documents::open(file)?)), folder.to_owned()))
        } else {
            Ok(Self::Folder(folder.to_owned()))
        }
    }

    /// The bytes of a photo in an archive; `None` where it can only be a file.
    ///
    /// # Errors
    /// When it is damaged, or beyond a limit.
    pub fn packed(&mut self, photo: &str) -> Option<Result<Vec<u8>, FormatError>> {
        match self {
            Self::Archive(archive, _) if archive.0.has(photo) => Some(archive.0.read(photo)),
            Self::Archive(..) | Self::Folder(_) => None,
        }
    }

    /// Where a photo lies, when it is a file.
    #[must_use]
    pub fn path(&self, photo: &str) -> PathBuf {
        match self {
            Self::Folder(folder) | Self::Archive(_, folder) => folder.join(photo),
        }
    }

    /// Whether an archive has a photo; otherwise it can only be a file.
    #[must_use]
    pub fn has_packed(&self, photo: &str) -> bool {
        match self {
            Self::Folder(_) => false,
            Self::Archive(archive, _) => archive.0.has(photo),
        }
    }
}
