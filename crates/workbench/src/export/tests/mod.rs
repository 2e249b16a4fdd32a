//! What leaves, how it is marked, and that what is shown before is what is written.

mod examples;
mod filters;
mod photos;

use std::path::Path;

use swingtag_catalogue::{
    Annotation, Attribute, Field, Item, ItemStatus, Prediction, Schema, ScoredSpan, Span, Vertical,
};
use swingtag_learn::Silent;
use swingtag_store::{Access, ImportSource, NewItem};

use super::ExportRequest;
use crate::view::ExportPlan;
use crate::workbench::{NewProject, Workbench};

/// Two done items, one of them with a label that nobody was asked about and one across another, and one open
/// item with a prediction beside a label.
fn project(folder: &Path) -> Workbench {
    let path = folder.join("p.swingtag");
    drop(Workbench::create(&NewProject { path: path.clone(), ..NewProject::default() }).unwrap());
    let workbench = Workbench::open(&path, Access::Write).unwrap();
    let named = |name: &str| Attribute { name: name.to_owned(), ..Attribute::default() };
    let attributes = vec![named("Brand"), named("Colour")];
    let vertical = Vertical { name: "Desks".to_owned(), attributes, ..Vertical::default() };
    workbench.store().extend_schema(&Schema { verticals: vec![vertical] }).unwrap();
    let item = |id: &str, title: &str| Item {
        id: id.to_owned(),
        vertical: "Desks".to_owned(),
        fields: vec![Field { name: "title".to_owned(), text: title.to_owned() }],
        ..Item::default()
    };
    let brand = Span::new("title", 0, 4, "Brand");
    let unasked = Span { unasked: true, ..Span::new("title", 5, 10, "Colour") };
    let across = Span::new("title", 0, 3, "Colour");
    let said = |spans| Some(Annotation { spans, ..Annotation::default() });
    let scored = |start, end, attribute| ScoredSpan {
        span: Span::new("title", start, end, attribute),
        confidence: 0.83,
        candidates: Vec::new(),
    };
    let done =
        |item, annotation| NewItem { item, annotation, status: ItemStatus::Done, ..NewItem::default() };
    let open = NewItem {
        item: item("c", "Vivo white desk"),
        annotation: said(vec![brand.clone()]),
        prediction: Some(Prediction {
            spans: vec![scored(5, 10, "Colour"), scored(0, 4, "Colour")],
            ..Prediction::default()
        }),
        status: ItemStatus::Started,
        ..NewItem::default()
    };
    let items = [
        done(item("a", "Vivo black desk"), said(vec![brand.clone(), unasked, across])),
        done(item("b", "Vivo green desk"), said(vec![brand])),
        open,
    ];
    let counts = workbench.store().import_chunk(&ImportSource::default(), &items).unwrap();
    assert_eq!(counts.conflicts, []);
    workbench
}

fn plan(format: &str, folder: &Path) -> ExportPlan {
    ExportPlan { format: format.to_owned(), folder: folder.display().to_string(), ..ExportPlan::default() }
}

fn lines(workbench: &Workbench, plan: &ExportPlan, file: &str) -> Vec<String> {
    workbench.export_preview(plan, file).unwrap().lines.into_iter().map(|line| line.text).collect()
}

#[test]
fn what_is_shown_before_is_what_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    for (number, (format, file, predicted)) in
        [("conll", "all.conll", false), ("conll", "all.conll", true), ("native", "items.jsonl", true)]
            .iter()
            .enumerate()
    {
        let out = folder.path().join(number.to_string());
        let plan = ExportPlan { predicted: *predicted, items: Some("all".to_owned()), ..plan(format, &out) };
        let shown = lines(&workbench, &plan, file);
        workbench.export(&ExportRequest::from(&plan), &Silent).unwrap();
        let written = std::fs::read_to_string(out.join(file)).unwrap();
        assert_eq!(shown, written.lines().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(workbench.export_done().unwrap().items, 3);
    }
}

