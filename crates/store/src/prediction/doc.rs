//! A prediction as it lies in the file: one JSON document with numbers instead of names. Its
//! certainty is in columns beside it.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{
    Candidate, Certainty, Gates, Prediction, ScoredAttribute, ScoredChoice, ScoredSpan,
};

use crate::annotation::SpanDoc;
use crate::error::{Result, StoreError};
use crate::schema::{Names, VerticalNames};

/// A [`Prediction`] without its certainty.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PredictionDoc {
    #[serde(rename = "s", skip_serializing_if = "Vec::is_empty")]
    spans: Vec<ScoredSpanDoc>,
    /// (attribute, value, confidence)
    #[serde(rename = "v", skip_serializing_if = "Vec::is_empty")]
    values: Vec<(i64, String, f32)>,
    /// (intent, confidence)
    #[serde(rename = "i", skip_serializing_if = "Vec::is_empty")]
    intents: Vec<(i64, f32)>,
    /// (attribute, confidence, present)
    #[serde(rename = "p", skip_serializing_if = "Vec::is_empty")]
    presence: Vec<(i64, f32, bool)>,
    #[serde(rename = "g", skip_serializing_if = "Option::is_none")]
    gates: Option<Gates>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct ScoredSpanDoc {
    #[serde(rename = "s")]
    span: SpanDoc,
    #[serde(rename = "c")]
    confidence: f32,
    /// (attribute, confidence)
    #[serde(rename = "o", default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<(i64, f32)>,
}

impl PredictionDoc {
    /// Turns names into numbers.
    pub(crate) fn of(prediction: &Prediction, names: &VerticalNames) -> Result<Self> {
        let choice = |c: &ScoredChoice| Ok((names.attribute(&c.attribute)?, c.value.clone(), c.confidence));
        let intent = |c: &ScoredChoice| Ok((names.intent(&c.value)?, c.confidence));
        let present = |a: &ScoredAttribute| Ok((names.attribute(&a.attribute)?, a.confidence, a.present));
        Ok(Self {
            spans: prediction.spans.iter().map(|s| ScoredSpanDoc::of(s, names)).collect::<Result<_>>()?,
            values: prediction.values.iter().map(choice).collect::<Result<_>>()?,
            intents: prediction.intents.iter().map(intent).collect::<Result<_>>()?,
            presence: prediction.presence.iter().map(present).collect::<Result<_>>()?,
            gates: prediction.gates.clone(),
        })
    }

    /// Turns numbers into the names they have now.
    pub(crate) fn prediction(self, certainty: Certainty, names: &Names) -> Result<Prediction> {
        let choice = |(id, value, confidence): (i64, String, f32)| {
            Ok(ScoredChoice { attribute: names.attribute(id)?.to_owned(), value, confidence })
        };
        let intent = |(id, confidence): (i64, f32)| {
            Ok(ScoredChoice { attribute: String::new(), value: names.intent(id)?.to_owned(), confidence })
        };
        let present = |(id, confidence, present): (i64, f32, bool)| {
            Ok(ScoredAttribute { attribute: names.attribute(id)?.to_owned(), confidence, present })
        };
        Ok(Prediction {
            spans: self.spans.into_iter().map(|span| span.span(names)).collect::<Result<_>>()?,
            values: self.values.into_iter().map(choice).collect::<Result<_>>()?,
            intents: self.intents.into_iter().map(intent).collect::<Result<_>>()?,
            presence: self.presence.into_iter().map(present).collect::<Result<_>>()?,
            gates: self.gates,
            certainty,
        })
    }

    /// Confidences of the first spans.
    pub(crate) fn confidences(&self, most: usize) -> Vec<f32> {
        self.spans.iter().take(most).map(|span| span.confidence).collect()
    }

    /// The text that is stored.
    pub(crate) fn text(&self) -> Result<String> {
        serde_json::to_string(self).map_err(|source| StoreError::Document { what: "prediction", source })
    }

    /// Reads a stored text.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        serde_json::from_str(text).map_err(|source| StoreError::Document { what: "prediction", source })
    }
}

impl ScoredSpanDoc {
    fn of(scored: &ScoredSpan, names: &VerticalNames) -> Result<Self> {
        let other = |c: &Candidate| Ok((names.attribute(&c.attribute)?, c.confidence));
        Ok(Self {
            span: SpanDoc::of(&scored.span, names)?,
            confidence: scored.confidence,
            others: scored.candidates.iter().map(other).collect::<Result<_>>()?,
        })
    }

    fn span(self, names: &Names) -> Result<ScoredSpan> {
        let other = |(id, confidence): (i64, f32)| {
            Ok(Candidate { attribute: names.attribute(id)?.to_owned(), confidence })
        };
        Ok(ScoredSpan {
            span: self.span.span(names)?,
            confidence: self.confidence,
            candidates: self.others.into_iter().map(other).collect::<Result<_>>()?,
        })
    }
}
