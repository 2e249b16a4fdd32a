//! The lower end of an exact binomial interval (Clopper and Pearson 1934).

/// Steps of the continued fraction; it needs about the square root of the larger parameter.
const MOST_STEPS: usize = 10_000;
/// Where the continued fraction is as exact as the numbers are.
const EXACT: f64 = 1e-15;
/// Halvings of 0 to 1 when a quantile is looked for.
const HALVINGS: usize = 60;

/// The share of right answers that is not undercut with so much certainty: `right` of `total` drawn
/// independently, `risk` the chance of a bound that is too high (0.05 for 95 %). The quantile of the beta
/// distribution with `right` and `total − right + 1`; 0 when nothing was right.
#[must_use]
pub fn lower_bound(right: u64, total: u64, risk: f64) -> f64 {
    let right = right.min(total);
    if right == 0 {
        return 0.0;
    }
    let (a, b) = (right as f64, (total - right) as f64 + 1.0);
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if cumulative(middle, a, b) < risk { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The regularised incomplete beta function (Abramowitz and Stegun, 26.5.8), on the side where its continued
/// fraction is short.
fn cumulative(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = (log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x < (a + 1.0) / (a + b + 2.0) {
        front * fraction(x, a, b) / a
    } else {
        1.0 - front * fraction(1.0 - x, b, a) / b
    }
}

/// The continued fraction by the method of Lentz.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    let away_from_zero = |value: f64| if value.abs() < f64::MIN_POSITIVE { f64::MIN_POSITIVE } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut result = d;
    for step in 1..MOST_STEPS {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for term in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + term * d);
            c = away_from_zero(1.0 + term / c);
            change = d * c;
            result *= change;
        }
        if (change - 1.0).abs() < EXACT {
            break;
        }
    }
    result
}

/// Logarithm of the gamma function for positive numbers: the series of Stirling (Abramowitz and Stegun,
/// 6.1.41), after the argument was raised above 10 by the recurrence.
fn log_gamma(mut x: f64) -> f64 {
    let mut lowered = 0.0;
    while x < 10.0 {
        lowered -= x.ln();
        x += 1.0;
    }
    let square = 1.0 / (x * x);
    let series = (1.0 / 12.0
        - square * (1.0 / 360.0 - square * (1.0 / 1260.0 - square * (1.0 / 1680.0 - square / 1188.0))))
        / x;
    lowered + (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series
}
