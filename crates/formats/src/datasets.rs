//! Hugging Face datasets as Parquet.
//!
//! Written are `id`, `vertical`, `text`, `tokens` with `ner_tags` as class labels, and `spans`, which
//! holds what tags cannot: overlapping labels, and those inside a token. For an encoder there are
//! `input_ids` and `labels` as well, with −100 where nothing is to be learnt. A dataset card stands
//! beside the files. Read are columns of tokens and tags, of a text with spans, and of a text with a
//! class; the names of classes come from the features in the file. A Parquet file of ten bytes can
//! ask for any amount of memory, so files from outside are read in a child process, as workbooks are.

mod card;
mod columns;
mod names;
mod pieces;
mod read;
mod serve;
mod write;

pub(crate) use names::TagNames;
pub use pieces::{Cut, Pieces};
pub(crate) use read::{Datasets, source};
pub(crate) use serve::{is_parquet, rows};
pub(crate) use write::ParquetRows;

/// Key of the line that brings the features.
const FEATURES: &str = "swingtag:features";
/// Key of the last line.
const END: &str = "swingtag:end";
/// Key of a line that says why there are no more.
const FAILED: &str = "swingtag:failed";
