//! Parts of a project go out as files, are worked on elsewhere and come back.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod common;
mod copies;

use std::path::{Path, PathBuf};

use common::{act, item, label, project, source};
use copies::{by, done, merge, on, slice};
use swingtag_catalogue::{Annotation, Attribute, ItemId, ItemStatus, Schema, Vertical};
use swingtag_store::{Access, HeldBack, NewItem, SliceOf, Store, StoreError};

/// A copy of a file's state, as a mail would carry it.
fn mailed(store: &Store, to: &Path) -> Store {
    store.copy_to(to).unwrap();
    Store::open(to, Access::Write).unwrap()
}

#[test]
fn a_slice_is_a_sound_project_of_its_own_with_the_numbers_of_the_whole() {
    let (folder, store) = project(5);
    store.decide(&on(4, &by("ann", label(4, "Brand")))).unwrap();
    let part = slice(&store, &folder.path().join("a.swingtag"), &[2, 4]);
    assert_eq!(part.check().unwrap().problems, []);
    assert_eq!(part.counts().unwrap().items, 2);
    assert_eq!(part.item(ItemId(4)).unwrap(), store.item(ItemId(4)).unwrap());
    assert!(part.item(ItemId(1)).is_err());
    assert_eq!(part.queue_page(swingtag_store::Queue::File, 1, 5).unwrap().rows[0].row.id, ItemId(4));
    assert_eq!(part.queue_position(swingtag_store::Queue::File, ItemId(4)).unwrap(), Some(1));
    assert_eq!(part.slice_origin().unwrap().unwrap().sequence, 1);
    assert_eq!(part.history(ItemId(4)).unwrap(), [], "who labels blind finds nothing to look at");
    assert_ne!(part.installation(), store.installation());
    let again = store.slice(&SliceOf::Items(vec![ItemId(1)]), part.path(), done).unwrap_err();
    assert_eq!(again.code(), "project_exists");
    let nothing =
        store.slice(&SliceOf::Assigned("zoe".into()), &folder.path().join("z.swingtag"), done).unwrap_err();
    assert_eq!(nothing.code(), "refused");
}

