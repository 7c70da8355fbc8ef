# 问候、帮助、语言，以及出错时说的话

language-name = 中文
span = { $low }～{ $high }
person-name = { $latin ->
   *[other] { $name }
}
start = 您好，{ $name }。
home-looks = <b>先看这几位</b>（{ $period }）
home-look = · { $name }：{ $reason }
look-falling = 成绩明显下降
look-below = 明显低于其他顾问
look-lowest = 得分率最低，{ $rate }{ $provisional ->
    [yes] （暂定）
   *[no] {""}
}
look-few = { $count ->
    [0] 没有神秘客
   *[other] 只有{ $count }次神秘客
}
look-lower = 略低于其他顾问，差距不明显
home-nobody = { $period }没有谁需要特别留意。
home-self-check = 自检的结果您自己和您的经理能看到，不计入神秘客成绩。
home-counts = { $dealerships }家店 · 神秘客{ $shoppers }位 · 经理{ $managers }位 · 顾问{ $advisors }位
home-audits = 已提交{ $count }份评价表
home-import = 下一步：在服务器上导入名单：audit-bot people import
home-begin = 下一步：请大家打开这个机器人，发 /start。
button-go-on = 接着答（{ $done }/{ $total }）
button-drafts = 未完成的{ $count }份
button-new = 新开一份
button-observe = 现场观察
button-home = 看看能做什么
button-own-results = 我的成绩
help = 每点一下都会立即保存；手机关机、聊天清空都不会丢。随时发 /audit 接着答。
help-reports = 每点一下都会立即保存。
help-too-old = 有{ $count }条您写的消息超过了48小时，我删不掉。要清掉，请点聊天右上角的“⋮”，再点“清空聊天记录”。
help-command = /{ $command } – { $text }
command-audit = 填写评价表
command-selfcheck = 自检
command-report = 查看报告
command-cancel = 退出当前提问，保留草稿
command-audit-neutral = 开始或继续
command-cancel-neutral = 取消
command-hide = 收起聊天
command-language = 切换语言 / Language
command-settings = 界面样式
command-help = 帮助
command-start = 现在能做什么
language = 请选择语言 / Please choose a language
language-set = 以后用中文。
settings = <b>界面样式</b>
    低调：不用颜色和符号，聊天里只留一条消息。彩色：按钮有颜色，聊天记录都保留。自动：到店体验时低调，其余彩色。
look-by-kind = 自动
look-discreet = 低调
look-coloured = 彩色

stranger = 您好，这里只为受邀的人服务。请向邀请您的人要一个链接。
welcome = 您好，{ $name }，已加入。
invitation-unusable = 这个链接已经用过或过期了，请再要一个。
in-group = 请在私聊里使用：{ $link }
nothing-there = 这里没有您要找的内容。
unknown-command = 没有这个命令。发 /help 看全部命令。
old-place = 已转到当前这一步。
failed-retrying = 这一步没有完成，正在自动重试（编号 { $reference }）。
failed-for-good = 这一步没能完成，之前的答案都在。请把编号 { $reference } 告诉管理员。
button-auto-hide = 10分钟不点就收起
hidden-text-stored = 已存下，点“继续”后再确认。
hidden-nothing-stored = 没有保存。
