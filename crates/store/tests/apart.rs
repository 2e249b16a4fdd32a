//! Items that several people label apart from one another, and what comes of it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod common;

use common::{act, label, project};
use swingtag_catalogue::review::Said;
use swingtag_catalogue::{Annotation, DecisionId, ItemId, ItemStatus, Span};
use swingtag_store::{
    EARLIER, LogQuery, NewDecision, NewSettlement, NewSuspect, NewVerdict, Picked, ReviewOrder, Share, Step,
    Store,
};

const ITEM: ItemId = ItemId(1);

fn by(who: &str, after: Annotation) -> NewDecision {
    NewDecision { who: who.to_owned(), ..act(ITEM, "Brand added", after) }
}

fn give(store: &Store, people: &[&str]) {
    let people = people.iter().map(|name| (*name).to_owned()).collect();
    store.give(&vec![(ITEM, people)], "1 item assigned", "lead").unwrap();
}

fn verdict(said: Option<Said>, picked: Picked) -> NewSettlement {
    let question = (picked == Picked::Unclear).then(|| "Brand or Color?".to_owned());
    NewSettlement {
        item: ITEM,
        who: "lead".to_owned(),
        seconds: 2.0,
        model: None,
        said: "Difference settled".to_owned(),
        verdicts: vec![NewVerdict { difference: 0, picked, said, question }],
    }
}

fn stands(store: &Store) -> (ItemStatus, Option<Annotation>) {
    assert_eq!(store.check().unwrap().problems, []);
    let stored = store.item(ITEM).unwrap();
    (stored.status, stored.annotation.filter(|labels| !labels.is_empty()))
}

#[test]
fn equal_answers_are_the_labels_and_nothing_shows_before_all_are_done() {
    let (_folder, store) = project(2);
    give(&store, &["ann", "ben"]);
    assert_eq!(stands(&store), (ItemStatus::New, None));
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Started, None));
    let share = store.share(ITEM, "ben").unwrap();
    assert_eq!(share, Share::Own { labels: Annotation::default(), status: ItemStatus::New });
    assert_eq!(
        store.share(ITEM, "lead").unwrap(),
        Share::Others { people: vec!["ann".to_owned(), "ben".to_owned()] }
    );
    assert_eq!(store.share(ItemId(2), "lead").unwrap(), Share::Common);
    let refused = store.decide(&by("lead", label(4, "Brand"))).unwrap_err();
    assert_eq!(refused.code(), "refused");
    store.decide(&by("ben", label(4, "Brand"))).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, Some(label(4, "Brand"))));
    assert_eq!(store.review_totals().unwrap().agreed, 1);
    assert!(store.review_list(ReviewOrder::Newest, None, 0, 9).unwrap().rows.is_empty());
}

#[test]
fn a_difference_is_settled_once_and_undo_goes_all_the_way_back() {
    let (_folder, store) = project(1);
    give(&store, &["ann", "ben"]);
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    store.decide(&by("ben", label(9, "Color"))).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Review, None));
    let case = store.review_case(ITEM).unwrap().unwrap();
    assert_eq!(case.differences.len(), 1);
    let said = case.differences[0].difference.said[1].clone();

    store.settle(&verdict(None, Picked::Unclear)).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Review, None), "a question settles nothing");
    assert_eq!(store.questions(9).unwrap()[0].words, "Acme blue");
    let pick = Picked::Person("ben".to_owned());
    store.settle(&verdict(Some(said), pick.clone())).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, Some(label(9, "Color"))));
    let settled = store.review_case(ITEM).unwrap().unwrap().differences[0].settled.clone().unwrap();
    assert_eq!((settled.picked, settled.who.as_str()), (pick, "lead"));
    let before = store.settled_before("ACME  Blue", ItemId(9), 5).unwrap();
    assert_eq!((before.len(), before[0].said.spans[0].attribute.as_str()), (1, "Color"));
    let listed = store.review_list(ReviewOrder::MostDifferences, Some("jeans"), 0, 9).unwrap();
    assert_eq!((listed.total, listed.rows[0].settled, listed.rows[0].open), (1, true, 0));
    let answers: Vec<Annotation> =
        store.review_case(ITEM).unwrap().unwrap().answers.into_iter().map(|answer| answer.labels).collect();
    assert_eq!(answers, [label(4, "Brand"), label(9, "Color")], "settling changes no answer");

    for status in [ItemStatus::Review, ItemStatus::Review, ItemStatus::Started, ItemStatus::New] {
        store.undo("lead").unwrap().unwrap();
        assert_eq!(stands(&store), (status, None));
    }
    store.undo("lead").unwrap().unwrap();
    assert_eq!(store.share(ITEM, "ann").unwrap(), Share::Common);
    for _ in 0..5 {
        store.redo("lead").unwrap().unwrap();
    }
    assert_eq!(stands(&store), (ItemStatus::Done, Some(label(9, "Color"))));
}

