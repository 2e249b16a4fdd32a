//! What the window asks for on a key press, against one row by its number.

use std::time::Instant;

use swingtag_store::{Access, ItemFilter, ItemOrder, Queue, Store};

use super::{Bench, Figure, percentile};
use crate::desk::{Desk, Shared};
use crate::error::WorkbenchError;
use crate::view::{ConflictsQuery, ItemsQuery, SellerMark};

/// Repetitions of each question.
const TIMES: usize = 30;

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Figure>, WorkbenchError> {
    let store = Store::open(&bench.project(), Access::Read)?;
    let (filter, shared) = (ItemFilter::default(), Shared::default());
    let first = store.items_page(&filter, ItemOrder::File, None, 1)?.rows;
    let Some(first) = first.first().map(|row| row.id) else { return Ok(Vec::new()) };
    let single = median_ms(|| store.find("nothing has this id").map(drop).map_err(WorkbenchError::from))?;
    let middle = (bench.items / 2) as u64;
    let search = ItemFilter { search: Some("steel".to_owned()), ..ItemFilter::default() };
    let desk = Desk::new(&store, &shared);
    let page = |filter: &ItemFilter, order| {
        store.items_page(filter, order, None, 50).map(drop).map_err(WorkbenchError::from)
    };
    let newest = ItemsQuery::default();
    let conflicts = ItemsQuery { marks: vec![SellerMark::Conflict], ..ItemsQuery::default() };
    let words = ItemsQuery { search: "steel".to_owned(), ..ItemsQuery::default() };
    let list = desk.items_list(&newest)?.list;
    let open = ConflictsQuery::default();
    let queue = desk.conflicts_list(&open)?;
    let in_queue = queue.total / 2;
    let asked: [(&'static str, f64); 13] = [
        ("first page of items", median_ms(|| page(&filter, ItemOrder::File))?),
        ("least sure page", median_ms(|| page(&filter, ItemOrder::LeastSure))?),
        ("search", median_ms(|| page(&search, ItemOrder::File))?),
        (
            "queue page in the middle",
            median_ms(|| store.queue_page(Queue::File, middle, 50).map(drop).map_err(WorkbenchError::from))?,
        ),
        ("item as shown", median_ms(|| desk.item(first).map(drop))?),
        ("table, first rows", median_ms(|| desk.items_first(&newest, 50).map(drop))?),
        ("table, first rows with a conflict", median_ms(|| desk.items_first(&conflicts, 50).map(drop))?),
        ("table, rows in the middle", median_ms(|| desk.items_rows(list, middle, 50).map(drop))?),
        ("table, whole list with counts", median_ms(|| desk.items_list(&newest).map(drop))?),
        ("table, conflicts with counts", median_ms(|| desk.items_list(&conflicts).map(drop))?),
        ("table, search with counts", median_ms(|| desk.items_list(&words).map(drop))?),
        (
            "conflicts in Review, page in the middle",
            median_ms(|| desk.conflicts_rows(queue.list, in_queue, 100).map(drop))?,
        ),
        ("conflicts in Review, queue with counts", median_ms(|| desk.conflicts_list(&open).map(drop))?),
    ];
    let figures =
        asked.into_iter().map(|(what, value)| bench.figure(what, "ms", value, ("one look-up by id", single)));
    Ok(figures.collect())
}

fn median_ms(mut ask: impl FnMut() -> Result<(), WorkbenchError>) -> Result<f64, WorkbenchError> {
    let mut times = Vec::with_capacity(TIMES);
    for _ in 0..TIMES {
        let begun = Instant::now();
        ask()?;
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    Ok(percentile(&mut times, 0.5))
}
