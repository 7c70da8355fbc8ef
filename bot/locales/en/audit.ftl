# Everything one sees while filling in a checklist

value-yes = Yes
value-no = No
value-not-applicable = Not applicable
value-not-observed = Not observed
value-later = later

# The words of a typed answer, separated by |; those on the buttons must be among them
typed-yes = yes | y
typed-no = no | n
typed-not-applicable = not applicable | n/a | na | n.a
typed-not-observed = not observed
typed-later = later
typed-answer = { $code } → { $value }
typed-answers = All typed answers are saved: { $answers }
reply-to-older = This was a reply to an older message, so it was not taken as an answer.
no-question-open = No question is open here, so “{ $word }” was not saved. Tap Continue to go on.

header = <b>{ $section }</b>  { $done }/{ $total } · All { $all_done }/{ $all_total }
last-answer = Last: { $code } → { $value }
last-situation = Last: situation → { $option }{ $count ->
    [0] {""}
   *[other] , { $count } marked not applicable
}
last-observed = Last: situation → { $option }
question = <b>{ $code }</b> { $text }
situation = <b>Situation:</b> { $question }
hint = <i>{ $text }</i>
note-line = Note: { $text }
ruled-out-line = Answered for you, by the situation you chose; tap another answer to change it.

button-back = ‹Back
button-later = Later›
button-menu = Menu
button-note = Note
button-continue = Continue
button-evaluation = Write evaluation
button-change = Change answers
button-stop = Stop here
button-open = Answer what is open
button-choose-advisor = Choose the advisor
button-submit = Submit
button-submit-sure = Yes, submit
button-back-to-question = ‹Return
button-hide = Hide
button-review = Review
button-section-later = Whole section later
button-section-not-applicable = None of it applies
button-section-not-applicable-sure = Yes, none applies
button-section-end = Section result
button-page-before = ‹Previous
button-page-after = Next›
button-everything = Everything
button-note-on = A note on { $code }
button-no-note = Not a note

score-line = { $earned }/{ $possible } · { $rate } · form total { $printed } · coverage { $possible }/{ $printed }
score-line-partial = { $earned }/{ $possible } · { $rate } · { $printed } asked

section-done = <b>{ $section }</b> – result
section-missed = { $count ->
    [0] Nothing missed.
   *[other] Missed { $count }:
}
section-open = { $count ->
    [one] 1 indicator is still open; it can be answered later.
   *[other] { $count } indicators are still open; they can be answered later.
}
evaluation-invited = A word of evaluation on this section? Just send it as text, or leave it out.
evaluation-stored = Evaluation stored: { $text }
evaluation-line = Evaluation: { $text }
evaluation-asked = Please write your evaluation of “{ $section }” (up to { $limit } characters; the rest is cut off):{ $has ->
    [0] {""}
   *[other] {""}

    The evaluation now: { $before }
    What you write replaces it.
}

note-asked = Please write the note on “{ $code } { $short }” (up to { $limit } characters; the rest is cut off):{ $has ->
    [0] {""}
   *[other] {""}

    The note now: { $before }
    What you write replaces it.
}
note-or-not = You wrote: “{ $text }”
    Is it a note?
text-empty = No text arrived; please write it again.
text-cut = The text was too long; only the first { $limit } characters were stored.
text-wanted = I can only take text here. The { $kind ->
    [photo] photo was
    [album] photos were
    [video] video was
    [voice] voice message was
    [file] file was
    [location] location was
    [sticker] sticker was
   *[other] message was
} not saved; all your answers are.
attachment-not-saved = The { $kind ->
    [photo] photo itself was
    [album] photos themselves were
    [video] video itself was
    [voice] voice message itself was
    [file] file itself was
    [location] location itself was
    [sticker] sticker itself was
   *[other] message itself was
} not saved.
text-unexpected = No text is needed right now, so this was not saved.

menu = <b>Menu</b>  { $done }/{ $total }, { $open } open
menu-advisor = Advisor: { $name }
menu-section = { $section }  { $done }/{ $total }{ $later ->
    [0] {""}
   *[other] {" "}· { $later } later
}
section-menu = <b>{ $section }</b>  { $done }/{ $total }
section-menu-marks = ✓ yes  ✗ no  – not applicable  ○ not observed  › later
section-not-applicable-sure = { $count ->
    [one] Mark the one open indicator of “{ $section }” as not applicable? What is answered stays.
   *[other] Mark the { $count } open indicators of “{ $section }” as not applicable? What is answered stays.
}

