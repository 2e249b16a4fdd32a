//! Two annotators and a lead, by keys: items are dealt out to be labelled twice, each labels blind to the other, one
//! of them partly in a slice on a machine of their own; the slice is merged, the lead settles what they did
//! differently, and what was settled leaves as an export.

use std::path::Path;

use serde_json::{Value, json};
use swingtag_catalogue::{ItemId, ItemStatus, Span};
use swingtag_store::{Access, Store};
use swingtag_workbench::desk::projects;

use crate::support::{Look, Window, window_is_possible};

const ENTER: char = '\u{e007}';
const CONTROL: char = '\u{e009}';
const SHIFT: char = '\u{e008}';
const ALT: char = '\u{e00a}';
const ESCAPE: char = '\u{e00c}';
const DELETE: char = '\u{e017}';
const RIGHT: char = '\u{e014}';
const DOWN: char = '\u{e015}';

/// Items that are labelled twice.
const TWICE: usize = 3;

/// The lead, as the window is opened.
const LEAD: &str = "Ōe Kenzaburō";

/// Whose answer the lead takes, by its figure, item after item.
const TAKEN: [char; TWICE] = ['1', '2', '1'];

#[test]
fn two_people_label_apart_one_in_a_slice_and_a_lead_settles_what_they_do_differently() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (file, slice, out) = (at("sample.swingtag"), at("bo.swingtag"), at("settled"));
    drop(projects::create_sample(&file).unwrap());
    let mut items = Vec::new();
    let with = |project: &Path, test: &mut dyn FnMut(&Window)| {
        Window::with(&display, folder.path(), Look::default(), Some(project), |window| {
            window.until("document.querySelector('[data-item][aria-current=\"true\"]')");
            test(window);
        });
    };
    with(&file, &mut |window| {
        items = deal_out(window);
        label_as(window, "Ann", "Brand", TWICE);
        label_as(window, "Bo", "Material", 1);
        to_settle(window, "1 item, 1 difference");
        sit_down(window, LEAD);
        hand_out(window, "Bo", &slice);
    });
    with(&slice, &mut |window| label_as(window, "Bo", "Material", TWICE - 1));
    with(&file, &mut |window| {
        merge(window, &slice);
        settle(window);
        export(window, &out);
    });
    let settled = check_project(&file, &items);
    assert_eq!(exported(&out, &settled), settled, "what was settled has left");
}

/// Gives open desks to two people, all of them to both. Gives their numbers.
fn deal_out(window: &Window) -> Vec<i64> {
    window.press(&[ALT], &['1']);
    window.until("document.querySelector('.found')?.textContent.includes('items')");
    let narrow =
        "[...document.querySelectorAll('[data-pane=\"filters\"] [role=\"checkbox\"]')].find((box) => ";
    window.until(narrow.trim_end_matches(".find((box) => "));
    window.run(&format!("{narrow} box.innerText.includes('Standing desks')).click()"), &[]);
    window.run(&format!("{narrow} box.querySelector('.glyph.new')).click()"), &[]);
    let is_asked = "row.innerText.includes('New') && row.innerText.includes('Standing desks')";
    window.until(&format!(
        "((rows) => rows.length > 3 && rows.every((row) => {is_asked}))([...document.querySelectorAll('[data-row]')])"
    ));
    window.run("document.querySelector('[data-pane=\"table\"]').focus()", &[]);
    window.press(&[], &['s', DOWN, 's', DOWN, 's']);
    said(window, "3 selected");
    let chosen = window.run(
        "return [...document.querySelectorAll('[data-row][aria-selected=\"true\"]')].map((row) => Number(row.dataset.item))",
        &[],
    );
    window.press(&[], &['w']);
    window.until("document.activeElement.ariaLabel === 'For whom'");
    window.run("document.activeElement.select()", &[]);
    window.press(&[], &[DELETE]);
    write(window, "Ann, Bo");
    let share = "document.querySelector('[aria-label=\"Labelled twice, per cent\"]')";
    window.until(share);
    window.run(&format!("{share}.focus(); {share}.select()"), &[]);
    write(window, "100");
    said(window, "3 items labelled twice");
    window.press(&[], &[ENTER]);
    window.until("!document.querySelector('dialog[open]')");
    chosen.as_array().unwrap().iter().map(|item| item.as_i64().unwrap()).collect()
}

