//! Names and contents.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

use zip::ZipArchive;

use super::limits::{Counted, ENTRIES, ENTRY, entries};
use crate::{FormatError, check_photo_path};

/// Folders within folders that are looked through.
const DEPTH: usize = 6;

/// See the module.
pub(crate) struct Documents {
    path: PathBuf,
    place: Place,
}

enum Place {
    Folder(Vec<String>),
    Zip { archive: ZipArchive<BufReader<File>>, names: BTreeMap<String, usize> },
}

impl Documents {
    /// Opens a folder or an archive.
    ///
    /// # Errors
    /// When it cannot be read, is damaged, or is beyond a limit.
    pub(crate) fn open(path: &Path) -> Result<Self, FormatError> {
        let place = if path.is_dir() {
            let mut names = Vec::new();
            look(path, "", DEPTH, &mut names);
            names.sort();
            Place::Folder(names)
        } else {
            zip_place(path)?
        };
        Ok(Self { path: path.to_owned(), place })
    }

    /// Names, sorted; folders are parted by `/`.
    pub(crate) fn names(&self) -> Vec<String> {
        match &self.place {
            Place::Folder(names) => names.clone(),
            Place::Zip { names, .. } => names.keys().cloned().collect(),
        }
    }

    /// Whether there is a file of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        match &self.place {
            Place::Folder(names) => names.binary_search_by(|known| known.as_str().cmp(name)).is_ok(),
            Place::Zip { names, .. } => names.contains_key(name),
        }
    }

    /// The content of a file.
    ///
    /// # Errors
    /// When it is not there, damaged, or beyond a limit.
    pub(crate) fn read(&mut self, name: &str) -> Result<Vec<u8>, FormatError> {
        let mut bytes = Vec::new();
        let outcome = match &mut self.place {
            Place::Folder(_) => File::open(self.path.join(name)).and_then(|file| {
                let length = file.metadata()?.len();
                Counted::new(file, length).read_to_end(&mut bytes)
            }),
            Place::Zip { archive, names } => {
                let Some(&index) = names.get(name) else { return Err(self.refused(name, "it is not there")) };
                archive.by_index(index).map_err(std::io::Error::other).and_then(|entry| {
                    let packed = entry.compressed_size();
                    Counted::new(entry, packed).read_to_end(&mut bytes)
                })
            }
        };
        outcome.map_err(|e| self.refused(name, &e.to_string()))?;
        Ok(bytes)
    }

    fn refused(&self, name: &str, problem: &str) -> FormatError {
        unreadable(&self.path, format!("“{name}”: {problem}"))
    }
}

fn unreadable(path: &Path, problem: String) -> FormatError {
    let remedy = format!(
        "pack it again: at most {ENTRIES} plain files of at most {} MiB, each with a name of its own",
        ENTRY >> 20
    );
    FormatError::Unreadable { path: path.to_owned(), problem, remedy }
}

fn look(folder: &Path, below: &str, depth: usize, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string()) else { continue };
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        if kind.is_dir() && depth > 0 && !name.starts_with('.') {
            look(&entry.path(), &path, depth - 1, names);
        } else if kind.is_file() && check_photo_path(&path).is_ok() {
            names.push(path);
        }
        if names.len() as u64 >= ENTRIES {
            return;
        }
    }
}

fn zip_place(path: &Path) -> Result<Place, FormatError> {
    let failed = || FormatError::io("read", path);
    let mut file = File::open(path).map_err(failed())?;
    let declared = entries(&mut file).map_err(failed())?;
    let Some(count) = declared else { return Err(unreadable(path, "the archive has no end".to_owned())) };
    if count > ENTRIES {
        return Err(unreadable(path, format!("the archive has {count} entries")));
    }
    let damaged = |e: zip::result::ZipError| unreadable(path, format!("the archive is damaged: {e}"));
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(damaged)?;
    let (mut names, mut seen) = (BTreeMap::new(), HashSet::new());
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(damaged)?;
        let name = entry.name().map_err(damaged)?.into_owned();
        if entry.is_dir() || name.ends_with('/') || name.starts_with("__MACOSX/") {
            continue;
        }
        if entry.is_symlink() {
            return Err(unreadable(path, format!("“{name}” is a link")));
        }
        if entry.encrypted() {
            return Err(unreadable(path, format!("“{name}” is encrypted")));
        }
        check_photo_path(&name).map_err(|e| unreadable(path, format!("“{name}”: {e}")))?;
        // Two names that differ in case are one file on many systems.
        if !seen.insert(name.to_lowercase()) {
            return Err(unreadable(path, format!("“{name}” is there twice")));
        }
        names.insert(name, index);
    }
    Ok(Place::Zip { archive, names })
}
