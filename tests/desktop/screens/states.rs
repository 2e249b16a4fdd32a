//! States of the screens: in the middle of an act, with other items, after work, with nothing, refused.

use std::path::Path;

use super::{ALT, CONTROL, DELETE, DOWN, ENTER, ESCAPE, RIGHT, SHIFT, Step, open};
use crate::support::Window;

/// Without a project.
pub(super) const START: Step =
    Step { name: "first-run", go: |_, _| (), there: "document.body.innerText.includes('sample project')" };

/// A file that is no project.
pub(super) const REFUSED: Step =
    Step { name: "refused", go: |_, _| (), there: "document.body.innerText.includes('notes.swingtag')" };

/// A project without items.
pub(super) const EMPTY: &[Step] = &[
    Step { name: "annotate-empty", go: |_, _| (), there: "document.querySelector('main.empty')" },
    Step {
        name: "items-empty",
        go: |window, _| window.press(&[ALT], &['1']),
        there: "document.querySelector('.empty') && document.querySelector('.bar')",
    },
    Step {
        name: "learn-empty",
        go: |window, _| window.press(&[ALT], &['4']),
        there: "document.querySelector('[aria-current=\"page\"]')?.innerText.includes('Learn')",
    },
];

/// Over the sample, one after the other.
pub(super) const STATES: &[Step] = &[
    Step {
        name: "annotate-ends",
        go: |window, _| {
            open(window, "Standing desks");
            window.press(&[], &['e']);
        },
        there: "document.querySelector('[data-end=end]')",
    },
    Step {
        name: "annotate-finder",
        go: |window, _| {
            window.press(&[], &[ESCAPE, '/']);
            window.until("document.querySelector('.finder input')");
            window.press(&[], &['m', 'a']);
        },
        there: "document.querySelector('.finder b')",
    },
    Step {
        name: "annotate-words",
        go: |window, _| {
            window.press(&[], &[ESCAPE, ESCAPE]);
            window.press(&[SHIFT], &[RIGHT, RIGHT]);
        },
        there: "document.querySelector('.selection')",
    },
    Step {
        name: "annotate-photo",
        go: |window, _| window.press(&[], &[ESCAPE, 'z']),
        there: "document.querySelector('.plate.zoomed')",
    },
    Step {
        name: "annotate-ja",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            open(window, "鉄瓶");
        },
        there: "document.querySelector('.tag.focused')",
    },
    Step {
        name: "annotate-query",
        go: |window, _| {
            window.click("[data-kind=\"queries\"]");
            open(window, "knife");
        },
        there: "document.querySelector('[data-intent]')",
    },
    Step {
        name: "batch",
        go: |window, _| window.click("button[title=\"Choose the next batch\"]"),
        there: "document.querySelector('dialog input')",
    },
    Step {
        name: "people",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.press(&[CONTROL, SHIFT], &['U']);
        },
        there: "document.querySelector('dialog[aria-label=\"Who labels here\"] button')",
    },
    Step {
        name: "items-assign",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.press(&[ALT], &['1']);
            window.until("document.querySelector('[data-row]')");
            window.press(&[], &['s', DOWN, 's', DOWN, 's', 'w']);
        },
        there: "document.querySelector('dialog .effect li, dialog .known')",
    },
    Step {
        name: "schema-remove",
        go: |window, _| {
            window.press(&[], &[ESCAPE, ESCAPE]);
            window.press(&[ALT], &['6']);
            window.until("document.querySelector('[data-list=\"attributes\"]')");
            window.press(&[], &[DELETE]);
        },
        there: "document.querySelector('dialog[open]')",
    },
    Step {
        name: "schema-completeness",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.until("!document.querySelector('dialog[open]')");
            window.press(&[], &['r', DOWN, 'r', 'h']);
        },
        there: "document.querySelector('dialog[open] li')",
    },
    Step {
        name: "review-history",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.press(&[ALT], &['3']);
            window.until("document.querySelector('[data-pane=settle] h1')");
            window.press(&[], &['h']);
        },
        there: "document.querySelector('th.when')",
    },
    Step {
        name: "import-columns",
        go: |window, folder| {
            window.press(&[CONTROL], &['i']);
            window.until("document.body.innerText.includes('Drop files')");
            window.drop_files(&[&folder.join(FEED)]);
            window.until("document.body.innerText.includes('Walnut standing desk')");
            window.press(&[CONTROL], &[ENTER]);
            window.until("document.querySelector('[data-column]')");
        },
        there: "document.body.innerText.includes('will be imported')",
    },
    Step {
        name: "import-check",
        go: |window, _| window.press(&[CONTROL], &[ENTER]),
        there: "[...document.querySelectorAll('button')].some((b) => b.innerText.startsWith('Import 2 items'))",
    },
    Step {
        name: "import-done",
        go: |window, _| window.press(&[CONTROL], &[ENTER]),
        there: "document.body.innerText.includes('Imported.')",
    },
    Step {
        name: "export-done",
        go: |window, folder| export(window, &folder.join("dataset")),
        there: "document.body.innerText.includes('read back and compared')",
    },
    Step {
        name: "export-refused",
        go: |window, folder| export(window, &folder.join(FEED).join("below a file")),
        there: "document.querySelector('[role=\"alert\"]')",
    },
];

/// The file that is imported, and that is no folder.
const FEED: &str = "feed.xlsx";

fn export(window: &Window, folder: &Path) {
    window.press(&[], &[ESCAPE]);
    window.press(&[CONTROL], &['e']);
    let field = "input[aria-label=\"Folder\"]";
    window.click(field);
    window.press(&[CONTROL], &['a']);
    window.press(&[], &folder.display().to_string().chars().collect::<Vec<_>>());
    window.until("[...document.querySelectorAll('button')].some((b) => /^Export \\d/.test(b.innerText) && !b.disabled)");
    window.press(&[CONTROL], &[ENTER]);
}
