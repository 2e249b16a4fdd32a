//! Plain files over HTTP, through curl: resumed with a range request where they were cut off.
//!
//! The unfinished file stays in the cache between runs. Its content is not trusted: the hash of the whole
//! file decides, and a resumed file with a wrong hash is removed with everything that was kept of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use swingtag_learn::Watch;

use super::client::{self, Continue};
use super::error::{AtPath, FetchError};
use super::manifest::{Encoder, EncoderFile};
use super::source::last_lines;

/// Attempts without a single new byte before a file is given up.
const VAIN_ATTEMPTS: u32 = 4;
/// curl: the server cannot resume, or the part does not fit the file.
const CANNOT_RESUME: [i32; 3] = [22, 33, 36];
/// curl: address, host or connection that another attempt may find in better shape.
const PASSING: [i32; 11] = [5, 6, 7, 16, 18, 28, 35, 52, 55, 56, 92];

/// Downloads every file of the encoder below `address` into `folder`.
pub(super) fn files(
    encoder: &Encoder,
    address: &str,
    rename: &BTreeMap<String, String>,
    folder: &Path,
    downloads: &Path,
    watch: &dyn Watch,
) -> Result<(), FetchError> {
    std::fs::create_dir_all(downloads).at("create", downloads)?;
    let mut before = 0;
    for file in encoder.fetched() {
        let part = part(downloads, file);
        let address = format!("{address}{}", rename.get(&file.name).unwrap_or(&file.name));
        let download =
            Download { address: &address, file, part: &part, before, total: encoder.bytes(), watch };
        download.complete(downloads)?;
        before += file.bytes;
    }
    for file in encoder.fetched() {
        let to = folder.join(&file.name);
        std::fs::rename(part(downloads, file), &to).at("move", &to)?;
    }
    Ok(())
}

fn part(downloads: &Path, file: &EncoderFile) -> PathBuf {
    downloads.join(format!("{}.part", file.name))
}

struct Download<'a> {
    address: &'a str,
    file: &'a EncoderFile,
    part: &'a Path,
    before: u64,
    total: u64,
    watch: &'a dyn Watch,
}

impl Download<'_> {
    /// Attempts until the part has its full length. An attempt that brought bytes does not count.
    fn complete(&self, downloads: &Path) -> Result<(), FetchError> {
        let mut vain = 0;
        while self.have() != self.file.bytes {
            if self.have() > self.file.bytes {
                std::fs::remove_file(self.part).at("remove", self.part)?;
            }
            let had = self.have();
            let failure = self.attempt(&downloads.join("words.txt"))?;
            let Some((code, account)) = failure else { continue };
            if CANNOT_RESUME.contains(&code) && had > 0 {
                std::fs::remove_file(self.part).at("remove", self.part)?;
            } else if !PASSING.contains(&code) || (self.have() <= had && vain >= VAIN_ATTEMPTS) {
                return Err(FetchError::Client { client: "curl".to_owned(), account });
            }
            vain = if self.have() > had { 0 } else { vain + 1 };
            self.pause(vain)?;
        }
        Ok(())
    }

    /// One run of curl; `None` when it ended well with the right length.
    fn attempt(&self, words: &Path) -> Result<Option<(i32, String)>, FetchError> {
        let mut command = Command::new("curl");
        let redirects = if self.address.starts_with("https:") { "=https" } else { "=http,https" };
        command.args(["--fail", "--silent", "--show-error", "--location", "--max-redirs", "5"]);
        command.args(["--proto", "=http,https", "--proto-redir", redirects, "--connect-timeout", "20"]);
        command.args(["--speed-limit", "1", "--speed-time", "60", "--continue-at", "-", "--output"]);
        command.arg(self.part).arg(self.address);
        let child = client::start(&mut command, words)?;
        let mut child = child.ok_or_else(|| FetchError::NoClient("curl".to_owned()))?;
        let status = client::wait(&mut child, &mut || {
            let have = self.have();
            if have > self.file.bytes {
                return Ok(Continue::No);
            }
            self.watch.tick("fetch", self.before + have, self.total).map(|()| Continue::Yes)
        })?;
        let have = self.have();
        if status.success() && have == self.file.bytes {
            return Ok(None);
        }
        if status.success() || have > self.file.bytes {
            // What is there is not the file; keeping it would make every later attempt fail, too.
            let _ = std::fs::remove_file(self.part);
            return Err(FetchError::WrongSize {
                file: self.file.name.clone(),
                expected: self.file.bytes,
                got: have,
            });
        }
        Ok(Some((status.code().unwrap_or(-1), last_lines(words, 2))))
    }

    fn have(&self) -> u64 {
        std::fs::metadata(self.part).map_or(0, |data| data.len())
    }

    fn pause(&self, vain: u32) -> Result<(), FetchError> {
        let until = Instant::now() + Duration::from_millis(250) * vain * vain;
        while Instant::now() < until {
            self.watch.tick("fetch", self.before + self.have(), self.total)?;
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}
