//! What a PDF says of itself.

use crate::base::Moment;
use crate::text::breaks::clusters;

/// What a PDF says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About<'a> {
    /// What readers show above the page.
    pub title: String,
    /// Who answers for it; empty when nobody does yet.
    pub author: String,
    /// What it is about.
    pub subject: String,
    /// When it was printed.
    pub created: Moment,
    /// The case that it shows.
    pub attachment: Option<Attachment<'a>>,
}

/// A case file to be carried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// What stands in it.
    pub bytes: &'a [u8],
}

/// In letters; what readers show above the page has no room for more.
const LONGEST: usize = 200;

/// What is told of a document, once for readers of either age: on one line, and no longer than is
/// of use.
pub(super) struct Told {
    pub(super) title: String,
    pub(super) author: String,
    pub(super) subject: String,
    pub(super) created: Moment,
}

impl About<'_> {
    pub(super) fn told(&self) -> Told {
        Told {
            title: on_a_line(&self.title),
            author: on_a_line(&self.author),
            subject: on_a_line(&self.subject),
            created: self.created,
        }
    }
}

/// Words with a space between; what no reader can show is left out.
fn on_a_line(text: &str) -> String {
    let shown = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}' | '\u{FEFF}');
    let spaced = text.replace(char::is_whitespace, " ");
    let words: String = spaced.chars().filter(shown).collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let clusters = clusters(&words);
    match clusters.get(LONGEST) {
        None => words,
        Some(first_left_out) => {
            let kept = words.get(..first_left_out.start).unwrap_or_default();
            format!("{}…", kept.trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_is_one_line_of_bounded_length() {
        assert_eq!(on_a_line(" ตำแหน่ง\n\u{7}\t๑ \u{FEFF}"), "ตำแหน่ง ๑");
        let long = on_a_line(&"ที่".repeat(1000));
        assert_eq!(long, format!("{}…", "ที่".repeat(LONGEST)));
    }
}
