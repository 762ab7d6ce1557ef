//! What differs between two cases, in words: a label, what the one says, what the other.

use rust_i18n::t;

use super::{Lang, history_line};
use crate::base::Amount;
use crate::case::{Answer, Difference, Event, Row, RowDifference, row_differences, said};
use crate::form::{Field, Form};

/// One thing in which two cases differ, to be shown side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What it is.
    pub label: String,
    /// What the one says.
    pub one: String,
    /// What the other says.
    pub other: String,
}

/// How many characters of a long answer are shown.
const SHOWN: usize = 160;

/// How many of them may be what both begin with.
const BEFORE: usize = 30;

/// Everything that differs, in the order of the form.
pub fn compared(lang: Lang, form: &Form, differences: &[Difference]) -> Vec<Compared> {
    let place = |difference: &Difference| match difference {
        Difference::Another => 0,
        Difference::Answer { field, .. } => {
            1 + form.fields().iter().take_while(|known| known.id != *field).count()
        }
        Difference::Unknown { .. } | Difference::History { .. } => usize::MAX,
    };
    let mut differences: Vec<_> = differences.iter().collect();
    differences.sort_by_key(|difference| place(difference));
    differences.into_iter().flat_map(|difference| compare(lang, form, difference)).collect()
}

/// In what the rows of a table differ, a row at a time: rows that were put in or taken out stand
/// beside nothing.
fn compare_rows(lang: Lang, field: &Field, one: &[Row], other: &[Row]) -> Vec<Compared> {
    let say = |row: Option<(usize, &Row)>| {
        let rows = row.map(|(_, row)| Answer::Rows(vec![row.clone()]));
        let words = rows.map(|rows| said(&field.control, &rows).into_owned()).unwrap_or_default();
        if words.is_empty() { empty(lang) } else { words }
    };
    let number = |of: &RowDifference<'_>| of.other.or(of.one).map_or(0, |(at, _)| at + 1);
    let differ = row_differences(one, other);
    let compared = differ.iter().map(|of| {
        let key = match (of.one, of.other) {
            (None, _) => "compare.row_in",
            (_, None) => "compare.row_out",
            (Some(_), Some(_)) => "compare.row",
        };
        let row = lang.count(number(of));
        let label = t!(key, locale = lang.code(), label = field.full_label(), row = row);
        let (one, other) = excerpts(&say(of.one), &say(of.other));
        Compared { label: label.into_owned(), one, other }
    });
    compared.collect()
}

fn empty(lang: Lang) -> String {
    t!("compare.empty", locale = lang.code()).into_owned()
}

/// The rows of an answer; no answer has none.
fn rows_of(answer: Option<&Answer>) -> Option<&[Row]> {
    match answer {
        Some(Answer::Rows(rows)) => Some(rows),
        Some(_) => None,
        None => Some(&[]),
    }
}

fn compare(lang: Lang, form: &Form, difference: &Difference) -> Vec<Compared> {
    if let Difference::Answer { field, one, other } = difference
        && let Some(field) = form.field(field.as_str()).filter(|of| of.control.rows().is_some())
        && let (Some(one), Some(other)) = (rows_of(one.as_ref()), rows_of(other.as_ref()))
    {
        return compare_rows(lang, field, one, other);
    }
    vec![compare_one(lang, form, difference)]
}

fn compare_one(lang: Lang, form: &Form, difference: &Difference) -> Compared {
    let locale = lang.code();
    let empty = || empty(lang);
    match difference {
        Difference::Answer { field, one, other } => {
            let field = form.field(field.as_str());
            let label = field.map(Field::full_label).unwrap_or_default();
            let say = |answer: &Option<Answer>| {
                answer.as_ref().map_or_else(String::new, |answer| words_of(lang, field, answer))
            };
            let (one, other) = excerpts(&say(one), &say(other));
            let or_empty = |text: String| if text.is_empty() { empty() } else { text };
            Compared { label, one: or_empty(one), other: or_empty(other) }
        }
        Difference::Unknown { field, one, other } => {
            let say =
                |text: &Option<String>| text.clone().map_or_else(empty, |text| short(&text, 0));
            Compared { label: field.clone(), one: say(one), other: say(other) }
        }
        Difference::History { one, other } => {
            let say = |events: &[Event]| match events {
                [] => empty(),
                events => {
                    let lines: Vec<_> =
                        events.iter().map(|event| history_line(lang, event)).collect();
                    lines.join("\n")
                }
            };
            let label = t!("compare.history", locale = locale).into_owned();
            Compared { label, one: say(one), other: say(other) }
        }
        Difference::Another => {
            let label = t!("compare.another", locale = locale).into_owned();
            Compared { label, one: String::new(), other: String::new() }
        }
    }
}

fn words_of(lang: Lang, field: Option<&Field>, answer: &Answer) -> String {
    match (answer, field) {
        (Answer::Number(number), Some(field)) => match field.control.amount() {
            Some(Amount::Baht | Amount::Satang) => lang.digits(&said(&field.control, answer)),
            Some(Amount::Plain) | None => lang.number(*number),
        },
        (_, Some(field)) => said(&field.control, answer).into_owned(),
        (Answer::Text(text), None) => text.clone(),
        (Answer::Number(number), None) => lang.number(*number),
        (Answer::Choice(choice), None) => choice.to_string(),
        (Answer::Date(day), None) => day.to_string(),
        // Without the form, nobody knows what ticks and columns are called.
        (Answer::Ticks(_) | Answer::Rows(_), None) => String::new(),
    }
}

/// The parts of two texts around the first place where they differ.
fn excerpts(one: &str, other: &str) -> (String, String) {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    (short(one, same), short(other, same))
}

/// Some of a text, from a little before a place.
fn short(text: &str, place: usize) -> String {
    let all = text.chars().count();
    if all <= SHOWN {
        return text.to_owned();
    }
    let start = place.saturating_sub(BEFORE).min(all - SHOWN);
    // Words are shown from their beginning: a mark has no place without its letter.
    let mut begin = 0;
    if start > 0 {
        let letters = |c: &char| c.is_whitespace();
        begin = start + text.chars().skip(start).take(BEFORE).take_while(|c| !letters(c)).count();
    }
    let shown: String = text.chars().skip(begin).take(SHOWN).collect();
    let ends = begin + SHOWN >= all;
    format!("{}{}{}", if begin > 0 { "…" } else { "" }, shown.trim(), if ends { "" } else { "…" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_around_the_place_where_they_differ() {
        let words = "งานที่ปฏิบัติ ".repeat(60);
        let (one, other) = excerpts(&format!("{words}ก"), &format!("{words}ข"));
        assert!(one.ends_with('ก') && other.ends_with('ข'), "{one} {other}");
        assert!(one.starts_with('…') && one.chars().count() <= SHOWN + 2, "{one}");
        let (one, other) = excerpts(&format!("ก{words}"), &format!("ข{words}"));
        assert!(one.starts_with('ก') && other.starts_with('ข') && one.ends_with('…'));
        assert_eq!(excerpts("ก", ""), ("ก".to_owned(), String::new()));
    }
}
