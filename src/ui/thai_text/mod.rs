//! Every Thai label and field of the window.
//!
//! egui shapes Thai well but breaks its lines inside words, and counts one character too many at
//! every vowel am. So text is cut here into lines at the places the paper uses ([`crate::text`]),
//! each line is laid out by egui unwrapped, and its glyphs are told apart by cluster.
//!
//! A *character* is everywhere a cluster of `text`: a letter with its vowels above and below, its
//! tone, and a vowel am behind it. Arrows, clicks and Delete go by clusters; Backspace takes one
//! code point, as every Thai editor does, so that a wrong tone is mended without its letter.
//!
//! **Invariant:** the text is the caller's. A field shows what it is given, returns what it was
//! asked to become, and keeps only caret, selection and layouts.

mod access;
mod edit;
mod field;
mod fonts;
mod galley;
mod input;
mod keys;
mod label;
mod lines;
mod menu;
mod motion;
mod paint;
mod paragraph;
mod pointer;
mod row;
mod scale;
mod selection;
mod state;
mod undo_step;
mod view;
mod widths;

pub use field::{Field, FieldOutput};
pub use fonts::{BOLD, format, install_fonts};
pub use galley::{Span, galley, galley_of_spans};
pub use label::Label;
