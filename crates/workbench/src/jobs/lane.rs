//! The answer for the item in view, before any batch work: predicted at once on a thread of its own, with a
//! tagger that stays open. Nobody waits for it; it is told when it is there.
//!
//! A new model is never swapped in under the cursor: an item that showed the answer of another model is read
//! again when somebody moves on, so only an item that showed none is told by its number.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use swingtag_catalogue::{Item, ItemId, ItemStatus, ModelId};
use swingtag_learn::{Silent, Tagger};
use swingtag_store::Model;

use super::Tell;
use crate::WorkbenchError;
use crate::view::Changed;
use crate::workbench::Workbench;

/// Items that are asked for at most; the oldest wish is dropped for a new one.
const MOST: usize = 16;
/// A tagger that nobody has needed for so long is closed: it holds an encoder in memory.
const KEEP_OPEN: Duration = Duration::from_secs(600);

/// See the module. Dropping it ends the thread after the item it is at.
pub struct Lane {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    workbench: Arc<Workbench>,
    wishes: Mutex<Wishes>,
    wake: Condvar,
    tell: Box<Tell>,
}

#[derive(Default)]
struct Wishes {
    items: VecDeque<ItemId>,
    /// A model that cannot be opened here; its failure is told by the jobs that need it.
    hopeless: Option<ModelId>,
    closing: bool,
}

/// An item that the model in use has not answered.
struct Unanswered {
    id: ItemId,
    item: Item,
    showed_nothing: bool,
}

impl Lane {
    /// Starts the thread; nothing is opened before the first item.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn open(workbench: &Arc<Workbench>, tell: Box<Tell>) -> Result<Self, WorkbenchError> {
        let shared = Arc::new(Shared {
            workbench: Arc::clone(workbench),
            wishes: Mutex::default(),
            wake: Condvar::new(),
            tell,
        });
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("item in view".to_owned())
            .spawn(move || theirs.work())
            .map_err(|e| WorkbenchError::new("thread", format!("no thread for the item in view: {e}"), ""))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Somebody looks at an item: the newest wish comes first. Returns at once.
    pub fn look_at(&self, item: ItemId) {
        if self.shared.workbench.store().read_only_reason().is_some() {
            return;
        }
        {
            let mut wishes = self.shared.wishes();
            wishes.items.retain(|other| *other != item);
            wishes.items.push_front(item);
            wishes.items.truncate(MOST);
        }
        self.shared.wake.notify_all();
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.shared.wishes().closing = true;
        self.shared.wake.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn wishes(&self) -> MutexGuard<'_, Wishes> {
        self.wishes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some(item) = self.next(None) {
            let Ok(Some((model, first))) = self.unanswered(item) else { continue };
            let served = catch_unwind(AssertUnwindSafe(|| self.serve(&model, first)));
            if !matches!(served, Ok(Ok(()))) {
                tracing::warn!(model = model.id.0, "the item in view is not predicted at once");
                self.wishes().hopeless = Some(model.id);
            }
        }
    }

    /// The next item; none when the project closes, or when nobody has asked for `patience`.
    fn next(&self, patience: Option<Duration>) -> Option<ItemId> {
        let mut wishes = self.wishes();
        loop {
            if wishes.closing {
                return None;
            }
            if let Some(item) = wishes.items.pop_front() {
                return Some(item);
            }
            wishes = match patience {
                None => self.wake.wait(wishes).unwrap_or_else(PoisonError::into_inner),
                Some(patience) => {
                    let waited = self.wake.wait_timeout(wishes, patience);
                    let (wishes, over) = waited.unwrap_or_else(PoisonError::into_inner);
                    if over.timed_out() && wishes.items.is_empty() {
                        return None;
                    }
                    wishes
                }
            };
        }
    }

    /// The model in use and the item, where the one has still to answer the other.
    fn unanswered(&self, id: ItemId) -> Result<Option<(Model, Unanswered)>, WorkbenchError> {
        let store = self.workbench.store();
        let Some(model) = store.current_model()?.filter(|model| model.artefact_kept) else { return Ok(None) };
        if self.wishes().hopeless == Some(model.id) || store.prediction(id, model.id)?.is_some() {
            return Ok(None);
        }
        let stored = store.item(id)?;
        if matches!(stored.status, ItemStatus::Done | ItemStatus::Removed) {
            return Ok(None);
        }
        let showed_nothing = store.shown_prediction(id)?.is_none();
        Ok(Some((model, Unanswered { id, item: stored.item, showed_nothing })))
    }

    /// Opens the model and answers items with it until another one is in use or nobody asks for long.
    fn serve(&self, model: &Model, first: Unanswered) -> Result<(), WorkbenchError> {
        let artefact = self.workbench.artefact(model)?;
        let resources = self.workbench.resources_of(&artefact)?;
        let tagger = swingtag_learn::open(&artefact, &resources)?;
        self.answer(model, tagger.as_ref(), first)?;
        while let Some(id) = self.next(Some(KEEP_OPEN)) {
            match self.unanswered(id)? {
                Some((now, item)) if now.id == model.id => self.answer(model, tagger.as_ref(), item)?,
                Some(_) => {
                    self.wishes().items.push_front(id);
                    return Ok(());
                }
                None => {}
            }
        }
        Ok(())
    }

    fn answer(&self, model: &Model, tagger: &dyn Tagger, one: Unanswered) -> Result<(), WorkbenchError> {
        let predictions = tagger.predict(&[one.item], &Silent)?;
        let rows: Vec<_> = predictions.into_iter().map(|prediction| (one.id, prediction)).collect();
        self.workbench.store().save_predictions(model.id, &rows)?;
        let item_ids = if one.showed_nothing { vec![one.id.0] } else { Vec::new() };
        (self.tell)(Changed { item_ids, many_items: !one.showed_nothing, ..Changed::default() });
        Ok(())
    }
}
