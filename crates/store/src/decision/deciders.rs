//! Whose decision the labels of each item are: of the person whose act on it was the last that holds. Of items
//! that several people label apart, it is the decision of those who settled their differences, and of each of
//! them where there was nothing to settle.
//!
//! Labels that came with a file, and those that a threshold accepted, are nobody's decision.

use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Connection;
use swingtag_catalogue::ItemId;

use crate::Store;
use crate::answer::EARLIER;
use crate::change::ChangeDoc;
use crate::error::Result;
use crate::review::{Loaded, is_settlement, load};
use crate::schema::Names;

/// Whose decision the labels of each item are. Memory: some 16 bytes a decided item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deciders {
    groups: Vec<Vec<String>>,
    numbers: HashMap<Vec<String>, u32>,
    of: HashMap<i64, u32>,
}

impl Deciders {
    /// Whose decision an item is, by name; empty where it is nobody's.
    #[must_use]
    pub fn of(&self, item: ItemId) -> &[String] {
        let group = self.of.get(&item.0).and_then(|group| self.groups.get(*group as usize));
        group.map(Vec::as_slice).unwrap_or_default()
    }

    /// Everybody whose decision an item is.
    #[must_use]
    pub fn people(&self) -> BTreeSet<&str> {
        let used: HashSet<u32> = self.of.values().copied().collect();
        let groups = used.into_iter().filter_map(|group| self.groups.get(group as usize));
        groups.flatten().map(String::as_str).collect()
    }

    fn put(&mut self, item: i64, people: Vec<String>) {
        if people.is_empty() {
            self.of.remove(&item);
            return;
        }
        let next = u32::try_from(self.groups.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(people.clone()).or_insert(next);
        if number == next {
            self.groups.push(people);
        }
        self.of.insert(item, number);
    }
}

impl Store {
    /// Whose decision the labels of each item are, in one walk over the log.
    ///
    /// # Errors
    /// Only of the database.
    pub fn deciders(&self) -> Result<Deciders> {
        self.read("reading who decided", |connection| {
            let mut deciders = Deciders::default();
            last_acts(connection, &mut deciders)?;
            apart(connection, &*self.names(connection)?, &mut deciders)?;
            Ok(deciders)
        })
    }
}

fn last_acts(connection: &Connection, deciders: &mut Deciders) -> Result<()> {
    let taken_back = taken_back(connection)?;
    let mut statement = connection.prepare_cached(include_str!("deciders.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (decision, kind): (i64, String) = (row.get(0)?, row.get(1)?);
        if taken_back.contains(&decision) || is_settlement(&kind) {
            continue;
        }
        let who: String = row.get(2)?;
        match row.get::<_, Option<i64>>(3)? {
            Some(item) => deciders.put(item, vec![who]),
            None => labelled_by(connection, decision)?
                .into_iter()
                .for_each(|item| deciders.put(item, vec![who.clone()])),
        }
    }
    Ok(())
}

/// Entries that were taken back and not done again.
fn taken_back(connection: &Connection) -> Result<HashSet<i64>> {
    let mut statement = connection.prepare_cached(include_str!("taken_back.sql"))?;
    let mut rows = statement.query([])?;
    let mut found = HashSet::new();
    while let Some(row) = rows.next()? {
        let decision = row.get(0)?;
        if row.get(1)? {
            found.insert(decision)
        } else {
            found.remove(&decision)
        };
    }
    Ok(found)
}

/// Items that an act on many of them labelled.
fn labelled_by(connection: &Connection, decision: i64) -> Result<Vec<i64>> {
    let doc: Option<String> = connection
        .prepare_cached("SELECT doc_after FROM decision WHERE id = ?1")?
        .query_row([decision], |row| row.get(0))?;
    let change = doc.map(|doc| ChangeDoc::parse(&doc)).transpose()?.unwrap_or_default();
    Ok(change.items.into_iter().filter(|item| item.4.is_some()).map(|item| item.0).collect())
}

/// Items that several people label apart.
fn apart(connection: &Connection, names: &Names, deciders: &mut Deciders) -> Result<()> {
    let mut statement = connection.prepare_cached("SELECT item_id FROM apart")?;
    let items: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for item in items {
        let loaded = load(connection, names, item)?;
        deciders.put(item, settlers(connection, &loaded)?.into_iter().collect());
    }
    Ok(())
}

/// Whoever settled what holds, or everybody who is done where nothing was settled.
fn settlers(connection: &Connection, loaded: &Loaded) -> Result<BTreeSet<String>> {
    let mut people = BTreeSet::new();
    if !loaded.waiting.is_empty() {
        return Ok(people);
    }
    for held in loaded.held.iter().flatten() {
        let mut statement = connection.prepare_cached("SELECT who FROM decision WHERE id = ?1")?;
        people.insert(statement.query_row([held.stored.decision], |row| row.get(0))?);
    }
    if people.is_empty() {
        people.extend(loaded.lanes.iter().map(|(who, _)| who.clone()).filter(|who| who != EARLIER));
    }
    Ok(people)
}
