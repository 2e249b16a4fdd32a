//! The best paths (Viterbi, 1967; the list version after Seshadri and Sundberg, 1994).

use super::lattice::Lattice;

/// A path with its score.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Tags as places in the lattice's tags.
    pub tags: Vec<usize>,
    /// Natural logarithm of its probability.
    pub log_probability: f64,
}

/// One of the best ways to reach a tag.
#[derive(Clone, Copy)]
struct Arrival {
    score: f64,
    /// The tag before, and which of that tag's arrivals.
    from: (usize, usize),
}

impl Lattice<'_> {
    /// The most probable path; equal scores go to the lower tag.
    #[must_use]
    pub fn best(&self) -> Path {
        self.n_best(1).pop().unwrap_or(Path { tags: Vec::new(), log_probability: 0.0 })
    }

    /// Up to `count` most probable paths, best first. Impossible paths are left out.
    #[must_use]
    pub fn n_best(&self, count: usize) -> Vec<Path> {
        if self.length == 0 || count == 0 {
            return Vec::new();
        }
        let (t, tags) = (self.transitions, self.transitions.tags());
        let first = |tag: usize| Arrival { score: t.start[tag] + self.scores[tag], from: (0, 0) };
        let mut columns: Vec<Vec<Vec<Arrival>>> =
            vec![(0..tags).map(|tag| possible([first(tag)], 1)).collect()];
        for position in 1..self.length {
            let before = &columns[position - 1];
            let column = (0..tags).map(|tag| {
                let emission = self.scores[position * tags + tag];
                possible(extended(before, |from| t.between[from * tags + tag] + emission), count)
            });
            let column = column.collect();
            columns.push(column);
        }
        let ends = extended(&columns[self.length - 1], |from| t.end[from]);
        possible(ends, count).into_iter().map(|end| self.follow(&columns, end)).collect()
    }

    fn follow(&self, columns: &[Vec<Vec<Arrival>>], end: Arrival) -> Path {
        let mut tags = vec![0; self.length];
        let mut at = end.from;
        for position in (0..self.length).rev() {
            tags[position] = at.0;
            at = columns[position][at.0][at.1].from;
        }
        Path { tags, log_probability: end.score - self.log_partition }
    }
}

/// All arrivals of a column, each extended by the score of leaving its tag.
fn extended<'c>(
    column: &'c [Vec<Arrival>],
    leave: impl Fn(usize) -> f64 + 'c,
) -> impl Iterator<Item = Arrival> + 'c {
    column.iter().enumerate().flat_map(move |(tag, arrivals)| {
        let more = leave(tag);
        arrivals
            .iter()
            .enumerate()
            .map(move |(rank, arrival)| Arrival { score: arrival.score + more, from: (tag, rank) })
    })
}

/// The best `count` arrivals that can happen, best first; earlier ones win ties.
fn possible(arrivals: impl IntoIterator<Item = Arrival>, count: usize) -> Vec<Arrival> {
    let mut kept: Vec<Arrival> = Vec::with_capacity(count + 1);
    for arrival in arrivals {
        let place = kept.partition_point(|k| k.score >= arrival.score);
        if arrival.score > f64::NEG_INFINITY && place < count {
            kept.insert(place, arrival);
            kept.truncate(count);
        }
    }
    kept
}
