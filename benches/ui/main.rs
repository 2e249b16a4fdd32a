//! How long a person waits in the real window, by the page's own clock: `cargo xtask bench ui [ITEMS]`.
//!
//! Prints a table and asserts nothing: the machine may be doing anything else. `SWINGTAG_BENCH_ITEMS` is the
//! size of the project, 100 000 unless given.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on panics")]

mod acts;
mod figures;
mod memory;
mod project;
mod start;
#[expect(dead_code, reason = "shared with the tests, of which this needs a part")]
#[path = "../../tests/desktop/support/mod.rs"]
mod support;
mod table;
mod walk;

use figures::Figures;
use support::window_is_possible;

fn main() {
    // `cargo test --bench` and `cargo bench` hand over arguments of their own.
    let items: usize =
        std::env::var("SWINGTAG_BENCH_ITEMS").ok().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("bench.swingtag");
    project::make(&file, items);
    // What was just written must not be paid for by the first act that waits for the disk.
    let _ = std::process::Command::new("sync").status();
    let mut figures = Figures::new(items);
    start::measure(&display, folder.path(), &file, &mut figures);
    acts::measure(&display, folder.path(), &file, &mut figures);
    walk::measure(&display, folder.path(), &file, &mut figures);
    table::measure(&display, folder.path(), &file, &mut figures);
}
