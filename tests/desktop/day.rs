//! A day of a person, from the first start to the last: nothing but keys, real files, one project.

use std::path::Path;

use serde_json::json;
use swingtag_catalogue::ItemStatus;
use swingtag_store::{Access, ItemFilter, Store, StoreError, StoredItem};

use crate::support::feed::messy_feed;
use crate::support::{Look, Window, window_is_possible};

const ENTER: char = '\u{e007}';
const CONTROL: char = '\u{e009}';
const SHIFT: char = '\u{e008}';
const ALT: char = '\u{e00a}';
const ESCAPE: char = '\u{e00c}';
const DOWN: char = '\u{e015}';

/// Items that are labelled.
const LABELLED: usize = 10;

#[test]
fn a_person_labels_filters_changes_imports_exports_and_takes_everything_back() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let feed = messy_feed(folder.path());
    let out = folder.path().join("dataset");
    let file = folder.path().join("Sample catalogue.swingtag");
    Window::with(&display, folder.path(), Look::default(), None, |window| {
        open_the_sample(window);
        label_ten(window);
        search_filter_and_act(window);
        change_the_schema(window);
        import(window, &feed);
        export(window, &out);
        undo_everything(window);
    });
    check_project(&file);
    check_export(&out);
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.querySelector('[data-item]')");
        window.press(&[CONTROL, SHIFT], &['Z']);
        window.until("document.querySelector('[aria-live]')?.textContent.startsWith('Done again')");
    });
}

fn open_the_sample(window: &Window) {
    window.until("document.activeElement?.innerText?.includes('sample')");
    window.press(&[], &[ENTER]);
    window.until("document.querySelector('[data-item]')");
    // Whoever is shown round begins with an item in which a model has marked something.
    window.until("document.querySelector('.guide')?.innerText.includes('walks') && document.querySelector('.tag.focused')");
}

/// Accepts what is sure, says done; queries get an intent by figure.
fn label_ten(window: &Window) {
    for _ in 0..LABELLED {
        window.until("document.querySelector('[data-item][aria-current=\"true\"]')");
        let before = window.run(CURRENT, &[]);
        window.press(&[SHIFT], &['A']);
        window.press(&[], &['a']);
        window.press(&[CONTROL], &[ENTER]);
        window.until(&format!("(() => {{ {CURRENT} }})() !== {before}"));
    }
}

const CURRENT: &str =
    "return document.querySelector('[data-item][aria-current=\"true\"]')?.dataset.item ?? null";

fn search_filter_and_act(window: &Window) {
    window.press(&[ALT], &['1']);
    window.until(FOUND);
    window.press(&[], &['/']);
    window.press(&[], &['d', 'e', 's', 'k']);
    window.press(&[], &[ENTER]);
    window.until(
        "document.querySelector('.found').textContent.includes('items') && document.querySelector('mark')",
    );
    window.press(&[], &['s', DOWN, 's', DOWN, 's']);
    window.until("document.body.innerText.includes('3 selected')");
    window.press(&[], &['m']);
    said(window, "3 items sent to review");
    window.press(&[], &['b']);
    said(window, "added to batch");
    window.press(&[], &[ESCAPE]);
}

const FOUND: &str = "document.querySelector('.found')?.textContent.includes('items')";

fn change_the_schema(window: &Window) {
    window.press(&[ALT], &['6']);
    window.until("document.querySelector('[data-list=\"attributes\"]')");
    window.press(&[], &['n']);
    window.until("document.querySelector('dialog input[aria-label=\"Name\"]') === document.activeElement");
    window.press(&[], &['O', 'd', 'o', 'u', 'r']);
    window.press(&[], &[ENTER]);
    window.until("[...document.querySelectorAll('[data-list=\"attributes\"] *')].some((e) => e.textContent.trim() === 'Odour')");
}

/// Files come by a drop, as the system would tell of it: a native dialog cannot be driven from here.
fn import(window: &Window, feed: &Path) {
    window.press(&[CONTROL], &['i']);
    window.until("document.body.innerText.includes('Drop files')");
    window.drop_files(&[feed]);
    said(window, "Walnut standing desk");
    window.press(&[CONTROL], &[ENTER]);
    window.until("document.querySelector('[data-column]')");
    window.until("document.body.innerText.includes('will be imported')");
    window.picture("import-check");
    window.press(&[CONTROL], &[ENTER]);
    window.until(
        "[...document.querySelectorAll('button')].some((b) => b.innerText.startsWith('Import 2 items'))",
    );
    window.press(&[CONTROL], &[ENTER]);
    window.until("document.body.innerText.includes('Imported.')");
    window.picture("import-done");
}

fn export(window: &Window, out: &Path) {
    window.press(&[CONTROL], &['e']);
    window.until("document.querySelector('input[aria-label=\"Folder\"]')");
    window.click("input[aria-label=\"Folder\"]");
    for letter in out.display().to_string().chars() {
        window.press(&[], &[letter]);
    }
    window.until("[...document.querySelectorAll('button')].some((b) => /^Export \\d/.test(b.innerText) && !b.disabled)");
    window.press(&[CONTROL], &[ENTER]);
    window.until("document.body.innerText.includes('read back and compared')");
    window.picture("export-done");
}

/// Everything but the import, which is no act of a person on labels: what came in stays. The sample's own
/// labels are acts, too.
fn undo_everything(window: &Window) {
    window.press(&[], &[ESCAPE]);
    window.press(&[ALT], &['2']);
    window.until("document.querySelector('[data-item]')");
    for _ in 0..600 {
        window.press(&[CONTROL], &['z']);
        // Two acts of a kind are told in the same words, so that there is nothing to wait for.
        std::thread::sleep(std::time::Duration::from_millis(150));
        if window.run(LIVE, &[]) == json!("Nothing to take back") {
            return;
        }
    }
    panic!("there is always something left to take back");
}

const LIVE: &str = "return document.querySelector('[aria-live]').textContent";

fn said(window: &Window, words: &str) {
    window.until(&format!("document.body.innerText.includes({})", json!(words)));
}

fn check_project(file: &Path) {
    let store = Store::open(file, Access::Read).unwrap();
    assert!(store.check().unwrap().is_clean());
    let counts = store.counts().unwrap();
    assert_eq!(counts.of(ItemStatus::Review), 0);
    assert!(store.find("X-1").unwrap().is_some() && store.find("X-2").unwrap().is_some());
    let schema = store.schema().unwrap();
    assert!(schema.verticals.iter().all(|vertical| vertical.attribute("Odour").is_none()));
    let is_labelled =
        |item: &StoredItem| item.annotation.as_ref().is_some_and(|labels| !labels.spans.is_empty());
    let mut labelled = 0;
    let visited = store.each_item(&ItemFilter::default(), |item| {
        labelled += usize::from(is_labelled(&item));
        Ok::<(), StoreError>(())
    });
    visited.unwrap();
    assert_eq!(labelled, 0, "everything is taken back, down to the labels that the sample comes with");
}

fn check_export(out: &Path) {
    let conll = std::fs::read_to_string(out.join("all.conll")).unwrap();
    assert!(conll.lines().any(|line| line.contains("B-")), "labels left as BIO");
}
