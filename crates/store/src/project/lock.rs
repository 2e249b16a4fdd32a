//! One process writes: a lock of the operating system on a file beside the project.
//!
//! The kernel frees it when the process ends, however it ends. The lock file stays where it is:
//! removing it would let two processes hold locks on two files of the same name.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use crate::error::{Result, StoreError};

/// Held as long as a project is open for writing.
#[derive(Debug)]
pub(super) struct WriteLock {
    file: File,
}

impl WriteLock {
    /// Takes the lock or says who has it.
    pub(super) fn take(project: &Path) -> Result<Self> {
        let path = lock_path(project);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(
                |source| StoreError::Io {
                    operation: "cannot write the lock file",
                    path: path.clone(),
                    source,
                },
            )?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(StoreError::Locked { path: project.to_owned(), holder: holder(&mut file) });
            }
            Err(TryLockError::Error(source)) => {
                return Err(StoreError::Io { operation: "cannot lock", path, source });
            }
        }
        // The text is for people; the lock holds without it.
        let text = format!("process {} on {}\n", std::process::id(), host());
        let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(text.as_bytes()));
        Ok(Self { file })
    }
}

impl Drop for WriteLock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.file.unlock();
    }
}

fn lock_path(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

fn holder(file: &mut File) -> String {
    let mut text = String::new();
    let read = file.take(200).read_to_string(&mut text);
    match text.trim() {
        name if read.is_ok() && !name.is_empty() => name.to_owned(),
        _ => "another process".to_owned(),
    }
}

/// Name of this machine, as far as it can be told without asking the network.
pub(super) fn host() -> String {
    let named = ["HOSTNAME", "COMPUTERNAME"].iter().find_map(|key| std::env::var(key).ok());
    std::fs::read_to_string("/proc/sys/kernel/hostname")
        .ok()
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .or(named)
        .unwrap_or_else(|| "this machine".to_owned())
}
