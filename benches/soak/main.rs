//! A long day in the real window while models are trained behind it: `cargo xtask bench soak [DECISIONS]`.
//!
//! A scripted person takes decisions. What the window told to be done is compared with the project file, and the time
//! from key to paint while a training runs with the time while nothing does. Then the same with the process killed
//! every so often, and how long a training takes to end. A decision that was told and is not in the log ends it with
//! an error; times are printed. `SWINGTAG_SOAK_DECISIONS` is the number of decisions, 500 unless given; with
//! `SWINGTAG_CACHE` naming a cache that holds encoders, trainings use them.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on panics")]

mod cancel;
#[path = "../ui/figures.rs"]
mod figures;
mod measure;
#[path = "../ui/memory.rs"]
mod memory;
mod runs;
#[expect(dead_code, reason = "shared with the tests, of which this needs a part")]
#[path = "../../tests/desktop/support/mod.rs"]
mod support;
mod training;

use std::path::{Path, PathBuf};

use figures::Figures;
use support::window_is_possible;
use swingtag_store::{Access, Store};
use swingtag_workbench::desk::projects;

fn main() {
    // `cargo test --bench` and `cargo bench` hand over arguments of their own.
    let decisions: u64 =
        std::env::var("SWINGTAG_SOAK_DECISIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = sample(folder.path(), "whole");
    let items = Store::open(&file, Access::Read).unwrap().counts().unwrap().items;
    let mut figures = Figures::new(usize::try_from(items).unwrap());
    runs::whole(&display, folder.path(), &file, decisions, &mut figures);
    runs::killed(&display, folder.path(), &sample(folder.path(), "killed"), decisions, &mut figures);
    cancel::measure(&display, folder.path(), &sample(folder.path(), "cancel"), &mut figures);
}

fn sample(folder: &Path, name: &str) -> PathBuf {
    let file = folder.join(format!("{name}.swingtag"));
    drop(projects::create_sample(&file).unwrap());
    file
}
