//! Two annotators and a lead over a real project file.

use swingtag_catalogue::{
    Attribute, AttributeKind, Certainty, DecisionId, Field, Item, ItemId, ItemStatus, ModelId, Prediction,
    Schema, ScoredSpan, Span, Vertical,
};
use swingtag_store::{ImportSource, NewItem, NewSuspect, Store};

use super::around;
use crate::desk::{Desk, Shared, write_log};
use crate::view::{
    Act, AssignRequest, AssignWhat, DecisionRequest, DifferenceKind, HistoryQuery, LaneKind, OwnSpan, Pick,
    QueueKind, ReviewQuery, SpanState,
};

const TEXT: &str = "南部 raw indigo denim 🪡 13.5 oz";

fn schema() -> Schema {
    let named = |name: &str, about: &str| Attribute {
        name: name.to_owned(),
        description: about.to_owned(),
        ..Attribute::default()
    };
    let fit = Attribute {
        name: "Fit".to_owned(),
        kind: AttributeKind::Choice,
        values: vec!["slim".to_owned(), "loose".to_owned()],
        ..Attribute::default()
    };
    let attributes = vec![named("Colour", "Which colour?"), named("Finish", "How was it washed?"), fit];
    Schema { verticals: vec![Vertical { name: "Jeans".to_owned(), attributes, ..Vertical::default() }] }
}

/// Items with the same text; the model says Colour of “indigo”.
fn project(folder: &std::path::Path, items: usize) -> Store {
    let store = Store::create(&folder.join("p.swingtag"), "Tests", &schema()).unwrap();
    let said = Prediction {
        spans: vec![ScoredSpan {
            span: Span::new("title", 7, 13, "Colour"),
            confidence: 0.71,
            candidates: Vec::new(),
        }],
        certainty: Certainty { lowest: 0.71, ..Certainty::default() },
        ..Prediction::default()
    };
    let item = |number: usize| NewItem {
        item: Item {
            id: format!("J-{number}"),
            vertical: "Jeans".to_owned(),
            fields: vec![Field { name: "title".to_owned(), text: TEXT.to_owned() }],
            ..Item::default()
        },
        prediction: Some(said.clone()),
        ..NewItem::default()
    };
    store.import_chunk(&ImportSource::default(), &(1..=items).map(item).collect::<Vec<_>>()).unwrap();
    store
}

fn request(people: &[&str], overlap: f64) -> AssignRequest {
    let people = people.iter().map(|name| (*name).to_owned()).collect();
    AssignRequest { people, overlap, seed: 7, what: AssignWhat::All, limit: None }
}

fn act(desk: &Desk<'_>, who: &str, item: i64, act: Act) {
    desk.decide(&DecisionRequest { item, act, seconds: 2.0, model: None }, who).unwrap();
}

fn mark(start: usize, end: usize, attribute: &str) -> Act {
    Act::Add { field: "title".to_owned(), start, end, attribute: attribute.to_owned() }
}

/// Mira marks “raw indigo” as Colour, Jonas “raw” as Finish and “indigo” as Colour; he alone chose a fit.
fn two_answers(desk: &Desk<'_>, item: i64) {
    act(desk, "Mira", item, mark(3, 13, "Colour"));
    act(desk, "Mira", item, Act::Done);
    act(desk, "Jonas", item, mark(3, 6, "Finish"));
    act(desk, "Jonas", item, mark(7, 13, "Colour"));
    let value = "slim".to_owned();
    act(desk, "Jonas", item, Act::SetValue { attribute: "Fit".to_owned(), value, on: true });
    act(desk, "Jonas", item, Act::Done);
}

