//! What the window must not do, and what it says when a project cannot be opened.

use serde_json::json;
use swingtag_store::{Access, Store};

use crate::support::{Look, Window, project, window_is_possible};

/// Everything a hostile text could try once it were markup, and what came of it.
const ATTEMPTS: &str = r#"
    const done = arguments[arguments.length - 1];
    const report = { violations: [] };
    document.addEventListener("securitypolicyviolation", (event) => report.violations.push(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "window.inlineRan = true";
    document.head.append(script);
    const handler = document.createElement("button");
    handler.setAttribute("onclick", "window.handlerRan = true");
    document.body.append(handler);
    handler.click();
    handler.remove();
    const style = document.createElement("style");
    style.textContent = "html { --injected: yes }";
    document.head.append(style);
    const picture = new Image();
    picture.src = "http://127.0.0.1:9/pixel.png";
    try { report.evaluated = eval("1 + 1") } catch { report.evaluated = null }
    report.opened = window.open("https://example.org/") !== null;
    location.href = "https://example.org/";
    fetch("http://127.0.0.1:9/").then(() => "answered", () => "refused").then((fetched) => setTimeout(() => {
        report.fetched = fetched;
        report.inline = window.inlineRan === true;
        report.handler = window.handlerRan === true;
        report.styled = getComputedStyle(document.documentElement).getPropertyValue("--injected") !== "";
        report.tauri = "__TAURI__" in window;
        done(report);
    }, 500));"#;

#[test]
fn the_page_runs_nothing_that_was_not_built_into_it() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.querySelector('[data-tag]')");
        let report = window.run_async(ATTEMPTS);
        for (what, wanted) in [
            ("inline", json!(false)),
            ("handler", json!(false)),
            ("styled", json!(false)),
            ("evaluated", json!(null)),
            ("opened", json!(false)),
            ("fetched", json!("refused")),
            ("tauri", json!(false)),
        ] {
            assert_eq!(report[what], wanted, "{what}: {report:#}");
        }
        let violated = report["violations"].to_string();
        for directive in ["script-src-elem", "script-src-attr", "style-src-elem", "img-src", "connect-src"] {
            assert!(violated.contains(directive), "{directive} is not enforced: {violated}");
        }
        window.until("location.protocol === 'tauri:' && document.querySelector('[data-tag]')");
    });
}

#[test]
fn a_project_that_is_open_elsewhere_is_named_in_the_window() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    let elsewhere = Store::open(&file, Access::Write).unwrap();
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.body.innerText.includes('is open for writing elsewhere')");
        window.picture("open-elsewhere");
    });
    drop(elsewhere);
}

#[test]
fn a_file_that_is_no_project_is_refused_with_its_name() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("notes.swingtag");
    std::fs::write(&file, "<script>window.inlineRan = true</script>, and no database at all").unwrap();
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        window.until("document.body.innerText.includes('notes.swingtag')");
        window.until("window.inlineRan === undefined");
    });
}
