//! The desk at which a person works: queue, item, acts, undo.
//!
//! Every act is checked against the item and its schema, and is on disk when its call returns. The desk
//! trains and predicts nothing and keeps nothing in memory but the numbers of the lists last asked for: what
//! it shows is what the project file holds.

mod act;
#[cfg(test)]
mod act_tests;
mod alike;
mod decide;
#[cfg(test)]
mod file_tests;
mod keys;
pub(crate) mod learning;
mod lists;
mod many;
mod model;
mod order;
#[cfg(test)]
mod order_tests;
mod photos;
pub mod projects;
mod queue;
mod scene;
mod schema;
mod schema_edit;
mod seller;
mod settle;
#[cfg(test)]
mod settle_tests;
mod show;
mod table;
mod warnings;

use std::sync::{Mutex, MutexGuard, PoisonError};

use swingtag_catalogue::{AttributeKind, ItemId, ItemStatus, ModelId, Vertical};
use swingtag_store::{Store, StoredItem};

pub use scene::ASK_LIMIT;

use crate::WorkbenchError;
use crate::view::{AttributeView, ItemView, ProjectView, VerticalView};
use lists::Lists;
use scene::Scene;
use show::{Surroundings, show};

/// Why an item of the holdout is in view, and why nothing is predicted in it.
const BLIND: &str = "the holdout, shown without predictions";

/// One open project as a person works on it.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    store: &'a Store,
    shared: &'a Shared,
}

/// What all desks over one project share.
#[derive(Debug, Default)]
pub struct Shared {
    /// One act at a time: an act reads the labels, changes them and writes them back, and two at once would
    /// lose one.
    turn: Mutex<()>,
    lists: Lists,
}

impl Shared {
    /// The lock guards no data of its own, so one left by a panic is as good as new.
    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'a> Desk<'a> {
    /// A desk over an open project.
    #[must_use]
    pub fn new(store: &'a Store, shared: &'a Shared) -> Self {
        Self { store, shared }
    }

    /// The project, its schema and counts.
    ///
    /// # Errors
    /// When the project file cannot be read.
    pub fn project_view(&self) -> Result<ProjectView, WorkbenchError> {
        let (store, counts, undo) = (self.store, self.store.counts()?, self.store.undo_state()?);
        Ok(ProjectView {
            name: store.name().to_owned(),
            path: store.path().display().to_string(),
            read_only: store.read_only_reason().map(str::to_owned),
            verticals: store.schema()?.verticals.iter().map(vertical_view).collect(),
            items: counts.items,
            done: counts.of(ItemStatus::Done),
            review: counts.of(ItemStatus::Review),
            model: model::in_use(store)?,
            undo: undo.undo,
            redo: undo.redo,
        })
    }

    /// An item with everything that Annotate draws.
    ///
    /// # Errors
    /// `no_such_row` for an unknown number; else when the project file cannot be read.
    pub fn item(&self, id: ItemId) -> Result<ItemView, WorkbenchError> {
        let (scene, stored, model) = self.scene(id)?;
        let gates = scene.prediction.as_ref().and_then(|prediction| prediction.gates.as_ref());
        let blind = is_blind(&stored);
        let photos = photos::views(stored.photos, gates);
        let reason = if blind { Some(BLIND.to_owned()) } else { self.store.pick_reason(id)? };
        Ok(show(id, &scene, Surroundings { photos, reason, model }))
    }

    /// Reads an item with its schema, labels and prediction.
    fn scene(&self, id: ItemId) -> Result<(Scene, StoredItem, Option<ModelId>), WorkbenchError> {
        let mut stored = self.store.item(id)?;
        let schema = self.store.schema()?;
        let shown = if is_blind(&stored) { None } else { self.store.shown_prediction(id)? };
        let (model, prediction) = shown.unzip();
        let vertical = schema.vertical(&stored.item.vertical).cloned().unwrap_or_default();
        let scene = Scene {
            vertical,
            annotation: stored.annotation.take().unwrap_or_default(),
            status: stored.status,
            prediction,
            item: std::mem::take(&mut stored.item),
        };
        Ok((scene, stored, model))
    }
}

/// Whether people see an item without predictions: those of the holdout until they are labelled, so that
/// what is measured there is no echo of the model.
fn is_blind(stored: &StoredItem) -> bool {
    stored.holdout && stored.status != ItemStatus::Done
}

fn vertical_view(vertical: &Vertical) -> VerticalView {
    let keys = keys::assign(&vertical.attributes);
    let attributes = vertical.attributes.iter().zip(keys).map(|(attribute, key)| AttributeView {
        name: attribute.name.clone(),
        short: attribute.short.clone(),
        description: attribute.description.clone(),
        kind: attribute.kind,
        values: attribute.values.clone(),
        synonyms: attribute.synonyms.values().flatten().cloned().collect(),
        key: key.map(String::from),
        slot: attribute.slot,
    });
    VerticalView {
        name: vertical.name.clone(),
        kind: vertical.kind,
        attributes: attributes.collect(),
        intents: vertical.intents.clone(),
        intent_about: vertical.intent_about.clone(),
    }
}

/// Whether an attribute is marked in text.
fn is_marked(kind: AttributeKind) -> bool {
    kind != AttributeKind::Choice
}
