# Reports

report-choose = Which one?
report-nearest = No exact match. Did you mean:
report-unknown = No “{ $name }” found, and no name like it.
    Type for example: { $example }; { $example } 90 days; two names; team
report-period-unknown = Choose from the last 9, 30 days, 90 days or all time. For example: zhangwei 90 days
report-two-at-most = At most two side by side. For example: zhangwei, lina
report-team-meant = No advisor is called “{ $name }”. Did you mean the team?
typed-team = team | the team | all | everyone | everybody | whole team
typed-and = and | vs | versus
typed-period-9 = 9 | last 9 | the last 9 | last nine | last 9 shops | the last 9 shops | 9 shops
typed-period-30 = 30 | 30 days | 30 day | 30d | last 30 days | the last 30 days | a month
typed-period-90 = 90 | 90 days | 90 day | 90d | last 90 days | the last 90 days | three months
typed-period-0 = all | all time | ever
beside-title = <b>Side by side</b> · { $period }
beside-figures = <b>{ $name }</b>
    { $count ->
        [0] No mystery shop in this period
        [one] Rate <b>{ $rate }</b> · 1 shop
       *[other] Rate <b>{ $rate }</b> · { $count } shops
    }{ $provisional ->
        [yes] {" "}(provisional)
       *[no] {""}
    }{ $trend ->
        [rising] {" "}· rising
        [falling] {" "}· falling
       *[none] {""}
    }
