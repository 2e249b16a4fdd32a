//! Takes entries of another copy, or holds them back, and makes the items anew that they are about.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::base::base_of;
use super::changes::Changes;
use super::first::FirstChanges;
use super::hold::Differences;
use super::incoming::{self, Incoming};
use super::run::{CHUNK, DOING};
use super::stands::{Rebuilt, rebuild};
use super::{HeldBack, Merged, held, take};
use crate::Store;
use crate::answer::AnswerRow;
use crate::change::ChangeDoc;
use crate::error::{Result, StoreError};
use crate::schema::Names;

/// A merge under way.
pub(super) struct Merging<'a> {
    store: &'a Store,
    part: &'a Store,
    differences: Differences,
    /// Entries of the other file that were looked at.
    pub(super) looked_at: u64,
    changed: BTreeSet<i64>,
    apart: BTreeSet<i64>,
    overtaken: BTreeSet<i64>,
    waiting: BTreeSet<i64>,
    merged: Merged,
}

/// Items that something new is known of.
struct Touched {
    /// What they had before all acts.
    bases: BTreeMap<i64, Vec<AnswerRow>>,
    /// What they were before anything of this chunk was taken.
    first: FirstChanges,
}

impl<'a> Merging<'a> {
    pub(super) fn new(store: &'a Store, part: &'a Store, differences: Differences) -> Self {
        let merged = Merged { differences: differences.told(), ..Merged::default() };
        let (changed, apart, overtaken, waiting) = Default::default();
        Self { store, part, differences, looked_at: 0, changed, apart, overtaken, waiting, merged }
    }

    /// All of it, and all of it taken back.
    pub(super) fn tried<E: From<StoreError>>(
        &mut self,
        go_on: &mut impl FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<Merged, E> {
        let (store, part) = (self.store, self.part);
        let stopped = store.write(DOING, |here| {
            here.execute_batch("SAVEPOINT tried")?;
            let mut from = incoming::Place::default();
            let stopped = loop {
                let (chunk, total) = part.read(DOING, |there| incoming::after(there, &mut from, CHUNK))?;
                if chunk.is_empty() {
                    break None;
                }
                if let Err(stopped) = go_on(self.looked_at, total) {
                    break Some(stopped);
                }
                self.chunk(here, &chunk)?;
            };
            here.execute_batch("ROLLBACK TO tried; RELEASE tried")?;
            Ok(stopped)
        })?;
        stopped.map_or_else(|| Ok(self.merged()), Err)
    }

    /// What was done so far.
    pub(super) fn merged(&mut self) -> Merged {
        let mut merged = std::mem::take(&mut self.merged);
        merged.changed = self.changed.len() as u64;
        merged.apart = self.apart.len() as u64;
        merged.overtaken = self.overtaken.len() as u64;
        merged.waiting = self.waiting.len() as u64;
        merged
    }

    /// Takes entries and makes the items anew that they are about.
    pub(super) fn chunk(&mut self, here: &Connection, entries: &[Incoming]) -> Result<()> {
        let names = self.store.names(here)?;
        let mut touched = Touched { bases: BTreeMap::new(), first: FirstChanges::of(here)? };
        for entry in entries {
            self.looked_at += 1;
            self.one(here, &names, entry, &mut touched)?;
        }
        if touched.bases.is_empty() {
            return Ok(());
        }
        let changes = Changes::of(here, &touched.bases.keys().copied().collect())?;
        for (item, base) in touched.bases {
            let rebuilt = rebuild(here, &names, item, &base, &changes)?;
            self.note(item, &rebuilt);
        }
        Ok(())
    }

    fn note(&mut self, item: i64, rebuilt: &Rebuilt) {
        let noted = [
            (rebuilt.changed, &mut self.changed),
            (rebuilt.apart, &mut self.apart),
            (rebuilt.overtaken, &mut self.overtaken),
        ];
        for (is, items) in noted {
            if is {
                items.insert(item);
            }
        }
        // A later decision may settle what an earlier one opened.
        if rebuilt.waits {
            self.waiting.insert(item)
        } else {
            self.waiting.remove(&item)
        };
    }

    /// An entry of the other file.
    fn one(
        &mut self,
        here: &Connection,
        names: &Names,
        entry: &Incoming,
        touched: &mut Touched,
    ) -> Result<()> {
        match take::known(here, entry)? {
            None if entry.is_held => self.hold(here, names, entry, "it is held back there, too".to_owned()),
            None => self.entry(here, names, entry, false, touched),
            // The file at hand says what its names mean; so it can be judged anew.
            Some((hash, true)) if hash == entry.hash && !entry.is_held => {
                self.entry(here, names, entry, true, touched)
            }
            Some((hash, _)) if hash == entry.hash => {
                self.merged.known += 1;
                Ok(())
            }
            Some(_) => Err(StoreError::Damaged {
                path: self.part.path().to_owned(),
                detail: format!(
                    "decision {} of {} is another one there than here; one of the two files was set back to an \
                     older state and worked on",
                    entry.link.sequence, entry.link.installation
                ),
            }),
        }
    }

    /// Carries an entry out, or holds it back.
    fn entry(
        &mut self,
        here: &Connection,
        names: &Names,
        entry: &Incoming,
        was_held: bool,
        touched: &mut Touched,
    ) -> Result<()> {
        let reverts = take::reverted(here, entry)?;
        let why = match self.differences.why_not(here, names, entry)? {
            None if reverts.is_none() => Some("what it takes back is held back".to_owned()),
            why => why,
        };
        if let Some(why) = why {
            return self.hold(here, names, entry, why);
        }
        touch(here, entry, touched)?;
        if was_held {
            held::release(here, entry)?;
        }
        take::take(here, entry, reverts.flatten())?;
        self.merged.taken += 1;
        Ok(())
    }

    fn hold(&mut self, here: &Connection, names: &Names, entry: &Incoming, why: String) -> Result<()> {
        held::keep(here, entry, &why)?;
        let item = entry.link.item.map(|item| called(here, names, item)).transpose()?;
        let (who, said) = (entry.link.who.clone(), entry.link.said.clone());
        self.merged.held_back.push(HeldBack { who, said, item, why });
        Ok(())
    }
}

fn called(here: &Connection, names: &Names, item: i64) -> Result<String> {
    let found = crate::item::item_of(here, item, names)?;
    Ok(found.map_or_else(|| item.to_string(), |item| item.id))
}

/// Notes which items an entry is about, and what they had before.
fn touch(here: &Connection, entry: &Incoming, touched: &mut Touched) -> Result<()> {
    let mut items: Vec<i64> = entry.link.item.into_iter().collect();
    if entry.link.item.is_none() && entry.link.kind != "import" {
        let text = entry.link.after.as_deref().filter(|text| !text.is_empty());
        let change = text.map(ChangeDoc::parse).transpose()?.unwrap_or_default();
        items.extend(change.items.iter().map(|state| state.0));
        items.extend(change.people.keys().chain(change.answers.keys()));
    }
    for item in items {
        if let Entry::Vacant(free) = touched.bases.entry(item) {
            free.insert(base_of(here, item, &touched.first)?);
        }
    }
    Ok(())
}