#[test]
fn items_are_dealt_out_evenly_and_a_share_of_them_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path(), 40), Shared::default());
    let desk = Desk::new(&store, &shared);
    let effect = desk.assign_effect(&request(&["Mira", "Jonas"], 0.25)).unwrap();
    assert_eq!(
        effect.says,
        ["Mira: 25 items", "Jonas: 25 items", "10 items labelled twice, blind to each other"]
    );
    desk.assign(&request(&["Mira", "Jonas"], 0.25), "lead").unwrap();
    let people: Vec<_> = desk.people().unwrap().into_iter().map(|p| (p.name, p.assigned, p.done)).collect();
    assert_eq!(people, [("Jonas".to_owned(), 25, 0), ("Mira".to_owned(), 25, 0)]);
    assert_eq!(desk.review_list(&ReviewQuery { limit: 9, ..ReviewQuery::default() }).unwrap().waiting, 10);
    let again = desk.assign(&request(&["Mira"], 0.0), "lead").unwrap_err();
    assert_eq!(again.code, "invalid", "everything has been given to somebody");
    assert_eq!(desk.assign(&request(&["Mira"], 0.5), "lead").unwrap_err().code, "invalid");
    assert_eq!(desk.assign(&request(&[" "], 0.0), "lead").unwrap_err().code, "invalid");
    desk.undo(None, "lead").unwrap();
    assert!(desk.people().unwrap().is_empty());
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn each_sees_the_own_answer_and_goes_on_to_the_own_next_item() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path(), 3), Shared::default());
    let desk = Desk::new(&store, &shared);
    desk.assign(&request(&["Mira", "Jonas"], 1.0), "lead").unwrap();
    act(&desk, "Mira", 1, mark(3, 13, "Colour"));
    act(&desk, "Mira", 1, Act::Done);
    let confirmed = |who| {
        let view = desk.of_person(who).item(ItemId(1)).unwrap();
        (view.spans.iter().filter(|span| span.state == SpanState::Confirmed).count(), view.status)
    };
    assert_eq!(confirmed("Mira"), (1, ItemStatus::Done));
    assert_eq!(confirmed("Jonas"), (0, ItemStatus::New));
    let hidden = desk.of_person("Jonas").history(&HistoryQuery { limit: 9, ..HistoryQuery::default() });
    assert!(hidden.unwrap().rows.iter().all(|row| row.changes.is_empty() && !row.revertible));
    let mira = desk.of_person("Mira");
    let mine = mira.queue_of(Some(QueueKind::Mine), 0, 9, None).unwrap();
    assert_eq!((mine.total, mine.finished, mine.rows[0].status), (3, 1, ItemStatus::Done));
    assert_eq!(mine.tabs.unwrap().mine, 3);
    assert!(desk.queue(0, 9, None).unwrap().tabs.is_none());
    let next = |kind, from| {
        mira.next_item_of(kind, ItemId(from), crate::view::Direction::NextOpen).unwrap().map(|item| item.0)
    };
    assert_eq!((next(None, 3), next(Some(QueueKind::Mine), 3)), (Some(2), Some(2)), "1 is done for her");
    let refused =
        desk.decide(&DecisionRequest { item: 1, act: Act::Done, seconds: 1.0, model: None }, "lead");
    assert_eq!(refused.unwrap_err().code, "refused");
}

