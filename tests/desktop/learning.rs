//! The loop as a person drives it: label, train, let it stand still, stop it, go back a version and forth
//! again, all by keys; what the window says and what the project file says are the same, also after a restart.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use swingtag_catalogue::{ItemId, ModelId};
use swingtag_store::{Access, JobState, Store};
use swingtag_workbench::desk::projects;

use crate::support::{Look, Window, window_is_possible};

const ENTER: char = '\u{e007}';
const CONTROL: char = '\u{e009}';
const SHIFT: char = '\u{e008}';
const ALT: char = '\u{e00a}';
const TAB: char = '\u{e004}';
const RIGHT: char = '\u{e014}';
const F6: char = '\u{e036}';

/// Items that are finished before the training.
const LABELLED: usize = 5;

/// Longest wait for the project file.
const PATIENCE: Duration = Duration::from_secs(60);

/// Trains for minutes and needs no encoder: long enough to be caught at work on any machine.
const SLOW: &str = "bilstm-crf";

#[test]
fn a_person_trains_pauses_stops_goes_back_and_forth_again() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.swingtag");
    drop(projects::create_sample(&file).unwrap());
    let mut in_view = 0;
    let mut before = Value::Null;
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.querySelector('[data-item][aria-current=\"true\"]')");
        in_view = label_and_train(window, &file);
        pause_and_stop(window, &file);
        back_and_forth(window, &file);
        before = window.run(STANDING, &[]);
    });
    check_project(&file, in_view);
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.querySelector('[data-item][aria-current=\"true\"]')");
        window.press(&[ALT], &['4']);
        window.until("document.querySelector('[data-version=\"2\"]')");
        assert_eq!(window.run(STANDING, &[]), before, "a restart changes nothing");
        window.until("document.querySelector('[data-job]') === null");
    });
}

/// Labels some items, trains by T while another item is in view, and finishes that. Gives its number.
fn label_and_train(window: &Window, file: &Path) -> i64 {
    for _ in 0..LABELLED {
        finish(window);
    }
    // Nothing is known of some items.
    while window.run("return document.querySelector('.tag.focused') === null", &[]) == json!(true) {
        finish(window);
    }
    let seen = window.run(IN_VIEW, &[]);
    window.press(&[ALT], &['4']);
    window.until(&footer("Model v1"));
    window.press(&[], &['t']);
    window.until("document.querySelector('[data-version=\"2\"]')?.innerText.includes('In use')");
    window.until(&footer("Model v2"));
    // The whole of what follows a training: its predictions are in the file, and not in view.
    until_quiet(window, file);
    let id = seen["item"].as_i64().unwrap();
    let said = open(file).shown_prediction(ItemId(id)).unwrap().unwrap().0;
    assert_eq!(said, ModelId(2), "the new version has answered the item in view");
    window.press(&[ALT], &['2']);
    window.until("document.querySelector('[data-tag]')");
    assert_eq!(window.run(IN_VIEW, &[]), seen, "nothing changes under the cursor");
    accept_one(window, &seen);
    finish(window);
    id
}

/// Accepts the span in focus: that tag is another, all others stay.
fn accept_one(window: &Window, seen: &Value) {
    window.until("document.querySelector('.tag.focused')");
    window.press(&[], &['a']);
    window.until("document.querySelector('[aria-live]')?.textContent.endsWith('kept')");
    let after = window.run(IN_VIEW, &[]);
    let (seen, after) = (seen["tags"].as_array().unwrap(), after["tags"].as_array().unwrap());
    let others = seen.iter().zip(after).filter(|(before, after)| before != after);
    let changed: Vec<_> = others.map(|(before, after)| (&before[1], &after[1])).collect();
    assert_eq!(changed, [(&json!("predicted"), &json!("confirmed"))], "{seen:?} became {after:?}");
    assert_eq!(seen.len(), after.len());
}

/// A slow training stands still and goes on by P, and ends by its button; page and file agree at every step.
fn pause_and_stop(window: &Window, file: &Path) {
    window.press(&[ALT], &['4']);
    window.press(&[CONTROL], &['k']);
    window.until("document.querySelector('[role=\"combobox\"]')");
    window.press(&[], &['t', 'r', 'a', 'i', 'n', ' ', 'a']);
    window.press(&[], &[ENTER]);
    window.until("document.querySelector('dialog input[type=radio]')");
    until_focus(window, "input[type=radio]", TAB);
    until_focus(window, &format!("input[value=\"{SLOW}\"]"), RIGHT);
    window.press(&[CONTROL], &[ENTER]);
    window.until("!document.querySelector('dialog[open]')");
    is_at(window, file, JobState::Running);
    window.press(&[], &['p']);
    is_at(window, file, JobState::Paused);
    window.press(&[], &['p']);
    is_at(window, file, JobState::Running);
    until_focus(window, "[data-pane='training']", F6);
    until_focus(window, "[data-job] .acts button:last-child", TAB);
    window.press(&[], &[ENTER]);
    until_quiet(window, file);
    window.until("document.querySelector('[data-job]') === null");
    until_in_file(file, JobState::Cancelled);
    window.until(&footer("Model v2"));
}

