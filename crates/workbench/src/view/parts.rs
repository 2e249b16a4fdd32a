//! Parts of the project that go out as files and come back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of the project to hand out. One of the ways to name items is used.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SlicePlan {
    /// The file to make.
    pub out: String,
    /// All items of a vertical.
    pub vertical: Option<String>,
    /// What a person was given, for this person.
    pub assigned: Option<String>,
    /// A batch.
    #[ts(type = "number | null")]
    pub batch: Option<i64>,
    /// Items chosen in a list, by the number of that choice; see [`super::ChosenItems`].
    #[ts(type = "number | null")]
    pub chosen: Option<u64>,
}

/// What the last merge of this session did, or the last look at one would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MergeDone {
    /// The file.
    pub file: String,
    /// Nothing was changed: somebody only looked.
    pub only_looked: bool,
    /// Decisions that were taken in.
    #[ts(type = "number")]
    pub taken: u64,
    /// Decisions that were here already.
    #[ts(type = "number")]
    pub known: u64,
    /// Items whose labels or status are others now.
    #[ts(type = "number")]
    pub changed: u64,
    /// Items that several people labelled without seeing one another.
    #[ts(type = "number")]
    pub apart: u64,
    /// Items of this merge that wait in Review.
    #[ts(type = "number")]
    pub waiting: u64,
    /// Items that one person labelled in two files at once: what came last holds.
    #[ts(type = "number")]
    pub overtaken: u64,
    /// In what schema and texts the files differ, the first lines.
    pub differences: Vec<String>,
    /// Differences in all.
    #[ts(type = "number")]
    pub all_differences: u64,
    /// Decisions that could not be carried out, the first ones.
    pub held_back: Vec<HeldDecision>,
    /// Decisions held back in all.
    #[ts(type = "number")]
    pub all_held_back: u64,
}

/// A decision of another file that could not be carried out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HeldDecision {
    /// Who decided.
    pub who: String,
    /// What, in words.
    pub said: String,
    /// Id of the item; none for a change of many.
    pub item: Option<String>,
    /// What is in the way.
    pub why: String,
}
