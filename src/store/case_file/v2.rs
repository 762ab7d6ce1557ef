//! Format 2, as it stands on the disk: format 1, and what holds the history together.
//!
//! ```ron
//!     history: [
//!         Signed(at: "…", name: "…", office: "…", link: (login: "…", before: "<64 hexadecimal digits>", answers: "<64>")),
//!         Restored(at: "…", name: "…", from: "version", saved: "…", link: (…)),
//!     ],
//!     chain: "<64>",
//! ```

use serde::{Deserialize, Deserializer};

use super::v1;

/// A file of format 2.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaseFile {
    #[expect(dead_code, reason = "read before, to know that this is the format")]
    pub format: u32,
    pub form: String,
    pub edition: String,
    pub id: String,
    pub created: String,
    pub modified: String,
    pub answers: v1::Answers,
    #[serde(default)]
    pub signed: Vec<v1::SignOff>,
    #[serde(default)]
    pub history: Vec<Event>,
    #[serde(default, deserialize_with = "there")]
    pub chain: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) enum Event {
    Signed {
        at: String,
        name: String,
        office: String,
        #[serde(default, deserialize_with = "there")]
        link: Option<Link>,
    },
    Reopened {
        at: String,
        name: String,
        reason: String,
        #[serde(default, deserialize_with = "there")]
        link: Option<Link>,
    },
    Restored {
        at: String,
        name: String,
        from: String,
        saved: String,
        #[serde(default, deserialize_with = "there")]
        link: Option<Link>,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    pub login: String,
    pub before: String,
    pub answers: String,
}

/// What may be left out, and is written without `Some` where it is there.
fn there<'de, D: Deserializer<'de>, T: Deserialize<'de>>(value: D) -> Result<Option<T>, D::Error> {
    T::deserialize(value).map(Some)
}

impl From<v1::CaseFile> for CaseFile {
    fn from(file: v1::CaseFile) -> Self {
        let v1::CaseFile { format, form, edition, id, created, modified, answers, signed, history } =
            file;
        let history = history.into_iter().map(Event::from).collect();
        let chain = None;
        Self { format, form, edition, id, created, modified, answers, signed, history, chain }
    }
}

impl From<v1::Event> for Event {
    fn from(event: v1::Event) -> Self {
        let link = None;
        match event {
            v1::Event::Signed { at, name, office } => Self::Signed { at, name, office, link },
            v1::Event::Reopened { at, name, reason } => Self::Reopened { at, name, reason, link },
        }
    }
}
