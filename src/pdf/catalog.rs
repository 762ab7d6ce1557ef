//! What belongs to the document as a whole: what it says of itself, its outline, its bytes.

use std::io;

use lopdf::{Dictionary, Document, Object, ObjectId, SaveOptions, Stream, dictionary};
use md5::{Digest as _, Md5};

use super::about::About;
use super::deflate::{self, Ahead};
use super::{PRODUCER, paint, text_string};
use crate::base::thai_number;
use crate::sheet::Bookmark;

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
pub(super) fn describe(document: &mut Document, about: &About<'_>) {
    let entries = [
        ("Title", text_string::text(&about.title)),
        ("Author", text_string::text(&about.author)),
        ("Subject", text_string::text(&about.subject)),
        ("Creator", text_string::text(PRODUCER)),
        ("Producer", text_string::text(PRODUCER)),
        ("CreationDate", text_string::date(about.created)),
        ("ModDate", text_string::date(about.created)),
    ];
    let empty = |value: &Object| value.as_str().is_ok_and(<[u8]>::is_empty);
    let info: Dictionary = entries.into_iter().filter(|(_, value)| !empty(value)).collect();
    let info = document.add_object(info);
    document.trailer.set("Info", info);

    let mut metadata =
        Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(about));
    // For programs that look for it without opening the document.
    metadata.allows_compression = false;
    let metadata = document.add_object(metadata);
    // As on the paper, in Thai digits.
    let labels = (0..i64::try_from(document.page_iter().count()).unwrap_or(0)).flat_map(|page| {
        let label = dictionary! { "P" => text_string::text(&thai_number(page + 1)) };
        [Object::from(page), label.into()]
    });
    let labels = dictionary! { "Nums" => labels.collect::<Vec<_>>() };
    if let Some(catalog) = catalog(document) {
        catalog.set("Lang", Object::string_literal(LANGUAGE));
        catalog.set("Metadata", metadata);
        catalog.set("PageLabels", labels);
        catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    }
}

fn xmp(about: &About<'_>) -> Vec<u8> {
    let localised = |text: &str| {
        let text = text_string::xml(text);
        format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt>")
    };
    let author = match about.author.as_str() {
        "" => String::new(),
        author => {
            let author = text_string::xml(author);
            format!("<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n")
        }
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>\n\
         <dc:title>{title}</dc:title>\n\
         {author}\
         <dc:description>{subject}</dc:description>\n\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n\
         <xmp:CreateDate>{date}</xmp:CreateDate>\n\
         <xmp:ModifyDate>{date}</xmp:ModifyDate>\n\
         <xmp:MetadataDate>{date}</xmp:MetadataDate>\n\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\n\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
        title = localised(&about.title),
        subject = localised(&about.subject),
        date = about.created,
    )
    .into_bytes()
}

/// The outline: where the parts of the form begin.
pub(super) fn bookmark(document: &mut Document, page_ids: &[ObjectId], bookmarks: &[Bookmark]) {
    let known: Vec<_> = bookmarks
        .iter()
        .filter_map(|bookmark| {
            Some((document.new_object_id(), page_ids.get(bookmark.page)?, bookmark))
        })
        .collect();
    let (Some((first, ..)), Some((last, ..))) = (known.first(), known.last()) else { return };
    let outlines = document.new_object_id();
    for (index, (id, page, bookmark)) in known.iter().enumerate() {
        // A little above the heading, which itself stands on its baseline.
        let top = paint::from_bottom(bookmark.y);
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
