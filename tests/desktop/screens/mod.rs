//! Every screen and state over the sample project after some rounds of the loop, in both themes and at both sizes:
//! whole, without a scroll bar across, and as pictures in `target/screenshots`.
//!
//! With `SWINGTAG_WRITE_PICTURES=1` (that is `cargo xtask screens`) the pictures in `docs/screens` are
//! replaced by what the window shows now, in few colours.

mod each;
mod scripts;
mod states;

use std::path::Path;

use serde_json::json;
use swingtag_catalogue::Schema;
use swingtag_store::Store;

use crate::support::feed::messy_feed;
use crate::support::few_colours::few_colours;
use crate::support::{Display, Look, Window, grown, project, window_is_possible};

const ENTER: char = '\u{e007}';
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
const ALT: char = '\u{e00a}';
const ESCAPE: char = '\u{e00c}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';
const DELETE: char = '\u{e017}';

/// How a screen or a state of it is reached, and what tells that it is there.
struct Step {
    name: &'static str,
    /// Told the window and the folder of the test.
    go: fn(&Window, &Path),
    there: &'static str,
}

#[test]
fn every_screen_is_whole_in_both_themes_and_at_its_smallest() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.swingtag");
    grown::make(&file);
    for look in looks() {
        take(&display, folder.path(), look, Some(&file), each::SCREENS);
        take(&display, folder.path(), look, None, &[states::START]);
    }
}

/// States change their project and what lies beside it, so each look has its own.
#[test]
fn every_state_is_whole_in_both_themes_and_at_its_smallest() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let grown = folder.path().join("grown.swingtag");
    grown::make(&grown);
    for look in looks() {
        let own = folder.path().join(format!("{}-{}", look.theme, look.width));
        std::fs::create_dir(&own).unwrap();
        let file = |name: &str| own.join(name);
        std::fs::copy(&grown, file("sample.swingtag")).unwrap();
        project::make(&file("scripts.swingtag"));
        Store::create(&file("empty.swingtag"), "Empty", &Schema::default()).unwrap();
        std::fs::write(file("notes.swingtag"), "no database at all").unwrap();
        messy_feed(&own);
        take(&display, &own, look, Some(&file("sample.swingtag")), states::STATES);
        take(&display, &own, look, Some(&file("scripts.swingtag")), scripts::SCRIPTS);
        take(&display, &own, look, Some(&file("empty.swingtag")), states::EMPTY);
        take(&display, &own, look, Some(&file("notes.swingtag")), &[states::REFUSED]);
    }
}

fn looks() -> impl Iterator<Item = Look> {
    let sizes = [(1440, 900), (1120, 700)];
    let both = |(width, height)| ["light", "dark"].map(|theme| Look { width, height, theme });
    sizes.into_iter().flat_map(both)
}

/// Goes through the steps in one window and keeps a picture of each.
fn take(display: &Display, folder: &Path, look: Look, project: Option<&Path>, steps: &[Step]) {
    let Look { width, height, theme } = look;
    Window::with(display, folder, look, project, |window| {
        window.until(&format!("innerWidth === {width} && innerHeight === {height}"));
        window.until(&format!("document.documentElement.dataset.theme === '{theme}'"));
        window.until("document.querySelector('main, [role=\"alert\"]')");
        for step in steps {
            (step.go)(window, folder);
            window.until(step.there);
            window.until("[...document.images].every((image) => image.complete)");
            window.until("document.documentElement.scrollWidth <= innerWidth");
            keep(window, &format!("{}-{theme}-{width}x{height}", step.name));
        }
    });
}

/// Opens the first item in the queue that tells a word of its row.
fn open(window: &Window, word: &str) {
    let row = format!(
        "[...document.querySelectorAll('[data-item]')].find((row) => row.innerText.includes({}))",
        json!(word)
    );
    window.until(&format!("{row} && document.querySelector('[data-item][aria-current=\"true\"]')"));
    window.run(&format!("{row}.click()"), &[]);
    window.until(&format!("{row}.ariaCurrent === 'true' && document.querySelector('[data-tag]')"));
}

fn keep(window: &Window, name: &str) {
    let picture = window.picture(name);
    if std::env::var_os("SWINGTAG_WRITE_PICTURES").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screens");
        std::fs::create_dir_all(&folder).unwrap();
        let file = picture.file_name().unwrap();
        std::fs::write(folder.join(file), few_colours(&picture)).unwrap();
    }
}