beside-too-few = Too few shops to compare
beside-difference = { $verdict ->
    [above] { $first } is clearly above { $second }, by { $points } points { $interval }
    [below] { $first } is clearly below { $second }, by { $points } points { $interval }
    [within] { $side ->
        [above] { $first } is { $points } points above { $second } { $interval }: may be chance
        [below] { $first } is { $points } points below { $second } { $interval }: may be chance
       *[equal] Both are level { $interval }
    }
   *[cannot-tell] { $side ->
        [above] { $first } is { $points } points above { $second }; too few shops to tell
        [below] { $first } is { $points } points below { $second }; too few shops to tell
       *[equal] Both are level; too few shops to tell
    }
}
report-none = There is no report for you yet.
report-own-only = You can only see your own results:
report-headline = <b>{ $name }</b>: <b>{ $rate }</b> in { $period }, { $finding }
report-headline-nothing = <b>{ $name }</b> · { $period }
finding-too-few = too few to judge
finding-better = clearly better than before
finding-worse = clearly worse than before
finding-rising = rising
finding-falling = falling
finding-swinging = with big swings
finding-below = clearly below the others
finding-above = clearly above the others
finding-steady = steady
finding-unchanged = no clear change
finding-with-first = { $finding }; { $own ->
    [yes] work first on
   *[no] coach first
}: { $first }
report-nine = { $fewer ->
    [yes] { $count ->
        [one] 1 shop
       *[other] { $count } shops
    } so far
   *[no] the last { $count } shops
}{ $released ->
    [yes] {" "}released
   *[no] {""}
}
report-all-time = all time
report-days = the last { $days } days
report-days-released = { $days } days
report-empty = No mystery shops in this period.
report-not-released = No results have been released yet.
report-rate = Rate <b>{ $rate }</b>{ $standing ->
    [few] {" "}(only { $count ->
        [one] 1 shop
       *[other] { $count } shops
    })
   *[sound] {" "}{ $interval }
}{ $days ->
    [none] {""}
   *[other] {" "}· { $days }
}{ $standing ->
    [provisional] {" "}· provisional: { $count } of { $enough } shops
   *[sound] {""}
}
report-no-interval = (too few for a margin)
report-others = { $verdict ->
    [above] Clearly above the other advisors ({ $rate }), by { $points } points
    [below] Clearly below the other advisors ({ $rate }), by { $points } points
    [within] { $side ->
        [above] { $points } points above the other advisors ({ $rate }): no clear difference
        [below] { $points } points below the other advisors ({ $rate }): no clear difference
       *[equal] Level with the other advisors ({ $rate })
    }
   *[cannot-tell] Other advisors { $rate }: too few shops to compare
}
report-no-others = Other advisors: too few shops to compare
report-change = { $side ->
    [above] { $points } points above the { $before } shops before { $interval }
    [below] { $points } points below the { $before } shops before { $interval }
   *[equal] Level with the { $before } shops before { $interval }
}{ $verdict ->
    [above] : clearly better
    [below] : clearly worse
   *[within] : may be chance
}
report-latest = Latest { $latest }: { $usual ->
    [yes] usual ups and downs
   *[no] outside the usual { $interval }
}
report-spread = { $steadiness ->
    [swinging] Swings from { $low } to { $high }, far beyond chance
   *[steady] Steady: { $low } to { $high }, no more than chance
}
trend-rising = Trend: rising
trend-falling = Trend: falling
trend-none_visible = Trend: no clear direction yet
trend-too_few = Trend: too few shops
trend-too_few-releases = Trend: too few releases
report-weak = <b>{ $own ->
    [yes] Work on these first (clearly weak)
   *[no] Clearly weak
}</b>
report-more-weak = { $count ->
    [one] 1 more under Indicators
   *[other] { $count } more under Indicators
}
report-no-weakness = No clear weakness
report-watch = Watch (may be chance)
report-indicator = { $indicator }  { $passed }/{ $n }{ $streak ->
    [0] {""}
   *[other] {" "}· last { $streak } missed
}
report-blind-spot = Biggest blind spot { $code }: self { $own }, shops { $shops }
report-self = Self-check { $rate } ({ $count ->
    [one] 1 check
   *[other] { $count } checks
}){ $side ->
    [above] ; on the same indicators { $points } points above shops { $interval }
    [below] ; on the same indicators { $points } points below shops { $interval }
    [equal] ; on the same indicators level with shops { $interval }
   *[unknown] {""}
}{ $verdict ->
    [within] : no clear difference
   *[other] {""}
}
report-coverage = Coverage { $rate } ({ $possible }/{ $printed }; the rest n/a or not observed)
report-observations = { $count ->
    [one] 1 observation
   *[other] { $count } observations
} { $rate }, not included
report-older = { $count ->
    [one] 1 of these used an older form, matched by indicator
   *[other] { $count } of these used an older form, matched by indicator
}{ $gone ->
    [0] {""}
    [one] ; 1 indicator is no longer asked and left out
   *[other] ; { $gone } indicators are no longer asked and left out
}
report-own-rule = Shops are released on a Monday, at least 3 together, by at least 2 shoppers. In between only your self-checks change. Who came, and when, is not shown.
report-released = Last release { $day }{ $days ->
    [0] {""}
   *[other] ; { $days } days means the { $days } days up to then
}.
report-reader-left-out = “Other advisors” leaves you out: your own shops are released separately.
button-period = { $days ->
    [0] All
    [9] Last 9
   *[other] { $days } d
}
button-indicators = Indicators
button-visits = Shops
button-gap = Self vs shops
button-team = Team
button-back-to-report = ‹Report

