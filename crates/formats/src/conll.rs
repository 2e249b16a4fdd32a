//! Token and tag, one a line: what sequence labelling tools read and write.
//!
//! A token never holds white space (see [`swingtag_catalogue::tokens`]), so a file needs no
//! quoting. The format has no place for offsets, overlaps and several fields; offsets go to
//! `tokens.jsonl` beside it, and spans that do not fit to `losses.csv`.

mod compare;
mod export;
mod label;
mod lines;
mod options;
mod read;
mod report;
mod sample;
mod sentence;
mod sidecar;

pub use export::{ConllExport, NO_WORDS};
pub use options::{ConllOptions, Separator, Tokeniser, Tokens};
pub use read::ConllReader;
pub(crate) use read::looks_tagged;
pub use report::{ConllReport, FileReport};
pub use sample::ConllSample;
