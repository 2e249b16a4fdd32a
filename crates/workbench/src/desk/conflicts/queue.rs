//! The queue of conflicts in Review: a list of items and attributes held by number, read page by page.
//!
//! The list is made from what the project file keeps in the items' rows; documents are opened only for the rows of a
//! page. What is settled stays in its place, so that nothing moves under a person's hands.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use swingtag_catalogue::ModelId;
use swingtag_store::{Differing, DifferingCount, DifferingListing};

use super::{ConflictQuery, Desk};
use crate::WorkbenchError;
use crate::desk::lists::{gone, push};
use crate::desk::seller::row;
use crate::view::{ConflictCount, ConflictRow, ConflictsList, ConflictsQuery};

/// Queues that are remembered: the one in view, and those that answers on their way may still name.
const KEPT: usize = 3;
/// Rows that one call returns at most.
const MOST_ROWS: u32 = 500;

/// Queues by number.
#[derive(Debug, Default)]
pub(in crate::desk) struct Queues(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    last: i64,
    queues: VecDeque<(i64, Arc<DifferingListing>)>,
}

impl Queues {
    fn keep(&self, listing: DifferingListing) -> i64 {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.last += 1;
        let number = kept.last;
        push(&mut kept.queues, number, listing, KEPT);
        number
    }

    fn get(&self, number: i64) -> Result<Arc<DifferingListing>, WorkbenchError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.queues.iter().find(|(other, _)| *other == number);
        found.map(|(_, listing)| Arc::clone(listing)).ok_or_else(gone)
    }
}

impl Desk<'_> {
    /// The open conflicts of a query, remembered under a number, item by item as imported; with how many there are of
    /// each attribute of its vertical, or of all, most first.
    ///
    /// # Errors
    /// A vertical that is not there; else when the project file cannot be read.
    pub fn conflicts_list(&self, query: &ConflictsQuery) -> Result<ConflictsList, WorkbenchError> {
        let listing = self.store.differing(&ConflictQuery::of(query, None).differing())?;
        let is_there = listing.counts.iter().any(|count| count.conflict + count.partly > 0);
        let attributes = by_attribute(&listing.counts, query.vertical.as_deref());
        Ok(ConflictsList {
            total: listing.rows.len() as u64,
            attributes,
            seller_values: is_there || self.store.has_seller_values()?,
            list: self.shared.conflicts.keep(listing),
        })
    }

    /// Rows of a queue by place, as they are now; fewer at its end.
    ///
    /// # Errors
    /// `list_gone` for a queue that was replaced; else when the project file cannot be read.
    pub fn conflicts_rows(
        &self,
        list: i64,
        offset: u64,
        limit: u32,
    ) -> Result<Vec<ConflictRow>, WorkbenchError> {
        let listing = self.shared.conflicts.get(list)?;
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let rows = listing.rows.iter().skip(offset).take(limit.min(MOST_ROWS) as usize);
        rows.map(|differing| self.conflict_row(*differing, &listing.counts)).collect()
    }

    fn conflict_row(
        &self,
        differing: Differing,
        counts: &[DifferingCount],
    ) -> Result<ConflictRow, WorkbenchError> {
        let (scene, stored, model) = self.scene(differing.item)?;
        let attribute = counts.get(differing.attribute).map_or("", |count| count.attribute.as_str());
        Ok(ConflictRow {
            item: differing.item.0,
            title: scene.item.title().to_owned(),
            photo: stored.photos.into_iter().find_map(|photo| photo.hash).map(|hash| hash.0),
            apart: differing.apart,
            claim: row(&scene, attribute),
            model: model.map(|ModelId(version)| version),
            external_id: scene.item.id,
            vertical: scene.item.vertical,
        })
    }
}

/// Attributes of one name are one, whichever vertical they belong to; the first that has it gives the colour.
fn by_attribute(counts: &[DifferingCount], vertical: Option<&str>) -> Vec<ConflictCount> {
    let mut sums: Vec<ConflictCount> = Vec::new();
    for count in counts.iter().filter(|count| vertical.is_none_or(|asked| asked == count.vertical)) {
        let DifferingCount { attribute, slot, conflict, partly, .. } = count.clone();
        match sums.iter_mut().find(|sum| sum.attribute.to_lowercase() == attribute.to_lowercase()) {
            Some(sum) => (sum.conflict, sum.partly) = (sum.conflict + conflict, sum.partly + partly),
            None => sums.push(ConflictCount { attribute, slot, conflict, partly }),
        }
    }
    sums.retain(|sum| sum.conflict + sum.partly > 0);
    sums.sort_by(|a, b| b.conflict.cmp(&a.conflict).then_with(|| b.partly.cmp(&a.partly)));
    sums
}
