//! The menu bar of macOS, where a program without one looks broken. Elsewhere the window has none: it would
//! take height from the work, and everything in it stands in the palette.
//!
//! An item names a binding of the page; the page runs it, so a menu can do nothing that a key cannot.

use swingtag_workbench::view::{Asked, Preferences};
use tauri::menu::{Menu, MenuEvent, MenuItem, MenuItemBuilder, PredefinedMenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager, Wry};

use crate::session::Session;

/// Binding, text, and the key of the system's menu; none where a field of the page has that key, too.
type Entry = (&'static str, &'static str, Option<&'static str>);

const FILE: [Entry; 6] = [
    ("new-project", "New Project…", None),
    ("open-project", "Open Project…", Some("CmdOrCtrl+O")),
    ("import", "Import…", Some("CmdOrCtrl+I")),
    ("export", "Export…", Some("CmdOrCtrl+E")),
    ("slice", "Hand Out a Slice…", Some("CmdOrCtrl+Shift+H")),
    ("merge", "Merge a Slice…", Some("CmdOrCtrl+Shift+M")),
];
const EDIT: [Entry; 2] = [("undo", "Undo", None), ("redo", "Redo", None)];
const VIEW: [Entry; 4] = [
    ("larger-text", "Larger Text", Some("CmdOrCtrl+=")),
    ("smaller-text", "Smaller Text", Some("CmdOrCtrl+-")),
    ("ordinary-text-size", "Ordinary Text Size", Some("CmdOrCtrl+0")),
    ("light-or-dark", "Light or Dark", Some("CmdOrCtrl+Shift+L")),
];
const GO: [Entry; 7] = [
    ("go-or-run", "Go to or Run…", Some("CmdOrCtrl+K")),
    ("go.items", "Items", Some("Alt+1")),
    ("go.annotate", "Annotate", Some("Alt+2")),
    ("go.review", "Review", Some("Alt+3")),
    ("go.learn", "Learn", Some("Alt+4")),
    ("go.similarity", "Similarity", Some("Alt+5")),
    ("go.schema", "Schema", Some("Alt+6")),
];
const HELP: [Entry; 1] = [("all-keys", "All Keys", None)];

/// The menu bar, with the keys that this person has.
pub(crate) fn bar(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let preferences = app.state::<Session>().preferences();
    let menu = |name: &str, entries: &[Entry]| submenu(app, &preferences, name, entries);
    let application = SubmenuBuilder::new(app, "Swingtag")
        .about(None)
        .separator()
        .item(&item(app, &preferences, &("settings", "Settings…", Some("CmdOrCtrl+,")))?)
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .quit()
        .build()?;
    let edit = menu("Edit", &EDIT)?;
    edit.append_items(&[
        &PredefinedMenuItem::separator(app)?,
        &PredefinedMenuItem::cut(app, None)?,
        &PredefinedMenuItem::copy(app, None)?,
        &PredefinedMenuItem::paste(app, None)?,
        &PredefinedMenuItem::select_all(app, None)?,
    ])?;
    let (file, view, go, help) =
        (menu("File", &FILE)?, menu("View", &VIEW)?, menu("Go", &GO)?, menu("Help", &HELP)?);
    Menu::with_items(app, &[&application, &file, &edit, &view, &go, &help])
}

fn submenu(
    app: &AppHandle,
    preferences: &Preferences,
    name: &str,
    entries: &[Entry],
) -> tauri::Result<Submenu<Wry>> {
    let menu = SubmenuBuilder::new(app, name).build()?;
    for entry in entries {
        menu.append(&item(app, preferences, entry)?)?;
    }
    Ok(menu)
}

/// A key that was changed stands on the page alone.
fn item(app: &AppHandle, preferences: &Preferences, entry: &Entry) -> tauri::Result<MenuItem<Wry>> {
    let (id, text, key) = *entry;
    let item = MenuItemBuilder::with_id(id, text);
    match key.filter(|_| !preferences.keys.contains_key(id)) {
        Some(key) => item.accelerator(key).build(app),
        None => item.build(app),
    }
}

/// Hands a chosen item to the page.
pub(crate) fn chosen(app: &AppHandle, event: &MenuEvent) {
    ask(app, &Asked::Run { id: event.id().0.clone() });
}

/// Asks the page for something from outside of it.
pub(crate) fn ask(app: &AppHandle, asked: &Asked) {
    if let Err(error) = app.emit("asked", asked) {
        tracing::warn!("the window was not asked: {error}");
    }
}
