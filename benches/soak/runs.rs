//! The two runs: one in peace, one with the process killed every so often.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use crate::count::{decisions, jobs};
use crate::figures::Figures;
use crate::memory::resident;
use crate::person::{WORK, Worked};
use crate::support::{Display, Look, Window};

/// From the start of the window to its kill.
const KILLED_AFTER: Duration = Duration::from_secs(30);

/// Works until so many decisions were told, then compares them with the log.
pub(crate) fn whole(display: &Display, folder: &Path, file: &Path, wanted: u64) {
    let (mut told, mut busy, mut idle) = (0, Vec::new(), Vec::new());
    let mut memory = Vec::new();
    Window::with(display, folder, Look::default(), Some(file), |window| {
        window.until("document.querySelector('.tag.focused')");
        memory.push(resident(folder));
        while told < wanted {
            let worked = Worked::of(&window.run_async(WORK));
            told += worked.told;
            if worked.busy { &mut busy } else { &mut idle }.extend(worked.painted);
            assert!(worked.went_on, "no next item after {told} decisions");
        }
        memory.push(resident(folder));
    });
    let figures = Figures::new(crate::ITEMS);
    figures.times("accept, key to painted, no job running", &json!(idle));
    figures.times("accept, key to painted, a job running", &json!(busy));
    figures.one("memory at the first item and at the last, core and page", &format!("{memory:?} MB"));
    compare(&figures, file, told, told);
}

/// Acts of the person on one item: the most that a kill can leave unanswered.
const ACTS: u64 = 4;

/// The same, killed every so often in the middle of work.
pub(crate) fn killed(display: &Display, folder: &Path, file: &Path, wanted: u64) {
    let (mut told, mut asked, mut kills) = (0, 0, 0);
    while told < wanted {
        Window::until_killed(display, folder, file, KILLED_AFTER, |window| {
            window.try_until("document.querySelector('.tag.focused')")?;
            loop {
                let worked = Worked::of(&window.try_run_async(WORK)?);
                told += worked.told;
                asked += worked.asked;
            }
        });
        kills += 1;
    }
    let figures = Figures::new(crate::ITEMS);
    figures.one("kills", &kills.to_string());
    compare(&figures, file, told, asked + kills * ACTS);
}

/// The log holds every decision that was told, and none that was not asked for.
fn compare(figures: &Figures, file: &Path, told: u64, asked: u64) {
    let logged = decisions(file);
    figures.one("decisions told, asked for, in the log", &format!("{told}, {asked}, {logged}"));
    figures.one("jobs", &jobs(file));
    assert!(logged >= told, "{} decisions were told and are not in the log", told - logged);
    assert!(logged <= asked, "{} decisions are in the log that nobody asked for", logged - asked);
}
