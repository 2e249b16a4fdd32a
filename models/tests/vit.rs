//! Vision transformers against PyTorch transformers (values made by `golden_vit.py`), and what they refuse.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::{Path, PathBuf};

use candle_core::{Device, Tensor};
use serde_json::{Value, json};
use swingtag_models::photo::{PhotoEncoder, PhotoStates, Resample, Resize, open_photo_encoder};
use swingtag_models::weights;

/// A key and what is done to the configuration.
type Change<'a> = (&'a str, &'a dyn Fn(&mut Value));

const WIDTH: usize = 24;
/// Kinds with the sides of the photos that PyTorch has read.
const KINDS: [(&str, &[usize]); 3] =
    [("dinov2", &[12, 20, 22, 28]), ("clip", &[12, 20]), ("siglip", &[12, 20])];

fn golden(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(kind)
}

fn told(kind: &str, name: &str) -> Tensor {
    let file = candle_core::safetensors::load(golden(kind).join("states.safetensors"), &Device::Cpu);
    file.unwrap().remove(name).unwrap()
}

fn numbers(tensor: &Tensor) -> Vec<f32> {
    tensor.flatten_all().unwrap().to_vec1().unwrap()
}

/// The upper left corner of the photo.
fn pixels(kind: &str, side: usize) -> Vec<f32> {
    let photo = told(kind, "photo");
    numbers(&photo.narrow(1, 0, side).unwrap().narrow(2, 0, side).unwrap())
}

fn read_json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// A copy of an encoder with changed files; a tensor of no name is left out.
fn changed(
    kind: &str,
    config: impl Fn(&mut Value),
    preparation: impl Fn(&mut Value),
    rename: impl Fn(&str) -> Option<String>,
) -> tempfile::TempDir {
    let (from, to) = (golden(kind), tempfile::tempdir().unwrap());
    let changes: [Change<'_>; 2] = [("config.json", &config), ("preprocessor_config.json", &preparation)];
    for (name, change) in changes {
        let mut value = read_json(&from.join(name));
        change(&mut value);
        std::fs::write(to.path().join(name), value.to_string()).unwrap();
    }
    let all = candle_core::safetensors::load(from.join("model.safetensors"), &Device::Cpu).unwrap();
    let kept: Vec<(String, Tensor)> = all
        .into_iter()
        .filter(|(_, x)| x.rank() > 0)
        .filter_map(|(name, x)| Some((rename(&name)?, x)))
        .collect();
    let bytes = weights::write(kept.iter().map(|(name, x)| (name.as_str(), x))).unwrap();
    std::fs::write(to.path().join("model.safetensors"), bytes).unwrap();
    to
}

fn same(name: &str) -> Option<String> {
    Some(name.to_owned())
}

fn for_side(side: usize) -> impl Fn(&mut Value) {
    move |value| {
        let square = json!({"height": side, "width": side});
        if value.get("crop_size").is_some() {
            value["crop_size"] = square;
            value["size"] = json!({"shortest_edge": side + 2});
        } else {
            value["size"] = square;
        }
    }
}

fn open_for(kind: &str, side: usize) -> Box<dyn PhotoEncoder> {
    open_photo_encoder(changed(kind, |_| (), for_side(side), same).path()).unwrap()
}

fn farthest(got: &[f32], want: &[f32]) -> f32 {
    assert_eq!(got.len(), want.len());
    got.iter().zip(want).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max)
}

fn compare(kind: &str, side: usize, states: &PhotoStates) {
    let of = |name: &str| numbers(&told(kind, &format!("{name}.{side}")));
    let (regions, pooled) =
        (farthest(&states.regions, &of("regions")), farthest(&states.pooled, &of("pooled")));
    println!("{kind} at {side}: regions {regions:.1e}, pooled {pooled:.1e}");
    assert!(regions < 1e-4 && pooled < 1e-4, "{kind} at {side}: {regions}, {pooled}");
}

#[test]
fn states_equal_pytorch_with_positions_as_learnt_and_interpolated() {
    for (kind, sides) in KINDS {
        for side in sides {
            let encoder = open_for(kind, *side);
            let states = encoder.states(&pixels(kind, *side)).unwrap();
            assert_eq!((encoder.width(), states.columns), (WIDTH, side / 4), "{kind}");
            compare(kind, *side, &states);
        }
    }
}

#[test]
fn the_published_files_tell_how_a_picture_is_prepared() {
    let dinov2 = open_photo_encoder(&golden("dinov2")).unwrap().preparation();
    assert_eq!((dinov2.side, dinov2.resize), (12, Resize::Crop { shorter: 16 }));
    assert_eq!((dinov2.resample, dinov2.mean), (Resample::Bicubic, [0.485, 0.456, 0.406]));
    let clip = open_photo_encoder(&golden("clip")).unwrap().preparation();
    assert_eq!((clip.side, clip.std), (20, [0.268_629_54, 0.261_302_6, 0.275_777_1]));
    let siglip = open_photo_encoder(&golden("siglip")).unwrap().preparation();
    assert_eq!((siglip.side, siglip.resize, siglip.mean), (20, Resize::Stretch, [0.5; 3]));
}

