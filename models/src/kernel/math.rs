//! Element-wise functions in a form that the compiler turns into vector instructions.

use super::vectorised;

/// `e^x` to 2 units in the last place; below −87 it stays at `e^−87`.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0; // 1.5 · 2²³: adding it leaves the nearest integer in the low bits
    let x = x.clamp(-87.0, 88.0);
    let shifted = x.mul_add(std::f32::consts::LOG2_E, SHIFT);
    let n = shifted - SHIFT;
    let r = n.mul_add(-0.693_359_4, x);
    let r = n.mul_add(2.121_944_4e-4, r);
    let mut p = 1.987_569_1e-4_f32;
    for c in [1.398_199_9e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_65, 0.5] {
        p = p.mul_add(r, c);
    }
    let p = p.mul_add(r * r, r) + 1.0;
    let exponent = (shifted.to_bits() as i32).wrapping_sub(0x4b40_0000).wrapping_add(127) << 23;
    p * f32::from_bits(exponent as u32)
}

/// 1 / n! for n from 13 down to 2.
const FACTORIALS: [f64; 12] = [
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    0.5,
];

vectorised! {
    /// `out = e^(x − shift)` in double precision; differences below −700 stay at `e^−700`.
    fn exponentials(x: &[f64], shift: f64, out: &mut [f64]) {
        const MAGIC: f64 = 6_755_399_441_055_744.0; // 1.5 · 2⁵²
        for (out, x) in out.iter_mut().zip(x) {
            let x = (x - shift).clamp(-700.0, 700.0);
            let shifted = x.mul_add(std::f64::consts::LOG2_E, MAGIC);
            let n = shifted - MAGIC;
            let r = n.mul_add(-0.693_147_180_369_123_8, x);
            let r = n.mul_add(-1.908_214_929_270_587_7e-10, r);
            let mut p = FACTORIALS[0];
            for c in &FACTORIALS[1..] {
                p = p.mul_add(r, *c);
            }
            let p = p.mul_add(r * r, r) + 1.0;
            let bits = (shifted.to_bits() as i64).wrapping_sub(MAGIC.to_bits() as i64);
            *out = p * f64::from_bits((bits.wrapping_add(1023) << 52) as u64);
        }
    }
}

/// Distribution and density of the normal law at `x`: `Φ(x)`, `φ(x)·√2π`.
/// erf after Abramowitz and Stegun 7.1.26, wrong by 1.5e-7 at most.
#[inline(always)]
fn normal_law(x: f32) -> (f32, f32) {
    let z = x.abs() * std::f32::consts::FRAC_1_SQRT_2;
    let bell = exp(-z * z);
    let t = 1.0 / z.mul_add(0.327_591_1, 1.0);
    let mut p = 1.061_405_4_f32;
    for c in [-1.453_152, 1.421_413_8, -0.284_496_74, 0.254_829_6] {
        p = p.mul_add(t, c);
    }
    let erf = 1.0 - p * t * bell;
    (0.5 * (1.0 + erf.copysign(x)), bell)
}

vectorised! {
    /// `out = x · Φ(x)`.
    fn gelu(x: &[f32], out: &mut [f32]) {
        for (out, x) in out.iter_mut().zip(x) {
            *out = x * normal_law(*x).0;
        }
    }
}

vectorised! {
    /// `out = upstream · (Φ(x) + x · φ(x))`.
    fn gelu_backward(x: &[f32], upstream: &[f32], out: &mut [f32]) {
        for ((out, x), upstream) in out.iter_mut().zip(x).zip(upstream) {
            let (phi, bell) = normal_law(*x);
            *out = upstream * (x * bell).mul_add(0.398_942_3, phi);
        }
    }
}

vectorised! {
    /// `row = softmax(scale · row)`, in place.
    fn scaled_softmax(row: &mut [f32], scale: f32) {
        let largest = row.iter().fold(f32::NEG_INFINITY, |a, b| a.max(*b));
        let mut sums = [0.0_f32; 16];
        let (chunks, rest) = row.as_chunks_mut::<16>();
        for chunk in chunks {
            for (x, sum) in chunk.iter_mut().zip(&mut sums) {
                *x = exp((*x - largest) * scale);
                *sum += *x;
            }
        }
        for (x, sum) in rest.iter_mut().zip(&mut sums) {
            *x = exp((*x - largest) * scale);
            *sum += *x;
        }
        let factor = 1.0 / sums.iter().sum::<f32>();
        row.iter_mut().for_each(|x| *x *= factor);
    }
}

vectorised! {
    /// What dropout multiplies with: 0 with probability `rate`, else `1 / (1 − rate)`; a hash of the
    /// seed and the element's number decides, so that nothing has to be kept for the way back.
    fn dropout_scale(seed: u32, first: u32, rate: f32, out: &mut [f32]) {
        let border = (f64::from(rate) * 4_294_967_296.0) as u32;
        let kept = 1.0 / (1.0 - rate);
        for (i, out) in out.iter_mut().enumerate() {
            let mut h = seed ^ first.wrapping_add(i as u32).wrapping_mul(0x9e37_79b9);
            h = (h ^ (h >> 16)).wrapping_mul(0x7feb_352d);
            h = (h ^ (h >> 15)).wrapping_mul(0x846c_a68b);
            h ^= h >> 16;
            *out = if h < border { 0.0 } else { kept };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{dropout_scale, exp, exponentials, gelu, scaled_softmax};

    #[test]
    fn exp_is_exact_to_rounding() {
        for i in -8600..8700 {
            let x = i as f32 / 100.0;
            let want = f64::from(x).exp();
            assert!(((f64::from(exp(x)) - want) / want).abs() < 3e-7, "{x}");
        }
    }

    #[test]
    fn exponentials_are_exact_to_rounding_in_double_precision() {
        let x: Vec<f64> = (-69_900..69_900).map(|i| f64::from(i) / 100.0 + 0.003).collect();
        let mut out = vec![0.0; x.len()];
        exponentials(&x, 0.5, &mut out);
        for (x, got) in x.iter().zip(out) {
            let want = (x - 0.5).exp();
            assert!(((got - want) / want).abs() < 1e-14, "{x}");
        }
    }

    #[test]
    fn gelu_equals_the_known_values() {
        let x = [-3.0_f32, -1.0, -0.1, 0.0, 0.5, 1.0, 4.0];
        let want =
            [-0.004_049_694, -0.158_655_25, -0.046_017_22, 0.0, 0.345_731_23, 0.841_344_8, 3.999_873_3];
        let mut out = [0.0; 7];
        gelu(&x, &mut out);
        for (got, want) in out.iter().zip(want) {
            assert!((got - want).abs() < 1e-6);
        }
    }

    #[test]
    fn softmax_sums_to_one_even_for_large_scores() {
        let mut row: Vec<f32> = (0..37).map(|i| i as f32 * 100.0).collect();
        scaled_softmax(&mut row, 0.5);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-6 && row[36] > 0.999);
    }

    #[test]
    fn dropout_drops_the_share_asked_for_and_keeps_the_mean() {
        let mut scale = vec![0.0; 100_000];
        dropout_scale(9, 0, 0.1, &mut scale);
        let mean = scale.iter().sum::<f32>() / 1e5;
        assert!((mean - 1.0).abs() < 0.01);
    }
}
