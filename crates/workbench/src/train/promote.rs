//! The rule by which a new version is used.
//!
//! The first one is. Later ones are when they are not worse than the one in use on the same holdout items
//! (paired bootstrap over items), when there is too little to compare on, or when somebody insists. Any other is
//! kept and offered. The change itself is one transaction of the store.
//!
//! The holdout grows, also by items that the version in use has learnt from: those would speak for it, and are
//! left out.

use swingtag_learn::evaluate::{BaseKind, ItemScore, not_worse};
use swingtag_learn::{Labelled, Watch};
use swingtag_store::Model;

use super::measure::HoldoutAnswers;
use super::{ComparedWith, Measured, TrainRequest};
use crate::error::WorkbenchError;
use crate::evaluate::{BOOTSTRAP_SEED, Scored};
use crate::examples::Examples;
use crate::models::version;
use crate::workbench::Workbench;

/// Fewer items than this compare nothing.
const LEAST_COMPARED: usize = 20;

/// A new version beside the one in use.
#[derive(Clone, Debug, Default)]
pub(super) struct Comparison {
    /// Whether the rule lets it be used.
    pub(super) good: bool,
    /// Why, in words.
    pub(super) why: String,
    /// The version in use.
    pub(super) current: Option<i64>,
    /// The figures, where both were measured.
    pub(super) figures: Option<ComparedWith>,
}

impl Workbench {
    /// Compares with the version in use on the same holdout items.
    pub(super) fn compared(
        &self,
        answers: Option<&HoldoutAnswers>,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<Comparison, WorkbenchError> {
        let good = |why: &str| Comparison { good: true, why: why.to_owned(), ..Comparison::default() };
        let current = self.store().current_model()?.filter(|current| current.artefact_kept);
        let Some(current) = current else { return Ok(good("it is the first")) };
        let number = Some(current.id.0);
        let Some(answers) = answers else {
            let newest = good("it is the newest and there is no holdout to compare on");
            return Ok(Comparison { current: number, ..newest });
        };
        let (unseen, now) = unseen_by(&current, examples, answers);
        if unseen.len() < LEAST_COMPARED {
            let few = format!(
                "it is the newest, and {} holdout items that {} has not learnt from are too few to compare on",
                unseen.len(),
                version(current.id)
            );
            return Ok(Comparison { current: number, ..good(&few) });
        }
        let artefact = self.artefact(&current)?;
        let before = match self.predict_with(&artefact, &unseen, self, watch) {
            Err(error) if error.code == "no_encoder" => {
                let why = format!("{} cannot be compared with: {}", version(current.id), error.message);
                return Ok(Comparison { current: number, ..good(&why) });
            }
            before => Scored::new(&unseen, &before?, BaseKind::Holdout)?,
        };
        let comparison = not_worse(&now, &before.items, BOOTSTRAP_SEED);
        let figures = ComparedWith { version: current.id.0, items: unseen.len() as u64, comparison };
        let why = figures.words();
        Ok(Comparison { good: figures.comparison.not_worse, why, current: number, figures: Some(figures) })
    }

    /// Uses a version if the rule lets it, and tells the rule in words.
    pub(super) fn promote_if(
        &self,
        request: &TrainRequest,
        model: &Model,
        comparison: &Comparison,
    ) -> Result<(bool, String), WorkbenchError> {
        let (name, why) = (version(model.id), &comparison.why);
        if comparison.good || request.promote {
            let why =
                if comparison.good { why.clone() } else { format!("asked for by hand, although {why}") };
            self.store().promote(model.id, &why)?;
            return Ok((true, format!("{name} is in use: {why}")));
        }
        let stays = comparison.current.map_or_else(String::new, |current| format!("v{current}"));
        Ok((false, format!("{stays} stays in use: {name} {why}. `swingtag models promote` overrules this")))
    }
}

/// The holdout items that a version has not learnt from, with the scores of the new one on them. Versions from
/// before this was noted are taken to have learnt from none.
fn unseen_by(
    current: &Model,
    examples: &Examples,
    answers: &HoldoutAnswers,
) -> (Vec<Labelled>, Vec<ItemScore>) {
    let held = Measured::of(&current.metrics).held;
    let is_unseen = |gold: &Labelled| held.as_ref().is_none_or(|held| held.contains(&gold.item.id));
    let pairs = examples.holdout.iter().zip(&answers.scored.items).filter(|(gold, _)| is_unseen(gold));
    pairs.map(|(gold, score)| (gold.clone(), *score)).unzip()
}
