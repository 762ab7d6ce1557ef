//! What stands in a file for an answer of which nothing more is known, in words to be read.

use ron::Value;

/// The words of an answer as it stands in a file: texts as they are, a table a line a row.
pub fn plain_words(raw: &str) -> String {
    ron::from_str::<Value>(raw).map_or_else(|_unlike| raw.to_owned(), |value| words(&value, "\n"))
}

/// The words of a value; what it is made of is parted so.
fn words(value: &Value, between: &str) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Char(char) => char.to_string(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(number) => ron::to_string(number).unwrap_or_default(),
        Value::Option(None) | Value::Unit => String::new(),
        Value::Option(Some(value)) => words(value, between),
        Value::Seq(values) => {
            let all: Vec<_> = values.iter().map(|value| words(value, " · ")).collect();
            all.join(between)
        }
        Value::Map(map) => {
            let all = map
                .iter()
                .map(|(key, value)| format!("{}: {}", words(key, " "), words(value, ", ")));
            all.collect::<Vec<_>>().join(" · ")
        }
        Value::Bytes(bytes) => String::from_utf8_lossy(bytes).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_of_a_file_can_be_read_without_its_form() {
        for (raw, read) in [
            (r#""น้ำ\n๒""#, "น้ำ\n๒"),
            ("9007199254740993", "9007199254740993"),
            ("-5", "-5"),
            (r#"["a", "b"]"#, "a\nb"),
            (r#"[{"name": "โต๊ะ", "number": 2}, {"name": "ตู้"}]"#, "name: โต๊ะ · number: 2\nname: ตู้"),
            ("(what: [1, 2])", "what: 1, 2"),
            ("(", "("),
        ] {
            assert_eq!(plain_words(raw), read, "{raw}");
        }
    }
}
