//! Two people and a lead on three machines: a project is dealt out, comes back in parts, and is exported.

use std::path::Path;

use serde_json::Value;

use crate::common::{boots, exported, ok, run};

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&ok(folder, &[arguments, &["--json"]].concat())).unwrap()
}

/// A project whose schema is known from one labelled item, with open items beside it.
fn shop(folder: &Path, items: usize) {
    boots(&folder.join("known.jsonl"), 0..1, true);
    boots(&folder.join("items.jsonl"), 1..items, false);
    boots(&folder.join("gold.jsonl"), 0..items, true);
    ok(folder, &["new", "p.swingtag"]);
    ok(folder, &["import", "p.swingtag", "known.jsonl"]);
    ok(folder, &["import", "p.swingtag", "items.jsonl"]);
}

#[test]
fn what_was_dealt_out_comes_back_whole_in_any_order_and_twice() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    shop(here, 60);
    ok(here, &["assign", "p.swingtag", "--people", "Mira,Jonas", "--overlap", "0.2"]);
    for who in ["Mira", "Jonas"] {
        let part = format!("{who}.swingtag");
        let made = json(here, &["slice", "p.swingtag", "--assigned", who, "--out", &part]);
        assert!(made["items"].as_u64().unwrap() >= 30, "{made}");
        ok(here, &["label", &part, "--from", "gold.jsonl", "--who", who]);
        ok(here, &["check", &part]);
    }
    let tried = json(here, &["merge", "p.swingtag", "Jonas.swingtag", "--dry-run"]);
    let first = json(here, &["merge", "p.swingtag", "Jonas.swingtag"]);
    assert_eq!((&tried["taken"], &tried["changed"]), (&first["taken"], &first["changed"]));
    json(here, &["merge", "p.swingtag", "Mira.swingtag"]);
    let again = json(here, &["merge", "p.swingtag", "Jonas.swingtag"]);
    assert_eq!(
        (&again["taken"], &again["changed"], &again["held_back"]),
        (&0.into(), &0.into(), &Value::Array(vec![]))
    );
    ok(here, &["check", "p.swingtag"]);
    let agreement = json(here, &["agreement", "p.swingtag"]);
    assert!(agreement.to_string().contains("Colour"), "{agreement}");
    let items = exported(here, "out");
    let done = items.iter().filter(|item| item["id"] != "boot-0" && item["status"] == "done").count();
    assert_eq!(done, 59, "everybody labelled by the gold, so all agree");
}

#[test]
fn what_cannot_be_handed_out_or_taken_in_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    shop(here, 3);
    assert_eq!(run(here, &["slice", "p.swingtag", "--out", "a.swingtag"]).status.code(), Some(2));
    std::fs::write(here.join("ids.txt"), "boot-1\n\nboot-77\n").unwrap();
    let refused = run(here, &["slice", "p.swingtag", "--items", "ids.txt", "--out", "a.swingtag"]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1));
    assert!(said.contains("ids.txt, line 3") && said.contains("boot-77"), "{said}");
    assert!(!here.join("a.swingtag").exists());
    let refused = run(here, &["merge", "p.swingtag", "gold.jsonl"]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("not a Swingtag project"));
}
