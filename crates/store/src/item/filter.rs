//! Turns a filter into SQL whose cost does not grow with the project.

use rusqlite::types::Value;
use swingtag_catalogue::ItemStatus;

use super::search::question;
use super::{ItemFilter, code_of_status};
use crate::error::Result;
use crate::schema::Names;

/// Tables and conditions of a list.
pub(super) struct Conditions {
    /// What comes after `FROM`. With a search the index leads, so that a rare word is found at once.
    pub(super) from: &'static str,
    conditions: Vec<String>,
    /// Values for the question marks, in order.
    pub(super) values: Vec<Value>,
}

impl Conditions {
    pub(super) fn of(filter: &ItemFilter, names: &Names) -> Result<Self> {
        let mut it = Self { from: "item", conditions: Vec::new(), values: Vec::new() };
        if let Some(asked) = filter.search.as_deref().and_then(question) {
            it.from = "search CROSS JOIN item ON item.id = search.rowid";
            it.push("search MATCH ?", asked);
        }
        if let Some(vertical) = &filter.vertical {
            it.push("item.vertical_id = ?", names.vertical(vertical)?.id);
        }
        match filter.status {
            Some(status) => it.push("item.status = ?", i64::from(code_of_status(status))),
            None => it.push("+item.status <> ?", i64::from(code_of_status(ItemStatus::Removed))),
        }
        if let Some(below) = filter.lowest_below {
            // The plus keeps SQLite from sorting all of them by number first.
            it.push("+item.lowest < ?", f64::from(below));
        }
        if let Some(inside) = filter.holdout {
            it.push("item.holdout = ?", i64::from(inside));
        }
        Ok(it)
    }

    pub(super) fn push(&mut self, condition: &str, value: impl Into<Value>) {
        self.conditions.push(condition.to_owned());
        self.values.push(value.into());
    }

    pub(super) fn plain(&mut self, condition: &str) {
        self.conditions.push(condition.to_owned());
    }

    /// ` WHERE …`, or nothing.
    pub(super) fn clause(&self) -> String {
        if self.conditions.is_empty() {
            return String::new();
        }
        format!(" WHERE {}", self.conditions.join(" AND "))
    }

    /// Whether the search index leads.
    pub(super) fn searches(&self) -> bool {
        self.from != "item"
    }
}
