//! Photos of incoming items, from a folder. Paths were checked by the reader: none leaves it.

use std::path::Path;

use swingtag_formats::{IncomingItem, PhotoSource, RowProblem, Severity, check_photo_path};
use swingtag_store::{PhotoFile, PhotoProblem};

use crate::error::WorkbenchError;
use crate::photos::photo_bytes;
use crate::problems::{Problems, Refusal};

/// Folders within folders that are looked through.
const DEPTH: usize = 6;
/// Files of a photo folder that are looked at.
const MOST: usize = 1_000_000;
/// Endings of photos.
const ENDINGS: [&str; 5] = ["jpg", "jpeg", "png", "webp", "gif"];

/// Reads the photos of an item; one that is missing becomes a warning and the item arrives.
pub(super) fn read(
    file: &Path,
    source: &mut PhotoSource,
    row: &IncomingItem,
    problems: &mut Problems,
) -> Result<Vec<PhotoFile>, WorkbenchError> {
    let mut photos = Vec::with_capacity(row.item.photos.len());
    for path in &row.item.photos {
        let bytes = match source.packed(path) {
            Some(packed) => packed.map_err(|e| e.to_string()),
            None => photo_bytes(&source.path(path)),
        };
        let bytes = match bytes {
            Ok(bytes) => Some(bytes),
            Err(reason) => {
                problems.add(missing(file, row.line, path, reason))?;
                None
            }
        };
        photos.push(PhotoFile { path: path.clone(), bytes });
    }
    Ok(photos)
}

/// A photo that is not there.
pub(super) fn missing(file: &Path, line: u64, path: &str, reason: String) -> RowProblem {
    Refusal {
        column: "images",
        value: path,
        code: "photo-missing",
        reason,
        remedy: "put the photo there, or name its folder with --images, and import again",
        severity: Severity::Warning,
    }
    .at(file, line)
}

/// A photo that the store could not use.
pub(super) fn refused(file: &Path, line: u64, problem: &PhotoProblem) -> RowProblem {
    Refusal {
        column: "images",
        value: &problem.path,
        code: "photo-refused",
        reason: problem.reason.clone(),
        remedy: "save it again as JPEG, PNG, WebP or GIF and import again",
        severity: Severity::Warning,
    }
    .at(file, line)
}

/// The photos of a folder by their names, so that each item finds those that are called after it.
#[derive(Debug, Default)]
pub(super) struct PhotoNames {
    /// Name in lower case, and path below the folder; sorted.
    names: Vec<(String, String)>,
}

impl PhotoNames {
    /// Looks through a folder and the folders in it. Links are not followed.
    pub(super) fn of(folder: &Path) -> Self {
        let mut found = Self::default();
        found.look(folder, "", DEPTH);
        found.names.sort();
        found
    }

    fn look(&mut self, folder: &Path, below: &str, depth: usize) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else { continue };
            let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
            if kind.is_dir() && depth > 0 && !name.starts_with('.') {
                self.look(&entry.path(), &path, depth - 1);
            } else if kind.is_file() && is_photo(&name) && check_photo_path(&path).is_ok() {
                self.names.push((name.to_lowercase(), path));
            }
            if self.names.len() >= MOST {
                return;
            }
        }
    }

    /// Paths of the photos whose name is the id, or begins with it before a sign: `KT-113.jpg`,
    /// `KT-113_2.jpg`, not `KT-1134.jpg`.
    pub(super) fn of_item(&self, id: &str) -> Vec<String> {
        let id: String = id.trim().to_lowercase().chars().map(in_names).collect();
        if id.is_empty() {
            return Vec::new();
        }
        let first = self.names.partition_point(|(name, _)| *name < id);
        let begin = self.names[first..].iter().take_while(|(name, _)| name.starts_with(&id));
        let own = begin.filter(|(name, _)| !name[id.len()..].starts_with(char::is_alphanumeric));
        own.map(|(_, path)| path.clone()).collect()
    }
}

/// Signs that no file name can hold stand as `_` in it.
fn in_names(c: char) -> char {
    if matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c }
}

fn is_photo(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn photos_are_found_by_the_id_their_names_begin_with() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("more")).unwrap();
        for name in ["KT-11.jpg", "kt-11_2.PNG", "KT-113.jpg", "KT-11.txt", "more/kt-11-back.webp", "a_b.gif"]
        {
            std::fs::write(folder.path().join(name), b"x").unwrap();
        }
        let names = PhotoNames::of(folder.path());
        assert_eq!(names.of_item("KT-11"), ["more/kt-11-back.webp", "KT-11.jpg", "kt-11_2.PNG"]);
        assert_eq!(names.of_item("KT-113"), ["KT-113.jpg"]);
        assert_eq!(names.of_item("a/b"), ["a_b.gif"]);
        assert_eq!(names.of_item("KT"), ["more/kt-11-back.webp", "KT-11.jpg", "KT-113.jpg", "kt-11_2.PNG"]);
        assert_eq!(names.of_item(" "), Vec::<String>::new());
    }
}