review-open = { $count ->
    [one] 1 indicator is still open; it must be answered before you can submit.
   *[other] { $count } indicators are still open; they must be answered before you can submit.
}
review-complete = <b>Everything is answered.</b> You can submit now.
review-codes = Open: { $codes }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
review-bare = { $missed ->
    [0] Nothing is missed.
   *[other] { $count ->
        [0] Every missed indicator has a note.
        [one] 1 missed indicator has no note.
       *[other] { $count } missed indicators have no note.
    }
}
review-ruled-out = { $count ->
    [0] {""}
    [one] 1 indicator was ruled out by the situation.
   *[other] { $count } indicators were ruled out by the situation.
}
review-advisor = Advisor: { $name }
submit-sure = Once submitted, nothing can be changed. Submit now?
submit-incomplete = { $count ->
    [one] 1 indicator is still open, so this cannot be submitted yet.
   *[other] { $count } indicators are still open, so this cannot be submitted yet.
}
submit-without-advisor = No advisor is chosen yet; please choose one in the menu first.

summary-title = <b>Submitted</b>  { $day } { $name }
summary-section = <code>{ $bar }</code> { $section }
    { $score }
summary-total = <b>Total</b> { $score }
summary-missed = { $count ->
    [0] <b>Nothing missed</b>
   *[other] <b>Missed: { $count }</b>
}
summary-note = 　{ $text }
summary-evaluation = <b>{ $section } – evaluation</b>: { $text }

choose-kind = Which kind is it this time?
kind-1 = Visit
kind-2 = Self-check
kind-3 = Observation
choose-dealership = At which dealership?
choose-advisor = Choose the advisor, or type part of the name:
choose-advisor-narrowed = These match; please choose:
choose-advisor-nearest = Nobody has that name; these come near:
button-on-arrival = Decide on arrival
advisor-unknown = No “{ $name }” found. Choose below, or type another name:
no-advisors-yet = There is no list of advisors yet; please ask your administrator to import it.
no-audits-here = There is no checklist for you to fill in at present.
no-drafts = Nothing is unfinished.
drafts = { $count } checklists are unfinished; choose one:
draft = Begun { $day } · { $done }/{ $total }
draft-open = Begun { $day } and not finished yet: { $done }/{ $total } answered.
button-new-audit = Begin another
button-put-off = { $count ->
    [one] First the one put off
   *[other] First the { $count } put off
}
button-discard = Discard this one
button-discard-sure = Yes, discard
discard-sure = { $done ->
    [one] Discard this checklist? The one answer in it will be lost for good.
   *[other] Discard this checklist? The { $done } answers in it will be lost for good.
}
discarded = Discarded.
stopped = { $done ->
    [1] 1 answer saved. Go on any time.
   *[other] { $done } answers saved. Go on any time.
}
cancelled = OK, cancelled.{ $drafts ->
    [0] {""}
   *[other] {" "}All your answers are saved.
}
nothing-to-cancel = { $drafts ->
    [0] There is nothing to cancel.
   *[other] No question is open.
}
audit-submitted = This one is already submitted and can no longer be changed.
audit-discarded = This one was discarded.
old-button = That was an old button; no answer was changed.
old-button-kept = Noted; that was an old message, please use the one below.

selfcheck = <b>Self-check</b>
    You and your manager can see the result; it never enters the mystery shops' scores.

    Think of the customer who has just left. Choose a section, or everything:
button-five-minutes = Five minutes (10 indicators)
selfcheck-beside = { $count ->
    [0] Too few mystery shops are released to compare with yet.
   *[other] <b>Beside what mystery shops found</b>
}
selfcheck-beside-line = · { $indicator }  you: { $said } · shops: { $passed }/{ $n }
list-separator = {", "}
note-stored = The note on { $code } is stored.
advisor-gone = The list has changed and this advisor cannot be chosen now. Please send /audit and choose again.
