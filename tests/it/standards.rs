//! The position standards: word for word what the scans say after the listed corrections, whole,
//! compared as a reader would, found at once; and an office's own, with all their mistakes.

use std::collections::BTreeMap;
use std::fs;
use std::time::{Duration, Instant};

use khangan::base::Query;
use khangan::standards::{
    EntryDef, LevelDef, Part, Standard, StandardError, Standards, read_standard, requirements,
};
use khangan::words::{self, Lang};

use crate::source::root;

const FILES: [&str; 4] =
    ["public-relations", "office-management", "registration-and-cards", "general-administration"];

fn text_of(file: &str) -> String {
    fs::read_to_string(root().join("forms/standards").join(file)).unwrap()
}

fn standard(file: &str) -> Standard {
    read_standard(&text_of(&format!("{file}.ron"))).unwrap()
}

mod scans {
    //! Every word of a standard is in its scan, and nothing of the scan is left over.

    use super::*;

    /// What stands in the scans beside the texts, as often as it likes: headings, and the head
    /// that stands before each level.
    const HEADINGS: &str = include_str!("../fixtures/standards/headings.txt");

    /// The corrections of a file: line, what the scan reads, what it should.
    fn corrections(file: &str) -> Vec<(usize, String, String)> {
        let errata = text_of("ERRATA.md");
        let (_, after) = errata.split_once(&format!("### {file}\n")).unwrap();
        let table = after.split("\n#").next().unwrap();
        let row = |line: &str| {
            let mut cells = line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
            let line = cells.next()?.parse().ok()?;
            Some((line, cells.next()?, cells.next()?))
        };
        table.lines().filter_map(row).collect()
    }

    /// A scan, corrected, without white space and without what the reading machine drew.
    fn corrected(file: &str) -> String {
        let scan = root().join(format!("tests/fixtures/standards/{file}.txt"));
        let scan = fs::read_to_string(scan).unwrap();
        let mut lines: Vec<String> = scan.lines().map(str::to_owned).collect();
        for (number, reads, should) in corrections(file) {
            let line = &mut lines[number - 1];
            assert_eq!(line.matches(&reads).count(), 1, "{file}:{number}: {reads}");
            *line = line.replace(&reads, &should);
        }
        plain(&lines.join("\n").replace("<u>", "").replace("</u>", "").replace(['|', '-'], ""))
    }

    fn plain(text: &str) -> String {
        text.split_whitespace().collect()
    }

    fn thai(number: u8) -> String {
        khangan::base::thai_number(number.into())
    }

    fn entries(of: &[EntryDef], words: &mut Vec<String>) {
        for entry in of {
            words.push(entry.text.clone());
            entries(&entry.items, words);
        }
    }

    /// What a level says, in the order in which it is printed.
    fn words_of(level: &LevelDef) -> Vec<String> {
        let mut words = level.main_duty.clone();
        for group in &level.groups {
            words.push(group.title.clone());
            words.extend(group.items.iter().chain(&group.text).cloned());
        }
        words.extend(level.qualifications_lead.clone());
        entries(&level.qualifications, &mut words);
        let needs = requirements(level).into_iter().flatten();
        words.extend(needs.map(|need| format!("{}ระดับ{}", need.name, thai(need.level))));
        words
    }

    #[test]
    fn every_word_is_in_the_scan_in_its_place_and_nothing_is_left_over() {
        let headings: Vec<String> = HEADINGS.lines().map(plain).collect();
        for file in FILES {
            let (standard, scan) = (standard(file), corrected(file));
            let def = standard.def();
            let mut words = vec![def.kind.clone(), def.line.clone(), def.nature.clone()];
            words.extend(standard.levels().iter().flat_map(words_of));
            let (mut rest, mut left_over) = (scan.as_str(), Vec::new());
            for text in words {
                let Some(at) = rest.find(&plain(&text)) else {
                    panic!("{file}: not in the scan, or not in its place: {text}");
                };
                left_over.push(&rest[..at]);
                rest = &rest[at + plain(&text).len()..];
            }
            left_over.push(rest);
            for between in left_over {
                let mut left = between.to_owned();
                for known in headings.iter().map(String::as_str).chain([
                    plain(&def.title).as_str(),
                    &plain(&def.line),
                    &plain(&def.kind),
                ]) {
                    left = left.replace(known, " ");
                }
                // The longest first, for one name begins another.
                let mut levels: Vec<_> = standard.ladder().collect();
                levels.sort_by_key(|level| std::cmp::Reverse(level.len()));
                for level in levels {
                    left = left.replace(&format!("ระดับ{level}"), " ");
                }
                let sign =
                    |c: char| c.is_whitespace() || ".()".contains(c) || ('๐'..='๙').contains(&c);
                let left = left.trim_matches(sign);
                assert!(left.is_empty(), "{file}: left out: {left} of {between}");
            }
        }
    }

