//! Which installed encoders a piece of work takes: those a model was trained on, those a person asked for,
//! else the preferred ones.

use swingtag_learn::{Artefact, EncoderFiles, EncoderUsed};

use crate::error::WorkbenchError;
use crate::pretrained::{EncoderKind, InstalledEncoder, Pretrained};

/// An encoder of each kind, as far as one is installed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Installed {
    pub(crate) text: Option<EncoderFiles>,
    pub(crate) photo: Option<EncoderFiles>,
    pub(crate) words: Option<EncoderFiles>,
}

impl Installed {
    /// Those to use when nobody asks for others. Without a cache folder there are none.
    pub(crate) fn preferred() -> Self {
        Pretrained::open().map(|pretrained| Self::preferred_of(&pretrained)).unwrap_or_default()
    }

    fn preferred_of(pretrained: &Pretrained) -> Self {
        let of_kind = |kind| pretrained.preferred(kind).map(EncoderFiles::from);
        Self {
            text: of_kind(EncoderKind::Text),
            photo: of_kind(EncoderKind::Photo),
            words: of_kind(EncoderKind::Vectors),
        }
    }

    /// Those with these names, one for texts or words and one for photos.
    ///
    /// # Errors
    /// A name that is not known, not installed, or of an encoder that reads something else.
    pub(crate) fn asked(own: Option<&str>, photo: Option<&str>) -> Result<Self, WorkbenchError> {
        if own.is_none() && photo.is_none() {
            return Ok(Self::preferred());
        }
        let pretrained = Pretrained::open()?;
        let mut installed = Self::preferred_of(&pretrained);
        for (name, photos) in [(own, false), (photo, true)] {
            let Some(name) = name else { continue };
            let found = pretrained.named(name)?;
            if (found.kind == EncoderKind::Photo) != photos {
                return Err(wrong_kind(&found));
            }
            installed.put(found);
        }
        Ok(installed)
    }

    /// Those that a model was trained on.
    ///
    /// # Errors
    /// One of them is not installed.
    pub(crate) fn of(artefact: &Artefact) -> Result<Self, WorkbenchError> {
        let used = artefact.encoders_used();
        if used.is_empty() {
            return Ok(Self::preferred());
        }
        let pretrained = Pretrained::open()?;
        let mut installed = Self::preferred_of(&pretrained);
        for used in &used {
            let found = pretrained.with_weights(&used.sha256, &used.name);
            installed.put(found.ok_or_else(|| missing(&pretrained, used))?);
        }
        Ok(installed)
    }

    fn put(&mut self, encoder: InstalledEncoder) {
        let place = match encoder.kind {
            EncoderKind::Text => &mut self.text,
            EncoderKind::Photo => &mut self.photo,
            EncoderKind::Vectors => &mut self.words,
        };
        *place = Some(encoder.into());
    }
}

fn wrong_kind(found: &InstalledEncoder) -> WorkbenchError {
    let remedy = match found.kind {
        EncoderKind::Photo => "`--encoder` takes one for texts or words, `--photo-encoder` this one",
        EncoderKind::Text | EncoderKind::Vectors => {
            "`--photo-encoder` takes one for photos, `--encoder` this one"
        }
    };
    WorkbenchError::new("usage", format!("the encoder “{}” is of kind {}", found.name, found.kind), remedy)
}

fn missing(pretrained: &Pretrained, used: &EncoderUsed) -> WorkbenchError {
    let EncoderUsed { name, sha256 } = used;
    let message =
        format!("the model was trained on the encoder “{name}” (sha256 {sha256}), which is not installed");
    let known = pretrained.manifest().encoder(name).is_some_and(|encoder| encoder.sha256() == *sha256);
    let remedy = if known {
        format!("run `swingtag models fetch {name}`")
    } else if let Some(damage) = pretrained.damage() {
        damage.to_owned()
    } else {
        format!("add the same files again: `swingtag models add FOLDER --name {name}`")
    };
    WorkbenchError::new("no_encoder", message, remedy)
}
