//! A prediction with calibrated confidences.

use swingtag_catalogue::{Prediction, ScoredSpan};

use super::Calibrator;
use crate::encode::round4;
use crate::evaluate::AnswerKind;

impl Calibrator {
    /// Puts calibrated confidences into a prediction; its lowest one follows.
    pub fn apply(&self, prediction: &mut Prediction) {
        for span in &mut prediction.spans {
            let said = span.confidence;
            span.confidence = self.confidence(AnswerKind::Span, &span.span.attribute, said);
            share_the_rest(span, said);
        }
        for choice in &mut prediction.values {
            choice.confidence = self.confidence(AnswerKind::Value, &choice.attribute, choice.confidence);
        }
        for intent in &mut prediction.intents {
            intent.confidence = self.confidence(AnswerKind::Intent, &intent.value, intent.confidence);
        }
        let lowest = prediction.spans.iter().map(|span| span.confidence);
        prediction.certainty.lowest = lowest.fold(1.0, f32::min);
    }
}

/// What a span loses or gains, the other attributes for its words gain or lose in proportion.
fn share_the_rest(span: &mut ScoredSpan, said: f32) {
    let (before, now) = (1.0 - f64::from(said), 1.0 - f64::from(span.confidence));
    if before <= 0.0 {
        return;
    }
    for candidate in &mut span.candidates {
        candidate.confidence = round4((f64::from(candidate.confidence) * now / before).clamp(0.0, 1.0));
    }
}
