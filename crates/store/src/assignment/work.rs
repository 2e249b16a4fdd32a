//! What everybody has to do, and how fast.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::Store;
use crate::error::Result;

/// Acts that are looked back upon.
const LAST_ACTS: u32 = 50_000;

/// A person's work.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// Name.
    pub who: String,
    /// Items given to this person.
    pub assigned: u64,
    /// Those of them that the person is done with.
    pub done: u64,
    /// Items the person finished within the last 50 000 acts of everybody.
    pub finished: u64,
    /// Seconds spent on acts among them.
    pub seconds: f64,
}

impl Store {
    /// Everybody who was given an item or acted on one lately, by name.
    ///
    /// # Errors
    /// Only of the database.
    pub fn work(&self) -> Result<Vec<Work>> {
        self.read("reading who works here", |connection| {
            let mut people: BTreeMap<String, Work> = BTreeMap::new();
            lately(connection, &mut people)?;
            for who in names(connection)? {
                let (assigned, done) = connection
                    .prepare_cached(include_str!("own_totals.sql"))?
                    .query_row([&who], |row| Ok((row.get(0)?, row.get(1)?)))?;
                let work = people.entry(who.clone()).or_insert_with(|| Work { who, ..Work::default() });
                (work.assigned, work.done) = (assigned, done);
            }
            Ok(people.into_values().collect())
        })
    }
}

/// Everybody who was given something: one look into the index for each.
fn names(connection: &Connection) -> Result<Vec<String>> {
    let mut statement = connection.prepare_cached(include_str!("names.sql"))?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn lately(connection: &Connection, people: &mut BTreeMap<String, Work>) -> Result<()> {
    let mut statement = connection.prepare_cached(include_str!("lately.sql"))?;
    let mut rows = statement.query([LAST_ACTS])?;
    while let Some(row) = rows.next()? {
        let finished: i64 = row.get(2)?;
        let work = Work {
            who: row.get(0)?,
            seconds: row.get(1)?,
            finished: u64::try_from(finished).unwrap_or_default(),
            ..Work::default()
        };
        people.insert(work.who.clone(), work);
    }
    Ok(())
}
