//! A scripted person: accepts what is predicted, label by label, says done, and remembers what the window let them
//! believe is on disk.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use swingtag_catalogue::{ItemId, ItemStatus};
use swingtag_store::{Access, Store, StoreError};

use super::Window;

const ENTER: char = '\u{e007}';
const CONTROL: char = '\u{e009}';

/// Labels that are accepted in an item at most.
const MOST: usize = 3;

/// A process that was killed lets go of its project within this time.
const PATIENCE: Duration = Duration::from_secs(30);

/// What was done, asked for and told.
#[derive(Debug, Default)]
pub(crate) struct Person {
    /// Attributes accepted in each item that was said to be done: all of it is on disk.
    finished: BTreeMap<i64, Vec<String>>,
    /// Decisions asked for, told or not.
    pub(crate) asked: u64,
    /// Decisions that are on disk, by the window's word.
    pub(crate) told: u64,
}

impl Person {
    /// Works on the item in view and waits for the next, and until the queue says that this one is done, or has been
    /// filled anew without it: only then is every act on it on disk, which is how a person knows.
    ///
    /// # Errors
    /// The window is gone.
    pub(crate) fn work(&mut self, window: &Window) -> Result<(), String> {
        window.try_until(IN_HAND)?;
        let item = window.try_run(&format!("return {IN_VIEW}"), &[])?.as_i64().unwrap();
        let mut accepted = Vec::new();
        while accepted.len() < MOST {
            let Some(attribute) = window.try_run(FOCUSED, &[])?.as_str().map(str::to_owned) else { break };
            let kept = window.try_run(&format!("return {KEPT}"), &[])?;
            self.asked += 1;
            window.try_press(&[], &['a'])?;
            accepted.push(attribute);
            window.try_until(&format!("{KEPT} > {kept}"))?;
        }
        self.asked += 1;
        window.try_press(&[CONTROL], &[ENTER])?;
        window.try_until(&format!("![{item}, -1].includes({IN_VIEW})"))?;
        let row = format!("document.querySelector('[data-item=\"{item}\"]')");
        window.try_until(&format!("({row}?.dataset.status ?? 'done') === 'done'"))?;
        self.told += accepted.len() as u64 + 1;
        self.finished.insert(item, accepted);
        Ok(())
    }

    /// Compares with the project file, which is checked whole: what was told is there, and nothing is that was not
    /// asked for. Gives the number of decisions in it.
    pub(crate) fn check(&self, file: &Path) -> u64 {
        let store = free(file);
        let report = store.check().unwrap();
        assert!(report.is_clean(), "the project is damaged: {report:?}");
        for (item, accepted) in &self.finished {
            let stored = store.item(ItemId(*item)).unwrap();
            assert_eq!(stored.status, ItemStatus::Done, "item {item} was told to be done");
            let labels = stored.annotation.unwrap_or_default();
            for attribute in accepted {
                let times = |name: &String| name == attribute;
                let held = labels.spans.iter().filter(|span| times(&span.attribute)).count();
                assert!(
                    held >= accepted.iter().filter(|name| times(name)).count(),
                    "{attribute} of item {item}"
                );
            }
        }
        let logged = self.logged(&store);
        assert!(logged >= self.told, "{} decisions were told and are not in the log", self.told - logged);
        assert!(
            logged <= self.asked,
            "{} decisions are in the log that nobody asked for",
            logged - self.asked
        );
        logged
    }

    /// Entries of the log that came from the window.
    fn logged(&self, store: &Store) -> u64 {
        let mut items = Vec::new();
        let all = swingtag_store::ItemFilter::default();
        let seen = store.each_item(&all, |item| {
            items.push(item.id);
            Ok::<(), StoreError>(())
        });
        seen.unwrap();
        let own = |item: ItemId| {
            let history = store.history(item).unwrap();
            history.iter().filter(|decision| decision.who == "Ōe Kenzaburō").count() as u64
        };
        items.into_iter().map(own).sum()
    }
}

/// Opens a project as soon as nobody writes it.
fn free(file: &Path) -> Store {
    let began = Instant::now();
    loop {
        match Store::open(file, Access::Write) {
            Ok(store) => return store,
            Err(error) => assert!(began.elapsed() < PATIENCE, "the project cannot be opened: {error}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// An item that nobody has finished is in view.
const IN_HAND: &str = "['new', 'started'].includes(document.querySelector('[data-item][aria-current=\"true\"]')?.dataset.status)";

/// The number of the item in view, -1 for none.
const IN_VIEW: &str =
    "Number(document.querySelector('[data-item][aria-current=\"true\"]')?.dataset.item ?? -1)";

/// The attribute of the predicted span in focus.
const FOCUSED: &str = "
    const tag = document.querySelector('[data-state=\"predicted\"]:has(.tag.focused)');
    return tag === null ? null : tag.dataset.tag;";

/// Labels that are drawn as confirmed.
const KEPT: &str = "document.querySelectorAll('[data-state=\"confirmed\"]').length";
