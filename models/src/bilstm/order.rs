//! In which order rows are visited: step by step through all sequences of a batch at once.

/// Sequences of a batch, longest first, so that those still running are always the first ones.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    /// First row and length.
    sequences: Vec<(usize, usize)>,
    /// Sequences that have a row at each step.
    running: Vec<usize>,
}

/// Rows that the matrix product computes as fast as one.
const TILE: usize = 8;

/// Which way an LSTM reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Onwards,
    Backwards,
}

impl Order {
    /// From the first rows of the sequences and the end of the last.
    pub(super) fn new(starts: &[usize]) -> Self {
        let mut sequences: Vec<(usize, usize)> =
            starts.windows(2).map(|w| (w[0], w[1] - w[0])).filter(|(_, length)| *length > 0).collect();
        sequences.sort_by_key(|(_, length)| std::cmp::Reverse(*length));
        let longest = sequences.first().map_or(0, |(_, length)| *length);
        let running = (0..longest).map(|step| sequences.partition_point(|(_, length)| *length > step));
        Self { running: running.collect(), sequences }
    }

    pub(super) fn steps(&self) -> usize {
        self.running.len()
    }

    /// Sequences at a step.
    pub(super) fn running(&self, step: usize) -> usize {
        self.running[step]
    }

    /// Rows to multiply at a step: a few rows of finished sequences more where a full tile is cheaper
    /// than single rows. What comes out for them is not read.
    pub(super) fn multiplied(&self, step: usize) -> usize {
        let running = self.running[step];
        if running % TILE > 1 { running.next_multiple_of(TILE) } else { running }
    }

    /// Rows that step buffers need.
    pub(super) fn room(&self) -> usize {
        self.sequences.len().next_multiple_of(TILE)
    }

    /// The row of a sequence at a step.
    pub(super) fn row(&self, sequence: usize, step: usize, reading: Reading) -> usize {
        let (start, length) = self.sequences[sequence];
        match reading {
            Reading::Onwards => start + step,
            Reading::Backwards => start + length - 1 - step,
        }
    }

    /// The row before, in the order of reading; none at the first step.
    pub(super) fn row_before(&self, sequence: usize, step: usize, reading: Reading) -> Option<usize> {
        step.checked_sub(1).map(|step| self.row(sequence, step, reading))
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, Reading};

    #[test]
    fn every_row_is_visited_once_in_both_directions() {
        let order = Order::new(&[0, 2, 2, 7, 8]);
        assert_eq!((order.steps(), order.room()), (5, 8));
        for reading in [Reading::Onwards, Reading::Backwards] {
            let mut rows: Vec<usize> = (0..order.steps())
                .flat_map(|step| (0..order.running(step)).map(move |s| (s, step)))
                .map(|(s, step)| order.row(s, step, reading))
                .collect();
            rows.sort_unstable();
            assert_eq!(rows, (0..8).collect::<Vec<_>>());
        }
        assert_eq!(order.row_before(0, 0, Reading::Onwards), None);
        assert_eq!(order.row_before(0, 1, Reading::Backwards), Some(6));
    }
}
