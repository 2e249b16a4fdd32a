//! Thresholds that fit the dev items best.

use std::collections::{BTreeMap, BTreeSet};

use super::asker::Replies;
use super::decode::Thresholds;
use super::reply::Rule;
use crate::recipe::Labelled;

/// Marked spans from which an attribute gets a threshold of its own.
const ENOUGH: usize = 10;

/// Answers to the questions for one attribute, whatever their margin, and how many spans are marked.
#[derive(Clone, Debug, Default)]
struct Evidence {
    /// Margin of an answer, and whether it is right.
    answers: Vec<(f64, bool)>,
    gold: usize,
}

/// Chooses, for every attribute with enough marked spans, the threshold of the best F1 on these items; the
/// other attributes that training has seen labelled have the best one of all together. Answers of
/// different attributes are looked at apart.
pub(super) fn fit(
    items: &[Labelled],
    replies: &[Replies<'_>],
    further: f64,
    labelled: &BTreeSet<&str>,
) -> Thresholds {
    let (mut own, mut all) = (BTreeMap::<String, Evidence>::new(), Evidence::default());
    for (Labelled { item, gold }, replies) in items.iter().zip(replies) {
        let marked: BTreeSet<_> = gold.spans.iter().map(swingtag_catalogue::Span::key).collect();
        for reply in &replies.list {
            let (field, attribute) = (&item.fields[reply.field].name, &replies.asked[reply.asked].attribute);
            let pieces = &replies.pieces[reply.field];
            let evidence = own.entry(attribute.clone()).or_default();
            for found in reply.found(Rule { threshold: f64::NEG_INFINITY, further }) {
                let key = (field.as_str(), pieces[found.first].start, pieces[found.last].end, &**attribute);
                let answer = (found.margin, marked.contains(&key));
                evidence.answers.push(answer);
                all.answers.push(answer);
            }
            let here = marked.iter().filter(|(f, _, _, a)| f == field && a == attribute).count();
            evidence.gold += here;
            all.gold += here;
        }
    }
    if all.gold < ENOUGH {
        return Thresholds::default();
    }
    let others = all.best();
    let best = |attribute: &&str| {
        let evidence = own.remove(*attribute).filter(|evidence| evidence.gold >= ENOUGH);
        ((*attribute).to_owned(), evidence.map_or(others, Evidence::best))
    };
    Thresholds { own: labelled.iter().map(best).collect() }
}

impl Evidence {
    /// The threshold of the best F1; 0 unless another one is better.
    fn best(mut self) -> f64 {
        self.answers.sort_by(|a, b| b.0.total_cmp(&a.0));
        let f1 = |right: usize, given: usize| 2.0 * right as f64 / (given + self.gold).max(1) as f64;
        let at_zero = self.answers.iter().filter(|(margin, _)| *margin > 0.0);
        let mut best = (f1(at_zero.clone().filter(|(_, right)| *right).count(), at_zero.count()), 0.0);
        let mut right = 0;
        for (place, (margin, correct)) in self.answers.iter().enumerate() {
            right += usize::from(*correct);
            let next = self.answers.get(place + 1).map_or(*margin - 1.0, |(next, _)| *next);
            let score = f1(right, place + 1);
            if next < *margin && score > best.0 {
                best = (score, (*margin + next) / 2.0);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::Evidence;

    fn best(answers: &[(f64, bool)], gold: usize) -> f64 {
        Evidence { answers: answers.to_vec(), gold }.best()
    }

    #[test]
    fn the_threshold_parts_right_answers_from_wrong_ones() {
        assert!((best(&[(1.0, false), (5.0, true), (3.0, true), (2.0, false)], 2) - 2.5).abs() < 1e-12);
        assert!((best(&[(-1.0, true), (5.0, true), (-4.0, false)], 2) + 2.5).abs() < 1e-12);
    }

    #[test]
    fn zero_stays_where_nothing_is_better() {
        assert_eq!(best(&[(2.0, true), (-3.0, false)], 1), 0.0);
        assert_eq!(best(&[], 3), 0.0);
        assert_eq!(best(&[(1.0, true), (1.0, false)], 1), 0.0);
    }
}
