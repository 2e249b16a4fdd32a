//! Where a project lies. A copy or a moved file lies elsewhere and becomes an installation of its
//! own, so that decision numbers of two copies never clash.

use std::path::Path;

use rusqlite::Connection;

use super::lock::host;
use super::meta::{meta, set_meta};
use crate::error::Result;

/// A fingerprint of machine, path and file; nothing about them can be read from it.
pub(super) fn place_of(path: &Path) -> String {
    let full = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let machine = std::fs::read_to_string("/etc/machine-id").unwrap_or_else(|_| host());
    let mut hasher = blake3::Hasher::new();
    hasher.update(machine.trim().as_bytes());
    hasher.update(full.as_os_str().as_encoded_bytes());
    hasher.update(&file_number(&full).to_le_bytes());
    hasher.finalize().to_hex().to_string()
}

/// Whether the file was last written at this place.
pub(super) fn is_here(connection: &Connection, path: &Path) -> Result<bool> {
    Ok(meta(connection, "place")?.as_deref() == Some(&place_of(path)))
}

/// Gives the file a new installation and remembers the place.
pub(super) fn settle(connection: &Connection, path: &Path) -> Result<()> {
    set_meta(connection, "installation", &random_name(connection)?)?;
    set_meta(connection, "place", &place_of(path))
}

/// 32 random hexadecimal digits.
pub(super) fn random_name(connection: &Connection) -> Result<String> {
    Ok(connection.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?)
}

#[cfg(unix)]
fn file_number(path: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).map(|m| m.ino()).unwrap_or_default()
}

#[cfg(not(unix))]
fn file_number(_path: &Path) -> u64 {
    0
}
