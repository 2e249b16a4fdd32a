//! The training loop: rounds over batches, the best round on the dev items kept.

use swingtag_models::optim::{AdamW, Group, Schedule};
use swingtag_models::{Labelled, Mode, Random, weights::Weights};

use super::examples::{Example, batches, examples};
use super::network::Network;
use super::score::micro_f1;
use crate::error::LearnError;
use crate::recipe::TrainingTask;
use crate::watch::Watch;

/// Trains the network in place.
///
/// # Errors
/// Too little to learn from, a stop, or a failure of the networks.
pub(super) fn train(network: &Network<'_>, task: &TrainingTask<'_>) -> Result<(), LearnError> {
    let all = examples(network, task.examples, task.watch)?;
    if all.is_empty() {
        return Err(LearnError::TooLittle(
            "no labelled item has a text to learn from; label some items first".into(),
        ));
    }
    let dev = examples(network, task.dev, task.watch)?;
    if network.settings.frozen {
        warm(network, &all, task.watch)?;
    }
    // The head has been drawn from the seed itself; what follows must not repeat its numbers.
    let mut random = Random::new(task.seed ^ 0x5851_f42d_4c95_7f2d);
    let settings = &network.settings;
    let steps = settings.rounds() * all.len().div_ceil(settings.batch);
    let schedule = Schedule::new(steps, settings.warmup);
    let mut optimiser = AdamW::new(&network.parameters, settings.clip, |name| Group {
        rate: settings.rate(name),
        decay: settings.decay(name),
    });
    let (mut step, mut best) = (0, Best::default());
    for _ in 0..settings.rounds() {
        for batch in batches(&all, settings.batch, &mut random) {
            task.watch.tick("training", step as u64, steps as u64)?;
            let batch: Vec<&Example> = batch.into_iter().map(|number| &all[number]).collect();
            learn(network, &mut optimiser, &batch, &mut random, schedule.factor(step))?;
            step += 1;
        }
        best.offer(network, &dev, task.watch)?;
    }
    task.watch.tick("training", steps as u64, steps as u64)?;
    best.restore(network)
}

/// One step on one batch.
fn learn(
    network: &Network<'_>,
    optimiser: &mut AdamW,
    batch: &[&Example],
    random: &mut Random,
    factor: f64,
) -> Result<(), LearnError> {
    let rate = network.settings.dropout as f32;
    let mut mode = Mode::Train { random, hidden: rate, attention: rate };
    let inputs: Vec<_> = batch.iter().map(|example| example.input()).collect();
    let (states, rows) = network.states(&inputs, &mut mode)?;
    let scores = network.head.forward(&states, &mut mode)?;
    let labelled: Vec<Labelled> = batch
        .iter()
        .zip(rows)
        .map(|(example, rows)| Labelled { rows, tags: example.tags.clone(), group: example.group })
        .collect();
    let labelled: Vec<&Labelled> = labelled.iter().collect();
    let (_, loss) = network.head.loss(&scores, &network.groups, &labelled)?;
    optimiser.step(&loss, factor)?;
    Ok(())
}

/// Computes the states of all examples once.
fn warm(network: &Network<'_>, all: &[Example], watch: &dyn Watch) -> Result<(), LearnError> {
    use rayon::prelude::*;
    let at_once = rayon::current_num_threads() * 4;
    for (number, some) in all.chunks(at_once).enumerate() {
        watch.tick("encoding", (number * at_once) as u64, all.len() as u64)?;
        some.par_iter().try_for_each(|e| network.warm(&e.vertical, &e.text, &e.field))?;
    }
    Ok(())
}

/// The weights of the best round so far.
#[derive(Default)]
struct Best {
    weights: Option<Vec<u8>>,
    score: f64,
}

impl Best {
    /// Keeps the network's weights when they are the best on the dev items; without dev items the
    /// last round counts.
    fn offer(&mut self, network: &Network<'_>, dev: &[Example], watch: &dyn Watch) -> Result<(), LearnError> {
        if dev.is_empty() {
            return Ok(());
        }
        let score = micro_f1(network, dev, watch)?;
        if self.weights.is_none() || score > self.score {
            *self = Self { weights: Some(network.parameters.to_safetensors()?), score };
        }
        Ok(())
    }

    fn restore(self, network: &Network<'_>) -> Result<(), LearnError> {
        match self.weights {
            Some(bytes) => Ok(network.parameters.load(&Weights::parse(&bytes)?)?),
            None => Ok(()),
        }
    }
}
