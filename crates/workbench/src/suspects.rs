//! Labels that are perhaps wrong, found by models that have not seen them.
//!
//! The items learnt from are predicted in turn, each part by a model that learnt from the others, on the frozen
//! encoder. Items of the holdout are left out: who looks at them again with a model's opinion in mind no longer
//! labels them blind. Nothing is changed here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::Span;
use swingtag_learn::evaluate::cross_validate;
use swingtag_learn::recipes::{AUTO, recipe};
use swingtag_learn::suspect::{SuspectKind, suspects};
use swingtag_learn::{Labelled, NoCheckpoints, Recipe, Settings, TrainingTask, Watch};
use swingtag_store::NewSuspect;

use crate::error::WorkbenchError;
use crate::train::TrainRequest;
use crate::workbench::Workbench;

/// Suspects that are kept for the Review screen.
const KEPT: usize = 1_000;
/// Parts that the items are cut into.
const FOLDS: usize = 3;

/// What to look through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct SuspectRequest {
    /// Only these verticals; none means all.
    pub verticals: Vec<String>,
    /// At most so many suspects, the most suspect ones; none means all.
    pub limit: Option<usize>,
    /// Everything random comes from it.
    pub seed: u64,
}

/// Suspicious labels, the most suspicious first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SuspectsReport {
    /// The suspects.
    pub suspects: Vec<SuspectRow>,
    /// Items looked through.
    pub items: usize,
    /// Labels in them.
    pub labels: usize,
    /// How they were looked through, in words.
    pub how: String,
}

/// A label, or the lack of one, that is perhaps wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SuspectRow {
    /// The owner's id of the item.
    pub item: String,
    /// Its vertical.
    pub vertical: String,
    /// What seems to be wrong.
    pub kind: SuspectKind,
    /// The label in question; none where one is missing.
    pub given: Option<Span>,
    /// What the models say instead; none where they say nothing.
    pub suggested: Option<Span>,
    /// Normalised margin, −1 to 1: the higher, the more suspect.
    pub score: f64,
}

/// What a report that was kept says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptReport {
    /// When it was made, in Unix milliseconds.
    pub(crate) at: i64,
    /// How, in words.
    pub(crate) how: String,
}

/// Reads what a kept report says about itself.
pub(crate) fn kept_report(text: &str) -> Result<KeptReport, WorkbenchError> {
    serde_json::from_str(text).map_err(|cause| unreadable(&cause))
}

impl SuspectRow {
    /// Reads a suspect that was kept.
    pub(crate) fn read(text: &str) -> Result<Self, WorkbenchError> {
        serde_json::from_str(text).map_err(|cause| unreadable(&cause))
    }
}

fn written(value: &impl Serialize) -> Result<String, WorkbenchError> {
    serde_json::to_string(value).map_err(|cause| unreadable(&cause))
}

fn unreadable(cause: &serde_json::Error) -> WorkbenchError {
    WorkbenchError::new("internal", format!("a kept suspect is no suspect: {cause}"), "look for them again")
}

impl Workbench {
    /// Looks for labels that are perhaps wrong. The most suspect ones stay in the project.
    ///
    /// # Errors
    /// Too few labelled items, or a stop.
    pub fn suspects(
        &self,
        request: &SuspectRequest,
        watch: &dyn Watch,
    ) -> Result<SuspectsReport, WorkbenchError> {
        self.job("suspects", request, watch, |watch| {
            let report = self.suspects_now(request, watch)?;
            self.keep_suspects(&report)?;
            Ok(report)
        })
    }

    fn suspects_now(
        &self,
        request: &SuspectRequest,
        watch: &dyn Watch,
    ) -> Result<SuspectsReport, WorkbenchError> {
        let mut examples = self.examples()?;
        examples.has_labels_of(&request.verticals)?;
        examples.only(&request.verticals);
        let labelled: Vec<Labelled> = examples.train.into_iter().chain(examples.dev).collect();
        let (schema, resources) = (self.schema()?, self.resources_asked(&TrainRequest::default())?);
        let name = if resources.encoder.is_some() { AUTO.name() } else { "bilstm-crf" };
        let settings: Settings = match resources.encoder {
            Some(_) => BTreeMap::from([("frozen".to_owned(), "true".to_owned())]),
            None => Settings::new(),
        };
        let task = TrainingTask {
            schema: &schema,
            examples: &labelled,
            dev: &[],
            settings: &settings,
            seed: request.seed,
            resources: &resources,
            watch,
            checkpoints: &NoCheckpoints,
        };
        let crossed = cross_validate(recipe(name)?, &task, FOLDS)?;
        let found = suspects(&labelled, &crossed.predictions);
        let rows = found.into_iter().take(request.limit.unwrap_or(usize::MAX)).map(|suspect| {
            let item = &labelled[suspect.item].item;
            SuspectRow {
                item: item.id.clone(),
                vertical: item.vertical.clone(),
                kind: suspect.kind,
                given: suspect.given,
                suggested: suspect.suggested,
                score: suspect.score,
            }
        });
        Ok(SuspectsReport {
            suspects: rows.collect(),
            items: labelled.len(),
            labels: labelled.iter().map(|labelled| labelled.gold.spans.len()).sum(),
            how: format!("{name}, {FOLDS} parts, each predicted by a model of the others"),
        })
    }

    /// Keeps the most suspect of them in the project, in place of those found before, for the Review screen.
    fn keep_suspects(&self, report: &SuspectsReport) -> Result<(), WorkbenchError> {
        if self.store().read_only_reason().is_some() {
            return Ok(());
        }
        let mut kept = Vec::new();
        for row in report.suspects.iter().take(KEPT) {
            if let Some(item) = self.store().find(&row.item)? {
                kept.push(NewSuspect { item, doc: written(row)? });
            }
        }
        let about = KeptReport { at: crate::clock::milliseconds(), how: report.how.clone() };
        Ok(self.store().keep_suspects(&written(&about)?, &kept)?)
    }
}
