//! What a version measured of itself when it was made, as it stands in the project.
//!
//! Screens read it instead of computing anew. Versions from before a field was there lack it; every field has
//! a default.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use swingtag_learn::Outcome;
use swingtag_learn::accept::{Acceptance, acceptance};
use swingtag_learn::calibrate::Source;
use swingtag_learn::evaluate::{Comparison, Interval, ReliabilityBin, Report, Scores};

/// Figures of a version; shares from 0 to 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Measured {
    /// Scores on the holdout over everything, by name of the attribute; none while there is no holdout.
    #[serde(flatten)]
    pub report: Option<Report>,
    /// Items learnt from.
    pub examples: u64,
    /// The owner's ids of the holdout then: whatever else is in it later, this version may have learnt from.
    pub held: Option<BTreeSet<String>>,
    /// Seconds that people spent on these.
    pub seconds: f64,
    /// What training itself found out.
    pub outcome: Outcome,
    /// What the figures were measured on, in words.
    pub measured_on: String,
    /// Beside the version that was in use.
    pub compared: Option<ComparedWith>,
    /// What its confidences were calibrated with.
    pub calibrated_on: Source,
    /// Everything on the holdout.
    pub all: Option<PartMeasured>,
    /// The same by vertical.
    pub verticals: BTreeMap<String, PartMeasured>,
    /// Calibrated confidences of the spans on the holdout, by vertical and attribute.
    pub audited: BTreeMap<String, BTreeMap<String, Audited>>,
}

/// Figures on a part of the holdout.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PartMeasured {
    /// Items measured on.
    pub items: u64,
    /// Items learnt from.
    pub examples: u64,
    /// Micro F1.
    pub f1: Estimate,
    /// By attribute.
    pub attributes: BTreeMap<String, AttributeMeasured>,
    /// How far confidences can be believed.
    pub reliability: ReliabilityMeasured,
}

/// A figure with its 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its interval, by bootstrap.
    #[serde(flatten)]
    pub interval: Interval,
}

/// An attribute on a part of the holdout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AttributeMeasured {
    /// Scores, with the spans of the attribute in the holdout.
    #[serde(flatten)]
    pub scores: Scores,
    /// Labels of it in items learnt from.
    pub labels: u64,
}

/// Reliability of span confidences before and after calibration.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReliabilityMeasured {
    /// Spans judged.
    pub answers: u64,
    /// Expected calibration error as shown.
    pub error: Estimate,
    /// The same of what the model says by itself.
    pub error_before: Estimate,
    /// Bins as shown, the lowest first; empty ones are left out.
    pub bins: Vec<ReliabilityBin>,
    /// Bins of what the model says by itself.
    pub before: Vec<ReliabilityBin>,
}

/// A version beside the one that was in use when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ComparedWith {
    /// That version.
    pub version: i64,
    /// Items that both were measured on and neither has learnt from.
    #[serde(default)]
    pub items: u64,
    /// Difference of micro F1 by paired bootstrap over items; positive where the new one is better.
    #[serde(flatten)]
    pub comparison: Comparison,
}

impl ComparedWith {
    /// The comparison in words, with what it rests on.
    #[must_use]
    pub fn words(&self) -> String {
        let points = |share: f64| share * 100.0;
        let Comparison { difference, interval, not_worse } = self.comparison;
        format!(
            "{} v{} on {} holdout items ({:+.1} points, {:+.1} to {:+.1})",
            if not_worse { "not worse than" } else { "worse than" },
            self.version,
            self.items,
            points(difference),
            points(interval.low),
            points(interval.high)
        )
    }
}

/// Answers that people have judged, as ten-thousandths of a confidence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Audited {
    /// Of right answers.
    pub right: Vec<u16>,
    /// Of wrong ones.
    pub wrong: Vec<u16>,
}

impl Audited {
    /// Notes an answer.
    pub(super) fn add(&mut self, confidence: f32, right: bool) {
        let list = if right { &mut self.right } else { &mut self.wrong };
        list.push((confidence.clamp(0.0, 1.0) * 1e4).round() as u16);
    }

    /// Pairs of a confidence and whether the answer was right.
    #[must_use]
    pub fn answers(&self) -> Vec<(f32, bool)> {
        let of = |list: &[u16], right| -> Vec<(f32, bool)> {
            list.iter().map(|parts| (f32::from(*parts) / 1e4, right)).collect()
        };
        [of(&self.right, true), of(&self.wrong, false)].concat()
    }
}

impl Measured {
    /// Reads what a version's row holds. What cannot be read is as if it had not been measured.
    #[must_use]
    pub fn of(metrics: &serde_json::Value) -> Self {
        Self::deserialize(metrics).unwrap_or_default()
    }

    /// What may be accepted without asking of an attribute, for a precision asked (0 to 1), on the holdout.
    #[must_use]
    pub fn acceptance(&self, vertical: &str, attribute: &str, asked: f64) -> Acceptance {
        let audited = self.audited.get(vertical).and_then(|attributes| attributes.get(attribute));
        acceptance(&audited.map(Audited::answers).unwrap_or_default(), asked)
    }
}
