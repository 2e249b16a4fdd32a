//! Cells as text.

use calamine::{Data, DataRef, ExcelDateTime};

/// A cell as text, or `None` for an error of the spreadsheet. Whole numbers lose their “.0”,
/// dates are written as ISO 8601.
pub(super) fn text(cell: &Data) -> Option<String> {
    Some(match cell {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Int(n) => n.to_string(),
        Data::Float(n) => n.to_string(),
        Data::Bool(b) => b.to_string(),
        Data::DateTime(date) => date_text(date),
        Data::Empty => String::new(),
        Data::Error(_) => return None,
    })
}

/// The same for a streamed cell.
pub(super) fn text_ref(cell: &DataRef<'_>) -> Option<String> {
    match cell {
        DataRef::SharedString(text) => Some((*text).to_owned()),
        other => text(&Data::from(other.clone())),
    }
}

fn date_text(date: &ExcelDateTime) -> String {
    if date.is_duration() {
        return date.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let time = if (hour, minute, second) == (0, 0, 0) {
        String::new()
    } else {
        format!("T{hour:02}:{minute:02}:{second:02}")
    };
    format!("{year:04}-{month:02}-{day:02}{time}")
}
