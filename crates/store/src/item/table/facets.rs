//! Counts for the filters, made while the list is.

use std::collections::{BTreeMap, HashMap};

use super::FacetCounts;
use super::wanted::{Narrow, filter};
use crate::error::Result;
use crate::item::{STATUSES, status_of_code};
use crate::schema::Names;

/// Steps of the histogram of confidences.
const STEPS: u8 = 20;

/// Sums while a list is read.
pub(super) struct Counter<'a> {
    names: &'a Names,
    verticals: HashMap<i64, u64>,
    statuses: [u64; STATUSES.len()],
    lowest: [u64; STEPS as usize],
    unpredicted: u64,
    /// By vertical, how often each set of known attributes occurs.
    known: HashMap<(i64, i64), u64>,
    marks: [u64; 3],
    assignees: BTreeMap<String, u64>,
}

impl<'a> Counter<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self {
            names,
            verticals: HashMap::new(),
            statuses: [0; STATUSES.len()],
            lowest: [0; STEPS as usize],
            unpredicted: 0,
            known: HashMap::new(),
            marks: [0; 3],
            assignees: BTreeMap::new(),
        }
    }

    /// Counts an item for every filter that alone keeps it out, or for all when none does.
    pub(super) fn count(&mut self, item: &Narrow, failing: u8) {
        let passes_but = |filter: u8| failing & !filter == 0;
        if passes_but(filter::VERTICAL) {
            *self.verticals.entry(item.vertical).or_default() += 1;
        }
        if passes_but(filter::STATUS)
            && let Some(sum) = self.statuses.get_mut(usize::from(item.status))
        {
            *sum += 1;
        }
        if passes_but(filter::LOWEST) {
            self.confidence(item.lowest);
        }
        if passes_but(filter::MISSING) {
            *self.known.entry((item.vertical, item.known)).or_default() += 1;
        }
        if passes_but(filter::MARKS) {
            let sets = [item.conflicts, item.partly, item.only_text];
            for (sum, set) in self.marks.iter_mut().zip(sets) {
                *sum += u64::from(set != 0);
            }
        }
        if passes_but(filter::ASSIGNEE) {
            *self.assignees.entry(item.assignee.clone().unwrap_or_default()).or_default() += 1;
        }
    }

    fn confidence(&mut self, lowest: Option<f64>) {
        let Some(lowest) = lowest else {
            self.unpredicted += 1;
            return;
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to the steps just before"
        )]
        let step = (lowest * f64::from(STEPS)).clamp(0.0, f64::from(STEPS - 1)) as usize;
        self.lowest[step] += 1;
    }

    pub(super) fn finish(self) -> Result<FacetCounts> {
        let named = |vertical: &crate::schema::VerticalNames| {
            (vertical.name.clone(), self.verticals.get(&vertical.id).copied().unwrap_or_default())
        };
        let mut statuses = Vec::new();
        for (code, sum) in (0..).zip(self.statuses) {
            statuses.push((status_of_code(code)?, sum));
        }
        let nobody_is_assigned = self.assignees.keys().all(String::is_empty);
        Ok(FacetCounts {
            verticals: self.names.in_order().map(named).collect(),
            statuses,
            lowest: self.lowest.to_vec(),
            unpredicted: self.unpredicted,
            missing: self.missing(),
            conflict: self.marks[0],
            partly: self.marks[1],
            only_text: self.marks[2],
            assignees: if nobody_is_assigned { Vec::new() } else { self.assignees.into_iter().collect() },
        })
    }

    /// Attributes by name over all verticals that the list holds.
    fn missing(&self) -> Vec<(String, u16, u64)> {
        let mut sums: Vec<(String, u16, u64)> = Vec::new();
        for vertical in self.names.in_order() {
            let sets = self.known.iter().filter(|((id, _), _)| *id == vertical.id);
            let sets: Vec<(i64, u64)> = sets.map(|((_, known), count)| (*known, *count)).collect();
            for attribute in vertical.live.iter().filter(|attribute| attribute.bit != 0) {
                let lacking = sets.iter().filter(|(known, _)| known & attribute.bit == 0);
                let count: u64 = lacking.map(|(_, count)| count).sum();
                match sums.iter_mut().find(|(name, ..)| *name == attribute.name) {
                    Some((.., sum)) => *sum += count,
                    None => sums.push((attribute.name.clone(), attribute.slot, count)),
                }
            }
        }
        sums.retain(|(.., count)| *count > 0);
        sums.sort_by(|(a, _, x), (b, _, y)| y.cmp(x).then_with(|| a.cmp(b)));
        sums
    }
}
