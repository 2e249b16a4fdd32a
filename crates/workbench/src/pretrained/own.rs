//! The list of encoders that a person added: `own.toml` in the cache, in the form of the built-in manifest
//! but without sources. A list that cannot be read is told and never written over.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::{AtPath, FetchError};
use super::install::sync_folder;
use super::manifest::Encoder;

/// Name of the list.
const FILE: &str = "own.toml";

/// Most bytes of it that are read: some thousand encoders.
const LIMIT: u64 = 1 << 20;

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default, rename = "encoder")]
    encoders: Vec<Encoder>,
}

/// The encoders of a cache's list; none without a list.
pub(super) fn read(cache: &Path) -> Result<Vec<Encoder>, FetchError> {
    let path = cache.join(FILE);
    let damaged = |reason: String| FetchError::OwnList { path: path.clone(), reason };
    let mut text = String::new();
    match File::open(&path).and_then(|file| file.take(LIMIT).read_to_string(&mut text)) {
        Ok(_) => {}
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(damaged(cause.to_string())),
    }
    let List { encoders } = toml::from_str(&text).map_err(|e| damaged(e.to_string()))?;
    let mut names = BTreeSet::new();
    for encoder in &encoders {
        encoder.check().map_err(|e| damaged(e.to_string()))?;
        if !names.insert(&encoder.name) {
            return Err(damaged(format!("“{}” stands in it twice", encoder.name)));
        }
    }
    Ok(encoders)
}

/// Writes the list anew; it is there whole, as it was or as it will be.
pub(super) fn write(cache: &Path, encoders: Vec<Encoder>) -> Result<(), FetchError> {
    let (path, part) = (cache.join(FILE), cache.join(format!("{FILE}.part")));
    let text = toml::to_string(&List { encoders })
        .map_err(|e| FetchError::OwnList { path: path.clone(), reason: e.to_string() })?;
    let mut file = File::create(&part).at("create", &part)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).at("write", &part)?;
    std::fs::rename(&part, &path).at("move", &path)?;
    sync_folder(cache)
}

/// Held while the list is changed; it ends with the returned file, also when the process is killed.
pub(super) fn lock(cache: &Path) -> Result<File, FetchError> {
    std::fs::create_dir_all(cache).at("create", cache)?;
    let path: PathBuf = cache.join(format!("{FILE}.lock"));
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(&path).at("open", &path)?;
    file.lock().at("lock", &path)?;
    Ok(file)
}
