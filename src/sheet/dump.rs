//! Pages as readable lines, to compare one version's with another's.

use super::page::{Mark, PathStep, Point, Role, Shape, Sheet, Tag};
use crate::base::Mm;
use crate::text::Face;

/// The sheet as text: a line for each mark, lengths in hundredths of a millimetre's precision.
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
    let mut line = match &mark.shape {
        Shape::Text(text) => {
            let face = match text.face {
                Face::Regular => "text",
                Face::Bold => "bold",
            };
            format!("{face} {} size {:.2}", point(text.at), text.size.0)
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
            format!(
                "watermark of {} steps from {}",
                outline.len(),
                point(first.unwrap_or_default())
            )
        }
    };
    if let Tag::Element { element, role } = mark.tag {
        line += &format!(" #{element} {}", role_name(role));
    }
    if let Some(field) = &mark.field {
        line += &format!(" [{field}]");
    }
    if let Shape::Text(text) = &mark.shape {
        line += &format!(" \"{}\"", quoted(&text.text));
    }
    line
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
        Role::TableHead { column } => format!("head {column}"),
        Role::TableCell { row, column } => format!("cell {row}.{column}"),
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
