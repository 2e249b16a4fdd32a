//! The model in use as the footer shows it. A figure is shown with what it was measured on, or not at all.

use serde_json::Value;
use swingtag_store::{Model, Store};

use crate::WorkbenchError;
use crate::view::ModelView;

/// The model in use.
pub(crate) fn in_use(store: &Store) -> Result<Option<ModelView>, WorkbenchError> {
    let Some(model) = store.current_model()? else { return Ok(None) };
    let before = store.promotions()?.last().and_then(|promotion| promotion.before);
    let before = before.map(|id| store.model(id)).transpose()?;
    Ok(Some(view(&model, before.as_ref())))
}

fn view(model: &Model, before: Option<&Model>) -> ModelView {
    let (f1, base) = figure(&model.metrics);
    let (f1_before, base_before) = before.map(|model| figure(&model.metrics)).unwrap_or_default();
    ModelView {
        version: model.id.0,
        recipe: model.recipe.clone(),
        gain: f1.zip(f1_before).filter(|_| base == base_before).map(|(now, then)| now - then),
        f1,
        base,
    }
}

/// Micro F1 in per cent and what it was measured on.
fn figure(metrics: &Value) -> (Option<f32>, String) {
    let base = metrics["measured_on"].as_str().unwrap_or_default().to_owned();
    #[expect(clippy::cast_possible_truncation, reason = "a figure with one decimal for people")]
    let f1 = metrics["micro"]["f1"].as_f64().map(|fraction| (fraction * 100.0) as f32);
    (f1.filter(|_| !base.is_empty()), base)
}
