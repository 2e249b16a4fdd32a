//! The formats, their words and endings.

use serde::{Deserialize, Serialize};

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $ending:literal, [$($other:literal),*];)*) => {
        /// A format that can be read, written, or both.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Format {
            $($(#[$doc])* $name,)*
        }

        impl Format {
            /// All formats.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Reads the word used on the command line.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word.to_ascii_lowercase().as_str() {
                    $($word $(| $other)* => Some(Self::$name),)*
                    _ => None,
                }
            }

            /// The word used on the command line.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Ending of a file of the format, with the dot.
            #[must_use]
            pub fn ending(self) -> &'static str {
                match self { $(Self::$name => $ending,)* }
            }
        }
    };
}

formats! {
    /// JSON lines in Swingtag's own shape.
    Native = "native", ".jsonl", ["jsonl"];
    /// Text with a delimiter: comma, semicolon, tab or bar.
    Delimited = "csv", ".csv", ["tsv"];
    /// A workbook: xlsx, xlsb, xls or ods.
    Excel = "xlsx", ".xlsx", ["xls", "xlsb", "ods", "excel"];
    /// Token and tag, one a line.
    Conll = "conll", ".conll", ["bio"];
    /// JSON lines of doccano.
    Doccano = "doccano", ".jsonl", [];
    /// Tasks of Label Studio.
    LabelStudio = "label-studio", ".json", ["label_studio", "labelstudio"];
    /// JSON lines of Prodigy.
    Prodigy = "prodigy", ".jsonl", [];
    /// W3C web annotations.
    W3c = "w3c", ".jsonl", ["jsonld"];
    /// brat standoff, in a folder or an archive.
    Brat = "brat", ".zip", ["standoff"];
    /// Photos in a folder or an archive; read only.
    Photos = "photos", "", ["images"];
    /// Questions and answers in the shape of SQuAD.
    Mrc = "mrc", ".json", ["squad"];
    /// Hugging Face datasets as Parquet.
    Parquet = "parquet", ".parquet", ["datasets"];
    /// spaCy's DocBin.
    Spacy = "spacy", ".spacy", ["docbin"];
}
