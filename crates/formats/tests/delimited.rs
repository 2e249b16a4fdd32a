//! Tables: encodings, delimiters, mapping, limits.

#![expect(clippy::expect_used, reason = "a test that cannot begin has failed")]

use std::path::PathBuf;

use proptest::prelude::*;
use swingtag_formats::delimited::{DelimitedReader, Dialect, look, preview};
use swingtag_formats::native::MissingVertical;
use swingtag_formats::table::{Column, Mapping};
use swingtag_formats::{Format, IncomingItem, Row, RowProblem, Severity, detect};

fn file(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("shop.csv");
    std::fs::write(&path, bytes).expect("a file in it");
    (folder, path)
}

fn read_as(bytes: &[u8], mapping: Option<Mapping>) -> (Vec<IncomingItem>, Vec<RowProblem>) {
    let (_folder, path) = file(bytes);
    let vertical = MissingVertical::Use("Shop".to_owned());
    let (mut items, mut problems) = (Vec::new(), Vec::new());
    for row in DelimitedReader::open(&path, mapping, vertical).expect("a table").map_while(Result::ok) {
        match row {
            Row::Item(item) => items.push(*item),
            Row::Problem(problem) => problems.push(*problem),
        }
    }
    (items, problems)
}

fn read(bytes: &[u8]) -> (Vec<IncomingItem>, Vec<RowProblem>) {
    read_as(bytes, None)
}

fn titles(items: &[IncomingItem]) -> Vec<&str> {
    items.iter().map(|item| item.item.title()).collect()
}

const TABLE: &str = "sku;title;Farbe;Bilder;images\n\
    1;\"Jeans; blau\";blau;;a.jpg|b.jpg\n\
    \n\
    2;\"zwei\nZeilen\";;;\n\
    3;Süß;rot;;../x.jpg\n\
    1;doppelt;;;\n\
    ;ohne;;;\n\
    6;kurz\n\
    7;lang;;;;mehr\n";

#[test]
fn rows_become_items_and_bad_rows_reasons() {
    let (items, problems) = read(TABLE.as_bytes());
    assert_eq!(titles(&items), ["Jeans; blau", "zwei\nZeilen", "Süß", "kurz"]);
    assert_eq!(items[0].item.photos, ["a.jpg", "b.jpg"]);
    assert_eq!(items[0].item.seller["Farbe"], ["blau"]);
    assert_eq!((items[0].item.vertical.as_str(), items[0].annotation.as_ref()), ("Shop", None));
    let lines: Vec<u64> = items.iter().map(|item| item.line).collect();
    assert_eq!(lines, [2, 4, 6, 9], "blank lines and line ends in cells are counted");
    let found: Vec<(&str, u64)> = problems.iter().map(|p| (p.code.as_str(), p.line)).collect();
    assert_eq!(
        found,
        [("photo-escapes", 6), ("id-twice", 7), ("id-blank", 8), ("missing-cells", 9), ("extra-cells", 10)]
    );
}

#[test]
fn encodings_are_found_out() {
    let utf16: Vec<u8> = format!("\u{feff}{TABLE}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for bytes in [TABLE.replace('\n', "\r\n").into_bytes(), utf16, format!("\u{feff}{TABLE}").into_bytes()] {
        let (items, problems) = read(&bytes);
        assert_eq!((items.len(), problems.len()), (4, 5));
        assert_eq!(items[0].item.id, "1");
    }
    let (items, problems) = read(b"sku,title\n1,S\xfc\xdf \x80\n");
    assert_eq!((titles(&items), problems[0].code.as_str()), (vec!["Süß €"], "guessed-encoding"));
}

#[test]
fn an_encoding_error_on_the_last_page_decides_for_the_whole_file() {
    let mut bytes = "title\ncafé\n".repeat(20_000).into_bytes();
    bytes.extend(b"caf\xe9\n");
    assert_eq!(read(&bytes).1[0].code, "guessed-encoding");
}

#[test]
fn without_a_header_and_an_id_rows_are_numbered() {
    let columns = vec![Column::Title, Column::Keep("price".to_owned()), Column::Ignore];
    let (items, _) = read_as(b"red,12,x\nblue,13,y\n", Some(Mapping { columns, ..Mapping::default() }));
    assert_eq!((items[1].item.id.as_str(), items[1].item.title()), ("shop-2", "blue"));
    assert_eq!(items[1].item.extra["price"], "13");
}

