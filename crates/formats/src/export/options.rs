//! How a form is written.

use std::sync::Arc;

use swingtag_catalogue::Schema;
use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::partition::Part;

use crate::Format;
use crate::conll::Tokens;
use crate::datasets::Pieces;
use crate::foreign::TextsAs;

/// How a form is written; each takes what concerns it.
#[derive(Clone, Debug, Default)]
pub struct ExportOptions {
    /// How the fields of an item become texts.
    pub texts: TextsAs,
    /// What a token is, where the form has tokens.
    pub tokens: Tokens,
    /// Word pieces of an encoder, where the form has a place for them beside its tokens.
    pub pieces: Option<Arc<Pieces>>,
    /// How tags mark the edges of a span, where the form has tags.
    pub scheme: Scheme,
    /// Write parts of a split instead of one file.
    pub parts: bool,
    /// Replace files that are there already.
    pub overwrite: bool,
    /// Attributes that have a column of their own, or are asked for, where the form has such.
    pub schema: Schema,
    /// Photos leave as well, and what is written refers to them.
    pub photos: bool,
    /// Cells exactly as they are, even where a spreadsheet would take one for a formula.
    pub exact: bool,
}

/// The files with items that an export writes, each with its part.
#[must_use]
pub fn file_names(format: Format, parts: bool) -> Vec<(String, Option<Part>)> {
    let ending = format.ending();
    if !parts {
        return vec![(format!("items{ending}"), None)];
    }
    Part::ALL.map(|part| (format!("{}{ending}", part.word()), Some(part))).to_vec()
}
