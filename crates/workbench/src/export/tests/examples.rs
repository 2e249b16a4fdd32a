//! The examples below `docs/formats/examples`: a handful of items of the sample catalogue in every format, as the
//! project writes them. They are compared byte by byte; `SWINGTAG_WRITE_EXAMPLES=1` writes them anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use swingtag_catalogue::{Item, ItemStatus};
use swingtag_learn::Silent;
use swingtag_store::{Access, ImportSource, NewItem, PhotoFile};

use crate::export::ExportRequest;
use crate::sample;
use crate::workbench::{NewProject, Workbench};

/// Where the examples lie.
const EXAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/formats/examples");
/// Variable of the environment that has them written anew.
const WRITE: &str = "SWINGTAG_WRITE_EXAMPLES";
/// Verticals that give an item each.
const VERTICALS: usize = 4;

/// The first item of each of some verticals, with its gold labels.
fn shop(folder: &Path) -> Workbench {
    let sample = sample::generate(7);
    let path = folder.join("sample.swingtag");
    drop(Workbench::create(&NewProject { path: path.clone(), ..NewProject::default() }).unwrap());
    let workbench = Workbench::open(&path, Access::Write).unwrap();
    let photos: BTreeMap<&str, &Vec<u8>> =
        sample.photos.iter().map(|(path, bytes)| (path.as_str(), bytes)).collect();
    let photo = |path: &String| PhotoFile {
        path: path.clone(),
        bytes: photos.get(path.as_str()).map(|bytes| bytes.to_vec()),
    };
    let first = |vertical: &String| sample.items.iter().find(|(item, _)| item.vertical == *vertical).unwrap();
    let mut schema = sample.schema.clone();
    schema.verticals.truncate(VERTICALS);
    workbench.store().extend_schema(&schema).unwrap();
    let items: Vec<NewItem> = schema
        .verticals
        .iter()
        .map(|vertical| first(&vertical.name))
        .map(|(item, gold)| NewItem {
            item: Item::clone(item),
            annotation: Some(gold.clone()),
            status: ItemStatus::Done,
            photos: item.photos.iter().map(photo).collect(),
            ..NewItem::default()
        })
        .collect();
    let counts = workbench.store().import_chunk(&ImportSource::default(), &items).unwrap();
    assert_eq!((counts.added, counts.conflicts.len()), (VERTICALS, 0));
    workbench
}

/// Every file below a folder, by its path there.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    found
}

fn below(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let short = |(path, bytes): (PathBuf, Vec<u8>)| (path.strip_prefix(folder).unwrap().to_owned(), bytes);
    files(folder).into_iter().map(short).collect()
}

#[test]
fn the_examples_are_what_the_project_writes() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = shop(folder.path());
    let written = folder.path().join("examples");
    for format in Workbench::export_formats() {
        // One form has its photos beside it, so that the examples stay small.
        let request = ExportRequest {
            photos: format.name == "label-studio",
            out: written.join(&format.name),
            format: format.name,
            ..ExportRequest::default()
        };
        let report = workbench.export(&request, &Silent).unwrap();
        assert_eq!(report.items, VERTICALS as u64);
    }
    if std::env::var_os(WRITE).is_some() {
        let _ = std::fs::remove_dir_all(EXAMPLES);
        for (path, bytes) in below(&written) {
            let target = Path::new(EXAMPLES).join(path);
            std::fs::create_dir_all(target.parent().unwrap()).unwrap();
            std::fs::write(target, bytes).unwrap();
        }
    }
    let (now, kept) = (below(&written), below(Path::new(EXAMPLES)));
    let names: Vec<_> = now.keys().filter(|path| now.get(*path) != kept.get(*path)).collect();
    assert!(
        names.is_empty(),
        "no longer what is written: {names:?}; set {WRITE}=1 and look at the difference"
    );
    assert_eq!(now.len(), kept.len(), "no example is left from before");
    let size: usize = kept.values().map(Vec::len).sum();
    assert!(size < 400_000, "{size} bytes are no examples but a data set");
}

#[test]
fn every_format_has_its_example_in_the_page_of_formats() {
    let page = Path::new(EXAMPLES).parent().unwrap().with_extension("md");
    let page = std::fs::read_to_string(page).unwrap();
    for format in Workbench::export_formats() {
        let link = format!("](formats/examples/{}/", format.name);
        assert!(page.contains(&link), "docs/formats.md does not link the example of {}", format.name);
    }
}
