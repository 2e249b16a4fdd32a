//! Scores of tags beside each other.

use crate::kernel::vectorised;

/// Transition scores among `tags` tags, row by row from the earlier tag to the later.
#[derive(Clone, Debug, PartialEq)]
pub struct Transitions {
    tags: usize,
    between: Vec<f32>,
    start: Vec<f32>,
    end: Vec<f32>,
}

impl Transitions {
    /// From `tags × tags` scores and the scores of first and last tags.
    ///
    /// # Panics
    /// When the lengths do not fit each other.
    #[must_use]
    pub fn new(between: Vec<f32>, start: Vec<f32>, end: Vec<f32>) -> Self {
        let tags = start.len();
        assert!(between.len() == tags * tags && end.len() == tags, "transition scores of different sizes");
        Self { tags, between, start, end }
    }

    /// Every tag may follow every tag.
    #[must_use]
    pub fn free(tags: usize) -> Self {
        Self::new(vec![0.0; tags * tags], vec![0.0; tags], vec![0.0; tags])
    }

    /// Number of tags.
    #[must_use]
    pub fn tags(&self) -> usize {
        self.tags
    }

    /// Score of `to` after `from`.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> f32 {
        self.between[from * self.tags + to]
    }

    /// Forbids what `allowed` does not allow: `(None, to)` is a first tag.
    #[must_use]
    pub fn restricted(mut self, allowed: impl Fn(Option<usize>, usize) -> bool) -> Self {
        for to in 0..self.tags {
            if !allowed(None, to) {
                self.start[to] = f32::NEG_INFINITY;
            }
            for from in (0..self.tags).filter(|from| !allowed(Some(*from), to)) {
                self.between[from * self.tags + to] = f32::NEG_INFINITY;
            }
        }
        self
    }

    /// The sum of two sets of scores; what either forbids stays forbidden.
    ///
    /// # Panics
    /// When they have different tags.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let add = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a + b).collect();
        assert_eq!(self.tags, other.tags, "transition scores of different tag sets");
        Self::new(
            add(&self.between, &other.between),
            add(&self.start, &other.start),
            add(&self.end, &other.end),
        )
    }

    /// The scores among some of the tags, ready for sums over paths. Tags keep the order of the list.
    #[must_use]
    pub fn among(&self, allowed: &[usize]) -> LocalTransitions {
        let gather = |scores: &[f32]| allowed.iter().map(|t| f64::from(scores[*t])).collect::<Vec<_>>();
        let between: Vec<f64> = allowed
            .iter()
            .flat_map(|from| gather(&self.between[from * self.tags..(from + 1) * self.tags]))
            .collect();
        LocalTransitions::new(allowed.to_vec(), between, gather(&self.start), gather(&self.end))
    }
}

/// Transition scores among the tags that one kind of sequence may have, and their exponentials.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalTransitions {
    /// The tags' numbers in the whole tag set.
    pub(super) allowed: Vec<usize>,
    /// Natural scores, from-major.
    pub(super) between: Vec<f64>,
    pub(super) start: Vec<f64>,
    pub(super) end: Vec<f64>,
    /// `exp(between)`, from-major.
    pub(super) weights: Vec<f64>,
    /// The same for [`weighted_sum`]: the row of a tag holds the weights of the tags after it.
    pub(super) after: Vec<f64>,
    /// The row of a tag holds the weights of the tags before it.
    pub(super) before: Vec<f64>,
}

/// Columns that [`weighted_sum`] keeps in registers; rows are padded with zeros to a multiple.
const BLOCK: usize = 16;

vectorised! {
    /// `out[j] = Σ_i left[i] · rows[i, j]`, rows padded.
    fn weighted_sum(left: &[f64], rows: &[f64], out: &mut [f64]) {
        let width = out.len().next_multiple_of(BLOCK);
        for (block, out) in out.chunks_mut(BLOCK).enumerate() {
            // Two sums side by side hide the latency of the multiply-adds.
            let mut sums = [[0.0_f64; BLOCK]; 2];
            for (pair, left) in left.chunks(2).enumerate() {
                for (i, x) in left.iter().enumerate() {
                    let at = (2 * pair + i) * width + block * BLOCK;
                    for (sum, w) in sums[i].iter_mut().zip(&rows[at..at + BLOCK]) {
                        *sum = x.mul_add(*w, *sum);
                    }
                }
            }
            for (out, (a, b)) in out.iter_mut().zip(sums[0].iter().zip(&sums[1])) {
                *out = a + b;
            }
        }
    }
}

/// Rows of `n` numbers, padded.
fn padded(n: usize, cell: impl Fn(usize, usize) -> f64) -> Vec<f64> {
    let width = n.next_multiple_of(BLOCK);
    (0..n * width).map(|x| if x % width < n { cell(x / width, x % width) } else { 0.0 }).collect()
}

impl LocalTransitions {
    fn new(allowed: Vec<usize>, between: Vec<f64>, start: Vec<f64>, end: Vec<f64>) -> Self {
        let n = allowed.len();
        let weights: Vec<f64> = between.iter().map(|x| x.exp()).collect();
        let after = padded(n, |from, to| weights[from * n + to]);
        let before = padded(n, |to, from| weights[from * n + to]);
        Self { allowed, between, start, end, weights, after, before }
    }

    /// The tags' numbers in the whole tag set.
    #[must_use]
    pub fn allowed(&self) -> &[usize] {
        &self.allowed
    }

    /// Number of tags.
    #[must_use]
    pub fn tags(&self) -> usize {
        self.allowed.len()
    }
}
