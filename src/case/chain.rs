//! What holds a case's history together: each event carries the hash of the one before it and of
//! the answers that it locked, and the case the hash of the last.
//!
//! Whoever changes a locked answer, or takes an event out, with an editor or another program, leaves
//! hashes that no longer fit. There is no secret in it: who makes all hashes anew, with a program
//! written for that, is not found out by the file; the code on the signed paper tells then.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest as _, Sha256};

use super::{Answer, Case, Event, Row};
use crate::base::to_arabic_digits;
use crate::form::Form;

/// The hash of something, by SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

/// One event of a history, and what holds it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What befell the case.
    pub event: Event,
    /// What holds it there; nothing, where a version before the chain wrote it.
    pub link: Option<Link>,
}

/// What holds an event in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The name of the person at the keyboard, as the system knew it.
    pub login: String,
    /// The hash of the event before; of the case's own beginning, before the first.
    pub before: Digest,
    /// The hash of the answers that signing off locks, as they were then.
    pub answers: Digest,
}

/// How far a case's signing off can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Nobody has signed it off, and its history fits.
    Open,
    /// It is signed off, and everything fits.
    Sound,
    /// A version before the chain signed it off: that cannot be checked.
    Old,
    /// The answers that were locked are others now.
    Altered,
    /// An event was changed, taken out or put in.
    Broken,
}

impl Digest {
    fn of(parts: &Parts) -> Self {
        Self(Sha256::digest(&parts.0).into())
    }

