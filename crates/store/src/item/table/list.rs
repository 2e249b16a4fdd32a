//! The whole list, in one pass.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::Row;

use super::facets::Counter;
use super::wanted::{Narrow, Wanted};
use super::{Listing, TableOrder, TableQuery};
use crate::Store;
use crate::error::Result;
use crate::item::search::question;
use crate::schema::Names;

impl Store {
    /// All items that a query wants, in its order, and counts for its filters.
    ///
    /// # Errors
    /// [`crate::StoreError::UnknownVertical`].
    pub fn table(&self, query: &TableQuery) -> Result<Listing> {
        self.read("listing items", |connection| {
            let names = self.names(connection)?;
            let wanted = Wanted::of(query, &names)?;
            let asked = question(&query.search);
            if asked.is_none() && !query.search.trim().is_empty() {
                return Ok(Listing { items: Vec::new(), facets: Counter::new(&names).finish()? });
            }
            let sql = if asked.is_some() { include_str!("found.sql") } else { include_str!("all.sql") };
            let mut statement = connection.prepare_cached(sql)?;
            let mut rows = match &asked {
                Some(asked) => statement.query([asked])?,
                None => statement.query([])?,
            };
            let mut counter = Counter::new(&names);
            let mut kept: Vec<(i64, i64)> = Vec::new();
            let keys = Keys::of(query.order, &names);
            while let Some(row) = rows.next()? {
                let item = narrow(row)?;
                let failing = wanted.failing(&item);
                counter.count(&item, failing);
                if failing == 0 {
                    kept.push((keys.of_item(&item), item.id));
                }
            }
            Ok(Listing { items: sorted(kept, query.order), facets: counter.finish()? })
        })
    }
}

pub(super) fn narrow(row: &Row<'_>) -> rusqlite::Result<Narrow> {
    let (said, predicted): (i64, i64) = (row.get(4)?, row.get(5)?);
    Ok(Narrow {
        id: row.get(0)?,
        vertical: row.get(1)?,
        status: row.get(2)?,
        lowest: row.get(3)?,
        known: said | predicted,
        conflicts: row.get(6)?,
        partly: row.get(7)?,
        only_text: row.get(8)?,
        changed: row.get(9)?,
        assignee: row.get(10)?,
        evidenced: row.get(11)?,
    })
}

/// What an order sorts by, as one number.
struct Keys {
    order: TableOrder,
    /// Bits of all attributes and of the required ones, by vertical.
    bits: HashMap<i64, (i64, i64)>,
}

impl Keys {
    fn of(order: TableOrder, names: &Names) -> Self {
        Self { order, bits: names.verticals().iter().map(|v| (v.id, (v.bits(), v.required()))).collect() }
    }

    fn of_item(&self, item: &Narrow) -> i64 {
        match self.order {
            TableOrder::File => 0,
            TableOrder::Newest => item.changed,
            TableOrder::LeastSure => item.lowest.map_or(i64::MAX, millionths),
            TableOrder::MostSure => item.lowest.map_or(i64::MIN, millionths),
            TableOrder::LeastComplete | TableOrder::MostComplete => {
                let (bits, required) = self.bits.get(&item.vertical).copied().unwrap_or_default();
                let (has, of) = complete(bits, required, item.known, item.evidenced);
                i64::from(has) * 1_000_000 / i64::from(of.max(1))
            }
        }
    }
}

/// What counts for an item and out of how much: required attributes with a value where its vertical requires some,
/// else attributes of which anything is known.
pub(super) fn complete(bits: i64, required: i64, known: i64, evidenced: i64) -> (u32, u32) {
    let (asked, has) = if required == 0 { (bits, known) } else { (required, evidenced) };
    ((has & asked).count_ones(), asked.count_ones())
}

/// A probability as a whole number of millionths.
#[expect(clippy::cast_possible_truncation, reason = "a probability is at most one")]
fn millionths(probability: f64) -> i64 {
    (probability * 1e6) as i64
}

/// Items with equal keys stay in the order of import, newest first where that is the order.
fn sorted(mut kept: Vec<(i64, i64)>, order: TableOrder) -> Vec<i64> {
    match order {
        TableOrder::Newest => kept.sort_unstable_by_key(|(key, id)| Reverse((*key, *id))),
        TableOrder::MostSure | TableOrder::MostComplete => {
            kept.sort_unstable_by_key(|(key, id)| (Reverse(*key), *id));
        }
        _ => kept.sort_unstable(),
    }
    kept.into_iter().map(|(_, id)| id).collect()
}
