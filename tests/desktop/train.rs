//! The sheet for training.

use swingtag_workbench::view::RecipeView;

use crate::support::{Look, Window, project, window_is_possible};

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
