//! Items that somebody chose to leave, as an export or as a slice, held by number: a plan names the number, however
//! many they are.

use std::collections::VecDeque;
use std::sync::{Arc, PoisonError};

use swingtag_catalogue::ItemId;

use super::summary::Looks;
use crate::error::WorkbenchError;
use crate::view::ChosenItems;
use crate::workbench::Workbench;

/// Choices that are held: those of the screens, and of exports and slices on their way.
const HELD: usize = 6;

/// Choices by number, the newest last.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    last: u64,
    held: VecDeque<(u64, Arc<Vec<ItemId>>)>,
}

impl Looks {
    /// The items of a choice, in import order.
    pub(crate) fn chosen(&self, number: u64) -> Result<Arc<Vec<ItemId>>, WorkbenchError> {
        let chosen = self.chosen.lock().unwrap_or_else(PoisonError::into_inner);
        let found = chosen.held.iter().find(|(other, _)| *other == number);
        found.map(|(_, items)| Arc::clone(items)).ok_or_else(|| {
            WorkbenchError::new(
                "choice_gone",
                "the chosen items are no longer known",
                "choose them on Items again",
            )
        })
    }
}

impl Workbench {
    /// Holds items that are to leave, in import order, and gives them a number.
    #[must_use]
    pub fn choose_to_leave(&self, mut items: Vec<ItemId>) -> ChosenItems {
        items.sort_unstable();
        items.dedup();
        let mut chosen = self.looks().chosen.lock().unwrap_or_else(PoisonError::into_inner);
        chosen.last += 1;
        let (number, count) = (chosen.last, items.len() as u64);
        chosen.held.push_back((number, Arc::new(items)));
        while chosen.held.len() > HELD {
            chosen.held.pop_front();
        }
        ChosenItems { number, items: count }
    }
}
