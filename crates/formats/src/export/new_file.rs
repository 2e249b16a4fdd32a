//! A file under a temporary name that gets its own name when it is complete.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use crate::FormatError;

/// A file that is being written beside its target. Dropped without [`NewFile::commit`], it is
/// removed and the target stays as it was; so a killed process leaves at worst a hidden file
/// whose name ends in `.part`.
pub struct NewFile {
    target: PathBuf,
    temporary: PathBuf,
    overwrite: bool,
    file: Option<BufWriter<File>>,
}

impl NewFile {
    /// Starts a file. The folder must exist.
    ///
    /// # Errors
    /// When the target is there and may not be overwritten, or the folder cannot be written.
    pub fn create(target: &Path, overwrite: bool) -> Result<Self, FormatError> {
        refuse_existing(target, overwrite)?;
        remove_leftovers(target);
        let temporary = temporary_name(target);
        let file = OpenOptions::new().write(true).create_new(true).open(&temporary);
        let file = file.map_err(FormatError::io("write", &temporary))?;
        let file = Some(BufWriter::with_capacity(1 << 18, file));
        Ok(Self { target: target.to_owned(), temporary, overwrite, file })
    }

    /// The name the file will have.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Writes out what is buffered and returns the temporary name, for reading back.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn written(&mut self) -> Result<&Path, FormatError> {
        self.flush().map_err(FormatError::io("write", &self.target))?;
        Ok(&self.temporary)
    }

    /// Puts the content on the disk, gives the file its name, and puts the name on the disk.
    ///
    /// # Errors
    /// When the disk refuses, or somebody made the target meanwhile.
    pub fn commit(mut self) -> Result<(), FormatError> {
        let failed = || FormatError::io("write", &self.target);
        if let Some(file) = self.file.take() {
            let file = file.into_inner().map_err(|e| failed()(e.into_error()))?;
            file.sync_all().map_err(failed())?;
        }
        refuse_existing(&self.target, self.overwrite)?;
        fs::rename(&self.temporary, &self.target).map_err(failed())?;
        sync_folder(&self.target).map_err(failed())
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or(Err(io::ErrorKind::BrokenPipe.into()), |file| file.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Seek for NewFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.as_mut().map_or(Err(io::ErrorKind::BrokenPipe.into()), |file| file.seek(to))
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        self.file = None;
        // After a commit there is nothing under this name; nobody is left to hear of a failure.
        let _ = fs::remove_file(&self.temporary);
    }
}

pub(super) fn refuse_existing(target: &Path, overwrite: bool) -> Result<(), FormatError> {
    // A link that leads nowhere counts as well: it is somebody's.
    let exists = fs::symlink_metadata(target).is_ok();
    if exists && !overwrite { Err(FormatError::Exists { path: target.to_owned() }) } else { Ok(()) }
}

pub(super) fn temporary_name(target: &Path) -> PathBuf {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    name.push(format!(".{}-{}-{count}.part", std::process::id(), now.as_nanos()));
    target.with_file_name(name)
}

/// Removes what killed processes left of this target, file or folder, once it is an hour old: before that it may
/// be the work of another process. Failing to tidy up is no reason not to write.
pub(super) fn remove_leftovers(target: &Path) {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let begins = format!(".{name}.");
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let found = entry.file_name();
        let found = found.to_string_lossy();
        let old = entry
            .metadata()
            .and_then(|meta| meta.modified())
            .is_ok_and(|then| then.elapsed().is_ok_and(|age| age > std::time::Duration::from_secs(3600)));
        if old && found.starts_with(&begins) && found.ends_with(".part") {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let _ = if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
        }
    }
}

#[cfg(unix)]
pub(super) fn sync_folder(target: &Path) -> io::Result<()> {
    let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Windows writes names with the file and cannot open folders for this.
#[cfg(not(unix))]
pub(super) fn sync_folder(_target: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_there_until_it_is_complete() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.txt");
        let mut file = NewFile::create(&target, false).unwrap();
        file.write_all(b"one").unwrap();
        assert!(!target.exists());
        drop(file);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "an abandoned file is removed");
    }

    #[test]
    fn old_leftovers_of_the_same_target_go() {
        let folder = tempfile::tempdir().unwrap();
        let left =
            [".a.txt.1-2-3.part", ".a.txt.4-5-6.part", ".b.txt.1-2-3.part"].map(|n| folder.path().join(n));
        left.iter().for_each(|path| fs::write(path, "x").unwrap());
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(7200);
        for path in [&left[0], &left[2]] {
            OpenOptions::new().write(true).open(path).unwrap().set_modified(old).unwrap();
        }
        drop(NewFile::create(&folder.path().join("a.txt"), false).unwrap());
        assert_eq!(left.map(|path| path.exists()), [false, true, true]);
    }

    #[test]
    fn a_target_is_overwritten_only_when_asked() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.txt");
        for (text, overwrite) in [("one", false), ("two", true)] {
            let mut file = NewFile::create(&target, overwrite).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.commit().unwrap();
            assert_eq!(fs::read_to_string(&target).unwrap(), text);
        }
        assert!(matches!(NewFile::create(&target, false), Err(FormatError::Exists { .. })));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
