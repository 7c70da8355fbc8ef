# 填写一份评价表时看到的一切

value-yes = 是
value-no = 否
value-not-applicable = 不适用
value-not-observed = 未观察到
value-later = 稍后

# 打字回答时认的词，用 | 分开，要包括按钮上的词
typed-yes = 是 | 是的 | 对
typed-no = 否 | 不是 | 不 | 没有
typed-not-applicable = 不适用
typed-not-observed = 未观察到 | 没观察到
typed-later = 稍后
typed-answer = { $code } → { $value }
typed-note = { $code } 备注
typed-answers = 文字答案都已记下：{ $answers }
reply-to-older = 这是对旧消息的回复，没有当作答案。
no-question-open = 这里没有要答的题，“{ $word }”没有记下。点“继续”往下答。

header = <b>{ $section }</b>  { $done }/{ $total } · 全部 { $all_done }/{ $all_total }
last-answer = 上题 { $code } → { $value }
last-situation = 上题 情况 → { $option }{ $count ->
    [0] {""}
   *[other] ，{ $count }项记为不适用
}
last-observed = 上题 情况 → { $option }
question = <b>{ $code }</b> { $text }
situation = <b>情况：</b>{ $question }
hint = <i>{ $text }</i>
note-line = 备注：{ $text }
ruled-out-line = 这项按您选的情况自动答好；点别的答案即可改。

button-back = ‹上题
button-later = 稍后›
button-menu = 目录
button-note = 备注
button-continue = 继续
button-evaluation = 写评价
button-change = 改答案
button-stop = 先到这里
button-open = 答剩下的
button-choose-advisor = 选择顾问
button-submit = 提交
button-submit-sure = 确认提交
button-back-to-question = ‹返回
button-hide = 收起
button-review = 检查
button-section-later = 整节稍后
button-section-not-applicable = 整节不适用
button-section-not-applicable-sure = 确认，都不适用
button-section-end = 本节小结
button-page-before = ‹上一页
button-page-after = 下一页›
button-everything = 全部
button-note-on = 是 { $code } 的备注
button-no-note = 不是备注

score-line = { $earned }/{ $possible } · { $rate } · 表上总分{ $printed } · 覆盖{ $possible }/{ $printed }
score-line-partial = { $earned }/{ $possible } · { $rate } · 本次{ $printed }项

section-done = <b>{ $section }</b> 小结
nothing-scored = 还没有可评的项。
section-missed = { $count ->
    [0] 没有失分项。
   *[other] 失分{ $count }项：
}
section-open = 还有{ $count }项未答，可以以后再答。
evaluation-invited = 这一节还有要说的吗？直接打字，或点继续。
evaluation-stored = 评价已保存：{ $text }
evaluation-line = 评价：{ $text }
evaluation-asked = 请写“{ $section }”的评价（最多{ $limit }字）：{ $has ->
    [0] {""}
   *[other] {""}

    现有评价：{ $before }
    新写的会替换它。
}

note-asked = 请写“{ $code } { $short }”的备注（最多{ $limit }字）：{ $has ->
    [0] {""}
   *[other] {""}

    现有备注：{ $before }
    新写的会替换它。
}
note-or-not = 您刚写了：“{ $text }”
    这是备注吗？
answer-or-note = 您刚写了：“{ $text }”
    这是答案还是备注？
evaluation-or-not = 您刚写了：“{ $text }”
    这是“{ $section }”的评价吗？
evaluation-saved-on = “{ $section }”的评价已保存。
text-dropped = 没有保存：“{ $text }”
button-answer = 答案：{ $code } → { $value }
button-neither = 都不是
button-is-evaluation = 是评价
button-no-evaluation = 不是，不保存
text-empty = 没有收到文字，请再写一次。
text-cut = 文字太长，只保存了前{ $limit }字。
text-wanted = 我这里只能收文字。{ $kind ->
    [photo] 照片
    [album] 这组照片
    [video] 视频
    [voice] 语音
    [file] 文件
    [location] 位置
    [sticker] 贴纸
   *[other] 这条消息
}没有保存，已有的答案都在。
attachment-not-saved = { $kind ->
    [photo] 照片
    [album] 这组照片
    [video] 视频
    [voice] 语音
    [file] 文件
    [location] 位置
    [sticker] 贴纸
   *[other] 这条消息
}本身没有保存。
text-unexpected = 现在没有要填的文字，这条没有保存。