#[test]
fn a_slice_for_one_person_holds_no_answer_of_another() {
    let (folder, store) = project(3);
    store.give(&vec![(ItemId(2), vec!["ann".into(), "ben".into()])], "given", "lead").unwrap();
    store.decide(&on(2, &by("ann", label(4, "Brand")))).unwrap();
    let path = folder.path().join("ben.swingtag");
    assert_eq!(store.slice(&SliceOf::Assigned("ben".into()), &path, done).unwrap().items, 1);
    let part = Store::open(&path, Access::Write).unwrap();
    assert!(part.review_case(ItemId(2)).unwrap().unwrap().answers.is_empty());
    let bytes = std::fs::read(&path).unwrap();
    assert!(!bytes.windows(5).any(|found| found == br#""e":4"#), "the answer is nowhere in the file");
    part.decide(&on(2, &by("ben", label(9, "Color")))).unwrap();
    let merged = merge(&store, &part);
    assert_eq!((merged.taken, merged.waiting, merged.held_back.len()), (1, 1, 0));
    let case = store.review_case(ItemId(2)).unwrap().unwrap();
    assert_eq!(case.answers.iter().map(|answer| answer.who.as_str()).collect::<Vec<_>>(), ["ann", "ben"]);
    assert_eq!(store.item(ItemId(2)).unwrap().status, ItemStatus::Review);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn what_was_labelled_elsewhere_holds_here_and_a_second_merge_changes_nothing() {
    let (folder, store) = project(3);
    let part = slice(&store, &folder.path().join("a.swingtag"), &[1, 2]);
    part.decide(&on(1, &by("ben", label(4, "Brand")))).unwrap();
    part.decide(&on(2, &by("ben", label(9, "Color")))).unwrap();
    part.undo("ben").unwrap();
    let would = store.merge(part.path(), true, done).unwrap();
    assert_eq!((would.taken, would.changed), (3, 1));
    assert_eq!(store.item(ItemId(1)).unwrap().status, ItemStatus::New, "a dry run changes nothing");
    assert_eq!(merge(&store, &part), would);
    assert_eq!(store.item(ItemId(1)).unwrap().annotation, Some(label(4, "Brand")));
    assert_eq!(store.item(ItemId(2)).unwrap().status, ItemStatus::New);
    assert_eq!(store.undo_state().unwrap().undo, None, "what others decided is not undone here");
    let again = merge(&store, &part);
    assert_eq!((again.taken, again.known, again.changed), (0, 3, 0));
    assert_eq!(store.check().unwrap().problems, []);
    // And on: the next act here comes after all that was heard of.
    store.decide(&on(1, &by("ann", label(9, "Brand")))).unwrap();
    assert_eq!(merge(&store, &part).changed, 0);
    assert_eq!(store.item(ItemId(1)).unwrap().annotation, Some(label(9, "Brand")));
}

#[test]
fn labels_of_both_sides_stand_side_by_side_and_wait_to_be_settled() {
    let (folder, store) = project(2);
    let part = slice(&store, &folder.path().join("a.swingtag"), &[1, 2]);
    for (who, store, attribute) in [("ann", &store, "Brand"), ("ben", &part, "Color")] {
        store.decide(&on(1, &by(who, label(4, attribute)))).unwrap();
        store.decide(&on(2, &by(who, label(9, "Color")))).unwrap();
    }
    let merged = merge(&store, &part);
    assert_eq!((merged.apart, merged.overtaken), (2, 0));
    assert_eq!(store.item(ItemId(1)).unwrap().status, ItemStatus::Review);
    assert_eq!(store.item(ItemId(2)).unwrap().status, ItemStatus::Done, "they say the same");
    assert_eq!(store.review_totals().unwrap().items, 1);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn a_correction_of_what_was_handed_out_is_no_conflict() {
    let (folder, store) = project(1);
    store.decide(&on(1, &by("ann", label(4, "Brand")))).unwrap();
    store.decide(&on(1, &by("lead", label(9, "Brand")))).unwrap();
    let part = slice(&store, &folder.path().join("a.swingtag"), &[1]);
    part.decide(&on(1, &by("ben", label(9, "Color")))).unwrap();
    let merged = merge(&store, &part);
    assert_eq!((merged.changed, merged.apart), (1, 0));
    assert_eq!(store.item(ItemId(1)).unwrap().annotation, Some(label(9, "Color")));
}

#[test]
fn imported_labels_are_not_overwritten_by_who_did_not_see_them() {
    let (folder, store) = project(1);
    let part = slice(&store, &folder.path().join("a.swingtag"), &[1]);
    let labelled = NewItem {
        item: item("i0", "Acme blue jean 0"),
        annotation: Some(label(4, "Brand")),
        status: ItemStatus::Done,
        ..NewItem::default()
    };
    store.import_chunk(&source("labels"), &[labelled]).unwrap();
    part.decide(&on(1, &by("ben", label(9, "Color")))).unwrap();
    assert_eq!(merge(&store, &part).apart, 1);
    let case = store.review_case(ItemId(1)).unwrap().unwrap();
    assert_eq!(
        case.answers.iter().map(|a| a.who.as_str()).collect::<Vec<_>>(),
        [swingtag_store::EARLIER, "ben"]
    );
}

#[test]
fn what_does_not_fit_is_held_back_and_taken_once_it_does() {
    let (folder, store) = project(3);
    let part = slice(&store, &folder.path().join("a.swingtag"), &[1, 2]);
    let weight = Attribute { name: "Weight".into(), ..Attribute::default() };
    let more = Schema {
        verticals: vec![Vertical { name: "jeans".into(), attributes: vec![weight], ..Vertical::default() }],
    };
    part.extend_schema(&more).unwrap();
    part.decide(&on(1, &by("ben", label(4, "Weight")))).unwrap();
    part.decide(&on(1, &by("ben", Annotation::default()))).unwrap();
    part.decide(&on(2, &by("ben", label(4, "Brand")))).unwrap();
    let merged = merge(&store, &part);
    assert!(merged.differences.iter().any(|told| told.contains("Weight")), "{:?}", merged.differences);
    let held: Vec<&HeldBack> = merged.held_back.iter().filter(|held| held.item.is_some()).collect();
    assert_eq!(held.len(), 2, "what builds on it waits with it: {:?}", merged.held_back);
    assert_eq!(store.item(ItemId(1)).unwrap().status, ItemStatus::New);
    assert_eq!(store.item(ItemId(2)).unwrap().status, ItemStatus::Done);
    assert_eq!(store.check().unwrap().problems, [], "the chain goes through what is held back");
    store.extend_schema(&more).unwrap();
    let again = merge(&store, &part);
    assert_eq!(again.held_back.iter().filter(|held| held.item.is_some()).count(), 0, "{:?}", again.held_back);
    assert_eq!(store.item(ItemId(1)).unwrap().status, ItemStatus::Done);
    assert_eq!(store.check().unwrap().problems, []);
}

#[test]
fn an_item_of_another_text_is_told_of_and_left_alone() {
    let (folder, store) = project(1);
    let part = mailed(&store, &folder.path().join("copy.swingtag"));
    for (store, title) in [(&store, "Acme here"), (&part, "Acme there")] {
        let new = NewItem { item: item("new", title), ..NewItem::default() };
        store.import_chunk(&source(title), &[new]).unwrap();
    }
    part.decide(&on(2, &by("ben", label(4, "Brand")))).unwrap();
    let merged = merge(&store, &part);
    assert_eq!((merged.taken, merged.held_back.len()), (0, 1));
    assert_eq!(merged.differences, ["item new has another text there"]);
    assert_eq!(store.item(ItemId(2)).unwrap().status, ItemStatus::New);
}

#[test]
fn a_forged_log_and_the_file_itself_are_refused() {
    let (folder, store) = project(2);
    let path = folder.path().join("a.swingtag");
    let part = slice(&store, &path, &[1, 2]);
    part.decide(&on(1, &by("ben", label(4, "Brand")))).unwrap();
    drop(part);
    let raw = rusqlite::Connection::open(&path).unwrap();
    let trigger: String = raw
        .query_row("SELECT sql FROM sqlite_schema WHERE name = 'decision_unchanged'", [], |row| row.get(0))
        .unwrap();
    raw.execute_batch("DROP TRIGGER decision_unchanged; UPDATE decision SET who = 'lead'").unwrap();
    raw.execute_batch(&trigger).unwrap();
    drop(raw);
    let refused = store.merge(&path, false, done).unwrap_err();
    assert_eq!(refused.code(), "project_damaged", "{refused}");
    assert_eq!(store.item(ItemId(1)).unwrap().status, ItemStatus::New);
    assert_eq!(store.merge(store.path(), false, done).unwrap_err().code(), "refused");
    assert_eq!(
        store.merge(&folder.path().join("none"), false, done).unwrap_err().code(),
        "project_not_found"
    );
}

#[test]
fn a_merge_that_is_stopped_leaves_a_sound_project_and_goes_on_when_asked_again() {
    let (folder, store) = project(9);
    let part = slice(&store, &folder.path().join("a.swingtag"), &[1, 2, 3, 4, 5]);
    for number in 0..250 {
        part.decide(&on(
            number % 5 + 1,
            &act(ItemId(1), "Brand added", label(4 + usize::try_from(number).unwrap() % 5, "Brand")),
        ))
        .unwrap();
    }
    let mut seen = 0;
    for stop in 0..5 {
        let mut asked = 0;
        let go_on = |done, _| -> swingtag_store::Result<()> {
            (asked, seen) = (asked + 1, done);
            if asked > stop { Err(StoreError::NoSuch { what: "time", id: "left".into() }) } else { Ok(()) }
        };
        assert!(store.merge(part.path(), false, go_on).is_err(), "{stop}");
        assert_eq!(store.check().unwrap().problems, []);
    }
    assert!(seen > 0, "something was taken before the stop");
    let merged = merge(&store, &part);
    assert_eq!(merged.taken + merged.known, 250);
    for number in 1..=5 {
        assert_eq!(
            store.item(ItemId(number)).unwrap().annotation,
            part.item(ItemId(number)).unwrap().annotation
        );
    }
}

#[test]
fn a_stopped_slice_leaves_nothing_and_hears_how_far_it_is() {
    let (folder, store) = project(5);
    let path = folder.path().join("a.swingtag");
    let of = SliceOf::Items((1..=5).map(ItemId).collect());
    let mut heard = Vec::new();
    let stopped = store.slice(&of, &path, |made, all| {
        heard.push((made, all));
        if made == all { Err(StoreError::NotFound { path: path.clone() }) } else { Ok(()) }
    });
    assert!(matches!(stopped, Err(StoreError::NotFound { .. })), "{stopped:?}");
    assert_eq!(heard, [(0, 5), (5, 5)]);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    let begins = |path: &&PathBuf| path.to_string_lossy().contains("a.swingtag");
    assert!(left.iter().filter(begins).all(|path| path.ends_with("a.swingtag.lock")), "{left:?}");
    assert_eq!(store.slice(&of, &path, done).unwrap().items, 5);
}

#[test]
fn whoever_was_given_an_item_alone_and_took_the_answer_back_leaves_the_other_s_labels() {
    let (folder, store) = project(1);
    let first = mailed(&store, &folder.path().join("first.swingtag"));
    let give = |people: &[&str]| {
        let people = people.iter().map(|&name| name.to_owned()).collect();
        store.give(&vec![(ItemId(1), people)], "given", "lead").unwrap();
    };
    store.decide(&by("ben", label(4, "Brand"))).unwrap();
    give(&["ann", "cleo"]);
    store.decide(&by("ann", label(9, "Color"))).unwrap();
    store.undo("ann").unwrap();
    give(&["ann"]);
    merge(&first, &store);
    for file in [&store, &first] {
        assert_eq!(file.item(ItemId(1)).unwrap().annotation, Some(label(4, "Brand")));
        assert!(file.review_case(ItemId(1)).unwrap().is_none(), "one person labels it");
        assert_eq!(file.check().unwrap().problems, []);
    }
}

#[test]
fn what_is_taken_back_after_a_merge_leaves_what_the_other_side_said_and_comes_back() {
    let (folder, store) = project(2);
    let part = slice(&store, &folder.path().join("a.swingtag"), &[1]);
    part.decide(&on(1, &by("ann", label(1, "Color")))).unwrap();
    store.set_statuses(&[ItemId(1)], ItemStatus::Skipped, "lead").unwrap();
    store.decide(&on(1, &by("cleo", label(4, "Brand")))).unwrap();
    merge(&store, &part);
    assert!(store.review_case(ItemId(1)).unwrap().is_some(), "two labelled it without seeing one another");
    store.undo("cleo").unwrap();
    assert!(store.review_case(ItemId(1)).unwrap().is_none(), "one answer is left");
    assert_eq!(store.item(ItemId(1)).unwrap().annotation, Some(label(1, "Color")));
    store.redo("cleo").unwrap();
    assert_eq!(store.review_case(ItemId(1)).unwrap().unwrap().answers.len(), 2);
    store.undo("cleo").unwrap();
    assert_eq!(merge(&part, &store).held_back, []);
    assert_eq!(part.item(ItemId(1)).unwrap(), store.item(ItemId(1)).unwrap());
    assert_eq!(store.check().unwrap().problems, []);
}
