//! Fills an empty project file from the one that is attached to its connection as `project`.

use rusqlite::{Connection, OptionalExtension as _};

use super::{DOING, KEY, SliceOf, SliceOrigin, Sliced};
use crate::Store;
use crate::annotation::{AnnotationDoc, LabelCounts};
use crate::decision::hear_clock;
use crate::error::{Result, StoreError};
use crate::item::put_in_search;
use crate::project::{now, set_meta};
use crate::review::reckon;
use crate::schema::{Names, next_serial};

/// Items that are copied between two questions whether to go on.
const CHUNK: usize = 1000;

/// Copies everything that belongs to these items.
pub(super) fn fill<E: From<StoreError>>(
    store: &Store,
    connection: &Connection,
    of: &SliceOf,
    items: &[i64],
    mut go_on: impl FnMut(u64, u64) -> Result<(), E>,
) -> Result<Sliced, E> {
    let alone = match of {
        SliceOf::Assigned(who) => Some(who.as_str()),
        _ => None,
    };
    let names = begin(connection).map_err(told)?;
    for (number, some) in items.chunks(CHUNK).enumerate() {
        go_on((number * CHUNK) as u64, items.len() as u64)?;
        copy(connection, &names, some, alone).map_err(told)?;
    }
    let photos = finish(store, connection, &names).map_err(told)?;
    go_on(items.len() as u64, items.len() as u64)?;
    Ok(Sliced { items: items.len() as u64, photos })
}

fn told<E: From<StoreError>>(error: StoreError) -> E {
    error.during(DOING).into()
}

/// The schema, and a place for the numbers of items.
fn begin(connection: &Connection) -> Result<Names> {
    connection.execute_batch("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")?;
    connection.execute_batch(include_str!("schema.sql"))?;
    Names::load(connection, 0)
}

/// Some of the items.
fn copy(connection: &Connection, names: &Names, items: &[i64], alone: Option<&str>) -> Result<()> {
    connection.execute_batch("DELETE FROM chosen")?;
    let mut statement = connection.prepare_cached("INSERT INTO chosen VALUES (?1)")?;
    items.iter().try_for_each(|item| statement.execute([item]).map(drop))?;
    connection.execute_batch(include_str!("rows.sql"))?;
    connection.prepare_cached(include_str!("answers.sql"))?.execute([alone])?;
    items.iter().try_for_each(|item| put_in_search(connection, *item, names))
}

/// What follows from the rows; gives the number of photos.
fn finish(store: &Store, connection: &Connection, names: &Names) -> Result<u64> {
    next_serial(connection)?;
    count_labels(connection)?;
    apart(connection)?.into_iter().try_for_each(|item| reckon(connection, names, item))?;
    origin(store, connection)?;
    Ok(connection.query_row("SELECT count(*) FROM photo", [], |row| row.get(0))?)
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
