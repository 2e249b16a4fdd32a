//! What borrowing a pair does: the borrower's attribute with and without it, on the borrower's own items.
//!
//! Cross-validated in three parts of the borrower's labelled items, both times with the same parts and
//! seed. Items of the holdout are not looked at, and a donor's item that is one of the measured products
//! lends nothing to its measurement. Nothing is trained for use here, and no figure is ever guessed.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use swingtag_catalogue::{Item, Prediction};
use swingtag_learn::alike::{Lent, apart};
use swingtag_learn::evaluate::{ItemScore, Tally, not_worse, score_items};
use swingtag_learn::split::folds;
use swingtag_learn::{Labelled, Watch};
use swingtag_store::AttributeName;

use super::pairs::lend;
use crate::choice::{Candidate, Facts, candidates};
use crate::error::WorkbenchError;
use crate::evaluate::BOOTSTRAP_SEED;
use crate::examples::Examples;
use crate::train::TrainRequest;
use crate::workbench::Workbench;

/// Parts that the borrower's items are cut into.
const FOLDS: usize = 3;

/// Items with a label of the borrower’s attribute that measuring takes.
pub(crate) const LEAST_LABELLED: usize = FOLDS;

/// Which pair to try.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BorrowEffectRequest {
    /// Whose labels are lent.
    pub donor: AttributeName,
    /// Who learns from them.
    pub borrower: AttributeName,
    /// Recipe; by default the one that training would take for the borrower.
    pub recipe: Option<String>,
    /// Everything random comes from it.
    pub seed: u64,
}

/// What a pair does. Scores are strict F1 of the borrower's attribute, 0 to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BorrowEffect {
    /// Without the donor's labels.
    pub without: f64,
    /// With them.
    pub with: f64,
    /// 95 % interval of the difference (paired bootstrap over items).
    pub interval: (f64, f64),
    /// Items of the borrower that both were measured on.
    pub items: usize,
    /// Labels of the borrower's attribute in them.
    pub labels: usize,
    /// Labels of the donor's attribute that were lent.
    pub lent: usize,
    /// Recipe that was trained.
    pub recipe: String,
}

/// An effect as the project keeps it; one that another version wrote otherwise counts as not tried.
pub(crate) fn kept_effect(kept: Option<Value>) -> Option<BorrowEffect> {
    kept.and_then(|kept| serde_json::from_value(kept).ok())
}

impl Workbench {
    /// Measures what borrowing a pair does and keeps the answer in the project.
    ///
    /// # Errors
    /// Fewer than three labelled items with the borrower's attribute, no labels to lend, or a stop.
    pub fn borrow_effect(
        &self,
        request: &BorrowEffectRequest,
        watch: &dyn Watch,
    ) -> Result<BorrowEffect, WorkbenchError> {
        let examples = self.examples()?;
        let lent = lend(&examples, [(request.donor.clone(), request.borrower.clone())]);
        let own: Vec<Labelled> =
            examples.train.into_iter().filter(|one| one.item.vertical == request.borrower.vertical).collect();
        enough(&own, &lent, request)?;
        let trial = Trial::new(self, request, &own, &lent)?;
        let (without, with) = trial.run(watch)?;
        let effect = trial.effect(&without, &with);
        let value = serde_json::to_value(&effect).unwrap_or_default();
        self.store().keep_borrow_effect(&request.donor, &request.borrower, &value)?;
        Ok(effect)
    }
}

/// Refuses to measure on next to nothing.
fn enough(own: &[Labelled], lent: &[Lent], request: &BorrowEffectRequest) -> Result<(), WorkbenchError> {
    let (donor, borrower) = (&request.donor, &request.borrower);
    let with_label = own.iter().filter(|one| has(one, &borrower.attribute)).count();
    if with_label < LEAST_LABELLED {
        let message = format!(
            "“{}” of “{}” is labelled in {with_label} items outside the holdout, and measuring takes {LEAST_LABELLED}",
            borrower.attribute, borrower.vertical
        );
        return Err(WorkbenchError::new("too_little", message, "label a few more of its items"));
    }
    if lent.is_empty() {
        let message = format!("“{}” of “{}” has no labels to lend", donor.attribute, donor.vertical);
        return Err(WorkbenchError::new("too_little", message, "label items of that vertical first"));
    }
    Ok(())
}

