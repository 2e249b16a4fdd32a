//! The Items screen: opening, searching, and leaping through the table.

use std::path::Path;

use crate::figures::Figures;
use crate::support::{Display, Look, Window};

/// Leaps to places of the table; gives the milliseconds until the rows there are painted.
const LEAPS: &str = r#"
    const done = arguments[arguments.length - 1];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const view = document.querySelector("[data-pane='table']");
    const scroller = [view, ...view.querySelectorAll("*")].find((e) => e.scrollHeight > e.clientHeight + 10);
    const rows = () => [...document.querySelectorAll("[role='row'][data-row]")];
    const filled = () => rows().length > 5 && rows().every((row) => row.dataset.row !== "" && !row.matches("[aria-busy='true']"));
    const times = [];
    (async () => {
        for (let n = 0; n < 40; n++) {
            const began = performance.now();
            scroller.scrollTop = ((n * 37) % 40) / 40 * (scroller.scrollHeight - scroller.clientHeight);
            await frame();
            while (!filled() && performance.now() - began < 5000) await frame();
            await frame();
            times.push(performance.now() - began);
        }
        done(times);
    })();"#;

/// Writes into the search field; gives the milliseconds from the last letter to the count of what was found.
const SEARCHES: &str = r#"
    const done = arguments[arguments.length - 1];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const field = document.querySelector("[data-items-search]");
    const found = () => field.parentElement.querySelector(".found").textContent;
    const times = [];
    (async () => {
        for (const words of ["steel", "oak desk", "raw", "copper kettle", "knife 20"]) {
            const before = found(), began = performance.now();
            field.value = words;
            field.dispatchEvent(new InputEvent("input", { bubbles: true }));
            while (found() === before && performance.now() - began < 8000) await frame();
            await frame();
            times.push(performance.now() - began);
        }
        done(times);
    })();"#;

pub(crate) fn measure(display: &Display, folder: &Path, file: &Path, figures: &mut Figures) {
    Window::with(display, folder, Look::default(), Some(file), |window| {
        window.until("document.querySelector('.tag.focused')");
        window.press(&['\u{e00a}'], &['1']);
        window.until("document.querySelector('[data-items-search]')?.parentElement.querySelector('.found').textContent.includes('items')");
        figures.times("table, leap to rows painted", &window.run_async(LEAPS));
        figures.times("search, last letter to count (120 ms of rest included)", &window.run_async(SEARCHES));
    });
}
