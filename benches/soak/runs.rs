//! The two runs: one in peace, one with the process killed every so often.

use std::path::Path;
use std::time::Duration;

use swingtag_store::{Access, Store};

use crate::figures::Figures;
use crate::measure::{Times, median, value};
use crate::memory::resident;
use crate::support::person::Person;
use crate::support::{Display, Look, Window};
use crate::training;

/// Decisions with the long training running, and then so many without.
const TURN: u64 = 50;

/// From the first sight of items to the kill.
const KILLED_AFTER: Duration = Duration::from_secs(30);

/// Works until so many decisions were told, now with a long training behind and now without.
pub(crate) fn whole(display: &Display, folder: &Path, file: &Path, wanted: u64, figures: &mut Figures) {
    let (mut person, mut times) = (Person::default(), Times::default());
    let mut memory = Vec::new();
    Window::with(display, folder, Look::default(), Some(file), |window| {
        Times::begin(window);
        window.until("document.querySelector('[data-item][aria-current=\"true\"]')");
        memory.push(resident(folder));
        while person.told < wanted {
            turn(window, &mut person, wanted);
            let id = training::start(window, Some(training::LONG));
            turn(window, &mut person, wanted);
            training::stop(window, &id);
            times.take(window);
            memory.push(resident(folder));
        }
    });
    figures.times("accept, key to painted, nothing runs", &value(&times.none));
    figures.times("accept, key to painted, a training runs", &value(&times.training));
    figures.times("accept, key to painted, other work runs", &value(&times.other));
    let ratio = median(&times.training).zip(median(&times.none)).map(|(with, without)| with / without);
    figures.one("ratio of the medians, training to nothing", &format!("{:.2}", ratio.unwrap_or(f64::NAN)));
    for (turn, (core, page)) in memory.into_iter().enumerate() {
        figures.one(&format!("memory after {turn} turns, core and page"), &format!("{core} and {page} MB"));
    }
    tell(figures, "in peace", file, &person);
}

fn turn(window: &Window, person: &mut Person, wanted: u64) {
    let until = wanted.min(person.told + TURN);
    while person.told < until {
        person.work(window).unwrap();
    }
}

/// The same, killed every so often in the middle of work, with a training behind it all the while.
pub(crate) fn killed(display: &Display, folder: &Path, file: &Path, wanted: u64, figures: &mut Figures) {
    let (mut person, mut kills) = (Person::default(), 0);
    while person.told < wanted {
        Window::until_killed(display, folder, file, KILLED_AFTER, |window| {
            window.try_until("document.querySelector('[data-item][aria-current=\"true\"]')")?;
            training::ensure(window);
            loop {
                person.work(window)?;
            }
        });
        kills += 1;
        person.check(file);
    }
    figures.one("kills", &kills.to_string());
    tell(figures, "with kills", file, &person);
}

/// Compares with the file and prints the counts.
fn tell(figures: &mut Figures, run: &str, file: &Path, person: &Person) {
    let logged = person.check(file);
    let counts = format!("{}, {}, {logged}", person.told, person.asked);
    figures.one(&format!("decisions {run}: told, asked for, in the log"), &counts);
    figures.one(&format!("jobs {run}"), &jobs(file));
}

/// Jobs by kind and how they ended.
fn jobs(file: &Path) -> String {
    let mut kinds = std::collections::BTreeMap::<String, u64>::new();
    for job in Store::open(file, Access::Read).unwrap().jobs(10_000).unwrap() {
        *kinds.entry(format!("{} {}", job.kind, job.state.word())).or_default() += 1;
    }
    let each = kinds.iter().map(|(kind, count)| format!("{count} {kind}"));
    each.collect::<Vec<_>>().join(", ")
}
