# 报告

report-choose = 是哪一位？
report-nearest = 没有完全一致的，您是不是要找：
report-unknown = 没有找到“{ $name }”，也没有相近的名字。
    可以这样发：{ $example }、{ $example } 90天、两个姓名、全店
report-period-unknown = 时段可以是：近9次、30天、90天、全部。例如：张伟 90天
report-two-at-most = 一次最多并排看两位。例如：张伟 李娜
report-team-meant = 没有叫“{ $name }”的顾问。要看全店吗？
typed-team = 全店 | 团队 | 全体 | 所有人 | 大家 | 全部
typed-and = 和 | 与 | 跟
typed-period-9 = 9 | 9次 | 近9次 | 最近9次 | 九次 | 近九次
typed-period-30 = 30 | 30天 | 近30天 | 最近30天 | 30日 | 三十天 | 一个月 | 近一个月 | 1个月
typed-period-90 = 90 | 90天 | 近90天 | 最近90天 | 90日 | 九十天 | 三个月 | 近三个月 | 3个月
typed-period-0 = 全部 | 全部时间 | 所有时间
beside-title = <b>并排</b> · { $period }
beside-figures = <b>{ $name }</b>
    { $count ->
        [0] 这段时间没有神秘客评价
       *[other] 得分率 <b>{ $rate }</b> · { $count }次
    }{ $provisional ->
        [yes] （暂定）
       *[no] {""}
    }{ $trend ->
        [rising] {" "}· 上升
        [falling] {" "}· 下降
       *[none] {""}
    }
