//! Photos that leave with an export: a folder beside its files that is whole or not there, and a table of what
//! lies in it.
//!
//! A photo is called after its content, so that the same one lies there once, no two clash, and no name that came
//! with an item is ever a path. What lies in the folder already is only replaced where that was asked for, and what
//! the export does not write stays.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::Serialize;
use swingtag_catalogue::PhotoHash;

use super::NewFile;
use super::new_file::{refuse_existing, remove_leftovers, sync_folder, temporary_name};
use crate::{FormatError, plain_cell};

/// Name of the folder, beside the files of an export.
pub const PHOTO_FOLDER: &str = "photos";
/// Name of the table of photos.
pub const PHOTO_SHEET: &str = "photos.csv";
/// Figures of the hash that a name has; 128 bits.
const FIGURES: usize = 32;

/// What became of the photos of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PhotoCounts {
    /// Photos in the folder, each counted once.
    pub written: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Photos that items name and that are not there; the table names each.
    pub missing: u64,
}

/// The name of a photo below the folder of the export, with `/` on every system; none for a type that no
/// reader takes.
#[must_use]
pub fn photo_name(hash: &PhotoHash, mime: &str) -> Option<String> {
    let ending = match mime {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "image/gif" => "gif",
        _ => return None,
    };
    let figures: String = hash.0.chars().filter(char::is_ascii_hexdigit).take(FIGURES).collect();
    (figures.len() == FIGURES).then(|| format!("{PHOTO_FOLDER}/{figures}.{ending}"))
}

/// Photos on their way out. Dropped before [`PhotoFolder::keep`], nothing of it stays.
pub struct PhotoFolder {
    target: PathBuf,
    temporary: PathBuf,
    overwrite: bool,
    /// None once it is complete.
    sheet: Option<csv::Writer<NewFile>>,
    counts: PhotoCounts,
    /// The folder has its name and was not there before.
    is_new: bool,
}

impl PhotoFolder {
    /// Begins a folder beside the files of an export; `out` must be there.
    ///
    /// # Errors
    /// When the folder is there and may not be added to, or cannot be written.
    pub fn create(out: &Path, overwrite: bool) -> Result<Self, FormatError> {
        let target = out.join(PHOTO_FOLDER);
        refuse_existing(&target, overwrite)?;
        remove_leftovers(&target);
        let sheet = Some(csv::Writer::from_writer(NewFile::create(&out.join(PHOTO_SHEET), overwrite)?));
        let temporary = temporary_name(&target);
        fs::create_dir(&temporary).map_err(FormatError::io("make the folder", &temporary))?;
        let mut new =
            Self { target, temporary, overwrite, sheet, counts: PhotoCounts::default(), is_new: false };
        new.row(["item", "photo", "was", "problem"])?;
        Ok(new)
    }

    /// Whether a photo is among those that leave.
    #[must_use]
    pub fn holds(&self, name: &str) -> bool {
        self.below(name).exists()
    }

    /// Adds a photo by its [`photo_name`].
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), FormatError> {
        let path = self.below(name);
        let write = || -> std::io::Result<()> {
            let mut file = File::create_new(&path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(FormatError::io("write", &path))?;
        self.counts.written += 1;
        self.counts.bytes += bytes.len() as u64;
        Ok(())
    }

    /// Notes which photo of the folder is which of an item; none with the reason where it is missing.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note(&mut self, item: &str, was: &str, name: Result<&str, &str>) -> Result<(), FormatError> {
        self.counts.missing += u64::from(name.is_err());
        self.row([item, name.unwrap_or_default(), was, name.err().unwrap_or_default()])
    }

    /// Gives the photos their place. They go again unless [`PhotoFolder::keep`] follows.
    ///
    /// # Errors
    /// When the disk refuses, or somebody made the folder meanwhile.
    pub fn commit(&mut self) -> Result<(), FormatError> {
        refuse_existing(&self.target, self.overwrite)?;
        let failed = |e| FormatError::io("write", &self.target)(e);
        if fs::symlink_metadata(&self.target).is_err() {
            fs::rename(&self.temporary, &self.target).map_err(failed)?;
            self.is_new = true;
        } else {
            self.add_to_existing().map_err(failed)?;
        }
        sync_folder(&self.target).map_err(failed)
    }

    /// The files beside the photos are whole: the photos stay.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(mut self) -> Result<PhotoCounts, FormatError> {
        let path = self.target.with_file_name(PHOTO_SHEET);
        self.is_new = false;
        if let Some(sheet) = self.sheet.take() {
            sheet.into_inner().map_err(|e| FormatError::io("write", &path)(e.into_error()))?.commit()?;
        }
        Ok(self.counts)
    }

    /// Names come from the content: a file of the same name is this photo, or was somebody's to replace.
    fn add_to_existing(&self) -> std::io::Result<()> {
        for entry in fs::read_dir(&self.temporary)? {
            let entry = entry?;
            fs::rename(entry.path(), self.target.join(entry.file_name()))?;
        }
        fs::remove_dir(&self.temporary)
    }

    fn below(&self, name: &str) -> PathBuf {
        self.temporary.join(name.rsplit('/').next().unwrap_or(name))
    }

    fn row(&mut self, cells: [&str; 4]) -> Result<(), FormatError> {
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let written = sheet.write_record(cells.map(plain_cell).iter().map(|cell| cell.as_bytes()));
        written.map_err(|e| FormatError::io("write", &self.target.with_file_name(PHOTO_SHEET))(e.into()))
    }
}