/// Another person sits down, labels the first word of so many own open items by the key of an attribute and says done.
fn label_as(window: &Window, name: &str, attribute: &str, items: usize) {
    sit_down(window, name);
    window.press(&[ALT], &['2']);
    window.click("[data-kind=\"mine\"]");
    window.until("document.querySelector('[data-kind=\"mine\"][aria-pressed=\"true\"]')");
    for _ in 0..items {
        window.until(IN_HAND);
        window.until("document.querySelector('[data-pane=\"text\"]')");
        let item = window.run(CURRENT, &[]);
        // Nobody sees what the other has labelled.
        window.until(&format!("(() => {{ {CONFIRMED} }})() === 0"));
        window.run("document.querySelector('[data-pane=\"text\"]').focus()", &[]);
        // Off whatever is in focus, to the beginning of the title.
        window.press(&[], &[ESCAPE]);
        window.press(&[SHIFT], &[RIGHT]);
        let key = window.run(KEY_OF, &[json!(attribute)]);
        let key = key.as_str().and_then(|key| key.chars().next()).unwrap();
        window.press(&[], &[key.to_ascii_lowercase()]);
        window.until(&format!("(() => {{ {CONFIRMED} }})() === 1"));
        window.press(&[CONTROL], &[ENTER]);
        window.until(&format!("document.querySelector('[data-item={item}]')?.dataset.status === 'done'"));
    }
}

/// Chooses who labels by the list of people, or writes a name that it lacks.
fn sit_down(window: &Window, name: &str) {
    window.press(&[CONTROL, SHIFT], &['U']);
    window.until("document.querySelector('dialog[aria-label=\"Who labels here\"] button')");
    let known = format!(
        "[...document.querySelectorAll('dialog .way')].find((way) => way.innerText.includes({}))",
        json!(name)
    );
    // Everybody who was given something stands there once the list is read.
    window.until("document.querySelectorAll('dialog .way').length > 1");
    if window.run(&format!("return Boolean({known})"), &[]) == json!(true) {
        window.run(&format!("{known}.focus()"), &[]);
    } else {
        window.run("document.querySelector('dialog input').focus()", &[]);
        write(window, name);
    }
    window.press(&[], &[ENTER]);
    window.until("!document.querySelector('dialog[open]')");
    window.until(&format!(
        "[...document.querySelectorAll('[aria-live]')].some((live) => live.textContent === {})",
        json!(format!("{name} labels from now on"))
    ));
}

fn to_settle(window: &Window, many: &str) {
    window.press(&[ALT], &['3']);
    said(window, many);
}

/// Hands out what somebody was given.
fn hand_out(window: &Window, whom: &str, slice: &Path) {
    window.press(&[CONTROL, SHIFT], &['H']);
    let person = "document.querySelector('dialog select[aria-label=\"For\"]')";
    window.until(&format!("{person}?.options.length === 2"));
    let choose = format!(
        "{person}.value = {}; {person}.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(whom)
    );
    window.run(&choose, &[]);
    into_file(window, slice);
    said(window, "3 items with");
    window.press(&[], &[ESCAPE]);
    window.until("!document.querySelector('dialog[open]')");
}

/// Looks what a slice brings, and merges it.
fn merge(window: &Window, slice: &Path) {
    window.press(&[CONTROL, SHIFT], &['M']);
    into_file(window, slice);
    said(window, "Nothing has changed yet.");
    said(window, "4 decisions");
    said(window, "2 items would wait in Review");
    window.picture("review-merge");
    window.press(&[], &[ENTER]);
    said(window, "Merged.");
    window.press(&[], &[ENTER]);
    window.until("!document.querySelector('dialog[open]')");
    said(window, "3 items, 3 differences");
}

/// Writes the path of the file in a sheet and goes on.
fn into_file(window: &Window, file: &Path) {
    window.click("dialog input[aria-label=\"File\"]");
    write(window, &file.display().to_string());
    window.press(&[], &[ENTER]);
}

/// Settles every item by an answer of one of the two, all by keys; the first one is taken back and settled again.
fn settle(window: &Window) {
    window.until(&format!("document.querySelectorAll('.review [data-item]').length === {TWICE}"));
    let settled = format!("({CURRENT_ROW}).innerText.includes('Settled')");
    for (place, figure) in TAKEN.into_iter().enumerate() {
        window.until(&format!("!{settled}"));
        window.until("document.querySelectorAll('[data-answer]').length >= 2");
        if place == 0 {
            window.picture("review-difference");
            window.press(&[], &[figure]);
            window.until(&settled);
            window.press(&[CONTROL], &['z']);
            window.until(&format!("!{settled}"));
        }
        window.press(&[], &[figure]);
        if place + 1 < TWICE {
            window.until(&settled);
            window.press(&[], &[ENTER]);
        }
    }
    said(window, "0 items, 0 differences");
}

