//! Numbers in 16 bits, for caches.

use half::f16;

/// Rounds to 16 bits, little-endian.
#[must_use]
pub fn narrow(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|x| f16::from_f32(*x).to_le_bytes()).collect()
}

/// Back to 32 bits; an odd last byte is left out.
#[must_use]
pub fn widen(bytes: &[u8]) -> Vec<f32> {
    let mut numbers = Vec::with_capacity(bytes.len() / 2);
    widen_into(bytes, &mut numbers);
    numbers
}

/// The same, put after what a list holds already.
pub fn widen_into(bytes: &[u8], numbers: &mut Vec<f32>) {
    numbers.extend(bytes.as_chunks::<2>().0.iter().map(|pair| f16::from_le_bytes(*pair).to_f32()));
}

#[cfg(test)]
mod tests {
    use super::{narrow, widen};

    #[test]
    fn what_has_been_rounded_once_stays() {
        let numbers: Vec<f32> = crate::Random::new(4).normals(1000, 2.0);
        let once = widen(&narrow(&numbers));
        assert!(once.iter().zip(&numbers).all(|(a, b)| (a - b).abs() <= 1e-3 * b.abs().max(0.01)));
        assert_eq!(widen(&narrow(&once)), once);
    }
}
