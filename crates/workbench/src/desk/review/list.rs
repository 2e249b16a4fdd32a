//! The list of items to settle.

use swingtag_store as store;

use crate::WorkbenchError;
use crate::desk::Desk;
use crate::view::{ReviewList, ReviewOrder, ReviewQuery, ReviewRow};

/// Rows given at once.
const PAGE_LIMIT: u32 = 500;

impl Desk<'_> {
    /// A page of the items that people labelled apart and differed in.
    ///
    /// # Errors
    /// For an unknown vertical; else when the project file cannot be read.
    pub fn review_list(&self, query: &ReviewQuery) -> Result<ReviewList, WorkbenchError> {
        let order = match query.order {
            ReviewOrder::MostDifferences => store::ReviewOrder::MostDifferences,
            ReviewOrder::Vertical => store::ReviewOrder::Vertical,
            ReviewOrder::Newest => store::ReviewOrder::Newest,
        };
        let limit = query.limit.clamp(1, PAGE_LIMIT) as usize;
        let listing = self.store.review_list(order, query.vertical.as_deref(), query.offset, limit)?;
        let totals = self.store.review_totals()?;
        Ok(ReviewList {
            rows: listing.rows.into_iter().map(row).collect(),
            offset: query.offset,
            total: listing.total,
            items: totals.items,
            differences: totals.differences,
            waiting: totals.waiting,
        })
    }
}

fn row(row: store::ReviewRow) -> ReviewRow {
    ReviewRow {
        item: row.item.0,
        title: row.title,
        photo: row.photo.map(|hash| hash.0),
        differences: row.open,
        settled: row.settled,
    }
}
