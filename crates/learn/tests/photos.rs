//! Preparation against Pillow, and the real ResNet-50 on a real photo where it is installed. The files
//! are made by `photos/golden_photos.py`.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

use std::path::PathBuf;

use swingtag_learn::photos::prepared_pixels;
use swingtag_models::photo::{ChannelOrder, PhotoEncoder, Preparation, ResNet, Resample, Resize};

/// The class “Egyptian cat”, and how sure the network is of it in PyTorch.
const CAT: (usize, f32) = (285, 0.9474);

fn preparation(resize: Resize, resample: Resample) -> Preparation {
    let (mean, std) = ([0.0; 3], [1.0; 3]);
    Preparation { side: 20, resize, resample, scale: 1.0, mean, std, order: ChannelOrder::Rgb }
}

/// Largest and mean difference to rows of red, green and blue.
fn differences(preparation: &Preparation, rgb: &[u8]) -> (f32, f32) {
    let got = prepared_pixels(include_bytes!("photos/noise.png"), preparation).unwrap();
    let want = preparation.pixels(rgb).unwrap();
    let off: Vec<f32> = got.iter().zip(&want).map(|(a, b)| (a - b).abs()).collect();
    (off.iter().fold(0.0, |a, b| b.max(a)), off.iter().sum::<f32>() / off.len() as f32)
}

#[test]
fn a_photo_is_resized_as_pillow_does() {
    let stretched = preparation(Resize::Stretch, Resample::Bicubic);
    let cut = preparation(Resize::Crop { shorter: 24 }, Resample::Bilinear);
    for (preparation, rgb) in [
        (stretched, include_bytes!("photos/noise.stretch.rgb")),
        (cut, include_bytes!("photos/noise.crop.rgb")),
    ] {
        let (largest, mean) = differences(&preparation, rgb);
        assert!(largest <= 2.0 && mean < 0.4, "{preparation:?}: {largest} at most, {mean} in the mean");
    }
}

#[test]
fn the_real_network_sees_a_cat() {
    let cache = std::env::var_os("SWINGTAG_CACHE").map(PathBuf::from);
    let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/swingtag"));
    let folder = cache.or(home).unwrap_or_default().join("encoders/resnet50-imagenet");
    if !folder.join("config.json").exists() {
        eprintln!(
            "skipped: resnet50-imagenet is not installed; run `swingtag models fetch resnet50-imagenet`"
        );
        return;
    }
    let network = ResNet::open(&folder).unwrap();
    let pixels = prepared_pixels(include_bytes!("photos/cat.jpg"), &network.preparation()).unwrap();
    let states = network.states(&pixels).unwrap();
    assert_eq!((states.columns, states.regions.len(), network.width()), (7, 49 * 2048, 2048));
    let scores = network.class_scores(&states).unwrap();
    let sum: f32 = scores.iter().map(|x| x.exp()).sum();
    let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b])).unwrap();
    let sure = scores[best].exp() / sum;
    assert!(best == CAT.0 && (sure - CAT.1).abs() < 0.01, "class {best}, {sure}");
}