indicators-title = <b>{ $name }</b> · { $period }
indicators-filter = { $only }, weakest first{ $page ->
    [no] {""}
   *[other] {" "}({ $page })
}
indicators-only = { $only ->
    [WEAK] Clearly weak
    [WATCH] Watch (may be chance)
   *[ALL] Indicators
}
indicators-explained = passed / scored; tap a number to open it
indicators-released = An indicator moves on once 3 more shops scored it, so it may include earlier ones.
indicators-none = No indicator has a score yet.
indicators-sections = <b>{ $name }</b> · which section?
button-only = { $only ->
    [WEAK] Weak { $count }
    [WATCH] Watch { $count }
   *[ALL] All
}
button-sections = Section
indicator-title = <b>{ $indicator }</b>
indicator-passes = Shops: { $scored ->
    [no] not scored yet
   *[yes] passed <b>{ $passed }/{ $n }</b>{ $interval }
}{ $streak ->
    [0] {""}
   *[other] {" "}· last { $streak } missed
}
indicator-others = Other advisors: { $scored ->
    [no] not scored yet
   *[yes] passed { $passed }/{ $n }{ $interval }
}
indicator-cause = { $cause ->
    [advisor] <b>The others do it: coach the advisor.</b>
    [better] Better than the others.
    [process] <b>The others often miss it, too: look at the process first.</b>
    [service-manager] This is the service manager’s work, not the advisor’s.
    [no-difference] No clear difference from the others.
   *[too-few] Too few shops to compare with the others.
}
indicator-own = Self-checks: passed { $passed }/{ $n }
indicator-shop = { $sign } { $day }{ $noted ->
    [yes] {" "}“{ $note }”
   *[no] {""}
}
indicator-signs = <i>● passed  ○ missed  － not scored</i>
button-older-shops = ‹Older
button-newer-shops = Newer›
button-indicator-before = ‹{ $code }
button-indicator-after = { $code }›
button-back-to-indicators = ‹Indicators
visits-title = { $kind ->
    [MYSTERY_SHOP] { $count ->
        [0] No mystery shop in this period.
        [one] 1 mystery shop; open it:
       *[other] { $count } mystery shops, newest first; open one:
    }
    [SELF_CHECK] { $count ->
        [0] No self-check in this period.
        [one] 1 self-check; open it:
       *[other] { $count } self-checks, newest first; open one:
    }
   *[OBSERVATION] { $count ->
        [0] No observation in this period.
        [one] 1 observation; open it:
       *[other] { $count } observations, newest first; open one:
    }
}
visits-since-nine = since the first of the last 9 shops
button-kind = { $kind ->
    [MYSTERY_SHOP] Shops { $count }
    [SELF_CHECK] Self { $count }
   *[OBSERVATION] Obs. { $count }
}
visit-title = <b>{ $name }</b> · { $kind ->
    [MYSTERY_SHOP] mystery shop
    [SELF_CHECK] self-check
   *[OBSERVATION] observation
} · <b>{ $day }</b>
visit-first = { $kind ->
    [MYSTERY_SHOP] The first mystery shop: nothing to compare with yet.
    [SELF_CHECK] The first self-check: nothing to compare with yet.
   *[OBSERVATION] The first observation: nothing to compare with yet.
}
visit-compared = Compared with the one before ({ $day }, { $rate }):
visit-nothing-missed = Nothing was missed.
visit-group = <b>{ $group ->
    [again] Missed again
    [anew] Newly missed
    [no_longer] No longer missed
    [unscored] Missed, not scored last time
   *[missed] Missed
}</b> ({ $count })
visit-more = { $count ->
    [one] 1 more in full
   *[other] { $count } more in full
}
visit-situation = <b>Situation</b>
visit-condition = · { $question } { $option }
button-whole-visit = In full
button-back-to-visit = ‹This one
button-back-to-visits = { $kind ->
    [MYSTERY_SHOP] ‹Shops
    [SELF_CHECK] ‹Self-checks
   *[OBSERVATION] ‹Observations
}
button-own-checks = My checks
gap-title = <b>{ $name }</b> · self-checks vs shops
gap-explained = Different visits: this shows self-image, not whether two raters agree.
gap-no-self-checks = No self-checks in this period.
gap-spots = { $count ->
    [0] No clear blind spot.
   *[other] <b>Blind spots</b> (self says yes, shops do not see it)
}
gap-line = { $indicator }  self { $own } · shops { $shops }
gap-sections = <b>By section</b>  self / shops
gap-section = { $section }  { $own } / { $shops }
gap-agreement = Latest answers: { $rate } the same

team-title = <b>{ $dealership ->
    [none] Team
   *[other] { $dealership }
}</b> · { $period }
team-choose = Which dealership?
button-other-dealerships = ‹Other dealerships
team-name = Name
team-rate = Rate
team-provisional = * provisional (fewer than { $enough })
team-rising = ▲ rising
team-falling = ▼ falling
team-explained = n mystery shops
order-name = Name
order-score = Rate
order-shops = Shops
order-trend = Trend
file-report = report
file-not-sent = The file could not be sent. Please tap again in a moment.
