# 命令行 audit-bot：负责安装和运行的人看到的文字

cli-about = 服务审核机器人：在 Telegram 对话中填写评价表，每答一题立即保存。
cli-usage = 用法：
cli-commands = 命令
cli-arguments = 参数
cli-options = 选项
cli-help = 显示本帮助并退出
cli-language = 命令行使用的语言：{ $languages }
cli-run = 启动机器人，直到手动停止；需要先设置 AUDIT_BOT_TOKEN
cli-people = 管理人员和角色
cli-people-import = 从 CSV 文件导入人员，表头为 name,role,telegram_id,dealership,language
cli-people-file = 要导入的 CSV 文件（UTF-8 编码）
cli-owner-link = 生成一次性链接，打开它的人成为负责人
cli-profile = 给机器人换上不起眼的名称、简介和头像
cli-profile-set = 选哪一套；不填则列出各套和机器人现在的名称
cli-misused = 命令有误：{ $reason }。运行“{ $program } --help”查看用法。

owner-link-terminal-only = 负责人链接只在终端里显示。请在终端中运行“audit-bot owner-link”。
owner-link-shown = 请在 24 小时内打开以下链接，成为负责人（仅限一次）：
owner-link-message = （也可以直接给机器人发送：/start { $token }）

setting-token = AUDIT_BOT_TOKEN 无效：格式应与 @BotFather 给出的一致，例如 123456:ABC-DEF。
setting-api-url = AUDIT_BOT_API_URL 无效：应为网址，例如 https://api.telegram.org。
setting-data-dir = AUDIT_BOT_DATA_DIR 无效：应为文件夹路径。
setting-database-url = AUDIT_BOT_DATABASE_URL 无效：应以 sqlite:/// 开头，例如 sqlite:///audits.db。
setting-language = AUDIT_BOT_LANGUAGE 无效：应为其中之一：{ $languages }。
setting-timezone = AUDIT_BOT_TIMEZONE 无效：应为时区名称，例如 Asia/Shanghai 或 Europe/London。
setting-poll-seconds = AUDIT_BOT_POLL_SECONDS 无效：应为 1 到 50 之间的整数。
token-missing = 未设置 AUDIT_BOT_TOKEN：请向 @BotFather 申请令牌，并写入 .env 文件。
token-refused = AUDIT_BOT_TOKEN 无效：Telegram 不接受这个令牌，请向 @BotFather 核对。
data-dir-unusable = AUDIT_BOT_DATA_DIR 无效：无法创建该文件夹（{ $reason }）。

database-too-new = 数据库由更新版本的程序写入。请先升级 audit-bot。
database-broken-references = 数据库没有升级，内容未变：其中有记录指向不存在的记录（{ $found }）。请恢复备份，或修复这些记录。
database-unusable = 数据库无法使用（{ $reason }）。

people-imported = 共读取 { $read } 行，其中 { $changed } 行有变更。
people-not-imported = { $file }：未导入任何人员，请修改后重试。
people-line = 第 { $line } 行：{ $problem }
people-file-missing = 文件不存在，请检查路径。
people-file-unreadable = 无法读取文件（{ $reason }）。
people-encoding = 文件不是 UTF-8 编码。请在 Excel 中选择“另存为”→“CSV UTF-8（逗号分隔）”后重试。
people-columns = 表头缺少以下列：{ $columns }。请补上，列名用英文。
people-not-csv = 不符合 CSV 格式，请检查引号（{ $reason }）。
people-name = name（姓名）应为 1 到 { $limit } 个字符。
people-role = role（角色）应为 { $roles } 之一，不能是“{ $value }”。
people-telegram-id = telegram_id 应为正整数，不能是“{ $value }”。请让本人向 @userinfobot 查询。
people-telegram-id-missing = 缺少 telegram_id；只有 advisor（服务顾问）可以不填。
people-dealership-missing = 缺少 dealership（经销商）；只有 owner（负责人）可以不填。
people-language = language（语言）应留空或填其中之一：{ $languages }，不能是“{ $value }”。
people-same-id = telegram_id { $value } 在第 { $first } 行已属于“{ $name }”。请改正其中一行。
people-ambiguous = “{ $dealership }”有多位“{ $name }”，请填写 telegram_id 加以区分。

profile-choose = 选择一套，例如运行“audit-bot profile notes”：
profile-called = 机器人现在的名称：
profile-line = {"  "}{ $label }：{ $shown }
profile-set = 名称、简介和头像已设置好，手机上可能要过几分钟才显示。
profile-username = 用户名 @{ $username } 不变，在机器人的资料页上仍能看到。
profile-unreachable = 无法连接 Telegram。请检查网络后重新运行；此前已改的内容会保留。
profile-rest-set = 其余都已设置好。
profile-refused = { $part }没有设好：Telegram 不接受（{ $reason }）。
profile-too-often-hours = { $part }没有设好：Telegram 每天只允许改几次。请过 { $wait } 小时再运行。
profile-too-often-minutes = { $part }没有设好：Telegram 要求稍等。请过 { $wait } 分钟再运行。
profile-part-name = 名称
profile-part-description = 空白对话里的介绍
profile-part-short-description = 简介
profile-part-picture = 头像

profile-name-notes = 笔记
profile-name-todo = 待办
profile-name-calendar = 日历
profile-short-description-notes = 随手记几句。
profile-short-description-todo = 要做的事。
profile-short-description-calendar = 安排和日程。
profile-description-notes = 随手记几句的地方。
profile-description-todo = 要做的事都记在这里。
profile-description-calendar = 安排和日程都记在这里。
