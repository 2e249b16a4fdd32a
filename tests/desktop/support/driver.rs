//! WebKit's driver as a process of our own.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The driver.
pub(crate) const PROGRAM: &str = "WebKitWebDriver";
/// Longest wait for it to listen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A driver that ends with this value; its session has to be closed before.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver; the application inherits its environment.
    pub(crate) fn start(display: &str, preferences: &Path) -> Self {
        // A port that was free a moment ago: the driver cannot choose one and tell.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = Command::new(PROGRAM)
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("DISPLAY", display)
            .env("SWINGTAG_CONFIG", preferences)
            .env("XDG_DATA_HOME", preferences.join("data"))
            .env("XDG_CACHE_HOME", preferences.join("cache"))
            .env("MESA_SHADER_CACHE_DISABLE", "true")
            .env("NO_AT_BRIDGE", "1")
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .spawn()
            .unwrap();
        let driver = Self { process, port };
        driver.wait();
        driver
    }

    /// Where it listens.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    fn wait(&self) {
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            assert!(began.elapsed() < PATIENCE, "{PROGRAM} does not listen on port {}", self.port);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
