//! Fills an empty project file from the one that is attached to its connection as `project`.

use rusqlite::{Connection, OptionalExtension as _};

use super::{KEY, SliceOf, SliceOrigin, Sliced};
use crate::Store;
use crate::annotation::{AnnotationDoc, LabelCounts};
use crate::decision::hear_clock;
use crate::error::{Result, StoreError};
use crate::item::put_in_search;
use crate::project::{now, set_meta};
use crate::review::reckon;
use crate::schema::{Names, next_serial};

/// Copies everything that belongs to these items.
pub(super) fn fill(store: &Store, connection: &Connection, of: &SliceOf, items: &[i64]) -> Result<Sliced> {
    connection.execute_batch("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")?;
    let mut statement = connection.prepare("INSERT INTO chosen VALUES (?1)")?;
    for item in items {
        statement.execute([item])?;
    }
    connection.execute_batch(include_str!("rows.sql"))?;
    let alone = match of {
        SliceOf::Assigned(who) => Some(who),
        _ => None,
    };
    connection.prepare(include_str!("answers.sql"))?.execute([alone])?;
    next_serial(connection)?;
    count_labels(connection)?;
    let names = Names::load(connection, 0)?;
    for item in apart(connection)? {
        reckon(connection, &names, item)?;
    }
    items.iter().try_for_each(|item| put_in_search(connection, *item, &names))?;
    origin(store, connection)?;
    let photos = connection.query_row("SELECT count(*) FROM photo", [], |row| row.get(0))?;
    Ok(Sliced { items: items.len() as u64, photos })
}

/// Counters of attributes, which are of the whole project there.
fn count_labels(connection: &Connection) -> Result<()> {
    let mut counts = LabelCounts::default();
    let mut statement = connection.prepare("SELECT doc FROM annotation")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        counts.count(&AnnotationDoc::parse(&row.get::<_, String>(0)?)?, 1);
    }
    counts.apply(connection)
}

fn apart(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare("SELECT item_id FROM apart ORDER BY item_id")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Where the slice comes from, and what its clock must come after.
fn origin(store: &Store, connection: &Connection) -> Result<()> {
    let head = connection
        .prepare(include_str!("head.sql"))?
        .query_row([store.installation()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (sequence, hash) = head.unwrap_or_default();
    let origin = SliceOrigin {
        project: store.name().to_owned(),
        installation: store.installation().to_owned(),
        sequence,
        hash,
        at: now(),
    };
    let text =
        serde_json::to_string(&origin).map_err(|source| StoreError::Document { what: "slice", source })?;
    set_meta(connection, KEY, &text)?;
    let last: Option<i64> = connection.query_row(include_str!("clock.sql"), [], |row| row.get(0))?;
    let heard: Option<String> = connection
        .query_row("SELECT value FROM project.meta WHERE key = 'clock'", [], |row| row.get(0))
        .optional()?;
    let heard = heard.and_then(|clock| clock.parse().ok()).unwrap_or_default();
    hear_clock(connection, last.unwrap_or_default().max(heard))
}
