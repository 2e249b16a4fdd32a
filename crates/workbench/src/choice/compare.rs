//! Candidates are trained without some items and measured on these.

use serde::Serialize;
use swingtag_catalogue::Item;
use swingtag_learn::alike::{Lent, apart};
use swingtag_learn::evaluate::{BaseKind, Report, evaluate};
use swingtag_learn::split::folds;
use swingtag_learn::{Labelled, Watch};

use super::Candidate;
use super::facts::is_of;
use crate::error::WorkbenchError;
use crate::examples::Examples;
use crate::train::TrainRequest;
use crate::workbench::Workbench;

/// Parts that the items are cut into.
const FOLDS: usize = 4;

/// So many items are enough to compare on; with few labels several parts are left out in turn.
const ENOUGH: usize = 30;

/// A candidate with what it reached.
#[derive(Clone, Debug, Serialize)]
pub struct Compared {
    /// What was tried, in words.
    pub name: String,
    /// Its recipe.
    pub recipe: String,
    /// Micro F1 of the spans or, where whole-item values are labelled as well, the mean of both F1.
    pub score: f64,
    /// Items that it was measured on.
    pub items: usize,
}

impl Workbench {
    /// The best of the candidates, and how they did; a single one is not tried.
    pub(crate) fn pick(
        &self,
        mut candidates: Vec<Candidate>,
        request: &TrainRequest,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<(Candidate, Vec<Compared>), WorkbenchError> {
        let mut compared = Vec::new();
        if candidates.len() > 1 {
            for candidate in &candidates {
                compared.push(self.try_out(candidate, request, examples, watch)?);
            }
        }
        let mut best = 0;
        for (number, other) in compared.iter().enumerate() {
            if other.score > compared[best].score {
                best = number;
            }
        }
        let mut candidate = candidates.swap_remove(best);
        if let Some(words) = in_words(&compared) {
            candidate.why = format!("{} {words}", candidate.why);
        }
        Ok((candidate, compared))
    }

    fn try_out(
        &self,
        candidate: &Candidate,
        request: &TrainRequest,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<Compared, WorkbenchError> {
        let own: Vec<&Labelled> =
            examples.train.iter().filter(|example| is_of(example, &request.verticals)).collect();
        let lent = |example: &&Labelled| candidate.lenders.contains(&example.item.vertical);
        let items: Vec<&Item> = own.iter().map(|example| &example.item).collect();
        let fold_of = folds(&items, FOLDS, request.seed);
        let (mut gold, mut predictions) = (Vec::new(), Vec::new());
        for fold in 0..FOLDS {
            if gold.len() >= ENOUGH {
                break;
            }
            let (unseen, seen): (Vec<_>, Vec<_>) = own.iter().zip(&fold_of).partition(|(_, of)| **of == fold);
            let learnt = seen.into_iter().map(|(example, _)| *example);
            let train = learnt.chain(examples.train.iter().filter(lent)).cloned().collect();
            let unseen: Vec<Labelled> = unseen.into_iter().map(|(example, _)| (*example).clone()).collect();
            let mut part = Examples::to_learn_from(train);
            let asked = |lent: &&Lent| is_of(&lent.copy, &request.verticals);
            part.borrowed = apart(examples.borrowed.iter().filter(asked), &unseen).cloned().collect();
            let artefact = self.fit(candidate, request, &part, watch)?;
            predictions.extend(self.predict_with(&artefact, &unseen, self, watch)?);
            gold.extend(unseen);
        }
        let report = evaluate(&gold, &predictions, BaseKind::CrossValidation)?;
        let (name, recipe) = (candidate.name.clone(), candidate.recipe.clone());
        Ok(Compared { name, recipe, score: score(&report), items: gold.len() })
    }
}

fn score(report: &Report) -> f64 {
    match &report.values {
        Some(values) if values.support > 0 && report.micro.support > 0 => {
            f64::midpoint(report.micro.f1, values.f1)
        }
        Some(values) if values.support > 0 => values.f1,
        _ => report.micro.f1,
    }
}

fn in_words(compared: &[Compared]) -> Option<String> {
    let first = compared.first()?;
    let each: Vec<String> =
        compared.iter().map(|one| format!("{} {:.1}", one.name, one.score * 100.0)).collect();
    Some(format!("F1 on {} items not learnt from: {}.", first.items, each.join(", ")))
}
