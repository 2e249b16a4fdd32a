//! `tokens.jsonl`: for each sentence its file, item, fields and token offsets, so that reading
//! back restores every offset exactly.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use swingtag_catalogue::tokens::Token;

use super::sentence::Sentence;

/// A line of the sidecar.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct SentenceRecord {
    /// Name of the file that holds the sentence.
    pub(super) file: String,
    /// Id of the item.
    pub(super) id: String,
    /// Fields in the order of their tokens.
    pub(super) parts: Vec<PartRecord>,
}

/// Tokens of a field.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct PartRecord {
    /// Name of the field.
    pub(super) field: String,
    /// Code points, end exclusive.
    pub(super) tokens: Vec<Token>,
}

/// Writes the line of a sentence, with its line end. Numbers are written directly, since they are
/// nearly all of it.
pub(super) fn push_line(line: &mut String, file: &str, id: &str, sentence: &Sentence<'_>) {
    let quoted = |text: &str| Value::from(text).to_string();
    // Writing to a text cannot fail.
    let _ = write!(line, "{{\"file\":{},\"id\":{},\"parts\":[", quoted(file), quoted(id));
    for (n, part) in sentence.parts.iter().enumerate() {
        let comma = if n > 0 { "," } else { "" };
        let _ = write!(line, "{comma}{{\"field\":{},\"tokens\":[", quoted(part.field));
        for (n, (start, end)) in part.tokens.iter().enumerate() {
            let comma = if n > 0 { "," } else { "" };
            let _ = write!(line, "{comma}[{start},{end}]");
        }
        line.push_str("]}");
    }
    line.push_str("]}\n");
}
