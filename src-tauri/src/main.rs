//! The shell: one window over one workbench.

fn main() {
    tauri::Builder::default().run(tauri::generate_context!()).ok();
}
