# Everything one sees while filling in a checklist

value-yes = Yes
value-no = No
value-not-applicable = Not applicable
value-not-observed = Not observed
value-later = later

# The words of a typed answer, separated by |; those on the buttons must be among them
typed-yes = yes | y | yep
typed-no = no | n | nope
typed-not-applicable = not applicable | n/a | na | n.a
typed-not-observed = not observed
typed-later = later
typed-answer = { $code } → { $value }
typed-note = note on { $code }
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
ruled-out-line = This follows from the situation you chose. Tap another answer to change it.

button-back = ‹Back
button-later = Later›
button-menu = Menu
button-note = Note
button-continue = Continue
button-evaluation = Write evaluation
button-change = Change answers
button-stop = Stop here
button-open = Answer the rest
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
nothing-scored = Nothing scored yet.
section-missed = { $count ->
    [0] Nothing missed.
   *[other] Missed { $count }:
}
section-open = { $count ->
    [one] 1 indicator is still open. You can answer it later.
   *[other] { $count } indicators are still open. You can answer them later.
}
evaluation-invited = Anything to add on this section? Just type it, or continue.
evaluation-stored = Saved: { $text }
evaluation-line = Evaluation: { $text }
evaluation-asked = Your comment on “{ $section }” (up to { $limit } characters):{ $has ->
    [0] {""}
   *[other] {""}

    So far: { $before }
    What you write replaces it.
}

note-asked = Your note on “{ $code } { $short }” (up to { $limit } characters):{ $has ->
    [0] {""}
   *[other] {""}

    So far: { $before }
    What you write replaces it.
}
note-or-not = You wrote: “{ $text }”
    Is it a note?
answer-or-note = You wrote: “{ $text }”
    An answer or a note?
evaluation-or-not = You wrote: “{ $text }”
    Your comment on “{ $section }”?
evaluation-saved-on = Comment on “{ $section }” saved.
text-dropped = Not saved: “{ $text }”
button-answer = Answer: { $code } → { $value }
button-neither = Neither
button-is-evaluation = Yes, save it
button-no-evaluation = No, discard it
text-empty = No text arrived; please write it again.
text-cut = That was too long; only the first { $limit } characters were saved.
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
    [one] 1 indicator is still open. Answer it to submit.
   *[other] { $count } indicators are still open. Answer them to submit.
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
submit-sure = After submitting, nothing can be changed. Submit now?
submit-incomplete = { $count ->
    [one] 1 indicator is still open, so you cannot submit yet.
   *[other] { $count } indicators are still open, so you cannot submit yet.
}
submit-without-advisor = Choose the advisor first; it is in the menu.

summary-title = <b>Submitted</b>  { $day } { $name }
summary-section = <code>{ $bar }</code> { $section }
    { $score }
summary-total = <b>Total</b> { $score }
summary-missed = { $count ->
    [0] <b>Nothing missed</b>
   *[other] <b>Missed: { $count }</b>
}
summary-other-notes = <b>Other notes</b>
summary-note = 　{ $text }
summary-evaluation = <b>{ $section } – evaluation</b>: { $text }

choose-kind = What is it this time?
kind-1 = Visit
kind-2 = Self-check
kind-3 = Observation
choose-dealership = Which dealership?
choose-advisor = Choose the advisor, or type part of the name:
choose-advisor-narrowed = Which one?
choose-advisor-nearest = No exact match. Did you mean:
button-on-arrival = Decide on arrival
advisor-unknown = No “{ $name }” found. Choose below, or type another name:
no-advisors-yet = There are no advisors here yet. Please ask your administrator to import them.
no-audits-here = There is no checklist for you to fill in.
no-drafts = Nothing is unfinished.
drafts = { $count } checklists are unfinished. Which one?
draft = Started { $day } · { $done }/{ $total }
draft-open = Started { $day }, not finished: { $done }/{ $total } answered.
button-new-audit = Start another
button-put-off = { $count ->
    [one] Do the skipped one first
   *[other] Do the { $count } skipped first
}
button-discard = Discard this one
button-discard-sure = Yes, discard
discard-sure = { $done ->
    [one] Discard this checklist? Its one answer will be gone for good.
   *[other] Discard this checklist? Its { $done } answers will be gone for good.
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
audit-submitted = This one is submitted and can no longer be changed.
audit-discarded = This one was discarded.
old-button = That was an old button. Nothing was changed.
old-button-kept = Saved. That was an older message; please go on below.

selfcheck = <b>Self-check</b>
    You and your manager can see the result; it never changes your mystery shop score.

    Think of the customer who has just left. Choose a section, or everything:
button-five-minutes = Five minutes (10 indicators)
button-longer-self-check = Check a section or everything
selfcheck-beside = { $count ->
    [0] Too few shops have been released to compare yet.
   *[other] <b>Beside what mystery shops found</b>
}
selfcheck-beside-line = · { $indicator }  you: { $said } · shops: { $passed }/{ $n }
list-separator = {", "}
note-stored = Note on { $code } saved.
advisor-gone = The list has changed and this advisor is not on it. Please choose again.
