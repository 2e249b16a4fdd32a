//! Resident memory of the application and of the process that draws its page.

use std::path::Path;

/// Megabytes of the core process and of the page's.
pub(crate) fn resident(preferences: &Path) -> (u64, u64) {
    let wanted = format!("SWINGTAG_CONFIG={}", preferences.display());
    let (mut core, mut page) = (0, 0);
    for process in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let environment = std::fs::read(process.path().join("environ")).unwrap_or_default();
        if !environment.split(|byte| *byte == 0).any(|variable| variable == wanted.as_bytes()) {
            continue;
        }
        let name = std::fs::read_to_string(process.path().join("comm")).unwrap_or_default();
        let memory = megabytes(&process.path().join("status"));
        match name.trim() {
            "swingtag-deskto" => core += memory,
            "WebKitWebProces" => page += memory,
            _ => {}
        }
    }
    (core, page)
}

fn megabytes(status: &Path) -> u64 {
    let text = std::fs::read_to_string(status).unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap_or_default() / 1024
}
