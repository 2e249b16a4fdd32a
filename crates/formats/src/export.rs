//! Writing files that are whole or not there, and that say what the project says.

mod fingerprint;
mod losses;
mod native;
mod new_file;

pub use fingerprint::{Fingerprint, fingerprint, span_fingerprint};
pub use losses::LossSheet;
pub use native::{NativeExport, Written};
pub use new_file::NewFile;
