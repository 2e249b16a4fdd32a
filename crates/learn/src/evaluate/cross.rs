//! Figures without a holdout: every item is predicted by a model that did not see it.

use swingtag_catalogue::{Item, Prediction};

use super::report::{BaseKind, Report};
use crate::error::LearnError;
use crate::recipe::{Labelled, NoCheckpoints, Recipe, TrainingTask};
use crate::split::folds;

/// Predictions for all labelled items, and their scores.
#[derive(Clone, Debug)]
pub struct CrossValidated {
    /// Pooled over the folds; its base says `cross-validation`.
    pub report: Report,
    /// One per example of the task, in order.
    pub predictions: Vec<Prediction>,
}

/// Trains `k` times on the examples less one fold, predicts that fold, and scores all predictions
/// together. Items of one group or with equal texts are in one fold. `dev` goes to each training.
///
/// # Errors
/// Fewer than two folds can be made, or what the recipe says.
pub fn cross_validate(
    recipe: &dyn Recipe,
    task: &TrainingTask<'_>,
    k: usize,
) -> Result<CrossValidated, LearnError> {
    let items: Vec<&Item> = task.examples.iter().map(|example| &example.item).collect();
    let fold_of = folds(&items, k, task.seed);
    let used = fold_of.iter().max().map_or(0, |last| last + 1);
    if used < 2 {
        return Err(LearnError::TooLittle(
            "cross-validation needs at least two labelled items that are not the same product; label more"
                .to_owned(),
        ));
    }
    let mut predictions = vec![Prediction::default(); task.examples.len()];
    for fold in 0..used {
        task.watch.tick("cross-validation", fold as u64, used as u64)?;
        predict_fold(recipe, task, &fold_of, fold, &mut predictions)?;
    }
    let report = super::evaluate(task.examples, &predictions, BaseKind::CrossValidation)?;
    Ok(CrossValidated { report, predictions })
}

fn predict_fold(
    recipe: &dyn Recipe,
    task: &TrainingTask<'_>,
    fold_of: &[usize],
    fold: usize,
    predictions: &mut [Prediction],
) -> Result<(), LearnError> {
    let numbered = || fold_of.iter().enumerate();
    let unseen: Vec<usize> = numbered().filter(|(_, f)| **f == fold).map(|(i, _)| i).collect();
    let seen = numbered().filter(|(_, f)| **f != fold).map(|(i, _)| task.examples[i].clone());
    let examples: Vec<Labelled> = seen.collect();
    let artefact =
        recipe.train(&TrainingTask { examples: &examples, checkpoints: &NoCheckpoints, ..*task })?;
    let tagger = recipe.open(&artefact, task.resources)?;
    let items: Vec<Item> = unseen.iter().map(|&i| task.examples[i].item.clone()).collect();
    for (place, prediction) in unseen.into_iter().zip(tagger.predict(&items, task.watch)?) {
        predictions[place] = prediction;
    }
    Ok(())
}
