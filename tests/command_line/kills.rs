//! The process dies in the middle of import, deciding, training and export. Whatever was
//! acknowledged is there, nothing is half, and doing it again completes it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::common::{boots, exported, ok, run, start, swingtag};

/// Kills a verb after a while that is different every time.
fn kill_after(folder: &Path, arguments: &[&str], round: u64) {
    let mut child = start(folder, arguments);
    std::thread::sleep(Duration::from_millis(15 + round * 37 % 260));
    child.kill().unwrap();
    child.wait().unwrap();
}

fn clean(folder: &Path) {
    let output = run(folder, &["check", "p.swingtag"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn an_import_that_was_killed_is_completed_by_another() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("items.jsonl"), 0..6_000, true);
    ok(here, &["new", "p.swingtag"]);
    for round in 0..12 {
        kill_after(here, &["import", "p.swingtag", "items.jsonl"], round);
        clean(here);
    }
    ok(here, &["import", "p.swingtag", "items.jsonl"]);
    assert_eq!(exported(here, "out").len(), 6_000);
}

#[test]
fn decisions_that_were_told_survive() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("items.jsonl"), 0..400, false);
    boots(&here.join("gold.jsonl"), 0..400, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "items.jsonl"]);
    let mut told = 0;
    for round in 0..8 {
        told += decisions_before_kill(here, round);
        clean(here);
    }
    let done = exported(here, "out").iter().filter(|item| item["status"] == "done").count();
    assert!(done >= told, "{told} decisions were told, {done} are there");
    assert!(told > 0, "no decision was told before a kill: the test kills too early");
}

/// Labels with every decision told on standard output, kills, and counts what was told.
fn decisions_before_kill(folder: &Path, round: usize) -> usize {
    let mut command = swingtag();
    command.current_dir(folder).args(["label", "p.swingtag", "--from", "gold.jsonl", "--tell"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let told =
        lines.take(5 + round * 4).map_while(Result::ok).filter(|line| line.starts_with("boot-")).count();
    child.kill().unwrap();
    child.wait().unwrap();
    told
}

#[test]
fn a_training_that_was_killed_leaves_the_model_in_use() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("gold.jsonl"), 0..3_000, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "gold.jsonl"]);
    ok(here, &["train", "p.swingtag", "--recipe", "dictionary"]);
    for round in 0..8 {
        kill_after(here, &["train", "p.swingtag", "--recipe", "dictionary", "--seed", "9"], round);
        clean(here);
        let models: Value =
            serde_json::from_str(&ok(here, &["models", "list", "p.swingtag", "--json"])).unwrap();
        assert_eq!(models.as_array().unwrap().iter().filter(|model| model["in_use"] == true).count(), 1);
    }
}

/// Jobs of the project as `swingtag jobs --json` lists them, newest first.
fn jobs(folder: &Path) -> Vec<Value> {
    serde_json::from_str(&ok(folder, &["jobs", "p.swingtag", "--limit", "99", "--json"])).unwrap()
}

/// Starts a training and kills it as soon as its row is written down; whether it had not ended by then.
fn kill_once_it_is_noted(folder: &Path, arguments: &[&str]) -> bool {
    let before = jobs(folder).len();
    let mut child = start(folder, arguments);
    while child.try_wait().unwrap().is_none() && jobs(folder).len() == before {
        std::thread::sleep(Duration::from_millis(2));
    }
    let _ = child.kill();
    child.wait().unwrap();
    ["queued", "running"].contains(&jobs(folder)[0]["state"].as_str().unwrap())
}

#[test]
fn a_training_that_was_killed_goes_on_when_it_is_resumed() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("gold.jsonl"), 0..6_000, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "gold.jsonl"]);
    let train = ["train", "p.swingtag", "--recipe", "dictionary"];
    let killed = (0..20).any(|_| kill_once_it_is_noted(here, &train));
    assert!(killed, "every training ended before it could be killed");
    clean(here);
    let resumed: Vec<Value> =
        serde_json::from_str(&ok(here, &["jobs", "p.swingtag", "--resume", "--json"])).unwrap();
    let kinds: Vec<_> = resumed.iter().map(|job| (job["kind"].as_str(), job["state"].as_str())).collect();
    assert_eq!(kinds[0], (Some("train"), Some("done")), "{resumed:?}");
    let over = |job: &Value| ["done", "failed", "cancelled"].contains(&job["state"].as_str().unwrap());
    assert!(jobs(here).iter().all(over));
    assert_eq!(ok(here, &["jobs", "p.swingtag", "--resume"]).trim(), "nothing was left behind");
    let models: Value = serde_json::from_str(&ok(here, &["models", "list", "p.swingtag", "--json"])).unwrap();
    assert_eq!(models.as_array().unwrap().iter().filter(|model| model["in_use"] == true).count(), 1);
    clean(here);
}

#[test]
fn an_export_that_was_killed_leaves_no_half_file() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("gold.jsonl"), 0..6_000, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "gold.jsonl"]);
    for round in 0..8 {
        kill_after(
            here,
            &["export", "p.swingtag", "--format", "native", "--out", "out", "--overwrite"],
            round,
        );
        for entry in std::fs::read_dir(here.join("out")).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".jsonl")) {
                assert_eq!(
                    std::fs::read_to_string(&path).unwrap().lines().count(),
                    6_000,
                    "{}",
                    path.display()
                );
            }
        }
    }
}

#[test]
fn a_merge_that_was_killed_is_completed_by_another() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("known.jsonl"), 0..1, true);
    boots(&here.join("items.jsonl"), 1..1_500, false);
    boots(&here.join("gold.jsonl"), 0..1_500, true);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "known.jsonl"]);
    ok(here, &["import", "p.swingtag", "items.jsonl"]);
    ok(here, &["slice", "p.swingtag", "--vertical", "Boots", "--out", "part.swingtag"]);
    ok(here, &["label", "part.swingtag", "--from", "gold.jsonl"]);
    for round in 0..8 {
        kill_after(here, &["merge", "p.swingtag", "part.swingtag"], round);
        clean(here);
    }
    ok(here, &["merge", "p.swingtag", "part.swingtag"]);
    clean(here);
    let done = exported(here, "out").iter().filter(|item| item["status"] == "done").count();
    assert_eq!(done, 1_500);
}
