# Reports

report-choose = Whose report?
report-unknown = There is no report for “{ $name }”.
report-title = <b>{ $name }</b> · { $count ->
    [one] 1 mystery shop
   *[other] { $count } mystery shops
}
report-empty = No mystery shop has been submitted yet.
report-missed = { $count ->
    [0] Nothing was missed.
   *[other] <b>Missed most often</b>
}
report-missed-line = · { $indicator }  missed { $missed }/{ $asked }
