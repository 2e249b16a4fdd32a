//! Taking in what others decided in a slice or a copy.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use swingtag_learn::Watch;

use crate::error::WorkbenchError;
use crate::view::{HeldDecision, MergeDone};
use crate::workbench::Workbench;

/// Differences and held back decisions that the window lists; the command line prints all.
const LISTED: usize = 200;

/// Which file to take in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MergeRequest {
    /// A slice of this project, or a copy of it.
    pub part: PathBuf,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// What a merge did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct MergeReport {
    /// Decisions that were taken in.
    pub taken: u64,
    /// Decisions that were here already.
    pub known: u64,
    /// Items whose labels or status are others now.
    pub changed: u64,
    /// Items that several people labelled without seeing one another; where they differ, they wait in Review.
    pub apart: u64,
    /// Items of this merge that wait in Review.
    pub waiting: u64,
    /// Items that one person labelled in two files at once: what came last holds.
    pub overtaken: u64,
    /// Decisions that could not be carried out; they are kept, and looked at again when the file is merged again.
    pub held_back: Vec<Held>,
    /// In what schema and texts the files differ.
    pub differences: Vec<String>,
    /// Nothing was changed, as asked.
    pub dry_run: bool,
}

/// A decision that could not be carried out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Held {
    /// Who decided.
    pub who: String,
    /// What, in words.
    pub said: String,
    /// Id of the item; none for a change of many.
    pub item: Option<String>,
    /// What is in the way.
    pub why: String,
}

impl Workbench {
    /// Takes in the decisions of another file.
    ///
    /// # Errors
    /// A file that is no project, damaged, changed by another program or of another format, or the project itself:
    /// nothing has changed then. After a stop what was taken in stays, and merging again goes on.
    pub fn merge(&self, request: &MergeRequest, watch: &dyn Watch) -> Result<MergeReport, WorkbenchError> {
        self.job("merge", request, watch, |watch| {
            let go_on =
                |done, total| -> Result<(), WorkbenchError> { Ok(watch.tick("Merging", done, total)?) };
            let merged = self.store().merge(&request.part, request.dry_run, go_on)?;
            let held = merged.held_back.into_iter();
            let report = MergeReport {
                taken: merged.taken,
                known: merged.known,
                changed: merged.changed,
                apart: merged.apart,
                waiting: merged.waiting,
                overtaken: merged.overtaken,
                held_back: held
                    .map(|one| Held { who: one.who, said: one.said, item: one.item, why: one.why })
                    .collect(),
                differences: merged.differences,
                dry_run: request.dry_run,
            };
            self.last_merge().set(request, &report);
            Ok(report)
        })
    }

    /// What the last merge of this session did, or the last look at one would do.
    #[must_use]
    pub fn merge_done(&self) -> Option<MergeDone> {
        self.last_merge().0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// The report of the last merge, kept for the window while the project is open.
#[derive(Debug, Default)]
pub(crate) struct LastMerge(Mutex<Option<MergeDone>>);

impl LastMerge {
    fn set(&self, request: &MergeRequest, report: &MergeReport) {
        let held = report.held_back.iter().take(LISTED).cloned().map(|one| HeldDecision {
            who: one.who,
            said: one.said,
            item: one.item,
            why: one.why,
        });
        let done = MergeDone {
            file: request.part.display().to_string(),
            only_looked: report.dry_run,
            taken: report.taken,
            known: report.known,
            changed: report.changed,
            apart: report.apart,
            waiting: report.waiting,
            overtaken: report.overtaken,
            differences: report.differences.iter().take(LISTED).cloned().collect(),
            all_differences: report.differences.len() as u64,
            held_back: held.collect(),
            all_held_back: report.held_back.len() as u64,
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(done);
    }
}

impl MergeReport {
    /// The counts in one line.
    #[must_use]
    pub fn said(&self) -> String {
        let mut said = format!(
            "{} decisions {}, {} known already; {} items changed",
            self.taken,
            if self.dry_run { "would be taken in" } else { "taken in" },
            self.known,
            self.changed
        );
        let more = [
            (self.apart, "labelled by several people without seeing one another"),
            (self.waiting, "wait in Review"),
            (self.overtaken, "labelled twice by one person, what came last holds"),
            (self.held_back.len() as u64, "decisions held back"),
        ];
        for (count, what) in more.into_iter().filter(|(count, _)| *count > 0) {
            said.push_str(&format!("; {count} {what}"));
        }
        said
    }
}
