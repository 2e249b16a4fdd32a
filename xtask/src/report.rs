//! The demo's report: what each round brought.

use std::fmt;

use serde_json::Value;

use crate::shell::{Done, Failure};

/// Scores after each round.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Round>);

#[derive(Debug)]
struct Round {
    labels: usize,
    micro: f64,
    macro_average: f64,
    support: u64,
}

impl Report {
    /// Rounds so far.
    pub(crate) fn rounds(&self) -> usize {
        self.0.len()
    }

    /// Reads what `swingtag evaluate --json` wrote.
    pub(crate) fn add(&mut self, labels: usize, json: &str) -> Done {
        let value: Value =
            serde_json::from_str(json).map_err(|e| Failure(format!("evaluate --json: {e}")))?;
        let figure = |path: &str| value.pointer(path).and_then(Value::as_f64);
        let micro =
            figure("/micro/f1").ok_or_else(|| Failure("evaluate --json has no micro F1".to_owned()))?;
        let support = value.pointer("/micro/support").and_then(Value::as_u64).unwrap_or_default();
        self.0.push(Round { labels, micro, macro_average: figure("/macro/f1").unwrap_or_default(), support });
        Ok(())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:>8} {:>10} {:>10}   on the holdout, strict spans",
            "labelled", "micro F1", "macro F1"
        )?;
        for round in &self.0 {
            let (micro, average) = (round.micro * 100.0, round.macro_average * 100.0);
            writeln!(f, "{:>8} {micro:>10.1} {average:>10.1}   {} gold spans", round.labels, round.support)?;
        }
        let (Some(before), Some(after)) = (self.0.first(), self.0.last()) else { return Ok(()) };
        let (before, after) = (before.micro * 100.0, after.micro * 100.0);
        write!(f, "F1 before {before:.1}, after {after:.1}: {:+.1} points", after - before)
    }
}
