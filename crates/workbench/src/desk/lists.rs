//! The lists that were asked for last, by number: rows are read by place and acts name items of them.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use swingtag_catalogue::ItemId;

use crate::WorkbenchError;
use crate::view::Selection;

/// Lists that are remembered: the one in view, and those that answers on their way may still name.
const KEPT: usize = 3;

/// Lists by number.
#[derive(Debug, Default)]
pub(crate) struct Lists(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    last: i64,
    lists: VecDeque<(i64, Arc<Vec<i64>>)>,
}

impl Lists {
    /// Keeps a list and gives its number.
    pub(super) fn keep(&self, items: Vec<i64>) -> i64 {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.last += 1;
        let number = kept.last;
        kept.lists.push_back((number, Arc::new(items)));
        while kept.lists.len() > KEPT {
            kept.lists.pop_front();
        }
        number
    }

    /// A list by its number.
    pub(super) fn get(&self, number: i64) -> Result<Arc<Vec<i64>>, WorkbenchError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.lists.iter().find(|(other, _)| *other == number);
        found.map(|(_, items)| Arc::clone(items)).ok_or_else(|| {
            WorkbenchError::new("list_gone", "this list is no longer there", "ask for it again")
        })
    }
}

/// The items that a selection names, in the order of the list.
pub(super) fn selected(list: &[i64], selection: &Selection) -> Vec<ItemId> {
    if !selection.all {
        let place: HashMap<i64, usize> =
            list.iter().enumerate().map(|(place, item)| (*item, place)).collect();
        let mut items = selection.items.clone();
        items.sort_by_key(|item| place.get(item).copied().unwrap_or(usize::MAX));
        items.dedup();
        return items.into_iter().map(ItemId).collect();
    }
    let but: std::collections::HashSet<i64> = selection.items.iter().copied().collect();
    list.iter().filter(|item| !but.contains(item)).map(|item| ItemId(*item)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selection_is_in_the_order_of_the_list() {
        let list = [5, 3, 9];
        let of = |all, items: &[i64]| selected(&list, &Selection { all, items: items.to_vec() });
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
}
