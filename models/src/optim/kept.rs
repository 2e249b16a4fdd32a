//! The optimiser as bytes, so that a run goes on after a break as if there had been none.
//!
//! Layout, numbers little-endian: steps (i32), parameters (u32), and of each the length (u64), the first and
//! the second moments (f32).

use std::sync::PoisonError;

use super::adamw::AdamW;
use super::update::Moments;
use crate::error::ModelError;

impl AdamW {
    /// Steps and moments, in the order of the parameters' names.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        bytes.extend(self.step.to_le_bytes());
        bytes.extend(u32::try_from(self.slots.len()).unwrap_or(u32::MAX).to_le_bytes());
        for slot in &self.slots {
            let moments = slot.moments.lock().unwrap_or_else(PoisonError::into_inner);
            bytes.extend((moments.first.len() as u64).to_le_bytes());
            for numbers in [&moments.first, &moments.second] {
                numbers.iter().for_each(|x| bytes.extend(x.to_le_bytes()));
            }
        }
        bytes
    }

    /// Goes on where the optimiser of the same parameters stood.
    ///
    /// # Errors
    /// Bytes of an optimiser of other parameters, or too few or too many; nothing is changed then.
    pub fn go_on_from(&mut self, bytes: &[u8]) -> Result<(), ModelError> {
        let mut rest = bytes;
        let step = i32::from_le_bytes(take(&mut rest)?);
        if u32::from_le_bytes(take(&mut rest)?) as usize != self.slots.len() {
            return Err(unfit("it has another number of parameters"));
        }
        let mut all = Vec::with_capacity(self.slots.len());
        for slot in &self.slots {
            let count = slot.moments.lock().unwrap_or_else(PoisonError::into_inner).first.len();
            if u64::from_le_bytes(take(&mut rest)?) != count as u64 {
                return Err(unfit("a parameter has another size"));
            }
            let (first, second) = (numbers(&mut rest, count)?, numbers(&mut rest, count)?);
            all.push(Moments { first, second });
        }
        if !rest.is_empty() {
            return Err(unfit("it is too long"));
        }
        for (slot, moments) in self.slots.iter().zip(all) {
            *slot.moments.lock().unwrap_or_else(PoisonError::into_inner) = moments;
        }
        self.step = step;
        Ok(())
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], ModelError> {
    let (taken, others) = rest.split_first_chunk().ok_or_else(|| unfit("it is cut off"))?;
    *rest = others;
    Ok(*taken)
}

fn numbers(rest: &mut &[u8], count: usize) -> Result<Vec<f32>, ModelError> {
    let (taken, others) = rest.split_at_checked(4 * count).ok_or_else(|| unfit("it is cut off"))?;
    *rest = others;
    let (numbers, _) = taken.as_chunks();
    Ok(numbers.iter().map(|four| f32::from_le_bytes(*four)).collect())
}

fn unfit(reason: &str) -> ModelError {
    ModelError::Weights(format!("the state of the optimiser does not fit: {reason}"))
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Tensor};

    use super::*;
    use crate::optim::Group;
    use crate::parameters::Parameters;

    fn parameters(values: &[f32]) -> (Parameters, Tensor) {
        let mut parameters = Parameters::new(Device::Cpu);
        let value = Tensor::from_slice(values, values.len(), &Device::Cpu).unwrap();
        let tensor = parameters.insert("x", &value, true).unwrap();
        (parameters, tensor)
    }

    fn optimiser(parameters: &Parameters) -> AdamW {
        AdamW::new(parameters, 1.0, |_| Group { rate: 0.1, decay: 0.01 })
    }

    fn step(optimiser: &mut AdamW, x: &Tensor) {
        optimiser.step(&x.sqr().unwrap().sum_all().unwrap(), 1.0).unwrap();
    }

    #[test]
    fn steps_after_a_break_are_those_without_one() {
        let (whole, x) = parameters(&[1.0, -2.0, 0.5]);
        let mut optimiser_of_whole = optimiser(&whole);
        (0..3).for_each(|_| step(&mut optimiser_of_whole, &x));
        let (broken, y) = parameters(&x.to_vec1::<f32>().unwrap());
        let mut again = optimiser(&broken);
        again.go_on_from(&optimiser_of_whole.to_bytes()).unwrap();
        (0..3).for_each(|_| step(&mut optimiser_of_whole, &x));
        (0..3).for_each(|_| step(&mut again, &y));
        assert_eq!(x.to_vec1::<f32>().unwrap(), y.to_vec1::<f32>().unwrap());
    }

    #[test]
    fn bytes_of_another_optimiser_are_refused_and_change_nothing() {
        let (own, x) = parameters(&[1.0, 2.0]);
        let mut optimiser_of_own = optimiser(&own);
        step(&mut optimiser_of_own, &x);
        let before = optimiser_of_own.to_bytes();
        let (other, _) = parameters(&[1.0, 2.0, 3.0]);
        for bytes in [optimiser(&other).to_bytes(), before[..before.len() - 1].to_vec(), Vec::new()] {
            assert!(optimiser_of_own.go_on_from(&bytes).is_err());
        }
        assert_eq!(optimiser_of_own.to_bytes(), before);
    }
}
