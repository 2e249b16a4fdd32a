//! What strategies are told in a round of a simulation.

use swingtag_catalogue::Item;

use super::fixed::Fixed;
use super::round::Round;
use super::run::Simulation;
use crate::acquire::{Evidence, Vectors, hashed_vectors, information_of};
use crate::error::LearnError;

/// The model of the round before, asked again.
pub(super) struct RoundEvidence<'a> {
    pub(super) simulation: &'a Simulation<'a>,
    pub(super) fixed: &'a Fixed<'a>,
    pub(super) before: &'a Round,
}

impl RoundEvidence<'_> {
    /// The place in the simulation's pool of a place in what is left.
    fn place(&self, left: usize) -> usize {
        self.before.rest[left].0
    }
}

impl Evidence for RoundEvidence<'_> {
    fn embed(&self, texts: &[&str]) -> Result<Vectors, LearnError> {
        match &self.fixed.titles {
            Some(titles) => titles.vectors(texts, self.simulation.watch),
            None => Ok(hashed_vectors(texts)),
        }
    }

    fn labelled(&self) -> Result<Vec<String>, LearnError> {
        let title = |&i: &usize| self.fixed.pool[i].item.title().to_owned();
        Ok(self.before.chosen.iter().map(title).collect())
    }

    fn information(&self, places: &[usize]) -> Result<Option<Vec<Option<f64>>>, LearnError> {
        let tagger = self.simulation.recipe.open(&self.before.artefact, self.simulation.resources)?;
        let item = |&left: &usize| self.fixed.pool[self.place(left)].item.clone();
        let items: Vec<Item> = places.iter().map(item).collect();
        information_of(tagger.as_ref(), &items, self.simulation.watch)
    }

    fn flips(&self, places: &[usize]) -> Result<Option<Vec<Option<f64>>>, LearnError> {
        let of = |&left: &usize| self.before.flips.get(&self.place(left)).copied();
        Ok(Some(places.iter().map(of).collect()))
    }
}
