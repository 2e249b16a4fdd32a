//! What can go wrong with a project file, with a stable code for programs and words for people.

use std::path::PathBuf;

use swingtag_catalogue::SpanProblem;

/// Result of every operation of the store.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// An error of the project file. The text names what was wanted, what was found and what helps;
/// programs go by [`StoreError::code`].
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing lies at the path.
    #[error("there is no project file at {path}; make one with `swingtag new`")]
    NotFound {
        /// Path asked for.
        path: PathBuf,
    },
    /// Something already lies at the path of a new project.
    #[error("{path} already exists; choose another name, or open it")]
    Exists {
        /// Path asked for.
        path: PathBuf,
    },
    /// The file is something else.
    #[error("{path} is not a Swingtag project: {found}; expected a file made by `swingtag new`")]
    NotAProject {
        /// The file.
        path: PathBuf,
        /// What it is instead.
        found: String,
    },
    /// The file is a project and is broken.
    #[error("{path} is damaged: {detail}; keep the file, and go back to the newest copy that opens")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite or a check says.
        detail: String,
    },
    /// The file holds tables, triggers or views that no version of Swingtag makes.
    #[error(
        "{path} was changed by another program: {detail}; it is not opened, since that could run foreign code"
    )]
    ForeignSchema {
        /// The file.
        path: PathBuf,
        /// What differs.
        detail: String,
    },
    /// The file was made by a newer version.
    #[error(
        "{path} has format {version} of a newer Swingtag, this one writes format {known}{reading}; \
         update Swingtag to change it"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Format of the file.
        version: i64,
        /// Newest format known here.
        known: i64,
        /// Whether it can at least be read, in words.
        reading: &'static str,
    },
    /// Another process writes to the project.
    #[error("{path} is open for writing elsewhere ({holder}); close it there, or open it for reading")]
    Locked {
        /// The file.
        path: PathBuf,
        /// Process and machine that hold it, as far as they are known.
        holder: String,
    },
    /// A change was asked of a project opened for reading.
    #[error("{operation} was refused: {reason}")]
    ReadOnly {
        /// What was wanted.
        operation: String,
        /// Why nothing can be written.
        reason: String,
    },
    /// The operating system refused.
    #[error("{operation} {path}: {source}")]
    Io {
        /// What was wanted.
        operation: &'static str,
        /// File or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The disk is full.
    #[error(
        "{operation} failed because the disk is full; nothing was changed. Free some space and try again"
    )]
    DiskFull {
        /// What was wanted.
        operation: String,
    },
    /// A write or sync failed; the file must be opened anew before anything else is written.
    #[error("{operation} failed on the disk: {detail}. Close and reopen the project; it is checked then")]
    DiskFailed {
        /// What was wanted.
        operation: String,
        /// What the system says.
        detail: String,
    },
    /// A row asked for by number is not there.
    #[error("the project has no {what} {id}")]
    NoSuch {
        /// Kind of row.
        what: &'static str,
        /// Its number or name.
        id: String,
    },
    /// A name that the schema does not hold.
    #[error("{vertical} has no {what} “{name}”; add it to the schema first")]
    Unknown {
        /// `attribute` or `intent`.
        what: &'static str,
        /// The name.
        name: String,
        /// Vertical, as “vertical jeans”.
        vertical: String,
    },
    /// A vertical that the schema does not hold.
    #[error("the project has no vertical “{name}”; add it to the schema first")]
    UnknownVertical {
        /// The name.
        name: String,
    },
    /// A span that does not fit its item.
    #[error("item {item}: a span of “{attribute}” does not fit: {problem}")]
    Span {
        /// The owner's id of the item.
        item: String,
        /// Attribute of the span.
        attribute: String,
        /// What does not fit.
        problem: SpanProblem,
    },
    /// What would be taken back is no longer what stands there.
    #[error("“{said}” cannot be taken back or done again: {} has changed since", what_changed(*item))]
    ChangedSince {
        /// The act in words.
        said: String,
        /// Row number of the item; none for the schema or many items.
        item: Option<i64>,
    },
    /// A request that makes no sense as given.
    #[error("{operation}: {reason}")]
    Refused {
        /// What was wanted.
        operation: &'static str,
        /// What is wrong, and what would be right.
        reason: String,
    },
    /// SQLite failed in a way that nobody can mend from outside.
    #[error("{operation} failed inside the database: {source}")]
    Sql {
        /// What was wanted; empty until the operation's boundary names it.
        operation: String,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// A stored document cannot be read.
    #[error("a stored {what} cannot be read: {source}; run `swingtag check`")]
    Document {
        /// Kind of document.
        what: &'static str,
        /// Where it breaks.
        source: serde_json::Error,
    },
}

impl StoreError {
    /// Stable name for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "project_not_found",
            Self::Exists { .. } => "project_exists",
            Self::NotAProject { .. } => "not_a_project",
            Self::Damaged { .. } => "project_damaged",
            Self::ForeignSchema { .. } => "foreign_schema",
            Self::Newer { .. } => "project_newer",
            Self::Locked { .. } => "project_locked",
            Self::ReadOnly { .. } => "project_read_only",
            Self::Io { .. } => "file_refused",
            Self::DiskFull { .. } => "disk_full",
            Self::DiskFailed { .. } => "disk_failed",
            Self::NoSuch { .. } => "no_such_row",
            Self::Unknown { .. } => "unknown_name",
            Self::UnknownVertical { .. } => "unknown_vertical",
            Self::Span { .. } => "bad_span",
            Self::ChangedSince { .. } => "changed_since",
            Self::Refused { .. } => "refused",
            Self::Sql { .. } => "internal_sql",
            Self::Document { .. } => "internal_document",
        }
    }

    /// Whether the person who sees it can do something about it.
    #[must_use]
    pub fn is_mendable(&self) -> bool {
        !matches!(self, Self::Sql { .. } | Self::Document { .. })
    }

    /// Names the operation that an error of SQLite happened in.
    pub(crate) fn during(self, doing: &str) -> Self {
        match self {
            Self::Sql { operation, source } if operation.is_empty() => named(doing, source),
            other => other,
        }
    }
}

/// Tells a full and a failing disk from errors inside.
fn named(doing: &str, source: rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode::{DiskFull, SystemIoFailure};
    let operation = doing.to_owned();
    match source.sqlite_error_code() {
        Some(DiskFull) => StoreError::DiskFull { operation },
        Some(SystemIoFailure) => StoreError::DiskFailed { operation, detail: source.to_string() },
        _ => StoreError::Sql { operation, source },
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        Self::Sql { operation: String::new(), source }
    }
}

fn what_changed(item: Option<i64>) -> String {
    item.map_or_else(|| "what it touched".to_owned(), |item| format!("item {item}"))
}
