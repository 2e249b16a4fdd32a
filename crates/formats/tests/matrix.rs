//! The matrix in `docs/formats.md`: for each format and set, spans in, spans out, and what is lost.
//!
//! `SWINGTAG_WRITE_DOCS=1` writes it anew; otherwise it is compared. The public sets lie in the folder
//! that `SWINGTAG_SETS` names; rows of a set that is not there are left as they are.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod torture;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use swingtag_catalogue::partition::Part;
use swingtag_catalogue::{Annotation, ItemStatus, Schema, Vertical};
use swingtag_formats::conll::{ConllExport, ConllOptions, Tokens};
use swingtag_formats::export::{ExportOptions, FormExport, NativeExport};
use swingtag_formats::native::Outgoing;
use swingtag_formats::{Format, ReadOptions, Row, open};
use torture::{Labelled, torture};

const SETS: [&str; 3] = ["oa_mine", "wdc_pave", "ecsa_zh"];
const BEGIN: &str = "<!-- matrix begins: written by crates/formats/tests/matrix.rs -->\n";
const END: &str = "<!-- matrix ends -->\n";

/// Spans out, and losses by reason.
type Outcome = (u64, BTreeMap<String, u64>);

fn items(path: &Path) -> Vec<Labelled> {
    let item = |row| match row {
        Ok(Row::Item(item)) => *item,
        other => panic!("{other:?}"),
    };
    let items = open(path, &ReadOptions::default()).unwrap().map(item);
    items
        .map(|incoming| {
            let status = if incoming.annotation.is_some() { ItemStatus::Done } else { ItemStatus::New };
            (incoming.item, incoming.annotation.unwrap_or_default(), status)
        })
        .collect()
}

fn schema(items: &[Labelled]) -> Schema {
    let mut schema = Schema::default();
    for (item, said, _) in items {
        if schema.vertical(&item.vertical).is_none() {
            schema.verticals.push(Vertical { name: item.vertical.clone(), ..Vertical::default() });
        }
        let vertical = schema.verticals.iter_mut().find(|v| v.name == item.vertical).unwrap();
        for name in said.spans.iter().map(|s| &s.attribute).chain(said.values.keys()) {
            if vertical.attribute(name).is_none() {
                let named = swingtag_catalogue::Attribute { name: name.clone(), ..Default::default() };
                vertical.attributes.push(named);
            }
        }
    }
    schema
}

fn native(folder: &Path, items: &[Labelled]) -> Outcome {
    let mut export = NativeExport::create(&folder.join("items.jsonl"), false).unwrap();
    for (item, annotation, status) in items {
        export.write(Outgoing { item, annotation: Some(annotation), status: *status }).unwrap();
    }
    (export.finish().unwrap().spans, BTreeMap::new())
}

fn conll(folder: &Path, items: &[Labelled], options: ConllOptions) -> Outcome {
    let mut export = ConllExport::create(folder, options).unwrap();
    items.iter().for_each(|(item, said, _)| export.write(item, said, Part::Train).unwrap());
    let report = export.finish().unwrap();
    (report.files.values().map(|file| file.spans).sum(), report.losses)
}

fn form(folder: &Path, format: Format, items: &[Labelled]) -> Outcome {
    let options = ExportOptions { schema: schema(items), ..ExportOptions::default() };
    let mut export = FormExport::create(folder, format, &options).unwrap();
    for (item, annotation, status) in items {
        let out = Outgoing { item, annotation: Some(annotation), status: *status };
        export.write(out, Part::Train).unwrap();
    }
    let report = export.finish().unwrap();
    (report.files.values().map(|file| file.spans).sum(), report.losses)
}

fn rows(set: &str, items: &[Labelled]) -> Vec<String> {
    let spans: usize = items.iter().map(|(_, said, _): &(_, Annotation, _)| said.spans.len()).sum();
    let mut rows = Vec::new();
    let mut add = |name: &str, outcome: &dyn Fn(&Path) -> Outcome| {
        let folder = tempfile::tempdir().unwrap();
        let (out, losses) = outcome(folder.path());
        let losses: Vec<String> = losses.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        let losses = if losses.is_empty() { "nothing".to_owned() } else { losses.join(", ") };
        rows.push(format!("| {set} | {name} | {spans} | {out} | {losses} |\n"));
    };
    add("native", &|folder| native(folder, items));
    add("conll", &|folder| conll(folder, items, ConllOptions::default()));
    add("conll, words kept whole", &|folder| {
        conll(folder, items, ConllOptions { keep_tokens_whole: true, ..ConllOptions::default() })
    });
    add("conll, characters", &|folder| {
        conll(folder, items, ConllOptions { tokens: Tokens::Characters, ..ConllOptions::default() })
    });
    for &format in
        Format::ALL.iter().filter(|f| !matches!(f, Format::Native | Format::Conll | Format::Photos))
    {
        // An archive of documents is for sets of the size that people read.
        if format == Format::Brat && items.len() > 33_000 {
            continue;
        }
        add(format.word(), &|folder| form(folder, format, items));
    }
    rows
}

fn sets() -> Vec<(String, Vec<Labelled>)> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let folder = std::env::var_os("SWINGTAG_SETS").map_or(beside, PathBuf::from);
    let mut sets = vec![("torture".to_owned(), torture())];
    for set in SETS {
        let path = folder.join(set).join("items.jsonl");
        if path.exists() {
            sets.push((set.to_owned(), items(&path)));
        } else {
            println!("skipped: {} is not there", path.display());
        }
    }
    sets
}

#[test]
fn the_matrix_of_the_documentation_is_true() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/formats.md");
    let page = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the matrix begins");
    let (matrix, after) = rest.split_once(END).expect("the matrix ends");
    let mut written: Vec<String> = Vec::new();
    for (set, items) in sets() {
        written.extend(rows(&set, &items));
    }
    for row in &written {
        println!("{}", row.trim_end());
    }
    if std::env::var_os("SWINGTAG_WRITE_DOCS").is_some() {
        let head = "| set | format | spans in | spans out | lost |\n|---|---|---|---|---|\n";
        let page = format!("{before}{BEGIN}{head}{}{END}{after}", written.concat());
        std::fs::write(&path, page).unwrap();
        return;
    }
    for row in written {
        assert!(matrix.contains(&row), "not in docs/formats.md: {row}");
    }
}
