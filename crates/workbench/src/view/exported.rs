//! What an export may choose from, and what it wrote.

use serde::Serialize;
use ts_rs::TS;

/// A choice of a filter, or a reason, with how many it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Counted {
    /// Its name or word.
    pub name: String,
    /// How many.
    #[ts(type = "number")]
    pub count: u64,
}

/// What each choice of a filter would leave, all other filters holding.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportFacets {
    /// Items by vertical, in schema order.
    pub verticals: Vec<Counted>,
    /// Items by status, `new` to `review`.
    pub statuses: Vec<Counted>,
    /// Items by whose decision they are; nobody, without a name, last.
    pub annotators: Vec<Counted>,
    /// Spans of the items that leave, by attribute; most frequent first.
    pub attributes: Vec<Counted>,
}

/// What the last export wrote.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportDone {
    /// Folder.
    pub folder: String,
    /// Items.
    #[ts(type = "number")]
    pub items: u64,
    /// Spans of those items.
    #[ts(type = "number")]
    pub spans: u64,
    /// Spans that the files hold, read back and compared.
    #[ts(type = "number")]
    pub written: u64,
    /// Spans left out or trimmed, by reason.
    pub losses: Vec<ExportLoss>,
    /// Items that were not asked for, by the filter, and items without a word.
    pub items_left_out: Vec<Counted>,
    /// Spans of the items that left and were not asked for, by the filter.
    pub spans_left_out: Vec<Counted>,
    /// Photos beside the files, where they were asked for.
    pub photos: Option<ExportedPhotos>,
    /// Files.
    pub files: Vec<ExportedFile>,
}

/// Spans that a format cannot hold.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportLoss {
    /// Why.
    pub reason: String,
    /// Spans.
    #[ts(type = "number")]
    pub spans: u64,
}

/// A file that was written.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedFile {
    /// Its name.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// The photos beside the files of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportedPhotos {
    /// Photos, each counted once.
    #[ts(type = "number")]
    pub written: u64,
    /// Their bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Photos that items name and that are not there.
    #[ts(type = "number")]
    pub missing: u64,
}
