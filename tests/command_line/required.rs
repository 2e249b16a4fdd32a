//! What a vertical requires, how far it is there, and the guideline as a page.

use serde_json::Value;

use crate::common::{boots, ok, run};

#[test]
fn required_values_are_counted_and_the_guideline_leaves_as_a_page() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    boots(&here.join("known.jsonl"), 0..3, true);
    boots(&here.join("open.jsonl"), 3..5, false);
    ok(here, &["new", "p.swingtag"]);
    ok(here, &["import", "p.swingtag", "known.jsonl"]);
    ok(here, &["import", "p.swingtag", "open.jsonl"]);
    assert!(ok(here, &["completeness", "p.swingtag"]).contains("nothing is required"));
    let schema = ok(here, &["schema", "p.swingtag", "--require", "Boots/Brand", "--require", "Boots/Colour"]);
    assert!(schema.contains("Brand, required"), "{schema}");
    assert_eq!(run(here, &["schema", "p.swingtag", "--require", "Boots/Sole"]).status.code(), Some(2));
    let told: Value = serde_json::from_str(&ok(here, &["completeness", "p.swingtag", "--json"])).unwrap();
    let boots = &told[0];
    assert_eq!((&boots["items"], &boots["whole"], &boots["share"]), (&5.into(), &3.into(), &0.6.into()));
    assert_eq!(boots["heldBackBy"], "Brand");
    let days = ok(here, &["completeness", "p.swingtag", "--vertical", "Boots", "--days"]);
    assert!(days.contains("60.0 %") && days.contains("holds it back most"), "{days}");
    ok(here, &["schema", "p.swingtag", "--no-require", "Boots/Colour"]);
    let json: Value = serde_json::from_str(&ok(here, &["schema", "p.swingtag", "--json"])).unwrap();
    let required = |at: usize| json["verticals"][0]["attributes"][at].get("required").cloned();
    assert_eq!((required(0), required(1)), (Some(true.into()), None), "a schema file says what is required");

    ok(here, &["guideline", "p.swingtag", "--out", "guideline.html", "--examples", "2"]);
    let page = std::fs::read_to_string(here.join("guideline.html")).unwrap();
    assert!(
        page.contains("<mark>Nordvik</mark> boot") && page.contains("every item shall have a value"),
        "{page}"
    );
    assert_eq!(run(here, &["guideline", "p.swingtag", "--out", "guideline.pdf"]).status.code(), Some(2));
    ok(here, &["check", "p.swingtag"]);
}
