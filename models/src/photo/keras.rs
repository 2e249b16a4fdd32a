//! Weights that Keras wrote for a browser: `model.json` tells names and shapes, and the numbers lie one
//! after the other in the files it names (“shards”). Only plain 32-bit numbers are read; nothing of the
//! network description is run, and no file outside the folder is opened.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path};

use serde::Deserialize;

use super::read_json;
use crate::error::ModelError;
use crate::weights::Weights;

/// Most bytes of all files together: ten times a ResNet-50.
const LARGEST: u64 = 1 << 30;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Model {
    weights_manifest: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    paths: Vec<String>,
    weights: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    name: String,
    shape: Vec<usize>,
    dtype: String,
    quantization: Option<serde::de::IgnoredAny>,
}

/// Reads `model.json` and its shards.
///
/// # Errors
/// A missing or damaged file, a path out of the folder, sizes that do not fit, or a number that is
/// not finite.
pub(super) fn read(folder: &Path) -> Result<Weights, ModelError> {
    let model: Model = read_json(&folder.join("model.json"))?;
    let mut tensors = Vec::new();
    for group in &model.weights_manifest {
        let mut numbers = Numbers { group, folder, shard: 0, bytes: Vec::new() };
        numbers.check_sizes()?;
        for entry in &group.weights {
            tensors.push((entry.name.clone(), entry.shape.clone(), numbers.take(entry.count()?)?));
        }
    }
    Weights::of(tensors)
}

impl Entry {
    /// How many numbers the tensor has.
    fn count(&self) -> Result<usize, ModelError> {
        let bad = |why: &str| ModelError::Weights(format!("“{}” {why}", self.name));
        if self.dtype != "float32" || self.quantization.is_some() {
            return Err(bad("is not stored as plain float32"));
        }
        let count = self.shape.iter().try_fold(1_usize, |product, side| product.checked_mul(*side));
        count.filter(|n| (*n as u64) < LARGEST / 4).ok_or_else(|| bad("is too large"))
    }
}

/// The numbers of a group, taken from the front; a tensor may go over the end of a shard.
struct Numbers<'a> {
    group: &'a Group,
    folder: &'a Path,
    shard: usize,
    bytes: Vec<u8>,
}

impl Numbers<'_> {
    /// The files must have exactly the bytes of the tensors; looked at before anything is read.
    fn check_sizes(&self) -> Result<(), ModelError> {
        let mut wanted = 0;
        for entry in &self.group.weights {
            wanted += 4 * entry.count()? as u64;
        }
        let mut found = 0;
        for path in &self.group.paths {
            let plain = Path::new(path).components().collect::<Vec<_>>();
            if !matches!(plain.as_slice(), [Component::Normal(_)]) {
                return Err(ModelError::Weights(format!(
                    "model.json names “{path}”, which is no plain file name"
                )));
            }
            let path = self.folder.join(path);
            let about = std::fs::metadata(&path);
            found += about.map_err(|source| ModelError::File { path, source })?.len();
        }
        if found != wanted || wanted > LARGEST {
            return Err(ModelError::Weights(format!(
                "the shards have {found} bytes, model.json needs {wanted}"
            )));
        }
        Ok(())
    }

    fn take(&mut self, count: usize) -> Result<Vec<f32>, ModelError> {
        while self.bytes.len() < 4 * count {
            self.read_shard()?;
        }
        let rest = self.bytes.split_off(4 * count);
        let taken = std::mem::replace(&mut self.bytes, rest);
        Ok(taken.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }

    fn read_shard(&mut self) -> Result<(), ModelError> {
        let short = || ModelError::Weights("the shards end before the last tensor".to_owned());
        let path = self.folder.join(self.group.paths.get(self.shard).ok_or_else(short)?);
        self.shard += 1;
        let read = File::open(&path).and_then(|file| file.take(LARGEST).read_to_end(&mut self.bytes));
        read.map(drop).map_err(|source| ModelError::File { path, source })
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::read;

    fn folder(name: &str, model: &str, shards: [&[f32]; 2]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("swingtag-keras-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("model.json"), model).unwrap();
        for (name, numbers) in ["a.bin", "b.bin"].iter().zip(shards) {
            let bytes: Vec<u8> = numbers.iter().flat_map(|x| x.to_le_bytes()).collect();
            std::fs::write(folder.join(name), bytes).unwrap();
        }
        folder
    }

    fn model(paths: &str, shape: &str, dtype: &str) -> String {
        format!(
            r#"{{"modelTopology": {{}}, "weightsManifest": [{{"paths": {paths}, "weights": [
                {{"name": "x/kernel", "shape": {shape}, "dtype": "{dtype}"}},
                {{"name": "x/bias", "shape": [2], "dtype": "float32"}}]}}]}}"#
        )
    }

    const BOTH: &str = r#"["a.bin", "b.bin"]"#;

    #[test]
    fn a_tensor_may_lie_in_two_files() {
        let folder = folder("good", &model(BOTH, "[2, 2]", "float32"), [&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]]);
        let weights = read(&folder).unwrap();
        let kernel = weights.tensor("x/kernel", &[2, 2]).unwrap().to_vec2::<f32>().unwrap();
        assert_eq!(kernel, [[1.0, 2.0], [3.0, 4.0]]);
        assert_eq!(weights.tensor("x/bias", &[2]).unwrap().to_vec1::<f32>().unwrap(), [5.0, 6.0]);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn whatever_does_not_fit_is_refused() {
        let six: [&[f32]; 2] = [&[1.0, 2.0, 3.0], &[4.0, 5.0, 6.0]];
        let cases = [
            ("size", model(BOTH, "[2, 3]", "float32"), six, "24 bytes"),
            ("huge", model(BOTH, "[4294967296, 4294967296]", "float32"), six, "too large"),
            ("type", model(BOTH, "[2, 2]", "uint8"), six, "plain float32"),
            ("path", model(r#"["../a.bin", "b.bin"]"#, "[2, 2]", "float32"), six, "no plain file name"),
            ("gone", model(r#"["a.bin", "c.bin"]"#, "[2, 2]", "float32"), six, "c.bin"),
            ("nan", model(BOTH, "[2, 2]", "float32"), [&[1.0, f32::NAN, 3.0], &[0.0; 3]], "NaN"),
        ];
        for (name, model, shards, word) in cases {
            let folder = folder(name, &model, shards);
            let refusal = read(&folder).unwrap_err().to_string();
            std::fs::remove_dir_all(folder).unwrap();
            assert!(refusal.contains(word), "{name}: {refusal}");
        }
    }
}
