//! Accepting without asking: predictions that are surely right enough become labels, each marked as such.
//!
//! Only where somebody has switched it on, where the measured precision allows it, and where nobody has touched
//! the item; never in the holdout. What is right enough, `desk/learning` knows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{Item, ItemId, ItemStatus, ScoredSpan, Span};
use swingtag_learn::Watch;

use crate::desk::learning::{accepting, settings_of};
use crate::error::WorkbenchError;
use crate::models::version;
use crate::view::LearningSettings;
use crate::workbench::Workbench;

/// Items looked at and saved at a time: what a stop loses at most, and the size of an entry of the log.
const CHUNK: usize = 500;
/// Who accepts, as the log has it.
const WHO: &str = "Swingtag";

/// What to accept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AcceptRequest {
    /// Accept every attribute for which this precision is proved, in per cent, whatever the project's own
    /// settings say.
    pub precision: Option<f32>,
}

/// What was accepted.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct AcceptReport {
    /// Version whose predictions became labels.
    pub model: String,
    /// Labels.
    pub labels: u64,
    /// Attributes with the confidence from which on they are accepted, as `Vertical/Attribute`.
    pub attributes: BTreeMap<String, f32>,
}

/// Thresholds by vertical and attribute.
type Thresholds = BTreeMap<String, BTreeMap<String, f32>>;

impl Workbench {
    /// Whether any attribute is accepted without asking now.
    ///
    /// # Errors
    /// The project file cannot be read.
    pub fn accepts_unasked(&self) -> Result<bool, WorkbenchError> {
        Ok(!self.thresholds(&settings_of(self.store())?)?.is_empty())
    }

    /// Accepts what may be accepted.
    ///
    /// # Errors
    /// No model, a precision that cannot be asked for, or a stop; what was accepted so far is kept.
    pub fn accept_unasked(
        &self,
        request: &AcceptRequest,
        watch: &dyn Watch,
    ) -> Result<AcceptReport, WorkbenchError> {
        self.job("accept", request, watch, |watch| {
            let model = version(self.model_asked(None)?.id);
            let thresholds = self.thresholds(&self.asked(request)?)?;
            let mut report =
                AcceptReport { model, attributes: named(&thresholds), ..AcceptReport::default() };
            let mut after = None;
            loop {
                let page = self.store().pool(None, after, CHUNK)?;
                let Some(last) = page.last() else { return Ok(report) };
                after = Some(last.id);
                watch.tick("Accepting", report.labels, 0)?;
                let open = page.iter().filter(|item| item.status == ItemStatus::New && !item.holdout);
                let ids: Vec<ItemId> =
                    open.filter(|item| thresholds.contains_key(&item.vertical)).map(|item| item.id).collect();
                let sure = self.sure(&ids, &thresholds)?;
                report.labels += self.store().accept_unasked(&sure, &report.model, WHO)?;
            }
        })
    }

    /// The project's settings, or every attribute at a precision of its own.
    fn asked(&self, request: &AcceptRequest) -> Result<LearningSettings, WorkbenchError> {
        let settings = settings_of(self.store())?;
        let Some(precision) = request.precision else { return Ok(settings) };
        if !(50.0..=99.9).contains(&precision) {
            let message = format!("a precision of {precision} per cent cannot be asked for");
            return Err(WorkbenchError::new("usage", message, "ask for 50 to 99.9 per cent"));
        }
        let schema = self.schema()?;
        let keys = schema.verticals.iter().flat_map(|vertical| {
            vertical.attributes.iter().map(|attribute| format!("{}/{}", vertical.name, attribute.name))
        });
        Ok(LearningSettings { precision, accept: keys.collect(), ..settings })
    }

    fn thresholds(&self, settings: &LearningSettings) -> Result<Thresholds, WorkbenchError> {
        let mut thresholds = Thresholds::new();
        for one in accepting(self.store(), settings)? {
            if let Some(threshold) = one.threshold() {
                thresholds.entry(one.vertical).or_default().insert(one.attribute, threshold);
            }
        }
        Ok(thresholds)
    }

    /// Predicted spans of items that are sure enough.
    fn sure(
        &self,
        ids: &[ItemId],
        thresholds: &Thresholds,
    ) -> Result<Vec<(ItemId, Vec<Span>)>, WorkbenchError> {
        let current = self.store().current_model()?.map(|model| model.id);
        let mut sure = Vec::new();
        for stored in self.store().items(ids)? {
            let shown = self.store().shown_prediction(stored.id)?;
            let Some((_, prediction)) = shown.filter(|(model, _)| Some(*model) == current) else { continue };
            let known = thresholds.get(&stored.item.vertical);
            let is_sure = |scored: &&ScoredSpan| {
                known
                    .and_then(|known| known.get(&scored.span.attribute))
                    .is_some_and(|threshold| scored.confidence >= *threshold)
            };
            let spans: Vec<Span> = prediction.spans.iter().filter(is_sure).map(|s| s.span.clone()).collect();
            let spans = fitting(&stored.item, spans);
            if !spans.is_empty() {
                sure.push((stored.id, spans));
            }
        }
        Ok(sure)
    }
}

/// Spans that lie in their text: an import may have brought predictions that do not.
fn fitting(item: &Item, spans: Vec<Span>) -> Vec<Span> {
    spans.into_iter().filter(|span| span.check(item).is_ok()).collect()
}

fn named(thresholds: &Thresholds) -> BTreeMap<String, f32> {
    let of = |(vertical, attributes): (&String, &BTreeMap<String, f32>)| {
        let name = |(attribute, threshold): (&String, &f32)| (format!("{vertical}/{attribute}"), *threshold);
        attributes.iter().map(name).collect::<Vec<_>>()
    };
    thresholds.iter().flat_map(of).collect()
}
