//! How often something was seen, and how often as what.

use serde::{Deserialize, Serialize};

/// Occurrences of a value or a word.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Counts {
    /// All of them.
    pub(super) seen: u32,
    /// By what they were labelled with: an attribute's or a tag's number, ascending.
    pub(super) labelled: Vec<(u32, u32)>,
}

impl Counts {
    /// Counts an occurrence; several labels on it count once each.
    pub(super) fn add(&mut self, labels: &[u32]) {
        self.seen += 1;
        labels.iter().for_each(|label| self.label(*label, 1));
    }

    /// Adds the occurrences of another.
    pub(super) fn plus(&mut self, other: &Self) {
        self.seen += other.seen;
        other.labelled.iter().for_each(|(label, count)| self.label(*label, *count));
    }

    fn label(&mut self, label: u32, count: u32) {
        match self.labelled.binary_search_by_key(&label, |(known, _)| *known) {
            Ok(place) => self.labelled[place].1 += count,
            Err(place) => self.labelled.insert(place, (label, count)),
        }
    }

    /// What is left without the occurrences of one example.
    pub(super) fn without(&self, own: Option<&Self>) -> Self {
        let Some(own) = own else { return self.clone() };
        let left = self.labelled.iter().map(|(label, count)| (*label, count.saturating_sub(own.of(*label))));
        Self {
            seen: self.seen.saturating_sub(own.seen),
            labelled: left.filter(|(_, count)| *count > 0).collect(),
        }
    }

    fn of(&self, label: u32) -> u32 {
        let found = self.labelled.binary_search_by_key(&label, |(known, _)| *known);
        found.map_or(0, |place| self.labelled[place].1)
    }

    /// The share of each label, held back by a pseudo-occurrence without any.
    pub(super) fn shares(&self) -> impl Iterator<Item = (u32, f32)> + '_ {
        let seen = self.seen as f32 + 1.0;
        self.labelled.iter().map(move |(label, count)| (*label, *count as f32 / seen))
    }

    /// The largest share.
    pub(super) fn best(&self) -> f32 {
        self.shares().map(|(_, share)| share).fold(0.0, f32::max)
    }
}
