//! The window in both themes at its usual and its smallest size, as pictures in `target/screenshots`.

use crate::support::{Look, Window, project, window_is_possible};

#[test]
fn the_window_is_whole_in_both_themes_and_at_its_smallest() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    for (width, height) in [(1440, 900), (1120, 700)] {
        for theme in ["light", "dark"] {
            let look = Look { width, height, theme };
            Window::with(&display, folder.path(), look, Some(&file), async |window| {
                window.until(r#"document.querySelector(".tag.focused")"#).await;
                window.until("[...document.images].every((image) => image.complete && image.naturalWidth > 0)").await;
                window.until(&format!("innerWidth === {width} && innerHeight === {height}")).await;
                window.until(&format!("document.documentElement.dataset.theme === '{theme}'")).await;
                window.until("document.documentElement.scrollWidth <= innerWidth").await;
                window.picture(&format!("annotate-{theme}-{width}x{height}")).await;
            });
        }
    }
}

#[test]
fn scripts_of_all_directions_and_the_start_screen_are_drawn() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    Window::with(&display, folder.path(), Look::default(), Some(&file), async |window| {
        for (item, name) in [(2, "japanese"), (3, "combining"), (4, "right-to-left"), (5, "query")] {
            window.click(&format!(r#"[data-item="{item}"]"#)).await;
            window.until(&format!(r#"document.querySelector('[data-item="{item}"][aria-current="true"]')"#)).await;
            window.until("document.querySelector('[data-tag]')").await;
            window.picture(name).await;
        }
    });
    Window::with(&display, folder.path(), Look::default(), None, async |window| {
        window.until("document.body.innerText.includes('sample project')").await;
        window.picture("first-run").await;
    });
}
