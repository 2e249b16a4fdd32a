//! How sure a model usually is of an attribute where people agree: its threshold.

use std::collections::BTreeMap;

use swingtag_catalogue::Prediction;

use crate::evaluate::{judged_spans, longest_spans};
use crate::recipe::Labelled;

/// Confidence in labels of an attribute.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    /// Confidences in labels that the model found.
    confidence: f64,
    /// Labels that it found.
    found: u64,
    /// Labels.
    labels: u64,
}

/// Thresholds by attribute.
pub(super) struct Usual(BTreeMap<String, Sums>);

impl Usual {
    pub(super) fn of(labelled: &[Labelled], predictions: &[Prediction]) -> Self {
        let mut all: BTreeMap<String, Sums> = BTreeMap::new();
        for (labelled, prediction) in labelled.iter().zip(predictions) {
            for span in longest_spans(&labelled.gold.spans) {
                all.entry(span.attribute.clone()).or_default().labels += 1;
            }
            for (said, _) in judged_spans(&labelled.gold.spans, prediction).into_iter().filter(|(_, r)| *r) {
                let sums = all.entry(said.span.attribute.clone()).or_default();
                sums.confidence += f64::from(said.confidence);
                sums.found += 1;
            }
        }
        Self(all)
    }

    /// Mean confidence in labels of the attribute that the model finds; 1 for one that it never finds.
    pub(super) fn confidence(&self, attribute: &str) -> f64 {
        let sums = self.0.get(attribute).filter(|sums| sums.found > 0);
        sums.map_or(1.0, |sums| sums.confidence / sums.found as f64)
    }

    /// Share of the attribute's labels that the model finds: how much its silence says.
    pub(super) fn found(&self, attribute: &str) -> f64 {
        let sums = self.0.get(attribute).filter(|sums| sums.labels > 0);
        sums.map_or(0.0, |sums| sums.found as f64 / sums.labels as f64)
    }
}