    #[test]
    fn a_word_changed_or_left_out_is_noticed() {
        let scan = corrected("public-relations");
        assert!(!scan.contains("ปกรองผู้ที่อยู่") && scan.contains("ปกครองผู้ที่อยู่"));
        assert!(corrections("office-management").len() > 15);
    }

    #[test]
    fn what_is_corrected_with_doubt_or_kept_with_doubt_is_marked() {
        let errata = text_of("ERRATA.md");
        for file in FILES {
            let doubted =
                errata.lines().filter(|line| line.starts_with(&format!("| {file} |"))).count();
            let (_, after) = errata.split_once(&format!("### {file}\n")).unwrap();
            let table = after.split("\n#").next().unwrap();
            let mended = table.lines().filter(|line| line.ends_with("| doubtful |")).count();
            let standard = standard(file);
            let marks: usize = standard.levels().iter().map(|level| level.doubts.len()).sum();
            // Two lines of the scan read the same doubtful words.
            let twice = usize::from(file == "general-administration");
            assert_eq!(marks + twice, doubted + mended, "{file}");
        }
    }
}

mod counts {
    //! So many of everything, level by level, as counted by hand on the corrected scans.

    use super::*;

    /// Items of the groups, 0 for a paragraph; then main duty, qualifications; then the levels of
    /// knowledge, skills, and core, executive and line competencies.
    type Row = (&'static str, &'static [usize], [usize; 2], [&'static str; 5]);

    const OFFICE: &[Row] = &[
        ("ปฏิบัติการ", &[7, 0, 2, 0], [1, 3], ["11111211", "1111111", "21111", "", "1111"]),
        ("ชำนาญการ", &[11, 0, 2, 0], [2, 2], ["22222322", "2222222", "32222", "", "2222"]),
        ("ชำนาญการพิเศษ", &[11, 0, 2, 0], [2, 2], ["33333433", "3333333", "43333", "", "3333"]),
        ("เชี่ยวชาญ", &[9, 0, 2, 2], [2, 2], ["43344433", "4343344", "44444", "", "3444"]),
    ];
    const GENERAL: &[Row] = &[
        ("ต้น", &[5, 13, 3, 3], [1, 3], ["22232222122", "1122112", "11111", "1111", "22222"]),
        ("กลาง", &[5, 18, 4, 3], [1, 2], ["33343333233", "2233223", "22222", "2222", "33333"]),
        ("สูง", &[6, 15, 4, 3], [1, 2], ["34443333344", "2244333", "33333", "3333", "44444"]),
    ];
    const CARDS: &[Row] = &[
        ("ปฏิบัติการ", &[6, 0, 2, 2], [1, 3], ["111111", "11111111", "12111", "", "211"]),
        ("ชำนาญการ", &[7, 2, 2, 3], [2, 2], ["222222", "22222222", "23222", "", "322"]),
        ("ชำนาญการพิเศษ", &[8, 2, 2, 3], [2, 2], ["333333", "33323333", "34333", "", "333"]),
        ("เชี่ยวชาญ", &[9, 2, 2, 5], [2, 2], ["443333", "43433344", "44444", "", "444"]),
    ];
    const RELATIONS: &[Row] = &[
        ("ปฏิบัติงาน", &[8, 4], [1, 3], ["111111", "11111", "11111", "", "11111"]),
        ("ชำนาญงาน", &[5, 3, 2], [2, 2], ["222222", "22222", "22222", "", "22222"]),
        ("อาวุโส", &[7, 2, 3], [1, 2], ["322333", "22223", "33333", "", "22222"]),
    ];

    #[test]
    fn every_level_has_as_many_of_everything_as_were_counted() {
        for (file, title, rows) in [
            ("office-management", "นักจัดการงานทั่วไป", OFFICE),
            ("general-administration", "นักบริหารงานทั่วไป", GENERAL),
            ("registration-and-cards", "นักจัดการงานทะเบียนและบัตร", CARDS),
            ("public-relations", "เจ้าพนักงานประชาสัมพันธ์", RELATIONS),
        ] {
            let standard = standard(file);
            assert_eq!(standard.title(), title);
            let names: Vec<_> = rows.iter().map(|row| row.0).collect();
            assert_eq!(standard.ladder().collect::<Vec<_>>(), names);
            for (level, (name, groups, [main, qualifications], needs)) in
                standard.levels().iter().zip(rows)
            {
                let counted: Vec<_> = level.groups.iter().map(|group| group.items.len()).collect();
                assert_eq!(&counted, groups, "{title} {name}");
                assert_eq!(level.main_duty.len(), *main, "{title} {name}");
                assert_eq!(level.qualifications.len(), *qualifications, "{title} {name}");
                let levels = requirements(level).map(|needs| {
                    needs.iter().map(|need| need.level.to_string()).collect::<String>()
                });
                assert_eq!(&levels, needs, "{title} {name}");
            }
        }
    }

    #[test]
    fn the_qualifications_of_the_heads_have_entries_of_their_own() {
        let below = |entry: &EntryDef| entry.items.len();
        let standard = standard("general-administration");
        let counted: Vec<Vec<usize>> = standard
            .levels()
            .iter()
            .map(|level| level.qualifications.iter().map(below).collect())
            .collect();
        assert_eq!(counted, [vec![3, 2, 3], vec![0, 3], vec![0, 2]]);
        assert_eq!(standard.levels()[0].qualifications[2].items[1].items.len(), 3);
    }

    #[test]
    fn what_is_needed_has_the_same_names_on_every_level() {
        for file in FILES {
            let standard = standard(file);
            let names = |level: &LevelDef| {
                requirements(level)
                    .map(|needs| needs.iter().map(|need| need.name.clone()).collect::<Vec<_>>())
            };
            let first = names(&standard.levels()[0]);
            for level in standard.levels() {
                assert_eq!(names(level), first, "{file} {}", level.level);
            }
        }
    }
}

mod compared {
    //! Levels beside each other, held against what somebody who reads both would say.

    use khangan::base::to_arabic_digits;
    use khangan::standards::{Change, Comparison, compare};

    use super::*;

    /// What was expected by reading: `1.3 1.2` where the words are the same, `1.1 1.2` where they
    /// changed, then what is new and what is gone. A number is a paragraph's own or an item's.
    struct Expected {
        file: &'static str,
        levels: [&'static str; 2],
        same: &'static [&'static str],
        changed: &'static [&'static str],
        new: &'static str,
        gone: &'static str,
    }

    const EXPECTED: &[Expected] = &[
        Expected {
            file: "office-management",
            levels: ["ปฏิบัติการ", "ชำนาญการ"],
            same: &[],
            changed: &[
                "1.1 1.2", "1.2 1.3", "1.3 1.4", "1.4 1.6", "1.5 1.7", "1.6 1.8", "1.7 1.9",
                "2. 2.", "3.1 3.1", "3.2 3.2", "4. 4.",
            ],
            new: "1.1 1.5 1.10 1.11",
            gone: "",
        },
        Expected {
            file: "office-management",
            levels: ["ชำนาญการ", "ชำนาญการพิเศษ"],
            same: &[],
            changed: &[
                "1.1 1.2", "1.3 1.4", "1.6 1.5", "1.9 1.7", "1.10 1.9", "2. 2.", "3.1 3.1",
                "3.2 3.2", "4. 4.",
            ],
            new: "1.1 1.3 1.6 1.8 1.10 1.11",
            gone: "1.2 1.4 1.5 1.7 1.8 1.11",
        },
        Expected {
            file: "general-administration",
            levels: ["ต้น", "กลาง"],
            same: &[
                "1.5 1.5",
                "2.3 2.2",
                "2.6 2.10",
                "2.8 2.13",
                "2.9 2.14",
                "2.10 2.15",
                "2.13 2.18",
                "4.3 4.3",
            ],
            changed: &[
                "1.1 1.1",
                "1.2 1.3",
                "1.3 1.2",
                "1.4 1.4",
                "2.1 2.3",
                "2.2 2.4",
                "2.5 2.11",
                "2.7 2.12",
                "2.11 2.16",
                "2.12 2.17",
                "3.1 3.3",
                "3.2 3.1",
                "3.3 3.4",
                "4.2 4.1",
            ],
            new: "2.1 2.5 2.6 2.7 2.8 2.9 3.2 4.2",
            gone: "2.4 4.1",
        },
        Expected {
            file: "registration-and-cards",
            levels: ["ปฏิบัติการ", "ชำนาญการ"],
            same: &["1.3 1.2"],
            changed: &[
                "1.2 1.1", "1.4 1.3", "1.5 1.4", "1.6 1.7", "2. 2.1", "3.1 3.1", "3.2 3.2",
                "4.1 4.1", "4.2 4.2",
            ],
            new: "1.5 1.6 2.2 4.3",
            gone: "1.1",
        },
        Expected {
            file: "registration-and-cards",
            levels: ["ชำนาญการ", "ชำนาญการพิเศษ"],
            same: &["1.2 1.2", "1.7 1.8"],
            changed: &[
                "1.1 1.1", "1.3 1.3", "1.4 1.4", "1.5 1.7", "2.1 2.1", "2.2 2.2", "3.1 3.1",
                "3.2 3.2", "4.1 4.1", "4.2 4.2", "4.3 4.3",
            ],
            new: "1.5 1.6",
            gone: "1.6",
        },
        Expected {
            file: "public-relations",
            levels: ["ปฏิบัติงาน", "ชำนาญงาน"],
            same: &["1.8 1.5"],
            changed: &["1.2 1.2", "1.4 3.2", "1.5 1.1", "1.7 1.4"],
            new: "1.3 2.1 2.2 2.3 3.1",
            gone: "1.1 1.3 1.6 2.1 2.2 2.3 2.4",
        },
        Expected {
            file: "public-relations",
            levels: ["ชำนาญงาน", "อาวุโส"],
            same: &["1.5 1.7"],
            changed: &["1.1 1.2", "1.2 1.3", "1.3 1.4", "1.4 1.6", "2.1 2.1"],
            new: "1.1 1.5 2.2 3.1 3.2 3.3",
            gone: "2.2 2.3 3.1 3.2",
        },
    ];

    /// Old and new numbers of the duties of which this became, sorted.
    fn found(comparison: &Comparison<'_>, change: Change) -> Vec<String> {
        let number = |duty: khangan::standards::Duty<'_>| to_arabic_digits(&duty.number());
        let pairs = comparison.duties.iter().filter(|pair| pair.change == change);
        let mut found: Vec<String> = pairs
            .map(|pair| {
                let both = pair.old.into_iter().chain(pair.new).map(number);
                both.collect::<Vec<_>>().join(" ")
            })
            .collect();
        found.sort();
        found
    }

    fn sorted<'a>(expected: impl Iterator<Item = &'a str>) -> Vec<String> {
        let mut sorted: Vec<_> = expected.map(str::to_owned).collect();
        sorted.sort();
        sorted
    }

