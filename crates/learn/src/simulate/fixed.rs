//! What is the same in all rounds of all strategies: items to choose from, and a fifth that is scored.

use std::collections::HashMap;

use swingtag_catalogue::{Item, Prediction};

use super::cost::word_count;
use super::run::Simulation;
use crate::acquire::{CostModel, PoolItem, TitleEncoder};
use crate::error::LearnError;
use crate::recipe::Labelled;
use crate::split::folds;

/// One fold in so many is scored and never chosen.
const FIFTH: usize = 5;
/// The fifth is the same for all seeds and runs.
const FIXED: u64 = 0;

/// Items apart, and what is known of them without labels.
pub(super) struct Fixed<'a> {
    /// Scored, never chosen.
    pub(super) scored: Vec<Labelled>,
    /// Could be chosen.
    pub(super) pool: Vec<&'a Labelled>,
    /// Reads titles, where a strategy needs it and an encoder is installed.
    pub(super) titles: Option<TitleEncoder<'a>>,
    words: Vec<usize>,
    /// A bit for each attribute of a vertical.
    bits: HashMap<(&'a str, &'a str), u64>,
}

impl<'a> Fixed<'a> {
    pub(super) fn of(simulation: &Simulation<'a>, embeddings: bool) -> Result<Self, LearnError> {
        let items: Vec<&Item> = simulation.labelled.iter().map(|example| &example.item).collect();
        let fold_of = folds(&items, FIFTH, FIXED);
        let (mut scored, mut pool) = (Vec::new(), Vec::new());
        for (example, fold) in simulation.labelled.iter().zip(fold_of) {
            if fold == 0 { scored.push(example.clone()) } else { pool.push(example) }
        }
        if scored.is_empty() || pool.len() < simulation.size {
            return Err(LearnError::TooLittle(format!(
                "a simulation with {} items a round needs at least {} labelled items; there are {}",
                simulation.size,
                simulation.size * FIFTH / (FIFTH - 1) + 1,
                items.len()
            )));
        }
        let titles = if embeddings { TitleEncoder::open(simulation.resources)? } else { None };
        let words = pool.iter().map(|example| word_count(&example.item)).collect();
        Ok(Self { scored, pool, titles, words, bits: bits(simulation) })
    }

    /// An item as choosing sees it. Its predicted spans are what its cost is foreseen by.
    pub(super) fn pool_item<'p>(&'p self, place: usize, prediction: Option<&'p Prediction>) -> PoolItem<'p> {
        let item = &self.pool[place].item;
        let spans = prediction.map_or(&[][..], |prediction| &prediction.spans);
        let bit = |attribute: &str| self.bits.get(&(item.vertical.as_str(), attribute)).copied();
        PoolItem {
            id: &item.id,
            text: item.title(),
            vertical: &item.vertical,
            group: item.group.as_deref(),
            attributes: spans.iter().filter_map(|scored| bit(&scored.span.attribute)).fold(0, |a, b| a | b),
            seconds: Some(CostModel::default().seconds(self.words[place], spans.len())),
            prediction,
            ..PoolItem::default()
        }
    }
}

/// A bit for each attribute, in the order of the schema; from the 64th on they share one.
fn bits<'a>(simulation: &Simulation<'a>) -> HashMap<(&'a str, &'a str), u64> {
    let of_vertical = |vertical: &'a swingtag_catalogue::Vertical| {
        let attributes = vertical.attributes.iter().enumerate();
        attributes.map(|(i, attribute)| ((vertical.name.as_str(), attribute.name.as_str()), 1 << i.min(63)))
    };
    simulation.schema.verticals.iter().flat_map(of_vertical).collect()
}