fn export(window: &Window, out: &Path) {
    window.press(&[CONTROL], &['e']);
    window.until("document.querySelector('[role=\"radio\"][aria-checked=\"true\"]')");
    window.press(&[], &[DOWN]);
    window.until(
        "document.querySelector('[role=\"radio\"][aria-checked=\"true\"]').innerText.includes('.jsonl')",
    );
    window.click("input[aria-label=\"Folder\"]");
    write(window, &out.display().to_string());
    window.until("[...document.querySelectorAll('button')].some((b) => /^Export \\d/.test(b.innerText) && !b.disabled)");
    window.press(&[CONTROL], &[ENTER]);
    said(window, "read back and compared");
}

fn write(window: &Window, words: &str) {
    for letter in words.chars() {
        window.press(&[], &[letter]);
    }
}

fn said(window: &Window, words: &str) {
    window.until(&format!("document.body.innerText.includes({})", json!(words)));
}

/// An item that the person in hand has not finished is in view.
const IN_HAND: &str = "['new', 'started'].includes(document.querySelector('[data-item][aria-current=\"true\"]')?.dataset.status)";

const CURRENT: &str =
    "return document.querySelector('[data-item][aria-current=\"true\"]')?.dataset.item ?? null";

/// The item in hand in the list of Review.
const CURRENT_ROW: &str = "document.querySelector('.review [data-item][aria-current=\"true\"]')";

/// The key that the palette prints for an attribute.
const KEY_OF: &str =
    "return document.querySelector(`[data-label=\"${arguments[0]}\"] kbd`)?.innerText ?? null";

/// Labels that are drawn as confirmed.
const CONFIRMED: &str = "return document.querySelectorAll('[data-tag][data-state=\"confirmed\"]').length";

/// Id and labels of an item.
type Settled = (String, Vec<Span>);

/// What was settled is what holds; answers and log have everything that was done. Gives what holds, by id.
fn check_project(file: &Path, items: &[i64]) -> Vec<Settled> {
    let store = Store::open(file, Access::Read).unwrap();
    assert!(store.check().unwrap().is_clean());
    assert_eq!(items.len(), TWICE);
    let (mut taken, mut settled) = (Vec::new(), Vec::new());
    for item in items.iter().map(|item| ItemId(*item)) {
        let stored = store.item(item).unwrap();
        assert_eq!(stored.status, ItemStatus::Done, "item {item:?} is settled");
        let labels = stored.annotation.unwrap_or_default().spans;
        let answers = store.review_case(item).unwrap().unwrap().answers;
        assert_eq!(answers.iter().map(|answer| answer.who.as_str()).collect::<Vec<_>>(), ["Ann", "Bo"]);
        taken
            .extend(answers.iter().filter(|answer| answer.labels.spans == labels).map(|one| one.who.clone()));
        let who: Vec<String> =
            store.history(item).unwrap().into_iter().map(|decision| decision.who).collect();
        assert!(["Ann", "Bo", LEAD].iter().all(|name| who.iter().any(|other| other == name)), "{who:?}");
        settled.push((stored.item.id, labels));
    }
    taken.sort();
    assert_eq!(taken, ["Ann", "Ann", "Bo"], "whose figure was pressed");
    settled.sort_by(|one, other| one.0.cmp(&other.0));
    settled
}

/// The same items as the export has them.
fn exported(out: &Path, wanted: &[Settled]) -> Vec<Settled> {
    let lines = std::fs::read_to_string(out.join("items.jsonl")).unwrap();
    let rows = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let of_row = |row: Value| {
        let id = row["id"].as_str().unwrap().to_owned();
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
        let span = |span: &Value| {
            let word = |name: &str| span[name].as_str().unwrap().to_owned();
            Span::new(&word("field"), number(&span["start"]), number(&span["end"]), &word("attribute"))
        };
        (id, row["spans"].as_array().into_iter().flatten().map(span).collect())
    };
    let all = rows.map(of_row).filter(|(id, _): &Settled| wanted.iter().any(|(other, _)| other == id));
    let mut found: Vec<Settled> = all.collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}
