//! Pages of the `V` codes: numbers, units and dates.

use super::Page;
use crate::diagnostics::Severity;

pub(super) static NUMBER_NOT_FINITE: Page = Page {
    title: "A number is not finite",
    what: "The value is `NaN`, infinite, or too large to be held.",
    why: "One such value makes every sum that it enters meaningless.",
    wrong: "fraud.vat,market_value_eur,NaN",
    right: "fraud.vat,market_value_eur,50",
    fix: "Write the number. If it is not known, the row is an observation without an answer: delete it.",
    severity: Severity::Error,
};

pub(super) static NUMBER_OUT_OF_RANGE: Page = Page {
    title: "A number is outside its range",
    what: "The value lies outside what the indicator, column or key can be: a share above 1, a push of 3, a \
           year 20222.",
    why: "Often a percentage stands where a share belongs, and the area would look a hundred times worse \
           than it is.",
    wrong: "economic,fraud.vat,5,4",
    right: "economic,fraud.vat,2,4",
    fix: "Check the number and its unit against the range in the message.",
    severity: Severity::Error,
};

pub(super) static INTERVAL_REVERSED: Page = Page {
    title: "An interval runs backwards",
    what: "`low` is larger than `high`, or `value` lies outside the two.",
    why: "No number can lie in such an interval, so the figure says nothing.",
    wrong: "value,low,high
139,188,92",
    right: "value,low,high
139,92,188",
    fix: "Exchange the two ends, or correct the value.",
    severity: Severity::Error,
};

pub(super) static UNKNOWN_UNIT: Page = Page {
    title: "A unit is not known",
    what: "The unit is not one of the catalogue's units.",
    why: "Figures in different units must never be added or compared; what is not known cannot be \
           converted.",
    wrong: "drugs.cocaine,market_value_eur,10.5,billions",
    right: "drugs.cocaine,market_value_eur,10.5,EUR billion",
    fix: "Write one of the units of the catalogue, or leave the unit out if it is the indicator's own.",
    severity: Severity::Error,
};

pub(super) static WRONG_UNIT: Page = Page {
    title: "A unit is not the indicator's",
    what: "The unit is known, but the indicator is measured in another one; or a unit is given with a level.",
    why: "The value function of the model speaks of the indicator's own unit; tonnes read as kilograms \
           would be a thousandfold error.",
    wrong: "drugs.cocaine,market_value_eur,214.6,tonnes",
    right: "drugs.cocaine,market_value_eur,10.5,EUR billion",
    fix: "Convert the figure into the indicator's unit, or choose the indicator that the figure belongs to.",
    severity: Severity::Error,
};

pub(super) static DATE_INVALID: Page = Page {
    title: "A date is not a date",
    what: "The value is not a day of the calendar, or is not written as the column asks: `2024-05-17`, and \
           where a period is meant also `2024-05` or `2024`.",
    why: "03/04/2024 is a day in March or in April, depending on who reads.",
    wrong: "2023-02-30",
    right: "2023-02-28",
    fix: "Write year, month and day with hyphens, as `2024-05-17`.",
    severity: Severity::Error,
};

pub(super) static PERIOD_REVERSED: Page = Page {
    title: "A period ends before it begins",
    what: "The end of a period lies before its beginning.",
    why: "It cannot be told whether the period lies in the dossier's window.",
    wrong: "from,to
2023-12-31,2023-01-01",
    right: "from,to
2023-01-01,2023-12-31",
    fix: "Exchange the two dates.",
    severity: Severity::Error,
};

pub(super) static PERIOD_OUTSIDE_WINDOW: Page = Page {
    title: "An observation is of a time outside the window",
    what: "The period of an observation has no day in common with the window of the dossier. The \
           observation is still used.",
    why: "The window is what all contributors were asked about; older evidence compares a threat of today \
           with one of the past.",
    wrong: r#""window": { "from": "2020-01-01", "to": "2023-12-31" }     and a row with from = 2015, to = 2016"#,
    right: "a row with from = 2020, to = 2021",
    fix: "Check the dates; leave the row out if the evidence is outdated, or widen the window if it is \
           meant to count.",
    severity: Severity::Warning,
};

pub(super) static AFTER_REFERENCE_DATE: Page = Page {
    title: "Something is dated after the reference date",
    what: "An observation or link begins, a network became active, or a source was published, after the \
           reference date of the dossier.",
    why: "The reference date says what could be known when the assessment was made. What came later would \
           be hindsight, and every test against past decisions would be flattered by it.",
    wrong: r#""reference_date": "2021-03-01"     and a row with from = 2022"#,
    right: "a row with from = 2020",
    fix: "Remove what was not yet known, or correct the date.",
    severity: Severity::Error,
};

pub(super) static WINDOW_INVALID: Page = Page {
    title: "The window or the cycle does not hold together",
    what: "The window of the dossier or its cycle ends before it begins, or the window begins after the \
           reference date.",
    why: "With such dates no observation can lie in the window.",
    wrong: r#""window": { "from": "2023-12-31", "to": "2020-01-01" }"#,
    right: r#""window": { "from": "2020-01-01", "to": "2023-12-31" }"#,
    fix: "Correct the dates in `dossier.json`.",
    severity: Severity::Error,
};

pub(super) static BOUND_WITHOUT_FIGURE: Page = Page {
    title: "A bound is given without a figure",
    what: "`bound` says how a single figure bounds the truth, and there is no `value`.",
    why: "\"At least\" without a number says nothing; usually the number was put into another column.",
    wrong: "level,value,bound
High,,at-least",
    right: "level,value,bound
,60,at-least",
    fix: "Add the value, or empty the field `bound`. For an interval, `low` and `high` are enough.",
    severity: Severity::Error,
};
