//! Scripts of all directions, the start screen and the sheet for training, as pictures in `target/screenshots`.

use swingtag_workbench::view::RecipeView;

use crate::support::{Look, Window, project, window_is_possible};

#[test]
fn scripts_of_all_directions_and_the_start_screen_are_drawn() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    Window::with(&display, folder.path(), Look::default(), Some(&file), |window| {
        for (item, name) in [(2, "japanese"), (3, "combining"), (4, "right-to-left"), (5, "query")] {
            if name == "query" {
                window.click("[data-kind=\"queries\"]");
            }
            window.click(&format!(r#"[data-item="{item}"]"#));
            window.until(&format!(r#"document.querySelector('[data-item="{item}"][aria-current="true"]')"#));
            window.until("document.querySelector('[data-tag]')");
            window.picture(name);
        }
    });
    Window::with(&display, folder.path(), Look::default(), None, |window| {
        window.until("document.body.innerText.includes('sample project')");
        window.picture("first-run");
    });
}

#[test]
fn the_sheet_for_training_offers_every_recipe() {
    let Some((_turn, display)) = window_is_possible() else { return };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("catalogue.swingtag");
    project::make(&file);
    for (width, height, theme) in [(1440, 900, "light"), (1120, 700, "dark")] {
        let look = Look { width, height, theme };
        Window::with(&display, folder.path(), look, Some(&file), |window| {
            window.until("document.querySelector('button.train')");
            window.click("button.train");
            let all = 1 + RecipeView::all().len();
            window.until(&format!("document.querySelectorAll('dialog input[type=radio]').length === {all}"));
            window.until("document.documentElement.scrollWidth <= innerWidth");
            window.picture(&format!("train-{theme}"));
        });
    }
}
