//! How a passage of the circulars is cited: in Thai, whatever the interface speaks.

use rust_i18n::t;

use super::Lang;
use crate::circular::{Circulars, Kind, Pages, Passage};

/// The passage as it is cited: `ว ๒/๒๕๕๘ เอกสารแนบ ๗ การดำเนินการของกรม, ข้อ ๑, หน้า ๒๐๑–๒๐๖`.
pub fn citation(circulars: &Circulars, passage: &Passage) -> String {
    let mut cited = cited_item(circulars, passage);
    if let Some(pages) = pages(passage.pages, Lang::Thai) {
        cited.push_str(", ");
        cited.push_str(&pages);
    }
    cited
}

/// The same without its pages.
pub fn cited_item(circulars: &Circulars, passage: &Passage) -> String {
    let Some(part) = circulars.part_of(passage) else { return String::new() };
    let mut cited = format!("{} {}", part.circular, part.cited());
    let above = passage.above.iter().filter_map(|above| circulars.passage(*above));
    let unnumbered = |p: &&Passage| p.kind == Kind::Heading && !p.numbered;
    if let Some(heading) = above.chain([passage]).filter(unnumbered).last() {
        cited.push(' ');
        cited.push_str(&heading.line());
    }
    if !passage.item.is_empty() {
        let thai = Lang::Thai.code();
        cited.push_str(", ");
        cited.push_str(&t!("circular.item", locale = thai, item = passage.item));
    }
    cited
}

/// Pages of the printed original; none where they are not known.
pub fn pages(pages: Pages, lang: Lang) -> Option<String> {
    let locale = lang.code();
    let number = |page: u16| lang.number(page.into());
    let first = pages.first?;
    Some(match pages.last {
        Some(last) if last == first => {
            t!("circular.page", locale = locale, page = number(first)).into_owned()
        }
        Some(last) => {
            let (first, last) = (number(first), number(last));
            t!("circular.pages", locale = locale, first = first, last = last).into_owned()
        }
        None => t!("circular.pages_from", locale = locale, first = number(first)).into_owned(),
    })
}

/// That a reading is uncertain, and what it may be instead.
pub fn uncertain(lang: Lang, used: &str, other: &str) -> String {
    let locale = lang.code();
    if other.is_empty() {
        return t!("circular.doubt_alone", locale = locale, used = used).into_owned();
    }
    t!("circular.doubt", locale = locale, used = used, other = other).into_owned()
}
