//! What leaves: filters that say what they left out, and photos that another project finds again.

use std::path::Path;

use serde_json::Value;

use crate::common::{boots, ok, run};

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&ok(folder, &[arguments, &["--json"]].concat())).unwrap()
}

#[test]
fn items_leave_by_annotator_and_status_and_what_stays_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("known.jsonl"), 0..2, true);
    boots(&here.join("items.jsonl"), 2..10, false);
    boots(&here.join("gold.jsonl"), 2..10, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "known.jsonl"]);
    ok(here, &["import", "p.swingtag", "items.jsonl"]);
    for (who, many) in [("Mira", "3"), ("Jonas", "2")] {
        ok(here, &["label", "p.swingtag", "--from", "gold.jsonl", "--who", who, "--limit", many]);
    }
    let export = |out: &str, more: &[&str]| {
        json(here, &[&["export", "p.swingtag", "--format", "doccano", "--out", out], more].concat())
    };
    let of_mira = export("a", &["--annotator", "Mira"]);
    assert_eq!((&of_mira["items"], &of_mira["left_out"]["items"]["annotator"]), (&3.into(), &7.into()));
    let new = export("b", &["--status", "new"]);
    assert_eq!((&new["items"], &new["left_out"]["items"]["status"]), (&3.into(), &7.into()));
    let both = export("c", &["--annotator", "Mira", "--annotator", "Jonas", "--attribute", "Brand"]);
    assert_eq!((&both["items"], &both["left_out"]["spans"]["attribute"]), (&5.into(), &5.into()));
    let report: Value = serde_json::from_slice(&std::fs::read(here.join("c/report.json")).unwrap()).unwrap();
    assert_eq!(report["left_out"], both["left_out"]);
    assert_eq!(
        export("d", &["--annotator", ""])["items"],
        5,
        "what came with a file, and what nobody touched"
    );
    let unknown = run(here, &["export", "p.swingtag", "--format", "csv", "--out", "e", "--annotator", "Mia"]);
    let said = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(!unknown.status.success() && said.contains("Jonas, Mira"), "{said}");
    assert!(!here.join("e").exists(), "nothing was begun");
}

#[test]
fn photos_go_along_and_are_found_by_another_project_in_every_form() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    ok(here, &["sample", "--out", "cat"]);
    let gold = std::fs::read_to_string(here.join("cat/gold.jsonl")).unwrap();
    let few: Vec<&str> = gold.lines().filter(|line| line.contains(".jpg")).take(8).collect();
    std::fs::write(here.join("cat/few.jsonl"), few.join("\n") + "\n").unwrap();
    ok(here, &["new", "p.swingtag", "--schema", "cat/schema.json"]);
    ok(here, &["import", "p.swingtag", "cat/few.jsonl"]);
    for (format, file) in [
        ("native", "items.jsonl"),
        ("parquet", "items.parquet"),
        ("xlsx", "items.xlsx"),
        ("csv", "items.csv"),
        ("brat", "items.zip"),
        ("label-studio", "items.json"),
    ] {
        let left = json(here, &["export", "p.swingtag", "--format", format, "--out", format, "--photos"]);
        assert!(left["photos"]["written"].as_u64().unwrap() >= 8, "{format}: {left}");
        assert_eq!(left["photos"]["missing"], 0, "{format}");
        let other = format!("{format}.swingtag");
        ok(here, &["new", &other, "--schema", "cat/schema.json"]);
        let came = json(here, &["import", &other, &format!("{format}/{file}")]);
        assert_eq!((&came["added"], &came["rejected"]), (&8.into(), &0.into()), "{format}: {came}");
        let out = format!("{format}-again");
        let again = json(here, &["export", &other, "--format", "native", "--out", &out, "--photos"]);
        assert_eq!(again["photos"], left["photos"], "{format}: the same photos, byte for byte");
    }
}
