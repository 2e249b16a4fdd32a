//! Photos leave beside the files, and are found again by another project.

use std::path::Path;

use swingtag_catalogue::{Field, Item, ItemStatus};
use swingtag_learn::Silent;
use swingtag_store::{Access, ImportSource, NewItem, PhotoFile};

use super::{plan, project};
use crate::export::ExportRequest;
use crate::import::ImportRequest;
use crate::workbench::{NewProject, Workbench};

/// A PNG of one pixel in a shade of grey.
fn png(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::GrayImage::from_pixel(1, 1, image::Luma([shade]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// Two items that share a photo under different names, one of which also names another and one that is missing.
fn with_photos(folder: &Path) -> Workbench {
    let workbench = project(folder);
    let item = |id: &str, photos: &[(&str, Option<u8>)]| NewItem {
        item: Item {
            id: id.to_owned(),
            vertical: "Desks".to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: format!("Desk {id}") }],
            photos: photos.iter().map(|(path, _)| (*path).to_owned()).collect(),
            ..Item::default()
        },
        status: ItemStatus::Done,
        photos: photos
            .iter()
            .map(|(path, shade)| PhotoFile { path: (*path).to_owned(), bytes: shade.map(png) })
            .collect(),
        ..NewItem::default()
    };
    let items = [
        item("p", &[("feed/one.png", Some(10)), ("feed/two.png", Some(20)), ("feed/gone.png", None)]),
        item("q", &[("one.png", Some(10)), ("CON.png", Some(30))]),
    ];
    workbench.store().import_chunk(&ImportSource::default(), &items).unwrap();
    workbench
}

fn request(format: &str, out: &Path) -> ExportRequest {
    ExportRequest { photos: true, items: Some("all".to_owned()), ..ExportRequest::from(&plan(format, out)) }
}

/// What the photos of an item hold, in order.
fn bytes_of(workbench: &Workbench, id: &str) -> Vec<Option<Vec<u8>>> {
    let store = workbench.store();
    let stored = store.item(store.find(id).unwrap().unwrap()).unwrap();
    let photo = |hash: &Option<_>| hash.as_ref().map(|hash| store.photo(hash).unwrap().unwrap().bytes);
    stored.photos.iter().map(|photo_of| photo(&photo_of.hash)).collect()
}

#[test]
fn photos_are_found_again_by_another_project() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = with_photos(folder.path());
    for (format, file) in [
        ("native", "items.jsonl"),
        ("label-studio", "items.json"),
        ("doccano", "items.jsonl"),
        ("prodigy", "items.jsonl"),
        ("w3c", "items.jsonl"),
        ("mrc", "items.json"),
        ("brat", "items.zip"),
        ("spacy", "items.spacy"),
        ("csv", "items.csv"),
    ] {
        let out = folder.path().join(format);
        let report = workbench.export(&request(format, &out), &Silent).unwrap();
        let counts = report.photos.unwrap();
        assert_eq!((counts.written, counts.missing), (3, 1), "{format}: the same photo lies there once");
        assert_eq!(std::fs::read_dir(out.join("photos")).unwrap().count(), 3, "{format}");
        let path = folder.path().join(format!("{format}.swingtag"));
        drop(Workbench::create(&NewProject { path: path.clone(), ..NewProject::default() }).unwrap());
        let back = Workbench::open(&path, Access::Write).unwrap();
        let import = ImportRequest { files: vec![out.join(file)], ..ImportRequest::default() };
        let came = back.import(&import, &Silent).unwrap();
        assert_eq!((came.added, came.rejected), (5, 0), "{format}: {:?}", came.problems);
        assert_eq!(bytes_of(&back, "p"), [Some(png(10)), Some(png(20)), None], "{format}");
        assert_eq!(bytes_of(&back, "q"), [Some(png(10)), Some(png(30))], "{format}");
    }
}

#[test]
fn the_table_of_photos_and_the_labelling_configuration_refer_to_them() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = with_photos(folder.path());
    let out = folder.path().join("out");
    let report = workbench.export(&request("label-studio", &out), &Silent).unwrap();
    assert!(report.files.iter().all(|file| file.is_file()));
    let sheet = std::fs::read_to_string(out.join("photos.csv")).unwrap();
    let rows: Vec<Vec<&str>> = sheet.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["item", "photo", "was", "problem"]);
    assert_eq!((rows[1][0], rows[1][2]), ("p", "feed/one.png"));
    assert_eq!(rows[1][1], rows[4][1], "one photo, two items");
    assert!(rows[3][1].is_empty() && rows[3][3].starts_with("the project does not have it"));
    let tasks: serde_json::Value =
        serde_json::from_slice(&std::fs::read(out.join("items.json")).unwrap()).unwrap();
    let shown = tasks[3]["data"]["photos"].as_array().unwrap();
    assert_eq!(shown[0], format!("/data/local-files/?d={}", rows[1][1]));
    assert_eq!((shown.len(), tasks[0]["data"]["photos"].as_array().unwrap().len()), (2, 0));
    let config = std::fs::read_to_string(out.join("label-config.xml")).unwrap();
    assert!(config.contains("<Image name=\"photos\" valueList=\"$photos\"/>"), "{config}");
}

#[test]
fn photos_that_are_there_stay_and_half_an_export_leaves_none() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = with_photos(folder.path());
    let out = folder.path().join("out");
    std::fs::create_dir_all(out.join("photos")).unwrap();
    std::fs::write(out.join("photos/mine.jpg"), "mine").unwrap();
    let mut request = request("native", &out);
    assert!(workbench.export(&request, &Silent).is_err());
    let names = || std::fs::read_dir(&out).unwrap().count();
    assert_eq!(names(), 1, "nothing but what was there");
    let targets =
        Workbench::export_targets(&crate::view::ExportPlan { photos: true, ..plan("native", &out) });
    let there: Vec<String> =
        targets.unwrap().into_iter().filter(|target| target.exists).map(|target| target.name).collect();
    assert_eq!(there, ["photos"]);
    request.overwrite = true;
    workbench.export(&request, &Silent).unwrap();
    assert_eq!(std::fs::read(out.join("photos/mine.jpg")).unwrap(), b"mine");
    assert_eq!(std::fs::read_dir(out.join("photos")).unwrap().count(), 4);
}
