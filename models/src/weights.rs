//! Weight files: safetensors and nothing else. A file is not trusted: its header is limited, names,
//! types and shapes must be those of the network, and a number that is not finite is refused.

use std::collections::HashMap;
use std::path::Path;

use candle_core::{DType, Device, Tensor};
use safetensors::{Dtype, SafeTensors, tensor::TensorView};

use crate::error::ModelError;

/// Largest header that is read.
const HEADER_LIMIT: u64 = 1 << 20;

/// The tensors of a file as 32-bit numbers on the CPU.
#[derive(Debug)]
pub struct Weights {
    tensors: HashMap<String, Tensor>,
}

impl Weights {
    /// Reads a file of f32, f16 or bf16 tensors; whole-number tensors (position ids) are passed over.
    ///
    /// # Errors
    /// An unreadable or damaged file.
    pub fn read(path: &Path) -> Result<Self, ModelError> {
        let bytes =
            std::fs::read(path).map_err(|source| ModelError::File { path: path.to_owned(), source })?;
        Self::parse(&bytes).map_err(|e| match e {
            ModelError::Weights(reason) => ModelError::Weights(format!("{}: {reason}", path.display())),
            other => other,
        })
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// As [`Weights::read`].
    pub fn parse(bytes: &[u8]) -> Result<Self, ModelError> {
        let header = bytes.first_chunk().map(|b| u64::from_le_bytes(*b));
        match header {
            None => return Err(ModelError::Weights("the file is shorter than a header".into())),
            Some(size) if size > HEADER_LIMIT => {
                return Err(ModelError::Weights(format!("the header claims {size} bytes, over 1 MiB")));
            }
            Some(_) => {}
        }
        let file = SafeTensors::deserialize(bytes)
            .map_err(|e| ModelError::Weights(format!("not a safetensors file: {e}")))?;
        let mut tensors = HashMap::new();
        for (name, view) in file.iter() {
            if let Some(tensor) = convert(name, &view)? {
                tensors.insert(name.to_owned(), tensor);
            }
        }
        Ok(Self { tensors })
    }

    /// Takes tensors that were read in another way: name, shape and numbers.
    ///
    /// # Errors
    /// A shape with another number of numbers, or a number that is not finite.
    pub(crate) fn of(
        parts: impl IntoIterator<Item = (String, Vec<usize>, Vec<f32>)>,
    ) -> Result<Self, ModelError> {
        let mut tensors = HashMap::new();
        for (name, shape, numbers) in parts {
            check_finite(&name, &numbers)?;
            tensors.insert(name, Tensor::from_vec(numbers, shape, &Device::Cpu)?);
        }
        Ok(Self { tensors })
    }

    /// Tensors that are at hand already.
    pub(crate) fn from_tensors(tensors: HashMap<String, Tensor>) -> Self {
        Self { tensors }
    }

    /// The same tensors, with a prefix taken off the names that have it.
    pub(crate) fn without_prefix(self, prefix: &str) -> Self {
        let stripped = |name: String| name.strip_prefix(prefix).map(str::to_owned).unwrap_or(name);
        Self { tensors: self.tensors.into_iter().map(|(name, tensor)| (stripped(name), tensor)).collect() }
    }

    /// Puts a tensor in, in place of another of its name.
    pub(crate) fn insert(&mut self, name: &str, tensor: Tensor) {
        self.tensors.insert(name.to_owned(), tensor);
    }

    /// The names in the file.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tensors.keys().map(String::as_str)
    }

    /// Whether a name is there.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.tensors.contains_key(name)
    }

    /// The shape of a tensor, if it is there.
    pub(crate) fn shape(&self, name: &str) -> Option<&[usize]> {
        self.tensors.get(name).map(Tensor::dims)
    }

    /// A tensor of the shape that the network expects.
    ///
    /// # Errors
    /// A missing name or another shape.
    pub fn tensor(&self, name: &str, shape: &[usize]) -> Result<Tensor, ModelError> {
        let tensor =
            self.tensors.get(name).ok_or_else(|| ModelError::Weights(format!("“{name}” is missing")))?;
        if tensor.dims() != shape {
            return Err(ModelError::Weights(format!(
                "“{name}” has the shape {:?}, the network needs {shape:?}",
                tensor.dims()
            )));
        }
        Ok(tensor.clone())
    }
}

