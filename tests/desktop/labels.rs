//! What a person labels in the window is in the project afterwards.

use std::path::Path;

use serde_json::json;
use swingtag_catalogue::{ItemStatus, Span};
use swingtag_store::{Access, Store};

use crate::support::{Look, Window, project, window_is_possible};

const ENTER: char = '\u{e007}';
const CONTROL: char = '\u{e009}';
const SHIFT: char = '\u{e008}';
const ESCAPE: char = '\u{e00c}';
const RIGHT: char = '\u{e014}';

#[test]
fn labels_made_by_keyboard_and_mouse_are_there_after_a_restart() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until(r#"document.querySelector(".tag.focused")"#);
        by_keyboard(window);
        by_mouse(window);
        in_japanese(window);
        undo_and_redo(window);
    });
    check_labels(&file);
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until(r#"document.querySelectorAll('[data-status="done"]').length === 3"#);
        window.click(r#"[data-item="1"]"#);
        window.until(&tag("Tiers", "confirmed"));
    });
}

/// Accepts the least sure span, where the eye lands, then all that are sure; Done takes the next item.
fn by_keyboard(window: &Window) {
    window.until(r#"document.querySelector(".tag.focused.low")"#);
    window.press(&[], &['a']);
    window.until(&tag("Tiers", "confirmed"));
    window.press(&[SHIFT], &['A']);
    window.until(&tag("Width", "confirmed"));
    window.press(&[CONTROL], &[ENTER]);
    window.until(&title_is("TETSU-65"));
}

/// Marks a word by dragging over it and labels it in the palette; refuses a prediction; Done.
fn by_mouse(window: &Window) {
    window.click(r#"[data-item="3"]"#);
    window.until(&title_is("TISCH-Ü"));
    window.click(r#"[data-tag="Width"][data-state="predicted"]"#);
    window.until(r#"document.querySelector(".tag.focused")?.textContent.includes("Width")"#);
    window.press(&[], &['x']);
    window.until(&tag("Width", "rejected"));
    let (from, to) = ends_of(window, "Tisch");
    window.drag(from, to);
    window.click(r#"[data-label="Feature"]:not(:disabled)"#);
    window.until(&tag("Feature", "confirmed"));
    window.press(&[CONTROL], &[ENTER]);
    window.until("document.querySelector('[data-item=\"3\"]')?.dataset.status === 'done'");
}

/// Selects characters from the start of a text without spaces and labels them by key.
fn in_japanese(window: &Window) {
    window.click(r#"[data-item="2"]"#);
    window.until(&title_is("TETSU-65"));
    window.press(&[], &[ESCAPE]);
    window.press(&[SHIFT], &[RIGHT, RIGHT, RIGHT, RIGHT]);
    window.until("document.querySelector('.selection')");
    window.press(&[], &['2']);
    window.until(&tag("Material", "confirmed"));
    window.press(&[CONTROL], &[ENTER]);
    window.until("document.querySelector('[data-item=\"2\"]')?.dataset.status === 'done'");
}

/// Takes back “done” and the label before it, across items, and does both again.
fn undo_and_redo(window: &Window) {
    window.press(&[CONTROL], &['z']);
    window.until("document.querySelector('[data-item=\"2\"]')?.dataset.status === 'started'");
    window.press(&[CONTROL], &['z']);
    window.until(&format!("!({})", tag("Material", "confirmed")));
    window.press(&[CONTROL, SHIFT], &['Z']);
    window.until(&tag("Material", "confirmed"));
    window.press(&[CONTROL, SHIFT], &['Z']);
    window.until("document.querySelector('[data-item=\"2\"]')?.dataset.status === 'done'");
}

fn check_labels(file: &Path) {
    let store = Store::open(file, Access::Read).unwrap();
    let labels = |id: &str| {
        let stored = store.item(store.find(id).unwrap().unwrap()).unwrap();
        assert_eq!(stored.status, ItemStatus::Done, "{id}");
        let labels = stored.annotation.unwrap();
        let sorted = |mut spans: Vec<Span>| {
            spans.sort();
            spans
        };
        (sorted(labels.spans), sorted(labels.rejected))
    };
    let of = |id: &str, words: &[(&str, &str)]| -> Vec<Span> {
        let mut spans: Vec<Span> = words
            .iter()
            .map(|(words, attribute)| project::span(project::title(id), words, attribute))
            .collect();
        spans.sort();
        spans
    };
    let desk = [
        ("Vivo", "Brand"),
        ("black", "Colour"),
        ("two platform", "Tiers"),
        ("36″", "Width"),
        ("electric", "Feature"),
    ];
    assert_eq!(labels("VV-DESK-1"), (of("VV-DESK-1", &desk), vec![]));
    assert_eq!(
        labels("TISCH-Ü"),
        (of("TISCH-Ü", &[("Tisch", "Feature")]), of("TISCH-Ü", &[("120 cm × 60 cm", "Width")]))
    );
    assert_eq!(labels("TETSU-65"), (of("TETSU-65", &[("南部鉄器", "Material")]), vec![]));
    let history = store.history(store.find("TETSU-65").unwrap().unwrap()).unwrap();
    assert!(history.iter().all(|decision| decision.who == "Ōe Kenzaburō"));
    assert_eq!(history.iter().filter(|decision| decision.kind == "redo").count(), 2);
}

/// Whether a tag of an attribute is drawn in a state.
fn tag(attribute: &str, state: &str) -> String {
    format!(r#"document.querySelector('[data-tag="{attribute}"][data-state="{state}"]')"#)
}

/// Whether the item in view is the one with this id. Lines are broken at spaces, which are not compared.
fn title_is(id: &str) -> String {
    let wanted: String = project::title(id).split_whitespace().collect();
    let shown = r#"[...document.querySelectorAll("[data-field='title'] .words")].map((e) => e.textContent).join("").replace(/\s/g, "")"#;
    format!("{shown} === {}", json!(wanted))
}

/// Places just inside both ends of words of the title, in the window's pixels.
fn ends_of(window: &Window, words: &str) -> ((i64, i64), (i64, i64)) {
    let script = r#"
        for (const line of document.querySelectorAll("[data-field='title'] .words")) {
            const node = line.firstChild, at = node.data.indexOf(arguments[0]);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + arguments[0].length);
            const box = range.getBoundingClientRect(), y = box.top + box.height / 2;
            return [box.left + 3, y, box.right - 3, y].map(Math.round);
        }"#;
    let found = window.run(script, &[json!(words)]);
    let number =
        |n: usize| found[n].as_i64().unwrap_or_else(|| panic!("{words} is not in the title: {found}"));
    ((number(0), number(1)), (number(2), number(3)))
}
