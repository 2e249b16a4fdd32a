//! Scores of whole items: which attributes are there, which intents a query has.

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
                let marked = set(item.gold.intents.iter().map(String::as_str));
                let said = set(prediction.intents.iter().map(|intent| intent.value.as_str()));
                overlap(&marked, &said)
            })
            .sum(),
    )
}

fn gold_attributes(item: &Labelled) -> Vec<&str> {
    let spans = item.gold.spans.iter().map(|span| span.attribute.as_str());
    let values = item.gold.values.iter().filter(|(_, values)| !values.is_empty());
    set(spans.chain(values.map(|(name, _)| name.as_str())))
}

fn predicted_attributes(prediction: &Prediction) -> Vec<&str> {
    let spans = prediction.spans.iter().map(|scored| scored.span.attribute.as_str());
    set(spans.chain(prediction.values.iter().map(|choice| choice.attribute.as_str())))
}

/// Each name once, sorted. Small vectors: trees cost more than all the rest of the evaluation.
fn set<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn overlap(gold: &[&str], said: &[&str]) -> Tally {
    Tally {
        correct: gold.iter().filter(|name| said.binary_search(name).is_ok()).count() as u64,
        predicted: said.len() as u64,
        gold: gold.len() as u64,
    }
}
