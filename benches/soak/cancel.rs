//! From the key on Cancel to a training that has ended, caught at any point of its way.

use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};

use crate::figures::Figures;
use crate::support::{Display, Look, Window};
use crate::training;

/// Trainings that are cut off, each a little later than the one before.
const TIMES: u32 = 20;

/// Presses the button of a job that runs and waits until the page says that it has ended; null where it does not run.
const CANCEL: &str = "
    const done = arguments[arguments.length - 1];
    const button = document.querySelector('[data-job=\"ID\"].running .acts button:last-child');
    if (!button) return done(null);
    const began = performance.now();
    button.click();
    const look = () => {
        if (document.querySelector('[data-job=\"ID\"]')) return setTimeout(look, 2);
        done(performance.now() - began);
    };
    look();";

/// Without a recipe it is the product's choice: heads on an encoder where one is installed.
pub(crate) fn measure(display: &Display, folder: &Path, file: &Path, figures: &mut Figures) {
    let last = |recipe: &str| Duration::from_millis(if recipe == "dictionary" { 800 } else { 12_000 });
    for recipe in [Some("dictionary"), Some(training::LONG), None] {
        let name = recipe.unwrap_or("the product's choice");
        Window::with(display, folder, Look::default(), Some(file), |window| {
            window.until("document.querySelector('[data-item][aria-current=\"true\"]')");
            window.press(&['\u{e00a}'], &['4']);
            window.until("document.querySelector('[data-pane=\"training\"]')");
            let times: Vec<Value> =
                (0..TIMES).map(|n| cut_off(window, recipe, last(name) * n / TIMES)).collect();
            figures.times(&format!("cancel, {name}, key to ended"), &json!(times));
        });
    }
}

/// Null where the training had ended by itself, or had not begun.
fn cut_off(window: &Window, recipe: Option<&str>, after: Duration) -> Value {
    let id = training::start(window, recipe);
    std::thread::sleep(after);
    let took = window.run_async(&CANCEL.replace("ID", &id.to_string()));
    training::stop(window, &id);
    window.until("document.querySelector('footer .progress') === null");
    took
}
