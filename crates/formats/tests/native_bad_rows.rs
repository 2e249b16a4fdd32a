//! Bad rows are refused one by one, each with its own reason, and the good ones arrive.

use std::collections::BTreeSet;
use std::path::Path;

use swingtag_formats::native::{MissingVertical, NativeReader};
use swingtag_formats::{IncomingItem, ProblemSheet, Row, RowProblem, Severity};

fn read(bytes: &[u8]) -> (Vec<IncomingItem>, Vec<RowProblem>) {
    let (mut items, mut problems) = (Vec::new(), Vec::new());
    let rows = NativeReader::new(Path::new("items.jsonl"), bytes, MissingVertical::Refuse);
    for row in rows.map_while(Result::ok) {
        match row {
            Row::Item(item) => items.push(*item),
            Row::Problem(problem) => problems.push(*problem),
        }
    }
    (items, problems)
}

/// An item with these members after its id and vertical.
fn with(id: &str, members: &str) -> Vec<u8> {
    format!(r#"{{"id":"{id}","vertical":"Tea","title":"Green tea",{members}}}"#).into_bytes()
}

/// An item with a prediction about an attribute's presence.
fn presence(members: &str) -> Vec<u8> {
    with("x", &format!(r#""confidence":{{"presence":[{{{members}}}]}}"#))
}

/// Lines with the reason each is to be refused for.
fn bad_lines() -> Vec<(&'static str, Vec<u8>)> {
    let span = |members: &str| with("x", &format!(r#""spans":[{{{members}}}]"#));
    let image = |path: &str| with("x", &format!(r#""images":["{path}"]"#));
    let plain = |text: &str| text.as_bytes().to_vec();
    let deep = format!(r#""deep":{}1{}"#, "[".repeat(200), "]".repeat(200));
    vec![
        ("not-utf8", b"{\"id\":\"x\",\"title\":\"\xff\xfe\"}".to_vec()),
        ("cut-off", plain(r#"{"id": "cut off", "tit"#)),
        ("syntax", plain(r#"{"id": 'x'}"#)),
        ("too-deep", with("x", &deep)),
        ("line-too-long", with("x", &format!(r#""blob":"{}""#, "a".repeat(16 << 20)))),
        ("lone-surrogate", with("x", r#""description":"\ud83d tea""#)),
        ("number-range", with("x", r#""price":1e999"#)),
        ("nul", with("x", r#""description":"a\u0000b""#)),
        ("not-an-object", plain("[1, 2]")),
        ("duplicate-key", with("x", r#""title":"Black tea""#)),
        ("id-missing", plain(r#"{"vertical":"Tea","title":"no id"}"#)),
        ("id-type", plain(r#"{"id":17,"vertical":"Tea","title":"t"}"#)),
        ("id-blank", plain(r#"{"id":" ","vertical":"Tea","title":"t"}"#)),
        ("id-twice", with("good 1", r#""note":"again""#)),
        ("vertical-missing", plain(r#"{"id":"x","title":"t"}"#)),
        ("vertical-blank", plain(r#"{"id":"x","vertical":"","title":"t"}"#)),
        ("wrong-type", plain(r#"{"id":"x","vertical":"Tea","title":17}"#)),
        ("no-text", plain(r#"{"id":"x","vertical":"Tea","title":" ","description":null}"#)),
        ("field-twice", with("x", r#""fields":{"title":"again"}"#)),
        ("field-blank", with("x", r#""fields":{" ":"text"}"#)),
        ("photo-absolute", image("/etc/passwd")),
        ("photo-escapes", image("../../etc/passwd")),
        ("photo-drive", image("C:/photo.jpg")),
        ("photo-backslash", image(r"a\\..\\b.jpg")),
        ("photo-device", image("photos/nul.jpg")),
        ("photo-blank", image("")),
        ("attribute-blank", with("x", r#""attributes":{"":["v"]}"#)),
        ("intent-blank", with("x", r#""intent":"""#)),
        ("status-unknown", with("x", r#""status":"finished""#)),
        ("span-type", with("x", r#""spans":["title"]"#)),
        ("span-key-missing", span(r#""field":"title","start":0,"attribute":"A""#)),
        ("offset-type", span(r#""field":"title","start":"0","end":2,"attribute":"A""#)),
        ("offset-negative", span(r#""field":"title","start":-1,"end":2,"attribute":"A""#)),
        ("offset-fraction", span(r#""field":"title","start":0.5,"end":2,"attribute":"A""#)),
        ("offset-huge", span(r#""field":"title","start":0,"end":1e30,"attribute":"A""#)),
        ("span-field", span(r#""field":"nosuch","start":0,"end":1,"attribute":"A""#)),
        ("span-backwards", span(r#""field":"title","start":7,"end":3,"attribute":"A""#)),
        ("span-empty", span(r#""field":"title","start":3,"end":3,"attribute":"A""#)),
        ("span-outside", span(r#""field":"title","start":5,"end":500,"attribute":"A""#)),
        ("span-words", span(r#""field":"title","start":0,"end":5,"attribute":"A","text":"tea""#)),
        ("confidence-range", span(r#""field":"title","start":0,"end":5,"attribute":"A","confidence":1.5"#)),
        ("confidence-count", with("x", r#""intent":"buy","confidence":{"intent":[]}"#)),
        ("confidence-range", presence(r#""attribute":"A","confidence":-0.5,"present":true"#)),
        ("wrong-type", presence(r#""attribute":"A","confidence":"high","present":true"#)),
        ("attribute-blank", presence(r#""attribute":" ","confidence":0.5,"present":true"#)),
    ]
}

#[test]
fn every_kind_of_bad_row_has_its_own_reason_and_the_good_rows_arrive() {
    let bad = bad_lines();
    let mut file = "\u{feff}".as_bytes().to_vec();
    file.extend(with("good 1", r#""year":2011"#));
    for (_, line) in &bad {
        file.extend(b"\r\n\n");
        file.extend(line);
    }
    file.extend(b"\n   \n");
    file.extend(with("good 2", r#""spans":[]"#));
    let (items, problems) = read(&file);

    let ids: Vec<&str> = items.iter().map(|item| item.item.id.as_str()).collect();
    assert_eq!(ids, ["good 1", "good 2"]);
    let found: Vec<(&str, u64)> = problems.iter().map(|p| (p.code.as_str(), p.line)).collect();
    let meant: Vec<(&str, u64)> =
        bad.iter().enumerate().map(|(n, (code, _))| (*code, 3 + 2 * n as u64)).collect();
    assert_eq!(found, meant);
    let reasons: BTreeSet<&str> = problems.iter().map(|p| p.reason.as_str()).collect();
    let kinds: BTreeSet<(&str, &str)> =
        problems.iter().map(|p| (p.reason.as_str(), p.code.as_str())).collect();
    assert_eq!(reasons.len(), kinds.len(), "no two kinds share a reason");
    for problem in &problems {
        assert!(!problem.remedy.is_empty() && problem.severity == Severity::Rejected, "{problem:?}");
        assert!(problem.value.chars().count() <= RowProblem::SHOWN, "values are shortened");
    }
}

#[test]
fn a_problem_names_the_column_and_the_value() {
    let (_, problems) = read(&with("x", r#""spans":[{"field":"title","start":0,"end":99,"attribute":"A"}]"#));
    assert_eq!((problems[0].column.as_str(), problems[0].value.as_str()), ("spans[0].end", "99"));
    let (_, problems) = read(&with("x", r#""attributes":{"Brand":[1]}"#));
    assert_eq!((problems[0].column.as_str(), problems[0].value.as_str()), ("attributes.Brand[0]", "1"));
    assert_eq!(problems[0].reason, "text expected, found a number");
}

#[test]
fn offsets_in_another_unit_are_recognised() {
    let line = |title: &str, start, end| {
        format!(
            r#"{{"id":"x","vertical":"V","title":"{title}","attributes":{{"C":["red"]}},
            "spans":[{{"field":"title","start":{start},"end":{end},"attribute":"C"}}]}}"#
        )
        .replace('\n', "")
    };
    let remedy = |text: String| read(text.as_bytes()).1.remove(0);
    let utf16 = remedy(line("👗👗 red", 5, 8));
    assert_eq!(utf16.code, "span-outside");
    assert!(utf16.remedy.contains("UTF-16"), "{}", utf16.remedy);
    assert!(remedy(line("éé red", 5, 8)).remedy.contains("bytes"));
    // Inside the text, but on other words than the value: one unit explains it, so it is refused.
    let inside = remedy(line("👗👗 red dress", 5, 8));
    assert_eq!((inside.code.as_str(), inside.reason.contains("UTF-16")), ("offset-unit", true));
    // A value that differs from the words (looser match) is no reason to doubt the offsets.
    assert_eq!(read(line("é Red dress", 2, 5).as_bytes()).0.len(), 1);
}

#[test]
fn remarks_do_not_cost_the_item() {
    let span = r#"{"field":"title","start":0,"end":5,"attribute":"A","colour":"x"}"#;
    let (items, problems) = read(&with("x", &format!(r#""spans":[{span},{span}]"#)));
    assert_eq!(items[0].annotation.as_ref().map(|a| a.spans.len()), Some(1));
    let codes: BTreeSet<&str> = problems.iter().map(|p| p.code.as_str()).collect();
    assert_eq!(codes, BTreeSet::from(["span-key-unknown", "span-twice"]));
    assert!(problems.iter().all(|p| p.severity == Severity::Warning));
}

#[test]
fn a_utf16_file_is_named_once_and_not_line_by_line() {
    let bytes: Vec<u8> = "\u{feff}{\"id\":\"x\"}\n{}\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (items, problems) = read(&bytes);
    assert_eq!((items.len(), problems.len(), problems[0].code.as_str()), (0, 1, "other-encoding"));
}

#[test]
fn the_problem_sheet_is_csv_that_no_spreadsheet_executes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("errors.csv");
    let (_, problems) = read(&with("x", r#""status":"=cmd|' /C calc'!A0""#));
    let mut sheet = ProblemSheet::create(&path).unwrap();
    problems.iter().for_each(|problem| sheet.write(problem).unwrap());
    sheet.finish().unwrap();
    let mut csv = csv::Reader::from_path(&path).unwrap();
    assert_eq!(
        csv.headers().unwrap().iter().collect::<Vec<_>>().join(","),
        "file,line,column,value,reason,remedy,severity"
    );
    let row = csv.records().next().unwrap().unwrap();
    assert_eq!(row.iter().take(4).collect::<Vec<_>>(), ["items.jsonl", "1", "status", "'=cmd|' /C calc'!A0"]);
    assert_eq!(&row[6], "rejected");
}

/// A line of the greatest size, made to be slow, is read in the time its size takes: nothing here
/// grows with the square of what a line holds. (Were it so, this test would run for hours.)
#[test]
fn hostile_lines_cost_no_more_than_their_size() {
    let text = format!("é{}", "a".repeat(4 << 20));
    let span = r#"{"field":"title","start":1,"end":2,"attribute":"A","text":"a"}"#;
    let spans = vec![span; 150_000].join(",");
    let line = format!(
        r#"{{"id":"x","vertical":"V","title":"{text}","attributes":{{"A":["b"]}},"spans":[{spans}]}}"#
    );
    assert!(line.len() < 16 << 20);
    let (items, _) = read(line.as_bytes());
    assert_eq!(items.len(), 1);
    let keys: Vec<String> = (0..500_000).map(|n| format!(r#""key{n}":1"#)).collect();
    let (items, _) = read(&with("x", &keys.join(",")));
    assert_eq!(items[0].item.extra.len(), 500_000);
}
