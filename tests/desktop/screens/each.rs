//! The screens, and the sheets that open over any of them.

use super::{ALT, CONTROL, ESCAPE, SHIFT, Step, open};

pub(super) const SCREENS: &[Step] = &[
    Step {
        name: "annotate",
        go: |window, _| open(window, "Standing desks"),
        there: "document.querySelector('.tag.focused')",
    },
    Step {
        name: "keys",
        go: |window, _| window.press(&[SHIFT], &['?']),
        there: "document.querySelector('dialog')",
    },
    Step {
        name: "palette",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.press(&[CONTROL], &['k']);
        },
        there: "document.querySelector('[role=\"combobox\"]')",
    },
    Step {
        name: "settings",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.press(&[CONTROL], &[',']);
        },
        there: "document.querySelector('dialog')",
    },
    Step {
        name: "train",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.until("!document.querySelector('dialog[open]')");
            window.click("button.train");
        },
        there: "document.querySelector('dialog input[type=radio]')",
    },
    Step {
        name: "items",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.press(&[ALT], &['1']);
        },
        there: "document.querySelector('.found')?.textContent.includes('items') && document.querySelector('[data-row]')",
    },
    Step {
        name: "items-preview",
        go: |window, _| window.press(&[], &['s', ' ']),
        there: "document.body.innerText.includes('1 selected')",
    },
    Step {
        name: "schema",
        go: |window, _| {
            window.press(&[], &[ESCAPE]);
            window.press(&[ALT], &['6']);
        },
        there: "document.querySelector('[data-list=\"attributes\"]')",
    },
    Step {
        name: "review",
        go: |window, _| window.press(&[ALT], &['3']),
        there: "document.querySelector('[data-pane=settle] h1') && document.querySelector('[data-attribute]')",
    },
    Step {
        name: "conflicts",
        go: |window, _| window.press(&[], &['c']),
        there: "document.querySelector('[data-conflict] img') && document.querySelector('[data-pane=settle] .answer')",
    },
    Step {
        name: "learn",
        go: |window, _| window.press(&[ALT], &['4']),
        there: "document.querySelectorAll('[data-version]').length > 1 && document.querySelector('.learn svg')",
    },
    Step {
        name: "similarity",
        go: |window, _| window.press(&[ALT], &['5']),
        there: "document.querySelector('[data-pane=\"map\"]') && document.querySelector('[data-pane=\"examples\"]')",
    },
    Step {
        name: "import",
        go: |window, _| window.press(&[CONTROL], &['i']),
        there: "document.body.innerText.includes('Drop files')",
    },
    Step {
        name: "export",
        go: |window, _| window.press(&[CONTROL], &['e']),
        there: "document.querySelector('input[aria-label=\"Folder\"]')",
    },
];