menu = <b>目录</b>  { $done }/{ $total }，未答{ $open }项
menu-advisor = 顾问：{ $name }
menu-section = { $section }  { $done }/{ $total }{ $later ->
    [0] {""}
   *[other] {" "}· 稍后{ $later }
}
section-menu = <b>{ $section }</b>  { $done }/{ $total }
section-menu-marks = ✓是 ✗否 –不适用 ○未观察到 ›稍后
section-not-applicable-sure = “{ $section }”里未答的{ $count }项都记为不适用？已答的不变。

review-open = 还有{ $count }项未答，答完才能提交。
review-complete = <b>全部答完</b>，可以提交了。
review-codes = 未答：{ $codes }{ $more ->
    [0] {""}
   *[other] {" "}等
}
review-bare = { $missed ->
    [0] 没有失分项。
   *[other] { $count ->
        [0] 失分项都有备注。
       *[other] { $count }个失分项没有备注。
    }
}
review-ruled-out = { $count ->
    [0] {""}
   *[other] 按情况排除{ $count }项。
}
review-advisor = 顾问：{ $name }
submit-sure = 提交后不能再改。确认提交？
submit-incomplete = 还有{ $count }项未答，暂时不能提交。
submit-without-advisor = 还没有选顾问，请先在目录里选。

summary-title = <b>已提交</b>  { $day } { $name }
summary-section = <code>{ $bar }</code> { $section }
    { $score }
summary-total = <b>合计</b> { $score }
summary-missed = { $count ->
    [0] <b>没有失分项</b>
   *[other] <b>失分{ $count }项</b>
}
summary-other-notes = <b>其他备注</b>
summary-note = 　{ $text }
summary-evaluation = <b>{ $section } 评价</b>：{ $text }

choose-kind = 这次是哪一种？
kind-1 = 到店体验
kind-2 = 自检
kind-3 = 现场观察
choose-dealership = 在哪家店？
choose-advisor = 选择顾问，或输入姓名的一部分：
choose-advisor-narrowed = 是哪一位？
choose-advisor-nearest = 没有完全一致的，您是不是要找：
button-on-arrival = 到店再定
advisor-unknown = 没有找到“{ $name }”。请从下面选，或再输入：
no-advisors-yet = 这里还没有顾问名单，请联系管理员导入。
no-audits-here = 没有您要填的评价表。
no-drafts = 没有未完成的评价表。
drafts = 有{ $count }份未完成，选一份：
draft = { $day } 开始 · { $done }/{ $total }
draft-open = { $day }开始的这份还没完成，已答 { $done }/{ $total }。
button-new-audit = 新开一份
button-put-off = 先答跳过的{ $count }题
button-discard = 删除这份
button-discard-sure = 确认删除
discard-sure = 删除这份评价表？已答的{ $done }项会全部丢掉，不能恢复。
discarded = 已删除。
stopped = 已保存，共答了{ $done }项。随时可以接着答。
cancelled = 好的，已退出。{ $drafts ->
    [0] {""}
   *[other] 答案都在。
}
nothing-to-cancel = { $drafts ->
    [0] 现在没有进行中的事。
   *[other] 现在没有打开的题。
}
audit-submitted = 这份已经提交，不能再改。
audit-discarded = 这份已经删除。
old-button = 这是旧按钮，什么都没有改。
old-button-kept = 已保存。那是旧消息，请接着用下面这条。

selfcheck = <b>自检</b>
    结果您自己和您的经理能看到；不会计入神秘客的成绩。

    想着刚离开的那位客户，选一节，或全部：
button-five-minutes = 五分钟（10项）
button-longer-self-check = 自检一节或全部
selfcheck-beside = { $count ->
    [0] 已公布的神秘客成绩还太少，暂时没有可对照的。
   *[other] <b>和神秘客看到的对照</b>
}
selfcheck-beside-line = · { $indicator }  您：{ $said } · 神秘客：{ $passed }/{ $n }
list-separator = 、
note-stored = { $code } 的备注已保存。
advisor-gone = 名单有变动，这位顾问现在选不了，请重新选。
