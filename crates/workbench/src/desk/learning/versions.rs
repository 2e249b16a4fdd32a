//! The model versions, newest first.

use swingtag_store::Model;

use super::{part_of, per_cent};
use crate::train::Measured;
use crate::view::VersionView;

pub(super) fn of(models: &[Model], vertical: Option<&str>) -> Vec<VersionView> {
    let made = models.iter().filter(|model| model.id.0 > 0);
    let mut versions: Vec<VersionView> = made.map(|model| version(model, vertical)).collect();
    versions.sort_by_key(|version| std::cmp::Reverse(version.version));
    versions
}

fn version(model: &Model, vertical: Option<&str>) -> VersionView {
    let measured = Measured::of(&model.metrics);
    let part = part_of(&measured, vertical);
    let change = measured.compared.filter(|_| vertical.is_none());
    VersionView {
        version: model.id.0,
        recipe: model.recipe.clone(),
        f1: part.map(|part| per_cent(part.f1.value)),
        change: change.map(|compared| per_cent(compared.comparison.difference)),
        items: part.map(|part| part.examples).or((measured.examples > 0).then_some(measured.examples)),
        made_at: model.created_at,
        in_use: model.current,
        was_in_use: model.promoted_at.is_some(),
        usable: model.artefact_kept,
        said: said(model, &measured),
    }
}

/// What happened to a version and by which rule.
fn said(model: &Model, measured: &Measured) -> String {
    match (model.promoted_at, measured.compared) {
        (None, Some(compared)) => format!("Kept and not used: {}", compared.words()),
        (None, None) => "Kept and not used".to_owned(),
        (Some(_), Some(compared)) => capital(&compared.words()),
        (Some(_), None) => format!("Used; {}", measured.measured_on),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
