//! Files as they are in life: looked at, checked, imported, reported.

use std::path::{Path, PathBuf};

use swingtag_catalogue::{Attribute, Field, Item, ItemId, Schema, Vertical};
use swingtag_learn::{Silent, Stopped, Watch};
use swingtag_store::{Access, ImportSource, NewItem};

use super::{ColumnChoice, ImportRequest};
use crate::view::{Guess, ImportPlan};
use crate::workbench::{NewProject, Workbench};

struct Place {
    folder: tempfile::TempDir,
    workbench: Workbench,
}

/// A project with one vertical, Desks, that asks for Brand and Width, and one item.
fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.swingtag");
    drop(Workbench::create(&NewProject { path: path.clone(), ..NewProject::default() }).unwrap());
    let workbench = Workbench::open(&path, Access::Write).unwrap();
    let named = |name: &str| Attribute { name: name.to_owned(), ..Attribute::default() };
    let attributes = vec![named("Brand"), named("Width")];
    let vertical = Vertical { name: "Desks".to_owned(), attributes, ..Vertical::default() };
    workbench.store().extend_schema(&Schema { verticals: vec![vertical] }).unwrap();
    let item = Item {
        id: "K-1".to_owned(),
        vertical: "Desks".to_owned(),
        fields: vec![Field { name: "title".to_owned(), text: "Oak desk".to_owned() }],
        ..Item::default()
    };
    let known = NewItem { item, ..NewItem::default() };
    workbench.store().import_chunk(&ImportSource::default(), &[known]).unwrap();
    Place { folder, workbench }
}

impl Place {
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    fn items(&self) -> u64 {
        self.workbench.store().counts().unwrap().items
    }
}

fn request(file: &Path) -> ImportRequest {
    ImportRequest { files: vec![file.to_owned()], format: "auto".to_owned(), ..ImportRequest::default() }
}

fn plan(file: &Path) -> ImportPlan {
    ImportPlan { files: vec![file.display().to_string()], ..ImportPlan::default() }
}

/// A known item with its text, one with another, a new vertical, an id twice, a blank one, a text that is
/// there, a photo that is not, an address.
const MESSY: &str = "item_sku;product_title;kategorie;brand;images\r\n\
    K-1;Oak desk;Desks;Acme;\r\n\
    N-1;Kettle;Kettles;Brew;kettle.jpg|https://x.example/k.jpg\r\n\
    N-1;Another kettle;Kettles;;\r\n\
    ;No id;Desks;;\r\n\
    N-2;\"Oak \u{a0}desk\";Desks;;\r\n\
    \r\n\
    N-3;Süße Lampe;;;\r\n";

#[test]
fn a_dry_run_says_what_the_import_then_does_and_writes_nothing() {
    let place = place();
    for options in 0..8_u8 {
        let (leave_known, skip_same_text, strict) = (options & 1 > 0, options & 2 > 0, options & 4 > 0);
        let file = place.file("messy.csv", MESSY.as_bytes());
        let request = ImportRequest {
            leave_known,
            skip_same_text,
            strict,
            vertical: Some("Desks".to_owned()),
            ..request(&file)
        };
        let (before, schema) = (place.items(), place.workbench.schema().unwrap());
        let check = place.workbench.check_import(&request, &Silent).unwrap();
        assert_eq!((place.items(), place.workbench.schema().unwrap()), (before, schema));
        let report = place.workbench.import(&request, &Silent).unwrap();
        let said = (check.rows, check.new, check.known, check.refused, check.left_out);
        let known = report.changed + report.unchanged;
        assert_eq!(said, (report.read, report.added, known, report.rejected, report.left_out), "{request:?}");
        assert_eq!(check.new_names, report.new_names);
    }
}

