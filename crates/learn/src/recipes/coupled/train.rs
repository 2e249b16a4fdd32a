//! The training loop: in every step texts of each vertical for the CRF losses and pairs of contexts for
//! the coupling (paper 2, end of section 3.4).

use std::collections::BTreeMap;

use candle_core::Tensor;
use swingtag_models::coupling::CoupledPart;
use swingtag_models::optim::{AdamW, Group, Schedule};
use swingtag_models::{Labelled, Mode, ModelError, Random, weights::Weights};

use super::super::words::place_rows;
use super::contexts::{Couple, Example, Neighbours, examples};
use super::network::Network;
use super::score::micro_f1;
use super::similarity::{VerticalSimilarity, of_neighbours};
use crate::error::LearnError;
use crate::recipe::TrainingTask;
use crate::watch::{Stage, watched};

/// Trains the network in place and tells how similar the verticals' attributes came out.
///
/// # Errors
/// A vertical without any text, a stop, or a failure of the networks.
pub(super) fn train(
    network: &Network,
    task: &TrainingTask<'_>,
) -> Result<Vec<VerticalSimilarity>, LearnError> {
    let all = examples(network, task.examples, task.watch)?;
    let dev = examples(network, task.dev, task.watch)?;
    let mut lists = by_vertical(network, &all)?;
    // The layers have been drawn from the seed itself; what follows must not repeat its numbers.
    let mut random = Random::new(task.seed ^ 0x5851_f42d_4c95_7f2d);
    let settings = &network.settings;
    let steps_a_round = lists.iter().map(|list| list.examples.len().div_ceil(list.batch)).max().unwrap_or(1);
    let rounds = settings.epochs.max(settings.least_steps.div_ceil(steps_a_round));
    let steps = rounds * steps_a_round;
    let schedule = Schedule::new(steps, settings.warmup);
    let mut optimiser = AdamW::new(&network.parameters, settings.clip, |name| Group {
        rate: settings.rate(name),
        decay: settings.decay(name),
    });
    let (mut step, mut best) = (0, None);
    for _ in 0..rounds {
        // Learnt word vectors move, and with them the contexts.
        let neighbours = Neighbours::find(network, &all)?;
        for _ in 0..steps_a_round {
            let stage = Stage { step: "training", done: step as u64, total: steps as u64 };
            watched(task.watch, stage, || {
                let batch = Batch::draw(network, &mut lists, &neighbours, &mut random);
                let loss = batch.loss(network, &all, &neighbours, &mut random)?;
                Ok(optimiser.step(&loss, schedule.factor(step))?)
            })?;
            step += 1;
        }
        keep_best(network, &dev, &mut best, task)?;
    }
    task.watch.tick("training", steps as u64, steps as u64)?;
    if let Some((bytes, _)) = best {
        network.parameters.load(&Weights::parse(&bytes)?)?;
    }
    of_neighbours(network, &Neighbours::find(network, &all)?)
}

/// Keeps the weights of the best round on the dev items; without dev items the last round counts.
fn keep_best(
    network: &Network,
    dev: &[Example],
    best: &mut Option<(Vec<u8>, f64)>,
    task: &TrainingTask<'_>,
) -> Result<(), LearnError> {
    if dev.is_empty() {
        return Ok(());
    }
    let score = micro_f1(network, dev, task.watch)?;
    if best.as_ref().is_none_or(|(_, before)| score > *before) {
        *best = Some((network.parameters.to_safetensors()?, score));
    }
    Ok(())
}

/// The texts of a vertical in an order that is drawn anew whenever all have been used.
struct Draws {
    examples: Vec<usize>,
    next: usize,
    batch: usize,
}

impl Draws {
    fn take(&mut self, random: &mut Random, into: &mut Vec<usize>) {
        for _ in 0..self.batch {
            if self.next == 0 {
                random.shuffle(&mut self.examples);
            }
            into.push(self.examples[self.next]);
            self.next = (self.next + 1) % self.examples.len();
        }
    }
}

/// The texts of each vertical with the number of them in a step: the same for all where the setting asks
/// for balance, else by the size of the vertical.
fn by_vertical(network: &Network, examples: &[Example]) -> Result<Vec<Draws>, LearnError> {
    let numbers = |vertical| {
        examples.iter().enumerate().filter(move |(_, e)| e.vertical == vertical).map(|(number, _)| number)
    };
    let lists: Vec<Vec<usize>> =
        (0..network.groups.len()).map(|vertical| numbers(vertical).collect()).collect();
    if let Some(empty) = lists.iter().position(Vec::is_empty) {
        let name = &network.tags.names()[empty];
        return Err(LearnError::TooLittle(format!("no labelled item of “{name}” has a text to learn from")));
    }
    let most = lists.iter().map(Vec::len).max().unwrap_or(1);
    let settings = &network.settings;
    let batch =
        |own: usize| if settings.balanced { settings.batch } else { (settings.batch * own).div_ceil(most) };
    Ok(lists.into_iter().map(|examples| Draws { batch: batch(examples.len()), examples, next: 0 }).collect())
}

