//! The case that a PDF carries.
//!
//! Whoever sends a PDF decides what is in it. The case is the stream that says it is one; the
//! rest of the document is not opened (see [`super::scan`]).
//!
//! **Invariant:** any bytes give a case's bytes or an error, within bounded time and memory.

use std::collections::BTreeMap;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use md5::{Digest as _, Md5};

use super::scan::{Dict, Stream, Value, find, streams};
use super::{CASE_TYPE, CASE_WORD};

/// The largest case that is taken out of a PDF: as large as a case file may be.
pub const MAX_CASE_BYTES: usize = 16 * 1024 * 1024;

/// Why a PDF gives no case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmbeddedCaseError {
    /// It carries none.
    #[error("there is no case in the document")]
    None,
    /// It carries several, and none of them is the newer version of another.
    #[error("there are several cases in the document")]
    Several,
    /// It is encrypted.
    #[error("the document is encrypted")]
    Encrypted,
    /// What it carries is not what was put into it.
    #[error("the case in the document is damaged")]
    Damaged,
    /// What it carries is larger than a case can be.
    #[error("the case in the document is too large")]
    TooLarge,
}

/// Whether a file is a PDF, by its first bytes.
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// Whether this program made a PDF, by what the PDF itself says of it.
pub fn is_ours(bytes: &[u8]) -> bool {
    let says = "<xmp:CreatorTool>Khangan ";
    is_pdf(bytes) && memchr::memmem::find(bytes, says.as_bytes()).is_some()
}

/// The bytes of the case file that a PDF carries.
pub fn embedded_case(pdf: &[u8]) -> Result<Vec<u8>, EmbeddedCaseError> {
    let streams = streams(pdf, CASE_WORD).map_err(|_too_intricate| EmbeddedCaseError::Damaged)?;
    // A document that was changed holds the newer version of an object behind the older one.
    let cases = streams.into_iter().filter(|stream| is_case(&stream.dict));
    let cases: BTreeMap<_, _> = cases.map(|stream| (stream.number, stream)).collect();
    let mut cases = cases.into_values();
    match (cases.next(), cases.next()) {
        (None, _) => Err(explained(pdf, EmbeddedCaseError::None)),
        (Some(case), None) => content(&case).map_err(|error| explained(pdf, error)),
        (Some(_), Some(_)) => Err(EmbeddedCaseError::Several),
    }
}

/// Encryption explains whatever is wrong.
fn explained(pdf: &[u8], error: EmbeddedCaseError) -> EmbeddedCaseError {
    let encrypted = find(pdf, 0, b"/Encrypt").is_some();
    if encrypted { EmbeddedCaseError::Encrypted } else { error }
}

fn is_case(dict: &Dict) -> bool {
    let is = |key: &[u8], name: &[u8]| dict.get(key).and_then(Value::as_name) == Some(name);
    is(b"Type", b"EmbeddedFile") && is(b"Subtype", CASE_TYPE.as_bytes())
}

fn content(stream: &Stream<'_>) -> Result<Vec<u8>, EmbeddedCaseError> {
    let bytes = match filters(&stream.dict)?.as_slice() {
        [] => plain(stream)?,
        [b"FlateDecode" | b"Fl"] => inflated(stream.rest)?,
        _ => return Err(EmbeddedCaseError::Damaged),
    };
    let sum = match stream.dict.get(&b"Params"[..]) {
        Some(Value::Dict(params)) => params.get(&b"CheckSum"[..]),
        _ => None,
    };
    match sum {
        Some(Value::String(sum)) if *sum != Md5::digest(&bytes)[..] => {
            Err(EmbeddedCaseError::Damaged)
        }
        _ => Ok(bytes),
    }
}

fn filters(dict: &Dict) -> Result<Vec<&[u8]>, EmbeddedCaseError> {
    match dict.get(&b"Filter"[..]) {
        None => Ok(Vec::new()),
        Some(Value::Name(name)) => Ok(vec![name]),
        Some(Value::Array(names)) => {
            let names = names.iter().map(Value::as_name).collect::<Option<_>>();
            names.ok_or(EmbeddedCaseError::Damaged)
        }
        Some(_) => Err(EmbeddedCaseError::Damaged),
    }
}

/// A deflated stream ends itself, whatever length it claims.
fn inflated(deflated: &[u8]) -> Result<Vec<u8>, EmbeddedCaseError> {
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_CASE_BYTES).unwrap_or(u64::MAX);
    ZlibDecoder::new(deflated)
        .take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|_garbled| EmbeddedCaseError::Damaged)?;
    if bytes.len() > MAX_CASE_BYTES { Err(EmbeddedCaseError::TooLarge) } else { Ok(bytes) }
}

fn plain(stream: &Stream<'_>) -> Result<Vec<u8>, EmbeddedCaseError> {
    let claimed = match stream.dict.get(&b"Length"[..]) {
        Some(Value::Number(length)) => usize::try_from(*length).ok(),
        _ => None,
    };
    let ends = |length: usize| {
        let after = stream.rest.get(length..)?;
        let after = after.strip_prefix(b"\r").unwrap_or(after);
        let after = after.strip_prefix(b"\n").unwrap_or(after);
        after.starts_with(b"endstream").then_some(length)
    };
    let length = claimed.and_then(ends).or_else(|| {
        let end = find(stream.rest, 0, b"endstream")?;
        let line = stream.rest.get(..end)?;
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        Some(line.strip_suffix(b"\r").unwrap_or(line).len())
    });
    let bytes = length.and_then(|length| stream.rest.get(..length));
    bytes.map(<[u8]>::to_vec).ok_or(EmbeddedCaseError::Damaged)
}
