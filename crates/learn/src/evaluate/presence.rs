//! Scores of whole items: which attributes are there, which intents a query has.

use std::collections::BTreeSet;

use swingtag_catalogue::Prediction;

use super::tally::Tally;
use crate::recipe::Labelled;

/// Whether an attribute is present in an item, whatever its words, over all items.
pub(super) fn presence(gold: &[Labelled], predictions: &[Prediction]) -> Tally {
    let pairs = gold.iter().zip(predictions);
    pairs.map(|(item, prediction)| overlap(&gold_attributes(item), &predicted_attributes(prediction))).sum()
}

/// Intents over all items; nothing when gold names none.
pub(super) fn intents(gold: &[Labelled], predictions: &[Prediction]) -> Option<Tally> {
    if gold.iter().all(|item| item.gold.intents.is_empty()) {
        return None;
    }
    let pairs = gold.iter().zip(predictions);
    Some(
        pairs
            .map(|(item, prediction)| {
                let marked = item.gold.intents.iter().map(String::as_str).collect();
                let said = prediction.intents.iter().map(|intent| intent.value.as_str()).collect();
                overlap(&marked, &said)
            })
            .sum(),
    )
}

fn gold_attributes(item: &Labelled) -> BTreeSet<&str> {
    let spans = item.gold.spans.iter().map(|span| span.attribute.as_str());
    let values = item.gold.values.iter().filter(|(_, values)| !values.is_empty());
    spans.chain(values.map(|(name, _)| name.as_str())).collect()
}

fn predicted_attributes(prediction: &Prediction) -> BTreeSet<&str> {
    let spans = prediction.spans.iter().map(|scored| scored.span.attribute.as_str());
    spans.chain(prediction.values.iter().map(|choice| choice.attribute.as_str())).collect()
}

fn overlap(gold: &BTreeSet<&str>, said: &BTreeSet<&str>) -> Tally {
    Tally {
        correct: gold.intersection(said).count() as u64,
        predicted: said.len() as u64,
        gold: gold.len() as u64,
    }
}
