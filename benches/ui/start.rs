//! Cold start: from the start of the process to a window that can be used, beside the start screen alone.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::figures::Figures;
use crate::support::{Display, Look, Window};

/// Milliseconds since 1970 at which the page was made and at which it was first painted.
const MADE_AND_PAINTED: &str = "
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return [performance.timeOrigin, performance.timeOrigin + (paint ? paint.startTime : performance.now())];";

pub(crate) fn measure(display: &Display, folder: &Path, file: &Path, figures: &mut Figures) {
    let mut empty = Vec::new();
    let mut full = Vec::new();
    for _ in 0..3 {
        empty.push(start(display, folder, None, "document.querySelector('main button')"));
        full.push(start(display, folder, Some(file), "document.querySelector('.tag.focused')"));
    }
    let milliseconds = |times: &[f64]| serde_json::json!(times);
    figures.times("start to the start screen, driver included", &milliseconds(&empty));
    figures.times("start to a span in focus, driver included", &milliseconds(&full));
}

fn start(display: &Display, folder: &Path, project: Option<&Path>, usable: &str) -> f64 {
    let began = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1e3;
    let mut took = 0.0;
    Window::with(display, folder, Look::default(), project, |window| {
        window.until(usable);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64() * 1e3;
        let painted = window.run(MADE_AND_PAINTED, &[])[1].as_f64().unwrap_or(now);
        took = painted.max(began) - began;
    });
    took
}
