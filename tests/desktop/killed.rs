//! What the window told a person to be done is in the project, however the process ends.

use std::time::Duration;

use swingtag_workbench::desk::projects;

use crate::support::person::Person;
use crate::support::{Window, window_is_possible};

/// Killed while somebody works.
const KILLS: usize = 3;

/// From the first sight of items to the kill.
const AFTER: Duration = Duration::from_secs(10);

#[test]
fn what_was_told_to_be_done_outlives_a_kill() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.swingtag");
    drop(projects::create_sample(&file).unwrap());
    let mut person = Person::default();
    for _ in 0..KILLS {
        Window::until_killed(&display, folder.path(), &file, AFTER, |window| {
            loop {
                person.work(window)?;
            }
        });
        person.check(&file);
    }
    assert!(person.told > 0, "somebody worked before the kills");
}
