//! What can go wrong on the way of an encoder into the cache.

use std::path::{Path, PathBuf};

use swingtag_learn::Stopped;

/// An error of fetching or checking an encoder.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// Stopped on request; what was downloaded so far is kept for the next time.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// No encoder of this name.
    #[error("there is no encoder “{name}”; there are {known}{}", also(damage.as_deref()))]
    Unknown {
        /// Name asked for.
        name: String,
        /// Names that exist.
        known: String,
        /// Why it may be one that is not known now.
        damage: Option<String>,
    },
    /// Asked to check what is not there.
    #[error("encoder “{0}” is not installed; run `swingtag models fetch {0}`")]
    NotInstalled(String),
    /// No home folder and no variable that names a cache.
    #[error("no cache folder: set SWINGTAG_CACHE to an absolute path")]
    NoCache,
    /// The source asked for does not exist.
    #[error("“{given}” is no source of this encoder; try one of {known}, an address, a folder or a package")]
    NoSource {
        /// What was asked for.
        given: String,
        /// Kinds of source the manifest names.
        known: String,
    },
    /// The manifest contradicts itself.
    #[error("encoder manifest: {0}")]
    Manifest(String),
    /// An encoder to add has the name of another.
    #[error("there is an encoder “{0}” already; give this one another `--name`")]
    Taken(String),
    /// An encoder to remove is one that nobody added.
    #[error("“{0}” was not added by hand and stays known; its files may be deleted from the cache")]
    NotOwn(String),
    /// Files of a person that are no encoder here.
    #[error("{folder} was not taken: {reason}; {remedy}")]
    NotTaken {
        /// The folder.
        folder: PathBuf,
        /// Which file is the trouble, and why.
        reason: String,
        /// What to do.
        remedy: &'static str,
    },
    /// The list of encoders that were added by hand cannot be used.
    #[error(
        "{path}, the list of encoders that you added: {reason}; mend it, or move it away and add them again"
    )]
    OwnList {
        /// The list.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The bytes are not those of the manifest.
    #[error("{file}: sha256 is {got}, expected {expected}; the file was refused")]
    WrongHash {
        /// Name of the file.
        file: String,
        /// What the manifest says.
        expected: String,
        /// What was found.
        got: String,
    },
    /// The file has another length than the manifest says.
    #[error("{file}: {got} bytes, expected {expected}; the file was refused")]
    WrongSize {
        /// Name of the file.
        file: String,
        /// What the manifest says.
        expected: u64,
        /// What was found, or the point at which reading ended.
        got: u64,
    },
    /// A program of the system is missing.
    #[error("none of {0} was found on this machine")]
    NoClient(String),
    /// A program of the system ended with an error.
    #[error("{client} failed: {account}")]
    Client {
        /// The program.
        client: String,
        /// Its last words.
        account: String,
    },
    /// A source that is not set up here.
    #[error("{0}")]
    NotSetUp(String),
    /// An archive that cannot be read or lacks a file.
    #[error("{archive}: {reason}")]
    Archive {
        /// Name of the archive.
        archive: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file could not be read or written.
    #[error("cannot {action} {path}: {cause}")]
    File {
        /// What was tried.
        action: &'static str,
        /// Where.
        path: PathBuf,
        /// Why not.
        cause: std::io::Error,
    },
    /// No source delivered.
    #[error("encoder “{name}” could not be fetched:{}{}", account(failures), advice(alternative.as_deref()))]
    EverySource {
        /// The encoder.
        name: String,
        /// What failed where, in the order tried.
        failures: Vec<SourceFailure>,
        /// A similar encoder with other sources.
        alternative: Option<String>,
    },
}

/// What failed at one source.
#[derive(Debug)]
pub struct SourceFailure {
    /// The source in words.
    pub source: String,
    /// Why it did not deliver.
    pub error: FetchError,
}

fn account(failures: &[SourceFailure]) -> String {
    failures.iter().map(|f| format!("\n  {}: {}", f.source, f.error)).collect()
}

fn also(damage: Option<&str>) -> String {
    damage.map(|damage| format!("\nNot all are known: {damage}")).unwrap_or_default()
}

fn advice(alternative: Option<&str>) -> String {
    let other = alternative.map(|name| format!("`swingtag models fetch {name}`, ")).unwrap_or_default();
    format!(
        "\nTry {other}`--from` with a folder that holds the files, or the recipe “dictionary”, which needs none"
    )
}

/// Makes file errors that name action and path.
pub(super) trait AtPath<T> {
    /// Adds what was tried and where.
    fn at(self, action: &'static str, path: &Path) -> Result<T, FetchError>;
}

impl<T> AtPath<T> for std::io::Result<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, FetchError> {
        self.map_err(|cause| FetchError::File { action, path: path.to_owned(), cause })
    }
}
