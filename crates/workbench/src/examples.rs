//! Labelled items of a project, and what each is used for.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use swingtag_catalogue::{ItemId, ItemStatus};
use swingtag_formats::{IncomingItem, Row};
use swingtag_learn::Labelled;
use swingtag_learn::alike::Lent;
use swingtag_learn::split::{Placed, Role, roles};
use swingtag_store::{ItemFilter, StoredItem};

use crate::error::WorkbenchError;
use crate::workbench::Workbench;

/// Seed of the holdout. A constant: the same project always draws the same items.
const HOLDOUT_SEED: u64 = 0x5357_494e_4754_4147;

/// Labelled items by use.
#[derive(Default)]
pub(crate) struct Examples {
    /// Learnt from.
    pub(crate) train: Vec<Labelled>,
    /// Sets thresholds.
    pub(crate) dev: Vec<Labelled>,
    /// Measured, never trained on.
    pub(crate) holdout: Vec<Labelled>,
    /// Copies of other verticals' items, learnt from as well and never measured on.
    pub(crate) borrowed: Vec<Lent>,
    /// The owner's ids of items to learn from that nobody has picked on purpose.
    pub(crate) fair: BTreeSet<String>,
    /// Items of the holdout that the project does not yet know as such.
    drawn: Vec<ItemId>,
}

impl Workbench {
    /// Every labelled item with its use. An item of the holdout stays there for good.
    pub(crate) fn examples(&self) -> Result<Examples, WorkbenchError> {
        let stored = self.labelled_items()?;
        let picked = self.store().picked_on_purpose()?;
        let is_fair = |stored: &StoredItem| !picked.contains(&stored.id);
        let placed: Vec<_> = stored
            .iter()
            .map(|stored| Placed { item: &stored.item, held: stored.holdout, fair: is_fair(stored) })
            .collect();
        let roles = roles(&placed, HOLDOUT_SEED);
        let mut examples = Examples::default();
        for (stored, role) in stored.into_iter().zip(roles) {
            if role == Role::Train && is_fair(&stored) {
                examples.fair.insert(stored.item.id.clone());
            }
            examples.add(stored, role);
        }
        Ok(examples)
    }

    /// The same, and newly drawn items of the holdout are marked as such.
    pub(crate) fn examples_marked(&self) -> Result<Examples, WorkbenchError> {
        let examples = self.examples()?;
        self.store().set_holdout(&examples.drawn)?;
        Ok(examples)
    }

    /// Labelled items of one split.
    pub(crate) fn split(&self, name: &str) -> Result<Vec<Labelled>, WorkbenchError> {
        let labelled = self.labelled_items()?.into_iter();
        Ok(labelled.filter(|stored| stored.item.split.as_deref() == Some(name)).map(into_labelled).collect())
    }

    /// All items with status done.
    pub(crate) fn labelled_items(&self) -> Result<Vec<StoredItem>, WorkbenchError> {
        let mut labelled = Vec::new();
        let filter = ItemFilter { status: Some(ItemStatus::Done), ..ItemFilter::default() };
        self.store().each_item(&filter, |stored| {
            labelled.push(stored);
            Ok::<(), WorkbenchError>(())
        })?;
        Ok(labelled)
    }
}

impl Examples {
    /// Nothing but items to learn from.
    pub(crate) fn to_learn_from(train: Vec<Labelled>) -> Self {
        Self { train, ..Self::default() }
    }

    fn add(&mut self, stored: StoredItem, role: Role) {
        let (id, known) = (stored.id, stored.holdout);
        let labelled = into_labelled(stored);
        match role {
            Role::Holdout => {
                if !known {
                    self.drawn.push(id);
                }
                self.holdout.push(labelled);
            }
            Role::Dev => self.dev.push(labelled),
            Role::Train => self.train.push(labelled),
            Role::Aside => {}
        }
    }

