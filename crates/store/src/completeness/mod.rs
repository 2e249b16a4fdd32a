//! For how many items of a vertical there is a value of what it requires, now and over time.
//!
//! Triggers keep, for every vertical and day, how many items more have values for exactly which attributes, in the
//! transaction that changes an item. So a figure costs as much as there are such rows, however many items there are,
//! and an attribute may become required later: the days before are counted with it, too.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::Store;
use crate::error::Result;
use crate::schema::VerticalNames;

/// A vertical that requires something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// Name of the vertical.
    pub vertical: String,
    /// Its items, removed ones not counted.
    pub items: u64,
    /// Items with a value for everything that is required.
    pub whole: u64,
    /// What is required, in the order of the schema.
    pub required: Vec<RequiredAttribute>,
    /// Every day on which something changed, oldest first.
    pub days: Vec<CompletenessDay>,
}

/// An attribute for which every item shall have a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequiredAttribute {
    /// Its name.
    pub name: String,
    /// Its colour slot.
    pub slot: u16,
    /// Items with a value that somebody marked or chose.
    pub items: u64,
}

/// How it stood at the end of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompletenessDay {
    /// The day in UTC: `2026-11-22`.
    pub date: String,
    /// Items of the vertical.
    pub items: u64,
    /// Values of required attributes, one counted for an item and attribute.
    pub values: u64,
}

impl Completeness {
    /// Values of required attributes, one counted for an item and attribute.
    #[must_use]
    pub fn values(&self) -> u64 {
        self.required.iter().map(|attribute| attribute.items).sum()
    }

    /// Share of the required values that are there, 0 to 1; none where there is no item.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        share(self.values(), self.items, self.required.len())
    }

    /// The same at the end of a day.
    #[must_use]
    pub fn share_of(&self, day: &CompletenessDay) -> Option<f64> {
        share(day.values, day.items, self.required.len())
    }

    /// The attribute that is missing most often, the first of several; none where nothing is missing.
    #[must_use]
    pub fn held_back_by(&self) -> Option<&RequiredAttribute> {
        let least = self.required.iter().map(|attribute| attribute.items).min()?;
        self.required.iter().find(|attribute| attribute.items == least && least < self.items)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of items are far below 2^52")]
fn share(values: u64, items: u64, required: usize) -> Option<f64> {
    let all = items * required as u64;
    (all > 0).then(|| values as f64 / all as f64)
}

impl Store {
    /// The verticals that require something, in the order of the schema.
    ///
    /// # Errors
    /// Only of the database.
    pub fn completeness(&self) -> Result<Vec<Completeness>> {
        self.read("counting values", |connection| {
            let names = self.names(connection)?;
            let asking = names.in_order().filter(|vertical| vertical.required() != 0);
            asking.map(|vertical| of_vertical(connection, vertical)).collect()
        })
    }
}

fn of_vertical(connection: &Connection, vertical: &VerticalNames) -> Result<Completeness> {
    let mut sets: BTreeMap<i64, i64> = BTreeMap::new();
    let mut days: Vec<CompletenessDay> = Vec::new();
    let required = vertical.required();
    let mut statement = connection.prepare_cached(
        "SELECT date(day * 86400, 'unixepoch'), evidenced, items FROM evidence
         WHERE vertical_id = ?1 ORDER BY day, evidenced",
    )?;
    let mut rows = statement.query([vertical.id])?;
    let (mut items, mut values) = (0, 0);
    while let Some(row) = rows.next()? {
        let (date, set, more): (String, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        *sets.entry(set & required).or_default() += more;
        items += more;
        values += more * i64::from((set & required).count_ones());
        let now = CompletenessDay { date, items: count(items), values: count(values) };
        match days.last_mut().filter(|last| last.date == now.date) {
            Some(last) => *last = now,
            None => days.push(now),
        }
    }
    let having = |bits: i64| count(sets.iter().filter(|(set, _)| *set & bits == bits).map(|(_, n)| n).sum());
    let asked = vertical.live.iter().filter(|attribute| attribute.bit & required != 0);
    let attribute = |attribute: &crate::schema::LiveAttribute| RequiredAttribute {
        name: attribute.name.clone(),
        slot: attribute.slot,
        items: having(attribute.bit),
    };
    Ok(Completeness {
        vertical: vertical.name.clone(),
        items: count(items),
        whole: having(required),
        required: asked.map(attribute).collect(),
        days,
    })
}

/// Sums are never below zero at the end of a day; within one they may be for a moment.
fn count(sum: i64) -> u64 {
    u64::try_from(sum).unwrap_or_default()
}

/// Counts anew what a file of an older format says of the days before, once its items say what they have.
pub(crate) fn count_earlier(connection: &Connection) -> Result<()> {
    Ok(connection.execute_batch(include_str!("earlier.sql"))?)
}
