//! Which of the annotations of a task counts.

use serde_json::{Map, Value};

use crate::foreign::Draft;

/// The annotation that counts, and whether it is a prediction.
pub(super) fn pick<'a>(
    task: &'a Map<String, Value>,
    predictions: bool,
    draft: &mut Draft,
) -> Option<(&'a Value, bool)> {
    let of = |key: &str| {
        let list = task.get(key).and_then(Value::as_array);
        list.into_iter().flatten().filter(|one| !is_cancelled(one)).collect::<Vec<_>>()
    };
    let said = ["annotations", "completions"].into_iter().flat_map(of).collect::<Vec<_>>();
    let predicted = of("predictions");
    if predictions && let Some(last) = predicted.last() {
        return Some((last, true));
    }
    if !predicted.is_empty() && said.is_empty() {
        draft.leave_out("predictions", "predictions are no labels; import the file again as predictions");
    }
    if said.len() > 1 {
        draft.leave_out("annotations", "several people answered; the ground truth counts, else the latest");
    }
    let truth = said.iter().find(|one| one.get("ground_truth") == Some(&Value::Bool(true)));
    // Times are written as ISO 8601, so the later one is the greater text.
    let time = |one: &&Value| one.get("updated_at").and_then(Value::as_str).map(str::to_owned);
    let latest = || said.iter().max_by_key(|one| time(one));
    truth.or_else(latest).map(|one| (*one, false))
}

fn is_cancelled(one: &Value) -> bool {
    ["was_cancelled", "skipped"].iter().any(|key| one.get(*key) == Some(&Value::Bool(true)))
}

/// Whether everybody who saw the task skipped it.
pub(super) fn was_skipped(task: &Map<String, Value>) -> bool {
    let list = task.get("annotations").or_else(|| task.get("completions")).and_then(Value::as_array);
    list.is_some_and(|list| !list.is_empty() && list.iter().all(is_cancelled))
}
