//! The photos of an item, with what the model made of their regions.

use swingtag_catalogue::{Gates, PhotoGates};
use swingtag_store::StoredPhoto;

use crate::view::{PhotoView, RegionsView};

/// The photos that are there, in order. A photo has regions when the model in use kept them with its answer.
pub(super) fn views(photos: Vec<StoredPhoto>, gates: Option<&Gates>) -> Vec<PhotoView> {
    let regions = |path: &str| {
        let gates = gates?.photos.iter().find(|gates| gates.photo == path)?;
        regions_view(gates)
    };
    let view = |photo: StoredPhoto| {
        let (hash, width, height) = (photo.hash?, photo.width, photo.height);
        Some(PhotoView { hash: hash.0, width, height, regions: regions(&photo.path) })
    };
    photos.into_iter().filter_map(view).collect()
}

/// Nothing for regions that do not fill their rows.
fn regions_view(gates: &PhotoGates) -> Option<RegionsView> {
    let fills =
        gates.columns > 0 && !gates.regions.is_empty() && gates.regions.len().is_multiple_of(gates.columns);
    fills.then(|| RegionsView {
        columns: gates.columns,
        shares: gates.regions.clone(),
        middle: gates.middle.filter(|part| *part > 0.0 && *part <= 1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use swingtag_catalogue::PhotoHash;

    #[test]
    fn regions_find_their_photo_by_its_path_and_fill_their_rows() {
        let photo = |path: &str, there: bool| StoredPhoto {
            path: path.to_owned(),
            hash: there.then(|| PhotoHash(path.to_owned())),
            ..StoredPhoto::default()
        };
        let of = |path: &str, count| PhotoGates {
            photo: path.to_owned(),
            columns: 2,
            regions: vec![0.5; count],
            middle: None,
        };
        let gates = Gates { photos: vec![of("c", 4), of("b", 4), of("d", 3)], ..Gates::default() };
        let photos = ["a", "b", "c", "d"].map(|path| photo(path, path != "b")).to_vec();
        let views = views(photos, Some(&gates));
        let found: Vec<_> = views.iter().map(|v| (v.hash.as_str(), v.regions.is_some())).collect();
        assert_eq!(found, [("a", false), ("c", true), ("d", false)]);
    }
}