fn convert(name: &str, view: &TensorView<'_>) -> Result<Option<Tensor>, ModelError> {
    let dtype = match view.dtype() {
        Dtype::F32 => DType::F32,
        Dtype::F16 => DType::F16,
        Dtype::BF16 => DType::BF16,
        Dtype::I64 | Dtype::I32 | Dtype::U8 | Dtype::BOOL => return Ok(None),
        other => {
            return Err(ModelError::Weights(format!(
                "“{name}” is stored as {other:?}; f32, f16 or bf16 are read"
            )));
        }
    };
    let tensor = Tensor::from_raw_buffer(view.data(), dtype, view.shape(), &Device::Cpu)?;
    let tensor = tensor.to_dtype(DType::F32)?;
    check_finite(name, &tensor.flatten_all()?.to_vec1::<f32>()?)?;
    Ok(Some(tensor))
}

fn check_finite(name: &str, numbers: &[f32]) -> Result<(), ModelError> {
    match numbers.iter().find(|x| !x.is_finite()) {
        Some(x) => Err(ModelError::Weights(format!("“{name}” holds {x}"))),
        None => Ok(()),
    }
}

/// Writes tensors as a safetensors file; the same tensors always give the same bytes.
///
/// # Errors
/// A failure of the device.
pub fn write<'a>(tensors: impl IntoIterator<Item = (&'a str, &'a Tensor)>) -> Result<Vec<u8>, ModelError> {
    let mut parts = Vec::new();
    for (name, tensor) in tensors {
        let numbers = tensor.to_device(&Device::Cpu)?.flatten_all()?.to_vec1::<f32>()?;
        let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
        parts.push((name.to_owned(), tensor.dims().to_vec(), bytes));
    }
    let views = parts.iter().map(|(name, shape, bytes)| {
        let view = TensorView::new(Dtype::F32, shape.clone(), bytes);
        view.map(|view| (name.as_str(), view)).map_err(|e| ModelError::Weights(e.to_string()))
    });
    let views = views.collect::<Result<Vec<_>, _>>()?;
    safetensors::serialize(views, None).map_err(|e| ModelError::Weights(e.to_string()))
}

#[cfg(test)]
mod tests {
    use candle_core::{Device, Tensor};

    use super::{Weights, write};

    #[test]
    fn what_is_written_is_read_again_and_always_the_same_bytes() {
        let (a, b) = (
            Tensor::new(&[[1.0_f32, 2.0]], &Device::Cpu).unwrap(),
            Tensor::new(&[3.0_f32], &Device::Cpu).unwrap(),
        );
        let bytes = write([("a", &a), ("b", &b)]).unwrap();
        assert_eq!(bytes, write([("a", &a), ("b", &b)]).unwrap());
        let file = Weights::parse(&bytes).unwrap();
        assert_eq!(file.tensor("a", &[1, 2]).unwrap().to_vec2::<f32>().unwrap(), [[1.0, 2.0]]);
        assert!(file.tensor("a", &[2]).unwrap_err().to_string().contains("[1, 2]"));
        assert!(file.tensor("c", &[2]).unwrap_err().to_string().contains("missing"));
    }

    #[test]
    fn damaged_files_are_refused() {
        let bad = Tensor::new(&[f32::NAN, 1.0], &Device::Cpu).unwrap();
        assert!(Weights::parse(&write([("x", &bad)]).unwrap()).unwrap_err().to_string().contains("NaN"));
        assert!(Weights::parse(b"abc").is_err());
        assert!(Weights::parse(&[0xff; 64]).unwrap_err().to_string().contains("1 MiB"));
        let good = write([("x", &Tensor::new(&[0.5_f32; 8], &Device::Cpu).unwrap())]).unwrap();
        assert!(Weights::parse(&good[..good.len() - 4]).is_err());
    }
}
