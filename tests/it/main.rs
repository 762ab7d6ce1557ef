//! The one test program; a module a topic.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod architecture;
mod licences;
mod locales;
mod source;
