//! Labels per attribute, kept in the attribute's row by the same transaction that changes a label.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::AnnotationDoc;
use crate::error::Result;

/// How the labels per attribute move: spans, whole-item values, absent.
#[derive(Debug, Default)]
pub(crate) struct LabelCounts(BTreeMap<i64, [i64; 3]>);

impl LabelCounts {
    /// Counts a document in (`1`) or out (`-1`).
    pub(crate) fn count(&mut self, doc: &AnnotationDoc, sign: i64) {
        for span in &doc.spans {
            self.0.entry(span.attribute).or_default()[0] += sign;
        }
        for (attribute, values) in &doc.values {
            let values = i64::try_from(values.len()).unwrap_or(i64::MAX);
            self.0.entry(*attribute).or_default()[1] += sign * values;
        }
        for attribute in &doc.absent {
            self.0.entry(*attribute).or_default()[2] += sign;
        }
    }

    /// Adds the movement to the counters.
    pub(crate) fn apply(self, connection: &Connection) -> Result<()> {
        let mut statement = connection.prepare_cached(include_str!("move_counts.sql"))?;
        for (attribute, [spans, values, absent]) in self.0 {
            if [spans, values, absent] != [0; 3] {
                statement.execute(params![attribute, spans, values, absent])?;
            }
        }
        Ok(())
    }

    /// Attribute, spans, values, absent.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (i64, [i64; 3])> + '_ {
        self.0.iter().map(|(attribute, counts)| (*attribute, *counts))
    }
}
