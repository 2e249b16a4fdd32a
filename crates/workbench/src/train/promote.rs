//! The rule by which a new version is used.
//!
//! The first one is. Later ones are when they are not worse than the one in use on the same holdout items
//! (paired bootstrap over items), when there is nothing to compare on, or when somebody insists. Any other is
//! kept and offered. The change itself is one transaction of the store.

use swingtag_learn::Watch;
use swingtag_learn::evaluate::{BaseKind, not_worse};
use swingtag_store::Model;

use super::measure::HoldoutAnswers;
use super::{ComparedWith, TrainRequest};
use crate::error::WorkbenchError;
use crate::evaluate::{BOOTSTRAP_SEED, Scored};
use crate::examples::Examples;
use crate::models::version;
use crate::workbench::Workbench;

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
        let artefact = self.artefact(&current)?;
        let before = match self.predict_with(&artefact, &examples.holdout, self, watch) {
            Err(error) if error.code == "no_encoder" => {
                let why = format!("{} cannot be compared with: {}", version(current.id), error.message);
                return Ok(Comparison { current: number, ..good(&why) });
            }
            before => Scored::new(&examples.holdout, &before?, BaseKind::Holdout)?,
        };
        let figures = not_worse(&answers.scored.items, &before.items, BOOTSTRAP_SEED);
        let figures = ComparedWith { version: current.id.0, comparison: figures };
        let why = figures.words(examples.holdout.len());
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
