//! The one window: its size, what it may load, and its state between starts.
//!
//! It shows the embedded interface and nothing else: navigation away and new windows are refused.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use swingtag_workbench::preferences;
use swingtag_workbench::view::Theme;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, DragDropEvent, Emitter, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

use crate::session::Session;

/// The smallest size the design is drawn for, in logical pixels.
const SMALLEST: (f64, f64) = (1120.0, 700.0);
/// The size at the first start.
const USUAL: (f64, f64) = (1440.0, 900.0);

/// Where the window was, in logical pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Placement {
    width: f64,
    height: f64,
    maximised: bool,
}

impl Default for Placement {
    fn default() -> Self {
        Self { width: USUAL.0, height: USUAL.1, maximised: false }
    }
}

/// Opens the window and puts the session into the application's care.
pub(crate) fn open(app: &App, session: Session) -> tauri::Result<()> {
    let file = session.folder().join("window.json");
    let placement = read(&file);
    let theme = session.preferences().theme;
    app.manage(session);
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()))
        .title(title(None))
        .inner_size(placement.width, placement.height)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .maximized(placement.maximised)
        .theme(native(theme))
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    remember(&window, file);
    take_files(&window);
    Ok(())
}

/// The title for a project.
fn title(project: Option<&str>) -> String {
    project.map_or_else(|| "Swingtag".to_owned(), |name| format!("{name} – Swingtag"))
}

/// Puts the project's name into the title bar.
pub(crate) fn set_title(app: &AppHandle, project: &str) {
    on_window(app, |window| window.set_title(&title(Some(project))));
}

/// Tells the title bar and the page's `prefers-color-scheme` about the theme.
pub(crate) fn set_theme(app: &AppHandle, theme: Theme) {
    on_window(app, |window| window.set_theme(native(theme)));
}

fn on_window(app: &AppHandle, act: impl FnOnce(&WebviewWindow) -> tauri::Result<()>) {
    if let Some(window) = app.get_webview_window("main")
        && let Err(error) = act(&window)
    {
        tracing::warn!("window: {error}");
    }
}

fn native(theme: Theme) -> Option<tauri::Theme> {
    match theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark => Some(tauri::Theme::Dark),
    }
}

/// Whether an address is the embedded interface: `tauri://localhost`, on Windows `http://tauri.localhost`.
fn is_ours(url: &Url) -> bool {
    let origin = (url.scheme(), url.host_str());
    origin == ("tauri", Some("localhost")) || origin == ("http", Some("tauri.localhost"))
}

fn read(file: &Path) -> Placement {
    let stored = std::fs::read_to_string(file).ok().and_then(|text| serde_json::from_str(&text).ok());
    let placement: Placement = stored.unwrap_or_default();
    let within =
        |value: f64, least: f64| if value.is_finite() { value.clamp(least, 16_384.0) } else { least };
    Placement {
        width: within(placement.width, SMALLEST.0),
        height: within(placement.height, SMALLEST.1),
        ..placement
    }
}

/// Keeps size and state when the window closes; a window that cannot be measured keeps the old ones.
fn remember(window: &WebviewWindow, file: PathBuf) {
    let measured = window.clone();
    window.on_window_event(move |event| {
        if !matches!(event, WindowEvent::CloseRequested { .. }) {
            return;
        }
        let Ok(placement) = measure(&measured, &read(&file)) else { return };
        let Ok(text) = serde_json::to_string(&placement) else { return };
        if let Err(error) = preferences::write_whole(&file, &text) {
            tracing::warn!("{error}");
        }
    });
}

/// Tells the page of files that are dropped onto the window. The page itself never sees a file.
fn take_files(window: &WebviewWindow) {
    let told = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event else { return };
        let paths: Vec<&str> = paths.iter().filter_map(|path| path.to_str()).collect();
        if let Err(error) = told.emit("dropped", paths) {
            tracing::warn!("the window was not told of dropped files: {error}");
        }
    });
}

/// The size of a maximised window is not worth keeping; that it was maximised is.
fn measure(window: &WebviewWindow, before: &Placement) -> tauri::Result<Placement> {
    let maximised = window.is_maximized()?;
    if maximised {
        return Ok(Placement { maximised, ..*before });
    }
    let size = window.inner_size()?.to_logical::<f64>(window.scale_factor()?);
    Ok(Placement { width: size.width, height: size.height, maximised })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_embedded_interface_may_be_shown() {
        let ours = |address: &str| is_ours(&Url::parse(address).unwrap());
        assert!(ours("tauri://localhost/index.html"));
        assert!(ours("http://tauri.localhost/"));
        for foreign in
            ["https://example.org/", "file:///etc/passwd", "data:text/html,x", "http://localhost:1420/"]
        {
            assert!(!ours(foreign), "{foreign}");
        }
    }

    #[test]
    fn a_stored_size_is_never_below_the_smallest() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("window.json");
        std::fs::write(&file, r#"{"width": 10.0, "height": 1e9, "maximised": false}"#).unwrap();
        assert_eq!(read(&file), Placement { width: 1120.0, height: 16_384.0, maximised: false });
        std::fs::write(&file, "{").unwrap();
        assert_eq!(read(&file), Placement::default());
    }
}