#[test]
fn conflicts_with_the_project_are_told_before_anything_is_written() {
    let place = place();
    let file = place.file("other.csv", b"id,title,vertical\nK-1,Pine desk,Desks\nK-1b,Oak desk,Lamps\n");
    let check = place.workbench.check_import(&request(&file), &Silent).unwrap();
    assert_eq!((check.new, check.known, check.refused, check.same_text), (1, 0, 1, 1));
    assert!(check.problems[0].error && check.problems[0].reason.contains("“title”"));
    assert_eq!(check.problems[0].happens, "Row is left out");
    let moved = place.file("moved.csv", b"id,title,vertical\nK-1,Oak desk,Lamps\n");
    let check = place.workbench.check_import(&request(&moved), &Silent).unwrap();
    assert!(check.problems[0].reason.contains("Desks"), "{:?}", check.problems);
}

#[test]
fn a_file_is_shown_as_it_will_be_read() {
    let place = place();
    let mut latin = b"\xdcbersicht 2026;;;;\r\nitem_sku;titel;brand_name;height;notes\r\n".to_vec();
    latin.extend(b"A-1;S\xfc\xdfer Tisch;Acme;70;");
    latin.extend(vec![b'x'; 5 << 20]);
    latin.extend(b"\r\n;Ohne;;;\r\nA-3;Bank;;;\r\n");
    let file = place.file("feed-2026-11.csv", &latin);
    let mut asked = ImportPlan { vertical: Some("Desks".to_owned()), ..plan(&file) };
    let look = place.workbench.look_at(&asked, &file, place.folder.path()).unwrap();
    assert_eq!((look.delimiter.as_deref(), look.encoding.as_deref()), (Some(";"), Some("windows-1252")));
    assert!(look.encoding_guessed && look.rows_exact && look.header);
    let becomes: Vec<&str> = look.columns.iter().map(|column| column.becomes.as_str()).collect();
    assert_eq!(becomes, ["id", "title", "seller:brand_name", "seller:height", "field:notes"]);
    assert_eq!((look.columns[0].guess, look.columns[2].guess), (Guess::Sure, Guess::Unsure));
    assert_eq!(look.columns[2].alternative.as_deref(), Some("seller:Brand"));
    assert_eq!(look.heads, ["Item id", "Title", "brand_name", "height", "notes"]);
    assert_eq!((look.preview[0].line, look.preview[0].cells[1].text.as_str()), (3, "Süßer Tisch"));
    assert!(look.preview[0].cells[4].text.chars().count() < 200, "a cell of 5 MB is shown by its beginning");
    assert!(look.preview[1].cells[0].fatal && look.preview[1].refused.is_some());

    let brand = ColumnChoice { header: "brand_name".to_owned(), becomes: "seller:Brand".to_owned() };
    super::remember_mapping(place.folder.path(), &look.name, vec![brand.clone()]).unwrap();
    let next = place.file("feed-2026-12.csv", b"item_sku;titel;brand_name\r\nA-2;Tisch;Acme\r\n");
    let look = place.workbench.look_at(&asked, &next, place.folder.path()).unwrap();
    assert!(look.remembered && look.columns[2].becomes == "seller:Brand");
    asked.columns = vec![ColumnChoice { becomes: "ignore".to_owned(), ..brand }];
    let look = place.workbench.look_at(&asked, &next, place.folder.path()).unwrap();
    assert_eq!((look.remembered, look.heads.len()), (false, 2));
}

