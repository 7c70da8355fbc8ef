# Pictures, spreadsheets, documents

file-kind-1 = Mystery shop
file-kind-2 = Self-check
file-kind-3 = Observation
file-given = yes
file-made = Made on { $day }
file-nothing = No mystery shop could be scored in this period.

column-audit = Audit no.
column-day = Date
column-kind = Kind
column-version = Checklist version
column-section = Section
column-section-id = Section id
column-indicator = Indicator
column-indicator-id = Indicator id
column-code = No.
column-answer = Answer
column-point = Point
column-given = By condition
column-note = Note
column-figure = Figure
column-value = Value
column-low = From
column-high = To
column-margin = 95% range
column-basis = What it rests on
column-earned = Points
column-possible = Possible
column-printed = On the form
column-rate = Rate
column-coverage = Coverage
column-others = Other advisors
column-self = Self-check
column-gap = Self higher by (points)
column-passed = Passed
column-scored = Scored
column-pass-rate = Pass rate
column-streak = Missed in a row
column-self-passed = Self passed
column-self-scored = Self scored
column-evaluation = Evaluation

sheet-summary = Summary
sheet-sections = Sections
sheet-visits = Visits
sheet-indicators = Indicators
sheet-answers = Answers

figure-rate = Mystery shop rate
figure-rate-basis = { $count ->
    [one] 1 mystery shop
   *[other] Mean of { $count } mystery shops, each counting alike
}; range by Student's t, 95%{ $provisional ->
    [yes] ; provisional until there are { $enough }
   *[no] {""}
}
figure-points = Rate of all points
figure-points-basis = { $earned } of { $possible } points over all visits
figure-coverage = Coverage
figure-coverage-basis = { $possible } of { $printed } answered yes or no; the rest did not apply or was not seen
figure-others = Other advisors' rate
figure-others-basis = Mean of the others' { $count ->
    [one] 1 mystery shop
   *[other] { $count } mystery shops
} in the same period
figure-difference = Difference from the others (points)
figure-difference-basis = { $verdict ->
    [within] Within the margin: it may be chance alone
    [above] Clearly higher, beyond the margin
    [below] Clearly lower, beyond the margin
   *[other] Too few shops to compare
} (Welch's t, 95%)
figure-latest = Latest visit
figure-latest-basis = A single visit has no margin
figure-change = Change from the visit before (points)
figure-change-basis = Before it { $rate }; ups and downs between two visits are no trend
figure-trend = Trend
figure-trend-rising = Rising
figure-trend-falling = Falling
figure-trend-none_visible = None visible yet
figure-trend-too_few = Too few visits
figure-trend-basis = Mann-Kendall test, two-sided 5%, p = { $p }; takes at least 5 visits
figure-self = Self-check rate
figure-self-basis = Mean of { $count ->
    [one] 1 whole self-check
   *[other] { $count } whole self-checks
}{ $partial ->
    [0] {""}
    [one] ; 1 partial one does not count
   *[other] ; { $partial } partial ones do not count
}
figure-gap = Self-check higher than shops (points)
figure-gap-basis = From different visits: a gap in self-image, not how well two raters agree
figure-alike = Same answers in self-check and shops
figure-alike-basis = Each indicator's latest answers side by side
figure-ac1 = Agreement beyond chance, AC1
figure-ac1-basis = −1 to 1; K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008)
figure-observed = Observation rate
figure-observed-basis = Mean of { $count ->
    [one] 1 observation
   *[other] { $count } observations
}, not counted among the shops
figure-older = Older forms

chart-sections = Rate by section
chart-course = Each visit
chart-releases = Each release
chart-latest-visits = Latest { $count } visits
chart-mean = mean{ $interval ->
    [yes] {" "}and 95% range
   *[no] {""}
}
chart-others = others { $rate }
chart-basis = { $count ->
    [one] 1 mystery shop
   *[other] { $count } mystery shops
} · { $period }
chart-provisional = Provisional until there are { $enough }

fact-others = { $verdict ->
    [within] { $difference } points, within the margin
    [above] { $difference } points, clearly higher
    [below] { $difference } points, clearly lower
   *[other] Too few shops to compare
}
fact-previous = Before { $rate } ({ $change })
fact-self = { $gap } points
fact-coverage = { $possible } of { $printed } answers

document-report = Service advisor report
document-coaching = Coach these first
document-visits = Single audits, latest first
document-indicators = Indicators, weakest first
document-page = Page { $page } of { $pages }
document-date = Date
document-signature = Signature
document-yes = Yes 1
document-no = No 0
document-indicator = Key indicator
document-earned = Indicators' total
document-printed = Printed total
document-total = Total
document-summary = Totals by section
document-note = Note: { $text }
document-possible = { $printed } ({ $possible } possible)
