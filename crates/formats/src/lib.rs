//! Readers and writers of files; row errors are collected.
//!
//! A reader streams: it holds one row at a time, and a row that cannot be used becomes a
//! [`RowProblem`] that says where, what and how to mend it, while the other rows arrive. A writer
//! writes under a temporary name, reads its own file back, compares every span, and only then
//! gives the file its name. Nothing here knows the project file, and nothing fetches an address.

mod archive;
mod brat;
mod child;
pub mod conll;
mod datasets;
pub mod delimited;
mod detect;
mod doccano;
mod error;
pub mod excel;
pub mod export;
mod foreign;
mod format;
mod incoming;
mod label_studio;
mod lines;
mod mrc;
pub mod native;
mod open;
mod photo_path;
mod photos;
mod problem;
mod prodigy;
mod seen;
mod spacy;
pub mod table;
mod values;
mod w3c;
mod written;

pub use datasets::{Cut, Pieces};
pub use delimited::encoding_named;
pub use detect::detect;
pub use error::FormatError;
pub use foreign::{OffsetUnit, TextsAs};
pub use format::Format;
pub use incoming::{Confidences, IncomingItem, Row, Rows};
pub use open::{PlainRow, ReadOptions, open, plain_rows};
pub use photo_path::{PhotoPathProblem, check_photo_path};
pub use photos::PhotoSource;
pub use problem::{ProblemSheet, Reason, RowProblem, RowSheet, Severity, plain_cell};
