//! The named numbers of a network, and which of them are trained.

use std::collections::BTreeMap;

use candle_core::{DType, Device, Tensor, Var};

use crate::error::ModelError;
use crate::random::Random;
use crate::weights::{self, Weights};

/// Parameters by name, always in the order of their names.
#[derive(Debug)]
pub struct Parameters {
    device: Device,
    trained: BTreeMap<String, Var>,
    fixed: BTreeMap<String, Tensor>,
}

impl Parameters {
    /// None yet.
    #[must_use]
    pub fn new(device: Device) -> Self {
        Self { device, trained: BTreeMap::new(), fixed: BTreeMap::new() }
    }

    /// Where they live.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Adds a parameter; a trained one gets gradients.
    ///
    /// # Errors
    /// A name that is taken, or a failure of the device.
    pub fn insert(&mut self, name: &str, value: &Tensor, trained: bool) -> Result<Tensor, ModelError> {
        if self.trained.contains_key(name) || self.fixed.contains_key(name) {
            return Err(ModelError::Weights(format!("two parameters are named “{name}”")));
        }
        let value = value.to_dtype(DType::F32)?.to_device(&self.device)?;
        if !trained {
            self.fixed.insert(name.to_owned(), value.clone());
            return Ok(value);
        }
        let variable = Var::from_tensor(&value)?;
        let tensor = variable.as_tensor().clone();
        self.trained.insert(name.to_owned(), variable);
        Ok(tensor)
    }

    /// Adds a trained parameter with normal first values of a deviation (0 gives zeros).
    ///
    /// # Errors
    /// As [`Parameters::insert`].
    pub fn draw(
        &mut self,
        name: &str,
        shape: &[usize],
        deviation: f64,
        random: &mut Random,
    ) -> Result<Tensor, ModelError> {
        let values = random.normals(shape.iter().product(), deviation);
        let value = Tensor::from_vec(values, shape, &Device::Cpu)?;
        self.insert(name, &value, true)
    }

    /// The trained ones, by name.
    pub fn trained(&self) -> impl Iterator<Item = (&str, &Var)> {
        self.trained.iter().map(|(name, variable)| (name.as_str(), variable))
    }

    /// Numbers that are trained.
    #[must_use]
    pub fn trained_count(&self) -> usize {
        self.trained.values().map(|variable| variable.elem_count()).sum()
    }

    /// The trained ones as a safetensors file.
    ///
    /// # Errors
    /// A failure of the device.
    pub fn to_safetensors(&self) -> Result<Vec<u8>, ModelError> {
        weights::write(self.trained().map(|(name, variable)| (name, variable.as_tensor())))
    }

    /// Sets trained parameters from a file that holds exactly these, name by name and shape by shape.
    ///
    /// # Errors
    /// A missing name, a name too many, another shape.
    pub fn load(&self, file: &Weights) -> Result<(), ModelError> {
        if let Some(name) = file.names().find(|name| !self.trained.contains_key(*name)) {
            return Err(ModelError::Weights(format!("“{name}” is no parameter of this network")));
        }
        for (name, variable) in &self.trained {
            variable.set(&file.tensor(name, variable.dims())?.to_device(&self.device)?)?;
        }
        Ok(())
    }
}
