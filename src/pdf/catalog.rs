//! What belongs to the document as a whole: what it says of itself, its outline, its bytes.

use std::io;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};
use md5::{Digest as _, Md5};

use super::about::Told;
use super::deflate::{self, Ahead};
use super::{PRODUCER, icc, paint, text_string, xmp};
use crate::base::thai_number;
use crate::sheet::Sheet;

/// The language of the forms.
const LANGUAGE: &str = "th-TH";

/// The version of PDF that knows everything used here but `/AF`, which older readers pass over.
const VERSION: &str = "1.7";

/// The document's own dictionary.
pub(super) fn catalog(document: &mut Document) -> Option<&mut Dictionary> {
    document.catalog_mut().ok()
}

/// Takes away what printpdf adds and nobody asked for.
pub(super) fn tidy(document: &mut Document, page_ids: &[ObjectId]) {
    for id in page_ids {
        let Ok(page) = document.get_dictionary_mut(*id) else { continue };
        // Both say again what the media box says.
        page.remove(b"TrimBox");
        page.remove(b"CropBox");
        page.set("Tabs", "S");
    }
    if let Some(info) = document.trailer.remove(b"Info").and_then(|info| info.as_reference().ok()) {
        document.objects.remove(&info);
    }
    // Random in printpdf; here it follows from the content, in `write`.
    document.trailer.remove(b"ID");
}

/// Title and the like, for readers of both ages; the language, the numbers of the pages.
pub(super) fn describe(document: &mut Document, told: &Told) {
    let entries = [
        ("Title", text_string::text(&told.title)),
        ("Author", text_string::text(&told.author)),
        ("Subject", text_string::text(&told.subject)),
        ("Creator", text_string::text(PRODUCER)),
        ("Producer", text_string::text(PRODUCER)),
        ("CreationDate", text_string::date(told.created)),
        ("ModDate", text_string::date(told.created)),
    ];
    let empty = |value: &Object| value.as_str().is_ok_and(<[u8]>::is_empty);
    let info: Dictionary = entries.into_iter().filter(|(_, value)| !empty(value)).collect();
    let info = document.add_object(info);
    document.trailer.set("Info", info);

    let mut metadata = Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        xmp::packet(told, LANGUAGE),
    );
    // For programs that look for it without opening the document.
    metadata.allows_compression = false;
    let metadata = document.add_object(metadata);
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let intent = document.add_object(dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal("sRGB"),
        "Info" => Object::string_literal("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    });
    // As on the paper, in Thai digits.
    let labels = (0..i64::try_from(document.page_iter().count()).unwrap_or(0)).flat_map(|page| {
        let label = dictionary! { "P" => text_string::text(&thai_number(page + 1)) };
        [Object::from(page), label.into()]
    });
    let labels = dictionary! { "Nums" => labels.collect::<Vec<_>>() };
    if let Some(catalog) = catalog(document) {
        catalog.set("Lang", Object::string_literal(LANGUAGE));
        catalog.set("Metadata", metadata);
        catalog.set("OutputIntents", vec![intent.into()]);
        catalog.set("PageLabels", labels);
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    }
}

/// The outline: where the parts of the form begin.
pub(super) fn bookmark(document: &mut Document, page_ids: &[ObjectId], sheet: &Sheet) {
    let known: Vec<_> = sheet
        .bookmarks
        .iter()
        .filter_map(|bookmark| {
            let height = sheet.pages.get(bookmark.page)?.height;
            let top = paint::from_bottom(height, bookmark.y);
            Some((document.new_object_id(), page_ids.get(bookmark.page)?, bookmark, top))
        })
        .collect();
    let (Some((first, ..)), Some((last, ..))) = (known.first(), known.last()) else { return };
    let outlines = document.new_object_id();
    for (index, (id, page, bookmark, top)) in known.iter().enumerate() {
        // A little above the heading, which itself stands on its baseline.
        let top = *top;
        let mut item = dictionary! {
            "Title" => text_string::text(&bookmark.title),
            "Parent" => outlines,
            "Dest" => vec![(**page).into(), "XYZ".into(), Object::Null, top.into(), Object::Null],
        };
        let neighbour = |index: Option<usize>| Some(known.get(index?)?.0);
        if let Some(previous) = neighbour(index.checked_sub(1)) {
            item.set("Prev", previous);
        }
        if let Some(next) = neighbour(index.checked_add(1)) {
            item.set("Next", next);
        }
        document.objects.insert(*id, item.into());
    }
    let count = i64::try_from(known.len()).unwrap_or(0);
    let root =
        dictionary! { "Type" => "Outlines", "First" => *first, "Last" => *last, "Count" => count };
    document.objects.insert(outlines, root.into());
    if let Some(catalog) = catalog(document) {
        catalog.set("Outlines", outlines);
    }
}

/// The bytes of the document.
pub(super) fn write(mut document: Document, ahead: Ahead<'_, '_>) -> io::Result<Vec<u8>> {
    VERSION.clone_into(&mut document.version);
    deflate::all(&mut document, ahead);
    let mut sum = Md5::new();
    for object in document.objects.values() {
        if let Object::Stream(stream) = object {
            sum.update(&stream.content);
        }
    }
    let id = Object::String(sum.finalize().to_vec(), lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    let mut bytes = Vec::new();
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(1000)
        .compression_level(deflate::EFFORT.level())
        .build();
    document.save_with_options(&mut bytes, options)?;
    Ok(bytes)
}
