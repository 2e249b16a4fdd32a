//! A training that is there whenever it is wanted: long, and without an encoder.

use serde_json::{Value, json};

use crate::support::Window;

/// Takes minutes on the labels of the sample and needs nothing but words.
pub(crate) const LONG: &str = "bilstm-crf";

/// Starts a training by a recipe, or the product's choice, and gives its number.
pub(crate) fn start(window: &Window, recipe: Option<&str>) -> Value {
    let request = json!({ "kind": "train", "recipe": recipe, "settings": {} });
    asked(window, "start_job", &json!({ "request": request }))
}

/// Stops a job.
pub(crate) fn stop(window: &Window, id: &Value) {
    asked(window, "cancel_job", &json!({ "id": id }));
}

/// Starts the long one unless a training runs or waits already.
pub(crate) fn ensure(window: &Window) {
    let jobs = asked(window, "jobs", &json!({}));
    let is_over =
        |job: &Value| ["done", "failed", "cancelled"].contains(&job["state"].as_str().unwrap_or(""));
    let mut jobs = jobs.as_array().into_iter().flatten();
    if !jobs.any(|job| job["kind"] == "train" && !is_over(job)) {
        start(window, Some(LONG));
    }
}

fn asked(window: &Window, command: &str, arguments: &Value) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         window.__TAURI_INTERNALS__.invoke('{command}', {arguments}).then(done, (error) => done(String(error)));"
    );
    window.run_async(&script)
}
