//! Runs the ordinary clients (pip, npm, curl) as child processes.
//!
//! They know the mirrors, proxies and certificates of the machine, and this program stays free of a
//! network stack. pip is allowed wheels only and npm no scripts, so nothing that is fetched runs.

use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use swingtag_learn::{Stopped, Watch};

use super::error::{AtPath, FetchError};
use super::source::last_lines;

/// How often a running client is looked at; stays below the 100 ms that a [`Watch`] may expect.
const GLANCE: Duration = Duration::from_millis(50);
/// No package that is worth fetching unpacks or downloads to more than this many times its files.
const TIMES: u64 = 4;

/// Downloads a wheel into `folder` and returns its path.
pub(super) fn pip(
    package: &str,
    folder: &Path,
    bytes: u64,
    watch: &dyn Watch,
) -> Result<PathBuf, FetchError> {
    let mut arguments = vec!["download", "--no-deps", "--only-binary", ":all:", "--no-cache-dir"];
    arguments.extend(["--no-input", "--progress-bar", "off", "--quiet", "--dest", ".", package]);
    let python = |name| [name, "-m", "pip"];
    let clients: [&[&str]; 4] = [&["pip3"], &["pip"], &python("python3"), &python("python")];
    fetch_package(&clients, arguments, folder, bytes, watch)
}

/// Downloads an npm package into `folder` and returns its path.
pub(super) fn npm(
    package: &str,
    folder: &Path,
    bytes: u64,
    watch: &dyn Watch,
) -> Result<PathBuf, FetchError> {
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let arguments = vec!["pack", "--ignore-scripts", "--silent", "--pack-destination", ".", package];
    fetch_package(&[&[npm]], arguments, folder, bytes, watch)
}

/// The first client that exists does the work; a client that fails is not followed by another one.
fn fetch_package(
    clients: &[&[&str]],
    arguments: Vec<&str>,
    folder: &Path,
    bytes: u64,
    watch: &dyn Watch,
) -> Result<PathBuf, FetchError> {
    for client in clients {
        let mut command = Command::new(client[0]);
        command.args(&client[1..]).args(&arguments).current_dir(folder);
        // Unfinished downloads show up here, which is how progress is seen.
        command.env("TMPDIR", folder).env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
        let Some((status, words)) = run(&mut command, folder, bytes, watch)? else { continue };
        if !status.success() {
            return Err(FetchError::Client { client: client.join(" "), account: words });
        }
        return downloaded(folder).ok_or_else(|| FetchError::Client {
            client: client.join(" "),
            account: "it ended well and left no package".to_owned(),
        });
    }
    Err(FetchError::NoClient(clients.iter().map(|c| c.join(" ")).collect::<Vec<_>>().join(", ")))
}

fn run(
    command: &mut Command,
    folder: &Path,
    bytes: u64,
    watch: &dyn Watch,
) -> Result<Option<(ExitStatus, String)>, FetchError> {
    let words = folder.join("words.txt");
    let Some(mut child) = start(command, &words)? else { return Ok(None) };
    let status = wait(&mut child, &mut || {
        let size = folder_size(folder, 0);
        if size > TIMES * bytes {
            return Ok(Continue::No);
        }
        watch.tick("fetch", size.min(bytes), bytes).map(|()| Continue::Yes)
    })?;
    Ok(Some((status, last_lines(&words, 3))))
}

/// Starts a command with its error stream in a file, so that no full pipe can block it. `None` when
/// there is no such program.
pub(super) fn start(command: &mut Command, words: &Path) -> Result<Option<Child>, FetchError> {
    let errors = File::create(words).at("create", words)?;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors);
    match command.spawn() {
        Ok(child) => Ok(Some(child)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(FetchError::File { action: "run", path: command.get_program().into(), cause }),
    }
}

/// What a glance at a running client says about its future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Continue {
    /// Let it run.
    Yes,
    /// It wrote more than it should: end it; its status will tell of a failure.
    No,
}

/// Waits for a child, looking every 50 ms; ends it when told to, or when the person stops.
pub(super) fn wait(
    child: &mut Child,
    glance: &mut dyn FnMut() -> Result<Continue, Stopped>,
) -> Result<ExitStatus, FetchError> {
    loop {
        if let Some(status) = child.try_wait().at("wait for", Path::new("the client"))? {
            return Ok(status);
        }
        let seen = glance();
        if seen != Ok(Continue::Yes) {
            // Already ended is as good as killed.
            let _ = child.kill();
            let status = child.wait().at("wait for", Path::new("the client"))?;
            seen?;
            return Ok(status);
        }
        std::thread::sleep(GLANCE);
    }
}

fn downloaded(folder: &Path) -> Option<PathBuf> {
    let package = |path: &PathBuf| {
        matches!(path.extension().and_then(OsStr::to_str), Some("whl" | "tgz" | "zip" | "gz"))
    };
    std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).find(package)
}

/// Bytes below a folder, to a small depth; what vanishes meanwhile counts as nothing.
fn folder_size(folder: &Path, depth: usize) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let size = |entry: std::fs::DirEntry| match entry.metadata() {
        Ok(data) if data.is_dir() && depth < 3 => folder_size(&entry.path(), depth + 1),
        Ok(data) if data.is_file() => data.len(),
        _ => 0,
    };
    entries.flatten().map(size).sum()
}
