//! The desk at which a person works: queue, item, acts, undo.
//!
//! Every act is checked against the item and its schema, and is on disk when its call returns. The desk
//! trains and predicts nothing and keeps nothing in memory: what it shows is what the project file holds.

mod act;
#[cfg(test)]
mod act_tests;
pub mod background;
#[cfg(test)]
mod background_tests;
mod decide;
#[cfg(test)]
mod file_tests;
mod keys;
mod model;
pub mod projects;
mod queue;
pub mod run;
mod scene;
mod seller;
mod show;

use std::sync::{Mutex, MutexGuard, PoisonError};

use swingtag_catalogue::{AttributeKind, ItemId, ItemStatus, ModelId, Vertical};
use swingtag_store::{Store, StoredItem};

pub use scene::ASK_LIMIT;

use crate::WorkbenchError;
use crate::view::{AttributeView, ItemView, PhotoView, ProjectView, VerticalView};
use scene::Scene;
use show::{Surroundings, show};

/// One open project as a person works on it.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    store: &'a Store,
    turn: &'a Turn,
}

/// One act at a time: an act reads the labels, changes them and writes them back, and two at once would
/// lose one. All desks over one project share one.
#[derive(Debug, Default)]
pub struct Turn(Mutex<()>);

impl Turn {
    /// The lock guards no data of its own, so one left by a panic is as good as new.
    fn take(&self) -> MutexGuard<'_, ()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'a> Desk<'a> {
    /// A desk over an open project.
    #[must_use]
    pub fn new(store: &'a Store, turn: &'a Turn) -> Self {
        Self { store, turn }
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
        let photos = stored.photos.into_iter().filter_map(|photo| {
            let (width, height) = (photo.width, photo.height);
            photo.hash.map(|hash| PhotoView { hash: hash.0, width, height })
        });
        let reason = self.store.pick_reason(id)?;
        Ok(show(id, &scene, Surroundings { photos: photos.collect(), reason, model }))
    }

    /// Reads an item with its schema, labels and prediction.
    fn scene(&self, id: ItemId) -> Result<(Scene, StoredItem, Option<ModelId>), WorkbenchError> {
        let mut stored = self.store.item(id)?;
        let schema = self.store.schema()?;
        let (model, prediction) = self.store.shown_prediction(id)?.unzip();
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

fn vertical_view(vertical: &Vertical) -> VerticalView {
    let keys = keys::assign(&vertical.attributes);
    let attributes = vertical.attributes.iter().zip(keys).map(|(attribute, key)| AttributeView {
        name: attribute.name.clone(),
        short: attribute.short.clone(),
        description: attribute.description.clone(),
        kind: attribute.kind,
        values: attribute.values.clone(),
        key: key.map(String::from),
        slot: attribute.slot,
    });
    VerticalView {
        name: vertical.name.clone(),
        kind: vertical.kind,
        attributes: attributes.collect(),
        intents: vertical.intents.clone(),
    }
}

/// Whether an attribute is marked in text.
fn is_marked(kind: AttributeKind) -> bool {
    kind != AttributeKind::Choice
}
