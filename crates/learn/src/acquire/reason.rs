//! Why an item was chosen, in words.

use swingtag_catalogue::{Prediction, ScoredSpan};

/// At most so many spans are named.
const NAMED: usize = 3;

pub(super) const RANDOM: &str = "random control";
pub(super) const HOLDOUT: &str = "holdout, shown without predictions";

/// The least sure spans: "Tiers 48, Width 44", confidences in hundredths, least sure first. Spans
/// that the model is all but sure of are no reason.
#[must_use]
pub fn reason(prediction: Option<&Prediction>) -> String {
    let Some(prediction) = prediction else { return "not looked at by a model yet".to_owned() };
    let mut spans: Vec<&ScoredSpan> = prediction.spans.iter().filter(|s| s.confidence < 0.9).collect();
    spans.sort_by(|a, b| a.confidence.total_cmp(&b.confidence).then_with(|| a.span.key().cmp(&b.span.key())));
    let mut named: Vec<(&str, f32)> = Vec::new();
    for span in spans {
        if !named.iter().any(|(name, _)| *name == span.span.attribute) {
            named.push((&span.span.attribute, span.confidence));
        }
    }
    if named.is_empty() {
        return if prediction.spans.is_empty() { "nothing found" } else { "unsure between the marked words" }
            .to_owned();
    }
    let words = named.iter().take(NAMED).map(|(name, share)| format!("{name} {:.0}", share * 100.0));
    words.collect::<Vec<_>>().join(", ")
}
