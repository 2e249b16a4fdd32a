//! Workbooks, read in a child process: this test is its own child, so it has its own `main`.

#![expect(clippy::expect_used, reason = "a test that cannot begin has failed")]

mod workbook;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use swingtag_formats::excel::{self, ExcelReader};
use swingtag_formats::native::MissingVertical;
use swingtag_formats::{FormatError, IncomingItem, Row, RowProblem, detect};
use workbook::workbook;

fn main() {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    if arguments.get(1).is_some_and(|first| first == "serve") {
        let sheet = arguments.get(3).and_then(|name| name.to_str());
        if arguments[2].to_string_lossy().contains("abort") {
            std::process::abort();
        }
        excel::serve(Path::new(&arguments[2]), sheet, &mut std::io::stdout().lock())
            .expect("a listening parent");
        return;
    }
    let tests: [(&str, fn()); 5] = [
        ("rows become items", rows_become_items),
        ("a sheet is chosen by name", a_sheet_is_chosen_by_name),
        ("a damaged workbook is named", a_damaged_workbook_is_named),
        ("a child that aborts is an error of the file", an_abort_is_an_error),
        ("a hostile workbook meets the limits", a_hostile_workbook_meets_the_limits),
    ];
    for (name, test) in tests {
        test();
        println!("test {name} ... ok");
    }
}

const FIRST: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Price</t></is></c></row>
<row r="2"><c r="A2"><v>17</v></c><c r="B2" t="inlineStr"><is><t>Jeans 👖</t></is></c><c r="C2"><v>12.5</v></c></row>
<row r="4"><c r="A4" t="inlineStr"><is><t>x4</t></is></c><c r="B4" t="inlineStr"><is><t>Tea</t></is></c><c r="C4" t="e"><v>#N/A</v></c></row>
<row r="5"><c r="A5" t="inlineStr"><is><t>x5</t></is></c></row>"#;

type ReadRows = (Vec<IncomingItem>, Vec<RowProblem>);

fn read(path: &Path, sheet: Option<&str>) -> Result<ReadRows, FormatError> {
    let opened = excel::open(path, &["serve".into()], sheet)?;
    let (mut items, mut problems) = (Vec::new(), Vec::new());
    for row in ExcelReader::new(opened, None, MissingVertical::Use("Shop".to_owned()), None)? {
        match row? {
            Row::Item(item) => items.push(*item),
            Row::Problem(problem) => problems.push(*problem),
        }
    }
    Ok((items, problems))
}

fn rows_become_items() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = workbook(folder.path(), "shop.xlsx", &[("Jeans", FIRST)]);
    assert_eq!(detect(&path).ok(), Some(swingtag_formats::Format::Excel));
    let (items, problems) = read(&path, None).expect("a workbook");
    let ids: Vec<(&str, &str, u64)> =
        items.iter().map(|i| (i.item.id.as_str(), i.item.title(), i.line)).collect();
    assert_eq!(ids, [("17", "Jeans 👖", 2), ("x4", "Tea", 4)]);
    assert_eq!(items[0].item.seller["Price"], ["12.5"]);
    let codes: Vec<(&str, u64)> = problems.iter().map(|p| (p.code.as_str(), p.line)).collect();
    assert_eq!(codes, [("cell-error", 4), ("no-text", 5)]);
}

fn a_sheet_is_chosen_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let second = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>title</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Desk</t></is></c></row>"#;
    let path = workbook(folder.path(), "shop.xlsx", &[("Jeans", FIRST), ("-Desks", second)]);
    let (items, _) = read(&path, Some("-Desks")).expect("a sheet");
    assert_eq!((items.len(), items[0].item.title(), items[0].item.id.as_str()), (1, "Desk", "shop-2"));
    let missing = read(&path, Some("Tea")).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(missing.contains("no sheet “Tea”, only Jeans, -Desks"), "{missing}");
}

fn a_damaged_workbook_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = workbook(folder.path(), "shop.xlsx", &[("Jeans", FIRST)]);
    let bytes = std::fs::read(&path).expect("its bytes");
    for end in [0, 3, bytes.len() / 2, bytes.len() - 30] {
        std::fs::write(&path, &bytes[..end]).expect("a shorter file");
        assert!(matches!(read(&path, None), Err(FormatError::Unreadable { .. })), "cut at {end}");
    }
    assert!(matches!(read(&folder.path().join("none.xlsx"), None), Err(FormatError::Io { .. })));
}

fn an_abort_is_an_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = workbook(folder.path(), "abort.xlsx", &[("Jeans", FIRST)]);
    let error = read(&path, None).err().map(|e| e.to_string()).unwrap_or_default();
    assert!(error.contains("ended without an answer"), "{error}");
}

/// Shared strings that unpack to 1.5 GB: the child runs into its memory limit, this process does not.
fn a_hostile_workbook_meets_the_limits() {
    if !cfg!(unix) {
        return println!("skipped: this system has no limits for a process");
    }
    let folder = tempfile::tempdir().expect("a folder");
    let path = workbook(folder.path(), "shop.xlsx", &[("Jeans", FIRST)]);
    let bomb = folder.path().join("bomb.xlsx");
    let mut old = zip::ZipArchive::new(std::fs::File::open(&path).expect("a file")).expect("an archive");
    let mut zip = zip::ZipWriter::new(std::fs::File::create(&bomb).expect("a file"));
    for n in 0..old.len() {
        let entry = old.by_index_raw(n).expect("an entry");
        if !entry.name().is_ok_and(|name| name == "xl/sharedStrings.xml") {
            zip.raw_copy_file(entry).expect("a copy");
        }
    }
    zip.start_file("xl/sharedStrings.xml", zip::write::SimpleFileOptions::default()).expect("an entry");
    zip.write_all(b"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>")
        .expect("text");
    let block = vec![b'x'; 1 << 20];
    for _ in 0..1500 {
        zip.write_all(&block).expect("text");
    }
    zip.write_all(b"</t></si></sst>").expect("text");
    zip.finish().expect("a whole archive");
    let error = read(&bomb, None).err();
    assert!(matches!(error, Some(FormatError::Unreadable { .. })), "{error:?}");
}