beside-too-few = 次数太少，还不能比高低
beside-difference = { $verdict ->
    [above] { $first }比{ $second }明显高{ $points }个百分点{ $interval }
    [below] { $first }比{ $second }明显低{ $points }个百分点{ $interval }
    [within] { $side ->
        [above] { $first }比{ $second }高{ $points }个百分点{ $interval }，可能只是偶然
        [below] { $first }比{ $second }低{ $points }个百分点{ $interval }，可能只是偶然
       *[equal] 两人持平{ $interval }
    }
   *[cannot-tell] { $side ->
        [above] { $first }比{ $second }高{ $points }个百分点；次数太少，还不能下结论
        [below] { $first }比{ $second }低{ $points }个百分点；次数太少，还不能下结论
       *[equal] 两人持平；次数太少，还不能下结论
    }
}
report-none = 目前没有您能看的报告。
report-own-only = 您只能看自己的成绩：
report-headline = <b>{ $name }</b>：{ $period } <b>{ $rate }</b>，{ $finding }
report-headline-nothing = <b>{ $name }</b> · { $period }
finding-too-few = 次数太少，先别下结论
finding-better = 比以前明显好
finding-worse = 比以前明显差
finding-rising = 在上升
finding-falling = 在下降
finding-swinging = 起伏很大
finding-below = 明显低于同事
finding-above = 明显高于同事
finding-steady = 稳定
finding-unchanged = 看不出明显变化
finding-with-first = { $finding }；先{ $own ->
    [yes] 改进
   *[no] 练
}：{ $first }
report-nine = { $fewer ->
    [yes] 至今{ $count }次
   *[no] 近{ $count }次
}{ $released ->
    [yes] （已公布）
   *[no] {""}
}
report-all-time = 全部时间
report-days = 近{ $days }天
report-days-released = { $days }天内公布
report-empty = 这段时间没有神秘客评价。
report-not-released = 还没有公布的成绩。
report-rate = 得分率 <b>{ $rate }</b>{ $standing ->
    [few] （只有{ $count }次，算不出误差范围）
   *[sound] {" "}{ $interval }
}{ $days ->
    [none] {""}
   *[other] {" "}· { $days }
}{ $standing ->
    [provisional] {" "}· 暂定：{ $count }次，满{ $enough }次转正式
   *[sound] {""}
}
report-no-interval = (次数太少，算不出误差范围)
report-others = { $verdict ->
    [above] 比店内其他顾问（{ $rate }）明显高{ $points }个百分点
    [below] 比店内其他顾问（{ $rate }）明显低{ $points }个百分点
    [within] { $side ->
        [above] 比店内其他顾问（{ $rate }）高{ $points }个百分点，差距不明显
        [below] 比店内其他顾问（{ $rate }）低{ $points }个百分点，差距不明显
       *[equal] 与店内其他顾问（{ $rate }）持平
    }
   *[cannot-tell] 店内其他顾问 { $rate }；次数太少，还不能比高低
}
report-no-others = 店内其他顾问的成绩太少，还不能比
report-change = { $side ->
    [above] 比之前{ $before }次高{ $points }个百分点{ $interval }
    [below] 比之前{ $before }次低{ $points }个百分点{ $interval }
   *[equal] 与之前{ $before }次持平{ $interval }
}{ $verdict ->
    [above] ，明显变好
    [below] ，明显变差
   *[within] ，可能只是偶然
}
report-latest = 最近一次 { $latest }，{ $usual ->
    [yes] 属正常起伏
   *[no] 超出平时范围{ $interval }
}
report-spread = { $steadiness ->
    [swinging] 起伏大：{ $low }～{ $high }，远超偶然
   *[steady] 稳定：{ $low }～{ $high }，差别可能只是偶然
}
trend-rising = 趋势：上升
trend-falling = 趋势：下降
trend-none_visible = 趋势：尚看不出升降
trend-too_few = 趋势：次数太少
trend-too_few-releases = 趋势：公布的批次太少
report-weak = <b>{ $own ->
    [yes] 先改进（确有短板）
   *[no] 确有短板
}</b>
report-more-weak = 另有{ $count }项，见“指标”
report-no-weakness = 没有确凿的短板
report-watch = 留意（可能只是偶然）
report-indicator = { $indicator }  { $passed }/{ $n }{ $streak ->
    [0] {""}
   *[other] {" "}· 连失{ $streak }次
}
report-blind-spot = 最大盲区 { $code }：自评{ $own }，神秘客{ $shops }
report-self = 自评 { $rate }（{ $count }次）{ $side ->
    [above] ；同样的指标比神秘客高{ $points }个百分点{ $interval }
    [below] ；同样的指标比神秘客低{ $points }个百分点{ $interval }
    [equal] ；同样的指标与神秘客持平{ $interval }
   *[unknown] {""}
}{ $verdict ->
    [within] ，差距不明显
   *[other] {""}
}
report-coverage = 覆盖 { $rate }（{ $possible }/{ $printed }；其余不适用或未观察到）
report-observations = 现场观察{ $count }次 { $rate }，不计入
report-older = 其中{ $count }次用的是旧版评价表，按指标对应{ $gone ->
    [0] {""}
   *[other] ；{ $gone }项新版已取消，未列出
}
report-own-rule = 神秘客成绩在周一成批公布，每批至少3次、来自至少2位神秘客；两批之间只有您的自评会变。不显示是谁、何时来的。
report-released = 最近一批：{ $day }公布{ $days ->
    [0] {""}
   *[other] ；{ $days }天＝截至这天的{ $days }天
}。
report-reader-left-out = “店内其他顾问”不含您本人，您的成绩另行公布。
button-period = { $days ->
    [0] 全部
    [9] 近9次
   *[other] { $days }天
}
button-indicators = 指标
button-visits = 单次
button-gap = 自评差距
button-team = 全店
button-back-to-report = ‹返回报告

