//! The training loop: rounds over batches, the best round on the dev items kept.

use candle_core::Tensor;
use rayon::prelude::*;
use swingtag_models::optim::{AdamW, Group, Schedule};
use swingtag_models::{Labelled, Mode, ModelError, Random};

use super::best::Best;
use super::example::{Example, batches, examples};
use super::input::Input;
use super::lexicon::Own;
use super::network::{Network, Output};
use super::statements::KINDS;
use super::thresholds::Thresholds;
use crate::error::LearnError;
use crate::recipe::TrainingTask;
use crate::watch::Watch;

/// Trains the network in place and tells the thresholds that fit it.
///
/// # Errors
/// Too little to learn from, a stop, or a failure of the networks.
pub(super) fn train(
    network: &Network<'_>,
    task: &TrainingTask<'_>,
    own: &[Own],
) -> Result<Thresholds, LearnError> {
    let all = examples(network, task.examples, own, task.watch)?;
    if all.is_empty() {
        return Err(LearnError::TooLittle(
            "no labelled item has a text to learn from; label some items first".into(),
        ));
    }
    let dev = examples(network, task.dev, &[], task.watch)?;
    if network.settings.frozen {
        warm(network, &all, task.watch)?;
    }
    // The heads have been drawn from the seed itself; what follows must not repeat its numbers.
    let mut random = Random::new(task.seed ^ 0x5851_f42d_4c95_7f2d);
    let settings = &network.settings;
    let rounds = settings.rounds(all.len());
    let steps = rounds * settings.steps(all.len());
    let schedule = Schedule::new(steps, settings.warmup);
    let mut optimiser = AdamW::new(&network.parameters, settings.clip, |name| Group {
        rate: settings.rate(name),
        decay: settings.decay(name),
    });
    let (mut step, mut best) = (0, Best::default());
    for _ in 0..rounds {
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
    let rate = network.settings.dropped();
    let mut mode = Mode::Train { random, hidden: rate, attention: rate };
    let inputs: Vec<&Input> = batch.iter().map(|example| &example.input).collect();
    let output = network.forward(&inputs, &mut mode)?;
    let mut loss = tag_loss(network, &output, batch)?;
    if let Some(more) = statement_loss(network, &output, batch)? {
        loss = plus(&loss, &more, network.settings.statement_weight)?;
    }
    optimiser.step(&loss, factor)?;
    Ok(())
}

fn tag_loss(network: &Network<'_>, output: &Output, batch: &[&Example]) -> Result<Tensor, LearnError> {
    let mut labelled = Vec::new();
    for (example, rows) in batch.iter().zip(&output.rows) {
        let group = example.input.group;
        let texts = rows.iter().zip(&example.tags);
        labelled.extend(texts.map(|(rows, tags)| Labelled { rows: rows.clone(), tags: tags.clone(), group }));
    }
    let labelled: Vec<&Labelled> = labelled.iter().collect();
    Ok(network.head.loss(&output.scores, &network.groups, &labelled)?.1)
}

/// Binary cross entropy of the statements: a mean for each kind, so that many values of a list do not
/// drown a few intents; the sum of the kinds.
fn statement_loss(
    network: &Network<'_>,
    output: &Output,
    batch: &[&Example],
) -> Result<Option<Tensor>, LearnError> {
    let (Some(head), Some(logits)) = (&network.statement_head, &output.statements) else { return Ok(None) };
    let mut total: Option<Tensor> = None;
    for kind in KINDS {
        let of_kind = |(number, target): (usize, &f32)| {
            if network.statements.all()[number].kind() == kind { *target } else { -1.0 }
        };
        let targets: Vec<Vec<f32>> = batch
            .iter()
            .map(|example| example.statements.iter().enumerate().map(of_kind).collect())
            .collect();
        if targets.iter().flatten().all(|target| *target < 0.0) {
            continue;
        }
        let (_, loss) = head.loss(logits, &targets)?;
        total = Some(match total {
            Some(sum) => plus(&sum, &loss, 1.0)?,
            None => loss,
        });
    }
    Ok(total)
}

/// `sum + weight · more`
fn plus(sum: &Tensor, more: &Tensor, weight: f64) -> Result<Tensor, LearnError> {
    Ok((sum + (more * weight).map_err(ModelError::from)?).map_err(ModelError::from)?)
}

/// Computes what can be kept of all examples once.
fn warm(network: &Network<'_>, all: &[Example], watch: &dyn Watch) -> Result<(), LearnError> {
    let at_once = rayon::current_num_threads() * 4;
    for (number, some) in all.chunks(at_once).enumerate() {
        watch.tick("encoding", (number * at_once) as u64, all.len() as u64)?;
        some.par_iter().try_for_each(|example| {
            let input = &example.input;
            input.texts.iter().try_for_each(|text| network.text.warm(&input.vertical, text))
        })?;
    }
    Ok(())
}
