//! How the learning rate changes over the steps of a run.

/// Linear warm-up, then linear decay to zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Schedule {
    /// Steps until the full rate.
    pub warmup: usize,
    /// Steps of the whole run.
    pub total: usize,
}

impl Schedule {
    /// A schedule that warms up during a share of the run.
    #[must_use]
    pub fn new(total: usize, warmup_share: f64) -> Self {
        Self { warmup: (total as f64 * warmup_share.clamp(0.0, 1.0)) as usize, total }
    }

    /// The factor of step `step`, counted from 0; above zero for every step of the run.
    #[must_use]
    pub fn factor(&self, step: usize) -> f64 {
        if step < self.warmup {
            return (step + 1) as f64 / (self.warmup + 1) as f64;
        }
        let left = self.total.saturating_sub(step) as f64;
        left / self.total.saturating_sub(self.warmup).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::Schedule;

    #[test]
    fn the_rate_rises_to_one_and_falls_to_almost_nothing() {
        let schedule = Schedule::new(100, 0.1);
        let factors: Vec<f64> = (0..100).map(|s| schedule.factor(s)).collect();
        assert!(factors[..10].windows(2).all(|w| w[0] < w[1]) && factors[0] > 0.0);
        assert!(factors[10..].windows(2).all(|w| w[0] > w[1]) && factors[99] > 0.0);
        assert!((factors[10] - 1.0).abs() < 1e-12 && schedule.factor(100) == 0.0);
    }
}
