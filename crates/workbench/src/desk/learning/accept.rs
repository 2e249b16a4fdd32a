//! What is accepted without asking: measured on the holdout, watched by the running audit.
//!
//! Answers about attributes of the same name in several verticals are judged together: a vertical alone has
//! rarely enough of them.

use std::collections::BTreeMap;

use swingtag_learn::accept::{Acceptance, Audit, acceptance, audit, lower_bound};
use swingtag_store::{Audited, ProjectCounts, Store};

use super::per_cent;
use crate::WorkbenchError;
use crate::train::Measured;
use crate::view::{AcceptState, AcceptView, Figure, LearningSettings, Unasked};

/// Chance that a two-sided interval misses on one side.
const ONE_SIDE: f64 = 0.025;

/// An attribute of a vertical and whether its predictions are accepted without asking.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Accepting {
    pub(crate) vertical: String,
    pub(crate) attribute: String,
    /// Somebody has switched it on.
    switched: bool,
    acceptance: Acceptance,
    audit: Audit,
    asked: f64,
}

/// Every attribute of the schema that the model in use was measured on.
pub(crate) fn accepting(
    store: &Store,
    settings: &LearningSettings,
) -> Result<Vec<Accepting>, WorkbenchError> {
    let Some(model) = store.current_model()? else { return Ok(Vec::new()) };
    let asked = f64::from(settings.precision) / 100.0;
    let now = pooled(&Measured::of(&model.metrics), asked);
    let since = store.accept_since()?;
    let audited = Outcomes::read(store, &since, asked)?;
    let mut all = Vec::new();
    for vertical in &store.schema()?.verticals {
        for attribute in &vertical.attributes {
            let key = format!("{}/{}", vertical.name, attribute.name);
            let switched = settings.accept.contains(&key);
            let outcomes = since.get(&key).map(|at| audited.of(&attribute.name, *at)).unwrap_or_default();
            all.push(Accepting {
                vertical: vertical.name.clone(),
                switched,
                acceptance: now.get(&attribute.name).copied().unwrap_or_else(|| acceptance(&[], asked)),
                audit: if switched { audit(outcomes, asked) } else { Audit::default() },
                attribute: attribute.name.clone(),
                asked,
            });
        }
    }
    Ok(all)
}

/// Remembers when attributes were switched on: the audit of an attribute begins there, and anew when it is
/// switched off and on.
pub(super) fn note_switched(
    store: &Store,
    before: &LearningSettings,
    after: &LearningSettings,
) -> Result<(), WorkbenchError> {
    let mut since = store.accept_since()?;
    since.retain(|key, _| after.accept.contains(key));
    let now = crate::clock::milliseconds();
    for key in after.accept.iter().filter(|key| !before.accept.contains(key)) {
        since.insert(key.clone(), now);
    }
    Ok(store.set_accept_since(&since)?)
}

/// What may be accepted by name of the attribute, all verticals together.
fn pooled(measured: &Measured, asked: f64) -> BTreeMap<String, Acceptance> {
    let mut answers: BTreeMap<String, Vec<(f32, bool)>> = BTreeMap::new();
    for (name, audited) in measured.audited.values().flatten() {
        answers.entry(name.clone()).or_default().extend(audited.answers());
    }
    answers.into_iter().map(|(name, answers)| (name, acceptance(&answers, asked))).collect()
}

/// Whether audited answers that would have been accepted were right, by attribute, in the order of time.
#[derive(Default)]
struct Outcomes(BTreeMap<String, Vec<(i64, bool)>>);

impl Outcomes {
    /// Each answer is held against the threshold of the version that gave it.
    fn read(store: &Store, since: &BTreeMap<String, i64>, asked: f64) -> Result<Self, WorkbenchError> {
        let Some(first) = since.values().min() else { return Ok(Self::default()) };
        let mut thresholds: BTreeMap<i64, BTreeMap<String, Acceptance>> = BTreeMap::new();
        let mut outcomes = Self::default();
        for answer in store.audited(*first)? {
            let version = answer.model.0;
            if let std::collections::btree_map::Entry::Vacant(free) = thresholds.entry(version) {
                free.insert(pooled(&Measured::of(&store.model(answer.model)?.metrics), asked));
            }
            outcomes.add(&answer, &thresholds[&version]);
        }
        Ok(outcomes)
    }

