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
column-given = By situation
column-note = Note
column-figure = Figure
column-value = Value
column-low = Lower 95%
column-high = Upper 95%
column-margin = 95% interval
column-basis = Basis
column-earned = Points
column-possible = Possible
column-printed = Form total
column-rate = Rate
column-coverage = Coverage
column-others = Other advisors
column-self = Self-check
column-gap = Self minus shops (points)
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
   *[other] Mean of { $count } mystery shops, equal weight
}; 95% interval by Student's t{ $provisional ->
    [yes] ; provisional below { $enough }
   *[no] {""}
}
figure-points = Rate over all points
figure-points-basis = { $earned } of { $possible } points
figure-coverage = Coverage
figure-coverage-basis = { $possible } of { $printed } answered yes or no; the rest n/a or not observed
figure-others = Other advisors' rate
figure-others-basis = { $people ->
    [0] Mean of their { $count } mystery shops in the same weeks
    [one] Mean of another advisor's { $count } mystery shops
   *[other] Mean of { $people } advisors' means, of { $count } mystery shops
}
figure-difference = Difference from others (points)
figure-difference-basis = { $verdict ->
    [within] No clear difference: it may be chance
    [above] Clearly higher
    [below] Clearly lower
   *[other] Too few shops to compare
} (Welch's t; decided for the whole team together, Holm)
figure-latest = Latest visit
figure-latest-basis = { $unusual ->
    [yes] Outside the usual: find out why
   *[no] Usual ups and downs
} (individuals chart: mean ± 2.66 mean moving ranges)
figure-before = Difference from before (points)
figure-before-basis = The last { $n } shops against the { $before } before; 99% interval, Welch's t
figure-spread = Steadiness
figure-spread-swinging = Swings
figure-spread-steady = Steady
figure-spread-unclear = Ordinary
figure-spread-basis = From the lowest to the highest shop; if all were chance, chi-square p = { $p }
figure-trend = Trend
figure-trend-rising = Rising
figure-trend-falling = Falling
figure-trend-none_visible = No clear direction
figure-trend-too_few = Too few visits
figure-trend-basis = The last 9 shops; Mann-Kendall test, two-sided 0.5%, p = { $p }; needs at least 6 visits
figure-self = Self-check rate
figure-self-basis = Mean of { $count ->
    [one] 1 full self-check
   *[other] { $count } full self-checks
}{ $partial ->
    [0] {""}
    [one] ; 1 partial one not included
   *[other] ; { $partial } partial ones not included
}
figure-gap = Self-check minus shops (points)
figure-gap-basis = On the { $count } indicators that both scored. Different visits: it shows self-image, not whether two raters agree
figure-alike = Self-check and shops alike
figure-alike-basis = Latest answers to each indicator, compared
figure-ac1 = Agreement beyond chance, AC1
figure-ac1-basis = −1 to 1; K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008)
figure-observed = Observation rate
figure-observed-basis = Mean of { $count ->
    [one] 1 observation
   *[other] { $count } observations
}, not included in the shops
figure-older = Older forms

chart-sections = Rate by section
chart-course = Each visit
chart-releases = Each release
chart-latest-visits = Latest { $count } visits
chart-mean = mean{ $interval ->
    [yes] {" "}and 95% interval
   *[no] {""}
}
chart-others = others { $rate }
chart-basis = { $count ->
    [one] 1 mystery shop
   *[other] { $count } mystery shops
} · { $period }
chart-provisional = Provisional: fewer than { $enough } shops

fact-others = { $verdict ->
    [above] Clearly above, by { $points } points
    [below] Clearly below, by { $points } points
    [within] { $side ->
        [above] { $points } points above, not clear
        [below] { $points } points below, not clear
       *[equal] Level
    }
   *[other] Too few shops to compare
}
fact-latest = { $unusual ->
    [yes] Outside the usual
   *[no] Usual ups and downs
}
fact-self = { $side ->
    [above] { $points } points above, like for like
    [below] { $points } points below, like for like
    [equal] Level, like for like
   *[unknown] Not comparable yet
}
fact-coverage = { $possible } of { $printed } answers

document-report = Service advisor report
document-weak = Clearly weak: coach first
document-watch = Watch (may be chance)
document-visits = Audits, newest first
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