fn has(example: &Labelled, attribute: &str) -> bool {
    example.gold.spans.iter().any(|span| span.attribute == attribute)
}

/// One pair on one set of items.
struct Trial<'a> {
    workbench: &'a Workbench,
    asked: TrainRequest,
    candidate: Candidate,
    attribute: &'a str,
    own: &'a [Labelled],
    lent: &'a [Lent],
}

/// Labels and predictions of one attribute, item by item.
type Measured = Vec<ItemScore>;

impl<'a> Trial<'a> {
    fn new(
        workbench: &'a Workbench,
        request: &'a BorrowEffectRequest,
        own: &'a [Labelled],
        lent: &'a [Lent],
    ) -> Result<Self, WorkbenchError> {
        let asked = TrainRequest {
            recipe: request.recipe.clone(),
            verticals: vec![request.borrower.vertical.clone()],
            seed: request.seed,
            ..TrainRequest::default()
        };
        let facts = Facts::of(&asked.verticals, own, &workbench.resources());
        let mut all = match crate::choice::asked(&asked, None) {
            Some(candidate) => vec![candidate],
            None => candidates(&asked, &facts),
        };
        let candidate = all.swap_remove(0);
        Ok(Self { workbench, asked, candidate, attribute: &request.borrower.attribute, own, lent })
    }

    /// Scores of all items without and with the lent ones.
    fn run(&self, watch: &dyn Watch) -> Result<(Measured, Measured), WorkbenchError> {
        let items: Vec<&Item> = self.own.iter().map(|example| &example.item).collect();
        let fold_of = folds(&items, FOLDS, self.asked.seed);
        let (mut without, mut with) = (Vec::new(), Vec::new());
        for fold in 0..FOLDS {
            watch.tick("trying", fold as u64, FOLDS as u64)?;
            let parted = self.own.iter().cloned().zip(&fold_of);
            let (unseen, seen): (Vec<_>, Vec<_>) = parted.partition(|(_, of)| **of == fold);
            let unseen: Vec<Labelled> = unseen.into_iter().map(|(example, _)| example).collect();
            let mut part = Examples::to_learn_from(seen.into_iter().map(|(example, _)| example).collect());
            if unseen.is_empty() || part.train.is_empty() {
                continue;
            }
            without.extend(self.measure(&part, &unseen, watch)?);
            part.borrowed = apart(self.lent, &unseen).cloned().collect();
            with.extend(self.measure(&part, &unseen, watch)?);
        }
        Ok((without, with))
    }

    fn measure(
        &self,
        part: &Examples,
        unseen: &[Labelled],
        watch: &dyn Watch,
    ) -> Result<Measured, WorkbenchError> {
        let artefact = self.workbench.fit(&self.candidate, &self.asked, part, watch)?;
        let mut predictions = self.workbench.predict_with(&artefact, unseen, self.workbench, watch)?;
        let mut gold = unseen.to_vec();
        gold.iter_mut().for_each(|one| one.gold.spans.retain(|span| span.attribute == self.attribute));
        let only = |said: &mut Prediction| said.spans.retain(|one| one.span.attribute == self.attribute);
        predictions.iter_mut().for_each(only);
        Ok(score_items(&gold, &predictions))
    }

    fn effect(&self, without: &[ItemScore], with: &[ItemScore]) -> BorrowEffect {
        let f1 = |scores: &[ItemScore]| scores.iter().map(|score| score.tally).sum::<Tally>().f1();
        let interval = not_worse(with, without, BOOTSTRAP_SEED).interval;
        let own = self.own.iter().flat_map(|example| &example.gold.spans);
        BorrowEffect {
            without: f1(without),
            with: f1(with),
            interval: (interval.low, interval.high),
            items: with.len(),
            labels: own.filter(|span| span.attribute == self.attribute).count(),
            lent: self.lent.iter().map(|lent| lent.copy.gold.spans.len()).sum(),
            recipe: self.candidate.recipe.clone(),
        }
    }
}
