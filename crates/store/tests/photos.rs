//! Photos of items: found by the item and the path that it writes.

#![expect(clippy::unwrap_used, reason = "a test that cannot prepare its case shall fail")]

mod common;

use std::io::Cursor;

use common::{item, project, source};
use image::{ImageFormat, Rgb, RgbImage};
use swingtag_store::{NewItem, PhotoFile};

fn png(shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(6, 4, Rgb([shade; 3])).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// An item with photos; none of the bytes means that the file was not found.
fn with_photos(id: &str, photos: &[(&str, Option<Vec<u8>>)]) -> NewItem {
    let mut new = NewItem { item: item(id, "Acme jean"), ..NewItem::default() };
    for (path, bytes) in photos {
        new.item.photos.push((*path).to_owned());
        new.photos.push(PhotoFile { path: (*path).to_owned(), bytes: bytes.clone() });
    }
    new
}

#[test]
fn a_path_means_the_photo_of_its_item() {
    let (_folder, store) = project(0);
    let items = [
        with_photos("a", &[("1.png", Some(png(1))), ("2.png", Some(png(2)))]),
        with_photos("b", &[("1.png", Some(png(3))), ("gone.png", None), ("bad.png", Some(b"bad".to_vec()))]),
    ];
    store.import_chunk(&source("f"), &items).unwrap();
    let bytes = |id: &str, path: &str| store.photo_of(id, path).unwrap().map(|photo| photo.bytes);
    assert_eq!(bytes("a", "1.png"), Some(png(1)));
    assert_eq!(bytes("a", "2.png"), Some(png(2)));
    assert_eq!(bytes("b", "1.png"), Some(png(3)));
    for (id, path) in [("b", "2.png"), ("b", "gone.png"), ("b", "bad.png"), ("c", "1.png")] {
        assert_eq!(bytes(id, path), None, "{id} {path}");
    }
}
