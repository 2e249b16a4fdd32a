//! Scripts of all directions, and marks that combine.

use super::Step;
use crate::support::Window;

pub(super) const SCRIPTS: &[Step] = &[
    Step {
        name: "annotate-combining",
        go: |window, _| open(window, 3),
        there: "document.querySelector('[data-tag]')",
    },
    Step {
        name: "annotate-right-to-left",
        go: |window, _| open(window, 4),
        there: "document.querySelector('[data-tag]')",
    },
];

fn open(window: &Window, item: u32) {
    window.click(&format!("[data-item=\"{item}\"]"));
    window.until(&format!("document.querySelector('[data-item=\"{item}\"][aria-current=\"true\"]')"));
}
