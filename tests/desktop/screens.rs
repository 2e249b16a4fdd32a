//! Every screen over the sample project after some rounds of the loop, in both themes and at both sizes: whole,
//! without a scroll bar across, and as pictures in `target/screenshots`.
//!
//! With `SWINGTAG_WRITE_PICTURES=1` (that is `cargo xtask screens`) the pictures in `docs/screens` are
//! replaced by what the window shows now, in few colours.

use std::path::Path;

use crate::support::few_colours::few_colours;
use crate::support::{Look, Window, grown, window_is_possible};

const CONTROL: char = '\u{e009}';
const ALT: char = '\u{e00a}';
const ESCAPE: char = '\u{e00c}';
const SHIFT: char = '\u{e008}';

/// How a screen is reached, and what tells that it is there.
struct Step {
    name: &'static str,
    go: fn(&Window),
    there: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        name: "annotate",
        go: |window| {
            window.run(
                "[...document.querySelectorAll('[data-item]')].find((row) => row.innerText.includes('Standing desks')).click()",
                &[],
            );
        },
        there: "document.querySelector('[data-item][aria-current=\"true\"]')?.innerText.includes('Standing') && document.querySelector('.tag.focused')",
    },
    Step {
        name: "keys",
        go: |window| window.press(&[SHIFT], &['?']),
        there: "document.querySelector('dialog')",
    },
    Step {
        name: "palette",
        go: |window| {
            window.press(&[], &[ESCAPE]);
            window.press(&[CONTROL], &['k']);
        },
        there: "document.querySelector('[role=\"combobox\"]')",
    },
    Step {
        name: "settings",
        go: |window| {
            window.press(&[], &[ESCAPE]);
            window.press(&[CONTROL], &[',']);
        },
        there: "document.querySelector('dialog')",
    },
    Step {
        name: "train",
        go: |window| {
            window.press(&[], &[ESCAPE]);
            window.until("!document.querySelector('dialog[open]')");
            window.click("button.train");
        },
        there: "document.querySelector('dialog input[type=radio]')",
    },
    Step {
        name: "items",
        go: |window| {
            window.press(&[], &[ESCAPE]);
            window.press(&[ALT], &['1']);
        },
        there: "document.querySelector('.found')?.textContent.includes('items') && document.querySelector('[data-row]')",
    },
    Step {
        name: "items-preview",
        go: |window| window.press(&[], &['s', ' ']),
        there: "document.body.innerText.includes('1 selected')",
    },
    Step {
        name: "schema",
        go: |window| {
            window.press(&[], &[ESCAPE]);
            window.press(&[ALT], &['6']);
        },
        there: "document.querySelector('[data-list=\"attributes\"]')",
    },
    Step {
        name: "review",
        go: |window| window.press(&[ALT], &['3']),
        there: "document.querySelector('[data-pane=settle] h1') && document.querySelector('[data-attribute]')",
    },
    Step {
        name: "conflicts",
        go: |window| window.press(&[], &['c']),
        there: "document.querySelector('[data-conflict] img') && document.querySelector('[data-pane=settle] .answer')",
    },
    Step {
        name: "learn",
        go: |window| window.press(&[ALT], &['4']),
        there: "document.querySelectorAll('[data-version]').length > 1 && document.querySelector('.learn svg')",
    },
    Step {
        name: "similarity",
        go: |window| window.press(&[ALT], &['5']),
        there: "document.querySelector('[data-pane=\"map\"]') && document.querySelector('[data-pane=\"examples\"]')",
    },
    Step {
        name: "import",
        go: |window| window.press(&[CONTROL], &['i']),
        there: "document.body.innerText.includes('Drop files')",
    },
    Step {
        name: "export",
        go: |window| window.press(&[CONTROL], &['e']),
        there: "document.querySelector('input[aria-label=\"Folder\"]')",
    },
];

#[test]
fn every_screen_is_whole_in_both_themes_and_at_its_smallest() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.swingtag");
    grown::make(&file);
    for (width, height) in [(1440, 900), (1120, 700)] {
        for theme in ["light", "dark"] {
            let look = Look { width, height, theme };
            Window::with(&display, folder.path(), look, Some(&file), |window| {
                window.until("document.querySelector('[data-item]')");
                window.until(&format!("innerWidth === {width} && innerHeight === {height}"));
                window.until(&format!("document.documentElement.dataset.theme === '{theme}'"));
                for step in STEPS {
                    (step.go)(window);
                    window.until(step.there);
                    window.until("[...document.images].every((image) => image.complete)");
                    window.until("document.documentElement.scrollWidth <= innerWidth");
                    keep(window, &format!("{}-{theme}-{width}x{height}", step.name));
                }
            });
            Window::with(&display, folder.path(), look, None, |window| {
                window.until("document.body.innerText.includes('sample project')");
                keep(window, &format!("first-run-{theme}-{width}x{height}"));
            });
        }
    }
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
