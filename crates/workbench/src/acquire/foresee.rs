//! How long items will take, by what others took.

use std::collections::BTreeSet;

use swingtag_catalogue::{ItemId, Prediction};
use swingtag_learn::acquire::{CostModel, Timing};

use super::candidates::{Candidate, word_count};
use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// Acts that the pace is taken from.
const ACTS: usize = 2_000;

impl Workbench {
    /// Foresees the seconds of each candidate. What a prediction shows counts by its attributes: these are
    /// known of every item without opening its prediction.
    pub(super) fn foresee(&self, pool: &mut [Candidate], person: Option<&str>) -> Result<(), WorkbenchError> {
        let model = self.cost_model(person)?;
        for candidate in pool {
            let predicted = candidate.attributes.count_ones() as usize;
            candidate.seconds = Some(model.seconds(candidate.words, predicted));
        }
        Ok(())
    }

    /// The cost of items by a person's own timings; by those of all where nobody is named.
    fn cost_model(&self, person: Option<&str>) -> Result<CostModel, WorkbenchError> {
        let took = self.store().timings(person, ACTS)?;
        let ids: Vec<ItemId> = took.iter().map(|(item, _)| *item).collect();
        let mut timings = Vec::with_capacity(took.len());
        for (stored, (item, seconds)) in self.store().items(&ids)?.iter().zip(took) {
            let shown = self.store().shown_prediction(item)?;
            let predicted = shown.map_or(0, |(_, prediction)| attributes(&prediction));
            timings.push(Timing { words: word_count(stored), predicted, seconds });
        }
        Ok(CostModel::fit(&timings))
    }
}

/// How many attributes a prediction names.
fn attributes(prediction: &Prediction) -> usize {
    let spans = prediction.spans.iter().map(|scored| scored.span.attribute.as_str());
    spans.chain(prediction.values.iter().map(|value| value.attribute.as_str())).collect::<BTreeSet<_>>().len()
}