    #[test]
    fn seven_pairs_of_levels_differ_as_a_reader_finds() {
        for expected in EXPECTED {
            let standard = standard(expected.file);
            let [old, new] = expected.levels.map(|level| standard.level(level).unwrap());
            let comparison = compare(old, new);
            for (change, wanted) in [
                (Change::Same, sorted(expected.same.iter().copied())),
                (Change::Changed, sorted(expected.changed.iter().copied())),
                (Change::New, sorted(expected.new.split(' ').filter(|n| !n.is_empty()))),
                (Change::Gone, sorted(expected.gone.split(' ').filter(|n| !n.is_empty()))),
            ] {
                let place = format!("{} {:?}: {change:?}", expected.file, expected.levels);
                assert_eq!(found(&comparison, change), wanted, "{place}");
            }
        }
    }

    #[test]
    fn every_duty_of_both_levels_is_told_of_once() {
        let all: Vec<_> = FILES.iter().map(|file| standard(file)).collect();
        let levels: Vec<&LevelDef> = all.iter().flat_map(Standard::levels).collect();
        for old in &levels {
            for new in &levels {
                let comparison = compare(old, new);
                let told = |side: fn(
                    &khangan::standards::Pair<khangan::standards::Duty<'_>>,
                ) -> Option<String>| {
                    let mut told: Vec<_> = comparison.duties.iter().filter_map(side).collect();
                    told.sort();
                    told
                };
                let numbers = |level: &LevelDef| {
                    let mut all: Vec<_> =
                        khangan::standards::duties(level).map(|duty| duty.number()).collect();
                    all.sort();
                    all
                };
                assert_eq!(told(|pair| pair.old.map(|duty| duty.number())), numbers(old));
                assert_eq!(told(|pair| pair.new.map(|duty| duty.number())), numbers(new));
            }
        }
    }

