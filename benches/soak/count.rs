//! What the project file says afterwards.

use std::path::Path;
use std::time::{Duration, Instant};

use swingtag_store::{Access, Store};

/// A process that was killed lets go of the project within this time.
const PATIENCE: Duration = Duration::from_secs(30);

/// Entries of the decision log that are acts on items, read from a file that is checked whole.
pub(crate) fn decisions(file: &Path) -> u64 {
    let store = open(file);
    let report = store.check().unwrap();
    assert!(report.is_clean(), "the project is damaged: {report:?}");
    let counts = store.counts().unwrap();
    let items: u64 = counts.items;
    (1..=items.cast_signed())
        .map(|item| {
            let history = store.history(swingtag_catalogue::ItemId(item)).unwrap();
            history.iter().filter(|decision| decision.kind != "import").count() as u64
        })
        .sum()
}

/// Jobs that ended well, by kind.
pub(crate) fn jobs(file: &Path) -> String {
    let mut kinds = std::collections::BTreeMap::<String, [u64; 2]>::new();
    for job in open(file).jobs(10_000).unwrap() {
        let counted = kinds.entry(job.kind).or_default();
        counted[usize::from(job.state != swingtag_store::JobState::Done)] += 1;
    }
    let each = kinds.iter().map(|(kind, [done, other])| format!("{kind} {done} done, {other} other"));
    each.collect::<Vec<_>>().join("; ")
}

fn open(file: &Path) -> Store {
    let began = Instant::now();
    loop {
        match Store::open(file, Access::Write) {
            Ok(store) => return store,
            Err(error) => assert!(began.elapsed() < PATIENCE, "the project cannot be opened: {error}"),
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
