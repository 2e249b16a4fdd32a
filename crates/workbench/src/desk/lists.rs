//! The lists that were asked for last, by number: rows are read by place and acts name items of them. Long
//! stretches of rows that somebody chose are held here as well, so that the window need not know their items.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use swingtag_catalogue::ItemId;

use crate::WorkbenchError;
use crate::view::{Selection, Stretch};

/// Lists that are remembered: the one in view, and those that answers on their way may still name.
const KEPT: usize = 3;
/// Stretches that are remembered.
const STRETCHES: usize = 4;
/// Pieces in which a stretch may lie in a list; past that another order has torn it apart.
const PIECES: usize = 5_000;

/// Lists by number.
#[derive(Debug, Default)]
pub(crate) struct Lists(Mutex<Kept>);

type Numbered = VecDeque<(i64, Arc<Vec<i64>>)>;

#[derive(Debug, Default)]
struct Kept {
    last: i64,
    lists: Numbered,
    /// By item number; the one used last at the end.
    stretches: Numbered,
}

impl Lists {
    /// Keeps a list and gives its number.
    pub(super) fn keep(&self, items: Vec<i64>) -> i64 {
        let mut kept = self.lock();
        kept.last += 1;
        let number = kept.last;
        push(&mut kept.lists, number, items, KEPT);
        number
    }

    /// A list by its number.
    pub(super) fn get(&self, number: i64) -> Result<Arc<Vec<i64>>, WorkbenchError> {
        let kept = self.lock();
        let found = kept.lists.iter().find(|(other, _)| *other == number);
        found.map(|(_, items)| Arc::clone(items)).ok_or_else(gone)
    }

