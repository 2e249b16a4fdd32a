//! Five hundred items, one after the other: Done to the next one painted, photo included, and the memory
//! that is left behind. Before every second ten a person looks at each item for a moment.

use std::path::Path;

use serde_json::Value;

use crate::figures::Figures;
use crate::memory::resident;
use crate::support::{Display, Look, Window};

/// Milliseconds of a short look at an item.
const LOOK: u32 = 500;

/// Finishes items, each after a look of so many milliseconds; gives the milliseconds from the key to the frame that shows the next one with its photo.
const WALK: &str = r#"
    const done = arguments[arguments.length - 1];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const current = () => document.querySelector('[data-item][aria-current="true"]')?.dataset.item;
    const photo = () => document.querySelector("[data-pane='side'] img");
    const times = [];
    (async () => {
        for (let n = 0; n < 10; n++) {
            if (LOOK > 0) await new Promise((resolve) => setTimeout(resolve, LOOK + 17 * Math.random()));
            const before = current(), began = performance.now();
            window.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", ctrlKey: true }));
            // A photo that is there is drawn with what is around it: its stage asks for that.
            for (let ready = false; !ready && performance.now() - began < 5000; ) {
                ready = current() !== before && (photo()?.complete ?? true);
                await frame();
            }
            times.push(performance.now() - began);
        }
        done(times);
    })();"#;

pub(crate) fn measure(display: &Display, folder: &Path, file: &Path, figures: &mut Figures) {
    Window::with(display, folder, Look::default(), Some(file), |window| {
        window.until("document.querySelector('.tag.focused')");
        let (core, page) = resident(folder);
        let (mut looked, mut hurried): (Vec<Value>, Vec<Value>) = Default::default();
        for _ in 0..25 {
            for (look, times) in [(LOOK, &mut looked), (0, &mut hurried)] {
                let script = format!("const LOOK = {look};{WALK}");
                times.extend(window.run_async(&script).as_array().cloned().unwrap_or_default());
            }
        }
        let what = "done to the next item painted, photo included";
        figures.times(&format!("{what}, after a look of {LOOK} ms"), &Value::Array(looked));
        figures.times(&format!("{what}, one right after the other"), &Value::Array(hurried));
        let after = resident(folder);
        figures.one("memory at the first item, core and page", &format!("{core} and {page} MB"));
        figures.one("memory after 500 items, core and page", &format!("{} and {} MB", after.0, after.1));
    });
}
