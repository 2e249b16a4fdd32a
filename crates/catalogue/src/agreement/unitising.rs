//! Krippendorff's unitising alpha (1995) of one attribute, from sums that add up over items.
//!
//! Segments of a text are the reader's units and the gaps between them. Two units that overlap are as far apart
//! as their ends, squared; a unit that lies in the other's gap is as far as its length, squared. What is
//! expected is the mean over all ways of placing every unit against every other one and into every gap.

use super::index::Index;
use crate::Span;

/// A stretch of code points, end exclusive.
type Stretch = (usize, usize);

/// What one item adds.
#[derive(Clone, Debug, Default)]
pub(super) struct Unitised {
    /// Squared distances over ordered pairs of readers, by the readers less one.
    observed: f64,
    /// Units, by the number of their length.
    units: Vec<(u32, f64)>,
    /// Gaps beyond those of readers who marked nothing (see [`Texts`]).
    gaps: Vec<(u32, f64)>,
}

/// The continuum: code points read, and the gaps of readers who marked nothing, by the number of their length.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    pub(super) positions: f64,
    pub(super) gaps: Vec<f64>,
}

impl Unitised {
    /// Whether nobody marked anything.
    pub(super) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Adds one field of the item: its length and each reader's spans of the attribute.
    pub(super) fn add(&mut self, length: usize, readers: &[Vec<&Span>], lengths: &mut Index<usize>) {
        if readers.iter().all(Vec::is_empty) {
            return;
        }
        let units: Vec<Vec<Stretch>> = readers.iter().map(|spans| units(spans, length)).collect();
        for (at, one) in units.iter().enumerate() {
            self.gaps.push((lengths.of(&length), -1.0));
            self.gaps.extend(gaps(one, length).map(|gap| (lengths.of(&gap), 1.0)));
            self.units.extend(one.iter().map(|unit| (lengths.of(&(unit.1 - unit.0)), 1.0)));
            for other in &units[at + 1..] {
                self.observed += 2.0 * distance(one, other) / (readers.len() - 1) as f64;
            }
        }
    }
}

/// The reader's spans as units: in order, those that overlap joined.
fn units(spans: &[&Span], length: usize) -> Vec<Stretch> {
    let mut sorted: Vec<Stretch> = spans.iter().map(|span| (span.start, span.end.min(length))).collect();
    sorted.sort_unstable();
    let mut units: Vec<Stretch> = Vec::with_capacity(sorted.len());
    for (start, end) in sorted {
        match units.last_mut() {
            Some(last) if start < last.1 => last.1 = last.1.max(end),
            _ => units.push((start, end)),
        }
    }
    units
}

/// Lengths of what lies before, between and after units.
fn gaps(units: &[Stretch], length: usize) -> impl Iterator<Item = usize> {
    let starts = units.iter().map(|unit| unit.0).chain([length]);
    let ends = [0].into_iter().chain(units.iter().map(|unit| unit.1));
    starts.zip(ends).map(|(start, end)| start - end).filter(|gap| *gap > 0)
}

/// Squared distances of two readers' segments.
fn distance(one: &[Stretch], other: &[Stretch]) -> f64 {
    let ends = |a: Stretch, b: Stretch| square(a.0.abs_diff(b.0)) + square(a.1.abs_diff(b.1));
    let both: f64 = one.iter().flat_map(|&a| under(a, other).iter().map(move |&b| ends(a, b))).sum();
    let lone = |of: &[Stretch], against: &[Stretch]| -> f64 {
        of.iter().filter(|a| under(**a, against).is_empty()).map(|a| square(a.1 - a.0)).sum()
    };
    both + lone(one, other) + lone(other, one)
}

/// The units that a stretch overlaps.
fn under(stretch: Stretch, units: &[Stretch]) -> &[Stretch] {
    let from = units.partition_point(|unit| unit.1 <= stretch.0);
    let to = units.partition_point(|unit| unit.0 < stretch.1).max(from);
    &units[from..to]
}

fn square(number: usize) -> f64 {
    (number as f64).powi(2)
}

/// Observed and expected disagreement over items that were drawn so often; none where nothing was marked.
/// `longest` holds every length with its number, longest first.
pub(super) fn disagreement<'a>(
    items: impl Iterator<Item = (&'a Unitised, f64)>,
    mut texts: Texts,
    longest: &[(usize, u32)],
) -> Option<(f64, f64)> {
    let mut units = vec![0.0; longest.len()];
    texts.gaps.resize(longest.len(), 0.0);
    let mut observed = 0.0;
    for (item, drawn) in items {
        observed += item.observed * drawn;
        item.units.iter().for_each(|(length, count)| units[*length as usize] += count * drawn);
        item.gaps.iter().for_each(|(length, count)| texts.gaps[*length as usize] += count * drawn);
    }
    let number: f64 = units.iter().sum();
    if number < 0.5 {
        return None;
    }
    // Gaps at least as long as the unit, and what they leave room for.
    let (mut long, mut room, mut expected, mut squares) = (0.0, 0.0, 0.0, 0.0);
    for &(length, at) in longest {
        let length = length as f64;
        long += texts.gaps[at as usize];
        room += texts.gaps[at as usize] * length;
        let places = room - long * (length - 1.0);
        let among = (number - 1.0) * (2.0 * length.powi(3) - 3.0 * length.powi(2) + length) / 3.0;
        expected += units[at as usize] * (among + length.powi(2) * places);
        squares += units[at as usize] * length * (length - 1.0);
    }
    let ways = texts.positions * (texts.positions - 1.0) - squares;
    (ways > 0.0).then(|| (observed / texts.positions, 2.0 * expected / ways))
}