    /// A new stretch: what of an older one a list still holds, and rows of the list.
    ///
    /// # Errors
    /// `list_gone` where list or stretch are no longer known, `torn_apart` where it lies in too many pieces.
    pub(super) fn stretch(
        &self,
        list: i64,
        with: Option<i64>,
        rows: Option<(u64, u64)>,
    ) -> Result<Stretch, WorkbenchError> {
        let list = self.get(list)?;
        let with = with.map(|number| self.held(number)).transpose()?.unwrap_or_default();
        let is_in = |(row, item): (u64, &i64)| {
            rows.is_some_and(|(first, last)| (first..=last).contains(&row))
                || with.binary_search(item).is_ok()
        };
        let (mut items, mut runs) = (Vec::new(), Vec::<(u64, u64)>::new());
        for (row, item) in (0..).zip(list.iter()).filter(|(row, item)| is_in((*row, item))) {
            items.push(*item);
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == row => *last = row,
                _ => runs.push((row, row)),
            }
        }
        if runs.len() > PIECES {
            let remedy = "choose them again";
            return Err(WorkbenchError::new("torn_apart", "the chosen rows no longer lie together", remedy));
        }
        items.sort_unstable();
        let mut kept = self.lock();
        kept.last += 1;
        let (number, count) = (kept.last, items.len() as u64);
        push(&mut kept.stretches, number, items, STRETCHES);
        Ok(Stretch { number, items: count, runs })
    }

    /// The items that a selection names, in the order of the list.
    ///
    /// # Errors
    /// `list_gone` where the list or the stretch is no longer known.
    pub(super) fn selected(&self, list: i64, selection: &Selection) -> Result<Vec<ItemId>, WorkbenchError> {
        let list = self.get(list)?;
        let Some(stretch) = selection.stretch else { return Ok(selected(&list, selection)) };
        let stretch = self.held(stretch)?;
        let named: HashSet<i64> = selection.items.iter().copied().collect();
        let is_in = |item: &&i64| stretch.binary_search(item).is_ok() != named.contains(item);
        Ok(list.iter().filter(is_in).map(|item| ItemId(*item)).collect())
    }

    /// The items of a stretch; it counts as used.
    fn held(&self, number: i64) -> Result<Arc<Vec<i64>>, WorkbenchError> {
        let mut kept = self.lock();
        let place = kept.stretches.iter().position(|(other, _)| *other == number).ok_or_else(gone)?;
        let used = kept.stretches.remove(place).ok_or_else(gone)?;
        let items = Arc::clone(&used.1);
        kept.stretches.push_back(used);
        Ok(items)
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn push<T>(to: &mut VecDeque<(i64, Arc<T>)>, number: i64, items: T, most: usize) {
    to.push_back((number, Arc::new(items)));
    while to.len() > most {
        to.pop_front();
    }
}

pub(super) fn gone() -> WorkbenchError {
    WorkbenchError::new("list_gone", "this list is no longer there", "ask for it again")
}

/// The items that a selection without a stretch names.
fn selected(list: &[i64], selection: &Selection) -> Vec<ItemId> {
    if !selection.all {
        let place: HashMap<i64, usize> =
            list.iter().enumerate().map(|(place, item)| (*item, place)).collect();
        let mut items = selection.items.clone();
        items.sort_by_key(|item| place.get(item).copied().unwrap_or(usize::MAX));
        items.dedup();
        return items.into_iter().map(ItemId).collect();
    }
    let but: HashSet<i64> = selection.items.iter().copied().collect();
    list.iter().filter(|item| !but.contains(item)).map(|item| ItemId(*item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_in_the_order_of_the_list() {
        let list = [5, 3, 9];
        let of =
            |all, items: &[i64]| selected(&list, &Selection { all, stretch: None, items: items.to_vec() });
        assert_eq!(of(false, &[9, 5]), [ItemId(5), ItemId(9)]);
        assert_eq!(of(true, &[3]), [ItemId(5), ItemId(9)]);
        assert_eq!(of(true, &[]), [ItemId(5), ItemId(3), ItemId(9)]);
    }

    #[test]
    fn only_the_last_lists_are_kept() {
        let lists = Lists::default();
        let first = lists.keep(vec![1]);
        let others: Vec<i64> = (0..KEPT).map(|_| lists.keep(Vec::new())).collect();
        assert_eq!(lists.get(first).unwrap_err().code, "list_gone");
        assert!(others.iter().all(|number| lists.get(*number).is_ok()));
    }

    #[test]
    fn a_stretch_is_known_by_its_items_whatever_the_list_makes_of_its_rows() {
        let lists = Lists::default();
        let list = lists.keep(vec![5, 3, 9, 7, 1]);
        let named = |list, stretch: &Stretch, items: &[i64]| {
            let selection = Selection { stretch: Some(stretch.number), items: items.to_vec(), all: false };
            lists.selected(list, &selection).unwrap().iter().map(|item| item.0).collect::<Vec<_>>()
        };
        let middle = lists.stretch(list, None, Some((1, 3))).unwrap();
        assert_eq!((middle.items, middle.runs.as_slice()), (3, [(1, 3)].as_slice()));
        assert_eq!(named(list, &middle, &[]), [3, 9, 7]);
        assert_eq!(named(list, &middle, &[9, 1]), [3, 7, 1]);
        let more = lists.stretch(list, Some(middle.number), Some((4, 99))).unwrap();
        assert_eq!((more.items, more.runs.as_slice()), (4, [(1, 4)].as_slice()));
        // Another order, and one item less.
        let other = lists.keep(vec![1, 5, 7, 9]);
        let there = lists.stretch(other, Some(middle.number), None).unwrap();
        assert_eq!((there.items, there.runs.as_slice()), (2, [(2, 3)].as_slice()));
        assert_eq!(named(other, &there, &[]), [7, 9]);
    }

    #[test]
    fn a_stretch_in_use_outlasts_those_that_are_drawn_from_it() {
        let lists = Lists::default();
        let list = lists.keep((0..100).collect());
        let begun = lists.stretch(list, None, Some((0, 9))).unwrap().number;
        for last in 20..40 {
            lists.stretch(list, Some(begun), Some((20, last))).unwrap();
        }
        assert_eq!(lists.stretch(list, Some(begun), None).unwrap().items, 10);
        assert_eq!(lists.stretch(list, Some(999), None).unwrap_err().code, "list_gone");
    }
}
