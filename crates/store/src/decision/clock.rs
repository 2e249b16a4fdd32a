//! A hybrid logical clock: wall time in milliseconds, shifted, with a counter below. It never goes
//! back, also when the machine's clock does, and orders decisions of several copies of a project.

use rusqlite::Connection;

use crate::error::Result;
use crate::project::{meta, set_meta};

/// Bits of the counter.
const COUNTER: u32 = 16;
/// Where the latest reading of other copies is kept.
const KEY: &str = "clock";

/// The next reading after `last`.
pub(super) fn tick(last: i64, now_ms: i64) -> i64 {
    (now_ms << COUNTER).max(last.saturating_add(1))
}

/// The wall time of a reading, in Unix milliseconds.
pub(crate) fn wall_time(clock: i64) -> i64 {
    clock >> COUNTER
}

/// The latest reading of other copies of the project that this one has heard of.
pub(super) fn clock_known(connection: &Connection) -> Result<i64> {
    Ok(meta(connection, KEY)?.and_then(|clock| clock.parse().ok()).unwrap_or_default())
}

/// Remembers a reading of another copy: whatever is decided here from now on comes after it.
pub(crate) fn hear_clock(connection: &Connection, clock: i64) -> Result<()> {
    if clock > clock_known(connection)? { set_meta(connection, KEY, &clock.to_string()) } else { Ok(()) }
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
