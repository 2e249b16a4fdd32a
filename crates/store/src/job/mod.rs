//! Long work as the project remembers it, so that a killed process leaves a trace.

mod log;
mod read;
mod settle;
mod start;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Number of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JobId(pub i64);

/// Where a job stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

impl JobState {
    /// The word in the file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Paused => "paused",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads the word in the file.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Queued, Self::Running, Self::Paused, Self::Done, Self::Failed, Self::Cancelled]
            .into_iter()
            .find(|state| state.word() == word)
    }

    /// Whether nothing more will happen.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// Progress of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct JobStep {
    /// What is done: “Training, epoch 3 of 8”.
    pub name: String,
    /// Units done.
    pub done: u64,
    /// Units in all; 0 when unknown.
    pub total: u64,
}

/// A job.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Its number.
    pub id: JobId,
    /// `train`, `import`, …
    pub kind: String,
    /// Where it stands.
    pub state: JobState,
    /// What was asked for.
    pub request: Value,
    /// The step it is at.
    pub step: Option<JobStep>,
    /// Result or error, in words.
    pub said: Option<String>,
    /// What it wrote down on the way.
    pub log: Vec<String>,
    /// When it was asked for, in Unix milliseconds.
    pub created_at: i64,
    /// When it last moved, in Unix milliseconds.
    pub updated_at: i64,
    /// When it ended, in Unix milliseconds.
    pub finished_at: Option<i64>,
    /// Its place among those that wait: the highest first, equal ones in the order asked for.
    pub priority: i64,
    /// What it needs to go on after a kill, in its own words.
    pub checkpoint: Option<Vec<u8>>,
}