    #[test]
    fn a_level_beside_itself_is_the_same_all_through_and_order_is_kept() {
        for file in FILES {
            for level in standard(file).levels() {
                let comparison = compare(level, level);
                assert!(comparison.duties.iter().all(|pair| pair.change == Change::Same));
                assert!(comparison.main_duty.iter().all(|pair| pair.change == Change::Same));
                let needs = comparison.needs.iter().flatten();
                assert!(needs.clone().count() > 15);
                assert!(needs.clone().all(|pair| pair.change == Change::Same));
                let numbers: Vec<_> =
                    comparison.duties.iter().map(|pair| pair.new.unwrap().number()).collect();
                let plain: Vec<_> =
                    khangan::standards::duties(level).map(|duty| duty.number()).collect();
                assert_eq!(numbers, plain);
            }
        }
    }

    #[test]
    fn what_a_level_needs_rises_by_name() {
        let standard = standard("public-relations");
        let [old, new] = ["ชำนาญงาน", "อาวุโส"].map(|level| standard.level(level).unwrap());
        let needs = compare(old, new).needs;
        let rises = |at: usize| -> String {
            let sign = |change| if change == Change::Changed { '↑' } else { '=' };
            needs[at].iter().map(|pair| sign(pair.change)).collect()
        };
        // Knowledge 3 2 2 3 3 3 after 2 2 2 2 2 2, skills 2 2 2 2 3 after 2 2 2 2 2, and so on.
        assert_eq!([rises(0), rises(1), rises(2), rises(4)], ["↑==↑↑↑", "====↑", "↑↑↑↑↑", "====="]);
        assert!(needs[3].is_empty());
    }

