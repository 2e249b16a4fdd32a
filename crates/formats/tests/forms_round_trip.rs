//! Forms of other tools hold every label exactly, whatever the text; what is written is recognised
//! by its content and comes back as it left.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

#[path = "torture/any.rs"]
mod any;
mod torture;

use std::path::Path;

use any::any_labelled;
use proptest::prelude::*;
use swingtag_catalogue::Annotation;
use swingtag_catalogue::partition::Part;
use swingtag_formats::export::{ExportOptions, FormExport, FormReport, file_names};
use swingtag_formats::native::Outgoing;
use swingtag_formats::{Format, FormatError, IncomingItem, Pieces, ReadOptions, Row, TextsAs, detect, open};
use torture::{Labelled, torture};

/// Forms that hold everything.
const WHOLE: [Format; 7] = [
    Format::Doccano,
    Format::LabelStudio,
    Format::Prodigy,
    Format::W3c,
    Format::Mrc,
    Format::Spacy,
    Format::Parquet,
];
/// Forms that hold values and no places.
const VALUES: [Format; 2] = [Format::Delimited, Format::Excel];

fn export(
    folder: &Path,
    format: Format,
    options: &ExportOptions,
    items: &[Labelled],
) -> Result<FormReport, FormatError> {
    let mut export = FormExport::create(folder, format, options)?;
    for (item, said, status) in items {
        export.write(Outgoing { item, annotation: Some(said), status: *status }, Part::Dev)?;
    }
    export.finish()
}

fn read(path: &Path, format: Option<Format>) -> Vec<IncomingItem> {
    // Written a moment ago: no child is needed for it.
    let options = ReadOptions { format, is_own: true, ..ReadOptions::default() };
    let item = |row| match row {
        Ok(Row::Item(item)) => Some(*item),
        Ok(Row::Problem(problem)) => panic!("{problem}"),
        Err(e) => panic!("{e}"),
    };
    open(path, &options).unwrap().filter_map(item).collect()
}

/// Forms may have their spans in an order of their own.
fn sorted(said: &Annotation) -> Annotation {
    let mut said = said.clone();
    said.spans.sort();
    said
}

fn sorted_back(back: &IncomingItem) -> Annotation {
    sorted(&back.annotation.clone().unwrap_or_default())
}

#[test]
fn the_torture_set_comes_back_as_it_left() {
    for (format, texts) in WHOLE.into_iter().flat_map(|f| [(f, TextsAs::Items), (f, TextsAs::Fields)]) {
        let folder = tempfile::tempdir().unwrap();
        let items = torture();
        let options = ExportOptions { texts, ..ExportOptions::default() };
        let report = export(folder.path(), format, &options, &items).unwrap();
        let path = folder.path().join(&file_names(format, false)[0].0);
        assert_eq!(detect(&path).unwrap(), format);
        let back = read(&path, None);
        assert_eq!(back.len(), items.len(), "{format:?}");
        for ((item, said, status), back) in items.iter().zip(&back) {
            assert_eq!((item, sorted(said)), (&back.item, sorted_back(back)), "{format:?}");
            assert_eq!(back.status, Some(*status));
        }
        let spans: usize = items.iter().map(|(_, said, _)| said.spans.len()).sum();
        let counts: u64 = report.files.values().map(|counts| counts.spans).sum();
        assert_eq!((counts, report.losses.len()), (spans as u64, 0));
    }
}

#[test]
fn parts_are_files_of_their_own_and_nothing_is_replaced_unasked() {
    for format in WHOLE {
        let folder = tempfile::tempdir().unwrap();
        let options = ExportOptions { parts: true, ..ExportOptions::default() };
        let report = export(folder.path(), format, &options, &torture()).unwrap();
        let sizes: Vec<u64> =
            file_names(format, true).iter().map(|(name, _)| report.files[name].items).collect();
        assert_eq!(sizes, [0, torture().len() as u64, 0]);
        let again = export(folder.path(), format, &options, &torture());
        assert!(matches!(again, Err(FormatError::Exists { .. })));
        let options = ExportOptions { overwrite: true, ..options };
        export(folder.path(), format, &options, &torture()[..2]).unwrap();
        let left: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().flatten().map(|e| e.file_name()).collect();
        assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
    }
}

