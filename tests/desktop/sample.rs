//! The sample project as a newcomer meets it.

use swingtag_workbench::desk::projects;

use crate::support::{Look, Window, window_is_possible};

/// Goes to a desk of the batch: products have photos, queries have none.
const SHOW_A_DESK: &str = "[...document.querySelectorAll('[data-item]')].find((row) => row.innerText.includes('Standing desks')).click();";

/// Larger type breaks the lines anew; a frame later every span hangs under its words again.
const ENLARGE: &str = "
    const done = arguments[arguments.length - 1];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
    const told = () => document.querySelector(\"[data-pane='text']\").children.length;
    const hung = () => document.querySelectorAll('[data-tag]').length;
    (async () => {
        const seen = [[told(), hung()]];
        for (let step = 0; step < 3; step++) {
            window.dispatchEvent(new KeyboardEvent('keydown', { key: '=', code: 'Equal', ctrlKey: true }));
            await frame();
            seen.push([told(), hung()]);
        }
        done(seen);
    })();";

#[test]
fn the_sample_project_opens_on_items_that_a_model_has_looked_at() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.swingtag");
    drop(projects::create_sample(&file).unwrap());
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.querySelector('[data-item]')");
        window.run(SHOW_A_DESK, &[]);
        window.until(
            "document.querySelector('[data-item][aria-current=\"true\"]')?.innerText.includes('Standing')",
        );
        window.until(r#"document.querySelector(".tag.focused")"#);
        window.until("[...document.images].every((image) => image.complete && image.naturalWidth > 0)");
        window.picture("sample");
        for size in window.run_async(ENLARGE).as_array().unwrap() {
            assert_eq!(size[0], size[1], "spans that are told and tags that hang");
        }
    });
}