#[test]
fn a_new_answer_opens_what_was_settled_and_a_known_one_does_not() {
    let (_folder, store) = project(1);
    give(&store, &["ann", "ben"]);
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    store.decide(&by("ben", label(9, "Color"))).unwrap();
    store.settle(&verdict(Some(Said::default()), Picked::None)).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, None));
    give(&store, &["ann", "ben", "cleo"]);
    assert_eq!(stands(&store), (ItemStatus::Started, None));
    store.decide(&by("cleo", label(4, "Brand"))).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, None), "said before, judged before");
    store.decide(&by("cleo", label(4, "Color"))).unwrap();
    assert_eq!(stands(&store).0, ItemStatus::Review);
}

#[test]
fn own_labels_must_fit_the_difference() {
    let (_folder, store) = project(1);
    give(&store, &["ann", "ben"]);
    let settle = |said: Said| store.settle(&verdict(Some(said), Picked::Own)).map_err(|error| error.code());
    assert_eq!(settle(Said::default()), Err("refused"), "nobody is done");
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    store.decide(&by("ben", label(4, "Color"))).unwrap();
    let own = |start, end, attribute| Said {
        spans: vec![Span::new("title", start, end, attribute)],
        ..Said::default()
    };
    assert_eq!(settle(own(0, 99, "Brand")), Err("bad_span"));
    assert_eq!(settle(own(5, 9, "Brand")), Err("refused"), "elsewhere");
    assert_eq!(settle(own(0, 3, "Nothing")), Err("unknown_name"));
    settle(own(0, 3, "Brand")).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, Some(label(3, "Brand"))));
}

#[test]
fn what_an_item_holds_when_it_is_given_to_several_is_nobodys_loss() {
    let (_folder, store) = project(2);
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    give(&store, &["ann", "ben"]);
    assert_eq!(stands(&store), (ItemStatus::Started, None));
    store.decide(&by("ben", label(4, "Brand"))).unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, Some(label(4, "Brand"))));
    store.undo("ben").unwrap();
    store.undo("lead").unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, Some(label(4, "Brand"))), "hers alone again");

    let many = [(ItemId(2), label(4, "Color"), ItemStatus::Done)];
    store.label_many(&many, ("accept", &|_| "1 item labelled".to_owned()), "lead", &|| true).unwrap();
    let both = vec!["ann".to_owned(), "ben".to_owned()];
    store.give(&vec![(ItemId(2), both)], "1 item assigned", "lead").unwrap();
    for who in ["ann", "ben"] {
        store.decide(&NewDecision { item: ItemId(2), ..by(who, label(4, "Brand")) }).unwrap();
    }
    let case = store.review_case(ItemId(2)).unwrap().unwrap();
    assert_eq!(case.answers[0].who, EARLIER);
    assert_eq!(case.differences.len(), 1, "what was there before is an answer, too");
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn changes_of_the_schema_reach_answers_and_what_was_settled() {
    let (_folder, store) = project(1);
    give(&store, &["ann", "ben"]);
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    store.decide(&by("ben", label(4, "Color"))).unwrap();
    store.merge_attribute("jeans", "Color", "Brand", "lead").unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, Some(label(4, "Brand"))), "they now say the same");
    store.undo("lead").unwrap();
    assert_eq!(stands(&store).0, ItemStatus::Review);
    store.settle(&verdict(Some(Said::default()), Picked::None)).unwrap();
    store.remove_attribute("jeans", "Color", "lead").unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, None), "Brand against nothing, and still settled");
    store.undo("lead").unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, None));
    store.set_vertical(&[ITEM], "queries", "lead").unwrap();
    assert_eq!(store.check().unwrap().problems, []);
    store.undo("lead").unwrap();
    assert_eq!(stands(&store), (ItemStatus::Done, None));
}

