//! The training loop: rounds over batches, the best round on the dev items kept.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;
use swingtag_catalogue::Item;
use swingtag_models::Random;
use swingtag_models::optim::Schedule;

use super::best::Best;
use super::checkpoint::Checkpoint;
use super::example::{Example, batches, examples};
use super::lexicon::Own;
use super::network::Network;
use super::retrieval::Described;
use super::step::Steps;
use super::thresholds::Thresholds;
use crate::error::LearnError;
use crate::outcome::Outcome;
use crate::recipe::TrainingTask;
use crate::watch::{Stage, Watch, watched};

/// What training finds out besides the weights.
pub(super) struct Learnt {
    pub(super) thresholds: Thresholds,
    pub(super) outcome: Outcome,
}

/// Trains the network in place and tells what fits it.
///
/// # Errors
/// Too little to learn from, a stop, or a failure of the networks.
pub(super) fn train(
    network: &Network<'_>,
    task: &TrainingTask<'_>,
    own: &[Own],
) -> Result<Learnt, LearnError> {
    let all = examples(network, task.examples, own, task.watch)?;
    if all.is_empty() {
        return Err(LearnError::TooLittle(
            "no labelled item has a text to learn from; label some items first".into(),
        ));
    }
    let dev = examples(network, task.dev, &[], task.watch)?;
    let described = Described::begin(network, &dev, &all, task.seed)?;
    if let Some(photos) = &network.photos {
        let items: Vec<&Item> = task.examples.iter().chain(task.dev).map(|example| &example.item).collect();
        photos.warm(&items, task.watch)?;
    }
    if network.settings.frozen {
        warm(network, &all, task.watch)?;
    }
    // The heads have been drawn from the seed itself; what follows must not repeat its numbers.
    let mut random = Random::new(task.seed ^ 0x5851_f42d_4c95_7f2d);
    let settings = &network.settings;
    let rounds = settings.rounds(all.len());
    let steps = rounds * settings.steps(all.len());
    let schedule = Schedule::new(steps, settings.warmup);
    let (mut learner, mut best) = (Steps::new(network, task.seed), Best::default());
    let checkpoint = Checkpoint::of(network, task);
    let mut place = checkpoint.resume(network, &mut learner, &mut random, &mut best)?.unwrap_or_default();
    while place.rounds < rounds {
        for batch in batches(&all, settings.batch, &mut random) {
            let batch: Vec<&Example> = batch.into_iter().map(|number| &all[number]).collect();
            let stage = Stage { step: "training", done: place.steps as u64, total: steps as u64 };
            let factor = schedule.factor(place.steps);
            watched(task.watch, stage, || learner.learn(&batch, &mut random, factor))?;
            place.steps += 1;
        }
        best.offer(network, &dev, task.watch)?;
        place.rounds += 1;
        checkpoint.keep(network, &learner, &random, &best, place)?;
    }
    task.watch.tick("training", steps as u64, steps as u64)?;
    let thresholds = best.restore(network)?;
    let retrieval = described.map(|described| described.finish(network)).transpose()?;
    Ok(Learnt { thresholds, outcome: Outcome { retrieval } })
}

/// Computes what can be kept of all examples once.
fn warm(network: &Network<'_>, all: &[Example], watch: &dyn Watch) -> Result<(), LearnError> {
    let begun = AtomicU64::new(0);
    all.par_iter().try_for_each(|example| {
        let (input, done) = (&example.input, begun.fetch_add(1, Ordering::Relaxed));
        input.texts.iter().try_for_each(|text| {
            watch.tick("encoding", done, all.len() as u64)?;
            network.text.warm(&input.vertical, text)
        })
    })
}
