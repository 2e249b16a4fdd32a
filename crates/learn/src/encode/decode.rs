//! The best path through a lattice as spans with probabilities.

use std::ops::Range;

use swingtag_catalogue::{Candidate, ScoredSpan, Span};
use swingtag_models::crf::Lattice;

use super::doubt::Doubt;
use super::sequence::Place;
use super::tags::TagSet;

/// Other attributes shown for a span.
const CANDIDATES: usize = 3;

/// What a tagger says about one field.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodedField {
    /// Spans in text order.
    pub spans: Vec<ScoredSpan>,
    /// Natural logarithm of the best path's probability.
    pub log_probability: f64,
    /// How sure each place is of its tag, summed over the places.
    pub doubt: Doubt,
}

/// Reads the best path of a field's lattice, whose positions are the field's places and whose tags
/// are `allowed`.
#[must_use]
pub fn decode(
    tags: &TagSet,
    allowed: &[usize],
    field: &str,
    places: &[Place],
    lattice: &Lattice<'_>,
) -> DecodedField {
    let best = lattice.best();
    let spans = stretches(&best.tags).into_iter().filter_map(|(range, begin)| {
        let (first, last) = (places.get(range.start)?, places.get(range.end - 1)?);
        let attribute = tags.attribute(*allowed.get(begin)?)?;
        Some(ScoredSpan {
            span: Span::new(field, first.start, last.end, attribute),
            confidence: confidence(lattice, &range, begin),
            candidates: candidates(tags, allowed, lattice, &range, begin),
        })
    });
    let doubt = Doubt::of(lattice);
    DecodedField { spans: spans.collect(), log_probability: best.log_probability, doubt }
}

/// Rounds to 4 places, as scores are stored.
#[must_use]
pub fn round4(x: f64) -> f32 {
    ((x * 1e4).round() / 1e4) as f32
}

fn confidence(lattice: &Lattice<'_>, range: &Range<usize>, begin: usize) -> f32 {
    round4(lattice.span_probability(range.clone(), begin, begin + 1).clamp(0.0, 1.0))
}

fn candidates(
    tags: &TagSet,
    allowed: &[usize],
    lattice: &Lattice<'_>,
    range: &Range<usize>,
    chosen: usize,
) -> Vec<Candidate> {
    let mut others: Vec<Candidate> = (1..allowed.len())
        .step_by(2)
        .filter(|begin| *begin != chosen)
        .filter_map(|begin| {
            let attribute = tags.attribute(allowed[begin])?.to_owned();
            Some(Candidate { attribute, confidence: confidence(lattice, range, begin) })
        })
        .filter(|candidate| candidate.confidence > 0.0)
        .collect();
    others.sort_by(|a, b| b.confidence.total_cmp(&a.confidence).then(a.attribute.cmp(&b.attribute)));
    others.truncate(CANDIDATES);
    others
}

/// The spans of a path: positions, and the begin tag. Begin tags are odd, inside tags follow theirs.
pub(crate) fn stretches(path: &[usize]) -> Vec<(Range<usize>, usize)> {
    let mut found: Vec<(Range<usize>, usize)> = Vec::new();
    for (position, tag) in path.iter().enumerate() {
        match found.last_mut() {
            Some((range, begin)) if *tag == *begin + 1 && range.end == position => range.end += 1,
            _ if tag % 2 == 1 => found.push((position..position + 1, *tag)),
            _ => {}
        }
    }
    found
}
