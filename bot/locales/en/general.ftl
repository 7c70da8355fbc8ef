# Greetings, help, language, and what is said when something fails

language-name = English
span = { $low } to { $high }
person-name = { $latin } { $name }
start = Hello, { $name }.
home-looks = <b>Look at these first</b> ({ $period })
home-look = · { $name }: { $reason }
look-falling = the score is falling
look-below = clearly below the others
look-lowest = lowest rate, { $rate }{ $provisional ->
    [yes] {" "}(provisional)
   *[no] {""}
}
look-few = { $count ->
    [0] no shops
    [one] only 1 shop
   *[other] only { $count } shops
}
look-lower = slightly lower, could be chance
home-nobody = Nobody stands out ({ $period }).
home-self-check = You and your manager can see your self-checks; they never change your mystery shop score.
home-counts = { $dealerships ->
    [one] 1 dealership
   *[other] { $dealerships } dealerships
} · { $shoppers ->
    [one] 1 shopper
   *[other] { $shoppers } shoppers
} · { $managers ->
    [one] 1 manager
   *[other] { $managers } managers
} · { $advisors ->
    [one] 1 advisor
   *[other] { $advisors } advisors
}
home-audits = { $count ->
    [one] 1 checklist submitted
   *[other] { $count } checklists submitted
}
home-import = Next: import your people on the server: audit-bot people import
home-begin = Next: ask everyone to open this bot and send /start.
button-go-on = Go on ({ $done }/{ $total })
button-drafts = All { $count } unfinished
button-new = New
button-observe = Observe an advisor
button-home = See what I can do
button-own-results = My results
help = Every tap is saved at once: a dead phone or a cleared chat loses nothing. Send /audit any time to go on.
help-reports = Every tap is saved at once.
help-too-old = { $count ->
    [one] One message of yours is
   *[other] { $count } messages of yours are
} older than 48 hours, so I cannot delete { $count ->
    [one] it
   *[other] them
}. To remove everything, tap “⋮” at the top of the chat, then “Clear history”.
help-command = /{ $command } – { $text }
command-audit = fill in a checklist
command-selfcheck = check yourself
command-report = see a report
command-cancel = leave this question, keep the draft
command-audit-neutral = start or continue
command-cancel-neutral = cancel
command-hide = hide the chat
command-language = 切换语言 / language
command-settings = how screens look
command-help = help
command-start = what you can do now
language = 请选择语言 / Please choose a language
language-set = English from now on.
settings = <b>How screens look</b>
    Discreet: no colours or symbols; the chat holds one message. Coloured: coloured buttons; the chat keeps its history. Automatic: discreet on visits, coloured otherwise.
look-by-kind = Automatic
look-discreet = Discreet
look-coloured = Coloured

stranger = Hello. This is for invited people only. Please ask whoever sent you here for a link.
welcome = Welcome, { $name }.
invitation-unusable = This link was already used or has expired. Please ask for a new one.
in-group = Please use me in a private chat: { $link }
nothing-there = There is nothing here for you.
unknown-command = There is no such command. Send /help to see them all.
old-place = This is where you are now.
failed-retrying = That did not work; I am trying again (reference { $reference }).
failed-for-good = That did not work; your earlier answers are safe. Please give your administrator the reference { $reference }.
button-auto-hide = Hide after 10 minutes without a tap
hidden-text-stored = Kept. Tap Continue to say what it is.
hidden-nothing-stored = Not stored.
