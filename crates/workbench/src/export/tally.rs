//! Items by each filter, counted without their texts: what an export leaves out and why, and what each choice of a
//! filter would leave, all other filters holding.

use std::collections::BTreeMap;

use swingtag_catalogue::{ItemStatus, Schema};
use swingtag_store::{BriefItem, Deciders, StoreError};

use super::selection::{Failing, Selection};
use crate::error::WorkbenchError;
use crate::view::{Counted, ExportFacets};
use crate::workbench::Workbench;

/// Statuses that items leave with, in the order in which they are shown.
const STATUSES: [ItemStatus; 5] =
    [ItemStatus::New, ItemStatus::Started, ItemStatus::Done, ItemStatus::Skipped, ItemStatus::Review];

/// Sums over all items.
#[derive(Debug, Default)]
pub(super) struct Tally {
    left_out: BTreeMap<&'static str, u64>,
    verticals: BTreeMap<String, u64>,
    statuses: BTreeMap<&'static str, u64>,
    annotators: BTreeMap<String, u64>,
}

impl Tally {
    fn count(&mut self, item: BriefItem<'_>, failing: Failing, deciders: Option<&Deciders>) {
        if let Some(filter) = failing.first() {
            *self.left_out.entry(filter).or_default() += 1;
        }
        if (Failing { vertical: false, ..failing }).first().is_none() {
            *self.verticals.entry(item.vertical.to_owned()).or_default() += 1;
        }
        if (Failing { status: false, ..failing }).first().is_none() {
            *self.statuses.entry(item.status.word()).or_default() += 1;
        }
        if (Failing { annotator: false, ..failing }).first().is_some() {
            return;
        }
        match deciders.map(|deciders| deciders.of(item.id)) {
            None => {}
            Some([]) => *self.annotators.entry(String::new()).or_default() += 1,
            Some(people) => {
                people.iter().for_each(|name| *self.annotators.entry(name.clone()).or_default() += 1)
            }
        }
    }

    /// Items that do not leave, by the first filter that leaves them out.
    pub(super) fn left_out(&self) -> BTreeMap<String, u64> {
        self.left_out.iter().map(|(filter, items)| ((*filter).to_owned(), *items)).collect()
    }

    /// What each choice would leave; nobody's labels last.
    pub(super) fn facets(mut self, schema: &Schema) -> ExportFacets {
        let nobody = self.annotators.remove_entry("");
        let counted = |name: &str, items: Option<&u64>| Counted {
            name: name.to_owned(),
            count: items.copied().unwrap_or_default(),
        };
        let verticals = schema.verticals.iter().map(|v| counted(&v.name, self.verticals.get(&v.name)));
        let statuses = STATUSES.iter().map(|s| counted(s.word(), self.statuses.get(s.word())));
        let annotators = self.annotators.iter().chain(nobody.iter().map(|(name, items)| (name, items)));
        ExportFacets {
            verticals: verticals.collect(),
            statuses: statuses.collect(),
            annotators: annotators.map(|(name, items)| counted(name, Some(items))).collect(),
            attributes: Vec::new(),
        }
    }
}

impl Workbench {
    /// Counts all items, or those that were chosen; people only where it is known whose decision each item is.
    pub(super) fn tally(
        &self,
        selection: &Selection,
        deciders: Option<&Deciders>,
    ) -> Result<Tally, WorkbenchError> {
        let mut tally = Tally::default();
        let is_chosen = |item: &BriefItem<'_>| {
            selection.chosen.as_ref().is_none_or(|chosen| chosen.binary_search(&item.id).is_ok())
        };
        self.store().each_brief(|item| {
            if item.status != ItemStatus::Removed && is_chosen(&item) {
                tally.count(item, selection.failing(item), deciders);
            }
            Ok::<(), StoreError>(())
        })?;
        Ok(tally)
    }
}
