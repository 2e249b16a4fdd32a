//! A small HTTP server on the loopback device that serves files, honours ranges and can hang up.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// How the server behaves.
#[derive(Clone, Copy)]
pub(super) enum Manner {
    /// Sends what is asked for.
    Whole,
    /// Promises everything and hangs up after this many bytes of an answer.
    CutAt(usize),
}

/// A server that lives as long as the test.
pub(super) struct Server {
    address: String,
    starts: Arc<Mutex<Vec<usize>>>,
}

impl Server {
    pub(super) fn start(files: Vec<(&'static str, Vec<u8>)>, manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}/", listener.local_addr().unwrap());
        let starts = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&starts);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that went away is no matter of the server's.
                let _ = answer(stream, &files, manner, &seen);
            }
        });
        Self { address, starts }
    }

    pub(super) fn address(&self) -> String {
        self.address.clone()
    }

    /// First bytes of the ranges that were asked for.
    pub(super) fn range_starts(&self) -> Vec<usize> {
        self.starts.lock().unwrap().clone()
    }
}

fn answer(
    mut stream: TcpStream,
    files: &[(&str, Vec<u8>)],
    manner: Manner,
    seen: &Mutex<Vec<usize>>,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    let mut start = None;
    for line in lines {
        let line = line?.to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(range) = line.strip_prefix("range: bytes=") {
            start = range.split('-').next().and_then(|first| first.parse().ok());
        }
    }
    let name = request.split(' ').nth(1).unwrap_or_default().trim_start_matches('/');
    let Some((_, bytes)) = files.iter().find(|(known, _)| *known == name) else {
        return write!(stream, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    seen.lock().unwrap().extend(start);
    let (from, length) = (start.unwrap_or(0).min(bytes.len()), bytes.len());
    let status = if start.is_some() { "206 Partial Content" } else { "200 OK" };
    write!(stream, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", length - from)?;
    if start.is_some() {
        write!(stream, "Content-Range: bytes {from}-{}/{length}\r\n", length.saturating_sub(1))?;
    }
    write!(stream, "\r\n")?;
    let most = match manner {
        Manner::Whole => length,
        Manner::CutAt(most) => most,
    };
    stream.write_all(&bytes[from..length.min(from + most)])?;
    stream.flush()
}
