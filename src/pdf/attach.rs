//! The case inside the PDF, as the source it was made from.

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use md5::{Digest as _, Md5};

use super::about::{Attachment, Told};
use super::catalog::catalog;
use super::{CASE_TYPE, text_string};

pub(super) fn add(document: &mut Document, attachment: &Attachment<'_>, told: &Told) {
    let Attachment { name, bytes } = *attachment;
    let sum = Object::String(Md5::digest(bytes).to_vec(), lopdf::StringFormat::Hexadecimal);
    let file = Stream::new(
        dictionary! {
            "Type" => "EmbeddedFile",
            "Subtype" => CASE_TYPE,
            "Params" => dictionary! {
                "Size" => i64::try_from(bytes.len()).unwrap_or(i64::MAX),
                "CheckSum" => sum,
                "ModDate" => text_string::date(told.created),
            },
        },
        bytes.to_vec(),
    );
    let file = document.add_object(file);
    let specification = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => text_string::text(name),
        "UF" => text_string::text(name),
        "EF" => dictionary! { "F" => file, "UF" => file },
        "AFRelationship" => "Source",
        "Desc" => text_string::text(&told.title),
    });
    let names = dictionary! { "Names" => vec![text_string::text(name), specification.into()] };
    if let Some(catalog) = catalog(document) {
        catalog.set("Names", Dictionary::from_iter([("EmbeddedFiles", Object::from(names))]));
        catalog.set("AF", vec![specification.into()]);
    }
}