impl Drop for PhotoFolder {
    fn drop(&mut self) {
        // Nobody is left to hear of a failure.
        let _ = fs::remove_dir_all(&self.temporary);
        if self.is_new {
            let _ = fs::remove_dir_all(&self.target);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(bytes: &[u8]) -> String {
        photo_name(&PhotoHash::of(bytes), "image/png").unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_folder_is_whole_or_not_there() {
        let out = tempfile::tempdir().unwrap();
        let mut folder = PhotoFolder::create(out.path(), false).unwrap();
        folder.add(&name(b"a"), b"a").unwrap();
        assert!(folder.holds(&name(b"a")) && !folder.holds(&name(b"b")));
        assert!(!out.path().join(PHOTO_FOLDER).exists());
        drop(folder);
        assert_eq!(names(out.path()), Vec::<String>::new(), "an abandoned export leaves nothing");
        let mut folder = PhotoFolder::create(out.path(), false).unwrap();
        folder.add(&name(b"a"), b"a").unwrap();
        folder.commit().unwrap();
        assert!(out.path().join(name(b"a")).exists());
        drop(folder);
        assert_eq!(names(out.path()), Vec::<String>::new(), "files beside it were not finished");
    }

    #[test]
    fn a_folder_that_is_there_is_added_to_only_when_asked_and_loses_nothing() {
        let out = tempfile::tempdir().unwrap();
        fs::create_dir(out.path().join(PHOTO_FOLDER)).unwrap();
        fs::write(out.path().join("photos/mine.jpg"), "mine").unwrap();
        assert!(matches!(PhotoFolder::create(out.path(), false), Err(FormatError::Exists { .. })));
        let mut folder = PhotoFolder::create(out.path(), true).unwrap();
        folder.add(&name(b"a"), b"a").unwrap();
        folder.note("1", "old/a.png", Ok(&name(b"a"))).unwrap();
        folder.note("=1+1", "b.png", Err("it was never found")).unwrap();
        folder.commit().unwrap();
        let counts = folder.keep().unwrap();
        assert_eq!((counts.written, counts.bytes, counts.missing), (1, 1, 1));
        assert_eq!(fs::read(out.path().join("photos/mine.jpg")).unwrap(), b"mine");
        assert_eq!(names(out.path()), [PHOTO_FOLDER, PHOTO_SHEET]);
        let sheet = fs::read_to_string(out.path().join(PHOTO_SHEET)).unwrap();
        let rows: Vec<&str> = sheet.lines().collect();
        assert_eq!(rows[1], format!("1,{},old/a.png,", name(b"a")));
        assert_eq!(rows[2], "'=1+1,,b.png,it was never found");
    }

    #[test]
    fn names_hold_nothing_but_figures_and_an_ending() {
        let hash = |text: &str| PhotoHash(text.to_owned());
        assert_eq!(photo_name(&hash("../../etc"), "image/png"), None);
        assert_eq!(photo_name(&PhotoHash::of(b"a"), "image/svg+xml"), None);
        assert_eq!(name(b"a").len(), "photos/".len() + 32 + ".png".len());
    }
}
