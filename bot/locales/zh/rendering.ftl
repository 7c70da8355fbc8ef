# 图、表格、文档

file-kind-1 = 神秘客
file-kind-2 = 自检
file-kind-3 = 现场观察
file-given = 是
file-made = 制作日期 { $day }
file-nothing = 这段时间没有可评的神秘客评价表。

column-audit = 审核编号
column-day = 日期
column-kind = 类型
column-version = 评价表版本
column-section = 环节
column-section-id = 环节标识
column-indicator = 指标
column-indicator-id = 指标标识
column-code = 编号
column-answer = 答案
column-point = 得分
column-given = 按情况代答
column-note = 备注
column-figure = 数据
column-value = 数值
column-low = 95%下限
column-high = 95%上限
column-margin = 95%置信区间
column-basis = 依据
column-earned = 得分
column-possible = 可得分
column-printed = 表上总分
column-rate = 得分率
column-coverage = 覆盖
column-others = 店内其他顾问
column-self = 自评
column-gap = 自评高出（百分点）
column-passed = 做到次数
column-scored = 可评次数
column-pass-rate = 执行率
column-streak = 连续失分
column-self-passed = 自评做到
column-self-scored = 自评次数
column-evaluation = 评价

sheet-summary = 结果
sheet-sections = 环节
sheet-visits = 单次
sheet-indicators = 指标
sheet-answers = 答案

figure-rate = 神秘客得分率
figure-rate-basis = { $count }次神秘客的平均，每次权重相同；95%置信区间按t分布{ $provisional ->
    [yes] ；暂定，满{ $enough }次转正式
   *[no] {""}
}
figure-points = 合计得分率
figure-points-basis = { $earned }/{ $possible } 分
figure-coverage = 覆盖
figure-coverage-basis = { $possible }/{ $printed } 项答了是或否；其余不适用或未观察到
figure-others = 店内其他顾问得分率
figure-others-basis = { $people ->
    [0] 其他顾问同期{ $count }次神秘客的平均
   *[other] 另外{ $people }位顾问各自平均的平均，共{ $count }次神秘客
}
figure-difference = 与其他顾问的差距（百分点）
figure-difference-basis = { $verdict ->
    [within] 不明显：可能只是偶然
    [above] 明显更高
    [below] 明显更低
   *[other] 次数太少，还不能比
}（韦尔奇t检验；全店一起判断，霍尔姆法）
figure-latest = 最近一次
figure-latest-basis = { $unusual ->
    [yes] 超出平时范围，应当了解原因
   *[no] 范围内属正常起伏
}（单值控制图：平均±2.66×平均移动极差）
figure-before = 与之前相比（百分点）
figure-before-basis = 最近{ $n }次比之前{ $before }次；99%置信区间，韦尔奇t检验
figure-spread = 起伏
figure-spread-swinging = 起伏大
figure-spread-steady = 稳定
figure-spread-unclear = 一般
figure-spread-basis = 范围是最低和最高一次；若全是偶然，卡方检验 p = { $p }
figure-trend = 趋势
figure-trend-rising = 上升
figure-trend-falling = 下降
figure-trend-none_visible = 尚看不出升降
figure-trend-too_few = 次数太少
figure-trend-basis = 近9次，曼-肯德尔检验，双侧0.5%，p = { $p }；至少6次才判断
figure-self = 自评得分率
figure-self-basis = { $count }次完整自检的平均{ $partial ->
    [0] {""}
   *[other] ；另有{ $partial }次部分自检不计入
}
figure-gap = 自评高出神秘客（百分点）
figure-gap-basis = 只比双方都评过的{ $count }项；不是同一次到店：看的是自我认识，不是评分是否一致
figure-alike = 自评与神秘客答案相同
figure-alike-basis = 每项各取最近一次的答案对比
figure-ac1 = 扣除偶然后的一致程度 AC1
figure-ac1-basis = −1至1；K. L. Gwet, British Journal of Mathematical and Statistical Psychology 61 (2008)
figure-observed = 现场观察得分率
figure-observed-basis = { $count }次观察的平均，不计入神秘客成绩
figure-older = 旧版评价表

chart-sections = 各环节得分率
chart-course = 每次到店
chart-releases = 每批公布
chart-latest-visits = 最近{ $count }次到店
chart-mean = 平均{ $interval ->
    [yes] 及95%置信区间
   *[no] {""}
}
chart-others = 其他顾问 { $rate }
chart-basis = 神秘客{ $count }次 · { $period }
chart-provisional = 暂定，满{ $enough }次转正式

fact-others = { $verdict ->
    [above] 明显高{ $points }个百分点
    [below] 明显低{ $points }个百分点
    [within] { $side ->
        [above] 高{ $points }个百分点，不明显
        [below] 低{ $points }个百分点，不明显
       *[equal] 持平
    }
   *[other] 次数太少，还不能比
}
fact-latest = { $unusual ->
    [yes] 超出平时范围
   *[no] 属正常起伏
}
fact-self = { $side ->
    [above] 同样的指标高{ $points }个百分点
    [below] 同样的指标低{ $points }个百分点
    [equal] 同样的指标持平
   *[unknown] 还不能比
}
fact-coverage = { $possible }/{ $printed }项可评

document-report = 服务顾问成绩报告
document-weak = 确有短板，先辅导
document-watch = 留意（可能只是偶然）
document-visits = 各次评价表，新的在前
document-indicators = 各项指标，最弱的在前
document-page = 第{ $page }页，共{ $pages }页
document-date = 日期
document-signature = 签名
document-yes = 是 1
document-no = 否 0
document-indicator = 关键指标
document-earned = 关键指标总计
document-printed = 总分值
document-total = 合计
document-summary = 各环节合计
document-note = 备注：{ $text }
document-possible = { $printed }（可得 { $possible }）
