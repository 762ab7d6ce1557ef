//! From a case to a file's text.
//!
//! Written by hand rather than through serde, for the reader's sake: a line an answer, Thai left
//! as Thai (a serializer's escapes would hide every vowel above or below its consonant).

use super::NEWEST;
use crate::case::{Answer, Case, Entry, Event, Link, Row, SignOff};

/// The text of a case file.
pub fn write_case(case: &Case) -> String {
    let mut out = Out(String::from("(\n"));
    let format = format_of(case);
    out.line(1, &format!("format: {format},"));
    out.entry("form", case.form().as_str());
    out.entry("edition", case.edition());
    out.entry("id", &case.id().to_string());
    out.entry("created", &case.created().to_string());
    out.entry("modified", &case.modified().to_string());
    out.answers(case);
    out.list("signed", case.signatures(), |s| format!("({})", sign_off(s)));
    out.list("history", case.history(), history_entry);
    if let Some(head) = case.head().filter(|_| format > 1) {
        out.line(1, &format!("chain: {},", quoted(&head.to_string())));
    }
    out.0.push_str(")\n");
    out.0
}

/// The oldest format that holds the case, so that as many versions as can be read it.
fn format_of(case: &Case) -> u32 {
    let newer = |entry: &Entry| entry.link.is_some() || matches!(entry.event, Event::Restored(_));
    // What was tampered with is not made to look like what an older version wrote.
    let cut = !case.ends_where_it_says();
    let newer = cut || has_rows(case) || case.history().iter().any(newer);
    if newer { NEWEST } else { 1 }
}

fn history_entry(entry: &Entry) -> String {
    let link = entry.link.as_ref().map_or_else(String::new, link);
    match &entry.event {
        Event::Signed(by) => format!("Signed({}{link})", sign_off(by)),
        Event::Reopened(by) => format!(
            "Reopened(at: {}, name: {}, reason: {}{link})",
            quoted(&by.at.to_string()),
            quoted(&by.name),
            quoted(&by.reason)
        ),
        Event::Restored(by) => format!(
            "Restored(at: {}, name: {}, from: {}, saved: {}{link})",
            quoted(&by.at.to_string()),
            quoted(&by.name),
            quoted(by.from.as_str()),
            quoted(&by.saved.to_string())
        ),
    }
}

fn link(link: &Link) -> String {
    format!(
        ", link: (login: {}, before: {}, answers: {})",
        quoted(&link.login),
        quoted(&link.before.to_string()),
        quoted(&link.answers.to_string())
    )
}

struct Out(String);

impl Out {
    fn line(&mut self, depth: usize, text: &str) {
        self.0.extend(std::iter::repeat_n("    ", depth));
        self.0.push_str(text);
        self.0.push('\n');
    }

    fn entry(&mut self, key: &str, value: &str) {
        self.line(1, &format!("{key}: {},", quoted(value)));
    }

    fn answers(&mut self, case: &Case) {
        let known = case.answers().iter().map(|(field, answer)| {
            let value = if let Answer::Rows(rows) = answer { lines(rows) } else { value(answer) };
            (field.as_str(), value)
        });
        let kept = case.kept().iter().map(|(field, raw)| (field.as_str(), raw.clone()));
        let mut answers: Vec<_> = known.chain(kept).collect();
        answers.sort();
        if answers.is_empty() {
            self.line(1, "answers: {},");
            return;
        }
        self.line(1, "answers: {");
        for (field, value) in answers {
            self.line(2, &format!("{}: {value},", quoted(field)));
        }
        self.line(1, "},");
    }

    fn list<T>(&mut self, key: &str, items: &[T], write: impl Fn(&T) -> String) {
        if items.is_empty() {
            self.line(1, &format!("{key}: [],"));
            return;
        }
        self.line(1, &format!("{key}: ["));
        for item in items {
            self.line(2, &format!("{},", write(item)));
        }
        self.line(1, "],");
    }
}

/// Whether there is an answer that format 1 has no way to write.
fn has_rows(case: &Case) -> bool {
    case.answers().values().any(|answer| match answer {
        Answer::Date(_) | Answer::Ticks(_) | Answer::Rows(_) => true,
        Answer::Text(_) | Answer::Number(_) | Answer::Choice(_) => false,
    })
}

/// An answer on one line.
fn value(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => quoted(text),
        Answer::Number(number) => number.to_string(),
        Answer::Choice(choice) => quoted(choice.as_str()),
        Answer::Date(day) => quoted(&day.to_string()),
        Answer::Ticks(ticks) => {
            let ticks: Vec<_> = ticks.iter().map(|tick| quoted(tick.as_str())).collect();
            format!("[{}]", ticks.join(", "))
        }
        Answer::Rows(rows) => format!("[{}]", rows.iter().map(row).collect::<Vec<_>>().join(", ")),
    }
}

/// A table, a line a row.
fn lines(rows: &[Row]) -> String {
    let lines: Vec<_> = rows.iter().map(|of| format!("            {},\n", row(of))).collect();
    format!("[\n{}        ]", lines.concat())
}

fn row(row: &Row) -> String {
    let known = row.cells().iter().map(|(column, answer)| (column.as_str(), value(answer)));
    let kept = row.kept().iter().map(|(column, raw)| (column.as_str(), raw.clone()));
    let mut cells: Vec<_> = known.chain(kept).collect();
    cells.sort();
    let cells = cells.iter().map(|(column, value)| format!("{}: {value}", quoted(column)));
    format!("{{{}}}", cells.collect::<Vec<_>>().join(", "))
}

fn sign_off(sign_off: &SignOff) -> String {
    format!(
        "at: {}, name: {}, office: {}",
        quoted(&sign_off.at.to_string()),
        quoted(&sign_off.name),
        quoted(&sign_off.office)
    )
}

/// A RON string on one line: only what would end or break it is escaped.
pub(in crate::store) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            // Lines that editors break at, and what no editor shows.
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.extend(c.escape_unicode());
            }
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
