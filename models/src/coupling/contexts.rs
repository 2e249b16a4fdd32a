//! Contexts as vectors of unit length.

/// Vectors of the contexts of one vertical, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contexts {
    vectors: Vec<f32>,
    width: usize,
}

impl Contexts {
    /// No contexts yet, with vectors of a width.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { vectors: Vec::new(), width }
    }

    /// Adds one context for every word of a text: the mean of the vectors of the words at most `window`
    /// places away, itself included, brought to unit length. Word vectors lie row by row; where all are
    /// zero the context is zero as well and resembles nothing.
    pub fn push_text(&mut self, words: &[f32], window: usize) {
        let width = self.width.max(1);
        let count = words.len() / width;
        for place in 0..count {
            let (from, to) = (place.saturating_sub(window), (place + window + 1).min(count));
            let first = self.vectors.len();
            self.vectors.resize(first + width, 0.0);
            let sum = &mut self.vectors[first..];
            for word in words[from * width..to * width].chunks_exact(width) {
                sum.iter_mut().zip(word).for_each(|(sum, x)| *sum += x);
            }
            let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
            if length > f32::MIN_POSITIVE {
                sum.iter_mut().for_each(|x| *x /= length);
            }
        }
    }

    /// Number of contexts.
    #[must_use]
    pub fn len(&self) -> usize {
        self.vectors.len() / self.width.max(1)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vectors.is_empty()
    }

    /// Width of a vector.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// The vector of a context.
    ///
    /// # Panics
    /// When there is no such context.
    #[must_use]
    pub fn vector(&self, number: usize) -> &[f32] {
        &self.vectors[number * self.width..(number + 1) * self.width]
    }

    /// All vectors, row by row.
    pub(super) fn all(&self) -> &[f32] {
        &self.vectors
    }
}

#[cfg(test)]
mod tests {
    use super::Contexts;

    #[test]
    fn a_context_is_the_direction_of_its_window() {
        let mut contexts = Contexts::new(2);
        contexts.push_text(&[3.0, 0.0, 0.0, 4.0, 0.0, 0.0, 0.0, 0.0], 1);
        assert_eq!(contexts.len(), 4);
        assert_eq!(contexts.vector(0), [0.6, 0.8]);
        assert_eq!(contexts.vector(2), [0.0, 1.0]);
        assert_eq!(contexts.vector(3), [0.0, 0.0]);
    }
}
