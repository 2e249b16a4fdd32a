//! The only source of randomness: xoshiro256** seeded through splitmix64 (Blackman and Vigna, 2018).
//! Nothing here looks at the clock or at the system.

/// A seeded stream of numbers; equal seeds give equal streams on every machine.
#[derive(Clone, Debug)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// A stream that depends on the seed alone.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let mut counter = seed;
        let state = std::array::from_fn(|_| {
            counter = counter.wrapping_add(0x9e37_79b9_7f4a_7c15);
            mix(counter)
        });
        Self { state }
    }

    /// Where the stream stands.
    #[must_use]
    pub fn state(&self) -> [u64; 4] {
        self.state
    }

    /// A stream that goes on where another stood.
    #[must_use]
    pub fn at(state: [u64; 4]) -> Self {
        Self { state }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let result = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let shifted = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= shifted;
        *d = d.rotate_left(45);
        result
    }

    /// Uniform in `0.0..1.0`.
    pub fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in `0..bound`; 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.bits()) * bound as u128) >> 64) as usize
    }

    /// Normal with mean 0 and deviation 1 (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// Puts a list in random order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }

    /// Normal values of a deviation, for the first weights of a layer.
    #[must_use]
    pub fn normals(&mut self, count: usize, deviation: f64) -> Vec<f32> {
        (0..count).map(|_| (self.normal() * deviation) as f32).collect()
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn equal_seeds_give_equal_streams() {
        let (mut a, mut b, mut c) = (Random::new(7), Random::new(7), Random::new(8));
        let first: Vec<u64> = (0..100).map(|_| a.bits()).collect();
        assert!(first.iter().all(|x| *x == b.bits()));
        assert!(first.iter().any(|x| *x != c.bits()));
    }

    #[test]
    fn a_stream_goes_on_where_it_stood() {
        let mut stream = Random::new(7);
        for _ in 0..9 {
            let _passed = stream.bits();
        }
        let mut again = Random::at(stream.state());
        assert!((0..100).all(|_| stream.bits() == again.bits()));
    }

    #[test]
    fn normals_have_mean_zero_and_the_deviation_asked_for() {
        let values = Random::new(1).normals(100_000, 0.02);
        let mean = values.iter().map(|x| f64::from(*x)).sum::<f64>() / 1e5;
        let square = values.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>() / 1e5;
        assert!(mean.abs() < 3e-4 && (square.sqrt() - 0.02).abs() < 3e-4);
    }

    #[test]
    fn a_shuffle_keeps_every_element() {
        let mut list: Vec<usize> = (0..50).collect();
        Random::new(3).shuffle(&mut list);
        assert_ne!(list, (0..50).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<_>>());
    }
}
