//! What is read in a round: which pairs, their masked twins, and the batches.
//!
//! Rounds are drawn before training begins, so that the number of steps is known. A round takes every
//! answered pair, a sample of the others, and stops where its share of the reading is used up.

use std::collections::BTreeMap;

use swingtag_models::Random;
use swingtag_models::pointers::masked_query_weight;

use super::pairs::{Pairs, Source};
use super::questions::Questions;
use super::settings::{MaskedWeight, MrcSettings};

/// Text, first piece and masked question: equal ones are read once.
type Twin<'a> = (usize, usize, &'a [u32]);

/// Batches that are sorted by length together: enough for equal lengths, too few to lose the mixture.
const SORTED_TOGETHER: usize = 8;

/// A sequence of a round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sequence {
    /// Place of its pair.
    pub(super) pair: usize,
    /// Whether the query is hidden, which makes the answer “not in this text”.
    pub(super) masked: bool,
    /// Weight of its loss.
    pub(super) weight: f64,
}

/// Draws rounds.
pub(super) struct Rounds<'a> {
    pairs: &'a Pairs,
    questions: &'a Questions,
    settings: &'a MrcSettings,
    /// Weight of the masked twin of each question.
    weights: Vec<f64>,
}

impl<'a> Rounds<'a> {
    /// Counts the examples of each query; several answers in one window are one example here.
    pub(super) fn new(pairs: &'a Pairs, questions: &'a Questions, settings: &'a MrcSettings) -> Self {
        let mut counts = vec![0; questions.list.len()];
        for pair in pairs.list.iter().filter(|pair| pair.source == Source::Answered) {
            counts[pair.question] += 1;
        }
        let least = counts.iter().copied().filter(|count| *count > 0).min().unwrap_or(1);
        let weight = |count: &usize| match settings.masked_weight {
            MaskedWeight::Frequency => masked_query_weight(least, *count),
            MaskedWeight::Equal => 1.0,
        };
        let weights = counts.iter().map(weight).collect();
        Self { pairs, questions, settings, weights }
    }

    /// One round in random order, in batches of similar length.
    pub(super) fn draw(&self, random: &mut Random) -> Vec<Vec<Sequence>> {
        let chosen = self.sample(random);
        self.batches(self.read(&chosen), random)
    }

    /// Every answered pair and its number of others, shuffled.
    fn sample(&self, random: &mut Random) -> Vec<usize> {
        let (mut chosen, mut others) = (Vec::new(), Vec::new());
        for (place, pair) in self.pairs.list.iter().enumerate() {
            match pair.source {
                Source::Answered => chosen.push(place),
                Source::Absent => others.push(place),
                Source::Unmarked if random.unit() < self.settings.unmarked_negatives => others.push(place),
                Source::Unmarked => {}
            }
        }
        random.shuffle(&mut others);
        others.truncate((chosen.len() as f64 * self.settings.negatives).ceil() as usize);
        chosen.extend(others);
        random.shuffle(&mut chosen);
        chosen
    }

    /// As many of the pairs as a round may read, with their masked twins; at least one batch.
    ///
    /// Two questions with equally many pieces have the same twin over a window: it is read once, with
    /// the sum of their weights, which gives the same gradient over the round.
    fn read(&self, chosen: &[usize]) -> Vec<Sequence> {
        let most = self.settings.reading * 1000 / self.settings.epochs.max(1);
        let (mut round, mut read) = (Vec::<Sequence>::new(), 0);
        let mut twins: BTreeMap<(usize, usize, &[u32]), usize> = BTreeMap::new();
        for &pair in chosen {
            if round.len() >= self.settings.batch && read >= most {
                break;
            }
            round.push(Sequence { pair, masked: false, weight: 1.0 });
            read += self.length(pair);
            let Some((key, weight)) = self.twin(pair) else { continue };
            let place = *twins.entry(key).or_insert(round.len());
            if place == round.len() {
                round.push(Sequence { pair, masked: true, weight: 0.0 });
                read += self.length(pair);
            }
            round[place].weight += weight;
        }
        round
    }

    /// What makes the masked twin of a pair, and its weight; none without an answer.
    fn twin(&self, pair: usize) -> Option<(Twin<'_>, f64)> {
        let pair = &self.pairs.list[pair];
        let masked = self.questions.list[pair.question].masked.as_slice();
        let wanted = self.settings.masked_query && pair.source == Source::Answered;
        wanted.then(|| ((pair.text, pair.shown.start, masked), self.weights[pair.question]))
    }

    fn batches(&self, mut round: Vec<Sequence>, random: &mut Random) -> Vec<Vec<Sequence>> {
        random.shuffle(&mut round);
        let size = self.settings.batch.max(1);
        let mut batches = Vec::new();
        for chunk in round.chunks_mut(size * SORTED_TOGETHER) {
            chunk.sort_by_key(|sequence| self.length(sequence.pair));
            batches.extend(chunk.chunks(size).map(<[Sequence]>::to_vec));
        }
        random.shuffle(&mut batches);
        batches
    }

    /// Pieces of a pair's sequence.
    fn length(&self, pair: usize) -> usize {
        let pair = &self.pairs.list[pair];
        self.questions.list[pair.question].ids.len() + pair.shown.len() + 1
    }
}
