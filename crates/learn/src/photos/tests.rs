//! What must hold for photos of items, with a small random network.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use image::{ImageFormat, Rgb, RgbImage};
use swingtag_catalogue::Item;

use super::PhotoReader;
use crate::recipe::{EncoderFiles, FeatureStore, NoFeatures, PhotoStore, Resources};
use crate::watch::{Silent, Stopped, Watch};

/// Photos by path, and how often one was asked for.
struct Photos(BTreeMap<&'static str, Vec<u8>>);

impl PhotoStore for Photos {
    fn photo(&self, _item: &Item, path: &str) -> Option<Vec<u8>> {
        self.0.get(path).cloned()
    }
}

/// A cache that counts what it is given.
#[derive(Default)]
struct Counting(Mutex<BTreeMap<[u8; 32], Vec<u8>>>, AtomicUsize);

impl FeatureStore for Counting {
    fn get(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        self.0.lock().unwrap().get(key).cloned()
    }

    fn put(&self, key: &[u8; 32], value: &[u8]) {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.lock().unwrap().insert(*key, value.to_owned());
    }
}

fn png(shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let picture = RgbImage::from_fn(50, 30, |x, y| Rgb([shade, x as u8 * 5, y as u8 * 8]));
    picture.write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn photos() -> Photos {
    Photos(
        [("a.png", png(10)), ("b.png", png(200)), ("again.png", png(10)), ("bad.png", b"oops".to_vec())]
            .into(),
    )
}

fn resources<'a>(photos: &'a Photos, features: &'a dyn FeatureStore) -> Resources<'a> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/tests/golden/resnet18");
    let encoder = EncoderFiles { name: "small".to_owned(), folder, sha256: "0".repeat(64) };
    Resources { photo_encoder: Some(encoder), photos, ..Resources::bare(features) }
}

fn item(id: &str, paths: &[&str]) -> Item {
    let photos = paths.iter().map(|path| (*path).to_owned()).collect();
    Item { id: id.to_owned(), photos, ..Item::default() }
}

#[test]
fn without_an_encoder_there_is_no_reader() {
    assert!(PhotoReader::open(&Resources::bare(&NoFeatures)).unwrap().is_none());
}

#[test]
fn photos_come_in_the_order_of_the_item_and_bad_ones_are_passed_over() {
    let photos = photos();
    let resources = resources(&photos, &NoFeatures);
    let reader = PhotoReader::open(&resources).unwrap().unwrap();
    assert_eq!(reader.of(&item("none", &[])).unwrap(), []);
    let seen = reader.of(&item("1", &["b.png", "gone.png", "bad.png", "a.png"])).unwrap();
    let paths: Vec<_> = seen.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["b.png", "a.png"]);
    for (_, features) in &seen {
        let regions = features.regions.len() / reader.width();
        assert_eq!((regions, features.columns, features.pooled.len()), (9, 3, reader.width()));
    }
    assert_ne!(seen[0].1, seen[1].1);
    assert_eq!(reader.passed_over(), 2);
    reader.of(&item("1", &["bad.png"])).unwrap();
    assert_eq!(reader.passed_over(), 2, "the same photo is counted once");
}

#[test]
fn a_photo_is_computed_once_and_the_cache_changes_no_bit() {
    let (photos, kept) = (photos(), Counting::default());
    let (with, without) = (resources(&photos, &kept), resources(&photos, &NoFeatures));
    let reader = PhotoReader::open(&with).unwrap().unwrap();
    let (first, second) = (item("1", &["a.png", "b.png"]), item("2", &["again.png", "bad.png"]));
    reader.warm(&[&first], &Silent).unwrap();
    assert_eq!(kept.1.load(Ordering::Relaxed), 2);
    reader.warm(&[&first, &second], &Silent).unwrap();
    let (hit, same) = (reader.of(&first).unwrap(), reader.of(&second).unwrap());
    assert_eq!(kept.1.load(Ordering::Relaxed), 2, "the same bytes under another name are known");
    assert_eq!(hit[0].1, same[0].1);
    let fresh = PhotoReader::open(&without).unwrap().unwrap();
    assert_eq!(fresh.of(&first).unwrap(), hit);
    // A damaged entry is computed again.
    kept.0.lock().unwrap().values_mut().for_each(|value| value.truncate(9));
    assert_eq!(reader.of(&first).unwrap(), hit);
}

#[test]
fn a_stop_ends_the_work() {
    struct AtOnce;
    impl Watch for AtOnce {
        fn tick(&self, _step: &str, _done: u64, _total: u64) -> Result<(), Stopped> {
            Err(Stopped)
        }
    }
    let (photos, kept) = (photos(), Counting::default());
    let resources = resources(&photos, &kept);
    let reader = PhotoReader::open(&resources).unwrap().unwrap();
    assert!(reader.warm(&[&item("1", &["a.png"])], &AtOnce).is_err());
    assert_eq!(kept.1.load(Ordering::Relaxed), 0);
}