#[test]
fn a_quote_that_is_never_closed_is_named() {
    let (items, problems) = read(b"id,title\n1,good\n2,\"open\n3,swallowed\n");
    assert_eq!(
        (titles(&items), problems[0].code.as_str(), problems[0].line),
        (vec!["good"], "quote-open", 3)
    );
}

#[test]
fn rows_beyond_the_limits_are_passed_over() {
    let long = format!("id,title\n1,{}\n2,next\n", "x".repeat((16 << 20) + 5));
    let (items, problems) = read(long.as_bytes());
    assert_eq!((titles(&items), problems[0].code.as_str()), (vec!["next"], "cell-too-long"));
    let wide = format!("id,title\n1,x{}\n2,next\n", ",".repeat(20_000));
    let (items, problems) = read(wide.as_bytes());
    assert_eq!((titles(&items), problems[0].code.as_str()), (vec!["next"], "too-many-columns"));
}

#[test]
fn a_preview_shows_headers_rows_and_a_mapping() {
    let (_folder, path) = file(TABLE.as_bytes());
    let preview = preview(&path).unwrap();
    assert_eq!(preview.headers, ["sku", "title", "Farbe", "Bilder", "images"]);
    assert_eq!(preview.rows.len(), 7);
    assert_eq!(preview.mapping.columns[2], Column::Seller("Farbe".to_owned()));
}

#[test]
fn a_photo_that_cannot_be_used_is_left_out_and_its_row_arrives() {
    let (items, problems) = read(b"id,title,images\n1,Desk,https://x.example/a.jpg|b.jpg\n");
    assert_eq!(items[0].item.photos, ["b.jpg"]);
    assert_eq!((problems[0].code.as_str(), problems[0].severity), ("photo-drive", Severity::Warning));
}

#[test]
fn titles_above_the_header_are_passed_over_and_encoding_and_delimiter_can_be_given() {
    let (items, _) = read("Preise 2026;;;\n;;;\nSKU;Titel;Farbe;Farbe\n1;Süß;rot;blau\n".as_bytes());
    assert_eq!((items[0].item.id.as_str(), titles(&items)), ("1", vec!["Süß"]));
    assert_eq!(items[0].item.seller.keys().collect::<Vec<_>>(), ["Farbe", "Farbe 2"]);
    let (_folder, path) = file(b"sku|title\n1|S\xfc\xdf; neu\n");
    let dialect = Dialect { encoding: Some(encoding_rs::WINDOWS_1252), delimiter: Some(b'|'), header: None };
    let found = look(&path, dialect).unwrap();
    assert_eq!((found.preview.rows[0][1].as_str(), found.guessed), ("Süß; neu", false));
}

#[test]
fn formats_are_told_by_content() {
    let told = |bytes: &[u8]| {
        let (_folder, path) = file(bytes);
        detect(&path).map_err(|e| e.to_string())
    };
    assert_eq!(told(b""), Ok(Format::Native));
    assert_eq!(told(b"\xef\xbb\xbf\n{\"id\":\"x\"}\n"), Ok(Format::Native));
    assert_eq!(told(b"\xff\xfe not utf8\n"), Ok(Format::Delimited));
    assert_eq!(told(b"broken\n{\"id\":1}\n{\"id\":2}\n"), Ok(Format::Native));
    assert_eq!(told(TABLE.as_bytes()), Ok(Format::Delimited));
    assert_eq!(told(b"red B-C\ntea I-C\n\nold O\n"), Ok(Format::Conll));
    for (bytes, word) in [
        (&b"\x89PNG\r\n\x1a\n"[..], "picture"),
        (b"%PDF-1.7", "PDF"),
        (b"[{\"id\":1}]", "JSON list"),
        (b"PK\x03\x04 readme.txt", "archive"),
        (b"<html>", "HTML"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0", "no text"),
    ] {
        assert!(told(bytes).is_err_and(|e| e.contains(word)), "{word}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_a_csv_writer_writes_is_read(texts in proptest::collection::vec("[^\0]{1,30}x", 1..12)) {
        let mut csv = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
        csv.write_record(["id", "title"]).unwrap();
        for (n, text) in texts.iter().enumerate() {
            csv.write_record([&n.to_string(), text]).unwrap();
        }
        let columns = vec![Column::Id, Column::Title];
        let (items, problems) = read_as(&csv.into_inner().unwrap(), Some(Mapping { columns, header: true, above: 0 }));
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(titles(&items), texts);
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let (_folder, path) = file(&bytes);
        let rows = DelimitedReader::open(&path, None, MissingVertical::Use("V".to_owned())).unwrap();
        prop_assert!(rows.into_iter().all(|row| row.is_ok()));
    }
}
