//! ResNets against PyTorch (small ones made by `golden_resnet.py`), and a real one on a photo where it is
//! installed.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::{Path, PathBuf};

use swingtag_models::photo::{PhotoEncoder, PhotoStates, ResNet, open_photo_encoder};
use swingtag_models::weights::Weights;

const SIDE: usize = 70;
const PLACES: usize = 3 * 3;
const WIDTH: usize = 20;
const CLASSES: usize = 11;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn expected(name: &str, shape: &[usize]) -> Vec<f32> {
    let file = Weights::read(&golden().join("resnet.safetensors")).unwrap();
    file.tensor(name, shape).unwrap().flatten_all().unwrap().to_vec1().unwrap()
}

fn photo() -> Vec<f32> {
    expected("photo", &[3, SIDE, SIDE])
}

fn close(got: &[f32], want: &[f32]) {
    assert_eq!(got.len(), want.len());
    let farthest = got.iter().zip(want).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(farthest < 1e-4, "{farthest}");
}

fn compare(network: &ResNet, name: &str) -> PhotoStates {
    let states = network.states(&photo()).unwrap();
    assert_eq!((states.columns, network.width()), (3, WIDTH));
    close(&states.regions, &expected(&format!("{name}.regions"), &[PLACES, WIDTH]));
    close(&states.pooled, &expected(&format!("{name}.pooled"), &[WIDTH]));
    close(&network.class_scores(&states).unwrap(), &expected(&format!("{name}.scores"), &[CLASSES]));
    states
}

/// A copy of a golden network with another configuration.
fn changed(name: &str, change: impl Fn(&mut serde_json::Value)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(golden().join(name).join("config.json")).unwrap();
    let mut config: serde_json::Value = serde_json::from_str(&text).unwrap();
    change(&mut config);
    std::fs::write(folder.path().join("config.json"), config.to_string()).unwrap();
    let weights = golden().join(name).join("model.safetensors");
    std::fs::copy(weights, folder.path().join("model.safetensors")).unwrap();
    folder
}

#[test]
fn both_kinds_of_block_equal_pytorch() {
    for name in ["resnet18", "resnet50"] {
        compare(&ResNet::open(&golden().join(name)).unwrap(), name);
    }
}

#[test]
fn the_place_of_the_stride_is_a_setting_and_matters() {
    let folder = changed("resnet50", |config| config["downsample_in_bottleneck"] = true.into());
    let first = compare(&ResNet::open(folder.path()).unwrap(), "resnet50.v1");
    assert_ne!(first.regions, expected("resnet50.regions", &[PLACES, WIDTH]));
}

#[test]
fn pixels_of_another_size_are_refused() {
    let encoder = open_photo_encoder(&golden().join("resnet18")).unwrap();
    assert_eq!(encoder.preparation().side, SIDE);
    assert!(encoder.states(&photo()[1..]).unwrap_err().to_string().contains("70"));
}

#[test]
fn weights_of_another_network_are_refused() {
    let refusal = |name: &str, change: &dyn Fn(&mut serde_json::Value)| {
        ResNet::open(changed(name, change).path()).err().unwrap().to_string()
    };
    let shallower = refusal("resnet50", &|config| config["depths"] = serde_json::json!([3, 4, 5, 3]));
    assert!(shallower.contains("layer3.5") && shallower.contains("not part"), "{shallower}");
    let deeper = refusal("resnet18", &|config| config["depths"] = serde_json::json!([2, 2, 3, 2]));
    assert!(deeper.contains("layer3.2.conv1.weight") && deeper.contains("missing"), "{deeper}");
    let wider = refusal("resnet18", &|config| config["embedding_size"] = 7.into());
    assert!(wider.contains("conv1.weight") && wider.contains("[7, 3, 7, 7]"), "{wider}");
    let none = refusal("resnet18", &|config| config["depths"] = serde_json::json!([2, 2, 3]));
    assert!(none.contains("3 depths"), "{none}");
}
