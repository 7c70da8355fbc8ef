# The command line audit-bot: what the person who installs and runs it reads

cli-about = Service audits held as a conversation in Telegram.
cli-usage = usage:{" "}
cli-commands = commands
cli-arguments = arguments
cli-options = options
cli-help = show this help and exit
cli-language = the language of the command line: { $languages }
cli-run = serve until stopped; needs AUDIT_BOT_TOKEN
cli-people = who may do what
cli-people-import = import a CSV file: name,role,telegram_id,dealership,language
cli-people-file = the CSV file to import, as UTF-8
cli-owner-link = make a one-time link; whoever opens it becomes an owner
cli-profile = a neutral name, description and picture for the bot
cli-profile-set = which one; without it: what there is, and the bot's name now
cli-misused = The command is wrong: { $reason }. “{ $program } --help” shows what there is.

owner-link-terminal-only = The owner's link is only shown in a terminal: run “audit-bot owner-link” in one.
owner-link-shown = Open this once, within 24 hours, to become the owner:
owner-link-message = (or send the bot: /start { $token })

setting-token = AUDIT_BOT_TOKEN is not usable: it must look like 123456:ABC-DEF, as @BotFather gives it.
setting-api-url = AUDIT_BOT_API_URL is not usable: it must be a web address such as https://api.telegram.org.
setting-data-dir = AUDIT_BOT_DATA_DIR is not usable: it must be the path of a folder.
setting-database-url = AUDIT_BOT_DATABASE_URL is not usable: it must begin with sqlite:///, for example sqlite:///audits.db.
setting-language = AUDIT_BOT_LANGUAGE is not usable: it must be one of: { $languages }.
setting-timezone = AUDIT_BOT_TIMEZONE is not usable: it must be a time zone such as Asia/Shanghai or Europe/London.
setting-poll-seconds = AUDIT_BOT_POLL_SECONDS is not usable: it must be a whole number from 1 to 50.
token-missing = AUDIT_BOT_TOKEN is missing: get a token from @BotFather and put it into .env.
token-refused = AUDIT_BOT_TOKEN is not usable: Telegram does not accept it.
data-dir-unusable = AUDIT_BOT_DATA_DIR is not usable: the folder cannot be made ({ $reason }).

database-too-new = The database was written by a newer version; please update audit-bot.
database-broken-references = The database was not migrated and is unchanged: it has records that refer to records that do not exist ({ $found }). Please restore a backup, or repair these records.
database-unusable = The database cannot be used ({ $reason }).

people-imported = { $read } rows read, { $changed } of them changed something.
people-not-imported = { $file }: nothing was imported. Please correct the file and try again.
people-line = line { $line }: { $problem }
people-file-missing = The file does not exist; please check the path.
people-file-unreadable = The file cannot be read ({ $reason }).
people-encoding = The file is not UTF-8 text. In Excel choose “Save as”, “CSV UTF-8 (Comma delimited)”, and try again.
people-columns = these columns are missing: { $columns }. Please add them.
people-not-csv = not a CSV row; please check the quotes ({ $reason }).
people-name = name must have 1 to { $limit } characters.
people-role = role must be one of { $roles }, not “{ $value }”.
people-telegram-id = telegram_id must be a positive whole number, not “{ $value }”. @userinfobot tells people theirs.
people-telegram-id-missing = telegram_id is missing; only an advisor may have none.
people-dealership-missing = dealership is missing; only an owner may have none.
people-language = language must be empty or one of: { $languages }, not “{ $value }”.
people-same-id = telegram_id { $value } is “{ $name }” in line { $first }; please correct one of the two.
people-ambiguous = several people named “{ $name }” work at “{ $dealership }”; please give the telegram_id.

profile-choose = Choose one, for example with “audit-bot profile notes”:
profile-called = The bot's name now:
profile-line = {"  "}{ $label }: { $shown }
profile-set = Name, descriptions and picture are set. Phones may show them a few minutes later.
profile-username = The username @{ $username } stays; the bot's profile page shows it.
profile-unreachable = Telegram cannot be reached. Please check the connection and run the command again; what was changed before that stays.
profile-rest-set = Everything else is set.
profile-refused = { $part } could not be set: Telegram does not accept it ({ $reason }).
profile-too-often-hours = { $part } could not be set: Telegram allows this only a few times a day. Run the command again in { $wait ->
    [one] an hour
   *[other] { $wait } hours
}.
profile-too-often-minutes = { $part } could not be set: Telegram asks to wait. Run the command again in { $wait ->
    [one] a minute
   *[other] { $wait } minutes
}.
profile-part-name = The name
profile-part-description = The description in the empty chat
profile-part-short-description = The short description
profile-part-picture = The picture

profile-name-notes = Notes
profile-name-todo = To-do
profile-name-calendar = Calendar
profile-short-description-notes = Short notes.
profile-short-description-todo = Things to do.
profile-short-description-calendar = Plans and dates.
profile-description-notes = A place for short notes.
profile-description-todo = A list of things to do.
profile-description-calendar = A place for plans and dates.
