//! How long a person waits, printed and never asserted: this machine may be doing anything else.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::support::{Look, Window, project, window_is_possible};

/// Accepts and refuses the span in focus in turn; gives the milliseconds from key to word drawn, and from
/// key to outcome on disk, of every act.
const ACTS: &str = r#"
    const done = arguments[arguments.length - 1];
    const live = document.querySelector("[aria-live]");
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const drawn = [], kept = [];
    const act = async (key) => {
        const tag = document.querySelector('[data-tag="Tiers"]');
        tag.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
        await frame();
        const before = live.textContent, began = performance.now();
        const told = new Promise((resolve) => new MutationObserver((_, observer) => {
            if (live.textContent === before) return;
            observer.disconnect();
            resolve();
        }).observe(live, { childList: true, characterData: true, subtree: true }));
        window.dispatchEvent(new KeyboardEvent("keydown", { key, code: "Key" + key.toUpperCase() }));
        await frame();
        drawn.push(performance.now() - began);
        await told;
        kept.push(performance.now() - began);
    };
    (async () => {
        for (let n = 0; n < 15; n++) { await act("a"); await act("x"); }
        const paint = performance.getEntriesByName("first-contentful-paint")[0];
        const at = paint ? performance.timeOrigin + paint.startTime : null;
        done({ drawn, kept, paint: at });
    })();"#;

#[test]
fn start_and_acts_are_timed() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    let began = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1000.0;
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.querySelector('[data-tag=\"Tiers\"]')");
        let report = window.run_async(ACTS);
        let middle = |name: &str| {
            let mut times: Vec<f64> =
                report[name].as_array().unwrap().iter().filter_map(|ms| ms.as_f64()).collect();
            times.sort_by(f64::total_cmp);
            (times[times.len() / 2], times[times.len() - 1])
        };
        if let Some(paint) = report["paint"].as_f64() {
            println!("start of the driver to first paint: {:.0} ms", paint - began);
        }
        for (name, says) in [("drawn", "key to drawn"), ("kept", "key to outcome on disk")] {
            let (median, slowest) = middle(name);
            println!("{says}: median {median:.0} ms, slowest of 30 {slowest:.0} ms");
        }
    });
}
