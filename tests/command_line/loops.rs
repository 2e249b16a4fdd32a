//! The whole loop, refusals, exit status, predictions.

use serde_json::Value;

use crate::common::{boots, ok, run, swingtag};

#[test]
fn the_loop_from_items_to_bio_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("items.jsonl"), 0..120, false);
    boots(&here.join("gold.jsonl"), 0..120, true);
    boots(&here.join("unseen.jsonl"), 120..160, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "items.jsonl"]);
    ok(here, &["batch", "p.swingtag", "--size", "40", "--strategy", "random"]);
    let labelled = ok(here, &["label", "p.swingtag", "--from", "gold.jsonl", "--batch"]);
    assert!(labelled.contains("40 items labelled"), "{labelled}");
    ok(here, &["train", "p.swingtag", "--recipe", "dictionary"]);
    ok(here, &["annotate", "p.swingtag"]);
    let scores = ok(here, &["evaluate", "p.swingtag", "--on", "unseen.jsonl", "--json"]);
    let scores: Value = serde_json::from_str(&scores).unwrap();
    assert!(scores["micro"]["f1"].as_f64().unwrap() > 0.95, "{scores}");
    let batch: Value =
        serde_json::from_str(&ok(here, &["batch", "p.swingtag", "--size", "10", "--json"])).unwrap();
    assert_eq!(batch["items"].as_array().unwrap().len(), 10);
    assert_eq!(batch["items"].as_array().unwrap().iter().filter(|i| i["random"] == true).count(), 1);
    ok(here, &["export", "p.swingtag", "--format", "conll", "--out", "bio", "--split", "80/10/10"]);
    assert!(here.join("bio/train.conll").exists());
    let clean = ok(here, &["check", "p.swingtag"]);
    assert!(clean.starts_with("clean"), "{clean}");
}

#[test]
fn what_leaves_in_the_native_form_comes_back_as_the_same_project() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("gold.jsonl"), 0..50, true);
    ok(here, &["new", "a.swingtag"]);
    ok(here, &["import", "a.swingtag", "gold.jsonl"]);
    ok(here, &["export", "a.swingtag", "--format", "native", "--out", "one"]);
    ok(here, &["new", "b.swingtag"]);
    let file = std::fs::read_dir(here.join("one")).unwrap().map(|e| e.unwrap().path());
    let file = file.into_iter().find(|p| p.extension().is_some_and(|e| e == "jsonl")).unwrap();
    ok(here, &["import", "b.swingtag", file.to_str().unwrap()]);
    ok(here, &["export", "b.swingtag", "--format", "native", "--out", "two"]);
    let again = here.join("two").join(file.file_name().unwrap());
    assert_eq!(std::fs::read_to_string(&file).unwrap(), std::fs::read_to_string(again).unwrap());
}

#[test]
fn importing_again_changes_nothing_and_bad_rows_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let file = boots(&here.join("items.jsonl"), 0..20, true);
    let mut text = std::fs::read_to_string(&file).unwrap();
    text.push_str(
        "{\"id\": \"cut\", \"tit\n{\"id\": 17, \"vertical\": \"Boots\", \"title\": \"no text id\"}\n",
    );
    std::fs::write(&file, text).unwrap();
    ok(here, &["new", "p.swingtag"]);
    for added in ["20 items added", "0 items added"] {
        let output = run(here, &["import", "p.swingtag", "items.jsonl", "--errors", "refused.csv"]);
        assert_eq!(output.status.code(), Some(3));
        assert!(String::from_utf8_lossy(&output.stdout).contains(added));
    }
    let refused = std::fs::read_to_string(here.join("refused.csv")).unwrap();
    assert_eq!(refused.lines().count(), 3, "{refused}");
}

#[test]
fn exit_status_tells_failure_from_wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    let status = |arguments: &[&str]| run(here, arguments).status.code();
    assert_eq!(status(&["check", "missing.swingtag"]), Some(1));
    assert_eq!(status(&["import"]), Some(2));
    assert_eq!(status(&["no-such-verb"]), Some(2));
    std::fs::write(here.join("text.swingtag"), "this is no project").unwrap();
    assert_eq!(status(&["check", "text.swingtag"]), Some(1));
    ok(here, &["new", "p.swingtag"]);
    boots(&here.join("gold.jsonl"), 0..5, true);
    ok(here, &["import", "p.swingtag", "gold.jsonl"]);
    assert_eq!(status(&["train", "p.swingtag", "--recipe", "no-such-recipe"]), Some(2));
    assert_eq!(status(&["new", "p.swingtag"]), Some(1));
}

#[test]
fn predictions_depend_on_the_item_alone() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("gold.jsonl"), 0..60, true);
    let unseen = boots(&here.join("unseen.jsonl"), 60..80, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "gold.jsonl"]);
    ok(here, &["train", "p.swingtag", "--recipe", "dictionary"]);
    ok(here, &["models", "bundle", "p.swingtag", "--out", "m.bundle"]);
    let text = std::fs::read_to_string(unseen).unwrap();
    let forward = predict(here, &["--project", "p.swingtag"], &text);
    let backward: String = text.lines().rev().map(|line| format!("{line}\n")).collect();
    let mut turned: Vec<String> = predict(here, &["--bundle", "m.bundle"], &backward);
    turned.reverse();
    assert_eq!(forward, turned);
}

fn predict(folder: &std::path::Path, arguments: &[&str], input: &str) -> Vec<String> {
    use std::io::Write;
    let mut command = swingtag();
    command.current_dir(folder).arg("predict").args(arguments);
    let piped = || std::process::Stdio::piped();
    let mut child = command.stdin(piped()).stdout(piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}
