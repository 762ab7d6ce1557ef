//! Pages to the bytes of a PDF, and the case back out of one.
//!
//! printpdf writes pages and fonts; what it has no words for is added to its document through
//! lopdf: the language, the tags for those who have the page read to them, the case itself.
//!
//! **Invariant:** only translates. What stands where was decided in [`crate::sheet`]; the same
//! sheet and the same [`About`] always give the same bytes.

mod about;
mod attach;
mod catalog;
mod compare;
mod deflate;
mod drawings;
mod em;
mod embedded;
mod fonts;
mod icc;
mod paint;
mod scan;
mod tags;
mod text_string;
mod to_unicode;
mod xmp;

use std::thread;

pub use about::{About, Attachment};
pub use compare::{made_at, same_streams};
pub use embedded::{EmbeddedCaseError, MAX_CASE_BYTES, embedded_case, is_ours, is_pdf};

use printpdf::{
    CustomPdfConformance, Op, PdfConformance, PdfDocument, PdfPage, PdfResources, PdfSaveOptions,
};

use crate::sheet::{Page, Sheet};
use deflate::Making;
use drawings::Drawings;
use fonts::Named;
use paint::Shared;

/// What a PDF calls the program that wrote it.
pub const PRODUCER: &str = concat!("Khangan ", env!("CARGO_PKG_VERSION"));

/// The type of a case file, by which it is found again.
const CASE_TYPE: &str = "application/x-khangan";

/// The part of that type that no writer spells in another way.
const CASE_WORD: &[u8] = b"x-khangan";

/// Why a PDF could not be put together.
#[derive(Debug, thiserror::Error)]
#[error("the document cannot be written: {0}")]
pub struct RenderError(#[from] std::io::Error);

/// The PDF of a sheet.
pub fn render(sheet: &Sheet, about: &About<'_>) -> Result<Vec<u8>, RenderError> {
    let making = Making::begin();
    let mut shared = Shared::default();
    let (mut operations, mut pieces) = (Vec::new(), Vec::new());
    for page in &sheet.pages {
        let painted = paint::paint(page, &mut shared);
        operations.push(painted.operations);
        pieces.push(painted.pieces);
    }
    let fonts = fonts::finish(&shared.fonts);
    let case = about.attachment.as_ref().map(|attachment| attachment.bytes);
    let large: Vec<_> = fonts.iter().map(Named::file).chain(case).collect();
    thread::scope(|scope| {
        let ahead = deflate::ahead(&making, scope, large);
        let mut document = translate(&fonts, &shared.drawings, sheet, operations);
        let page_ids: Vec<_> = document.page_iter().collect();
        catalog::tidy(&mut document, &page_ids);
        fonts::tidy(&mut document, &fonts);
        tags::add(&mut document, &page_ids, &pieces, sheet);
        let told = about.told();
        catalog::describe(&mut document, &told);
        catalog::bookmark(&mut document, &page_ids, sheet);
        if let Some(attachment) = &about.attachment {
            attach::add(&mut document, attachment, &told);
        }
        Ok(catalog::write(document, ahead)?)
    })
}

/// printpdf's document of these pages.
fn translate(
    fonts: &[Named],
    drawings: &Drawings,
    sheet: &Sheet,
    pages: Vec<Vec<Op>>,
) -> lopdf::Document {
    let mut document = PdfDocument::new("");
    // Its other standards bring a colour profile or a description of their own.
    document.metadata.info.conformance = PdfConformance::Custom(CustomPdfConformance {
        requires_icc_profile: false,
        requires_xmp_metadata: false,
        ..CustomPdfConformance::default()
    });
    document.resources = PdfResources {
        fonts: fonts::resources(fonts),
        xobjects: drawings.resources(),
        ..PdfResources::default()
    };
    #[expect(clippy::cast_possible_truncation, reason = "printpdf counts in short floats")]
    let mm = |length: crate::base::Mm| printpdf::Mm(length.0 as f32);
    let page = |(page, ops): (&Page, Vec<Op>)| PdfPage::new(mm(page.width), mm(page.height), ops);
    document.pages = sheet.pages.iter().zip(pages).map(page).collect();
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    document.to_lopdf_document(&options, &mut Vec::new())
}
