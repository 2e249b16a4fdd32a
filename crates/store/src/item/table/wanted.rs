//! A query held against the narrow row of an item.

use std::collections::HashMap;

use super::{Mark, TableQuery};
use crate::error::Result;
use crate::item::code_of_status;
use crate::schema::{Names, VerticalNames};
use swingtag_catalogue::ItemStatus;

/// What lists read of an item.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrow {
    pub(super) id: i64,
    pub(super) vertical: i64,
    pub(super) status: u8,
    pub(super) lowest: Option<f64>,
    /// Attributes of which something is known.
    pub(super) known: i64,
    pub(super) conflicts: i64,
    pub(super) partly: i64,
    pub(super) only_text: i64,
    pub(super) changed: i64,
    pub(super) assignee: Option<String>,
    /// Attributes with a value that somebody marked or chose.
    pub(super) evidenced: i64,
}

/// The filters, in the order of the bits in [`Wanted::failing`].
pub(super) mod filter {
    pub(in super::super) const VERTICAL: u8 = 1;
    pub(in super::super) const STATUS: u8 = 1 << 1;
    pub(in super::super) const LOWEST: u8 = 1 << 2;
    pub(in super::super) const MISSING: u8 = 1 << 3;
    pub(in super::super) const MARKS: u8 = 1 << 4;
    pub(in super::super) const ASSIGNEE: u8 = 1 << 5;
}

/// A query with names turned into numbers.
pub(super) struct Wanted<'a> {
    query: &'a TableQuery,
    statuses: Vec<u8>,
    /// Bits of all attributes and of those asked to be missing, by vertical.
    verticals: HashMap<i64, (bool, i64)>,
}

impl<'a> Wanted<'a> {
    pub(super) fn of(query: &'a TableQuery, names: &Names) -> Result<Self> {
        let mut verticals = HashMap::new();
        for name in &query.verticals {
            names.vertical(name)?;
        }
        for vertical in names.verticals() {
            let asked = query.verticals.is_empty() || query.verticals.contains(&vertical.name);
            verticals.insert(vertical.id, (asked, missing_bits(vertical, &query.missing)));
        }
        let statuses = query.statuses.iter().map(|status| code_of_status(*status)).collect();
        Ok(Self { query, statuses, verticals })
    }

    /// Which filters an item does not pass, as a bit each.
    pub(super) fn failing(&self, item: &Narrow) -> u8 {
        let (asked, missing) = self.verticals.get(&item.vertical).copied().unwrap_or((false, 0));
        let mut failing = 0;
        let mut must = |passes: bool, filter: u8| failing |= if passes { 0 } else { filter };
        must(asked, filter::VERTICAL);
        must(self.status(item.status), filter::STATUS);
        must(self.lowest(item.lowest), filter::LOWEST);
        must(self.query.missing.is_empty() || missing & !item.known != 0, filter::MISSING);
        must(self.query.marks.is_empty() || self.marked(item), filter::MARKS);
        must(self.assigned(item.assignee.as_deref()), filter::ASSIGNEE);
        failing
    }

    fn status(&self, status: u8) -> bool {
        if self.statuses.is_empty() {
            return status != code_of_status(ItemStatus::Removed);
        }
        self.statuses.contains(&status)
    }

    fn lowest(&self, lowest: Option<f64>) -> bool {
        self.query.lowest.is_none_or(|(from, below)| lowest.is_some_and(|l| l >= from && l < below))
    }

    fn marked(&self, item: &Narrow) -> bool {
        self.query.marks.iter().any(|mark| match mark {
            Mark::Conflict => item.conflicts != 0,
            Mark::Partly => item.partly != 0,
            Mark::OnlyText => item.only_text != 0,
        })
    }

    fn assigned(&self, assignee: Option<&str>) -> bool {
        let asked = &self.query.assignees;
        asked.is_empty() || asked.iter().any(|name| name == assignee.unwrap_or_default())
    }
}

fn missing_bits(vertical: &VerticalNames, missing: &[String]) -> i64 {
    let asked = vertical.live.iter().filter(|attribute| missing.contains(&attribute.name));
    asked.fold(0, |bits, attribute| bits | attribute.bit)
}
