//! The paper: a form, a case and its appraisal as finished pages of marks at fixed places.
//!
//! `layout` goes through the form's page description; `blocks`, `ticks`, `signature` and `table`
//! make strips of it, a line each; `flow` puts the strips on pages.
//!
//! **Invariant:** pure; any case gives pages, and every answer stands on them whole. What is drawn
//! where is decided here and nowhere else.

mod answers;
mod blanks;
mod blocks;
mod composed;
mod dump;
mod extract;
mod flow;
mod inline;
mod layout;
mod number;
mod page;
mod paper;
mod signature;
mod span;
mod strip;
mod table;
mod ticks;
mod watermark;

pub use dump::dump;
pub use extract::{Extract, lay_out_extracts};
pub use layout::lay_out;
pub use page::{Bookmark, Mark, Page, PathStep, Point, Role, Shape, Sheet, Tag, TextMark};
pub use paper::{
    DOT, DOT_PITCH, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, PAGE_HEIGHT, PAGE_WIDTH,
    WATERMARK_GREY, dots,
};