    /// Its first bits as people read and type them: four groups of four letters and digits, none
    /// of which looks like another.
    pub fn code(&self) -> String {
        let first = self.0.iter().take(10);
        let bits = first.fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let mut code = String::with_capacity(19);
        for place in (0..16_u32).rev() {
            let sign = usize::try_from(bits >> (5 * place) & 31).unwrap_or_default();
            code.push(SIGNS.get(sign).copied().map_or('0', char::from));
            if place > 0 && place % 4 == 0 {
                code.push('-');
            }
        }
        code
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The signs of a code: no letter that looks like a digit or another letter.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code as somebody typed it off paper: small letters, Thai digits, letters that look like digits,
/// other signs between the groups or none. Nothing, where it is no code.
pub fn read_code(typed: &str) -> Option<String> {
    let typed = to_arabic_digits(typed).to_uppercase();
    let signs = typed.chars().filter(|c| !c.is_whitespace() && !"-–—·.".contains(*c));
    let signs = signs.map(|c| match c {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    });
    let signs: Vec<char> = signs.collect();
    let known = |c: &char| SIGNS.iter().any(|sign| char::from(*sign) == *c);
    if signs.len() != 16 || !signs.iter().all(known) {
        return None;
    }
    let groups: Vec<String> = signs.chunks(4).map(|group| group.iter().collect()).collect();
    Some(groups.join("-"))
}

/// Why a text is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a hash")]
pub struct NoDigest;

impl FromStr for Digest {
    type Err = NoDigest;

    fn from_str(text: &str) -> Result<Self, NoDigest> {
        let mut bytes = [0; 32];
        let nibble = |c: u8| match c {
            b'0'..=b'9' => Ok(c - b'0'),
            b'a'..=b'f' => Ok(c - b'a' + 10),
            _ => Err(NoDigest),
        };
        if text.len() != 2 * bytes.len() {
            return Err(NoDigest);
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            let [high, low] = pair else { return Err(NoDigest) };
            *byte = nibble(*high)? << 4 | nibble(*low)?;
        }
        Ok(Self(bytes))
    }
}

/// Things one after the other, each with its length, so that no two lists read the same.
struct Parts(Vec<u8>);

impl Parts {
    /// What it is about keeps the hashes of different things apart.
    fn about(what: &str) -> Self {
        Self(Vec::new()).with(what)
    }

    fn with(mut self, part: &str) -> Self {
        self.0.extend((part.len() as u64).to_be_bytes());
        self.0.extend(part.as_bytes());
        self
    }
}

impl Case {
    /// The hash of the answers that signing off locks: of their letters as they stand, field by
    /// field in the order of the ids. Fields that this version does not know are locked with them.
    pub fn locked_answers(&self, form: &Form) -> Digest {
        let parts = Parts::about("khangan answers 1")
            .with(self.form.as_str())
            .with(&self.edition)
            .with(&self.id.to_string());
        let locked = |id: &str| form.field(id).is_none_or(|field| field.locked);
        let answers = self.answers.iter().filter(|(field, _)| locked(field.as_str()));
        let parts =
            answers.fold(parts, |parts, (field, it)| answer(parts.with(field.as_str()), it));
        let kept = self.kept.iter().filter(|(field, _)| locked(field));
        let parts = kept.fold(parts, |parts, (field, raw)| parts.with(field).with("raw").with(raw));
        Digest::of(&parts)
    }

    /// The code of what was signed off, as it stands on paper.
    pub fn code(&self, form: &Form) -> String {
        self.locked_answers(form).code()
    }

    /// Whether the history fits, and the answers fit what was signed off.
    pub fn seal(&self, form: &Form) -> Seal {
        let mut before = self.beginning();
        let mut chained = false;
        for entry in &self.history {
            match &entry.link {
                Some(link) if link.before == before => chained = true,
                // What an older version wrote can only stand before what a newer one did.
                None if !chained => {}
                Some(_) | None => return Seal::Broken,
            }
            before = after(before, entry);
        }
        let ends = self.ends_where_it_says();
        let last = self.history.iter().rev().find(|entry| entry.event.decides());
        let signed = match last {
            Some(Entry { event: Event::Signed(by), link }) => Some((by, link)),
            Some(_) | None => None,
        };
        if !ends || self.signed.as_slice() != signed.map(|(by, _)| by.clone()).as_slice() {
            return Seal::Broken;
        }
        match signed {
            None => Seal::Open,
            Some((_, None)) => Seal::Old,
            Some((_, Some(link))) if link.answers == self.locked_answers(form) => Seal::Sound,
            Some((_, Some(_))) => Seal::Altered,
        }
    }

    /// The same case, its history held from now on: a version before the chain wrote it.
    #[must_use]
    pub fn adopted(mut self) -> Self {
        self.head = (!self.history.is_empty()).then(|| self.end());
        self
    }

    /// Whether the last event of the history is the one that the case notes as such.
    pub fn ends_where_it_says(&self) -> bool {
        self.head == (!self.history.is_empty()).then(|| self.end())
    }

    /// Whether an event is noted as earlier than one before it: a clock was put back.
    pub fn time_runs_back(&self) -> bool {
        let times = self.history.iter().map(|entry| entry.event.at());
        times.clone().zip(times.skip(1)).any(|(before, after)| after.seconds_since(before) < 0)
    }

    /// Notes an event in the history, held there.
    pub(super) fn note(&mut self, form: &Form, event: Event, login: &str) {
        let before = self.end();
        let link = Link { login: login.to_owned(), before, answers: self.locked_answers(form) };
        let entry = Entry { event, link: Some(link) };
        self.head = Some(after(before, &entry));
        self.history.push(entry);
    }

    /// The hash of the last event.
    fn end(&self) -> Digest {
        self.history.iter().fold(self.beginning(), after)
    }

    /// The hash before the first event.
    fn beginning(&self) -> Digest {
        let parts = Parts::about("khangan case 1")
            .with(self.form.as_str())
            .with(&self.edition)
            .with(&self.id.to_string())
            .with(&self.created.to_string());
        Digest::of(&parts)
    }
}

/// An answer, after the name of its field. What there are many of comes behind their count.
fn answer(parts: Parts, it: &Answer) -> Parts {
    match it {
        Answer::Text(text) => parts.with("text").with(text),
        Answer::Number(number) => parts.with("number").with(&number.to_string()),
        Answer::Choice(choice) => parts.with("choice").with(choice.as_str()),
        Answer::Date(day) => parts.with("date").with(&day.to_string()),
        Answer::Ticks(ticks) => {
            let parts = parts.with("ticks").with(&ticks.len().to_string());
            ticks.iter().fold(parts, |parts, tick| parts.with(tick.as_str()))
        }
        Answer::Rows(rows) => {
            let parts = parts.with("rows").with(&rows.len().to_string());
            rows.iter().fold(parts, row)
        }
    }
}

fn row(parts: Parts, row: &Row) -> Parts {
    let parts = parts.with(&row.cells().len().to_string()).with(&row.kept().len().to_string());
    let cells = row.cells().iter();
    let parts = cells.fold(parts, |parts, (column, it)| answer(parts.with(column.as_str()), it));
    row.kept().iter().fold(parts, |parts, (column, raw)| parts.with(column).with(raw))
}

/// The hash of an event and, through the one before it, of all before it.
fn after(before: Digest, entry: &Entry) -> Digest {
    let parts = Parts::about("khangan event 1").with(&before.to_string());
    let parts = match &entry.event {
        Event::Signed(by) => {
            parts.with("signed").with(&by.at.to_string()).with(&by.name).with(&by.office)
        }
        Event::Reopened(by) => {
            parts.with("reopened").with(&by.at.to_string()).with(&by.name).with(&by.reason)
        }
        Event::Restored(by) => parts
            .with("restored")
            .with(&by.at.to_string())
            .with(&by.name)
            .with(by.from.as_str())
            .with(&by.saved.to_string()),
    };
    let parts = match &entry.link {
        Some(link) => parts.with(&link.login).with(&link.answers.to_string()),
        None => parts,
    };
    Digest::of(&parts)
}
