//! Which items a request asks for, and which of what is said about them.

use std::sync::Arc;

use swingtag_catalogue::{Annotation, ItemId, ItemStatus, Span};
use swingtag_store::{BriefItem, Deciders, ItemFilter, Store, StoredItem};

use super::formats::Form;
use super::leaving::LeftOutSpans;
use super::{ExportRequest, usage};
use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// What a request asks for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Selection {
    pub(super) verticals: Vec<String>,
    /// Only these, in import order.
    pub(super) chosen: Option<Arc<Vec<ItemId>>>,
    items: Which,
    /// People whose decisions leave, and whose decision each item is.
    annotators: Option<(Vec<String>, Arc<Deciders>)>,
    confirmed: bool,
    unasked: bool,
    pub(super) predicted: bool,
    /// Only these; empty for all.
    attributes: Vec<String>,
    /// Least confidence of a prediction, in per cent.
    confidence: u8,
    /// Photos leave as well.
    pub(super) photos: bool,
}

/// How far the work on an item has to be.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Which {
    Done,
    Begun,
    All,
    Exactly(Vec<ItemStatus>),
}

/// Which filters an item does not pass.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Failing {
    pub(super) vertical: bool,
    pub(super) status: bool,
    pub(super) annotator: bool,
}

impl Failing {
    /// The word of the first of them; none where the item leaves.
    pub(super) fn first(self) -> Option<&'static str> {
        let words = [(self.vertical, "vertical"), (self.status, "status"), (self.annotator, "annotator")];
        words.into_iter().find(|(fails, _)| *fails).map(|(_, word)| word)
    }
}

impl Selection {
    fn of(
        request: &ExportRequest,
        form: &dyn Form,
        chosen: Option<Arc<Vec<ItemId>>>,
        deciders: impl FnOnce() -> Result<Arc<Deciders>, WorkbenchError>,
    ) -> Result<Self, WorkbenchError> {
        let items = Which::of(request, &form.about().items)?;
        let ExportRequest { verticals, confirmed, unasked, predicted, attributes, photos, .. } =
            request.clone();
        let confidence = request.confidence.unwrap_or_default();
        let annotators = match request.annotators.as_slice() {
            [] => None,
            names => Some((names.to_vec(), known(names, deciders()?)?)),
        };
        Ok(Self {
            verticals,
            chosen,
            items,
            annotators,
            confirmed,
            unasked,
            predicted,
            attributes,
            confidence,
            photos,
        })
    }

    /// More items than this do not leave.
    pub(super) fn at_most(&self, store: &Store) -> Result<u64, WorkbenchError> {
        match &self.chosen {
            Some(chosen) => Ok(chosen.len() as u64),
            None => Ok(store.counts()?.items),
        }
    }

    /// What the store can leave out by an index.
    pub(super) fn filter(&self) -> ItemFilter {
        let vertical = if self.verticals.len() == 1 { self.verticals.first().cloned() } else { None };
        let status = match &self.items {
            Which::Done => Some(ItemStatus::Done),
            Which::Exactly(statuses) if statuses.len() == 1 => statuses.first().copied(),
            _ => None,
        };
        ItemFilter { vertical, status, ..ItemFilter::default() }
    }

    /// Which filters an item does not pass. Removed items leave by none of them.
    pub(super) fn failing(&self, item: BriefItem<'_>) -> Failing {
        let wanted = |name: &String| name == item.vertical;
        Failing {
            vertical: !self.verticals.is_empty() && !self.verticals.iter().any(wanted),
            status: !self.items.takes(item.status, item.labelled),
            annotator: !self.decided(item.id),
        }
    }

    fn decided(&self, item: ItemId) -> bool {
        let Some((names, deciders)) = &self.annotators else { return true };
        let people = deciders.of(item);
        names.iter().any(|name| people.contains(name) || (name.is_empty() && people.is_empty()))
    }

    pub(super) fn takes(&self, stored: &StoredItem) -> bool {
        let brief = BriefItem {
            id: stored.id,
            vertical: &stored.item.vertical,
            status: stored.status,
            labelled: stored.annotation.is_some(),
        };
        stored.status != ItemStatus::Removed && self.failing(brief).first().is_none()
    }

    fn wants(&self, attribute: &str) -> bool {
        self.attributes.is_empty() || self.attributes.iter().any(|wanted| wanted == attribute)
    }

    /// Why a span does not leave.
    fn against(&self, span: &Span) -> Option<&'static str> {
        match span.unasked {
            true if !self.unasked => Some("unasked"),
            false if !self.confirmed => Some("confirmed"),
            _ => (!self.wants(&span.attribute)).then_some("attribute"),
        }
    }

    /// What leaves of what was said.
    pub(super) fn kept(&self, mut said: Annotation, left_out: &mut LeftOutSpans) -> Annotation {
        said.spans.retain(|span| left_out.passes(self.against(span)));
        if !self.attributes.is_empty() {
            said.rejected.retain(|span| self.wants(&span.attribute));
            said.values.retain(|name, _| self.wants(name));
            said.normalized.retain(|name, _| self.wants(name));
            said.absent.retain(|name| self.wants(name));
            said.from_photo.retain(|name| self.wants(name));
        }
        said
    }

    /// Whether a prediction leaves.
    pub(super) fn takes_prediction(&self, span: &Span, sure: f32, left_out: &mut LeftOutSpans) -> bool {
        let unsure = sure * 100.0 < f32::from(self.confidence);
        let attribute = (!self.wants(&span.attribute)).then_some("attribute");
        left_out.passes(attribute.or(unsure.then_some("confidence")))
    }
}

impl Which {
    fn of(request: &ExportRequest, usual: &str) -> Result<Self, WorkbenchError> {
        if request.statuses.contains(&ItemStatus::Removed) {
            return Err(usage(
                "status of items that leave",
                "removed",
                "another, or bring them back on Items first",
            ));
        }
        if !request.statuses.is_empty() {
            return Ok(Self::Exactly(request.statuses.clone()));
        }
        match request.items.as_deref().unwrap_or(usual) {
            "done" => Ok(Self::Done),
            "begun" => Ok(Self::Begun),
            "all" => Ok(Self::All),
            other => Err(usage("choice of items", other, "done, begun or all")),
        }
    }

    fn takes(&self, status: ItemStatus, labelled: bool) -> bool {
        match self {
            Self::Done => status == ItemStatus::Done,
            Self::Begun => status != ItemStatus::New || labelled,
            Self::All => true,
            Self::Exactly(statuses) => statuses.contains(&status),
        }
    }
}

/// A name of nobody is an error, so that a slip of the pen does not look like an empty project.
fn known(names: &[String], deciders: Arc<Deciders>) -> Result<Arc<Deciders>, WorkbenchError> {
    let people = deciders.people();
    let unknown = names.iter().find(|name| !name.is_empty() && !people.contains(name.as_str()));
    match unknown {
        Some(name) if people.is_empty() => {
            Err(usage("annotator", name, "none: nobody has decided anything here"))
        }
        Some(name) => Err(usage("annotator", name, &people.into_iter().collect::<Vec<_>>().join(", "))),
        None => Ok(deciders),
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
        Selection::of(request, form, chosen, || Ok(Arc::new(self.store().deciders()?)))
    }
}
