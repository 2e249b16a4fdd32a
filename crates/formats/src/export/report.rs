//! `report.json`: what an export holds and what it leaves out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What an export wrote; also the content of `report.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormReport {
    /// Word of the format.
    pub format: String,
    /// Counts by file.
    pub files: BTreeMap<String, FileCounts>,
    /// Spans that are left out or changed, by reason; each is listed in `losses.csv`.
    pub losses: BTreeMap<String, u64>,
}

/// Counts of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCounts {
    /// Items.
    pub items: u64,
    /// Spans that it holds.
    pub spans: u64,
}