/// What one step looks at.
struct Batch {
    /// Examples with a CRF loss; an example may be there twice.
    tagged: Vec<usize>,
    /// Pairs of the shortlist of each couple.
    pairs: Vec<Vec<usize>>,
}

impl Batch {
    fn draw(network: &Network, lists: &mut [Draws], neighbours: &Neighbours, random: &mut Random) -> Self {
        let mut tagged = Vec::new();
        lists.iter_mut().for_each(|list| list.take(random, &mut tagged));
        let mut pairs = vec![Vec::new(); neighbours.couples.len()];
        let all = neighbours.len();
        let coupled = network.settings.context() || network.settings.label();
        for _ in 0..if coupled && all > 0 { network.settings.pairs } else { 0 } {
            let mut number = random.below(all);
            for (pairs, couple) in pairs.iter_mut().zip(&neighbours.couples) {
                if number < couple.list.len() {
                    pairs.push(number);
                    break;
                }
                number -= couple.list.len();
            }
        }
        Self { tagged, pairs }
    }

    /// Mean CRF loss over the texts, and the coupling error in the same measure: as in the paper both are
    /// sums over what was drawn.
    fn loss(
        &self,
        network: &Network,
        all: &[Example],
        neighbours: &Neighbours,
        random: &mut Random,
    ) -> Result<Tensor, LearnError> {
        let mode = &mut Mode::Train { random, hidden: network.settings.dropout as f32, attention: 0.0 };
        let (fields, slots) = self.fields(neighbours);
        let (states, windows) =
            network.words.states(fields.iter().map(|number| &all[*number].field), mode)?;
        let rows: Vec<Vec<usize>> = fields
            .iter()
            .zip(&windows)
            .map(|(number, windows)| place_rows(&all[*number].field, windows))
            .collect();
        let scores = network.head.forward(&states, mode)?;
        let labelled: Vec<Labelled> = self
            .tagged
            .iter()
            .map(|number| {
                let example = &all[*number];
                Labelled {
                    rows: rows[slots[number]].clone(),
                    tags: example.tags.clone(),
                    group: example.vertical,
                }
            })
            .collect();
        let (_, loss) = network.head.loss(&scores, &network.groups, &labelled.iter().collect::<Vec<_>>())?;
        if !network.settings.context() && !network.settings.label() {
            return Ok(loss);
        }
        let row = |(example, place): (usize, usize)| rows[slots[&example]][place];
        let drawn: Vec<Vec<Drawn>> = self.drawn(neighbours, row);
        let (_, coupling) = network.coupling.loss(&scores, &parts(neighbours, &drawn))?;
        let weight = network.settings.coupling_weight / self.tagged.len().max(1) as f64;
        Ok((loss + (coupling * weight).map_err(ModelError::from)?).map_err(ModelError::from)?)
    }

    /// Every example that is looked at, once, and where each stands in that list.
    fn fields(&self, neighbours: &Neighbours) -> (Vec<usize>, BTreeMap<usize, usize>) {
        let mut numbers = self.tagged.clone();
        for (pairs, couple) in self.pairs.iter().zip(&neighbours.couples) {
            for (left, right) in pairs.iter().map(|number| couple.list.pair(*number)) {
                numbers.push(neighbours.sides[couple.first].places[left].0);
                numbers.push(neighbours.sides[couple.second].places[right].0);
            }
        }
        let mut slots = BTreeMap::new();
        let mut fields = Vec::new();
        for number in numbers {
            slots.entry(number).or_insert_with(|| {
                fields.push(number);
                fields.len() - 1
            });
        }
        (fields, slots)
    }

    /// The pairs of each couple with the rows of their contexts.
    fn drawn(&self, neighbours: &Neighbours, row: impl Fn((usize, usize)) -> usize) -> Vec<Vec<Drawn>> {
        let couples = self.pairs.iter().zip(&neighbours.couples);
        let of_couple = |(pairs, couple): (&Vec<usize>, &Couple)| {
            let with_rows = |number: &usize| {
                let (left, right) = couple.list.pair(*number);
                let left = neighbours.sides[couple.first].places[left];
                let right = neighbours.sides[couple.second].places[right];
                (*number, (row(left), row(right)))
            };
            pairs.iter().map(with_rows).collect()
        };
        couples.map(of_couple).collect()
    }
}

/// Number of a pair, and the rows of its contexts.
type Drawn = (usize, (usize, usize));

/// The drawn pairs of every two verticals.
fn parts<'a>(neighbours: &'a Neighbours, drawn: &'a [Vec<Drawn>]) -> Vec<CoupledPart<'a>> {
    let couples = neighbours.couples.iter().zip(drawn).enumerate();
    let part = |(number, (couple, pairs)): (usize, (&'a Couple, &'a Vec<Drawn>))| {
        let (left, right) = (&neighbours.sides[couple.first], &neighbours.sides[couple.second]);
        CoupledPart {
            number,
            shortlist: &couple.list,
            contexts: (&left.contexts, &right.contexts),
            labels: (&left.columns, &right.columns),
            pairs,
        }
    };
    couples.map(part).collect()
}
