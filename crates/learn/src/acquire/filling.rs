//! Fills a batch with what a strategy wants: equal parts where asked, nothing said twice, and never fewer
//! items than there are different texts.

use std::collections::HashSet;

use super::asked::Asked;
use super::balance::parts;
use super::choose::Pick;
use super::context::{Context, Evidence, shortlist};
use super::pool::PoolItem;
use super::ranked::{Ranked, sort_by_doubt, weights};
use super::reason::{RANDOM, reason};
use super::twins::Twins;
use crate::error::LearnError;

/// A choice in the making.
pub(super) struct Filling<'a, 'p> {
    asked: Asked,
    /// The pool by ids.
    sorted: &'p [PoolItem<'a>],
    /// Places of the same in the pool as it was given.
    order: &'p [usize],
    twins: Twins<'a>,
    /// Places in the sorted pool, with scores.
    picked: Vec<(usize, Option<f64>)>,
    /// The same places: an item without words is no twin of itself.
    taken: HashSet<usize>,
    /// What whoever asked should know.
    pub(super) note: Option<String>,
}

impl<'a, 'p> Filling<'a, 'p> {
    pub(super) fn new(
        asked: Asked,
        sorted: &'p [PoolItem<'a>],
        order: &'p [usize],
        twins: Twins<'a>,
    ) -> Self {
        Self { asked, sorted, order, twins, picked: Vec::new(), taken: HashSet::new(), note: None }
    }

    /// Picks `wanted` of the items `open`: by the strategy and its balance, then by the strategy alone, then
    /// whatever is left.
    pub(super) fn fill(
        &mut self,
        open: &[usize],
        wanted: usize,
        seed: u64,
        evidence: &dyn Evidence,
    ) -> Result<(), LearnError> {
        let (looked, context) = self.look(open, seed, evidence)?;
        let asked = self.asked;
        let ranked = Ranked::new(&asked, &context);
        let all: Vec<usize> = (0..looked.len()).collect();
        let parts = parts(&context.pool, all.clone(), asked.balance, wanted);
        let mut by_part = Vec::with_capacity(parts.len());
        for part in parts {
            let before = self.picked.len();
            ranked.each(&part.places, part.wanted, |i, score| {
                self.take(looked[i], score, before + part.wanted)
            });
            by_part.push(self.picked.split_off(before));
        }
        self.picked = in_turn(by_part);
        ranked.each(&all, wanted - self.picked.len(), |i, score| self.take(looked[i], score, wanted));
        self.take_left(open, wanted);
        Ok(())
    }

    /// The items that are looked at, and what is known of them.
    fn look(
        &mut self,
        open: &[usize],
        seed: u64,
        evidence: &dyn Evidence,
    ) -> Result<(Vec<usize>, Context<'a>), LearnError> {
        let needs = self.asked.strategy.needs();
        let looked = match needs.shortlist() {
            Some(most) => shortlist(self.sorted, open.to_vec(), most, seed),
            None => open.to_vec(),
        };
        let places: Vec<usize> = looked.iter().map(|&i| self.order[i]).collect();
        let pool = looked.iter().map(|&i| self.sorted[i]).collect();
        let mut context = Context::gather(pool, &places, needs, evidence)?;
        context.seed = seed;
        context.weights = self.asked.by_cost.then(|| weights(&context.pool)).flatten();
        self.note = note(&self.asked, &context, open.len());
        Ok((looked, context))
    }

    /// Takes an item unless it says what a chosen one says; whether more are wanted.
    fn take(&mut self, item: usize, score: Option<f64>, wanted: usize) -> bool {
        if self.picked.len() < wanted && !self.is_twin(item) {
            self.add(item, score);
        }
        self.picked.len() < wanted
    }

    fn add(&mut self, item: usize, score: Option<f64>) {
        if self.taken.insert(item) {
            self.twins.add(&self.sorted[item]);
            self.picked.push((item, score));
        }
    }

    fn is_twin(&self, item: usize) -> bool {
        let item = &self.sorted[item];
        // A random choice is a fair sample: what is said in many ways may come in many ways.
        self.twins.has_equal(item) || (!self.asked.strategy.is_random() && self.twins.has_near(item))
    }

    /// Least sure first, what the strategy passed over: first what is unlike the chosen, then all different texts.
    fn take_left(&mut self, open: &[usize], wanted: usize) {
        if self.picked.len() >= wanted {
            return;
        }
        let mut left: Vec<usize> = open.to_vec();
        sort_by_doubt(self.sorted, &mut left);
        left.iter().all(|&item| self.take(item, None, wanted));
        for item in left {
            if self.picked.len() < wanted && !self.twins.has_equal(&self.sorted[item]) {
                self.add(item, None);
            }
        }
    }

    pub(super) fn picks(self) -> Vec<Pick> {
        let random = self.asked.strategy.is_random();
        let why = |item: &PoolItem<'_>| match self.asked.strategy.reason() {
            _ if random => RANDOM.to_owned(),
            Some(words) if item.prediction.is_some() => words.to_owned(),
            _ => reason(item.prediction),
        };
        let pick = |&(i, score): &(usize, Option<f64>)| Pick {
            index: self.order[i],
            reason: why(&self.sorted[i]),
            random,
            holdout: false,
            score: score.filter(|_| !random),
        };
        self.picked.iter().map(pick).collect()
    }
}

fn note(asked: &Asked, context: &Context<'_>, open: usize) -> Option<String> {
    let name = asked.strategy.name();
    let mut notes = Vec::new();
    if context.lacks(asked.strategy.needs()) {
        let missing =
            if asked.strategy.needs().draws { "a model with dropout" } else { "an earlier version" };
        notes.push(format!("{name} needs {missing}, and there is none: the least sure words decided"));
    } else if context.pool.len() < open {
        let looked = context.pool.len();
        notes.push(format!(
            "{name} looked at {looked} of {open} items: the least sure ones and some at random"
        ));
    }
    if asked.by_cost && context.weights.is_none() {
        notes.push("no time is foreseen for any item: cost did not count".to_owned());
    }
    (!notes.is_empty()).then(|| notes.join("; "))
}

/// One of each list in turn.
fn in_turn<T>(lists: Vec<Vec<T>>) -> Vec<T> {
    let mut lists: Vec<_> = lists.into_iter().map(Vec::into_iter).collect();
    let mut all = Vec::new();
    loop {
        let before = all.len();
        all.extend(lists.iter_mut().filter_map(Iterator::next));
        if all.len() == before {
            return all;
        }
    }
}
