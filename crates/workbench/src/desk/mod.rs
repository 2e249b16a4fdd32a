//! The desk at which a person works: queue, item, acts, undo.
//!
//! Every act is checked against the item and its schema, and is on disk when its call returns. The desk
//! trains and predicts nothing and keeps nothing in memory but the numbers of the lists last asked for and
//! the words that people marked: what it shows is what the project file holds.

mod act;
#[cfg(test)]
mod act_tests;
mod alike;
mod completeness;
pub mod conflicts;
mod decide;
#[cfg(test)]
mod file_tests;
mod keys;
pub(crate) mod learning;
mod likes;
mod lists;
mod many;
mod model;
mod order;
#[cfg(test)]
mod order_tests;
mod photos;
pub mod projects;
mod queue;
mod reading;
mod review;
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

use swingtag_catalogue::{AttributeKind, ItemId, ItemStatus, ModelId, Prediction, Vertical};
use swingtag_store::{Share, Store, StoredItem};

pub use review::write_log;

use crate::WorkbenchError;
use crate::view::{AttributeView, ItemView, ProjectView, VerticalView};
use likes::Likes;
use lists::Lists;
use reading::Reading;
use scene::Scene;
use show::{Surroundings, show};

/// Why an item of the holdout is in view, and why nothing is predicted in it.
const BLIND: &str = "the holdout, shown without predictions";

/// One open project as a person works on it.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    store: &'a Store,
    shared: &'a Shared,
    /// Who works at it; nobody in particular sees what everybody sees.
    who: Option<&'a str>,
}

/// What all desks over one project share.
#[derive(Debug, Default)]
pub struct Shared {
    /// One act at a time: an act reads the labels, changes them and writes them back, and two at once would
    /// lose one.
    turn: Mutex<()>,
    lists: Lists,
    likes: Likes,
    conflicts: conflicts::Queues,
    reading: Reading,
}

impl Shared {
    /// The lock guards no data of its own, so one left by a panic is as good as new.
    fn turn(&self) -> MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An item as it was read: the scene, what it does not hold, and the version behind its prediction.
type Read = (Scene, StoredItem, Option<ModelId>);

impl<'a> Desk<'a> {
    /// A desk over an open project.
    #[must_use]
    pub fn new(store: &'a Store, shared: &'a Shared) -> Self {
        Self { store, shared, who: None }
    }

    /// The same desk for one person: of items that several label apart it shows this person's own answer.
    #[must_use]
    pub fn of_person(self, who: &'a str) -> Self {
        Self { who: Some(who), ..self }
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
        self.drawn(id, self.scene(id)?)
    }

    /// The same to somebody who has it in view with the answer of a version: that answer stays, whichever version is
    /// in use by now. An item that showed none shows what there is.
    fn item_in_view(&self, id: ItemId, model: Option<ModelId>) -> Result<ItemView, WorkbenchError> {
        match model {
            Some(_) => self.drawn(id, self.scene_in_view(id, model)?),
            None => self.item(id),
        }
    }

    fn drawn(&self, id: ItemId, (scene, stored, model): Read) -> Result<ItemView, WorkbenchError> {
        let blind = is_blind(&stored);
        let photos = photos::views(stored.photos, &scene.item, scene.prediction.as_ref());
        let reason = if blind { Some(BLIND.to_owned()) } else { self.store.pick_reason(id)? };
        Ok(show(id, &scene, Surroundings { photos, reason, model }))
    }

    /// Reads an item with its schema, labels and the prediction that is shown now.
    fn scene(&self, id: ItemId) -> Result<Read, WorkbenchError> {
        self.scene_with(id, self.store.shown_prediction(id)?)
    }

    /// The same with the prediction that somebody has in view; what was dropped meanwhile gives way to what is
    /// shown now.
    fn scene_in_view(&self, id: ItemId, model: Option<ModelId>) -> Result<Read, WorkbenchError> {
        let Some(model) = model else { return self.scene_with(id, None) };
        match self.store.prediction(id, model)? {
            Some(prediction) => self.scene_with(id, Some((model, prediction))),
            None => self.scene(id),
        }
    }

    /// An item with the labels that the person at this desk sees and changes.
    fn own(&self, stored: StoredItem) -> Result<StoredItem, WorkbenchError> {
        let Some(who) = self.who else { return Ok(stored) };
        Ok(match self.store.share(stored.id, who)? {
            Share::Own { labels, status } => StoredItem { annotation: Some(labels), status, ..stored },
            Share::Common | Share::Others { .. } => stored,
        })
    }

    fn scene_with(&self, id: ItemId, said: Option<(ModelId, Prediction)>) -> Result<Read, WorkbenchError> {
        let mut stored = self.own(self.store.item(id)?)?;
        let schema = self.store.schema()?;
        let (model, prediction) = said.filter(|_| !is_blind(&stored)).unzip();
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
