# 报告

report-choose = 看谁的报告？
report-unknown = 没有找到“{ $name }”的报告。
report-title = <b>{ $name }</b> · 神秘客{ $count }次
report-empty = 还没有提交过的神秘客评价表。
report-missed = { $count ->
    [0] 没有失分项。
   *[other] <b>最常失分</b>
}
report-missed-line = · { $indicator }  失分{ $missed }/{ $asked }
