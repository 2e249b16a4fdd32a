//! Where the answers come from that a new version is calibrated with: never from the holdout.
//!
//! The project's own dev items where it has some. Else a *twin* is trained with the same settings on four
//! fifths of the items and judged on the others; the version itself still learns from all of them. There is no
//! twin for a few items, nor where training takes minutes: such a version says so and is not calibrated. Nor
//! is there one after every few labels: what was found for the version in use holds for a version of the same
//! settings until the labels have grown by a fifth.

use std::collections::HashSet;

use swingtag_catalogue::Item;
use swingtag_learn::calibrate::{Calibrator, Source};
use swingtag_learn::evaluate::answers;
use swingtag_learn::split::folds;
use swingtag_learn::{Artefact, Labelled, NoCheckpoints, Watch};
use swingtag_models::Random;

use super::TrainRequest;
use crate::choice::Candidate;
use crate::error::WorkbenchError;
use crate::examples::Examples;
use crate::workbench::Workbench;

/// Fewer items than this are not parted.
const LEAST_ITEMS: usize = 40;
/// The twin is judged on one item in so many.
const PARTS: usize = 5;
/// Labels may have grown so many times, or shrunk, since a calibrator was learnt that is taken over.
const MOST_GROWN: f64 = 1.2;
/// More items than this add nothing but time.
const MOST_JUDGED: usize = 400;

impl Workbench {
    /// What makes the confidences of a new version believable.
    pub(super) fn calibrator(
        &self,
        artefact: &Artefact,
        choice: &Candidate,
        request: &TrainRequest,
        examples: &Examples,
        watch: &dyn Watch,
    ) -> Result<Calibrator, WorkbenchError> {
        if !examples.dev.is_empty() {
            let words = format!("{} items of the dev split", examples.dev.len());
            return self.judged(artefact, &examples.dev, words, watch);
        }
        if examples.train.len() < LEAST_ITEMS {
            return Ok(not_calibrated(&format!("{} labelled items are too few", examples.train.len())));
        }
        if !is_quick(artefact) {
            return Ok(not_calibrated("there is no dev split, and training a second time takes too long"));
        }
        if let Some(calibrator) = self.calibrator_in_use(artefact, &examples.train)? {
            return Ok(calibrator);
        }
        let (seen, unseen) = parted(&examples.train, request.seed);
        if seen.is_empty() || unseen.is_empty() {
            return Ok(not_calibrated("all labelled items are the same product"));
        }
        let lent = examples.borrowed.iter().map(|lent| lent.copy.clone());
        let seen: Vec<Labelled> = seen.into_iter().chain(lent).collect();
        let twin = self.fit_on(choice, request, (&seen, &[]), &NoCheckpoints, watch)?;
        let (judged, learnt) =
            (unseen.iter().map(|gold| gold.item.id.clone()).collect(), examples.train.len());
        let words = format!(
            "{} items that a twin trained on the others has not seen, when {learnt} were labelled",
            unseen.len()
        );
        Ok(Calibrator { judged, learnt, ..self.judged(&twin, &unseen, words, watch)? })
    }

    /// That of the version in use, where it was learnt for the same settings and nearly as many items. What it
    /// was learnt from must still be learnt from: nothing of the holdout has a say in a calibration.
    fn calibrator_in_use(
        &self,
        artefact: &Artefact,
        train: &[Labelled],
    ) -> Result<Option<Calibrator>, WorkbenchError> {
        let current = self.store().current_model()?.filter(|current| current.artefact_kept);
        let Some(current) = current else { return Ok(None) };
        let in_use = self.artefact(&current)?;
        let made_like = |other: &Artefact| {
            (&other.recipe, &other.settings) == (&artefact.recipe, &artefact.settings)
                && other.encoders_used() == artefact.encoders_used()
        };
        let learnt: HashSet<&str> = train.iter().map(|example| example.item.id.as_str()).collect();
        let holds = |calibrator: &Calibrator| {
            !calibrator.judged.is_empty()
                && is_near(calibrator.learnt, train.len())
                && calibrator.judged.iter().all(|id| learnt.contains(id.as_str()))
        };
        Ok((made_like(&in_use) && holds(&in_use.calibrator)).then_some(in_use.calibrator))
    }

    fn judged(
        &self,
        artefact: &Artefact,
        gold: &[Labelled],
        words: String,
        watch: &dyn Watch,
    ) -> Result<Calibrator, WorkbenchError> {
        let predictions = self.predict_with(artefact, gold, self, watch)?;
        let source = Source { words, items: gold.len(), answers: 0 };
        Ok(Calibrator::fit(&answers(gold, &predictions), source))
    }
}

/// Whether a calibrator that was made for so many labelled items does for so many now.
fn is_near(then: usize, now: usize) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "counts of items")]
    let (then, now) = (then as f64, now as f64);
    now <= then * MOST_GROWN && then <= now * MOST_GROWN
}

fn not_calibrated(why: &str) -> Calibrator {
    let source = Source { words: format!("not calibrated: {why}"), ..Source::default() };
    Calibrator { source, ..Calibrator::default() }
}

/// Whether a recipe was trained within seconds: on known values or on the frozen encoder.
fn is_quick(artefact: &Artefact) -> bool {
    let frozen = artefact.settings.get("frozen").is_some_and(|frozen| frozen == "true");
    artefact.recipe == "dictionary" || frozen
}

/// Items to learn from and items to judge on; the same product and the same text stay together.
fn parted(train: &[Labelled], seed: u64) -> (Vec<Labelled>, Vec<Labelled>) {
    let items: Vec<&Item> = train.iter().map(|example| &example.item).collect();
    let numbered: Vec<(usize, usize)> = folds(&items, PARTS, seed).into_iter().enumerate().collect();
    let (unseen, seen): (Vec<_>, Vec<_>) = numbered.into_iter().partition(|(_, fold)| *fold == 0);
    let mut unseen: Vec<usize> = unseen.into_iter().map(|(number, _)| number).collect();
    Random::new(seed).shuffle(&mut unseen);
    unseen.truncate(MOST_JUDGED);
    unseen.sort_unstable();
    let own = |number: usize| train[number].clone();
    (seen.into_iter().map(|(number, _)| own(number)).collect(), unseen.into_iter().map(own).collect())
}
