//! Processor time, the honest measure on a shared machine, and the time of day.

use std::time::{SystemTime, UNIX_EPOCH};

/// Processor seconds this process has used, all threads together; wall seconds where the system
/// does not tell.
#[must_use]
pub fn cpu_seconds() -> f64 {
    #[cfg(unix)]
    {
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
    }
    #[cfg(not(unix))]
    {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed().as_secs_f64()
    }
}

/// Now, in Unix milliseconds.
pub(crate) fn milliseconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// A time in Unix milliseconds as date and time of day: `2026-11-22T10:37:38Z`. The calendar is the proleptic
/// Gregorian one (Howard Hinnant, “chrono-compatible low-level date algorithms”, `civil_from_days`).
pub(crate) fn utc(milliseconds: i64) -> String {
    const DAY: i64 = 86_400;
    let seconds = milliseconds.div_euclid(1_000);
    let (days, time) = (seconds.div_euclid(DAY) + 719_468, seconds.rem_euclid(DAY));
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    let (hour, minute, second) = (time / 3_600, time / 60 % 60, time % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::utc;

    #[test]
    fn dates_are_those_of_the_calendar() {
        let shown = [0, 951_782_400_000, 1_709_164_799_999, 4_107_542_400_000, -1].map(utc);
        assert_eq!(
            shown,
            [
                "1970-01-01T00:00:00Z",
                "2000-02-29T00:00:00Z",
                "2024-02-28T23:59:59Z",
                "2100-03-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
            ]
        );
    }
}
