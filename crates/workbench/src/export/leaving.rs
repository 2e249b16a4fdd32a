//! Which items leave, and which of what is said about them.

use std::sync::Arc;

use swingtag_catalogue::{Annotation, Item, ItemId, ItemStatus, Span};
use swingtag_store::{ItemFilter, Store, StoreError, StoredItem};

use super::formats::Form;
use super::{ExportRequest, usage};
use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// Chosen items that are read at once.
const AT_ONCE: usize = 200;

/// An item on its way out.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaving {
    pub(super) item: Item,
    /// What people said, as far as it leaves.
    pub(super) annotation: Option<Annotation>,
    /// What a model says beside it, with its confidence; never across a label.
    pub(super) predicted: Vec<(Span, f32)>,
    pub(super) status: ItemStatus,
}

impl Leaving {
    /// Labels and predictions in one, for formats that tell them apart otherwise.
    pub(super) fn together(&self) -> Annotation {
        let mut annotation = self.annotation.clone().unwrap_or_default();
        annotation.spans.extend(self.predicted.iter().map(|(span, _)| span.clone()));
        annotation.spans.sort();
        annotation
    }
}

/// What a request asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Selection {
    verticals: Vec<String>,
    /// Only these, in import order.
    chosen: Option<Arc<Vec<ItemId>>>,
    items: Which,
    confirmed: bool,
    unasked: bool,
    predicted: bool,
}

/// How far the work on an item has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Done,
    Begun,
    All,
}

/// Ends a walk over items early.
#[derive(Debug)]
pub(super) enum Stop {
    /// There are enough.
    Enough,
    /// It failed.
    Failed(WorkbenchError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl From<WorkbenchError> for Stop {
    fn from(error: WorkbenchError) -> Self {
        Self::Failed(error)
    }
}

impl Selection {
    fn of(
        request: &ExportRequest,
        form: &dyn Form,
        chosen: Option<Arc<Vec<ItemId>>>,
    ) -> Result<Self, WorkbenchError> {
        let usual = form.about().items;
        let items = match request.items.as_deref().unwrap_or(&usual) {
            "done" => Which::Done,
            "begun" => Which::Begun,
            "all" => Which::All,
            other => return Err(usage("choice of items", other, "done, begun or all")),
        };
        let ExportRequest { verticals, confirmed, unasked, predicted, .. } = request.clone();
        Ok(Self { verticals, chosen, items, confirmed, unasked, predicted })
    }

    /// More items than this do not leave.
    pub(super) fn at_most(&self, store: &Store) -> Result<u64, WorkbenchError> {
        match &self.chosen {
            Some(chosen) => Ok(chosen.len() as u64),
            None => Ok(store.counts()?.items),
        }
    }

    fn filter(&self) -> ItemFilter {
        let vertical = if self.verticals.len() == 1 { self.verticals.first().cloned() } else { None };
        let status = (self.items == Which::Done).then_some(ItemStatus::Done);
        ItemFilter { vertical, status, ..ItemFilter::default() }
    }

    fn takes(&self, stored: &StoredItem) -> bool {
        let vertical = self.verticals.is_empty() || self.verticals.contains(&stored.item.vertical);
        let far_enough = match self.items {
            Which::Done => stored.status == ItemStatus::Done,
            Which::Begun => stored.status != ItemStatus::New || stored.annotation.is_some(),
            Which::All => true,
        };
        vertical && far_enough && stored.status != ItemStatus::Removed
    }

    fn keeps(&self, span: &Span) -> bool {
        if span.unasked { self.unasked } else { self.confirmed }
    }
}

impl Workbench {
    /// What a request asks for.
    ///
    /// # Errors
    /// `usage` for a word that is none, `choice_gone` for items that are no longer held.
    pub(super) fn selection(
        &self,
        request: &ExportRequest,
        form: &dyn Form,
    ) -> Result<Selection, WorkbenchError> {
        let chosen = request.chosen.map(|number| self.looks().chosen(number)).transpose()?;
        Selection::of(request, form, chosen)
    }

    /// Visits the items that leave, in import order.
    pub(super) fn each_stored<E: From<StoreError>>(
        &self,
        selection: &Selection,
        mut visit: impl FnMut(StoredItem) -> Result<(), E>,
    ) -> Result<(), E> {
        // A name that is not there is an error, also where it does not reach the filter.
        let schema = self.store().schema()?;
        if let Some(name) = selection.verticals.iter().find(|name| schema.vertical(name).is_none()) {
            return Err(StoreError::UnknownVertical { name: name.clone() }.into());
        }
        let mut visit = |stored| if selection.takes(&stored) { visit(stored) } else { Ok(()) };
        let Some(chosen) = &selection.chosen else {
            return self.store().each_item(&selection.filter(), visit);
        };
        for some in chosen.chunks(AT_ONCE) {
            self.store().items(some)?.into_iter().try_for_each(&mut visit)?;
        }
        Ok(())
    }

    /// The same with what is said about them.
    pub(super) fn each_leaving<E: From<StoreError>>(
        &self,
        selection: &Selection,
        mut visit: impl FnMut(Leaving) -> Result<(), E>,
    ) -> Result<(), E> {
        self.each_stored(selection, |stored| visit(self.leaving(selection, stored)?))
    }

    /// An item with what leaves of what is said about it.
    pub(super) fn leaving(&self, selection: &Selection, stored: StoredItem) -> Result<Leaving, StoreError> {
        let predicted = if selection.predicted && stored.status != ItemStatus::Done {
            self.predicted(stored.id, stored.annotation.as_ref())?
        } else {
            Vec::new()
        };
        let annotation = stored.annotation.map(|mut annotation| {
            annotation.spans.retain(|span| selection.keeps(span));
            annotation
        });
        Ok(Leaving { item: stored.item, annotation, predicted, status: stored.status })
    }

    /// Predicted spans about which nobody has said anything: neither refused nor across a label.
    fn predicted(&self, id: ItemId, said: Option<&Annotation>) -> Result<Vec<(Span, f32)>, StoreError> {
        let Some((_, prediction)) = self.store().shown_prediction(id)? else { return Ok(Vec::new()) };
        let (spans, rejected) = said.map_or((&[][..], &[][..]), |a| (&a.spans, &a.rejected));
        let is_open = |span: &Span| {
            !spans.iter().any(|label| label.overlaps(span))
                && !rejected.iter().any(|refused| refused.key() == span.key())
        };
        let open = prediction.spans.into_iter().filter(|scored| is_open(&scored.span));
        Ok(open.map(|scored| (scored.span, scored.confidence)).collect())
    }
}
