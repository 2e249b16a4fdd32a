//! How items stood before the first change of many items that the log of this file tells of.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::act::Moment;
use crate::change::{ChangeDoc, ItemState};
use crate::error::Result;

/// An item before its first change.
#[derive(Debug)]
pub(super) struct First {
    /// The status, and until when it was that.
    pub(super) status: (Moment, u8),
    /// The labels before the first change that wrote labels.
    pub(super) labels: Option<(Moment, String)>,
}

/// By item; items that no change is about are missing.
#[derive(Debug, Default)]
pub(super) struct FirstChanges(BTreeMap<i64, First>);

impl FirstChanges {
    /// Reads all changes of the log, whether they hold or not: each says how it found the items.
    pub(super) fn of(connection: &Connection) -> Result<Self> {
        let mut found = Self::default();
        let mut statement = connection.prepare(include_str!("changes.sql"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let text: String = row.get(3)?;
            if text.is_empty() {
                continue;
            }
            let moment: Moment = (row.get(6)?, row.get(7)?, row.get(8)?);
            ChangeDoc::parse(&text)?.items.into_iter().for_each(|state| found.note(&moment, state));
        }
        Ok(found)
    }

    /// The item before its first change.
    pub(super) fn on(&self, item: i64) -> Option<&First> {
        self.0.get(&item)
    }

    fn note(&mut self, moment: &Moment, state: ItemState) {
        let ItemState(item, _, status, _, labels) = state;
        let first =
            self.0.entry(item).or_insert_with(|| First { status: (moment.clone(), status), labels: None });
        if first.labels.is_none() {
            first.labels = labels.map(|labels| (moment.clone(), labels));
        }
    }
}