indicators-title = <b>{ $name }</b> · { $period }
indicators-filter = { $only }，最弱在前{ $page ->
    [no] {""}
   *[other] （{ $page }）
}
indicators-only = { $only ->
    [WEAK] 确有短板
    [WATCH] 留意（可能只是偶然）
   *[ALL] 各项指标
}
indicators-explained = 做到次数/可评次数；点编号看这一项。
indicators-released = 一项指标新增满3次可评才更新，所以可能含更早的几次。
indicators-none = 还没有可评的指标。
indicators-sections = <b>{ $name }</b> · 只看哪个环节？
button-only = { $only ->
    [WEAK] 短板{ $count }
    [WATCH] 留意{ $count }
   *[ALL] 全部
}
button-sections = 环节
indicator-title = <b>{ $indicator }</b>
indicator-passes = 神秘客：{ $scored ->
    [no] 还没有评到过
   *[yes] 做到 <b>{ $passed }/{ $n }</b>{ $interval }
}{ $streak ->
    [0] {""}
   *[other] {" "}· 连失{ $streak }次
}
indicator-others = 其他顾问：{ $scored ->
    [no] 还没有评到过
   *[yes] 做到 { $passed }/{ $n }{ $interval }
}
indicator-cause = { $cause ->
    [advisor] <b>同事做得到，是本人要练。</b>
    [better] 比同事做得好。
    [process] <b>同事也常漏，先看流程。</b>
    [service-manager] 这一项看的是服务经理，不是顾问。
    [no-difference] 与同事没有明显差别。
   *[too-few] 次数太少，还不能和同事比。
}
indicator-own = 自评：做到 { $passed }/{ $n }
indicator-shop = { $sign } { $day }{ $noted ->
    [yes] {" "}“{ $note }”
   *[no] {""}
}
indicator-signs = <i>● 做到  ○ 没做到  － 没评到</i>
button-older-shops = ‹更早
button-newer-shops = 更近›
button-indicator-before = ‹{ $code }
button-indicator-after = { $code }›
button-back-to-indicators = ‹返回指标
visits-title = { $kind ->
    [MYSTERY_SHOP] { $count ->
        [0] 这段时间没有神秘客评价。
       *[other] 神秘客{ $count }次，新的在前，点开看：
    }
    [SELF_CHECK] { $count ->
        [0] 这段时间没有自检。
       *[other] 自检{ $count }次，新的在前，点开看：
    }
   *[OBSERVATION] { $count ->
        [0] 这段时间没有现场观察。
       *[other] 现场观察{ $count }次，新的在前，点开看：
    }
}
visits-since-nine = 近9次神秘客以来
button-kind = { $kind ->
    [MYSTERY_SHOP] 神秘客{ $count }
    [SELF_CHECK] 自检{ $count }
   *[OBSERVATION] 观察{ $count }
}
visit-title = <b>{ $name }</b> · { $kind ->
    [MYSTERY_SHOP] 神秘客
    [SELF_CHECK] 自检
   *[OBSERVATION] 现场观察
} · <b>{ $day }</b>
visit-first = { $kind ->
    [MYSTERY_SHOP] 这是第一次神秘客评价，还没有可比的。
    [SELF_CHECK] 这是第一次自检，还没有可比的。
   *[OBSERVATION] 这是第一次现场观察，还没有可比的。
}
visit-compared = 和上一次（{ $day }，{ $rate }）比：
visit-nothing-missed = 这次一项也没有漏。
visit-group = <b>{ $group ->
    [again] 又没做到
    [anew] 新漏的
    [no_longer] 这次做到了
    [unscored] 没做到，上次没评到
   *[missed] 没做到
}</b>（{ $count }）
visit-more = 另有{ $count }项，见全文
visit-situation = <b>情况</b>
visit-condition = · { $question } { $option }
button-whole-visit = 全文
button-back-to-visit = ‹返回这一次
button-back-to-visits = { $kind ->
    [MYSTERY_SHOP] ‹返回单次
    [SELF_CHECK] ‹返回自检
   *[OBSERVATION] ‹返回观察
}
button-own-checks = 自检记录
gap-title = <b>{ $name }</b> · 自评与神秘客
gap-explained = 不是同一次到店：看的是自我认识，不是评分是否一致。
gap-no-self-checks = 这段时间没有自评。
gap-spots = { $count ->
    [0] 没有明显的盲区。
   *[other] <b>盲区</b>（自评做到，神秘客没看到）
}
gap-line = { $indicator }  自评{ $own } · 神秘客{ $shops }
gap-sections = <b>各环节</b>  自评 / 神秘客
gap-section = { $section }  { $own } / { $shops }
gap-agreement = 最近一次逐项对照，{ $rate } 相同

team-title = <b>{ $dealership ->
    [none] 全店
   *[other] { $dealership }
}</b> · { $period }
team-choose = 看哪家店？
button-other-dealerships = ‹其他店
team-name = 姓名
team-rate = 得分率
team-provisional = * 暂定（不满{ $enough }次）
team-rising = ▲上升
team-falling = ▼下降
team-explained = n 神秘客次数
order-name = 姓名
order-score = 得分
order-shops = 次数
order-trend = 趋势
file-report = 报告
file-not-sent = 文件没能发出，请稍后再点一次。
