//! IOB2 tags of pieces: `O`, then `B` and `I` of each attribute.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use swingtag_catalogue::{AttributeKind, Schema, Span, without_overlaps};
use swingtag_models::crf::Transitions;

use super::sequence::Place;
use crate::recipe::Labelled;

/// The attributes that a tagger knows, and which of them each vertical has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagSet {
    /// Attribute `i` has the tags `2 i + 1` (begin) and `2 i + 2` (inside); tag 0 is outside.
    attributes: Vec<String>,
    /// Attribute numbers of each vertical.
    verticals: BTreeMap<String, Vec<usize>>,
}

impl TagSet {
    /// The span attributes of a schema, and those that labels use besides. Attributes of one name
    /// are one attribute, so that verticals learn from each other.
    #[must_use]
    pub fn new(schema: &Schema, examples: &[Labelled]) -> Self {
        let mut names: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for vertical in &schema.verticals {
            let spans = vertical.attributes.iter().filter(|a| a.kind != AttributeKind::Choice);
            names.entry(&vertical.name).or_default().extend(spans.map(|a| a.name.as_str()));
        }
        for example in examples {
            let used = example.gold.spans.iter().map(|span| span.attribute.as_str());
            names.entry(&example.item.vertical).or_default().extend(used);
        }
        let all: BTreeSet<&str> = names.values().flatten().copied().collect();
        let attributes: Vec<String> = all.into_iter().map(str::to_owned).collect();
        let number = |name: &str| attributes.binary_search_by(|a| a.as_str().cmp(name)).ok();
        let verticals = names
            .into_iter()
            .map(|(vertical, used)| (vertical.to_owned(), used.into_iter().filter_map(number).collect()))
            .collect();
        Self { attributes, verticals }
    }

    /// Number of tags.
    #[must_use]
    pub fn tags(&self) -> usize {
        1 + 2 * self.attributes.len()
    }

    /// The rule of IOB2: `I-x` only after `B-x` or `I-x`, as scores of 0 and −∞.
    #[must_use]
    pub fn rule(&self) -> Transitions {
        Transitions::free(self.tags()).restricted(|from, to| {
            let inside = to > 0 && to % 2 == 0;
            !inside || from == Some(to) || from == Some(to - 1)
        })
    }

    /// The tags that items of a group may have. Group `i` is the vertical of that place; one more
    /// group, of all tags, is for verticals that were not there in training.
    #[must_use]
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let with_outside = |attributes: &mut dyn Iterator<Item = usize>| {
            std::iter::once(0).chain(attributes.flat_map(|a| [2 * a + 1, 2 * a + 2])).collect()
        };
        let verticals = self.verticals.values().map(|own| with_outside(&mut own.iter().copied()));
        let all = with_outside(&mut (0..self.attributes.len()));
        verticals.chain([all]).collect()
    }

    /// The group of a vertical.
    #[must_use]
    pub fn group(&self, vertical: &str) -> usize {
        self.verticals.keys().position(|name| name == vertical).unwrap_or(self.verticals.len())
    }

    /// The number of an attribute: its begin tag is `2 n + 1`, its inside tag `2 n + 2`.
    #[must_use]
    pub fn number(&self, attribute: &str) -> Option<u32> {
        let place = self.attributes.iter().position(|name| name == attribute)?;
        u32::try_from(place).ok()
    }

    /// The attribute that the begin tag at a place of a group's tags opens.
    #[must_use]
    pub fn attribute(&self, tag: usize) -> Option<&str> {
        tag.checked_sub(1).and_then(|tag| self.attributes.get(tag / 2)).map(String::as_str)
    }

    /// Gold tags of the places of a field, as positions in the group's tags. Of overlapping spans the
    /// longer is kept; an attribute that the vertical does not have is left out.
    #[must_use]
    pub fn gold(&self, vertical: &str, field: &str, places: &[Place], spans: &[Span]) -> Vec<usize> {
        let mut tags = vec![0; places.len()];
        let own: Vec<Span> = spans.iter().filter(|span| span.field == field).cloned().collect();
        for span in without_overlaps(&own).0 {
            let Some(begin) = self.begin(vertical, &span.attribute) else { continue };
            let mut tag = begin;
            for (place, slot) in places.iter().zip(&mut tags) {
                if place.start < span.end && span.start < place.end && *slot == 0 {
                    *slot = tag;
                    tag = begin + 1;
                }
            }
        }
        tags
    }

    /// Position of an attribute's begin tag among the tags of a vertical.
    fn begin(&self, vertical: &str, attribute: &str) -> Option<usize> {
        let number = self.attributes.iter().position(|name| name == attribute)?;
        let own = self.verticals.get(vertical)?;
        own.iter().position(|a| *a == number).map(|position| 2 * position + 1)
    }
}
