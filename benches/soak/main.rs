//! A long day in the real window while models are trained behind it: `cargo xtask bench soak`.
//!
//! A scripted person takes decisions; what the page was told is on disk is compared with the log afterwards, and
//! the time from key to paint while a job runs with the time while none does. Then the same with the process
//! killed every so often. A decision that was told and is not in the log ends it with an error; times are printed.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on panics")]

mod count;
#[expect(dead_code, reason = "shared with the measurement of the window")]
#[path = "../ui/figures.rs"]
mod figures;
#[path = "../ui/memory.rs"]
mod memory;
mod person;
#[path = "../ui/project.rs"]
mod project;
mod runs;
#[expect(dead_code, reason = "shared with the tests, of which this needs a part")]
#[path = "../../tests/desktop/support/mod.rs"]
mod support;

use support::window_is_possible;

/// Items of the project.
const ITEMS: usize = 2_000;

fn main() {
    // `cargo test --bench` and `cargo bench` hand over arguments of their own.
    let decisions: u64 =
        std::env::var("SWINGTAG_SOAK_DECISIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    let Some((_turn, display)) = window_is_possible() else { return };
    for kills in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("soak.swingtag");
        project::make(&file, ITEMS);
        if kills {
            runs::killed(&display, folder.path(), &file, decisions);
        } else {
            runs::whole(&display, folder.path(), &file, decisions);
        }
    }
}
