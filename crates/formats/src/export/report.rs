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
    /// What was not asked for.
    #[serde(default, skip_serializing_if = "LeftOut::is_empty")]
    pub left_out: LeftOut,
}

/// What an export leaves out though the form could hold it, by the reason: a filter, or nothing to write.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Items.
    pub items: BTreeMap<String, u64>,
    /// Spans of the items that left.
    pub spans: BTreeMap<String, u64>,
}

impl LeftOut {
    /// Whether everything left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.spans.is_empty()
    }

    /// Adds what another part of the export left out.
    pub fn add(&mut self, other: &Self) {
        for (sums, more) in [(&mut self.items, &other.items), (&mut self.spans, &other.spans)] {
            for (reason, count) in more {
                *sums.entry(reason.clone()).or_default() += count;
            }
        }
    }
}

/// Counts of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileCounts {
    /// Items.
    pub items: u64,
    /// Spans that it holds.
    pub spans: u64,
}
