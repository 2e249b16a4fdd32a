//! `report.json`: what an export holds and what it leaves out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::bio::Scheme;

use crate::export::LeftOut;

/// What a CoNLL export wrote; also the content of `report.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConllReport {
    /// How tags mark the edges of a span.
    pub scheme: Scheme,
    /// What a token is: `words`, `chars`, `known`, `pieces`.
    pub tokens: String,
    /// Whether all fields of an item make one sentence.
    pub joined: bool,
    /// Counts by file.
    pub files: BTreeMap<String, FileReport>,
    /// Spans that are left out or trimmed, by reason; each is listed in `losses.csv`.
    pub losses: BTreeMap<String, u64>,
    /// The attribute that each label stands for.
    pub labels: BTreeMap<String, String>,
    /// What was not asked for, and items without a word.
    #[serde(default, skip_serializing_if = "LeftOut::is_empty")]
    pub left_out: LeftOut,
}

/// Counts of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileReport {
    /// Items with at least one sentence.
    pub items: u64,
    /// Sentences.
    pub sentences: u64,
    /// Tokens.
    pub tokens: u64,
    /// Spans.
    pub spans: u64,
}
