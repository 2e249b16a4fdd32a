//! A durable decision against a bare durable transaction on the same disk. Wall milliseconds: the
//! disk's answer is what a person waits for.

use std::path::Path;
use std::time::Instant;

use rusqlite::Connection;
use swingtag_catalogue::{Annotation, ItemId, ItemStatus};
use swingtag_store::{Access, ItemFilter, ItemOrder, NewDecision, Store};

use super::{Bench, Figure, percentile};
use crate::error::WorkbenchError;

/// Decisions measured.
const DECISIONS: usize = 400;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Figure>, WorkbenchError> {
    let mut bare = bare_transactions(&bench.folder.join("bare.sqlite"))
        .map_err(|e| WorkbenchError::new("bench", e.to_string(), ""))?;
    let store = Store::open(&bench.project(), Access::Write)?;
    let page = store.items_page(&ItemFilter::default(), ItemOrder::File, None, DECISIONS)?;
    let mut product = Vec::with_capacity(DECISIONS);
    for row in &page.rows {
        let begun = Instant::now();
        decide(&store, row.id)?;
        product.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    let median = (percentile(&mut product, 0.5), percentile(&mut bare, 0.5));
    let slowest = (percentile(&mut product, 0.99), percentile(&mut bare, 0.99));
    Ok(vec![
        bench.figure("decision, median", "ms", median.0, ("bare transaction", median.1)),
        bench.figure("decision, 99th percentile", "ms", slowest.0, ("bare transaction", slowest.1)),
    ])
}

fn decide(store: &Store, item: ItemId) -> Result<(), WorkbenchError> {
    let after = Annotation { note: "measured".to_owned(), ..Annotation::default() };
    store.decide(&NewDecision {
        item,
        kind: "note".to_owned(),
        said: "Note kept".to_owned(),
        who: "bench".to_owned(),
        seconds: 1.0,
        model: None,
        after,
        status: ItemStatus::Started,
    })?;
    Ok(())
}

fn bare_transactions(path: &Path) -> rusqlite::Result<Vec<f64>> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.execute_batch("CREATE TABLE log (what TEXT)")?;
    let mut insert = connection.prepare("INSERT INTO log VALUES (?1)")?;
    let mut times = Vec::with_capacity(DECISIONS);
    for _ in 0..DECISIONS {
        let begun = Instant::now();
        insert.execute(["a decision of ordinary length, with what was before and what is after"])?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(times)
}
