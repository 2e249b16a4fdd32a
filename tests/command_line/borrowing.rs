//! Verticals that learn from each other, and what they have in common.

use serde_json::Value;

use crate::common::{boots, ok, run};

/// Settings that train in a moment.
const QUICK: [&str; 8] = [
    "--set",
    "epochs=1",
    "--set",
    "least_steps=20",
    "--set",
    "lstm_states=16",
    "--set",
    "word_vectors=false",
];

/// Boots, and shoes with other names for the same attributes.
fn shop(here: &std::path::Path) {
    let file = boots(&here.join("boots.jsonl"), 0..60, true);
    let text = std::fs::read_to_string(&file).unwrap();
    let shoes = text.replace("boot", "shoe").replace("Boots", "Shoes");
    let shoes = shoes.replace("\"Brand\"", "\"Maker\"").replace("\"Colour\"", "\"Shade\"");
    std::fs::write(here.join("shoes.jsonl"), shoes).unwrap();
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "boots.jsonl", "shoes.jsonl"]);
}

#[test]
fn a_vertical_borrows_from_the_one_most_alike_and_similarity_shows_how() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    shop(here);
    let train = ["train", "p.swingtag", "--verticals", "Shoes", "--borrow", "--json"];
    let report: Value = serde_json::from_str(&ok(here, &[&train[..], &QUICK].concat())).unwrap();
    assert_eq!(report["recipe"], "bilstm-crf-coupled");
    assert!(report["why"].as_str().unwrap().contains("borrows from Boots"), "{report}");
    let similarity = ["similarity", "p.swingtag", "--verticals", "Shoes,Boots", "--out", "a.svg", "--json"];
    let found: Value = serde_json::from_str(&ok(here, &similarity)).unwrap();
    assert_eq!(found["attributes"], serde_json::json!([["Maker", "Shade"], ["Brand", "Colour"]]));
    assert!(found["source"].as_str().unwrap().contains("in use"), "{found}");
    assert!(std::fs::read_to_string(here.join("a.svg")).unwrap().contains(">Shade<"));
}

#[test]
fn without_a_coupled_model_one_is_trained_and_said_so() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    shop(here);
    let similarity = ["similarity", "p.swingtag", "--verticals", "Shoes,Boots"];
    let said = ok(here, &[&similarity[..], &QUICK].concat());
    assert!(said.contains("trained now") && said.contains("Maker"), "{said}");
    for (verticals, reason) in [("Shoes,Hats", "“Hats” has no labelled item"), ("Shoes", "two names")] {
        let output = run(here, &["similarity", "p.swingtag", "--verticals", verticals]);
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains(reason), "{verticals}");
    }
    let output = run(here, &["train", "p.swingtag", "--verticals", "Hats", "--borrow"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("Hats"));
}

/// With few labels and a vertical that looks alike, training with and without its items is compared.
#[test]
fn what_fits_a_small_vertical_is_found_by_trying() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    shop(here);
    let encoders: Value = serde_json::from_str(&ok(here, &["models", "encoders", "--json"])).unwrap();
    let installed = |row: &&Value| row["name"] == "all-MiniLM-L6-v2" && !row["folder"].is_null();
    if !encoders.as_array().unwrap().iter().any(|row| installed(&row)) {
        println!("skipped: no encoder is installed; run `swingtag models fetch`");
        return;
    }
    let train = ["train", "p.swingtag", "--verticals", "Shoes", "--json", "--set", "least_steps=20"];
    let settings = ["--set", "frozen_epochs=2", "--set", "frozen_layers=1"];
    let report: Value = serde_json::from_str(&ok(here, &[&train[..], &settings].concat())).unwrap();
    let compared = report["compared"].as_array().unwrap();
    let names: Vec<&str> = compared.iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["auto", "auto with the items of Boots"]);
    let score = |place: usize| compared[place]["score"].as_f64().unwrap();
    // Of the 60 items of each vertical, 25 are the holdout.
    let wanted = if score(1) > score(0) { 70 } else { 35 };
    assert_eq!(report["examples"], wanted, "{report}");
    assert!(report["why"].as_str().unwrap().contains("not learnt from"), "{report}");
}

/// Without training: what the labels say, with the same keys as the attention.
#[test]
fn similarity_by_values_takes_no_training() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    shop(here);
    let similarity =
        ["similarity", "p.swingtag", "--verticals", "Shoes,Boots", "--evidence", "values", "--json"];
    let found: Value = serde_json::from_str(&ok(here, &similarity)).unwrap();
    assert_eq!(found["attributes"], serde_json::json!([["Maker", "Shade"], ["Brand", "Colour"]]));
    let score = |row: usize, column: usize| found["onwards"][row][column].as_f64().unwrap();
    assert!(score(0, 0) > score(0, 1) && score(1, 1) > score(1, 0), "{found}");
    assert_eq!(found["back"][1][0], found["onwards"][0][1]);
    let output =
        run(here, &["similarity", "p.swingtag", "--verticals", "Shoes,Boots", "--evidence", "smell"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("--evidence is one of"));
}