/// Rolls back to the first version and uses the second one again.
fn back_and_forth(window: &Window, file: &Path) {
    for version in [1, 2] {
        window.press(&[], &['v']);
        window.until(&format!("document.activeElement.ariaLabel === 'Roll back to v{version}'"));
        window.press(&[], &[ENTER]);
        window.until(&footer(&format!("Model v{version}")));
        window.until(&format!(
            "document.querySelector('[data-version=\"{version}\"]').innerText.includes('In use')"
        ));
        until_quiet(window, file);
        assert_eq!(open(file).current_model().unwrap().unwrap().id, ModelId(version));
    }
}

/// Accepts what is sure and goes on to the next item.
fn finish(window: &Window) {
    let before = window.run(CURRENT, &[]);
    window.press(&[SHIFT], &['A']);
    window.press(&[CONTROL], &[ENTER]);
    window.until(&format!("![{before}, null].includes((() => {{ {CURRENT} }})())"));
}

const CURRENT: &str =
    "return document.querySelector('[data-item][aria-current=\"true\"]')?.dataset.item ?? null";

/// The item in view with its tags: attribute, state, place and words.
const IN_VIEW: &str = "
    const item = Number(document.querySelector('[data-item][aria-current=\"true\"]').dataset.item);
    const tags = [...document.querySelectorAll('[data-tag]')].map(
        ({ dataset, textContent }) => [dataset.tag, dataset.state, dataset.start, dataset.end,
            dataset.state === 'predicted' ? textContent : '']);
    return { item, tags };";

/// What Learn and the footer say of versions, figures and settings.
const STANDING: &str = "
    const words = (of) => document.querySelector(of)?.innerText ?? null;
    const model = [...document.querySelectorAll('footer .model b')].map((figure) => figure.innerText);
    return [words('[data-pane=\"versions\"]'), words('.learn > header'), model, words('.left table')];";

/// Presses a key until the focus is on what a selector names, as a person walks there.
fn until_focus(window: &Window, selector: &str, key: char) {
    for _ in 0..60 {
        if window.run("return document.activeElement.matches(arguments[0])", &[json!(selector)])
            == json!(true)
        {
            return;
        }
        window.press(&[], &[key]);
    }
    panic!("no {selector} is reached");
}

/// Waits until page and file say that a training is in a state.
fn is_at(window: &Window, file: &Path, state: JobState) {
    window.until(&format!("document.querySelector('[data-job].{}')", state.word()));
    until_in_file(file, state);
}

/// The page is told before the file is written now and then, never long before.
fn until_in_file(file: &Path, state: JobState) {
    let at = || open(file).jobs(1).unwrap().remove(0).state;
    until(|| at() == state, || format!("the newest job is {:?} in the file, not {state:?}", at()));
}

fn until(is_so: impl Fn() -> bool, otherwise: impl Fn() -> String) {
    let began = Instant::now();
    while !is_so() {
        assert!(began.elapsed() < PATIENCE, "{}", otherwise());
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Waits until nothing runs or waits, in the file and in the page.
fn until_quiet(window: &Window, file: &Path) {
    until(|| open(file).unfinished_jobs().unwrap().is_empty(), || "a job does not end".to_owned());
    window.until(
        "document.querySelector('footer .progress') === null && document.querySelector('footer .train')",
    );
}

fn footer(words: &str) -> String {
    format!("document.querySelector('footer .model').innerText.includes({})", json!(words))
}

fn open(file: &Path) -> Store {
    Store::open(file, Access::Read).unwrap()
}

fn check_project(file: &Path, in_view: i64) {
    let store = open(file);
    assert!(store.check().unwrap().is_clean());
    let jobs = store.jobs(99).unwrap();
    let trainings: Vec<JobState> =
        jobs.iter().filter(|job| job.kind == "train").map(|job| job.state).collect();
    assert_eq!(trainings, [JobState::Cancelled, JobState::Done, JobState::Done], "newest first");
    assert!(store.unfinished_jobs().unwrap().is_empty());
    let uses: Vec<_> = store.promotions().unwrap().iter().map(|change| change.after).collect();
    assert_eq!(uses, [1, 2, 1, 2].map(|version| Some(ModelId(version))));
    assert_eq!(store.models().unwrap().iter().filter(|model| model.id.0 > 0).count(), 2);
    // Whoever had the answer of the first version in view has decided on that one.
    let history = store.history(ItemId(in_view)).unwrap();
    assert!(!history.is_empty() && history.iter().all(|decision| decision.model == Some(ModelId(1))));
}
