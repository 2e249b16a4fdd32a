//! The distribution over the answers that a sequence can have.

use std::f64::consts::LN_2;

/// Probabilities of answers from the scores of both pointers.
///
/// Allowed are “not in this text” and the stretches `first..=last` of at most `longest` positions,
/// `P ∝ exp(start[first] + end[last])`. A stretch that runs two answers together is not allowed: when
/// a text says two colours, the softmax asks for both beginnings and both ends, and the stretch from
/// the first beginning to the second end would score as high as either. It is recognised by an end
/// and a later beginning inside it that are each at least half as probable as its own.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Start and end scores of the text's positions.
    text: Vec<[f64; 2]>,
    longest: usize,
    /// Score of “not in this text”.
    null: f64,
    /// Logarithm of the sum over all allowed answers.
    log_sum: f64,
}

/// An answer in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Answer {
    /// Its first position.
    pub first: usize,
    /// Its last position.
    pub last: usize,
    /// Natural logarithm of its probability.
    pub log_probability: f64,
}

impl Answer {
    fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

impl Answers {
    /// Reads the scores of position 0 and of the text's positions.
    #[must_use]
    pub fn new(null: [f32; 2], text: &[[f32; 2]], longest: usize) -> Self {
        let text = text.iter().map(|[start, end]| [f64::from(*start), f64::from(*end)]).collect();
        let null = f64::from(null[0]) + f64::from(null[1]);
        let mut answers = Self { text, longest, null, log_sum: 0.0 };
        let mut largest = null;
        answers.each(|_, _, score| largest = largest.max(score));
        let mut sum = (null - largest).exp();
        answers.each(|_, _, score| sum += (score - largest).exp());
        answers.log_sum = largest + sum.ln();
        answers
    }

    /// Natural logarithm of the probability that the answer is not in this text.
    #[must_use]
    pub fn log_null(&self) -> f64 {
        self.null - self.log_sum
    }

    /// Natural logarithm of the probability of a stretch; −∞ where it is not allowed.
    #[must_use]
    pub fn log_probability(&self, first: usize, last: usize) -> f64 {
        let mut found = f64::NEG_INFINITY;
        if first < self.text.len() {
            self.each_from(first, |at, score| {
                if at == last {
                    found = score - self.log_sum;
                }
            });
        }
        found
    }

    /// How far the best answer beats “not in this text”, as a logarithm; −∞ for a text without
    /// positions.
    #[must_use]
    pub fn margin(&self) -> f64 {
        self.best(&[]).map_or(f64::NEG_INFINITY, |best| best.log_probability - self.log_null())
    }

    /// Answers that beat “not in this text” by more than `threshold` (a logarithm), best first. The
    /// second and later ones overlap none before them and have at least `further` times the
    /// probability of the first: in training equal answers share the target evenly.
    #[must_use]
    pub fn several(&self, threshold: f64, further: f64) -> Vec<Answer> {
        let mut found: Vec<Answer> = Vec::new();
        while let Some(next) = self.best(&found) {
            let least = found.first().map_or(f64::NEG_INFINITY, |best| best.log_probability + further.ln());
            // Two answers of equal score may differ in the last digit.
            if next.log_probability - self.log_null() <= threshold || next.log_probability < least - 1e-9 {
                break;
            }
            found.push(next);
        }
        found
    }

    /// The most probable answer that overlaps none of these; of equal ones the leftmost, shortest.
    fn best(&self, without: &[Answer]) -> Option<Answer> {
        let mut best: Option<Answer> = None;
        self.each(|first, last, score| {
            let next = Answer { first, last, log_probability: score - self.log_sum };
            let better = best.is_none_or(|best| next.log_probability > best.log_probability);
            if better && !without.iter().any(|taken| taken.overlaps(&next)) {
                best = Some(next);
            }
        });
        best
    }

    /// Every allowed stretch with its score.
    fn each(&self, mut visit: impl FnMut(usize, usize, f64)) {
        for first in 0..self.text.len() {
            self.each_from(first, |last, score| visit(first, last, score));
        }
    }

    /// Every allowed last position of a first one, with the score of the stretch.
    fn each_from(&self, first: usize, mut visit: impl FnMut(usize, f64)) {
        let start = self.text[first][0];
        // The best end so far, and the best one before the latest beginning that could be another's.
        let (mut ended, mut closed) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for (last, [other, end]) in self.text.iter().enumerate().skip(first).take(self.longest) {
            if last > first && *other >= start - LN_2 {
                closed = ended;
            }
            if closed < end - LN_2 {
                visit(last, start + end);
            }
            ended = ended.max(*end);
        }
    }
}
