//! Background work as the footer shows it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ExportPlan, ImportPlan, PairQuery, SlicePlan};

/// Work to start.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobRequest {
    /// Read item files into the project.
    Import {
        /// Which, and how.
        plan: ImportPlan,
    },
    /// Fit a model on the labels, then predict the rest with it.
    Train {
        /// Recipe; by default the product chooses.
        recipe: Option<String>,
        /// Settings by name.
        settings: BTreeMap<String, String>,
    },
    /// Predict items that the model in use has not seen.
    Annotate,
    /// Score the model in use.
    Evaluate,
    /// Turn predictions into labels where that is switched on and proved to be right often enough.
    Accept,
    /// Measure what a model reaches that learns from randomly picked items alone.
    Reference,
    /// Look for labels that are perhaps wrong, keep them for Review, and open the items that hold them again.
    SecondLook {
        /// Items to open again at most; with 0 the suspects only wait in Review.
        size: u32,
    },
    /// Measure what borrowing a pair of attributes does.
    TryBorrowing {
        /// Which pair.
        pair: PairQuery,
    },
    /// Choose the next batch.
    Batch {
        /// Items.
        size: u32,
        /// Strategy; by default the product chooses.
        strategy: Option<String>,
    },
    /// Write the labels.
    Export {
        /// What, and how.
        plan: ExportPlan,
    },
    /// Hand out a part of the project as a file.
    Slice {
        /// Which items, and the file.
        plan: SlicePlan,
    },
    /// Take in what others decided in a slice or a copy.
    Merge {
        /// The file.
        path: String,
        /// Only look what would come in.
        only_look: bool,
    },
    /// Fetch an encoder. Works without a project, and beside the jobs of one.
    FetchEncoder {
        /// Its name; by default the product's usual one.
        name: Option<String>,
    },
}

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Waits for the one before it.
    Queued,
    /// Runs.
    Running,
    /// Stands still on request.
    Paused,
    /// Ended well.
    Done,
    /// Ended with an error; nothing is lost.
    Failed,
    /// Stopped by a person.
    Cancelled,
}

/// A job.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobView {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// `train`, `import`, …
    pub kind: String,
    /// What it works on, in words: “all verticals”, “desks.csv”; empty where the kind says all.
    pub about: String,
    /// Where it stands.
    pub state: JobState,
    /// It can be paused and gone on with.
    pub can_pause: bool,
    /// The step it is at.
    pub step: Option<JobStep>,
    /// Result or error, in words.
    pub said: Option<String>,
}

/// Progress of one step.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JobStep {
    /// What is done: “Training, epoch 3 of 8”.
    pub name: String,
    /// Units done.
    #[ts(type = "number")]
    pub done: u64,
    /// Units in all; 0 when unknown.
    #[ts(type = "number")]
    pub total: u64,
    /// Estimated seconds left.
    #[ts(type = "number | null")]
    pub seconds_left: Option<u64>,
    /// Units a second, once that can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub per_second: Option<f32>,
}