    fn add(&mut self, answer: &Audited, thresholds: &BTreeMap<String, Acceptance>) {
        for scored in &answer.prediction.spans {
            let Some(Acceptance::Ready(threshold)) = thresholds.get(&scored.span.attribute) else { continue };
            if scored.confidence >= threshold.confidence {
                let right = answer.labels.spans.iter().any(|label| label.key() == scored.span.key());
                self.0.entry(scored.span.attribute.clone()).or_default().push((answer.at, right));
            }
        }
    }

    fn of(&self, attribute: &str, since: i64) -> Vec<bool> {
        let all = self.0.get(attribute).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter(|(at, _)| *at >= since).map(|(_, right)| *right).collect()
    }
}

impl Accepting {
    /// The confidence from which on predictions are accepted without asking; none where they are not.
    pub(crate) fn threshold(&self) -> Option<f32> {
        match self.acceptance {
            Acceptance::Ready(threshold) if self.state() == AcceptState::On => Some(threshold.confidence),
            _ => None,
        }
    }

    pub(crate) fn is_on(&self) -> bool {
        self.state() == AcceptState::On
    }

    fn state(&self) -> AcceptState {
        match self.acceptance {
            _ if self.audit.suspended_at.is_some() => AcceptState::Suspended,
            Acceptance::TooFew { .. } => AcceptState::TooFew,
            Acceptance::Never { .. } => AcceptState::Never,
            Acceptance::Ready(_) if self.switched => AcceptState::On,
            Acceptance::Ready(_) => AcceptState::Ready,
        }
    }

    pub(super) fn view(&self) -> AcceptView {
        let mut view = AcceptView { state: self.state(), why: self.why(), ..AcceptView::default() };
        match self.acceptance {
            Acceptance::Ready(threshold) => {
                view.threshold = Some(threshold.confidence);
                view.precision = Some(per_cent(threshold.precision));
                view.measured = threshold.measured;
                view.saved = Some(per_cent(threshold.saved));
            }
            Acceptance::TooFew { measured, .. } | Acceptance::Never { measured, .. } => {
                view.measured = measured
            }
        }
        view
    }

    fn why(&self) -> String {
        let asked = per_cent(self.asked);
        if let Some(at) = self.audit.suspended_at {
            let Audit { audited, right, .. } = self.audit;
            return format!(
                "Suspended by the audit at its {at}. answer: {} of {audited} accepted answers were wrong",
                audited - right
            );
        }
        match self.acceptance {
            Acceptance::TooFew { missing: Some(missing), .. } => {
                format!("Too few to know, about {missing} more in the holdout")
            }
            Acceptance::TooFew { missing: None, .. } => "Too few to know".to_owned(),
            Acceptance::Never { best, .. } => {
                format!("Off: never reaches {asked:.1}, the surest are right in {:.1} %", per_cent(best))
            }
            Acceptance::Ready(threshold) => {
                format!("At least {:.1} % with 95 % certainty", per_cent(threshold.low))
            }
        }
    }
}

/// How much was accepted without asking, and how precise that is.
pub(super) fn unasked(
    store: &Store,
    accepting: &[Accepting],
    counts: &ProjectCounts,
) -> Result<Unasked, WorkbenchError> {
    let now = store.unasked()?;
    let labels: u64 = counts.attributes.iter().map(|count| count.spans).sum();
    Ok(Unasked {
        labels: now.labels,
        items: now.items,
        share: (labels > 0 && now.labels > 0).then(|| per_cent(now.labels as f64 / labels as f64)),
        precision: precision(accepting),
    })
}

/// Precision at the thresholds that are on, all together.
fn precision(accepting: &[Accepting]) -> Option<Figure> {
    let mut by_name = BTreeMap::new();
    for one in accepting.iter().filter(|one| one.is_on()) {
        if let Acceptance::Ready(threshold) = one.acceptance {
            by_name.insert(one.attribute.as_str(), threshold);
        }
    }
    let measured: u64 = by_name.values().map(|threshold| threshold.measured).sum();
    let right: f64 = by_name.values().map(|threshold| threshold.precision * threshold.measured as f64).sum();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count, as it was")]
    let right = right.round() as u64;
    (measured > 0).then(|| Figure {
        value: per_cent(right as f64 / measured as f64),
        low: per_cent(lower_bound(right, measured, ONE_SIDE)),
        high: per_cent(1.0 - lower_bound(measured - right, measured, ONE_SIDE)),
        base: format!("{measured} spans of the holdout at or above the thresholds"),
    })
}
