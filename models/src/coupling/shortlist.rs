//! The pairs of contexts that may learn from each other (paper 2, the list `L`).

use std::ops::Range;

use super::contexts::Contexts;
use super::nearest::nearest;

/// What makes a pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShortlistShape {
    /// Least cosine; the pair's must be above it.
    pub threshold: f32,
    /// Most partners of a context, on both sides.
    pub partners: usize,
}

/// Pairs of contexts of two verticals, by the left one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shortlist {
    /// Left and right context, in the order of the left.
    pairs: Vec<(u32, u32)>,
    /// Where the pairs of each left context begin, and the end.
    left: Vec<usize>,
    /// Pair numbers in the order of the right context.
    by_right: Vec<u32>,
    /// Where those of each right context begin in `by_right`, and the end.
    right: Vec<usize>,
}

impl Shortlist {
    /// All pairs above the threshold, the closest first as long as both have room for a partner.
    #[must_use]
    pub fn new(left: &Contexts, right: &Contexts, shape: ShortlistShape) -> Self {
        let found = nearest(left, right, shape.threshold, shape.partners);
        let mut candidates: Vec<(f32, u32, u32)> = each(&found).collect();
        let found = nearest(right, left, shape.threshold, shape.partners);
        candidates.extend(each(&found).map(|(cosine, right, left)| (cosine, left, right)));
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut pairs = Vec::new();
        let (mut taken_left, mut taken_right) = (vec![0; left.len()], vec![0; right.len()]);
        let mut before = None;
        for (_, l, r) in candidates {
            let (of_left, of_right) = (&mut taken_left[l as usize], &mut taken_right[r as usize]);
            // The same pair found from both sides stands beside itself: its cosine has the same bits.
            if before != Some((l, r)) && *of_left < shape.partners && *of_right < shape.partners {
                pairs.push((l, r));
                *of_left += 1;
                *of_right += 1;
            }
            before = Some((l, r));
        }
        pairs.sort_unstable();
        Self::index(pairs, &taken_left, &taken_right)
    }

    fn index(pairs: Vec<(u32, u32)>, of_left: &[usize], of_right: &[usize]) -> Self {
        let mut by_right: Vec<u32> = (0..pairs.len() as u32).collect();
        by_right.sort_by_key(|number| pairs[*number as usize].1);
        Self { left: bounds(of_left), right: bounds(of_right), pairs, by_right }
    }

    /// Number of pairs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }

    /// Left and right context of a pair.
    ///
    /// # Panics
    /// When there is no such pair.
    #[must_use]
    pub fn pair(&self, number: usize) -> (usize, usize) {
        let (left, right) = self.pairs[number];
        (left as usize, right as usize)
    }

    /// The pairs of a left context: `L(j, i)`.
    pub(super) fn of_left(&self, left: usize) -> Range<usize> {
        self.left[left]..self.left[left + 1]
    }

    /// The pairs of a right context: `L(j', i')`.
    pub(super) fn of_right(&self, right: usize) -> impl Iterator<Item = usize> {
        self.by_right[self.right[right]..self.right[right + 1]].iter().map(|number| *number as usize)
    }
}

fn each(found: &[Vec<(f32, u32)>]) -> impl Iterator<Item = (f32, u32, u32)> {
    found
        .iter()
        .enumerate()
        .flat_map(|(query, found)| found.iter().map(move |(cosine, key)| (*cosine, query as u32, *key)))
}

/// Running sums: where each part begins, and the end.
fn bounds(counts: &[usize]) -> Vec<usize> {
    let mut bounds = Vec::with_capacity(counts.len() + 1);
    let mut sum = 0;
    bounds.push(sum);
    for count in counts {
        sum += count;
        bounds.push(sum);
    }
    bounds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Random;

    fn contexts(count: usize, seed: u64) -> Contexts {
        let mut contexts = Contexts::new(8);
        contexts.push_text(&Random::new(seed).normals(count * 8, 1.0), 0);
        contexts
    }

    fn cosine(a: &[f32], b: &[f32]) -> f32 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    #[test]
    fn without_a_limit_it_is_the_set_of_all_close_pairs() {
        let (left, right) = (contexts(150, 1), contexts(1300, 2));
        let shape = ShortlistShape { threshold: 0.7, partners: 2000 };
        let list = Shortlist::new(&left, &right, shape);
        let mut expected = Vec::new();
        for l in 0..left.len() {
            let close = (0..right.len()).filter(|r| cosine(left.vector(l), right.vector(*r)) > 0.7);
            expected.extend(close.map(|r| (l, r)));
        }
        assert!(expected.len() > 1000);
        assert_eq!((0..list.len()).map(|n| list.pair(n)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn no_context_has_more_partners_than_allowed_and_the_index_agrees() {
        let (left, right) = (contexts(300, 3), contexts(200, 4));
        let list = Shortlist::new(&left, &right, ShortlistShape { threshold: 0.3, partners: 5 });
        assert!(list.len() > 500 && (0..left.len()).all(|l| list.of_left(l).len() <= 5));
        for r in 0..right.len() {
            let of_right: Vec<usize> = list.of_right(r).collect();
            assert!(of_right.len() <= 5 && of_right.iter().all(|n| list.pair(*n).1 == r));
        }
        assert!((0..left.len()).all(|l| list.of_left(l).all(|n| list.pair(n).0 == l)));
        assert_eq!((0..right.len()).map(|r| list.of_right(r).count()).sum::<usize>(), list.len());
    }

    #[test]
    fn contexts_of_nothing_and_empty_sides_have_no_pairs() {
        let shape = ShortlistShape { threshold: 0.0, partners: 3 };
        assert!(Shortlist::new(&Contexts::new(8), &contexts(5, 1), shape).is_empty());
        let mut zeros = Contexts::new(8);
        zeros.push_text(&[0.0; 24], 2);
        assert!(Shortlist::new(&zeros, &contexts(5, 1), shape).is_empty());
    }
}
