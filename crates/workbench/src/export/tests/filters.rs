//! Filters of an export, and what is said of what they leave out.

use std::collections::BTreeMap;

use swingtag_catalogue::{Annotation, ItemId, ItemStatus, Span};
use swingtag_learn::Silent;
use swingtag_store::NewDecision;

use super::{plan, project};
use crate::export::ExportRequest;
use crate::view::ExportPlan;
use crate::workbench::Workbench;

fn sums(of: &[(&str, u64)]) -> BTreeMap<String, u64> {
    of.iter().map(|&(name, count)| (name.to_owned(), count)).collect()
}

/// Somebody decides an item: its brand and nothing else.
fn decide(workbench: &Workbench, item: i64, who: &str, status: ItemStatus) {
    let spans = vec![Span::new("title", 0, 4, "Brand")];
    let act = NewDecision {
        item: ItemId(item),
        kind: "add".to_owned(),
        said: "Brand added".to_owned(),
        who: who.to_owned(),
        seconds: 1.0,
        model: None,
        after: Annotation { spans, ..Annotation::default() },
        status,
    };
    workbench.store().decide(&act).unwrap();
}

#[test]
fn items_leave_by_who_decided_them_and_by_exact_status() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    decide(&workbench, 2, "ann", ItemStatus::Done);
    decide(&workbench, 3, "ben", ItemStatus::Skipped);
    let out = folder.path().join("out");
    let request = |annotators: &[&str], statuses: &[ItemStatus]| ExportRequest {
        annotators: annotators.iter().map(|&name| name.to_owned()).collect(),
        statuses: statuses.to_vec(),
        overwrite: true,
        ..ExportRequest::from(&plan("doccano", &out))
    };
    let export = |request: ExportRequest| {
        let report = workbench.export(&request, &Silent).unwrap();
        (report.items, report.left_out.items)
    };
    assert_eq!(export(request(&[], &[])), (3, sums(&[])));
    assert_eq!(export(request(&["ann"], &[])), (1, sums(&[("annotator", 2)])));
    assert_eq!(export(request(&["ann", "ben"], &[])), (2, sums(&[("annotator", 1)])));
    assert_eq!(export(request(&[""], &[])), (1, sums(&[("annotator", 2)])), "what came with a file");
    assert_eq!(export(request(&[], &[ItemStatus::Skipped])), (1, sums(&[("status", 2)])));
    let both = request(&["ann"], &[ItemStatus::Skipped, ItemStatus::Done]);
    assert_eq!(export(both), (1, sums(&[("annotator", 2)])));
    let none = request(&["ann"], &[ItemStatus::Skipped]);
    assert_eq!(export(none), (0, sums(&[("annotator", 1), ("status", 2)])));
    let unknown = workbench.export(&request(&["Anne"], &[]), &Silent).unwrap_err();
    assert!(unknown.remedy.contains("ann, ben"), "{unknown}");
    assert_eq!(workbench.export(&request(&[], &[ItemStatus::Removed]), &Silent).unwrap_err().code, "usage");
}

#[test]
fn choices_are_counted_with_all_other_filters_holding() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    decide(&workbench, 2, "ann", ItemStatus::Done);
    decide(&workbench, 3, "ben", ItemStatus::Skipped);
    let counts = |plan: &ExportPlan| {
        let facets = workbench.export_summary(plan).unwrap().facets;
        let of = |list: &[crate::view::Counted]| {
            list.iter().filter(|c| c.count > 0).map(|c| (c.name.clone(), c.count)).collect::<Vec<_>>()
        };
        (of(&facets.statuses), of(&facets.annotators), of(&facets.attributes))
    };
    let named =
        |list: &[(&str, u64)]| list.iter().map(|&(name, count)| (name.to_owned(), count)).collect::<Vec<_>>();
    let all = plan("native", folder.path());
    assert_eq!(counts(&all).0, named(&[("done", 2), ("skipped", 1)]));
    assert_eq!(counts(&all).1, named(&[("ann", 1), ("ben", 1), ("", 1)]));
    assert_eq!(counts(&all).2, named(&[("Brand", 3), ("Colour", 2)]));
    let done = ExportPlan { statuses: vec![ItemStatus::Done], ..all.clone() };
    assert_eq!(counts(&done).0, counts(&all).0, "a filter does not count against its own choices");
    assert_eq!(counts(&done).1, named(&[("ann", 1), ("", 1)]));
    let bens = ExportPlan { annotators: vec!["ben".to_owned()], ..all };
    assert_eq!(counts(&bens).0, named(&[("skipped", 1)]));
}

#[test]
fn the_report_beside_the_files_says_what_was_not_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let request = |format: &str| ExportRequest {
        attributes: vec!["Brand".to_owned()],
        statuses: vec![ItemStatus::Done],
        ..ExportRequest::from(&plan(format, &folder.path().join(format)))
    };
    for format in ["conll", "parquet", "native"] {
        let report = workbench.export(&request(format), &Silent).unwrap();
        assert_eq!(report.left_out.items, sums(&[("status", 1)]), "{format}");
        assert_eq!(report.left_out.spans, sums(&[("attribute", 2)]), "{format}");
        let file = folder.path().join(format).join("report.json");
        if format != "native" {
            let written: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
            assert_eq!(written["left_out"]["spans"]["attribute"], 2, "{format}");
            assert_eq!(written["left_out"]["items"]["status"], 1, "{format}");
        }
    }
    let done = workbench.export_done().unwrap();
    assert_eq!((done.items_left_out[0].name.as_str(), done.items_left_out[0].count), ("status", 1));
}

#[test]
fn attributes_and_confidence_leave_the_rest_out() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let out = folder.path().join("out");
    let request = |attributes: &[&str], confidence| ExportRequest {
        attributes: attributes.iter().map(|&name| name.to_owned()).collect(),
        confidence,
        predicted: true,
        overwrite: true,
        items: Some("all".to_owned()),
        ..ExportRequest::from(&plan("doccano", &out))
    };
    let spans = |request: &ExportRequest| workbench.export(request, &Silent).unwrap().spans;
    assert_eq!(spans(&request(&[], None)), 6);
    assert_eq!(spans(&request(&["Brand"], None)), 3);
    assert_eq!(spans(&request(&[], Some(90))), 5, "the prediction of 83 % stays");
}
