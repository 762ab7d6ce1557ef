//! The paper: a form, a case and its appraisal as finished pages of marks at fixed places.
//!
//! `layout` goes through the form's page description; `blocks` make strips of it, a line each, any
//! table through `grid`; `flow` puts the strips on pages.
//!
//! **Invariant:** pure; any case gives pages, and every answer stands on them whole. What is drawn
//! where is decided here and nowhere else.

mod answer;
mod answers;
mod blanks;
mod blocks;
mod composed;
mod composer;
mod dump;
mod extract;
mod flow;
mod foot;
mod frame;
mod grid;
mod inline;
mod layout;
mod number;
mod page;
mod paper;
mod reading;
mod span;
mod strip;
mod watermark;

pub use dump::dump;
pub use extract::{Extract, lay_out_extracts};
pub use foot::{Foot, add_foot};
pub use layout::{lay_out, lay_out_alone};
pub use page::{
    Bookmark, Mark, Page, PathStep, Point, Role, Shape, Sheet, Table, TableCell, TableRow, Tag,
    TextMark,
};
pub use paper::{
    DOT, DOT_PITCH, MARGIN_BOTTOM, MARGIN_LEFT, MARGIN_RIGHT, MARGIN_TOP, WATERMARK_GREY, dots,
};
pub use reading::{Reading, lay_out_reading};
