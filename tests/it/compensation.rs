//! What posts cost: the table of annex ๖, its own examples, and what follows from it.

use khangan::compensation::{Compensation, change_a_year};

fn table() -> &'static Compensation {
    Compensation::built_in()
}

fn average(kind: &str, level: &str) -> Option<i64> {
    table().average(kind, level, 0)
}

#[test]
fn the_table_has_eighteen_rows_and_each_adds_up() {
    let counts = ["ทั่วไป", "วิชาการ", "อำนวยการ", "บริหาร"]
        .map(|kind| table().rows.iter().filter(|row| row.kind == kind).count());
    assert_eq!((table().rows.len(), counts), (18, [5, 8, 2, 3]));
    for row in &table().rows {
        let up = (row.sum() + 9) / 10 * 10;
        assert_eq!(row.total, up, "{} {}{}", row.kind, row.level, row.mark);
        assert_eq!(row.fund, row.welfare);
        assert_eq!(row.health, 1150);
    }
    assert_eq!(table().rows.iter().map(|row| row.total).sum::<i64>(), 1_236_940);
}

#[test]
fn the_circulars_own_examples_come_out() {
    assert_eq!(average("อำนวยการ", "ต้น"), Some(60_810));
    assert_eq!(average("วิชาการ", "ปฏิบัติการหรือชำนาญการ"), Some(33_960));
    assert_eq!(average("วิชาการ", "ชำนาญการ"), Some(33_960));
    let (before, after) = (average("วิชาการ", "ชำนาญการ"), average("วิชาการ", "ชำนาญการพิเศษ"));
    assert_eq!(change_a_year(before.unwrap(), after.unwrap()), Some(189_960));
}

#[test]
fn a_frame_counts_as_its_highest_level_however_it_is_written() {
    for written in [
        "ปฏิบัติการหรือชำนาญการ",
        "ปฏิบัติการ หรือ ชำนาญการ",
        "ระดับปฏิบัติการ/ชำนาญการ",
        "ชำนาญการ หรือปฏิบัติการ",
        "ปฏิบัติการ - ชำนาญการ",
    ] {
        assert_eq!(average("วิชาการ", written), Some(33_960), "{written}");
    }
    let three = "ปฏิบัติการ ชำนาญการ หรือชำนาญการพิเศษ";
    assert_eq!(average("วิชาการ", three), Some(49_790));
    assert_eq!(average("ทั่วไป", "ปฏิบัติงานหรือชำนาญงาน"), Some(28_400));
    for unknown in ["", "ชำนาญการหรือซี ๘", "อาวุโส", "หรือ"]
    {
        assert_eq!(average("วิชาการ", unknown), None, "{unknown}");
    }
    assert_eq!(average("ลูกจ้าง", "ชำนาญงาน"), None);
}

#[test]
fn stars_and_position_pay_are_rows_of_their_own() {
    let totals = |kind, level| {
        let rows = table().rows_of(kind, level).into_iter();
        rows.map(|row| (row.mark.as_str(), row.total)).collect::<Vec<_>>()
    };
    assert_eq!(totals("ทั่วไป", "อาวุโส"), [("", 33_100), ("**", 40_300)]);
    assert_eq!(totals("วิชาการ", "ชำนาญการพิเศษ"), [("", 49_790), ("***", 57_490)]);
    assert_eq!(totals("บริหาร", "สูง"), [("", 137_670), ("", 159_870)]);
    assert_eq!(table().notes.len(), 3);
}

#[test]
fn extra_pay_is_added_and_what_cannot_be_counted_is_not() {
    assert_eq!(table().average("วิชาการ", "ชำนาญการ", 5_000), Some(38_960));
    assert_eq!(table().average("วิชาการ", "ชำนาญการ", i64::MAX), None);
    assert_eq!(change_a_year(49_790, 33_960), Some(-189_960));
    assert_eq!(change_a_year(i64::MIN, 1), None);
    assert_eq!(change_a_year(0, i64::MAX), None);
}

#[test]
fn the_level_alone_tells_the_type_where_one_type_has_it() {
    let kind = |level| table().kind_of(level);
    assert_eq!(kind("ชำนาญงาน"), Some("ทั่วไป"));
    assert_eq!(kind("ปฏิบัติการหรือชำนาญการ"), Some("วิชาการ"));
    assert_eq!((kind("ต้น"), kind("สูง"), kind("ซี ๘")), (None, None, None));
}

#[test]
fn the_doubtful_places_are_told_with_both_readings() {
    let doubts: Vec<_> =
        table().doubts.iter().map(|doubt| (doubt.here.as_str(), doubt.other.as_str())).collect();
    assert_eq!(doubts, [("๗๗,๔๕๐", "๗๗,๕๕๐"), ("รวม (ปัดเศษ)", "รวม (พิเศษ)")]);
    assert!(doubts.iter().all(|(here, _)| !here.is_empty()));
    assert_eq!(average("วิชาการ", "เชี่ยวชาญ"), Some(77_450));
}