#[test]
fn files_that_are_no_tables_say_so() {
    let place = place();
    let look = |name: &str, bytes: &[u8]| {
        let file = place.file(name, bytes);
        place.workbench.look_at(&plan(&file), &file, place.folder.path())
    };
    let empty = look("empty.csv", b"").unwrap();
    assert_eq!((empty.rows, empty.rows_exact, empty.bytes), (0, true, 0));
    assert_eq!(look("song.mp3", b"ID3\x04\0\0\0\0\0\0\0\0\0\0").unwrap_err().code, "file");
    let native = look("i.jsonl", br#"{"id":"1","vertical":"Desks","title":"A desk","spans":[{"field":"title","start":2,"end":6,"attribute":"Type"}]}"#);
    let brings = native.unwrap().brings.unwrap();
    assert_eq!((brings.items, brings.labelled, brings.attributes), (1, 1, vec!["Type".to_owned()]));
}

#[test]
fn a_preview_of_many_rows_reads_the_first_and_estimates_the_rest() {
    let place = place();
    let rows: String = (0..20_000).map(|n| format!("{n},Desk number {n},Desks\n")).collect();
    let file = place.file("many.csv", format!("id,title,vertical\n{rows}").as_bytes());
    let look = place.workbench.look_at(&plan(&file), &file, place.folder.path()).unwrap();
    assert!(!look.rows_exact && (10_000..40_000).contains(&look.rows), "{}", look.rows);
    assert_eq!(look.preview.len(), 24);
}

#[test]
fn the_report_gives_rows_back_with_their_own_columns_and_the_reason() {
    let place = place();
    let file = place.file("messy.csv", MESSY.as_bytes());
    let out = place.folder.path().join("report.csv");
    assert_eq!(place.workbench.save_import_report(&out).unwrap_err().code, "no_report");
    let request = ImportRequest { vertical: Some("Desks".to_owned()), ..request(&file) };
    place.workbench.check_import(&request, &Silent).unwrap();
    let saved = place.workbench.save_import_report(&out).unwrap();
    let text = std::fs::read_to_string(&out).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("item_sku,product_title,kategorie,brand,images,file,row,kind,"), "{text}");
    assert_eq!((saved.rows as usize, saved.beyond), (lines.len() - 1, 0));
    let twice = lines.iter().find(|line| line.starts_with("N-1,Another kettle,Kettles,,")).unwrap();
    assert!(
        twice.contains("messy.csv,4,error,item_sku,an earlier line of the file has the same id"),
        "{twice}"
    );
    let photo = lines.iter().find(|line| line.starts_with("N-1,Kettle,")).unwrap();
    assert!(photo.contains("warning"), "{photo}");
}

#[test]
fn photos_are_matched_by_name_and_counted_before() {
    let place = place();
    let photos = place.folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    std::fs::write(photos.join("k-1_front.jpg"), b"no picture, but it is there").unwrap();
    let file =
        place.file("a.csv", b"id,title,vertical,images\nK-1,Oak desk,Desks,\nK-2,Pine desk,Desks,gone.jpg\n");
    let request = ImportRequest { images: Some(photos), photos_by_name: true, ..request(&file) };
    let check = place.workbench.check_import(&request, &Silent).unwrap();
    assert_eq!((check.photos, check.photos_found, check.with_photos), (2, 1, 1));
    place.workbench.import(&request, &Silent).unwrap();
    let stored = place.workbench.store().item(ItemId(1)).unwrap();
    assert_eq!(stored.item.photos, ["k-1_front.jpg"]);
}

/// Stops in the second chunk: it is asked twenty times while two thousand rows are read, and twice for each row
/// on its way in.
struct Brake(std::sync::atomic::AtomicU32);

impl Watch for Brake {
    fn tick(&self, step: &str, _: u64, _: u64) -> Result<(), Stopped> {
        let reading = step.starts_with("Reading many");
        let before = self.0.fetch_add(u32::from(reading), std::sync::atomic::Ordering::SeqCst);
        if before > 4_500 { Err(Stopped) } else { Ok(()) }
    }
}

#[test]
fn what_was_committed_before_a_stop_stays_and_is_told() {
    let place = place();
    let rows: String = (0..2_500).map(|n| format!("{n},Desk number {n},Desks\n")).collect();
    let file = place.file("many.csv", format!("id,title,vertical\n{rows}").as_bytes());
    let error = place.workbench.import(&request(&file), &Brake(0.into())).unwrap_err();
    assert!(error.is_stop());
    let done = place.workbench.import_done().unwrap();
    assert!(done.broke_off && done.added == 2_000, "{done:?}");
    assert_eq!(place.items(), 2_001);
}
