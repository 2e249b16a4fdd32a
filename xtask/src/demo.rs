//! The whole loop on the sample catalogue, through the `swingtag` command alone.

use std::fs;

use crate::report::Report;
use crate::setup;
use crate::shell::{Done, Failure, output, root, run as show_and_run, step};
use crate::tasks::{open_window, swingtag_with};

const PROJECT: &str = "demo/sample.swingtag";
/// Items a person would label before the first training, and in the round after it.
const BATCH: usize = 120;

/// Sets up, runs the loop, reports, opens the window.
pub(crate) fn run() -> Done {
    setup::everything()?;
    let mut report = Report::default();
    prepare()?;
    round(&format!("batch {PROJECT} --size {BATCH} --strategy random --seed 1"), &mut report)?;
    step("Predict everything, least sure first");
    run_verb(&format!("annotate {PROJECT}"))?;
    round(&format!("batch {PROJECT} --size {BATCH} --seed 2"), &mut report)?;
    step("Export");
    run_verb(&format!("export {PROJECT} --format conll --scheme iob2 --split 80/10/10 --out demo/bio"))?;
    run_verb(&format!("export {PROJECT} --format native --out demo/native"))?;
    step("Report");
    println!("{report}");
    println!("\nproject {PROJECT}, BIO files in demo/bio, JSON lines in demo/native");
    open_window(PROJECT)
}

/// A fresh project with the sample's items and a labelled holdout.
fn prepare() -> Done {
    step("Sample catalogue");
    let folder = root().join("demo");
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|e| Failure(format!("cannot remove {}: {e}", folder.display())))?;
    }
    run_verb("sample --out demo/catalogue")?;
    step("Project");
    run_verb(&format!("new {PROJECT} --schema demo/catalogue/schema.json"))?;
    run_verb(&format!("import {PROJECT} demo/catalogue/items.jsonl"))?;
    step("Labels of the holdout: every figure is measured on items that nobody trains on");
    let gold = folder.join("catalogue/gold.jsonl");
    let text =
        fs::read_to_string(&gold).map_err(|e| Failure(format!("cannot read {}: {e}", gold.display())))?;
    let held: Vec<&str> = text.lines().filter(|line| line.contains("\"split\":\"test\"")).collect();
    let holdout = folder.join("holdout.jsonl");
    fs::write(&holdout, held.join("\n") + "\n")
        .map_err(|e| Failure(format!("cannot write {}: {e}", holdout.display())))?;
    run_verb(&format!("label {PROJECT} --from demo/holdout.jsonl"))
}

/// Chooses a batch, takes its labels from the gold, trains, evaluates.
fn round(batch: &str, report: &mut Report) -> Done {
    step(&format!("Round {}: choose, label, train, evaluate", report.rounds() + 1));
    output(&mut swingtag_with(batch))?;
    run_verb(&format!("label {PROJECT} --from demo/catalogue/gold.jsonl --batch"))?;
    run_verb(&format!("train {PROJECT} --seed 7 --promote"))?;
    let json = output(&mut swingtag_with(&format!("evaluate {PROJECT} --json")))?;
    report.add((report.rounds() + 1) * BATCH, &json)
}

fn run_verb(words: &str) -> Done {
    show_and_run(&mut swingtag_with(words))
}
