//! The tags of several verticals side by side: each vertical has its own “outside”, and attributes of one
//! name in two verticals are two attributes (paper 2: nobody matches them).

use serde::{Deserialize, Serialize};
use swingtag_catalogue::Schema;
use swingtag_models::crf::Transitions;

use crate::encode::TagSet;
use crate::error::LearnError;
use crate::recipe::Labelled;

/// Fewest labelled items of a vertical: with one there is nothing to share.
const LEAST_ITEMS: usize = 2;

/// Verticals in the order of their names, each with its own tags. The tags of a vertical are a run of
/// columns of the scores.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct VerticalTags {
    names: Vec<String>,
    tags: Vec<TagSet>,
}

impl VerticalTags {
    /// The verticals of the examples.
    ///
    /// # Errors
    /// Fewer than two verticals, or one with too few labelled items.
    pub(super) fn new(schema: &Schema, examples: &[Labelled]) -> Result<Self, LearnError> {
        let mut names: Vec<String> = examples.iter().map(|example| example.item.vertical.clone()).collect();
        names.sort_unstable();
        names.dedup();
        let mut tags = Vec::with_capacity(names.len());
        for name in &names {
            let own: Vec<Labelled> =
                examples.iter().filter(|example| example.item.vertical == *name).cloned().collect();
            if own.len() < LEAST_ITEMS {
                return Err(LearnError::TooLittle(format!(
                    "vertical “{name}” has {} labelled item; coupling needs at least {LEAST_ITEMS} in each vertical",
                    own.len()
                )));
            }
            let verticals = schema.vertical(name).cloned().into_iter().collect();
            tags.push(TagSet::new(&Schema { verticals }, &own));
        }
        let tags = Self { names, tags };
        tags.check()?;
        Ok(tags)
    }

    /// Refuses what cannot be coupled.
    pub(super) fn check(&self) -> Result<(), LearnError> {
        if self.names.len() == self.tags.len() && self.names.len() > 1 {
            return Ok(());
        }
        let there = self.names.first().map_or("no vertical".to_owned(), |name| format!("only “{name}”"));
        Err(LearnError::TooLittle(format!(
            "coupling needs labelled items of at least two verticals, and there is {there}; \
             name others with `--verticals`, or let `--borrow` find some"
        )))
    }

    /// Names of the verticals.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// The place of a vertical.
    pub(super) fn place(&self, vertical: &str) -> Option<usize> {
        self.names.iter().position(|name| name == vertical)
    }

    /// The tags of a vertical by its place.
    pub(super) fn of(&self, place: usize) -> &TagSet {
        &self.tags[place]
    }

    /// The columns of each vertical.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        let mut first = 0;
        let run = |tags: &TagSet| {
            let columns = (first..first + tags.tags()).collect();
            first += tags.tags();
            columns
        };
        self.tags.iter().map(run).collect()
    }

    /// The rule of IOB2 among the columns of each vertical, as scores of 0 and −∞.
    pub(super) fn rule(&self) -> Transitions {
        let groups = self.groups();
        let first: Vec<usize> = groups.iter().flat_map(|group| group.iter().map(|_| group[0])).collect();
        Transitions::free(first.len()).restricted(|from, to| {
            let inside = to > first[to] && (to - first[to]).is_multiple_of(2);
            !inside || from == Some(to) || from == Some(to - 1)
        })
    }
}