#[test]
fn a_lead_settles_what_two_people_differ_in() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path(), 2), Shared::default());
    let desk = Desk::new(&store, &shared);
    desk.assign(&request(&["Mira", "Jonas"], 1.0), "lead").unwrap();
    two_answers(&desk, 1);
    let list = desk.review_list(&ReviewQuery { limit: 9, ..ReviewQuery::default() }).unwrap();
    assert_eq!((list.items, list.differences, list.total, list.rows[0].differences), (1, 2, 1, 2));
    let item = desk.review_item(ItemId(1)).unwrap();
    let lanes: Vec<_> = item.lanes.iter().map(|lane| (lane.name.as_str(), lane.kind)).collect();
    assert_eq!(
        lanes,
        [
            ("Jonas", LaneKind::Person),
            ("Mira", LaneKind::Person),
            ("Model v0", LaneKind::Model),
            ("Final", LaneKind::Final)
        ]
    );
    let [spans, value] = item.differences.as_slice() else { panic!("{:?}", item.differences) };
    assert_eq!(
        (spans.kind, spans.words.as_str(), spans.agree, spans.of),
        (DifferenceKind::Span, "raw indigo", 1, 3)
    );
    assert_eq!(spans.answers.iter().map(|answer| answer.spans.len()).collect::<Vec<_>>(), [2, 1, 1]);
    assert_eq!((spans.answers[2].confidence, item.lanes[2].spans[0].difference), (Some(71), Some(1)));
    assert_eq!(
        (value.kind, value.attributes.as_slice()),
        (DifferenceKind::Value, ["Fit".to_owned()].as_slice())
    );
    assert_eq!((value.agree, value.of), (2, 3));

    let unclear = Pick::Unclear { question: " Wash words? ".to_owned() };
    desk.settle(ItemId(1), 1, &unclear, 3.0, "lead").unwrap();
    let jonas = Pick::Lane { lane: 0 };
    desk.settle(ItemId(1), 1, &jonas, 3.0, "lead").unwrap();
    let item = desk.review_item(ItemId(1)).unwrap();
    assert_eq!(item.differences[0].settled.as_ref().unwrap().pick, jonas);
    assert!(item.differences[0].question && item.status == ItemStatus::Review);
    let outcome = desk.settle_majority(ItemId(1), 2.0, "lead").unwrap();
    assert_eq!((outcome.said.as_str(), outcome.project.done), ("1 difference settled by majority", 1));
    let labels = store.item(ItemId(1)).unwrap().annotation.unwrap();
    assert_eq!(labels.spans, [Span::new("title", 3, 6, "Finish"), Span::new("title", 7, 13, "Colour")]);
    assert!(labels.values.is_empty(), "most say nothing about the fit");
    assert_eq!(desk.settle_majority(ItemId(1), 2.0, "lead").unwrap_err().code, "invalid");

    two_answers(&desk, 2);
    let context = desk.review_context(ItemId(2), 1).unwrap();
    assert_eq!(
        context.guidelines.iter().map(|g| g.text.as_str()).collect::<Vec<_>>(),
        ["Which colour?", "How was it washed?"]
    );
    assert_eq!((context.before.len(), context.before[0].item), (1, 1));
    assert!(context.before[0].context.contains("raw indigo denim"));
    let own = OwnSpan { field: "title".to_owned(), start: 3, end: 6, attribute: "Colour".to_owned() };
    let pick = Pick::Own { spans: vec![own.clone(), own], values: Vec::new(), absent: false };
    desk.settle(ItemId(2), 1, &pick, 3.0, "lead").unwrap();
    let shown = desk.review_item(ItemId(2)).unwrap().differences[0].settled.clone().unwrap().pick;
    assert!(matches!(shown, Pick::Own { spans, .. } if spans.len() == 1), "given twice, kept once");
    assert_eq!(desk.settle(ItemId(2), 9, &Pick::None, 1.0, "lead").unwrap_err().code, "invalid");
    assert_eq!(desk.settle(ItemId(2), 1, &Pick::Lane { lane: 9 }, 1.0, "lead").unwrap_err().code, "invalid");
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn agreement_names_people_confusions_and_questions() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path(), 6), Shared::default());
    let desk = Desk::new(&store, &shared);
    desk.assign(&request(&["Mira", "Jonas"], 1.0), "lead").unwrap();
    (1..=6).for_each(|item| two_answers(&desk, item));
    desk.settle(ItemId(1), 1, &Pick::Unclear { question: "Raw?".to_owned() }, 1.0, "lead").unwrap();
    for difference in [1, 2] {
        desk.settle(ItemId(2), difference, &Pick::Lane { lane: 1 }, 1.0, "lead").unwrap();
    }
    let view = desk.agreement(Some("Jeans")).unwrap();
    let finish = view.rows.iter().find(|row| row.attribute == "Finish").unwrap();
    assert_eq!((finish.items, finish.f1.as_ref().unwrap().value), (6, 0.0));
    assert!(finish.kappa.as_ref().unwrap().value < 0.1);
    assert_eq!(view.confusions[0].words, ["raw"]);
    let mira = view.people.iter().find(|person| person.name == "Mira").unwrap();
    assert_eq!((mira.items, mira.seconds_per_item), (6, Some(4.0)));
    assert_eq!(mira.agreement.as_ref().unwrap().value, 1.0);
    assert_eq!(mira.agreement.as_ref().unwrap().base, "1 settled item");
    assert_eq!(
        (view.questions[0].question.as_str(), view.questions[0].words.as_str()),
        ("Raw?", "raw indigo")
    );
    assert_eq!(desk.agreement(Some("Nothing")).unwrap_err().code, "unknown_vertical");
}