#[test]
fn brat_holds_all_but_line_ends_at_the_edges_of_a_label() {
    let folder = tempfile::tempdir().unwrap();
    let report = export(folder.path(), Format::Brat, &ExportOptions::default(), &torture()).unwrap();
    assert_eq!(detect(&folder.path().join("items.zip")).unwrap(), Format::Brat);
    assert_eq!(report.losses, std::collections::BTreeMap::new());
    let blank = torture::labelled(
        "b",
        &[("title", "a\n\nb\n")],
        &[("title", 0, 4, "Whole"), ("title", 1, 3, "Ends only"), ("title", 3, 5, "Trimmed")],
    );
    let options = ExportOptions { overwrite: true, ..ExportOptions::default() };
    let report = export(folder.path(), Format::Brat, &options, &[blank]).unwrap();
    assert_eq!(
        report.losses.into_iter().collect::<Vec<_>>(),
        [("no-token".to_owned(), 1), ("trimmed".to_owned(), 1)]
    );
    let back = read(&folder.path().join("items.zip"), None);
    let spans = &back[0].annotation.as_ref().unwrap().spans;
    assert_eq!(spans.iter().map(|s| (s.start, s.end)).collect::<Vec<_>>(), [(0, 4), (3, 4)]);
}

#[test]
fn word_pieces_leave_beside_words_and_the_file_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    // Pieces of two characters.
    let cut = |text: &str| {
        let length = text.chars().count();
        (0..length).step_by(2).map(|at| (at as u32, at, (at + 2).min(length))).collect()
    };
    let pieces = Some(std::sync::Arc::new(Pieces { begin: 101, end: 102, cut: Box::new(cut) }));
    let options = ExportOptions { pieces, ..ExportOptions::default() };
    export(folder.path(), Format::Parquet, &options, &torture()).unwrap();
    let back = read(&folder.path().join("items.parquet"), None);
    assert_eq!(back.len(), torture().len());
}

fn schema() -> swingtag_catalogue::Schema {
    let named = |name: &str| swingtag_catalogue::Attribute {
        name: name.to_owned(),
        ..swingtag_catalogue::Attribute::default()
    };
    let attributes = ["Brand", "Colour", "=Attr", "Image"].map(named).to_vec();
    let vertical = swingtag_catalogue::Vertical {
        name: "Tea & more".to_owned(),
        attributes,
        ..swingtag_catalogue::Vertical::default()
    };
    swingtag_catalogue::Schema { verticals: vec![vertical] }
}

#[test]
fn tables_of_values_name_every_place_they_lose_and_hold_no_formula() {
    for (format, exact) in VALUES.into_iter().flat_map(|format| [(format, false), (format, true)]) {
        let folder = tempfile::tempdir().unwrap();
        let options = ExportOptions { schema: schema(), exact, ..ExportOptions::default() };
        let report = export(folder.path(), format, &options, &torture()).unwrap();
        let spans: usize = torture().iter().map(|(_, said, _)| said.spans.len()).sum();
        assert_eq!(report.losses["no-place"], spans as u64);
        if format == Format::Delimited {
            let text = std::fs::read_to_string(folder.path().join("items.csv")).unwrap();
            assert_eq!(text.contains(",'=Attr"), !exact, "{text}");
            assert_eq!(text.contains("\n'=formula"), !exact, "{text}");
        }
    }
}

/// Photos as they leave, and one that was missing under the name that it came with.
fn any_photos() -> impl Strategy<Value = Vec<String>> {
    let name = prop_oneof![3 => "photos/[0-9a-f]{32}\\.(jpg|png)", 1 => "feed/[a-z;|=]{1,6}\\.jpg"];
    proptest::collection::vec(name, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_item_comes_back_as_it_left(
        one in any_labelled(),
        format in proptest::sample::select(WHOLE.to_vec()),
        texts in prop_oneof![Just(TextsAs::Items), Just(TextsAs::Fields)],
        photos in any_photos(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let options = ExportOptions { texts, photos: !photos.is_empty(), ..ExportOptions::default() };
        let mut one = one;
        one.0.photos = photos;
        export(folder.path(), format, &options, std::slice::from_ref(&one)).unwrap();
        let path = folder.path().join(&file_names(format, false)[0].0);
        let back = read(&path, Some(format));
        let (item, said, _) = one;
        prop_assert_eq!(&item, &back[0].item);
        prop_assert_eq!(sorted(&said), sorted_back(&back[0]));
    }

    /// The export reads back and compares by itself.
    #[test]
    fn any_item_fits_a_form_that_holds_less(
        one in any_labelled(),
        format in proptest::sample::select(vec![Format::Brat, Format::Delimited, Format::Excel]),
        exact in any::<bool>(),
        photos in any_photos(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let with_photos = !photos.is_empty();
        let options = ExportOptions { schema: schema(), exact, photos: with_photos, ..ExportOptions::default() };
        let mut one = one;
        one.0.photos = photos;
        export(folder.path(), format, &options, std::slice::from_ref(&one)).unwrap();
    }
}
