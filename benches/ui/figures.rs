//! What was measured, printed as it comes.

use serde_json::Value;

/// A table on standard output.
pub(crate) struct Figures;

impl Figures {
    /// Prints the head of the table.
    pub(crate) fn new(items: usize) -> Self {
        println!("\n{items} items, ordinary build, virtual display\n");
        println!("| what | median | 95th percentile | slowest | of |\n|---|---|---|---|---|");
        Self
    }

    /// A line of milliseconds.
    pub(crate) fn times(&mut self, what: &str, times: &Value) {
        let mut times: Vec<f64> = times.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        times.sort_by(f64::total_cmp);
        let Some(last) = times.len().checked_sub(1) else {
            println!("| {what} | – | – | – | 0 |");
            return;
        };
        let at = |share: f64| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss,
                reason = "a place in a short list"
            )]
            let place = (share * last as f64).round() as usize;
            times[place]
        };
        println!("| {what} | {:.0} ms | {:.0} ms | {:.0} ms | {} |", at(0.5), at(0.95), at(1.0), last + 1);
    }

    /// A line of one figure.
    pub(crate) fn one(&mut self, what: &str, value: &str) {
        println!("| {what} | {value} | | | 1 |");
    }
}
