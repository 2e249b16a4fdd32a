//! Confidences that mean what they say: of all answers with 0.8, four in five are right.
//!
//! A [`Calibrator`] is learnt from answers about items that the model has not seen, never from the holdout,
//! and goes with the artefact; [`open`] applies it for every recipe in one place. It changes confidences and
//! nothing else: no span comes or goes, and of two answers about one attribute the surer one stays so.

mod apply;
mod curve;
mod isotonic;
mod open;
mod temperature;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use self::curve::Curve;
pub use self::isotonic::Steps;
pub use self::open::open;
pub use self::temperature::Temperature;
use crate::evaluate::{Answer, AnswerKind};

/// Fewer answers about an attribute than this are calibrated with those of all attributes.
const LEAST_OWN: usize = 30;
/// Fewer answers than this in all say nothing.
const LEAST_POOLED: usize = 10;

/// What makes a model's confidences believable; by default it leaves them as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Calibrator {
    /// Of spans.
    pub spans: Family,
    /// Of values of closed lists.
    pub values: Family,
    /// Of intents.
    pub intents: Family,
    /// What it was learnt from.
    pub source: Source,
    /// Items whose answers it was learnt from, where a later version may take it over.
    pub judged: Vec<String>,
    /// Items that the version learnt from that it was made for.
    pub learnt: usize,
}

/// Where the answers of a calibrator came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// In words: “210 items of the dev split”.
    pub words: String,
    /// Items.
    pub items: usize,
    /// Answers about them.
    pub answers: usize,
}

/// Curves for one kind of answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Family {
    /// For attributes with too few answers of their own.
    pub pooled: Curve,
    /// By attribute.
    pub own: BTreeMap<String, Curve>,
}

impl Calibrator {
    /// Learns from judged answers, which must not be about items that the model has learnt from.
    #[must_use]
    pub fn fit(answers: &[Answer], source: Source) -> Self {
        let family = |kind| Family::fit(answers.iter().filter(|answer| answer.kind == kind));
        Self {
            spans: family(AnswerKind::Span),
            values: family(AnswerKind::Value),
            intents: family(AnswerKind::Intent),
            source: Source { answers: answers.len(), ..source },
            ..Self::default()
        }
    }

    /// Whether it leaves every confidence as it is.
    #[must_use]
    pub fn is_identity(&self) -> bool {
        [&self.spans, &self.values, &self.intents].into_iter().all(Family::is_identity)
    }

    /// The calibrated confidence of an answer, rounded to 4 places.
    #[must_use]
    pub fn confidence(&self, kind: AnswerKind, attribute: &str, said: f32) -> f32 {
        let family = match kind {
            AnswerKind::Span => &self.spans,
            AnswerKind::Value => &self.values,
            AnswerKind::Intent => &self.intents,
        };
        family.confidence(attribute, said)
    }
}

impl Family {
    fn fit<'a>(answers: impl Iterator<Item = &'a Answer>) -> Self {
        let mut all: Vec<(f32, bool)> = Vec::new();
        let mut by_attribute: BTreeMap<&str, Vec<(f32, bool)>> = BTreeMap::new();
        for answer in answers {
            all.push((answer.confidence, answer.right));
            by_attribute.entry(&answer.attribute).or_default().push((answer.confidence, answer.right));
        }
        let own = by_attribute.into_iter().filter(|(_, answers)| answers.len() >= LEAST_OWN);
        let own = own.map(|(name, answers)| (name.to_owned(), Curve::fit(&answers, LEAST_OWN)));
        Self { pooled: Curve::fit(&all, LEAST_POOLED), own: own.collect() }
    }

    fn is_identity(&self) -> bool {
        self.pooled == Curve::Identity && self.own.values().all(|curve| *curve == Curve::Identity)
    }

    fn confidence(&self, attribute: &str, said: f32) -> f32 {
        match self.own.get(attribute).unwrap_or(&self.pooled) {
            Curve::Identity => said,
            curve => crate::encode::round4(curve.of(f64::from(said))),
        }
    }
}

#[cfg(test)]
mod tests;
