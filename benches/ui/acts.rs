//! From key to paint: accept, label, undo.

use std::path::Path;

use crate::figures::Figures;
use crate::support::{Display, Look, Window};

/// Presses A, a label key and Ctrl Z in turn on the span in focus; gives the milliseconds from the key to
/// the frame that shows it, and from the key to the outcome on disk.
const ACTS: &str = r#"
    const done = arguments[arguments.length - 1];
    const live = document.querySelector("[aria-live]");
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const times = { empty: [], word: [], whole: [], accept: [], label: [], undo: [], kept: [] };
    const reference = async (kind, change) => {
        const began = performance.now();
        change();
        await frame();
        times[kind].push(performance.now() - began);
        await new Promise((resolve) => setTimeout(resolve, 50));
    };
    const brand = document.querySelector(".brand"), whole = document.querySelector(".window");
    const press = (key, more = {}) => window.dispatchEvent(
        new KeyboardEvent("keydown", { key, code: "Key" + key.toUpperCase(), bubbles: true, ...more }));
    const settled = (before) => new Promise((resolve) => {
        const look = () => live.textContent !== before ? resolve() : setTimeout(look, 2);
        look();
        setTimeout(resolve, 3000);
    });
    const confirmed = () => document.querySelectorAll('[data-state="confirmed"]').length;
    const timed = async (kind, act) => {
        const before = live.textContent, shown = confirmed(), began = performance.now();
        act();
        do await frame();
        while (confirmed() === shown && performance.now() - began < 3000);
        times[kind].push(performance.now() - began);
        await settled(before);
        times.kept.push(performance.now() - began);
        await frame();
    };
    const focus = async () => {
        const tag = document.querySelector('[data-tag][data-state="predicted"]');
        tag?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
        await frame();
    };
    (async () => {
        for (let n = 0; n < 60; n++) {
            await reference("empty", () => {});
            await reference("word", () => { brand.style.opacity = n % 2 ? "1" : "0.9"; });
            await reference("whole", () => { whole.style.backgroundColor = n % 2 ? "" : "rgb(238 238 237)"; });
            await focus();
            await timed("accept", () => press("a"));
            await timed("undo", () => press("z", { ctrlKey: true }));
            await focus();
            await timed("label", () => press(n % 2 ? "1" : "2", { code: n % 2 ? "Digit1" : "Digit2" }));
            await timed("undo", () => press("z", { ctrlKey: true }));
        }
        done(times);
    })();"#;

pub(crate) fn measure(display: &Display, folder: &Path, file: &Path, figures: &mut Figures) {
    Window::with(display, folder, Look::default(), Some(file), |window| {
        window.until("document.querySelector('.tag.focused')");
        let times = window.run_async(ACTS);
        figures.times("reference: an empty frame", &times["empty"]);
        figures.times("reference: one word repainted", &times["word"]);
        figures.times("reference: the whole window repainted", &times["whole"]);
        figures.times("accept, key to painted", &times["accept"]);
        figures.times("label, key to painted", &times["label"]);
        figures.times("undo, key to painted", &times["undo"]);
        figures.times("key to outcome on disk", &times["kept"]);
    });
}
