//! The Items screen: lists, their rows, counts for the filters.

use std::collections::HashMap;
use std::time::Instant;

use swingtag_catalogue::{ASK_LIMIT, ItemId};
use swingtag_store::{FacetCounts, Mark, TableOrder, TableQuery};

use super::Desk;
use super::scene::confidence;
use crate::WorkbenchError;
use crate::view::{
    AttributeCell, Facets, ItemsList, ItemsOrder, ItemsQuery, MissingCount, NameCount, SellerMark, SpanState,
    StatusCount, Stretch, TableRow,
};

/// Rows that one call returns at most.
const MOST_ROWS: u32 = 500;

impl Desk<'_> {
    /// The first rows of a query; empty where only the whole list can tell.
    ///
    /// # Errors
    /// For an unknown vertical; else when the project file cannot be read.
    pub fn items_first(&self, query: &ItemsQuery, limit: u32) -> Result<Vec<TableRow>, WorkbenchError> {
        let rows = self.store.table_first(&asked(query), limit.min(MOST_ROWS) as usize)?;
        Ok(rows.into_iter().map(shown).collect())
    }

    /// All items of a query, remembered under a number, with counts for the filters.
    ///
    /// # Errors
    /// As of [`Desk::items_first`].
    pub fn items_list(&self, query: &ItemsQuery) -> Result<ItemsList, WorkbenchError> {
        let began = Instant::now();
        let listing = self.store.table(&asked(query))?;
        let total = listing.items.len() as u64;
        Ok(ItemsList {
            list: self.shared.lists.keep(listing.items),
            total,
            all: self.store.counts()?.items,
            facets: facets(listing.facets),
            milliseconds: began.elapsed().as_secs_f64() * 1e3,
        })
    }

    /// Rows of a list by place; fewer at its end.
    ///
    /// # Errors
    /// `list_gone` for a list that was replaced; else when the project file cannot be read.
    pub fn items_rows(&self, list: i64, offset: u64, limit: u32) -> Result<Vec<TableRow>, WorkbenchError> {
        let items = self.shared.lists.get(list)?;
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let wanted = items.iter().skip(offset).take(limit.min(MOST_ROWS) as usize);
        let rows = self.store.table_rows(&wanted.map(|item| ItemId(*item)).collect::<Vec<_>>())?;
        Ok(rows.into_iter().map(shown).collect())
    }

    /// Rows of a list as a stretch, together with what the list still holds of an older one.
    ///
    /// # Errors
    /// `list_gone` for a list or stretch that was replaced, `torn_apart` for one that lies in pieces.
    pub fn items_stretch(
        &self,
        list: i64,
        with: Option<i64>,
        rows: Option<(u64, u64)>,
    ) -> Result<Stretch, WorkbenchError> {
        self.shared.lists.stretch(list, with, rows)
    }

    /// The places of items in a list.
    ///
    /// # Errors
    /// `list_gone` for a list that was replaced.
    pub fn items_places(&self, list: i64, items: &[i64]) -> Result<Vec<Option<u64>>, WorkbenchError> {
        let list = self.shared.lists.get(list)?;
        let places: HashMap<i64, u64> = list.iter().copied().zip(0..).collect();
        Ok(items.iter().map(|item| places.get(item).copied()).collect())
    }
}

/// The query in the words of the store.
fn asked(query: &ItemsQuery) -> TableQuery {
    let bound = |whole: u8| f64::from(whole) / 100.0;
    TableQuery {
        search: query.search.clone(),
        verticals: query.verticals.clone(),
        statuses: query.statuses.clone(),
        // 99 is the highest that is shown, so it takes in everything up to certainty.
        lowest: query.lowest.map(|(from, to)| (bound(from), if to >= 99 { 1.1 } else { bound(to + 1) })),
        missing: query.missing.clone(),
        marks: query.marks.iter().map(|mark| mark_of(*mark)).collect(),
        assignees: query.assignees.clone(),
        order: match query.order {
            ItemsOrder::Newest => TableOrder::Newest,
            ItemsOrder::File => TableOrder::File,
            ItemsOrder::LeastSure => TableOrder::LeastSure,
            ItemsOrder::MostSure => TableOrder::MostSure,
            ItemsOrder::LeastComplete => TableOrder::LeastComplete,
            ItemsOrder::MostComplete => TableOrder::MostComplete,
        },
    }
}

fn mark_of(mark: SellerMark) -> Mark {
    match mark {
        SellerMark::Conflict => Mark::Conflict,
        SellerMark::Partly => Mark::Partly,
        SellerMark::OnlyText => Mark::OnlyText,
    }
}

fn facets(counts: FacetCounts) -> Facets {
    let named = |counts: Vec<(String, u64)>| {
        counts.into_iter().map(|(name, count)| NameCount { name, count }).collect()
    };
    let missing = |(attribute, slot, count)| MissingCount { attribute, slot, count };
    Facets {
        verticals: named(counts.verticals),
        statuses: counts.statuses.into_iter().map(|(status, count)| StatusCount { status, count }).collect(),
        lowest: counts.lowest,
        unpredicted: counts.unpredicted,
        missing: counts.missing.into_iter().map(missing).collect(),
        conflict: counts.conflict,
        partly: counts.partly,
        only_text: counts.only_text,
        assignees: named(counts.assignees),
    }
}

fn shown(row: swingtag_store::TableRow) -> TableRow {
    let cell = |(name, slot, said, predicted)| {
        let state = if said {
            Some(SpanState::Confirmed)
        } else if predicted {
            Some(SpanState::Predicted)
        } else {
            None
        };
        AttributeCell { name, slot, state }
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of one hundred")]
    let complete = (row.complete * 100.0).round() as u8;
    TableRow {
        item: row.row.id.0,
        external_id: row.row.external_id,
        title: row.row.title,
        vertical: row.row.vertical,
        status: row.row.status,
        holdout: row.row.holdout,
        photo: row.row.photo.map(|hash| hash.0),
        attributes: row.attributes.into_iter().map(cell).collect(),
        complete,
        required: row.required,
        lowest: row.row.lowest.map(confidence),
        unsure: row.row.lowest.is_some_and(|lowest| lowest < ASK_LIMIT),
        conflicts: row.conflicts,
        changed: row.changed,
        assignee: row.assignee,
        in_batch: row.in_batch,
    }
}
