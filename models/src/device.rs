//! Which device computes.

use candle_core::Device;

use crate::error::ModelError;

/// The device for `auto`, `cpu`, `cuda` or `metal`. `auto` takes what this build and this machine have.
///
/// # Errors
/// Another name, a build without that device, or a machine without it.
pub fn device(name: &str) -> Result<Device, ModelError> {
    match name {
        "cpu" => Ok(Device::Cpu),
        "auto" => Ok(cuda().or_else(|_| metal()).unwrap_or(Device::Cpu)),
        "cuda" => cuda(),
        "metal" => metal(),
        other => Err(ModelError::Device(format!(
            "there is no device “{other}”; there are auto, cpu, cuda and metal"
        ))),
    }
}

fn cuda() -> Result<Device, ModelError> {
    if !cfg!(feature = "cuda") {
        return Err(ModelError::Device(
            "this build computes without CUDA; use `--device cpu`, or build with `--features cuda`".into(),
        ));
    }
    Device::new_cuda(0).map_err(|e| {
        ModelError::Device(format!("this machine has no usable CUDA device ({e}); use `--device cpu`"))
    })
}

fn metal() -> Result<Device, ModelError> {
    if !cfg!(feature = "metal") {
        return Err(ModelError::Device(
            "this build computes without Metal; use `--device cpu`, or build with `--features metal`".into(),
        ));
    }
    Device::new_metal(0).map_err(|e| {
        ModelError::Device(format!("this machine has no usable Metal device ({e}); use `--device cpu`"))
    })
}

#[cfg(test)]
mod tests {
    use super::device;

    #[test]
    fn a_missing_device_names_the_remedy() {
        assert!(device("cpu").unwrap().is_cpu());
        assert!(device("auto").is_ok());
        assert!(device("tpu").unwrap_err().to_string().contains("auto, cpu, cuda and metal"));
        if !cfg!(feature = "cuda") {
            assert!(device("cuda").unwrap_err().to_string().contains("--features cuda"));
        }
    }
}
