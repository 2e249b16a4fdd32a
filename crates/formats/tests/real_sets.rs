//! The public sets, in and out. They lie outside the repository; a test without them says so.

use std::path::{Path, PathBuf};

use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::partition::{Partition, Proportions};
use swingtag_catalogue::{Annotation, ItemStatus};
use swingtag_formats::conll::{ConllExport, ConllOptions, Tokens};
use swingtag_formats::export::NativeExport;
use swingtag_formats::native::Outgoing;
use swingtag_formats::{IncomingItem, ReadOptions, Row, open};

const SETS: [&str; 3] = ["oa_mine", "wdc_pave", "ecsa_zh"];

fn set(name: &str) -> Option<PathBuf> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data").join(name).join("items.jsonl");
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {} is not there", path.display());
    None
}

fn items(path: &Path) -> Vec<IncomingItem> {
    let item = |row| match row {
        Ok(Row::Item(item)) => *item,
        other => panic!("{other:?}"),
    };
    match open(path, &ReadOptions::default()) {
        Ok(rows) => rows.map(item).collect(),
        Err(e) => panic!("{e}"),
    }
}

#[test]
fn every_item_goes_in_and_out_of_the_native_form_unchanged() {
    for path in SETS.iter().filter_map(|name| set(name)) {
        let came = items(&path);
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("items.jsonl");
        let mut export = NativeExport::create(&target, false).unwrap();
        for incoming in &came {
            let status = if incoming.annotation.is_some() { ItemStatus::Done } else { ItemStatus::New };
            export
                .write(Outgoing { item: &incoming.item, annotation: incoming.annotation.as_ref(), status })
                .unwrap();
        }
        let written = export.finish().unwrap();
        let back = items(&target);
        assert_eq!(came.len(), back.len());
        for (came, back) in came.iter().zip(&back) {
            assert_eq!((&came.item, &came.annotation), (&back.item, &back.annotation));
        }
        println!("{}: {written:?}", path.display());
    }
}

#[test]
fn every_span_goes_through_conll_or_is_listed() {
    for path in SETS.iter().filter_map(|name| set(name)) {
        let came = items(&path);
        let total: usize = came.iter().filter_map(|i| i.annotation.as_ref()).map(|a| a.spans.len()).sum();
        let mut partition = Partition::new(1, Proportions::default());
        came.iter().for_each(|incoming| partition.add(&incoming.item));
        let parts = partition.finish().parts;
        for (scheme, tokens) in
            Scheme::ALL.into_iter().zip([Tokens::Words, Tokens::Words, Tokens::Characters, Tokens::Words])
        {
            let folder = tempfile::tempdir().unwrap();
            let options = ConllOptions { scheme, tokens, parts: true, ..ConllOptions::default() };
            let mut export = ConllExport::create(folder.path(), options).unwrap();
            let none = Annotation::default();
            for (incoming, part) in came.iter().zip(&parts) {
                export.write(&incoming.item, incoming.annotation.as_ref().unwrap_or(&none), *part).unwrap();
            }
            let report = export.finish().unwrap();
            let held: u64 = report.files.values().map(|file| file.spans).sum();
            let out: u64 = report.losses.iter().filter(|(code, _)| *code != "trimmed").map(|(_, n)| n).sum();
            assert_eq!(held + out, total as u64);
            let listed =
                csv::Reader::from_path(folder.path().join("losses.csv")).unwrap().into_records().count();
            assert_eq!(listed as u64, report.losses.values().sum::<u64>());
            println!("{} {scheme:?}: {held} of {total} spans, losses {:?}", path.display(), report.losses);
        }
    }
}