    /// Keeps only some verticals for learning and thresholds; none named means all.
    pub(crate) fn only(&mut self, verticals: &[String]) {
        self.only_with(verticals, &[]);
    }

    /// The same, and learns from other verticals besides; measured is on the first ones alone.
    pub(crate) fn only_with(&mut self, verticals: &[String], lenders: &[String]) {
        if !verticals.is_empty() {
            let kept = |name: &String| verticals.contains(name) || lenders.contains(name);
            self.train.retain(|example| kept(&example.item.vertical));
            self.dev.retain(|example| kept(&example.item.vertical));
            self.holdout.retain(|example| verticals.contains(&example.item.vertical));
            self.borrowed.retain(|lent| verticals.contains(&lent.copy.item.vertical));
        }
    }

    /// Everything that is learnt from: the items themselves, then what is borrowed.
    pub(crate) fn learnt(&self) -> Cow<'_, [Labelled]> {
        if self.borrowed.is_empty() {
            return Cow::Borrowed(&self.train);
        }
        let borrowed = self.borrowed.iter().map(|lent| &lent.copy);
        Cow::Owned(self.train.iter().chain(borrowed).cloned().collect())
    }

    /// Refuses verticals without a labelled item to learn from.
    pub(crate) fn has_labels_of(&self, verticals: &[String]) -> Result<(), WorkbenchError> {
        let labelled = |name: &&String| self.train.iter().any(|example| example.item.vertical == **name);
        let Some(missing) = verticals.iter().find(|name| !labelled(name)) else { return Ok(()) };
        let there: BTreeSet<&str> = self.train.iter().map(|example| example.item.vertical.as_str()).collect();
        let there: Vec<&str> = there.into_iter().collect();
        let remedy = format!("verticals with labelled items outside the holdout: {}", there.join(", "));
        let message = format!("vertical “{missing}” has no labelled item to learn from");
        Err(WorkbenchError::new("too_little", message, remedy))
    }

    /// A hash of what is learnt from: the data snapshot of a model version.
    pub(crate) fn data_hash(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for example in self.learnt().iter().chain(&self.dev) {
            let labels = serde_json::to_vec(&(&example.item.id, &example.gold)).unwrap_or_default();
            hasher.update(&(labels.len() as u64).to_le_bytes());
            hasher.update(&labels);
        }
        hasher.finalize().to_hex().to_string()
    }
}

pub(crate) fn into_labelled(stored: StoredItem) -> Labelled {
    Labelled { item: stored.item, gold: stored.annotation.unwrap_or_default() }
}

/// Items of a file as gold, whatever their status; rows that cannot be used are an error, since a
/// figure over half a file would mislead.
pub(crate) fn gold_of(file: &std::path::Path) -> Result<Vec<Labelled>, WorkbenchError> {
    let mut gold = Vec::new();
    for row in swingtag_formats::open(file, &crate::import::read_options())? {
        match row? {
            Row::Item(item) => gold.push(labelled_row(*item)),
            Row::Problem(problem) if problem.severity == swingtag_formats::Severity::Warning => {}
            Row::Problem(problem) => {
                let remedy = "mend the row; nothing is measured on a part of a file";
                return Err(WorkbenchError::new("file", problem.to_string(), remedy));
            }
        }
    }
    if gold.is_empty() {
        return Err(WorkbenchError::new("file", format!("{} holds no items", file.display()), ""));
    }
    Ok(gold)
}

/// An incoming row as gold: no labels means that nothing is to be found.
pub(crate) fn labelled_row(row: IncomingItem) -> Labelled {
    Labelled { item: row.item, gold: row.annotation.unwrap_or_default() }
}

/// Gold of a file by item id.
pub(crate) fn gold_by_id(file: &std::path::Path) -> Result<BTreeMap<String, Labelled>, WorkbenchError> {
    Ok(gold_of(file)?.into_iter().map(|labelled| (labelled.item.id.clone(), labelled)).collect())
}
