//! A hybrid logical clock: wall time in milliseconds, shifted, with a counter below. It never goes
//! back, also when the machine's clock does, and orders decisions of several copies of a project.

/// Bits of the counter.
const COUNTER: u32 = 16;

/// The next reading after `last`.
pub(super) fn tick(last: i64, now_ms: i64) -> i64 {
    (now_ms << COUNTER).max(last.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::tick;

    #[test]
    fn it_never_goes_back() {
        let first = tick(0, 1_000);
        assert!(tick(first, 1_000) > first);
        assert!(tick(first, 10) > first);
        assert_eq!(tick(first, 2_000) >> 16, 2_000);
    }
}
