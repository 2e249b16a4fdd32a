//! Every reason for which a row is refused or remarked on, with its usual remedy.

use super::Severity;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $( { $($field:ident: $kind:ty),* } )? = $code:literal, $text:literal, $remedy:literal;)*) => {
        /// Why a row is refused or remarked on.
        #[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
        #[expect(missing_docs, reason = "the fields are named in each message")]
        pub enum Reason {
            $($(#[$doc])* #[error($text)] $name $( { $($field: $kind),* } )?,)*
        }

        impl Reason {
            /// A stable word for programs.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name $( { $($field: _),* } )? => $code,)* }
            }

            /// What usually helps.
            #[must_use]
            pub fn remedy(&self) -> &'static str {
                match self { $(Self::$name $( { $($field: _),* } )? => $remedy,)* }
            }
        }
    };
}

reasons! {
    /// Bytes that are no UTF-8.
    NotUtf8 { byte: usize } = "not-utf8", "byte {byte} of the line is not UTF-8", "save the file as UTF-8";
    /// A whole file in another encoding.
    OtherEncoding { encoding: &'static str } = "other-encoding", "the file is {encoding}, not UTF-8", "save the file as UTF-8";
    /// A line beyond the limit.
    LineTooLong { limit_mib: usize } = "line-too-long", "the line is longer than {limit_mib} MiB", "split the item, or take embedded photos out of it";
    /// JSON that stops in the middle.
    CutOff = "cut-off", "the line stops in the middle of its JSON", "write the file again; its writer was interrupted, or a line break stands inside an item";
    /// JSON that breaks its rules.
    Syntax { at: usize, what: String } = "syntax", "not valid JSON at character {at}: {what}", "one complete JSON object a line, text in double quotes";
    /// Too many brackets within brackets.
    TooDeep = "too-deep", "values are nested more than 128 deep", "take the nested value out";
    /// Half of a UTF-16 pair as an escape.
    LoneSurrogate = "lone-surrogate", "half of a two-part character (\\ud800–\\udfff) stands alone", "write the character itself, or both halves";
    /// A number no computer number can hold.
    NumberRange = "number-range", "a number is too large", "write it as text";
    /// The zero character.
    Nul = "nul", "the text holds the character NUL", "take the character out; it usually comes from a wrong encoding";
    /// JSON that is no object.
    NotAnObject { found: &'static str } = "not-an-object", "the line holds {found}, not an item", "one JSON object with braces a line";
    /// One key twice.
    DuplicateKey = "duplicate-key", "the key stands twice in the item", "keep one of them";
    /// No id.
    IdMissing = "id-missing", "the item has no id", "give each item a text \"id\" that is its own";
    /// An id of the wrong type.
    IdType { found: &'static str } = "id-type", "the id is {found}, not text", "put the id in quotes";
    /// An id that is empty or white space.
    IdBlank = "id-blank", "the id is blank", "give each item an \"id\" that is its own";
    /// An id seen before in the file.
    IdTwice = "id-twice", "an earlier line of the file has the same id", "give the second item another id, or remove it";
    /// No vertical, and none given for the file.
    VerticalMissing = "vertical-missing", "the item names no vertical", "give it a \"vertical\", or name one for the whole file (--vertical)";
    /// A vertical that is empty.
    VerticalBlank = "vertical-blank", "the vertical is blank", "name the vertical, or leave the key out and name one for the whole file";
    /// A value of the wrong type.
    WrongType { expected: &'static str, found: &'static str } = "wrong-type", "{expected} expected, found {found}", "change the value, or rename the key so that it is kept as it is";
    /// No text anywhere.
    NoText = "no-text", "the item has no text at all", "give it a title, a description or another field";
    /// A field given twice.
    FieldTwice = "field-twice", "the field is given twice", "keep it either beside the id or under \"fields\"";
    /// A field without a name.
    FieldBlank = "field-blank", "a field has a blank name", "name the field";
    /// A photo path from the root.
    PhotoAbsolute = "photo-absolute", "the photo path is absolute", "write it relative to the item file, or use --images";
    /// A photo path that leaves its folder.
    PhotoEscapes = "photo-escapes", "the photo path leaves its folder with “..”", "keep photos below the folder of the item file, or use --images";
    /// A drive letter, or a stream.
    PhotoDrive = "photo-drive", "the photo path holds a colon (drive, stream or address)", "write it relative to the item file; nothing is fetched from addresses";
    /// Backslashes.
    PhotoBackslash = "photo-backslash", "the photo path holds a backslash", "write / between folders";
    /// A reserved name.
    PhotoDevice = "photo-device", "the photo path holds a name that Windows keeps for a device", "rename the photo";
    /// A blank or unprintable path.
    PhotoBlank = "photo-blank", "the photo path is blank or holds control characters", "name the photo or leave the entry out";
    /// An attribute name that is blank.
    AttributeBlank = "attribute-blank", "the attribute's name is blank", "name the attribute";
    /// An intent that is blank.
    IntentBlank = "intent-blank", "the intent is blank", "name the intent or leave the key out";
    /// A status that is none.
    StatusUnknown = "status-unknown", "no such status", "one of new, started, done, skipped, review";
    /// A span that is no object.
    SpanType { found: &'static str } = "span-type", "a span is {found}, not an object", "{\"field\", \"start\", \"end\", \"attribute\"}";
    /// A span without one of its keys.
    SpanKeyMissing { key: &'static str } = "span-key-missing", "a span has no “{key}”", "each span needs field, start, end and attribute";
    /// An offset that is no number.
    OffsetType { found: &'static str } = "offset-type", "an offset is {found}, not a number", "write it as a whole number without quotes";
    /// A negative offset.
    OffsetNegative = "offset-negative", "an offset is negative", "offsets count characters from 0";
    /// A fractional offset.
    OffsetFraction = "offset-fraction", "an offset is not a whole number", "offsets count whole characters from 0";
    /// An offset beyond any text.
    OffsetHuge = "offset-huge", "an offset is beyond any text", "offsets count characters from 0";
    /// A span of a field that is not there.
    SpanField { field: String } = "span-field", "the item has no field “{field}”", "name one of the item's own fields";
    /// A span that ends before it begins.
    SpanBackwards { start: usize, end: usize } = "span-backwards", "the span starts at {start} and ends at {end}, before it starts", "end is the first character after the span; start comes first";
    /// A span of no length.
    SpanEmpty { start: usize } = "span-empty", "the span at {start} is empty", "end is the first character after the span; leave empty spans out";
    /// A span beyond the text.
    SpanOutside { end: usize, length: usize } = "span-outside", "the span ends at {end}, but the text has {length} characters", "offsets count Unicode code points from 0, end exclusive";
    /// The same span twice.
    SpanTwice = "span-twice", "the span is given twice", "keep one of them";
    /// A key of a span that means nothing.
    SpanKeyUnknown { key: String } = "span-key-unknown", "“{key}” is no key of a span; it is not kept", "nothing, if it was not needed; it is remarked on once per file";
    /// A span whose words are not those the source repeats.
    SpanWords { words: String } = "span-words", "the span covers “{words}”, not the text it brings", "offsets count Unicode code points from 0, end exclusive";
    /// A class without a name.
    ClassUnknown = "class-unknown", "the file does not name this class", "write the features with the dataset (save it with `datasets`), or tags as texts";
    /// A Parquet file that cannot be read to its end.
    ParquetDamaged { what: String } = "parquet-damaged", "the file cannot be read further: {what}", "write it again, compressed with snappy or not at all";
    /// A token whose text the file lacks.
    TokenUnknown = "token-unknown", "the text of a token is not in the file", "write the file again with spaCy";
    /// A line of brat that is none.
    AnnotationLine = "annotation-line", "the line is no annotation", "T1, a tab, label and offsets, a tab, and the marked words";
    /// Annotations of a text that is not there.
    SourceMissing = "source-missing", "the annotated text is not here", "put the text under the name of the source below the folder of the annotations; nothing is fetched";
    /// Quoted words that are not there, or more than once.
    QuoteUnclear = "quote-unclear", "the quoted words stand in the text not once, but never or several times", "give a text position, or a prefix and a suffix";
    /// A span across the join of two fields.
    SpanAcross { field: String } = "span-across", "the span begins in “{field}” and ends in another field", "end it within one field";
    /// Fields that do not lie in their text any more.
    LayoutChanged = "layout-changed", "the text is not the one that was exported; its fields cannot be told apart", "leave the text as it is, or take the key “swingtag” out of the record";
    /// What this program put beside a record is damaged.
    MetaDamaged { what: String } = "meta-damaged", "what stands under “swingtag” cannot be read: {what}", "leave it as it was exported, or take it out of the record";
    /// Something that has no place here.
    LeftOut { what: &'static str } = "left-out", "{what}", "nothing, if it is not needed; it is remarked on once per file";
    /// Offsets of another unit that were turned into code points.
    OffsetsTurned { unit: &'static str } = "offsets-turned", "the offsets count {unit}; they agree with the text as such and were turned into code points", "nothing; it is remarked on once per file";
    /// Offsets that fit better in another unit.
    OffsetUnit { unit: &'static str } = "offset-unit", "the offsets agree with the values only as {unit}", "write offsets as Unicode code points (in Python: indices of str)";
    /// A confidence beyond 0 to 1.
    ConfidenceRange = "confidence-range", "a confidence is not between 0 and 1", "write a probability from 0 to 1";
    /// Confidences that fit no value.
    ConfidenceCount = "confidence-count", "there are not as many confidences as values", "one confidence for each value, in the same order";
    /// More cells than the header names.
    ExtraCells { cells: usize, columns: usize } = "extra-cells", "the row has {cells} cells, the header {columns}", "put cells that hold the delimiter in double quotes";
    /// Fewer cells than the header names.
    MissingCells { cells: usize, columns: usize } = "missing-cells", "the row has {cells} cells, the header {columns}; the others are taken as empty", "check that the row is complete";
    /// More columns than allowed.
    TooManyColumns { limit: usize } = "too-many-columns", "the row has more than {limit} columns", "remove columns";
    /// A cell beyond the limit.
    CellTooLong { limit_mib: usize } = "cell-too-long", "the row holds more than {limit_mib} MiB", "check for a double quote that is never closed";
    /// A quote that is open at the end of the file.
    QuoteOpen = "quote-open", "a double quote is never closed; the rows after it are lost in one cell", "close the quote, or double it where it belongs to the text";
    /// A file read as Windows-1252 for want of better.
    GuessedEncoding = "guessed-encoding", "the file is not UTF-8; it was read as Windows-1252", "save it as UTF-8 when characters look wrong";
    /// A cell that holds an error.
    CellError = "cell-error", "the cell holds an error of the spreadsheet", "mend the formula; the cell is taken as empty";
    /// A sentence whose text does not fit the item.
    TokenColumns = "token-columns", "the line has neither 2 nor 4 columns", "token and tag, separated by a space or tab";
    /// A tag of no scheme.
    TagUnknown = "tag-unknown", "the tag belongs to no scheme", "O, or B- I- E- S- L- U- with a name";
}

impl Reason {
    /// Whether the row arrives all the same.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::MissingCells { .. }
            | Self::GuessedEncoding
            | Self::CellError
            | Self::SpanTwice
            | Self::LeftOut { .. }
            | Self::OffsetsTurned { .. }
            | Self::SpanKeyUnknown { .. } => Severity::Warning,
            _ => Severity::Rejected,
        }
    }
}
