//! The training loop: rounds over pairs of question and text, the best round on the dev items kept.

use rayon::prelude::*;
use swingtag_models::optim::{AdamW, Group, Schedule};
use swingtag_models::pointers::Pointed;
use swingtag_models::{Mode, Random, weights::Weights};

use super::asker::{Replies, replies};
use super::decode::{Thresholds, decode};
use super::network::Network;
use super::pairs::{Pairs, Source};
use super::questions::Questions;
use super::round::{Rounds, Sequence};
use super::threshold;
use crate::error::LearnError;
use crate::evaluate::{Tally, score_item};
use crate::recipe::{Labelled, TrainingTask};
use crate::watch::{Stage, Watch, watched};

/// Trains the network in place and fits the thresholds.
///
/// # Errors
/// Too little to learn from, a stop, or a failure of the networks.
pub(super) fn train(
    network: &Network,
    questions: &Questions,
    task: &TrainingTask<'_>,
) -> Result<Thresholds, LearnError> {
    let pairs = Pairs::new(network, questions, task.examples, task.watch)?;
    if pairs.list.iter().all(|pair| pair.source != Source::Answered) {
        return Err(LearnError::TooLittle(
            "no labelled item has a marked span to learn from; label some items first".into(),
        ));
    }
    // The head has been drawn from the seed itself; what follows must not repeat its numbers.
    let mut random = Random::new(task.seed ^ 0x2545_f491_4f6c_dd1d);
    let dev = some(task.dev, network.settings.dev_items, &mut random);
    let rounds = Rounds::new(&pairs, questions, &network.settings);
    let rounds: Vec<_> = (0..network.settings.epochs).map(|_| rounds.draw(&mut random)).collect();
    let mut lesson = Lesson::new(network, questions, &pairs, rounds.iter().map(Vec::len).sum());
    let mut best = Best::default();
    for round in &rounds {
        for batch in round {
            let stage = Stage { step: "training", done: lesson.step as u64, total: lesson.steps as u64 };
            watched(task.watch, stage, || lesson.learn(batch, &mut random))?;
        }
        best.offer(network, questions, &dev, task.watch)?;
    }
    task.watch.tick("training", lesson.steps as u64, lesson.steps as u64)?;
    best.restore(network)?;
    let replies = ask(network, questions, &dev, task.watch)?;
    let spans = task.examples.iter().flat_map(|example| &example.gold.spans);
    let labelled = spans.map(|span| span.attribute.as_str()).collect();
    Ok(threshold::fit(&dev, &replies, network.settings.further_answers, &labelled))
}

/// A random sample of the items.
fn some(items: &[Labelled], most: usize, random: &mut Random) -> Vec<Labelled> {
    let mut order: Vec<usize> = (0..items.len()).collect();
    random.shuffle(&mut order);
    order.truncate(most);
    order.into_iter().map(|place| items[place].clone()).collect()
}

/// What a step needs.
struct Lesson<'a> {
    network: &'a Network,
    questions: &'a Questions,
    pairs: &'a Pairs,
    optimiser: AdamW,
    schedule: Schedule,
    step: usize,
    steps: usize,
}

impl<'a> Lesson<'a> {
    fn new(network: &'a Network, questions: &'a Questions, pairs: &'a Pairs, steps: usize) -> Self {
        let settings = &network.settings;
        let optimiser = AdamW::new(&network.parameters, settings.clip, |name| Group {
            rate: settings.rate(name),
            decay: settings.decay(name),
        });
        let schedule = Schedule::new(steps, settings.warmup);
        Self { network, questions, pairs, optimiser, schedule, step: 0, steps }
    }

    /// One step on one batch.
    fn learn(&mut self, batch: &[Sequence], random: &mut Random) -> Result<(), LearnError> {
        let inputs: Vec<_> = batch
            .iter()
            .map(|sequence| {
                let pair = &self.pairs.list[sequence.pair];
                let question = &self.questions.list[pair.question];
                let ids = if sequence.masked { &question.masked } else { &question.ids };
                self.network.input(ids, &self.pairs.texts[pair.text][pair.shown.clone()])
            })
            .collect();
        let rate = self.network.settings.dropout as f32;
        let mut mode = Mode::Train { random, hidden: rate, attention: rate };
        let (scores, first) = self.network.scores(&inputs, &mut mode)?;
        let pointed: Vec<Pointed> =
            batch.iter().zip(first).map(|(s, first)| self.pointed(s, first)).collect();
        let (_, loss) = self.network.head.loss(&scores, &pointed)?;
        self.optimiser.step(&loss, self.schedule.factor(self.step))?;
        self.step += 1;
        Ok(())
    }

    fn pointed(&self, sequence: &Sequence, first: usize) -> Pointed {
        let pair = &self.pairs.list[sequence.pair];
        let begin = first + self.questions.list[pair.question].ids.len();
        Pointed {
            null: first,
            text: begin..begin + pair.shown.len(),
            answers: if sequence.masked { Vec::new() } else { pair.answers.clone() },
            weight: sequence.weight,
        }
    }
}

/// Replies for items, several side by side.
fn ask<'a>(
    network: &Network,
    questions: &'a Questions,
    items: &[Labelled],
    watch: &dyn Watch,
) -> Result<Vec<Replies<'a>>, LearnError> {
    let total = items.len() as u64;
    let mut all = Vec::with_capacity(items.len());
    for chunk in items.chunks(rayon::current_num_threads()) {
        let progress = (all.len() as u64, total);
        watch.tick("checking", progress.0, total)?;
        let one = |example: &Labelled| replies(network, questions, &example.item, watch, progress);
        all.extend(chunk.par_iter().map(one).collect::<Result<Vec<_>, _>>()?);
    }
    Ok(all)
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
    fn offer(
        &mut self,
        network: &Network,
        questions: &Questions,
        dev: &[Labelled],
        watch: &dyn Watch,
    ) -> Result<(), LearnError> {
        if dev.is_empty() {
            return Ok(());
        }
        let replies = ask(network, questions, dev, watch)?;
        let tally: Tally = dev
            .iter()
            .zip(&replies)
            .map(|(example, replies)| {
                let said = decode(&example.item, replies, &Thresholds::default(), &network.settings);
                score_item(&example.gold.spans, &said.spans).tally
            })
            .sum();
        if self.weights.is_none() || tally.f1() > self.score {
            *self = Self { weights: Some(network.parameters.to_safetensors()?), score: tally.f1() };
        }
        Ok(())
    }

    fn restore(self, network: &Network) -> Result<(), LearnError> {
        match self.weights {
            Some(bytes) => Ok(network.parameters.load(&Weights::parse(&bytes)?)?),
            None => Ok(()),
        }
    }
}
