//! Reads and writes whom an item was given to.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::error::Result;

/// Everybody an item was given to, by name.
pub(crate) fn people_of(connection: &Connection, item: i64) -> Result<Vec<String>> {
    let mut statement =
        connection.prepare_cached("SELECT who FROM assignment WHERE item_id = ?1 ORDER BY who")?;
    let rows = statement.query_map([item], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives an item to these people and takes it from all others.
pub(crate) fn put_people(connection: &Connection, item: i64, people: &[String]) -> Result<()> {
    connection.prepare_cached("DELETE FROM assignment WHERE item_id = ?1")?.execute([item])?;
    let mut statement = connection.prepare_cached("INSERT INTO assignment VALUES (?1, ?2)")?;
    for name in people {
        statement.execute(params![item, name])?;
    }
    Ok(())
}

/// Names by name, each once.
pub(super) fn in_order(people: &[String]) -> Vec<String> {
    people.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect()
}
