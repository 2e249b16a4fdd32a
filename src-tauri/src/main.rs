//! Swingtag's window: starts, opens the project given as argument, and hands everything else to the
//! workbench. Holds no rule of the product.

// A release on Windows must not open a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod crash;
mod dialogs;
#[cfg(target_os = "linux")]
mod drawing;
mod menu;
mod photos;
mod project;
mod session;
mod started_from;
mod window;

use std::path::PathBuf;
use std::process::ExitCode;

use session::Session;
#[cfg(target_os = "macos")]
use swingtag_workbench::view::Asked;
use swingtag_workbench::view::BrokeOff;
use tauri::{Manager, RunEvent};

fn main() -> ExitCode {
    swingtag_workbench::one_thread_an_operation();
    // A child that reads an untrusted file runs in this same executable and never reaches the window.
    if let Some(code) = swingtag_workbench::child::intercept() {
        return code;
    }
    #[cfg(target_os = "linux")]
    drawing::suit_the_machine();
    let folder = swingtag_workbench::preferences::folder();
    crash::keep_log(&folder);
    let project = match project_argument() {
        Ok(project) => project,
        Err(code) => return code,
    };
    let (_alive, broke_off) = crash::begin(&folder);
    match run(folder, project, broke_off) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: PathBuf, project: Option<PathBuf>, broke_off: Option<BrokeOff>) -> tauri::Result<()> {
    tauri::Builder::default()
        .register_asynchronous_uri_scheme_protocol("img", photos::serve)
        .invoke_handler(commands::handler())
        .on_menu_event(|app, event| menu::chosen(app, &event))
        .setup(move |app| {
            window::open(app, Session::start(app.handle().clone(), folder, project, broke_off))?;
            if cfg!(target_os = "macos") {
                app.set_menu(menu::bar(app.handle())?)?;
            }
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| match event {
            RunEvent::Exit => app.state::<Session>().close(),
            // A double click on a project comes as an argument elsewhere.
            #[cfg(target_os = "macos")]
            RunEvent::Opened { urls } => {
                for path in urls.iter().filter_map(|url| url.to_file_path().ok()) {
                    menu::ask(app, &Asked::Open { path: path.display().to_string() });
                }
            }
            _ => {}
        });
    Ok(())
}

/// The one argument: a project file.
fn project_argument() -> Result<Option<PathBuf>, ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    let project = arguments.next().map(PathBuf::from);
    let wrong =
        arguments.next().is_some() || project.as_ref().is_some_and(|p| p.to_string_lossy().starts_with('-'));
    if wrong {
        eprintln!("usage: swingtag-desktop [PROJECT.swingtag]");
        return Err(ExitCode::from(2));
    }
    Ok(project.map(started_from::meant))
}
