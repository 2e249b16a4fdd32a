//! Handing out a part of a project.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{BatchId, ItemId};
use swingtag_learn::Watch;
use swingtag_store::SliceOf;

use crate::error::WorkbenchError;
use crate::view::SlicePlan;
use crate::workbench::Workbench;

/// Steps in the words that people read.
const WRITING: &str = "Writing";
const READING_BACK: &str = "Reading back";

/// Which items go into which file. Exactly one of the ways to name items is used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SliceRequest {
    /// The file to make; it must not exist.
    pub out: PathBuf,
    /// A file with an item's id a line.
    pub items: Option<PathBuf>,
    /// All items of a vertical.
    pub vertical: Option<String>,
    /// Everything that a person was given, for this person: answers of others stay here.
    pub assigned: Option<String>,
    /// A batch by its number.
    pub batch: Option<i64>,
    /// Items that were chosen in the window, by the number of that choice.
    pub chosen: Option<u64>,
}

/// What was handed out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SliceReport {
    /// The file.
    pub out: PathBuf,
    /// Items in it.
    pub items: u64,
    /// Photos in it.
    pub photos: u64,
}

impl From<&SlicePlan> for SliceRequest {
    fn from(plan: &SlicePlan) -> Self {
        Self {
            out: PathBuf::from(&plan.out),
            items: None,
            vertical: plan.vertical.clone(),
            assigned: plan.assigned.clone(),
            batch: plan.batch,
            chosen: plan.chosen,
        }
    }
}

impl Workbench {
    /// Writes a part of the project as a file of its own.
    ///
    /// # Errors
    /// None or several ways to name items, an id that the project does not have, nothing to hand out, a file
    /// that exists or cannot be written, or a stop; there is no file then.
    pub fn slice(&self, request: &SliceRequest, watch: &dyn Watch) -> Result<SliceReport, WorkbenchError> {
        watch.tick("Choosing items", 0, 0)?;
        let of = self.slice_of(request)?;
        let go_on = |done, total| -> Result<(), WorkbenchError> {
            let (step, done, total) =
                if done < total { (WRITING, done, total) } else { (READING_BACK, 0, 0) };
            Ok(watch.tick(step, done, total)?)
        };
        let sliced = self.store().slice(&of, &request.out, go_on)?;
        Ok(SliceReport { out: request.out.clone(), items: sliced.items, photos: sliced.photos })
    }

    fn slice_of(&self, request: &SliceRequest) -> Result<SliceOf, WorkbenchError> {
        let SliceRequest { items, vertical, assigned, batch, chosen, .. } = request;
        match (items, vertical, assigned, batch, chosen) {
            (Some(file), None, None, None, None) => Ok(SliceOf::Items(self.listed(file)?)),
            (None, Some(vertical), None, None, None) => Ok(SliceOf::Vertical(vertical.clone())),
            (None, None, Some(who), None, None) => Ok(SliceOf::Assigned(who.clone())),
            (None, None, None, Some(batch), None) => Ok(SliceOf::Batch(BatchId(*batch))),
            (None, None, None, None, Some(number)) => {
                Ok(SliceOf::Items(self.looks().chosen(*number)?.to_vec()))
            }
            _ => Err(WorkbenchError::new(
                "usage",
                "a slice needs one choice of items",
                "give one of --items FILE, --vertical V, --assigned NAME, --batch N",
            )),
        }
    }

    /// The items whose ids a file lists.
    fn listed(&self, file: &Path) -> Result<Vec<ItemId>, WorkbenchError> {
        let text =
            std::fs::read_to_string(file).map_err(|cause| WorkbenchError::file("read", file, &cause))?;
        let ids = text.lines().enumerate().map(|(line, id)| (line + 1, id.trim()));
        ids.filter(|(_, id)| !id.is_empty())
            .map(|(line, id)| {
                self.store().find(id)?.ok_or_else(|| {
                    let place = format!("{}, line {line}", file.display());
                    WorkbenchError::new(
                        "no_such_row",
                        format!("{place}: the project has no item “{id}”"),
                        "write one id of an item a line, as it was imported",
                    )
                })
            })
            .collect()
    }
}
