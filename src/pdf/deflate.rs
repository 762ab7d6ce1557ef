//! Streams made small: a quarter of the time that a document takes.
//!
//! **Invariant:** which thread took a stream never shows in it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, Scope, ScopedJoinHandle};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Document, Stream};

/// How hard to try: beyond this, it takes a tenth longer for a thousandth of the size.
pub(super) const EFFORT: Compression = Compression::new(5);

/// Contents of streams that a thread of their own makes small while the pages are written.
pub(super) struct Ahead<'s, 'c>(Option<ScopedJoinHandle<'s, Vec<Small<'c>>>>);

/// One of the documents that are being made at this moment.
pub(super) struct Making {
    /// Whether it was the only one when it was begun.
    alone: bool,
}

static MAKING: AtomicUsize = AtomicUsize::new(0);

impl Making {
    pub fn begin() -> Self {
        Self { alone: MAKING.fetch_add(1, Ordering::Relaxed) == 0 }
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        MAKING.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Bytes, and what they were made.
type Small<'c> = (&'c [u8], Vec<u8>);

/// Begins with what is known already; not where others are being made, for then every core has
/// enough to do.
pub(super) fn ahead<'s, 'c: 's>(
    making: &Making,
    scope: &'s Scope<'s, '_>,
    contents: Vec<&'c [u8]>,
) -> Ahead<'s, 'c> {
    if !making.alone {
        return Ahead(None);
    }
    let work = move || {
        let mut compress = Compress::new(EFFORT, true);
        let small = |content| Some((content, small(content, &mut compress)?));
        contents.into_iter().filter_map(small).collect()
    };
    // Where there is no thread to be had, nothing is done ahead.
    Ahead(Builder::new().name("deflate".to_owned()).spawn_scoped(scope, work).ok())
}

/// Deflates all streams of a document that may be.
pub(super) fn all(document: &mut Document, ahead: Ahead<'_, '_>) {
    let mut done = ahead.0.and_then(|thread| thread.join().ok()).unwrap_or_default();
    let mut compress = Compress::new(EFFORT, true);
    let streams = document.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    for stream in streams.filter(|stream| stream.allows_compression) {
        let known = done.iter().position(|(content, _)| *content == stream.content.as_slice());
        let small = match known {
            Some(known) => Some(done.swap_remove(known).1),
            None => small(&stream.content, &mut compress),
        };
        // Otherwise it stays as it is, which is as valid.
        if let Some(small) = small {
            replace(stream, small);
        }
    }
}

fn replace(stream: &mut Stream, small: Vec<u8>) {
    stream.dict.set("Filter", "FlateDecode");
    stream.set_content(small);
}

fn small(content: &[u8], compress: &mut Compress) -> Option<Vec<u8>> {
    compress.reset();
    // What cannot be made smaller grows by a few bytes in 16 KB.
    let mut small = Vec::with_capacity(content.len() + content.len() / 1000 + 64);
    let end = compress.compress_vec(content, &mut small, FlushCompress::Finish);
    matches!(end, Ok(Status::StreamEnd)).then_some(small)
}
