//! The photos of items for those who learn from them: from the open project, or from a folder beside a
//! file of items. A photo that cannot be had is missing, whatever the reason; that is never an error.

use std::path::{Path, PathBuf};

use swingtag_catalogue::Item;
use swingtag_formats::check_photo_path;
use swingtag_learn::PhotoStore;

use crate::workbench::Workbench;

/// Bytes of a photo beyond which it is not even read.
const LARGEST: u64 = 64 << 20;

impl PhotoStore for Workbench {
    fn photo(&self, item: &Item, path: &str) -> Option<Vec<u8>> {
        match self.store().photo_of(&item.id, path) {
            Ok(photo) => photo.map(|photo| photo.bytes),
            Err(error) => {
                tracing::warn!(item = item.id, path, %error, "a photo cannot be read");
                None
            }
        }
    }
}

/// The folder that photo paths of a file are relative to.
#[derive(Clone, Debug)]
pub(crate) struct PhotoFolder(PathBuf);

impl PhotoFolder {
    /// A folder; an empty path is the current one.
    pub(crate) fn new(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    /// The folder that a file lies in.
    pub(crate) fn of_file(file: &Path) -> Self {
        Self::new(file.parent().unwrap_or(Path::new("")))
    }
}

impl PhotoStore for PhotoFolder {
    fn photo(&self, _item: &Item, path: &str) -> Option<Vec<u8>> {
        check_photo_path(path).ok()?;
        photo_bytes(&self.0.join(path)).ok()
    }
}

/// The bytes of a plain file of acceptable size. Links are followed only by whoever made them: a link in
/// an image folder may lead anywhere, so it is refused.
pub(crate) fn photo_bytes(path: &Path) -> Result<Vec<u8>, String> {
    photo_is_there(path)?;
    std::fs::read(path).map_err(|e| format!("the photo cannot be read: {e}"))
}

/// Whether a photo is a plain file of acceptable size; it is not read.
pub(crate) fn photo_is_there(path: &Path) -> Result<(), String> {
    let about = std::fs::symlink_metadata(path).map_err(|e| format!("the photo cannot be found: {e}"))?;
    if !about.is_file() {
        return Err("the photo is no plain file".to_owned());
    }
    if about.len() > LARGEST {
        return Err(format!("the photo has {} MiB, more than 64", about.len() >> 20));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_what_lies_in_it_and_nothing_else() {
        let outer = tempfile::tempdir().unwrap();
        let inner = outer.path().join("photos");
        std::fs::create_dir(&inner).unwrap();
        std::fs::write(outer.path().join("secret.jpg"), b"secret").unwrap();
        std::fs::write(inner.join("a.jpg"), b"photo").unwrap();
        let folder = PhotoFolder::of_file(&inner.join("items.jsonl"));
        let photo = |path: &str| folder.photo(&Item::default(), path);
        assert_eq!(photo("a.jpg").as_deref(), Some(b"photo".as_slice()));
        let secret = outer.path().join("secret.jpg");
        for path in ["b.jpg", "../secret.jpg", "", ".", &secret.to_string_lossy()] {
            assert_eq!(photo(path), None, "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&secret, inner.join("link.jpg")).unwrap();
            assert_eq!(photo("link.jpg"), None);
        }
    }
}
