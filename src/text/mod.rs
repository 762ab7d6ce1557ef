//! The typesetting core: fonts, Thai words, shaping, paragraphs, and the font of a document.
//!
//! [`Paragraph`] makes [`Line`]s of clusters at fixed positions; [`DocumentFonts`] makes of the
//! distinct clusters of a document the fonts that its PDF carries. [`difference()`] compares two texts
//! word by word.
//!
//! **Invariant:** knows nothing of forms, pages or files. The same input always gives the same
//! output, and no text, however odd, is lost or ends the program.

pub mod breaks;
mod cluster_font;
mod difference;
mod font;
mod font_outlines;
mod font_tables;
mod justify;
mod latin_face;
mod line_rules;
mod memo;
mod outline;
mod paragraph;
mod piece;
mod segment;
mod setter;
mod shape;
mod spacing;
mod vocabulary;

pub use cluster_font::{ClusterFont, Code, DocumentFonts};
pub use difference::{Stretch, difference};
pub use font::{BODY_SIZE, EM, Face, Source, baseline, line_height, unprintable};
pub use latin_face::latin_face;
pub use outline::{PathSegment, glyph_outline, outline};
pub use paragraph::{Align, Line, Paragraph, Run, TextRun, to_mm, to_units};
pub use shape::{Cluster, Glyph, Placed, Shaped, shape};