#[test]
fn acts_on_many_items_leave_those_alone_that_are_labelled_apart() {
    let (_folder, store) = project(2);
    give(&store, &["ann", "ben"]);
    let both = [ITEM, ItemId(2)];
    store.set_statuses(&both, ItemStatus::Done, "lead").unwrap();
    let labels: Vec<_> = both.iter().map(|item| (*item, label(4, "Brand"), ItemStatus::Done)).collect();
    let said = |reached: usize| format!("{reached} items labelled");
    store.label_many(&labels, ("accept", &said), "lead", &|| true).unwrap();
    assert_eq!(stands(&store), (ItemStatus::New, None));
    assert_eq!(store.item(ItemId(2)).unwrap().status, ItemStatus::Done);
    store.set_statuses(&both, ItemStatus::Removed, "lead").unwrap();
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    assert_eq!(stands(&store).0, ItemStatus::Removed);
    store.restore(&[ITEM], "lead").unwrap();
    assert_eq!(stands(&store).0, ItemStatus::Started, "ann is done by now");
    store.undo("lead").unwrap();
    assert_eq!(stands(&store).0, ItemStatus::Removed);
}

#[test]
fn a_person_sees_what_was_given_to_this_person_with_the_own_status() {
    let (_folder, store) = project(4);
    let given = [(1, vec!["ann", "ben"]), (3, vec!["ben"]), (4, vec!["ann"])];
    let given = given
        .into_iter()
        .map(|(item, people)| (ItemId(item), people.into_iter().map(str::to_owned).collect()));
    store.give(&given.collect(), "3 items assigned", "lead").unwrap();
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    let queue = |who| {
        let page = store.own_queue(who, 0, 9).unwrap();
        let rows: Vec<_> = page.rows.iter().map(|row| (row.row.id.0, row.row.status)).collect();
        (rows, page.total, page.finished)
    };
    assert_eq!(queue("ann"), (vec![(1, ItemStatus::Done), (4, ItemStatus::New)], 2, 1));
    assert_eq!(queue("ben"), (vec![(1, ItemStatus::New), (3, ItemStatus::New)], 2, 0));
    let step =
        |who, from, step| store.own_queue_step(who, Some(ItemId(from)), step).unwrap().map(|item| item.0);
    assert_eq!(step("ann", 0, Step::NextOpen), Some(4));
    assert_eq!(step("ben", 0, Step::NextOpen), Some(1));
    assert_eq!((step("ben", 3, Step::Previous), step("ben", 3, Step::Next)), (Some(1), None));
    assert_eq!(store.own_queue_position("ann", ItemId(4)).unwrap(), Some(1));
    let work: Vec<_> =
        store.work().unwrap().into_iter().map(|w| (w.who, w.assigned, w.done, w.finished)).collect();
    assert_eq!(work, [("ann".to_owned(), 2, 1, 1), ("ben".to_owned(), 2, 0, 0)]);
    store.assign(&[ItemId(4)], None, "lead").unwrap();
    assert_eq!(queue("ann").1, 1);
    store.undo("lead").unwrap();
    assert_eq!(queue("ann").1, 2);
}