    #[test]
    fn two_standards_are_compared_by_their_words_too() {
        let (office, cards) = (standard("office-management"), standard("registration-and-cards"));
        let [old, new] = [&office, &cards].map(|one| one.level("ระดับเชี่ยวชาญ").unwrap());
        let comparison = compare(old, new);
        // The same sentence is 4.1 of one and 4.2 of the other.
        assert!(found(&comparison, Change::Same).contains(&"4.1 4.2".to_owned()));
        assert!(found(&comparison, Change::Changed).contains(&"3.1 3.1".to_owned()));
        // A skill that only the other line needs is new.
        let skills = &comparison.needs[1];
        let new: Vec<_> = skills.iter().filter(|pair| pair.change == Change::New).collect();
        assert_eq!(new.len(), 1);
        assert_eq!(new[0].new.unwrap().name, "ทักษะการสืบสวน");
    }
}

mod own {
    //! An office's own standards: beside those built in, with all the mistakes of a file at once.

    use super::*;

    fn edited(edits: &[(&str, &str)]) -> String {
        edits.iter().fold(text_of("public-relations.ron"), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        })
    }

    fn mistakes(text: &str) -> Vec<String> {
        match read_standard(text) {
            Err(StandardError::Mistakes(mistakes)) => {
                for lang in [Lang::Thai, Lang::English] {
                    for mistake in &mistakes {
                        let sentence = words::standard_mistake(lang, mistake);
                        assert!(!sentence.contains("standard_mistake"), "{sentence}");
                    }
                }
                let line = |of: &khangan::standards::StandardMistake| {
                    let (code, subject) = (of.problem.code(), of.problem.subject());
                    format!("{}: {code} {subject}", of.place).trim_end().to_owned()
                };
                mistakes.iter().map(line).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_mistakes_of_a_file_are_told_at_once_with_their_places() {
        let text = edited(&[
            ("type: \"ทั่วไป\"", "type: \" \""),
            ("title: \"ด้านการปฏิบัติการ\",\n", "title: \"\",\n text: \"ทั้งสองอย่าง\",\n"),
            ("text: \"ได้รับประกาศนียบัตรวิชาชีพหรือ", "text: \"\"), (text: \"ได้รับ"),
            ("ความรู้เรื่องงานธุรการและงานสารบรรณ\", level: 1", "ความรู้ทั่วไปเรื่องชุมชน\", level: 6"),
            ("level: \"ชำนาญงาน\"", "level: \"ปฏิบัติงาน\""),
            ("(at: \"ศิลปะการโน้มน้าวใจ\"", "(at: \"ไม่มีคำนี้\""),
        ]);
        assert_eq!(
            mistakes(&text),
            [
                "type: empty",
                "levels[0].groups[0].title: empty",
                "levels[0].groups[0]: items_and_text",
                "levels[0].qualifications[0].text: empty",
                "levels[0].knowledge[2].level: level_outside 6",
                "levels[0].knowledge[3].name: duplicate ความรู้ทั่วไปเรื่องชุมชน",
                "levels[1].level: duplicate ปฏิบัติงาน",
                "levels[2].doubts[4].at: doubt_nowhere ไม่มีคำนี้",
            ]
        );
        let nothing =
            "(source: \"ก\", type: \"ก\", line: \"ก\", title: \"ก\", nature: \"ก\", levels: [])";
        assert_eq!(mistakes(nothing), ["levels: empty"]);
    }

    #[test]
    fn what_is_no_such_file_is_told_with_line_and_column() {
        let text = edited(&[("    nature:", "    natur:")]);
        let Err(StandardError::Syntax { line, what, .. }) = read_standard(&text) else {
            panic!("read");
        };
        assert_eq!(line, 9);
        assert!(what.contains("natur"), "{what}");
    }

    #[test]
    fn an_own_standard_stands_before_those_built_in_or_takes_the_place_of_one() {
        let new = edited(&[("title: \"เจ้าพนักงานประชาสัมพันธ์\"", "title: \"เจ้าพนักงานธุรการ\"")]);
        let changed = edited(&[("source: \"มาตรฐานของส่วนท้องถิ่น", "source: \"แก้ไขแล้ว")]);
        let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let own = Standards::with_own(&[file("1.ron", &new), file("2.ron", &changed)]).unwrap();
        assert_eq!(own.all().len(), 5);
        assert_eq!(own.all()[0].title(), "เจ้าพนักงานธุรการ");
        let source = &own.titled("เจ้าพนักงาน ประชาสัมพันธ์").unwrap().def().source;
        assert!(source.starts_with("แก้ไขแล้ว"), "{source}");
        assert!(own.titled("เจ้าพนักงาน").is_none());

        let twice = [file("1.ron", &new), file("2.ron", &new), file("3.ron", "(")];
        let errors = Standards::with_own(&twice).unwrap_err();
        assert_eq!(errors.len(), 2);
        assert_eq!((errors[0].0.as_str(), errors[1].0.as_str()), ("2.ron", "3.ron"));
        assert!(matches!(&errors[1].1, StandardError::Syntax { .. }));
    }

    #[test]
    fn the_example_of_the_guide_is_a_standard() {
        let guide = text_of("README.md");
        let (_, example) = guide.split_once("```ron\n#![").unwrap();
        let example = format!("#![{}", example.split("```").next().unwrap());
        let standard = read_standard(&example).unwrap();
        assert_eq!(standard.levels().len(), 2);
    }
}

mod search {
    //! What is typed is found where it stands, at once.

    use super::*;

    fn titles(standards: &Standards, typed: &str) -> Vec<String> {
        let hits = standards.search(&Query::new(typed)).standards;
        hits.iter().map(|at| standards.all()[*at].title().to_owned()).collect()
    }

    #[test]
    fn standards_are_found_by_title_type_line_and_level() {
        let standards = Standards::built_in();
        assert_eq!(titles(&standards, "ประชาสัมพันธ์"), ["เจ้าพนักงานประชาสัมพันธ์"]);
        assert_eq!(titles(&standards, "อาวุโส"), ["เจ้าพนักงานประชาสัมพันธ์"]);
        assert_eq!(titles(&standards, "วิชาการ นัก").len(), 2);
        assert_eq!(titles(&standards, "บริหารงาน"), ["นักบริหารงานทั่วไป"]);
        assert_eq!(standards.search(&Query::new(" ")), khangan::standards::Hits::default());
    }

    #[test]
    fn a_passage_tells_where_it_stands() {
        let standards = Standards::built_in();
        let hits = standards.search(&Query::new("ชำนาญการพิเศษ โต้ตอบหนังสือ"));
        let [hit] = hits.passages.as_slice() else { panic!("{:?}", hits.passages) };
        assert_eq!(standards.all()[hit.standard].title(), "นักจัดการงานทั่วไป");
        assert_eq!((hit.level, hit.part, hit.number.as_str()), (2, Part::Duties, "๑.๓"));
        let skill = standards.search(&Query::new("การสืบสวน ชำนาญการ"));
        assert!(skill.passages.iter().all(|hit| hit.part == Part::Skills));
        assert_eq!(
            skill.passages.len(),
            2,
            "on ชำนาญการ, and on ชำนาญการพิเศษ, which has its letters"
        );
        assert!(standards.search(&Query::new("การ")).more);
    }

    /// Two hundred standards, none like another to the letter.
    pub fn two_hundred() -> Standards {
        let originals: Vec<String> =
            FILES.iter().map(|file| text_of(&format!("{file}.ron"))).collect();
        let generated = (0..200).map(|index: usize| {
            let original = &originals[index % originals.len()];
            let name = khangan::base::thai_number(i64::try_from(index).unwrap());
            let text = original.replace("หน่วยงาน", &format!("หน่วยงานที่{name}"));
            let text = text.replace("    title: \"", &format!("    title: \"ที่{name} "));
            read_standard(&text).unwrap()
        });
        Standards::only(generated.collect())
    }

    #[test]
    fn two_hundred_standards_are_searched_within_five_milliseconds_a_key() {
        let standards = two_hundred();
        standards.search(&Query::new("ก"));
        let mut worst: BTreeMap<Duration, String> = BTreeMap::new();
        // The second has both words in every standard, and in no passage together.
        let typed = ["เชี่ยวชาญ หน่วยงานที่๑๙๙ การประชุม", "บุคลากร ผลสัมฤทธิ์ คอมพิวเตอร์"];
        let keys = typed.iter().flat_map(|typed| {
            let ends = typed.char_indices().map(|(end, _)| end).skip(1).chain([typed.len()]);
            ends.map(|end| typed[..end].to_owned())
        });
        for key in keys {
            let query = Query::new(&key);
            // The quickest of some: what else the machine does is none of the search's.
            let once = |_| {
                let start = Instant::now();
                std::hint::black_box(standards.search(&query));
                start.elapsed()
            };
            worst.insert((0..15).map(once).min().unwrap(), key);
        }
        let (slowest, key) = worst.last_key_value().unwrap();
        println!("slowest key: {slowest:?} at {key:?}");
        assert!(*slowest <= Duration::from_millis(5), "{slowest:?} at {key:?}");
    }
}

mod commands {
    //! `khangan standards` and `khangan standard`.

    use serde_json::{Value, json};

    use super::*;
    use crate::terminal::{Desk, Ran, in_process};

    fn json_of(ran: &Ran) -> Value {
        serde_json::from_str(ran.printed(0)).unwrap()
    }

    #[test]
    fn every_standard_is_listed_with_whose_it_is() {
        let listed = json_of(&in_process(["standards", "--json"]));
        assert_eq!(listed.as_array().unwrap().len(), 4);
        assert_eq!(
            listed[0],
            json!({
                "title": "เจ้าพนักงานประชาสัมพันธ์",
                "type": "ทั่วไป",
                "line": "ปฏิบัติงานประชาสัมพันธ์",
                "levels": ["ปฏิบัติงาน", "ชำนาญงาน", "อาวุโส"],
                "source": "มาตรฐานของส่วนท้องถิ่น (ก.จ., ก.ท. และ ก.อบต.)",
            })
        );
        let told = in_process(["standards"]);
        let lines: Vec<_> = told.printed(0).lines().collect();
        assert_eq!(lines.len(), 4);
        assert!(lines.iter().all(|line| line.ends_with("(ก.จ., ก.ท. และ ก.อบต.)")), "{told:?}");
    }

    #[test]
    fn a_standard_is_told_whole_or_one_level_of_it() {
        let whole = json_of(&in_process(["standard", "นักจัดการงานทั่วไป", "--json"]));
        let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&whole), ["levels", "line", "nature", "title", "type"]);
        assert_eq!(whole["levels"].as_array().unwrap().len(), 4);
        let first = &whole["levels"][0];
        assert_eq!(
            keys(first),
            [
                "competencies",
                "groups",
                "knowledge",
                "level",
                "main_duty",
                "qualifications",
                "skills"
            ]
        );
        assert_eq!(first["groups"][0]["items"].as_array().unwrap().len(), 7);
        assert_eq!(first["groups"][0]["text"], Value::Null);
        assert_eq!(first["groups"][1]["items"], json!([]));
        assert!(first["groups"][1]["text"].as_str().unwrap().starts_with("วางแผนการทำงานที่รับผิดชอบ"));
        assert_eq!(
            first["knowledge"][5],
            json!({"name": "ความรู้เรื่องงานธุรการและงานสารบรรณ", "level": 2})
        );
        assert_eq!(keys(&first["competencies"]), ["core", "executive", "line"]);

        let words = ["standard", "ทะเบียนและบัตร", "--level", "ระดับชำนาญการ", "--json"];
        let one = json_of(&in_process(words));
        assert_eq!(one["title"], "นักจัดการงานทะเบียนและบัตร");
        assert_eq!(one["levels"].as_array().unwrap().len(), 1);
        assert_eq!(one["levels"][0]["level"], "ชำนาญการ");

        let heads = json_of(&in_process(["standard", "นักบริหารงานทั่วไป", "--level", "ต้น", "--json"]));
        let third = heads["levels"][0]["qualifications"][2].as_str().unwrap();
        let lines: Vec<_> = third.lines().collect();
        assert_eq!(lines.len(), 7);
        assert!(
            lines[2].starts_with("๓.๒ ดำรงตำแหน่งใด") && lines[3].starts_with("(๑) ประเภทวิชาการ")
        );

        let told = in_process(["standard", "นักจัดการงานทั่วไป", "--level", "ปฏิบัติการ"]);
        let told = told.printed(0);
        assert!(told.contains("\nมาตรฐานของส่วนท้องถิ่น (ก.จ., ก.ท. และ ก.อบต.)\n"), "{told}");
        assert!(told.contains("    ๑.๗ ช่วยติดตามการปฏิบัติตามมติ"), "{told}");
        assert!(told.contains("Doubtful in the original: “ทักษะการประสานงาน”"), "{told}");
    }

    #[test]
    fn two_levels_are_compared() {
        let compare = |title, level, other| {
            in_process(["standard", title, "--level", level, "--compare", other, "--json"])
        };
        let report = json_of(&compare("เจ้าพนักงานประชาสัมพันธ์", "ชำนาญงาน", "อาวุโส"));
        assert_eq!(report["from"]["level"], "ชำนาญงาน");
        let duties = report["duties"].as_array().unwrap();
        let count = |change: &str| duties.iter().filter(|duty| duty["change"] == change).count();
        assert_eq!(["same", "changed", "new", "gone"].map(count), [1, 5, 6, 4]);
        assert_eq!(report["competencies"]["core"][0]["old"], 2);
        assert_eq!(report["competencies"]["core"][0]["new"], 3);

        let report = json_of(&compare("นักจัดการงานทั่วไป", "เชี่ยวชาญ", "นักบริหารงานทั่วไป สูง"));
        assert_eq!(report["to"], json!({"title": "นักบริหารงานทั่วไป", "level": "สูง"}));

        let told = in_process([
            "--lang",
            "th",
            "standard",
            "ประชาสัมพันธ์",
            "--level",
            "ชำนาญงาน",
            "--compare",
            "อาวุโส",
        ]);
        let told = told.printed(0);
        assert!(told.contains("= [เหมือนเดิม] ๑.๗ ปฏิบัติงาน"), "{told}");
        assert!(told.contains("~ ความรู้ทั่วไปเรื่องชุมชน: ๒ → ๓"), "{told}");
        assert!(told.matches("(ก.จ., ก.ท. และ ก.อบต.)").count() >= 2, "{told}");
    }

    #[test]
    fn what_is_not_there_is_told_with_what_is() {
        for (words, told) in [
            (vec!["standard"], "The title of a post is needed"),
            (
                vec!["standard", "นักบิน"],
                "There is no position standard of “นักบิน”; there are: เจ้าพนักงานประชาสัมพันธ์,",
            ),
            (vec!["standard", "วิชาการ"], "fits more than one"),
            (
                vec!["standard", "ประชาสัมพันธ์", "--level", "กลาง"],
                "there are: ปฏิบัติงาน, ชำนาญงาน, อาวุโส",
            ),
            (vec!["standard", "ประชาสัมพันธ์", "--compare", "อาวุโส"], "--level is needed"),
            (
                vec!["standard", "ประชาสัมพันธ์", "--level", "อาวุโส", "--compare", "นักบิน สูง"],
                "There is no position standard of “นักบิน”",
            ),
        ] {
            let ran = in_process(words);
            assert!(ran.complained(2).contains(told), "{ran:?}");
        }
    }

    #[test]
    fn an_offices_own_stand_beside_its_forms_and_are_checked_with_any_command() {
        let desk = Desk::new();
        let forms = root().join("forms");
        fs::create_dir_all(desk.path("own/standards")).unwrap();
        for form in ["academic.ron", "general.ron", "arts.ron"] {
            desk.write(format!("own/{form}"), fs::read(forms.join(form)).unwrap());
        }
        let text = text_of("public-relations.ron");
        desk.write("own/standards/one.ron", text.replace("เจ้าพนักงานประชาสัมพันธ์", "เจ้าพนักงานธุรการ"));
        let listed = desk.say("--forms own standards");
        assert_eq!(listed.printed(0).lines().count(), 5);
        assert!(listed.out.starts_with("เจ้าพนักงานธุรการ – "), "{listed:?}");

        desk.write("own/standards/two.ron", text.replace("level: 1", "level: 0"));
        desk.write("own/standards/three.ron", "(title: 1)");
        let wrong = desk.say("--lang en --forms own forms");
        assert_eq!((wrong.exit, wrong.out.as_str()), (2, ""));
        let lines: Vec<_> = wrong.err.lines().collect();
        assert!(lines[0].starts_with("three.ron:1:"), "{wrong:?}");
        assert_eq!(lines.len(), 22, "{wrong:?}");
        let all = lines[1..].iter().all(|line| line.starts_with("two.ron: levels[0]."));
        assert!(all && lines[1].ends_with("there is no level 0: use 1 to 5"), "{wrong:?}");
    }
}

