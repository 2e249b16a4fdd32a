//! Labels that are perhaps wrong, found by models that have not seen them.

use serde::Serialize;
use ts_rs::TS;

/// The suspects found last, those that are settled last.
#[derive(Clone, Debug, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuspectsView {
    /// Rows.
    pub rows: Vec<SuspectView>,
    /// All that were found.
    #[ts(type = "number")]
    pub total: u64,
    /// Those that nobody has settled.
    #[ts(type = "number")]
    pub open: u64,
    /// When they were looked for, in Unix milliseconds; none where nobody ever did.
    #[ts(type = "number | null")]
    pub at: Option<i64>,
    /// How, in words.
    pub how: String,
    /// The job that looks for them now.
    #[ts(type = "number | null")]
    pub job: Option<i64>,
}

/// A label, or the lack of one, that is perhaps wrong.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SuspectView {
    /// Its number in the report.
    #[ts(type = "number")]
    pub suspect: i64,
    /// The item.
    #[ts(type = "number")]
    pub item: i64,
    /// The item's first photo, by the name for the image protocol.
    pub photo: Option<String>,
    /// Field.
    pub field: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words.
    pub words: String,
    /// The words with what stands around them.
    pub context: String,
    /// What they are labelled; none for no label.
    pub labelled: Option<String>,
    /// What the models say; none for no label.
    pub says: Option<String>,
    /// Words that the models mark, where these are others.
    pub says_words: Option<String>,
    /// −1 to 1: the higher, the more suspect.
    pub score: f64,
    /// Somebody settled it.
    pub settled: bool,
}