#[test]
fn labels_leave_by_who_said_them_and_predictions_only_marked() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let all = ExportPlan { items: Some("all".to_owned()), predicted: true, ..plan("conll", folder.path()) };
    let summary = workbench.export_summary(&all).unwrap();
    assert_eq!((summary.items, summary.confirmed, summary.unasked), (3, 4, 1));
    assert_eq!(
        (summary.predicted, summary.overlapping),
        (Some(1), 1),
        "the one across a label does not count"
    );
    assert!(lines(&workbench, &all, "all.conll").contains(&"white _ 83 B-Colour".to_owned()));
    let asked = ExportPlan { unasked: false, ..plan("conll", folder.path()) };
    let shown = lines(&workbench, &asked, "all.conll");
    assert!(shown.contains(&"black O".to_owned()) && shown.contains(&"Vivo B-Brand".to_owned()));
    let native = ExportPlan { predicted: true, ..plan("native", folder.path()) };
    let shown = lines(&workbench, &native, "items.jsonl");
    assert!(shown[2].contains(r#""predicted":[{"field":"title","start":5"#), "{}", shown[2]);
    assert!(!shown[2].contains(r#""spans":[{"field":"title","start":5"#), "no prediction among the labels");
}

#[test]
fn a_split_is_counted_and_its_parts_are_shown() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let plan = ExportPlan { split: Some("0/0/1".to_owned()), ..plan("conll", folder.path()) };
    assert_eq!(lines(&workbench, &plan, "test.conll"), Vec::<String>::new(), "not counted yet");
    let split = workbench.export_summary(&plan).unwrap().split.unwrap();
    assert_eq!((split.parts, split.families, split.divided), ([0, 0, 2], 2, 0));
    assert!(!lines(&workbench, &plan, "test.conll").is_empty());
    assert_eq!(lines(&workbench, &plan, "train.conll"), Vec::<String>::new());
    let unknown = ExportPlan { verticals: vec!["Lamps".to_owned()], ..plan };
    assert!(workbench.export_summary(&unknown).is_err());
}

#[test]
fn files_that_are_there_are_named_and_never_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let out = folder.path().join("out");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("losses.csv"), b"mine").unwrap();
    let mut plan = plan("conll", &out);
    let targets = Workbench::export_targets(&plan).unwrap();
    let there: Vec<&str> = targets.iter().filter(|t| t.exists).map(|t| t.name.as_str()).collect();
    assert_eq!(there, ["losses.csv"]);
    assert!(workbench.export(&ExportRequest::from(&plan), &Silent).is_err());
    assert_eq!(std::fs::read(out.join("losses.csv")).unwrap(), b"mine");
    plan.replace = true;
    let report = workbench.export(&ExportRequest::from(&plan), &Silent).unwrap();
    assert_eq!((report.spans, report.spans_written, report.losses["overlap"]), (4, 3, 1));
    let mut written: Vec<_> =
        report.files.iter().map(|f| f.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    let mut named: Vec<_> = targets.into_iter().map(|target| target.name).collect();
    written.sort();
    named.sort();
    assert_eq!(written, named, "the files announced are those written");
}

#[test]
fn attributes_may_have_folders_of_their_own_and_nothing_overlaps_then() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let out = folder.path().join("out");
    let mut plan = plan("conll", &out);
    plan.options.insert("files".to_owned(), "attributes".to_owned());
    let report = workbench.export(&ExportRequest::from(&plan), &Silent).unwrap();
    assert_eq!((report.spans, report.spans_written, report.losses.len()), (4, 4, 0));
    let brand = std::fs::read_to_string(out.join("attribute-Brand/all.conll")).unwrap();
    assert!(brand.contains("Vivo B-Brand") && !brand.contains("Colour"), "{brand}");
    assert!(report.files.iter().all(|file| file.is_file()));
}

#[test]
fn every_form_leaves_and_comes_back_into_an_empty_project() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    for format in ["label-studio", "doccano", "prodigy", "brat", "w3c", "spacy", "mrc"] {
        let out = folder.path().join(format);
        let plan = ExportPlan { predicted: true, items: Some("all".to_owned()), ..plan(format, &out) };
        let targets = Workbench::export_targets(&plan).unwrap();
        assert!(!lines(&workbench, &plan, &targets[0].name).is_empty(), "{format}");
        let report = workbench.export(&ExportRequest::from(&plan), &Silent).unwrap();
        assert_eq!((report.items, report.spans, report.spans_written), (3, 6, 6), "{format}");
        let mut named: Vec<_> = targets.into_iter().map(|target| out.join(target.name)).collect();
        let mut written = report.files;
        named.sort();
        written.sort();
        assert_eq!(named, written);
        assert!(written.iter().all(|file| file.is_file()), "{format}");
        let path = folder.path().join(format!("{format}.swingtag"));
        drop(Workbench::create(&NewProject { path: path.clone(), ..NewProject::default() }).unwrap());
        let back = Workbench::open(&path, Access::Write).unwrap();
        let file = out.join(
            &swingtag_formats::export::file_names(
                swingtag_formats::Format::from_word(format).unwrap(),
                false,
            )[0]
            .0,
        );
        let request = crate::import::ImportRequest { files: vec![file], ..Default::default() };
        let came = back.import(&request, &Silent).unwrap();
        assert_eq!((came.added, came.rejected), (3, 0), "{format}: {:?}", came.problems);
    }
}

#[test]
fn only_chosen_items_leave_and_in_the_order_of_the_import() {
    let folder = tempfile::tempdir().unwrap();
    let workbench = project(folder.path());
    let id = |name: &str| workbench.store().find(name).unwrap().unwrap();
    let choice = workbench.choose_to_leave(vec![id("c"), id("a"), id("c")]);
    assert_eq!(choice.items, 2);
    let chosen = ExportPlan {
        chosen: Some(choice.number),
        items: Some("all".to_owned()),
        ..plan("native", &folder.path().join("out"))
    };
    assert_eq!(workbench.export_summary(&chosen).unwrap().items, 2);
    let shown = lines(&workbench, &chosen, "items.jsonl");
    assert!(shown[0].contains(r#""id":"a""#) && shown[1].contains(r#""id":"c""#) && shown.len() == 2);
    let report = workbench.export(&ExportRequest::from(&chosen), &Silent).unwrap();
    assert_eq!(report.items, 2);
    let done = ExportPlan { items: Some("done".to_owned()), ..chosen.clone() };
    assert_eq!(workbench.export_summary(&done).unwrap().items, 1, "what is set otherwise holds as well");
    workbench.store().set_statuses(&[id("a")], ItemStatus::Removed, "me").unwrap();
    assert_eq!(workbench.export_summary(&chosen).unwrap().items, 1, "removed items leave no more");
    let unknown = ExportPlan { chosen: Some(99), ..chosen };
    assert_eq!(workbench.export_summary(&unknown).unwrap_err().code, "choice_gone");
}
