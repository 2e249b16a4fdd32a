//! What a reader yields: rows that arrive and rows that do not.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{
    Annotation, Certainty, Item, ItemStatus, Prediction, ScoredAttribute, ScoredChoice, ScoredSpan, Values,
};

use crate::{FormatError, RowProblem};

/// A reader of any format. After an error the stream ends.
pub trait Rows: Iterator<Item = Result<Row, FormatError>> + Send {
    /// Bytes of the file read so far, for progress.
    fn bytes_read(&self) -> u64;
}

/// One step of a reader.
#[derive(Clone, Debug, PartialEq)]
pub enum Row {
    /// An item that arrived.
    Item(Box<IncomingItem>),
    /// A row that did not, or a warning about one that did.
    Problem(Box<RowProblem>),
}

/// An item as a file describes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingItem {
    /// Line (or row of a sheet) it came from, from 1.
    pub line: u64,
    /// Texts, photos, what the seller says.
    pub item: Item,
    /// What somebody (or, for predictions, some model) said about it; `None` when nobody has looked.
    pub annotation: Option<Annotation>,
    /// How sure the source is, where it says so.
    pub confidences: Confidences,
    /// How far the work is, where the file says so.
    pub status: Option<ItemStatus>,
}

/// Confidences beside an annotation, 0 to 1.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Confidences {
    /// One per span of the annotation, in its order.
    pub spans: Vec<Option<f32>>,
    /// One per whole-item value, as the values are laid out; empty where none is given.
    pub values: std::collections::BTreeMap<String, Vec<f32>>,
    /// One per intent; empty when none is given.
    pub intents: Vec<f32>,
    /// How likely attributes are said at all; empty when nothing is said about it.
    pub presence: Vec<ScoredAttribute>,
}

impl IncomingItem {
    /// The annotation as a prediction. Where the source gives no confidence, 1 is meant.
    #[must_use]
    pub fn into_prediction(self) -> (Item, Prediction) {
        let annotation = self.annotation.unwrap_or_default();
        let given = self.confidences;
        let spans: Vec<ScoredSpan> = annotation
            .spans
            .into_iter()
            .enumerate()
            .map(|(n, span)| ScoredSpan {
                span,
                confidence: given.spans.get(n).copied().flatten().unwrap_or(1.0),
                candidates: Vec::new(),
            })
            .collect();
        let lowest = spans.iter().map(|s| s.confidence).fold(1.0, f32::min);
        let intents = choices("", annotation.intents, &given.intents);
        let prediction = Prediction {
            spans,
            values: value_choices(annotation.values, &given.values),
            intents: intents.collect(),
            presence: given.presence,
            certainty: Certainty { lowest, ..Certainty::default() },
            ..Prediction::default()
        };
        (self.item, prediction)
    }
}

fn value_choices(values: Values, given: &std::collections::BTreeMap<String, Vec<f32>>) -> Vec<ScoredChoice> {
    values
        .into_iter()
        .flat_map(|(name, values)| {
            let given = given.get(&name).map(Vec::as_slice).unwrap_or_default();
            choices(&name, values, given).collect::<Vec<_>>()
        })
        .collect()
}

fn choices(attribute: &str, values: Vec<String>, given: &[f32]) -> impl Iterator<Item = ScoredChoice> {
    values.into_iter().enumerate().map(move |(n, value)| ScoredChoice {
        attribute: attribute.to_owned(),
        value,
        confidence: given.get(n).copied().unwrap_or(1.0),
    })
}