#[test]
fn an_answer_depends_on_the_pixels_alone() {
    for (kind, sides) in KINDS {
        let encoder = open_for(kind, sides[0]);
        let photo = pixels(kind, sides[0]);
        let mut other = photo.clone();
        other.reverse();
        let alone = encoder.states(&photo).unwrap();
        let reversed = encoder.states(&other).unwrap();
        assert_ne!(alone, reversed);
        assert_eq!(encoder.states(&photo).unwrap(), alone, "{kind}");
        assert_eq!(open_for(kind, sides[0]).states(&other).unwrap(), reversed, "{kind}");
        for threads in [1, 3] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            assert_eq!(pool.install(|| encoder.states(&photo).unwrap()), alone, "{kind}, {threads} threads");
        }
        assert!(encoder.states(&photo[1..]).unwrap_err().to_string().contains("pixels"));
    }
}

#[test]
fn a_network_that_reads_photos_only_is_the_same_network() {
    for kind in ["clip", "siglip"] {
        let alone = |config: &mut Value| {
            *config = config["vision_config"].clone();
            config["model_type"] = json!(format!("{kind}_vision_model"));
        };
        let bare = |name: &str| name.strip_prefix("vision_model.").map(str::to_owned);
        for rename in [&bare as &dyn Fn(&str) -> Option<String>, &same] {
            let encoder = open_photo_encoder(changed(kind, alone, |_| (), rename).path()).unwrap();
            compare(kind, 20, &encoder.states(&pixels(kind, 20)).unwrap());
        }
    }
    let headed = changed("dinov2", |_| (), |_| (), |name| Some(format!("dinov2.{name}")));
    let states = open_photo_encoder(headed.path()).unwrap().states(&pixels("dinov2", 12)).unwrap();
    compare("dinov2", 12, &states);
}

fn refused(folder: &tempfile::TempDir) -> String {
    open_photo_encoder(folder.path()).err().unwrap().to_string()
}

#[test]
fn settings_that_would_be_computed_otherwise_are_refused() {
    let cases = [
        ("dinov2", "use_swiglu_ffn", json!(true), "only false is computed"),
        ("dinov2", "qkv_bias", json!(false), "only true is computed"),
        ("dinov2", "hidden_act", json!("silu"), "hidden_act is “silu”"),
        ("dinov2", "num_channels", json!(1), "photos have 3"),
        ("dinov2", "num_attention_heads", json!(5), "no multiple"),
        ("dinov2", "mlp_ratio", json!(1_u64 << 40), "1 to 64 are read"),
        ("dinov2", "hidden_size", json!(0), "hidden_size is 0"),
        ("dinov2", "patch_size", json!(64), "larger than image_size"),
        ("dinov2", "image_size", json!([20, 24]), "config.json"),
        ("dinov2", "layer_norm_eps", json!(0.0), "layer_norm_eps is 0"),
        ("siglip", "vision_use_head", json!(false), "vision_config: vision_use_head is false"),
        ("clip", "hidden_act", json!("relu"), "vision_config: hidden_act is “relu”"),
    ];
    for (kind, key, value, reason) in cases {
        let change = |config: &mut Value| match config.get_mut("vision_config") {
            Some(part) => part[key] = value.clone(),
            None => config[key] = value.clone(),
        };
        let said = refused(&changed(kind, change, |_| (), same));
        assert!(said.contains(reason) && said.contains("config.json"), "{kind} {key}={value}: {said}");
    }
}

#[test]
fn weights_of_another_network_are_told_by_their_published_names() {
    let with = |key: &'static str, value: u64| {
        refused(&changed("dinov2", move |config| config[key] = value.into(), |_| (), same))
    };
    let deeper = with("num_hidden_layers", 3);
    assert!(deeper.contains("encoder.layer.2.norm1.weight") && deeper.contains("missing"), "{deeper}");
    let shallower = with("num_hidden_layers", 1);
    assert!(
        shallower.contains("encoder.layer.1.norm1.weight") && shallower.contains("not part"),
        "{shallower}"
    );
    let larger = with("image_size", 24);
    assert!(larger.contains("position_embeddings") && larger.contains("[1, 37, 24]"), "{larger}");
    let scaled = |name: &str| (!name.contains("layer_scale2")).then(|| name.to_owned());
    let unscaled = refused(&changed("dinov2", |_| (), |_| (), scaled));
    assert!(unscaled.contains("layer_scale2.lambda1” is missing"), "{unscaled}");
    let few = refused(&changed("dinov2", |_| (), for_side(3), same));
    assert!(few.contains("preprocessor_config.json") && few.contains("0 × 0 patches of 4"), "{few}");
}

#[test]
fn a_missing_preparation_is_named() {
    let folder = changed("dinov2", |_| (), |_| (), same);
    std::fs::remove_file(folder.path().join("preprocessor_config.json")).unwrap();
    assert!(refused(&folder).contains("preprocessor_config.json"));
}
