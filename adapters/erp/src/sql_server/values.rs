use domain_kernel::{Date, days_later};
use tiberius::{ColumnData, numeric::Numeric};

/// A value as SQL Server itself would write it, exactly.
pub(crate) fn text(value: ColumnData<'static>) -> Option<String> {
    match value {
        ColumnData::U8(it) => it.map(|it| it.to_string()),
        ColumnData::I16(it) => it.map(|it| it.to_string()),
        ColumnData::I32(it) => it.map(|it| it.to_string()),
        ColumnData::I64(it) => it.map(|it| it.to_string()),
        ColumnData::F32(it) => it.map(|it| it.to_string()),
        ColumnData::F64(it) => it.map(|it| it.to_string()),
        ColumnData::Bit(it) => it.map(|it| u8::from(it).to_string()),
        ColumnData::String(it) => it.map(std::borrow::Cow::into_owned),
        ColumnData::Guid(it) => it.map(|it| it.to_string()),
        ColumnData::Binary(it) => it.map(|it| hexadecimal(&it)),
        ColumnData::Numeric(it) => it.map(decimal),
        ColumnData::Xml(it) => it.map(|it| it.to_string()),
        ColumnData::DateTime(it) => it.and_then(|it| {
            let seconds = u64::from(it.seconds_fragments() / 300);
            Some(moment(since_1900(it.days().into())?, seconds))
        }),
        ColumnData::SmallDateTime(it) => it.and_then(|it| {
            let seconds = u64::from(it.seconds_fragments()) * 60;
            Some(moment(since_1900(it.days().into())?, seconds))
        }),
        ColumnData::Time(it) => it.map(|it| time(seconds(it))),
        ColumnData::Date(it) => it.and_then(|it| Some(since_1(it.days())?.to_string())),
        ColumnData::DateTime2(it) => {
            it.and_then(|it| Some(moment(since_1(it.date().days())?, seconds(it.time()))))
        }
        // The day in UTC, as it comes.
        ColumnData::DateTimeOffset(it) => it.and_then(|it| {
            let it = it.datetime2();
            Some(moment(since_1(it.date().days())?, seconds(it.time())))
        }),
    }
}

/// So many units of the last digit, with the point where it belongs.
fn decimal(number: Numeric) -> String {
    let (units, scale) = (number.value(), usize::from(number.scale()));
    let sign = if units < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = scale + 1);
    let (whole, decimals) = digits.split_at(digits.len() - scale);
    match scale {
        0 => format!("{sign}{whole}"),
        _ => format!("{sign}{whole}.{decimals}"),
    }
}

fn since_1900(days: i64) -> Option<Date> {
    days_later(Date::constant(1900, 1, 1), days)
}

fn since_1(days: u32) -> Option<Date> {
    days_later(Date::constant(1, 1, 1), days.into())
}

fn seconds(time: tiberius::time::Time) -> u64 {
    time.increments() / 10_u64.pow(u32::from(time.scale().min(9)))
}

fn moment(date: Date, seconds: u64) -> String {
    format!("{date} {}", time(seconds))
}

fn time(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().map(|it| format!("{it:02X}"));
    std::iter::once("0x".to_owned()).chain(digits).collect()
}

#[cfg(test)]
mod tests {
    use tiberius::time::{DateTime, DateTime2, SmallDateTime, Time};

    use super::*;

    #[test]
    fn values_are_written_exactly() {
        let numeric =
            |value, scale| ColumnData::Numeric(Some(Numeric::new_with_scale(value, scale)));
        let day = tiberius::time::Date::new(739_620);
        for (value, expected) in [
            (numeric(10, 2), "0.10"),
            (numeric(-24, 0), "-24"),
            (numeric(1_250_500, 3), "1250.500"),
            (numeric(-5, 2), "-0.05"),
            (numeric(123_456_789_012_345_678, 4), "12345678901234.5678"),
            (ColumnData::I64(Some(i64::MIN)), "-9223372036854775808"),
            (ColumnData::Bit(Some(true)), "1"),
            (ColumnData::F64(Some(0.1)), "0.1"),
            (ColumnData::F64(Some(1e21)), "1000000000000000000000"),
            (ColumnData::Binary(Some(vec![0, 255].into())), "0x00FF"),
            (ColumnData::DateTime(Some(DateTime::new(-1, 0))), "1899-12-31 00:00:00"),
            (ColumnData::DateTime(Some(DateTime::new(0, 300))), "1900-01-01 00:00:01"),
            (ColumnData::SmallDateTime(Some(SmallDateTime::new(1, 90))), "1900-01-02 01:30:00"),
            (ColumnData::Date(Some(day)), "2026-01-05"),
            (
                ColumnData::DateTime2(Some(DateTime2::new(day, Time::new(10, 1)))),
                "2026-01-05 00:00:01",
            ),
        ] {
            assert_eq!(text(value.clone()).as_deref(), Some(expected), "{value:?}");
        }
        assert_eq!(text(ColumnData::Numeric(None)), None);
    }
}