#[test]
fn a_settled_suspect_is_open_again_when_the_act_is_taken_back() {
    let (_folder, store) = project(2);
    let suspects = [1, 2].map(|item| NewSuspect { item: ItemId(item), doc: format!("suspect {item}") });
    assert_eq!(store.suspects(0, 9).unwrap().about, None);
    store.keep_suspects("three parts", &suspects).unwrap();
    store.settle_suspect(1, &by("lead", label(4, "Brand"))).unwrap();
    let found = store.suspects(0, 9).unwrap();
    let rows: Vec<_> = found.rows.iter().map(|row| (row.number, row.settled)).collect();
    assert_eq!((found.total, found.open, rows), (2, 1, vec![(2, false), (1, true)]));
    store.undo("lead").unwrap();
    assert_eq!(store.suspects(0, 9).unwrap().open, 2);
    assert!(!store.suspect(1).unwrap().settled);
    store.keep_suspects("again", &suspects[..1]).unwrap();
    assert_eq!(
        (store.suspects(0, 9).unwrap().total, store.suspect(2).unwrap_err().code()),
        (1, "no_such_row")
    );
}

#[test]
fn the_log_is_searched_and_one_settlement_taken_back_out_of_turn() {
    let (_folder, store) = project(2);
    give(&store, &["ann", "ben"]);
    store.decide(&by("ann", label(4, "Brand"))).unwrap();
    store.decide(&by("ben", label(4, "Color"))).unwrap();
    let number = store.settle(&verdict(Some(Said::default()), Picked::None)).unwrap();
    store.decide(&NewDecision { item: ItemId(2), ..by("ann", label(9, "Brand")) }).unwrap();
    let found = |search: &str, item: Option<i64>, who: Option<&str>| {
        let query = LogQuery {
            item: item.map(ItemId),
            who: who.map(str::to_owned),
            search: search.to_owned(),
            limit: 9,
            ..LogQuery::default()
        };
        store.log(&query).unwrap().into_iter().map(|entry| (entry.id.0, entry.kind)).collect::<Vec<_>>()
    };
    assert_eq!(found("BRAND", None, Some("ann")).len(), 2);
    assert_eq!(found("settled", None, None), [(number.0, "settle_difference".to_owned())]);
    assert_eq!(found("i1", None, None).len(), 1);
    assert_eq!(found("%", None, None), [], "a sign of the pattern is a letter like others");
    assert_eq!(found("", Some(1), None).len(), 3);
    assert_eq!(store.log_entry(DecisionId(99)).unwrap_err().code(), "no_such_row");

    store.revert_settlement(number, "lead").unwrap();
    assert_eq!(stands(&store).0, ItemStatus::Review);
    assert_eq!(store.revert_settlement(number, "lead").unwrap_err().code(), "refused");

    let undone = |store: &Store| store.undo("lead").unwrap().unwrap().item;
    assert_eq!((undone(&store), stands(&store).0), (Some(ITEM), ItemStatus::Done), "it holds again");
    assert_eq!(store.redo("lead").unwrap().unwrap().item, Some(ITEM));
    assert_eq!(stands(&store).0, ItemStatus::Review, "and is taken back again");
    assert_eq!((undone(&store), stands(&store).0), (Some(ITEM), ItemStatus::Done));
    assert_eq!(undone(&store), Some(ItemId(2)));
    assert_eq!((undone(&store), stands(&store).0), (Some(ITEM), ItemStatus::Review), "the settlement itself");
    assert_eq!((undone(&store), stands(&store).0), (Some(ITEM), ItemStatus::Started), "the second answer");
    let kinds: Vec<String> = store.history(ITEM).unwrap().into_iter().map(|entry| entry.kind).collect();
    let turns = ["undo", "redo", "undo", "redo", "undo", "undo"];
    assert_eq!(kinds, [&["add", "add", "settle_difference"][..], &turns].concat());
    assert_eq!(store.check().unwrap().problems, vec![]);
}
