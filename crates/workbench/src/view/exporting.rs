//! Export as its screen shows it: the formats, what would leave, how it looks, what was written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::ItemStatus;
use ts_rs::TS;

use super::ExportFacets;

/// A format that can be written.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportFormat {
    /// Its word: `native`, `conll`.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What it is, in one line.
    pub about: String,
    /// Ending of its files, with the dot.
    pub extension: String,
    /// What can be chosen.
    pub options: Vec<ExportOption>,
    /// What becomes of overlapping spans; nothing to say where all are kept.
    pub overlaps: Option<String>,
    /// How it holds values of the whole item.
    pub values: ExportValues,
    /// How predicted spans are told from labels in it.
    pub predicted: String,
    /// Items that leave unless somebody says otherwise: `done`, `begun` or `all`.
    pub items: String,
}

/// How a format holds values of the whole item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportValues {
    /// It always does.
    #[default]
    Always,
    /// As comment lines, when asked for.
    Comments,
}

/// Something to choose about a format.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportOption {
    /// Its word.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What can be chosen, the usual one first.
    pub choices: Vec<ExportChoice>,
}

/// One of the things to choose.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportChoice {
    /// Its word.
    pub value: String,
    /// Its name for people.
    pub label: String,
}

/// What to write, and how.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct ExportPlan {
    /// Word of the format.
    pub format: String,
    /// Folder; made when missing.
    pub folder: String,
    /// What was chosen about the format.
    pub options: BTreeMap<String, String>,
    /// Labels that a person confirmed.
    pub confirmed: bool,
    /// Labels that a threshold confirmed.
    pub unasked: bool,
    /// What a model predicts and nobody has said anything about, marked as such.
    pub predicted: bool,
    /// Values of the whole item as comment lines.
    pub values: bool,
    /// Only these verticals; empty for all.
    pub verticals: Vec<String>,
    /// Only labels and values of these attributes; empty for all.
    pub attributes: Vec<String>,
    /// Predictions of at least this confidence, in per cent.
    pub confidence: Option<u8>,
    /// Only items whose labels these people decided; an empty name for nobody, empty list for all.
    pub annotators: Vec<String>,
    /// Only items of exactly these statuses, whatever `items` says; empty for that.
    #[ts(type = "(\"new\" | \"started\" | \"done\" | \"skipped\" | \"review\")[]")]
    pub statuses: Vec<ItemStatus>,
    /// `done`, `begun` or `all`; as the format has it unless given.
    pub items: Option<String>,
    /// Only items chosen before, by the number of that choice; see [`ChosenItems`].
    #[ts(type = "number | null")]
    pub chosen: Option<u64>,
    /// Photos leave as well, into a folder beside the files.
    pub photos: bool,
    /// Photos keep the place where they were taken.
    pub places: bool,
    /// Shares of train, dev and test: `80/10/10`.
    pub split: Option<String>,
    /// Seed of the split.
    pub seed: u32,
    /// Replace files that are there.
    pub replace: bool,
}

impl Default for ExportPlan {
    fn default() -> Self {
        Self {
            format: String::new(),
            folder: String::new(),
            options: BTreeMap::new(),
            confirmed: true,
            unasked: true,
            predicted: false,
            values: false,
            verticals: Vec::new(),
            attributes: Vec::new(),
            confidence: None,
            annotators: Vec::new(),
            statuses: Vec::new(),
            items: None,
            chosen: None,
            photos: false,
            places: false,
            split: None,
            seed: 1,
            replace: false,
        }
    }
}

/// Items that were chosen to leave; held while the project is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChosenItems {
    /// Number of the choice.
    #[ts(type = "number")]
    pub number: u64,
    /// Items in it.
    #[ts(type = "number")]
    pub items: u64,
}

/// What would leave, counted over all items.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportSummary {
    /// Items.
    #[ts(type = "number")]
    pub items: u64,
    /// Spans that a person confirmed, on these items.
    #[ts(type = "number")]
    pub confirmed: u64,
    /// Spans that a threshold confirmed.
    #[ts(type = "number")]
    pub unasked: u64,
    /// Predicted spans; counted only when they are asked for.
    #[ts(type = "number | null")]
    pub predicted: Option<u64>,
    /// Values of the whole item.
    #[ts(type = "number")]
    pub values: u64,
    /// Photos that the project has of these items.
    #[ts(type = "number")]
    pub photos: u64,
    /// Spans that lie across a longer one, among those that leave.
    #[ts(type = "number")]
    pub overlapping: u64,
    /// The split, where one is asked for.
    pub split: Option<SplitSummary>,
    /// What each choice of a filter would leave.
    pub facets: ExportFacets,
}

/// How items are split.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SplitSummary {
    /// Items of train, dev and test.
    #[ts(type = "[number, number, number]")]
    pub parts: [u64; 3],
    /// Families that stay together: same group, same title, or same text.
    #[ts(type = "number")]
    pub families: u64,
    /// Items that brought a split and were not drawn.
    #[ts(type = "number")]
    pub brought: u64,
    /// Items that share a group or a text with another part, because both brought their split along.
    #[ts(type = "number")]
    pub divided: u64,
}

/// A file that an export writes.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportTarget {
    /// Its name.
    pub name: String,
    /// Part of the split that it holds.
    pub part: Option<String>,
    /// What else it holds.
    pub about: String,
    /// A file of this name is there already.
    pub exists: bool,
}

/// The first lines of a file.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPreview {
    /// Name of the file.
    pub file: String,
    /// Its first lines.
    pub lines: Vec<PreviewLine>,
}

/// A line of a file, and the pieces in which it is drawn.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewLine {
    /// The line as it is written.
    pub text: String,
    /// A comment, drawn quietly.
    pub comment: bool,
    /// Pieces from the left; of a table, one per column.
    pub pieces: Vec<PreviewPiece>,
}

/// A piece of a line.
#[derive(Clone, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewPiece {
    /// What is written there.
    pub text: String,
    /// Colour slot of the attribute it speaks of.
    pub slot: Option<u16>,
    /// It is a marked word rather than the name of an attribute.
    pub word: bool,
}
