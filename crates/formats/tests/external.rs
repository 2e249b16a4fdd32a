//! What is written is loaded by the tools it is meant for, and what they write is read here.
//!
//! Needs Python with any of `spacy`, `datasets`, `seqeval`, `label-studio-sdk`, `doccano`, `openpyxl`:
//! the interpreter named by `SWINGTAG_PYTHON`, or `python3`. Says what is missing and skips that.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod torture;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use swingtag_catalogue::bio::Scheme;
use swingtag_catalogue::partition::Part;
use swingtag_formats::conll::{ConllExport, ConllOptions};
use swingtag_formats::export::{ExportOptions, FormExport};
use swingtag_formats::native::{MissingVertical, Outgoing};
use swingtag_formats::{Format, ReadOptions, Row, open};
use torture::{Labelled, torture};

const FORMS: [Format; 9] = [
    Format::Doccano,
    Format::LabelStudio,
    Format::Prodigy,
    Format::W3c,
    Format::Brat,
    Format::Mrc,
    Format::Spacy,
    Format::Parquet,
    Format::Excel,
];

/// Fields joined by line ends, and where the spans are then.
fn joined((item, said, _): &Labelled) -> Value {
    let (mut text, mut starts) = (String::new(), BTreeMap::new());
    for (place, field) in item.fields.iter().enumerate() {
        if place > 0 {
            text.push('\n');
        }
        starts.insert(field.name.as_str(), text.chars().count());
        text.push_str(&field.text);
    }
    let span = |span: &swingtag_catalogue::Span| {
        let start = starts[span.field.as_str()];
        json!([start + span.start, start + span.end, span.attribute])
    };
    json!({"id": item.id, "text": text, "spans": said.spans.iter().map(span).collect::<Vec<_>>()})
}

fn write_all(folder: &Path, items: &[Labelled]) {
    let options = ExportOptions::default();
    for format in FORMS {
        let mut export = FormExport::create(&folder.join(format.word()), format, &options).unwrap();
        for (item, said, status) in items {
            let out = Outgoing { item, annotation: Some(said), status: *status };
            export.write(out, Part::Train).unwrap();
        }
        export.finish().unwrap();
    }
    for scheme in Scheme::ALL {
        let path = folder.join(format!("conll-{}", scheme.word()));
        let options = ConllOptions { scheme, ..ConllOptions::default() };
        let mut export = ConllExport::create(&path, options).unwrap();
        items.iter().for_each(|(item, said, _)| export.write(item, said, Part::Train).unwrap());
        export.finish().unwrap();
    }
    let expected: Vec<Value> = items.iter().map(joined).collect();
    std::fs::write(folder.join("expected.json"), Value::from(expected).to_string()).unwrap();
}

fn read(path: &Path) -> Vec<Value> {
    let options = ReadOptions {
        vertical: MissingVertical::Use("Any".to_owned()),
        // Written a moment ago, by a tool that is no danger.
        is_own: true,
        ..ReadOptions::default()
    };
    let item = |row| match row {
        Ok(Row::Item(item)) => Some(item),
        Ok(Row::Problem(problem)) => panic!("{problem}"),
        Err(e) => panic!("{e}"),
    };
    let items = open(path, &options).unwrap().filter_map(item);
    let shown = |item: Box<swingtag_formats::IncomingItem>| {
        let said = item.annotation.unwrap_or_default();
        let mut spans: Vec<_> = said.spans.iter().map(|s| (s.start, s.end, s.attribute.clone())).collect();
        spans.sort();
        json!({"text": item.item.title(), "spans": spans})
    };
    items.map(shown).collect()
}

#[test]
fn other_tools_read_what_is_written_and_the_other_way_round() {
    let python = std::env::var("SWINGTAG_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = tempfile::tempdir().unwrap();
    write_all(folder.path(), &torture());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/external/check.py");
    let Ok(output) = Command::new(&python).arg(script).arg(folder.path()).output() else {
        return println!("skipped: there is no {python}");
    };
    let shown = String::from_utf8_lossy(&output.stdout);
    println!("{shown}{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{shown}");
    let theirs = folder.path().join("theirs");
    let expected = std::fs::read(theirs.join("expected.json")).unwrap();
    let expected: BTreeMap<String, Vec<Value>> = serde_json::from_slice(&expected).unwrap();
    for (name, items) in expected {
        assert_eq!(read(&theirs.join(&name)), items, "{name}");
        println!("ok: {name}, {} items, read", items.len());
    }
}
