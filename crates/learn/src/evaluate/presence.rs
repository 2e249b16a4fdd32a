//! Scores of whole items: which attributes are there, which values of closed lists hold, which intents
//! a query has.

use std::collections::BTreeSet;

use swingtag_catalogue::Prediction;

use super::tally::Tally;
use crate::recipe::Labelled;

/// Whether an attribute is present in an item, whatever its words, over all items.
pub(super) fn presence(gold: &[Labelled], predictions: &[Prediction]) -> Tally {
    presence_by_item(gold, predictions).sum()
}

/// The same, item by item.
pub(super) fn presence_by_item(gold: &[Labelled], predictions: &[Prediction]) -> impl Iterator<Item = Tally> {
    let pairs = gold.iter().zip(predictions);
    pairs.map(|(item, prediction)| overlap(&gold_attributes(item), &predicted_attributes(prediction)))
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

/// Values of closed lists over all items: attribute and value have to match; nothing when gold has
/// none. An attribute whose values are marked in texts alone is scored by its spans.
pub(super) fn values(gold: &[Labelled], predictions: &[Prediction]) -> Option<Tally> {
    let tally: Tally = values_by_item(gold, predictions).into_iter().sum();
    (tally.gold > 0).then_some(tally)
}

/// The same, item by item.
pub(super) fn values_by_item(gold: &[Labelled], predictions: &[Prediction]) -> Vec<Tally> {
    let chosen: BTreeSet<&str> =
        predictions.iter().flat_map(|p| &p.values).map(|choice| choice.attribute.as_str()).collect();
    let marked: BTreeSet<&str> =
        gold.iter().flat_map(|g| &g.gold.spans).map(|span| span.attribute.as_str()).collect();
    let counts = |name: &str| chosen.contains(name) || !marked.contains(name);
    gold.iter()
        .zip(predictions)
        .map(|(item, prediction)| {
            let there = item.gold.values.iter().filter(|(name, _)| counts(name));
            let there =
                set(there.flat_map(|(name, values)| values.iter().map(move |v| (name.as_str(), v.as_str()))));
            let said = set(prediction.values.iter().map(|c| (c.attribute.as_str(), c.value.as_str())));
            overlap(&there, &said)
        })
        .collect()
}

fn gold_attributes(item: &Labelled) -> Vec<&str> {
    let spans = item.gold.spans.iter().map(|span| span.attribute.as_str());
    let values = item.gold.values.iter().filter(|(_, values)| !values.is_empty());
    set(spans.chain(values.map(|(name, _)| name.as_str())))
}

/// What the model says about presence itself, else what follows from its spans and values.
fn predicted_attributes(prediction: &Prediction) -> Vec<&str> {
    if !prediction.presence.is_empty() {
        let present = prediction.presence.iter().filter(|attribute| attribute.present);
        return set(present.map(|attribute| attribute.attribute.as_str()));
    }
    let spans = prediction.spans.iter().map(|scored| scored.span.attribute.as_str());
    set(spans.chain(prediction.values.iter().map(|choice| choice.attribute.as_str())))
}

/// Each name once, sorted. Small vectors: trees cost more than all the rest of the evaluation.
fn set<T: Ord>(names: impl Iterator<Item = T>) -> Vec<T> {
    let mut names: Vec<T> = names.collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn overlap<T: Ord>(gold: &[T], said: &[T]) -> Tally {
    Tally {
        correct: gold.iter().filter(|name| said.binary_search(name).is_ok()).count() as u64,
        predicted: said.len() as u64,
        gold: gold.len() as u64,
    }
}
