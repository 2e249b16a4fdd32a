//! What a workbench computes with: the device and the encoders that a person prefers.

use std::sync::{PoisonError, RwLock};

use crate::pretrained::Pretrained;

/// Device and encoders for the work of one workbench.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Computing {
    /// `auto`, `cpu`, `cuda` or `metal`.
    pub device: String,
    /// Encoder of texts, or word vectors, to train with when a request names none.
    pub encoder: Option<String>,
    /// Encoder of photos to train with when a request names none.
    pub photo_encoder: Option<String>,
}

impl Default for Computing {
    fn default() -> Self {
        Self { device: "auto".to_owned(), encoder: None, photo_encoder: None }
    }
}

impl Computing {
    /// The same without encoders that are not installed: a preference never keeps anybody from training.
    pub(crate) fn installed(mut self) -> Self {
        if self.encoder.is_none() && self.photo_encoder.is_none() {
            return self;
        }
        let pretrained = Pretrained::open().ok();
        let is_there = |name: &String| pretrained.as_ref().is_some_and(|p| p.installed(name).is_some());
        self.encoder = self.encoder.filter(is_there);
        self.photo_encoder = self.photo_encoder.filter(is_there);
        self
    }
}

/// A choice that may change between two jobs.
#[derive(Debug, Default)]
pub(crate) struct Chosen(RwLock<Computing>);

impl Chosen {
    pub(crate) fn get(&self) -> Computing {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set(&self, computing: Computing) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = computing;
    }
}

/// Devices that this build knows, `auto` first.
#[must_use]
pub fn devices() -> Vec<&'static str> {
    let mut devices = vec!["auto", "cpu"];
    for name in ["cuda", "metal"] {
        if swingtag_models::device(name).is_ok() {
            devices.push(name);
        }
    }
    devices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoder_that_is_not_installed_gives_way_to_the_usual_one() {
        let wanted = Computing { encoder: Some("nobody has this one".to_owned()), ..Computing::default() };
        assert_eq!(wanted.installed(), Computing::default());
    }

    #[test]
    fn every_machine_has_a_processor() {
        assert_eq!(devices()[..2], ["auto", "cpu"]);
    }
}