mod paper {
    //! A level on paper: every word of it, numbers hanging out, headings with what they head.

    use khangan::sheet::{Role, Shape, Tag, lay_out_reading};
    use khangan::words::standard_reading;

    use super::*;

    /// What stands on the pages, element by element: the left edge and the words of each line.
    fn elements(standard: &Standard, level: &LevelDef) -> Vec<(Role, Vec<(f64, String)>)> {
        let sheet = lay_out_reading(&standard_reading(standard, level));
        let mut elements = BTreeMap::<u32, (Role, Vec<(f64, String)>)>::new();
        for mark in sheet.pages.iter().flat_map(|page| &page.marks) {
            if let (Tag::Element { element, role }, Shape::Text(text)) = (mark.tag, &mark.shape) {
                let lines = &mut elements.entry(element).or_insert((role, Vec::new())).1;
                lines.push((text.at.x.0, text.text.to_string()));
            }
        }
        elements.into_values().collect()
    }

    #[test]
    fn every_word_of_every_level_stands_on_its_paper() {
        let plain = |text: &str| -> String { text.split_whitespace().collect() };
        for file in FILES {
            let standard = standard(file);
            for level in standard.levels() {
                let lines = elements(&standard, level).into_iter().flat_map(|(_, lines)| lines);
                let printed: String = lines.map(|(_, text)| plain(&text)).collect();
                assert!(printed.contains(&plain(&standard.def().source)), "whose it is");
                for duty in khangan::standards::duties(level) {
                    let number = duty.item.map(|_| duty.number()).unwrap_or_default();
                    let text = plain(&format!("{number}{}", duty.text));
                    assert!(printed.contains(&text), "{} {text}", level.level);
                }
                for need in requirements(level).into_iter().flatten() {
                    let rank = khangan::base::thai_number(need.level.into());
                    let text = plain(&format!("{}ระดับ{rank}", need.name));
                    assert!(printed.contains(&text), "{} {text}", level.level);
                }
            }
        }
    }

    #[test]
    fn numbers_hang_out_of_items_of_more_than_one_line() {
        let standard = standard("general-administration");
        let mut long = 0;
        for (_, lines) in elements(&standard, &standard.levels()[1])
            .into_iter()
            .filter(|(role, lines)| *role == Role::Item && lines.len() > 1)
        {
            long += 1;
            let (first, others) = lines.split_first().unwrap();
            assert!(others.iter().all(|(x, _)| *x > first.0 + 3.0), "{lines:?}");
            assert!(
                others.windows(2).all(|pair| (pair[0].0 - pair[1].0).abs() < 1e-6),
                "{lines:?}"
            );
        }
        assert!(long > 25, "{long} items of more than one line");
    }
}
