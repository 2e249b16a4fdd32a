//! An artefact as bytes: what is stored in a project and put into a bundle.
//!
//! Layout, numbers little-endian: 8 bytes `SWINGART`, version (u32), length of the header (u64),
//! header (JSON), length of the weights (u64), weights (safetensors), blake3 of all before (32
//! bytes). Whatever is wrong with such bytes is an error that says what; nothing is executed and
//! nothing is reserved on the word of a length field.

use safetensors::{Dtype, SafeTensors};

use crate::error::LearnError;
use crate::recipe::Artefact;

const MAGIC: &[u8; 8] = b"SWINGART";
const VERSION: u32 = 1;
/// A dictionary of a million values stays far below this.
const MOST_HEADER: u64 = 256 << 20;
/// Base-size encoders have 440 MB of weights.
const MOST_WEIGHTS: u64 = 4 << 30;
const DIGEST: usize = 32;

impl Artefact {
    /// Writes it down.
    ///
    /// # Errors
    /// Data that JSON cannot hold, or more than [`Artefact::from_bytes`] would take back.
    pub fn to_bytes(&self) -> Result<Vec<u8>, LearnError> {
        let header = serde_json::to_vec(self)
            .map_err(|error| damaged(&format!("its header cannot be written: {error}")))?;
        within("header", header.len() as u64, MOST_HEADER)?;
        within("weights", self.weights.len() as u64, MOST_WEIGHTS)?;
        let mut bytes = Vec::with_capacity(header.len() + self.weights.len() + 64);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        for part in [&header, &self.weights] {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
            bytes.extend_from_slice(part);
        }
        let digest = blake3::hash(&bytes);
        bytes.extend_from_slice(digest.as_bytes());
        Ok(bytes)
    }

    /// Refuses weights that are not numbers: such a model would say nothing, or anything.
    ///
    /// # Errors
    /// [`LearnError::Compute`] that names the parameter; [`LearnError::Artefact`] for weights that are none.
    pub fn check_finite(&self) -> Result<(), LearnError> {
        if self.weights.is_empty() {
            return Ok(());
        }
        let tensors = SafeTensors::deserialize(&self.weights)
            .map_err(|error| damaged(&format!("its weights cannot be read: {error}")))?;
        let number = |bytes: &[u8]| f32::from_le_bytes(bytes.try_into().unwrap_or_default());
        let broken = tensors.iter().find(|(_, tensor)| {
            tensor.dtype() == Dtype::F32 && !tensor.data().chunks_exact(4).all(|x| number(x).is_finite())
        });
        let Some((name, _)) = broken else { return Ok(()) };
        let message = format!("“{name}” holds values that are no numbers; try a smaller learning_rate");
        Err(LearnError::Compute(message))
    }

    /// Reads what [`Artefact::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`LearnError::Artefact`] when the bytes are something else, cut off, changed, too large or
    /// from a newer version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LearnError> {
        let mut rest = Rest(bytes);
        if rest.take(MAGIC.len())? != MAGIC {
            return Err(damaged("it does not begin like an artefact"));
        }
        let version = u32::from_le_bytes(rest.array()?);
        if version != VERSION {
            let message =
                format!("it has version {version} and this program reads {VERSION}; update Swingtag");
            return Err(damaged(&message));
        }
        let header = rest.part("header", MOST_HEADER)?;
        let weights = rest.part("weights", MOST_WEIGHTS)?;
        let digest: [u8; DIGEST] = rest.array()?;
        let signed = bytes.len() - DIGEST - rest.0.len();
        if !rest.0.is_empty() || blake3::hash(&bytes[..signed]) != digest {
            return Err(damaged("its checksum does not fit; fetch or train it again"));
        }
        let mut artefact: Self = serde_json::from_slice(header)
            .map_err(|error| damaged(&format!("its header cannot be read: {error}")))?;
        artefact.weights = weights.to_vec();
        Ok(artefact)
    }
}

/// The bytes not yet read.
struct Rest<'a>(&'a [u8]);

impl<'a> Rest<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], LearnError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or_else(|| damaged("it is cut off"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], LearnError> {
        self.take(N)?.try_into().map_err(|_| damaged("it is cut off"))
    }

    fn part(&mut self, name: &str, most: u64) -> Result<&'a [u8], LearnError> {
        let length = u64::from_le_bytes(self.array()?);
        within(name, length, most)?;
        self.take(usize::try_from(length).map_err(|_| damaged("it is too large for this machine"))?)
    }
}

fn within(name: &str, length: u64, most: u64) -> Result<(), LearnError> {
    if length > most {
        return Err(damaged(&format!("its {name} would take {length} bytes; at most {most} are read")));
    }
    Ok(())
}

fn damaged(reason: &str) -> LearnError {
    LearnError::Artefact(format!("the model artefact cannot be used: {reason}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sample(recipe: &str, weights: Vec<u8>) -> Artefact {
        Artefact {
            recipe: recipe.to_owned(),
            settings: [("epochs".to_owned(), "3".to_owned())].into(),
            schema: swingtag_catalogue::Schema::default(),
            encoder: Some("mini".to_owned()),
            data: serde_json::json!({ "tags": ["O", "B-Colour"] }),
            calibrator: crate::calibrate::Calibrator::default(),
            weights,
        }
    }

    #[test]
    fn a_length_that_lies_is_an_error_and_reserves_nothing() {
        let mut bytes = sample("x", vec![1, 2, 3]).to_bytes().unwrap();
        bytes[12..20].copy_from_slice(&u64::MAX.to_le_bytes());
        let message = Artefact::from_bytes(&bytes).unwrap_err().to_string();
        assert!(message.contains("header would take"), "{message}");
    }

    #[test]
    fn a_newer_version_is_named() {
        let mut bytes = sample("x", vec![]).to_bytes().unwrap();
        bytes[8] = 9;
        assert!(Artefact::from_bytes(&bytes).unwrap_err().to_string().contains("version 9"));
    }

    #[test]
    fn weights_that_are_no_numbers_are_refused() {
        let weights = |last: f32| {
            let tensor = candle_core::Tensor::new(&[1.0, last], &candle_core::Device::Cpu).unwrap();
            swingtag_models::weights::write([("head.bias", &tensor)]).unwrap()
        };
        assert!(
            sample("x", weights(2.0)).check_finite().is_ok() && sample("x", vec![]).check_finite().is_ok()
        );
        for last in [f32::NAN, f32::INFINITY] {
            let message = sample("x", weights(last)).check_finite().unwrap_err().to_string();
            assert!(message.contains("“head.bias”"), "{message}");
        }
        assert!(sample("x", vec![1, 2, 3]).check_finite().is_err());
    }

    proptest! {
        #[test]
        fn what_was_written_comes_back(recipe in ".*", weights: Vec<u8>) {
            let artefact = sample(&recipe, weights);
            prop_assert_eq!(Artefact::from_bytes(&artefact.to_bytes().unwrap()).unwrap(), artefact);
        }

        #[test]
        fn any_changed_or_missing_byte_is_noticed(place: prop::sample::Index, flip in 1_u8.., cut: bool) {
            let mut bytes = sample("dictionary", vec![7; 40]).to_bytes().unwrap();
            let place = place.index(bytes.len());
            if cut { bytes.truncate(place) } else { bytes[place] ^= flip }
            prop_assert!(Artefact::from_bytes(&bytes).is_err());
        }

        #[test]
        fn arbitrary_bytes_are_an_error(bytes: Vec<u8>) {
            prop_assert!(Artefact::from_bytes(&bytes).is_err());
        }
    }
}
