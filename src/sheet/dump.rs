//! Pages as readable lines, to compare one version's with another's.

use super::page::{Mark, PathStep, Point, Role, Shape, Sheet, Tag};
use crate::base::Mm;
use crate::text::{EM, Face};

/// The sheet as text: a line for each mark, lengths to a hundredth of a millimetre.
pub fn dump(sheet: &Sheet) -> String {
    let mut out = String::new();
    for (index, bookmark) in sheet.bookmarks.iter().enumerate() {
        let page = bookmark.page + 1;
        let line =
            format!("bookmark {} page {page} y {}: {}", index + 1, mm(bookmark.y), bookmark.title);
        push(&mut out, &line);
    }
    for (page, number) in sheet.pages.iter().zip(1..) {
        push(&mut out, &format!("page {number}"));
        for mark in &page.marks {
            push(&mut out, &format!("  {}", line(mark)));
        }
    }
    out
}

fn push(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn line(mark: &Mark) -> String {
    let element = match mark.tag {
        Tag::Artifact => None,
        Tag::Element { element, role } => Some(format!("#{element} {}", role_name(role))),
    };
    let said = mark.said.map(|said| format!("said {said}"));
    let field = mark.field.as_ref().map(|field| format!("[{field}]"));
    let text = match &mark.shape {
        Shape::Text(text) => Some(format!("\"{}\"", quoted(&text.text))),
        Shape::Rule { .. }
        | Shape::Leader { .. }
        | Shape::Ring { .. }
        | Shape::Watermark { .. } => None,
    };
    let parts = [Some(shape(&mark.shape)), element, said, field, text];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn shape(shape: &Shape) -> String {
    match shape {
        Shape::Text(text) => {
            let face = match text.face {
                Face::Regular => "text",
                Face::Bold => "bold",
            };
            let width = text.clusters.last().map_or(Mm::ZERO, |last| {
                let end = f64::from(last.x + last.cluster.advance) / f64::from(EM);
                Mm::from(text.size * end)
            });
            format!("{face} {} width {} size {:.2}", point(text.at), mm(width), text.size.0)
        }
        Shape::Rule { from, to, width } => {
            format!("rule {} to {} width {}", point(*from), point(*to), mm(*width))
        }
        Shape::Leader { from, to_x } => format!("dots {} to {}", point(*from), mm(*to_x)),
        Shape::Ring { centre, radius: (x, y), width } => {
            format!("ring {} radius {} {} width {}", point(*centre), mm(*x), mm(*y), mm(*width))
        }
        Shape::Watermark { outline } => {
            let first = outline.iter().find_map(|step| match step {
                PathStep::Move(at) => Some(*at),
                PathStep::Line(_) | PathStep::Curve(..) | PathStep::Close => None,
            });
            format!("watermark {} steps {}", point(first.unwrap_or_default()), outline.len())
        }
    }
}

fn point(at: Point) -> String {
    format!("{} {}", mm(at.x), mm(at.y))
}

fn mm(length: Mm) -> String {
    format!("{:.2}", length.0)
}

fn role_name(role: Role) -> String {
    match role {
        Role::Title => "title".to_owned(),
        Role::Heading => "heading".to_owned(),
        Role::Paragraph => "paragraph".to_owned(),
        Role::Item => "item".to_owned(),
        Role::Draft => "draft".to_owned(),
        Role::TableHead { row: 0, column } => format!("head {column}"),
        Role::TableHead { row, column } => format!("head {row}.{column}"),
        Role::TableCell { row, column, item: false } => format!("cell {row}.{column}"),
        Role::TableCell { row, column, item: true } => format!("cell {row}.{column} item"),
    }
}

/// What cannot be seen is escaped; Thai is left as Thai.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for c in text.chars() {
        if c.is_control()
            || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{FEFF}' | '\u{A0}' | '"' | '\\')
        {
            quoted.extend(c.escape_default());
        } else {
            quoted.push(c);
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::Forms;
    use crate::sheet::lay_out;

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        assert_eq!(quoted("ก\u{200B}\u{7}\"\\ข"), "ก\\u{200b}\\u{7}\\\"\\\\ข");
    }

    #[test]
    fn each_mark_has_a_line() {
        let sheet = lay_out(Forms::built_in().named("academic").unwrap(), None);
        let marks: usize = sheet.pages.iter().map(|page| page.marks.len()).sum();
        let lines = dump(&sheet).lines().count();
        assert_eq!(lines, marks + sheet.pages.len() + sheet.bookmarks.len());
    }
}
