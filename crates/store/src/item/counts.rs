//! Sums of a project, from counters: nothing here grows with the number of items.

use rusqlite::Connection;
use swingtag_catalogue::VerticalId;

use super::{AttributeCount, ProjectCounts, VerticalCount};
use crate::Store;
use crate::error::Result;

impl Store {
    /// Items by vertical and status, labels by attribute, entries of the log.
    ///
    /// # Errors
    /// Only of the database.
    pub fn counts(&self) -> Result<ProjectCounts> {
        self.read("counting", |connection| {
            let verticals = vertical_counts(connection)?;
            Ok(ProjectCounts {
                items: verticals.iter().map(VerticalCount::items).sum(),
                holdout: verticals.iter().flat_map(|v| v.holdout).sum(),
                verticals,
                attributes: attribute_counts(connection)?,
                decisions: connection
                    .prepare_cached("SELECT coalesce(max(id), 0) FROM decision")?
                    .query_row([], |row| row.get(0))?,
            })
        })
    }
}

fn vertical_counts(connection: &Connection) -> Result<Vec<VerticalCount>> {
    let mut statement = connection.prepare_cached(include_str!("vertical_counts.sql"))?;
    let mut rows = statement.query([])?;
    let mut counts: Vec<VerticalCount> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = VerticalId(row.get(0)?);
        if counts.last().and_then(|c| c.id) != Some(id) {
            counts.push(VerticalCount { id: Some(id), vertical: row.get(1)?, ..VerticalCount::default() });
        }
        let (status, holdout, items): (Option<u8>, Option<bool>, Option<u64>) =
            (row.get(2)?, row.get(3)?, row.get(4)?);
        let (Some(count), Some(status), Some(items)) = (counts.last_mut(), status, items) else { continue };
        if let Some(sum) = count.by_status.get_mut(usize::from(status)) {
            *sum += items;
        }
        if let Some(sum) = count.holdout.get_mut(usize::from(status)).filter(|_| holdout == Some(true)) {
            *sum += items;
        }
    }
    Ok(counts)
}

fn attribute_counts(connection: &Connection) -> Result<Vec<AttributeCount>> {
    let mut statement = connection.prepare_cached(include_str!("attribute_counts.sql"))?;
    let rows = statement.query_map([], |row| {
        Ok(AttributeCount {
            vertical: row.get(0)?,
            attribute: row.get(1)?,
            spans: row.get(2)?,
            values: row.get(3)?,
            absent: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
