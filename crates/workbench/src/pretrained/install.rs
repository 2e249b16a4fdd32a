//! Puts checked files in their place in one step, and finds them again.
//!
//! Layout of the cache: `encoders/NAME/` with the files and `installed.txt`, written last before the
//! folder gets its name; `encoders/NAME.lock`; `encoders/.new-NAME/` while somebody installs;
//! `downloads/NAME/` with what was cut off; `own.toml` with the list of what a person added.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};
use swingtag_learn::Watch;

use super::InstalledEncoder;
use super::error::{AtPath, FetchError};
use super::manifest::{Encoder, EncoderFile, Source, hexadecimal};
use super::source;

/// What an installation leaves as proof that the hashes were compared.
const RECORD: &str = "installed.txt";

/// The encoder, if complete.
pub(super) fn find(cache: &Path, encoder: &Encoder) -> Option<InstalledEncoder> {
    let folder = home(cache, &encoder.name);
    let mut record = String::new();
    File::open(folder.join(RECORD)).ok()?.take(1 << 16).read_to_string(&mut record).ok()?;
    let whole = |file: &EncoderFile| {
        std::fs::metadata(folder.join(&file.name)).is_ok_and(|d| d.is_file() && d.len() == file.bytes)
    };
    if record != encoder.list_of_files() || !encoder.files.iter().all(whole) {
        return None;
    }
    let (name, kind) = (encoder.name.clone(), encoder.kind);
    Some(InstalledEncoder { name, kind, folder, sha256: encoder.sha256() })
}

/// Waits until no other process installs this encoder. The lock ends with the returned file, also when
/// the process is killed.
pub(super) fn lock(cache: &Path, encoder: &Encoder, watch: &dyn Watch) -> Result<File, FetchError> {
    let folder = cache.join("encoders");
    std::fs::create_dir_all(&folder).at("create", &folder)?;
    let path = folder.join(format!("{}.lock", encoder.name));
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).at("open", &path)?;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => watch.tick("waiting", 0, encoder.bytes())?,
            Err(TryLockError::Error(cause)) => {
                return Err(FetchError::File { action: "lock", path, cause });
            }
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Brings, checks and installs. The caller holds the lock.
pub(super) fn from_source(
    cache: &Path,
    encoder: &Encoder,
    source: &Source,
    watch: &dyn Watch,
) -> Result<InstalledEncoder, FetchError> {
    let staging = Staging::new(cache, &encoder.name)?;
    source::bring(encoder, source, &staging.0, &cache.join("downloads").join(&encoder.name), watch)?;
    for (file, text) in encoder.files.iter().filter_map(|f| Some((f, f.text.as_ref()?))) {
        let path = staging.0.join(&file.name);
        std::fs::write(&path, text).at("write", &path)?;
    }
    for file in &encoder.files {
        check(&staging.0.join(&file.name), file, watch)?;
    }
    settle(cache, encoder, &staging)
}

/// Gives checked files their place.
pub(super) fn settle(
    cache: &Path,
    encoder: &Encoder,
    staging: &Staging,
) -> Result<InstalledEncoder, FetchError> {
    let record = staging.0.join(RECORD);
    std::fs::write(&record, encoder.list_of_files()).at("write", &record)?;
    for file in encoder.files.iter().map(|f| f.name.as_str()).chain([RECORD]) {
        let path = staging.0.join(file);
        OpenOptions::new().write(true).open(&path).and_then(|f| f.sync_all()).at("sync", &path)?;
    }
    sync_folder(&staging.0)?;
    let home = home(cache, &encoder.name);
    if home.exists() {
        // Incomplete or of an older manifest, or it would have been found.
        std::fs::remove_dir_all(&home).at("remove", &home)?;
    }
    std::fs::rename(&staging.0, &home).at("move", &home)?;
    sync_folder(&cache.join("encoders"))?;
    find(cache, encoder).ok_or_else(|| FetchError::NotInstalled(encoder.name.clone()))
}

/// Compares a file with the manifest; one that differs is removed.
pub(super) fn check(path: &Path, file: &EncoderFile, watch: &dyn Watch) -> Result<(), FetchError> {
    let mut input = File::open(path).at("open", path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    let mut done = 0;
    loop {
        let read = input.read(&mut buffer).at("read", path)?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        done += read as u64;
        watch.tick("verify", done, file.bytes)?;
    }
    let got = hexadecimal(&hash.finalize());
    if got == file.sha256 {
        return Ok(());
    }
    std::fs::remove_file(path).at("remove", path)?;
    Err(FetchError::WrongHash { file: file.name.clone(), expected: file.sha256.clone(), got })
}

/// Removes the files of an encoder.
pub(super) fn remove(cache: &Path, name: &str) -> Result<(), FetchError> {
    let home = home(cache, name);
    match std::fs::remove_dir_all(&home) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(cause).at("remove", &home),
        _ => Ok(()),
    }
}

fn home(cache: &Path, name: &str) -> PathBuf {
    cache.join("encoders").join(name)
}

/// A folder of this installation alone; what is left of it goes when the value goes. Leftovers of
/// killed processes are removed by the next one, which holds the lock.
pub(super) struct Staging(PathBuf);

impl Staging {
    pub(super) fn new(cache: &Path, name: &str) -> Result<Self, FetchError> {
        let folder = cache.join("encoders").join(format!(".new-{name}"));
        if folder.exists() {
            std::fs::remove_dir_all(&folder).at("remove", &folder)?;
        }
        std::fs::create_dir_all(&folder).at("create", &folder)?;
        Ok(Self(folder))
    }

    pub(super) fn folder(&self) -> &Path {
        &self.0
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> Result<(), FetchError> {
    File::open(folder).and_then(|f| f.sync_all()).at("sync", folder)
}

/// Windows cannot sync a folder; a rename there is journalled.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> Result<(), FetchError> {
    Ok(())
}
