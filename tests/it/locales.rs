//! The interface words: both languages whole, and every key the code asks for is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use khangan::words::Lang;

use crate::source::{files_below, lookups, root, sources};

const LANGUAGES: [Lang; 2] = [Lang::Thai, Lang::English];

/// Every key of `assets/locales`, with the languages it stands in, in the file's order.
fn keys() -> BTreeMap<String, Vec<String>> {
    let mut keys = BTreeMap::<String, Vec<String>>::new();
    for path in files_below(&root().join("assets/locales")) {
        let text = fs::read_to_string(&path).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with("_version")) {
            match line.split_once(':') {
                Some((name, "")) if !line.starts_with(' ') && !name.starts_with('#') => {
                    name.clone_into(&mut key);
                    assert!(keys.insert(key.clone(), Vec::new()).is_none(), "{name} stands twice");
                }
                Some((language, _)) if line.starts_with("  ") && !line.starts_with("   ") => {
                    let language = language.trim().to_owned();
                    keys.get_mut(&key).unwrap().push(language);
                }
                _ => {}
            }
        }
    }
    keys
}

#[test]
fn every_key_is_in_thai_first_and_in_english() {
    for (key, languages) in keys() {
        assert_eq!(languages, ["th", "en"], "{key}");
    }
}

#[test]
fn both_languages_name_the_same_things() {
    for key in keys().keys() {
        let placeholders = |lang: Lang| -> BTreeSet<String> {
            let words = rust_i18n_words(key, lang);
            let parts = words.split("%{").skip(1).filter_map(|part| part.split_once('}'));
            parts.map(|(name, _)| name.to_owned()).collect()
        };
        let [thai, english] = LANGUAGES.map(placeholders);
        assert_eq!(thai, english, "{key}");
    }
}

/// The Thai that stands in English words: the program's name, the other language, a number of the
/// official circular, a title as an example.
const THAI_IN_ENGLISH: [(&str, &str); 9] = [
    ("name.program", "ค่างาน"),
    ("command.other_language", "ไทย"),
    ("bar.other_language", "ไทย"),
    ("start.hint", "ที่ นร ๑๐๐๘/ว ๒"),
    ("about.what", "ว ๒/๒๕๕๘"),
    ("command.circular", "ว ๒๐"),
    ("command.circular", "ว ๒"),
    ("draft.mark", "ร่าง"),
    ("usage.lacks_title", "นักจัดการงานทั่วไป"),
];

#[test]
fn thai_words_are_thai_and_english_ones_are_not() {
    let is_thai = |c: char| ('\u{e01}'..='\u{e5b}').contains(&c);
    for key in keys().keys() {
        assert!(rust_i18n_words(key, Lang::Thai).contains(is_thai), "{key} is not in Thai");
        let english = rust_i18n_words(key, Lang::English);
        let said = THAI_IN_ENGLISH.iter().fold(english, |left, (of, words)| {
            if of == key { left.replace(words, "") } else { left }
        });
        // The help of a command has examples, and what is typed there is Thai.
        let examples = key.starts_with("help.");
        assert!(examples || !said.contains(is_thai), "{key} is not in English: {said}");
        assert!(said.contains(|c: char| c.is_ascii_alphabetic() || c == '%'), "{key}: {said}");
    }
}

#[test]
fn every_key_that_the_code_names_is_there() {
    let keys = keys();
    let mut named = 0;
    for source in sources() {
        for rest in lookups(&source.code) {
            let rest = rest.trim_start();
            let Some(key) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
                continue;
            };
            named += 1;
            assert!(keys.contains_key(key), "src/{} asks for {key}", source.name);
        }
    }
    assert!(named > 10, "only {named} keys found: has the macro another name?");
}

/// The words of a key, placeholders as they stand.
fn rust_i18n_words(key: &str, lang: Lang) -> String {
    khangan::words::raw(lang, key).unwrap_or_else(|| panic!("{key} has no words in {lang:?}"))
}
