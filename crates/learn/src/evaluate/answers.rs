//! Single answers of a model with their confidence, and whether they were right: what calibration,
//! reliability and thresholds are made from.
//!
//! Spans follow the rule of the scores: the longest span per place counts, strictly. Absence is no answer.

use serde::{Deserialize, Serialize};
use swingtag_catalogue::Prediction;

use super::spans::judged_spans;
use crate::recipe::Labelled;

/// What an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// Words of a text.
    Span,
    /// A value of a closed list for the whole item.
    Value,
    /// An intent of a query.
    Intent,
}

/// An answer of a model that labels have judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it is about.
    pub kind: AnswerKind,
    /// Vertical of the item.
    pub vertical: String,
    /// Its attribute; the intent itself for intents.
    pub attribute: String,
    /// Probability that it is right as the model said it, 0 to 1.
    pub confidence: f32,
    /// Whether the labels agree.
    pub right: bool,
}

/// Every answer about items whose labels are known, item by item.
#[must_use]
pub fn answers(gold: &[Labelled], predictions: &[Prediction]) -> Vec<Answer> {
    gold.iter().zip(predictions).flat_map(|(labelled, prediction)| of_item(labelled, prediction)).collect()
}

fn of_item(labelled: &Labelled, prediction: &Prediction) -> Vec<Answer> {
    let answer = |kind, attribute: &str, confidence, right| Answer {
        kind,
        vertical: labelled.item.vertical.clone(),
        attribute: attribute.to_owned(),
        confidence,
        right,
    };
    let spans = judged_spans(&labelled.gold.spans, prediction);
    let mut all: Vec<Answer> = spans
        .into_iter()
        .map(|(said, right)| answer(AnswerKind::Span, &said.span.attribute, said.confidence, right))
        .collect();
    // An item without values was perhaps never asked for any: its silence judges nothing.
    if !labelled.gold.values.is_empty() {
        all.extend(prediction.values.iter().map(|said| {
            let given = labelled.gold.values.get(&said.attribute);
            let right = given.is_some_and(|values| values.contains(&said.value));
            answer(AnswerKind::Value, &said.attribute, said.confidence, right)
        }));
    }
    if !labelled.gold.intents.is_empty() {
        all.extend(prediction.intents.iter().map(|said| {
            let right = labelled.gold.intents.contains(&said.value);
            answer(AnswerKind::Intent, &said.value, said.confidence, right)
        }));
    }
    all
}

#[cfg(test)]
mod tests {
    use swingtag_catalogue::{Annotation, Item, ScoredChoice, ScoredSpan, Span};

    use super::*;

    #[test]
    fn only_what_labels_can_judge_is_an_answer() {
        let span = |start, end, attribute: &str| Span::new("title", start, end, attribute);
        let scored = |span, confidence| ScoredSpan { span, confidence, candidates: Vec::new() };
        let gold = Annotation { spans: vec![span(0, 3, "Colour")], ..Annotation::default() };
        let item = Item { vertical: "Jeans".to_owned(), ..Item::default() };
        let labelled = Labelled { item, gold };
        let prediction = Prediction {
            spans: vec![scored(span(0, 3, "Colour"), 0.9), scored(span(4, 6, "Fit"), 0.4)],
            values: vec![ScoredChoice { attribute: "Fit".into(), value: "slim".into(), confidence: 0.8 }],
            ..Prediction::default()
        };
        let said = answers(&[labelled], &[prediction]);
        let short: Vec<_> = said.iter().map(|a| (a.attribute.as_str(), a.right)).collect();
        assert_eq!(short, [("Colour", true), ("Fit", false)], "nobody has said anything about values");
    }
}