#[test]
fn one_entry_is_taken_back_whatever_came_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path(), 1), Shared::default());
    let desk = Desk::new(&store, &shared);
    act(&desk, "Mira", 1, mark(3, 6, "Finish"));
    act(&desk, "Mira", 1, mark(7, 13, "Colour"));
    let all = HistoryQuery { limit: 9, ..HistoryQuery::default() };
    let rows = desk.history(&all).unwrap().rows;
    assert_eq!(rows[1].changes[0].words, "“raw” title 3–6");
    let first = DecisionId(rows[1].decision);
    desk.revert(first, "lead").unwrap();
    let spans = store.item(ItemId(1)).unwrap().annotation.unwrap().spans;
    assert_eq!(spans, [Span::new("title", 7, 13, "Colour")]);
    assert_eq!(desk.revert(first, "lead").unwrap_err().code, "invalid", "nothing of it is left");
    assert_eq!(desk.history(&all).unwrap().rows[0].reverts, Some(first.0));
    desk.undo(None, "lead").unwrap();
    assert_eq!(store.item(ItemId(1)).unwrap().annotation.unwrap().spans.len(), 2);
    let file = folder.path().join("log.csv");
    let report = write_log(&store, &all, &file).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!((report.rows, text.lines().count()), (4, 5));
    assert!(text.contains("“raw” title 3–6") && text.starts_with("decision,at,who"));
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn a_suspect_is_kept_or_corrected_with_one_key() {
    let folder = tempfile::tempdir().unwrap();
    let (store, shared) = (project(folder.path(), 1), Shared::default());
    let desk = Desk::new(&store, &shared);
    act(&desk, "Mira", 1, mark(3, 6, "Colour"));
    act(&desk, "Mira", 1, Act::Done);
    let doc = r#"{"item":"J-1","vertical":"Jeans","kind":"other_attribute","score":0.9,
        "given":{"field":"title","start":3,"end":6,"attribute":"Colour"},
        "suggested":{"field":"title","start":3,"end":6,"attribute":"Finish"}}"#;
    let kept = [NewSuspect { item: ItemId(1), doc: doc.to_owned() }];
    store.keep_suspects(r#"{"at":5,"how":"three parts"}"#, &kept).unwrap();
    let view = desk.review_suspects(0, 9).unwrap();
    let row = &view.rows[0];
    assert_eq!(
        (row.words.as_str(), row.labelled.as_deref(), row.says.as_deref()),
        ("raw", Some("Colour"), Some("Finish"))
    );
    assert_eq!((view.open, view.at, view.how.as_str(), &row.says_words), (1, Some(5), "three parts", &None));
    desk.settle_suspect(ItemId(1), 1, true, 1.0, "lead").unwrap();
    assert_eq!(desk.review_suspects(0, 9).unwrap().open, 0);
    desk.undo(None, "lead").unwrap();
    desk.settle_suspect(ItemId(1), 1, false, 1.0, "lead").unwrap();
    let labels = store.item(ItemId(1)).unwrap();
    assert_eq!(labels.annotation.unwrap().spans, [Span::new("title", 3, 6, "Finish")]);
    assert_eq!((labels.status, desk.review_suspects(0, 9).unwrap().open), (ItemStatus::Done, 0));
    let again = desk.settle_suspect(ItemId(1), 1, false, 1.0, "lead").unwrap_err();
    assert_eq!(again.code, "invalid", "the label is another by now");
    assert!(store.shown_prediction(ItemId(1)).unwrap().is_some_and(|(model, _)| model == ModelId(0)));
}

#[test]
fn words_are_shown_with_whole_words_around_them() {
    assert_eq!(around(TEXT, 3, 6), TEXT);
    let long = format!(
        "{} raw {}",
        "left".repeat(3).as_str().to_owned() + " one two three four five",
        "right ".repeat(9)
    );
    let start = long.find("raw").unwrap();
    let shown = around(&long, start, start + 3);
    assert!(shown.contains(" raw ") && shown.len() < long.len(), "{shown}");
    assert_eq!(around("日本語", 1, 9), "日本語");
}
