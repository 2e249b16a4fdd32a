//! What the window asks for on a key press, against one row by its number.

use std::time::Instant;

use swingtag_store::{Access, ItemFilter, ItemOrder, Queue, Store};

use super::{Bench, Figure, percentile};
use crate::desk::{Desk, Shared};
use crate::error::WorkbenchError;

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
    let asked: [(&'static str, f64); 5] = [
        ("first page of items", median_ms(|| page(&filter, ItemOrder::File))?),
        ("least sure page", median_ms(|| page(&filter, ItemOrder::LeastSure))?),
        ("search", median_ms(|| page(&search, ItemOrder::File))?),
        (
            "queue page in the middle",
            median_ms(|| store.queue_page(Queue::File, middle, 50).map(drop).map_err(WorkbenchError::from))?,
        ),
        ("item as shown", median_ms(|| desk.item(first).map(drop))?),
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
