//! Walks over the items that leave, with what leaves of what is said about them.

use std::collections::BTreeMap;

use swingtag_catalogue::{Annotation, Item, ItemId, ItemStatus, Span};
use swingtag_store::{StoreError, StoredItem, StoredPhoto};

use super::photos::rename;
use super::selection::Selection;
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
    pub(super) left_out: LeftOutSpans,
    /// Where photos leave as well: those of the item, as it called them.
    pub(super) photos: Vec<StoredPhoto>,
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

/// Spans of an item that do not leave, by the filter that leaves them out.
#[derive(Clone, Debug, Default)]
pub(super) struct LeftOutSpans(BTreeMap<&'static str, u64>);

impl LeftOutSpans {
    /// Counts a span where something is against it.
    pub(super) fn passes(&mut self, against: Option<&'static str>) -> bool {
        if let Some(filter) = against {
            *self.0.entry(filter).or_default() += 1;
        }
        against.is_none()
    }

    /// Adds them to the sums of an export.
    pub(super) fn add_to(&self, sums: &mut BTreeMap<String, u64>) {
        for (filter, spans) in &self.0 {
            *sums.entry((*filter).to_owned()).or_default() += spans;
        }
    }
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

impl Workbench {
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
        let mut left_out = LeftOutSpans::default();
        let predicted = if selection.predicted && stored.status != ItemStatus::Done {
            let mut predicted = self.predicted(stored.id, stored.annotation.as_ref())?;
            predicted.retain(|(span, sure)| selection.takes_prediction(span, *sure, &mut left_out));
            predicted
        } else {
            Vec::new()
        };
        let annotation = stored.annotation.map(|said| selection.kept(said, &mut left_out));
        let mut item = stored.item;
        let photos = if selection.photos { rename(&mut item, stored.photos) } else { Vec::new() };
        Ok(Leaving { item, annotation, predicted, status: stored.status, left_out, photos })
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
