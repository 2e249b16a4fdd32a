//! Where the answers come from that a new version is calibrated with: never from the holdout.
//!
//! The project's own dev items where it has some. Else a *twin* is trained with the same settings on four
//! fifths of the items and judged on the others; the version itself still learns from all of them. There is no
//! twin for a few items, nor where training takes minutes: such a version says so and is not calibrated.

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
        let (seen, unseen) = parted(&examples.train, request.seed);
        if seen.is_empty() || unseen.is_empty() {
            return Ok(not_calibrated("all labelled items are the same product"));
        }
        let lent = examples.borrowed.iter().map(|lent| lent.copy.clone());
        let seen: Vec<Labelled> = seen.into_iter().chain(lent).collect();
        let twin = self.fit_on(choice, request, (&seen, &[]), &NoCheckpoints, watch)?;
        let words = format!("{} items that a twin trained on the others has not seen", unseen.len());
        self.judged(&twin, &unseen, words, watch)
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
