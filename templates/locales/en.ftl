### Every text of Shipshape in English. Keys begin with what they are about.

# The frame of every page
skip = Skip to content
logo = Shipshape, home
tagline = Train your people, keep their skills, hand out what they are qualified for. And prove it.
menu = Menu
foot = Shipshape at { $company }
optional = (optional)
session-ends = You will be signed out in 5 minutes, because nothing has happened here for so long.
session-ends-anyway = You will be signed out in 5 minutes. Save what you have typed; then sign in again and go on.
session-stay = Stay signed in
error-prefix = Error:
error-summary = There is a problem
save = Save
cancel = Cancel
filter = Filter
filter-clear = Clear filters
pager = Pages
pager-previous = Previous page
pager-next = Next page
pager-page = Page { $n }
steps-done = Done:

# Navigation
nav-main = Main
nav-home = Home
nav-team = My team
nav-learning = Learning
nav-training = My training
nav-modules = Modules
nav-paths = Paths
nav-company = Company
nav-people = People
nav-customers = Customers
nav-own-stock = My stock
nav-stock-changes = What changed
nav-settings = Settings
nav-audit = Audit log
nav-mails = Mails
nav-your-account = Your account
nav-account = My account
nav-appearance = Appearance

# Roles
role-admin = Administrator
role-manager = Manager
role-staff = Staff
role-customer = Customer
role-root = Root operator
role-support = Support operator

# The page after signing in
greeting-morning = Good morning, { $name }
greeting-afternoon = Good afternoon, { $name }
greeting-evening = Good evening, { $name }
dashboard-next = Do this next
dashboard-alone = Add your people
dashboard-alone-text = You are the only one here. Everyone you add gets a temporary password.
dashboard-manager = Your manager
dashboard-mail = Write a mail

# Signing in and out
sign-in = Sign in
sign-in-title = Sign in
sign-in-identifier = E-mail or username
sign-in-password = Password
sign-in-remember = Keep me signed in for 31 days
sign-in-wrong = The e-mail, username or password is not right. Check both and try again
sign-in-expired = This temporary password has expired. Ask your administrator for a new one
resend-sign-in = Your session has ended. Sign in and your answers are sent again.
resend-of-another = What was waiting to be sent belongs to somebody else. It was not sent.
resend-title = Your answers are still here
resend-text = You are signed in again. One more step and they are saved.
resend-submit = Save my answers
resend-confirm = You change an e-mail or a role. Confirm that it is you, and nothing that you typed is lost.
resend-confirmed-title = Your change is still here
resend-confirmed-text = Your password is confirmed. One more step and the change is saved.
resend-confirmed-submit = Save the change
edit-unconfirmed = For another e-mail or role, confirm your own password first
sign-out = Sign out
signed-out = You are signed out.
too-often = Too many tries. Wait { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
  }, then try again

# Setting up
set-up-title = Set up Shipshape
set-up-lead = This makes your company and its first administrator. Everyone else is added later.
set-up-company = Company name
set-up-code = Setup code
set-up-code-hint = The start of the program printed it
set-up-submit = Set up
set-up-already = This installation is set up already
set-up-wrong-code = This is not the code that the start printed. Copy it from there

# Passwords
password-title = Choose a password
password-lead = When it is done, you are signed out everywhere else, and access tokens that you made are revoked.
password-must-lead = Your temporary password has brought you here. Choose one that only you know.
password-temporary = Temporary password
password-current = Current password
password-new = New password
password-again = New password again
password-hint = At least 8 characters. A few words in a row are easy to keep in mind
password-submit = Save password
password-changed = Your new password is saved. You are signed out everywhere else.
password-differs = The two new passwords are not the same. Type them again
password-wrong = This is not your current password. Type it again
password-same = This is the password you have. Choose another one
password-too-short-for-operator = Operators use at least 12 characters
password-too-short = Use at least 8 characters
password-too-long = Use at most 128 characters
password-common = This password is one of the first that others would try. Choose another one
password-guessable = This is made of your own name or the company’s. Choose another one

forgot-title = Forgotten your password?
forgot-link = Forgotten your password?
forgot-lead = We mail you a link to choose another one.
forgot-submit = Mail me a link
forgot-back = Back to sign-in
forgot-sent = If there is such an account, a mail with a link is on its way to it. The link works for 30 minutes.
reset-ask-empty = Enter your e-mail or username
recover-title = Choose your new password
recover-lead = You are signed out everywhere when it is done, and sign in with the new one.
recover-done = Your new password is saved. Sign in with it.
welcome-title = Welcome. Choose your password
welcome-lead = Choose one that only you know, and sign in with it.
reset-link-over = This link does not work any more. Ask for a new one
link-over-title = This link does not work any more
link-over-text = It was used already, has expired, or a newer one was mailed to you. Ask for another, and use the newest mail.
link-over-new = Mail me a new link

# Joining a company
join-link = New here? Ask to join your company
join-title = Ask to join
join-lead = Your company gives you its ID. An administrator usually decides.
join-company-hint = Eight letters and digits, such as KHTR-4W7C
join-submit = Ask to join
join-sent = A mail is on its way to you. Follow the link in it within 24 hours.
join-no-company = Nobody can join by this ID. Ask your company for the one that it has now
join-confirm-title = Confirm your e-mail
join-confirm-lead = You asked to join { $company }.
join-password = Your password
join-password-hint = The one that you chose when you asked
join-confirm-submit = Confirm
join-not-you = If it was not you, close this page. Nothing happens.
join-wrong-password = This is not the password that you chose when you asked. Type it again
join-in = You are in. Sign in with the password that you chose.
join-waits = Your e-mail is confirmed. An administrator decides, and you hear by mail.
join-link-over = This link does not work any more. Ask to join once more
join-over-title = This link confirms nothing any more
join-over-text = It was used already, is older than 24 hours, or you confirmed a newer one. If you wait for an answer, it comes by mail.
join-over-again = Ask to join once more
joining-title = People who want to join
joining-lead = They have confirmed their e-mail and wait for you.
joining-caption = People who want to join, who waits longest first
joining-since = Waiting since
joining-match = { $n ->
    [one] 1 person
   *[other] { $n } people
  }
joining-none = Nobody is waiting
joining-none-text = Give the company ID to those who work here. They ask to join with it.
joining-settings = See the company ID
joiner-lead = Say what this person is to be here. They get a mail and sign in with the password that they chose.
joiner-asked = Asked to join
join-approve = Let them in
join-approved = This person is in and hears of it by mail.
join-already-in = Somebody has let them in already
join-not-found = Nobody waits here. Somebody may have decided already
join-refuse = Do not let them in
join-refuse-title = Not let { $name } in?
join-refuse-lead = For somebody who does not belong here.
join-refuse-mail = A mail to { $email } says so, without a reason.
join-refuse-gone = What they told us about themselves is deleted. Only the audit log keeps it, where it can be erased.
join-refuse-again = They can ask again while they know the company ID.
join-refused = { $name } is not let in.

# One's own account
account-title = My account
account-lead = Who you are here, and how Shipshape looks to you.
account-password = Choose another password
account-take-out = Download my data
account-take-out-text = A ZIP file with your profile, job history, training, answers, skills, items, photo, where you are signed in, and what the audit log says of you.
account-settings = Settings
account-phone-hint = Your team sees it
account-language = Language
account-appearance = Appearance
account-saved = Your settings are saved.
own-names-title = E-mail and username
own-names-lead = What you sign in with, and where mails reach you.
own-email-current = Your e-mail now:
own-email-new = New e-mail
own-email-hint = We mail a link to it. Until you follow it, your e-mail stays as it is.
own-email-submit = Mail me a link
own-email-asked = A mail with a link is on its way to the new e-mail. The link works for 30 minutes.
own-email-pending = A link was mailed to { $new } and works until { $when }. Until you follow it, your e-mail is { $old }.
own-email-changed = Your new e-mail is saved. You are signed out everywhere else.
own-email-confirm = Is { $email } your new e-mail?
own-email-confirm-lead = You have shown that you read its mails. One more step, and it is yours.
own-email-confirm-sign-in = You sign in with it, and mails go to it.
own-email-confirm-old = The old e-mail gets one more mail, and lets nobody in any more.
own-email-confirm-sessions = You are signed out everywhere else.
own-email-confirm-submit = Use this e-mail
own-email-over-title = This link confirms no e-mail
own-email-over-text = It was used already, has expired, a newer one was mailed to you, or another account has asked for it.
own-email-over-again = Ask for another link
own-username-saved = Your username is saved.
email-same = This is your e-mail already. Enter another one
email-link-over = This link does not work any more. Ask for a new one
email-taken-by-now = Another account has got this e-mail in the meantime. Enter a different one
language-browser = As in the browser
appearance-system = As on this device
appearance-light = Light
appearance-dark = Dark
photo-title = Photo
photo-lead = Your colleagues see it beside your name.
photo-file = Photo file
photo-hint = JPEG, PNG or WebP, up to 10 MB. It is cut to a square
photo-submit = Use this photo
photo-remove = Remove photo
photo-changed = Your new photo is in place.
photo-removed = Your photo is removed.
photo-not-found = There is no such photo
picture-missing = Choose a photo first
picture-too-big = This file is larger than 10 MB. Choose a smaller one
picture-too-many-pixels = This picture has more than 40 million pixels. Choose a smaller one
picture-unreadable = This is not a JPEG, PNG or WebP picture. Choose another file

# Learning
training-lead = { $open ->
    [0] Nothing to do
    [one] 1 thing to do
   *[other] { $open } things to do
  }, { $begun } begun, { $done } behind you.
training-to-do = To do
training-nothing-to-do = Nothing is waiting for you.
training-in-progress = In progress
training-completed = Completed
training-completed-caption = Completed modules, newest first
training-completed-on = Completed
training-good-until = Good until
training-module = Module
training-result = Result
due-on = Due { $date }
due-was = Was due { $date }
due-never = No due date
offer-quiz = { $questions ->
    [one] 1 question
   *[other] { $questions } questions
  }, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }. You need { $needed } of { $max }.
offer-acknowledge = To read and acknowledge, about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }. No quiz.
offer-failed = You had { $score } of { $max } { $ago } and need { $needed }.
certificate = Certificate
certificate-see = See your certificate
certificate-deed = has completed
certificate-on = on { $date }
certificate-valid = Valid
certificate-expired = Expired
certificate-revoked = Revoked
certificate-check-code = Anybody can check it with this code:
certificate-qr = A picture that leads to the check
certificate-pdf = Download as PDF
certificate-revoke = Revoke certificate
certificate-revoke-lead = The certificate and what was completed do not count any more. The module is to be done again. This cannot be taken back.
certificate-reason-hint = The person reads it, and so does whoever may see the certificate
certificate-is-revoked = The certificate is revoked.
certificate-already-revoked = This certificate is revoked already
certificate-not-found = There is no such certificate
certificate-unknown = There is no certificate with this code. Compare it with the one on the paper
certificate-check = Check a certificate
certificate-check-lead = It says whether a certificate is valid, expired or revoked.
certificate-check-submit = Check
certificate-code = Code
certificate-code-hint = 28 letters and digits, with or without hyphens
certificate-company = Company
certificate-person = Person
module-gives-certificate = Whoever completes it gets a certificate
module-certificate-given = For everyone who completes it
good-until = Good until { $date }.
good-until-from = Good until { $date }; it can be renewed from { $opens }.
good-renew-by = Good until { $date }. Renew it by then.
good-was-until = It was good until { $date }.
good-revoked = It was revoked.
good-recalled-by = Do it again by { $date }, because there is version { $n }.
good-recalled-by-for = Do it again by { $date }, because version { $n } changed: “{ $note }”.
good-recalled = It was good until { $date }. Do it again, because there is version { $n }.
good-recalled-for = It was good until { $date }. Do it again, because version { $n } changed: “{ $note }”.
good-over = Was { $date }
good-revoked-short = Revoked
good-if-today = Completed today, it is good until { $date } and can be renewed from { $opens }.
offer-content = What to know
offer-earlier = { $result }, { $when }
offer-look-back = Look back at it
feedback-nothing = Afterwards you see your score.
feedback-right-or-wrong = Afterwards you see your score, and which of your answers were right.
feedback-with-explanations = Afterwards you see your score, what is right, and why.
attempt-start = Start
attempt-again = Try again
attempt-read = Read
attempt-practice = Practice again
attempt-continue = Continue
attempt-save = Save answers
attempt-save-next = Save and go on
attempt-previous = Previous page
attempt-submit = Submit
attempt-submit-anyway = Submit anyway
attempt-title = Take { $module }
attempt-lead = You need { $needed } of { $max }. There is no time limit, and you can leave and come back.
attempt-is-practice = You have passed this already; this is practice and changes nothing.
attempt-read-again = Read the text again
attempt-saved = Saved { $time }, { $n } of { $of } answered
attempt-saved-ago = Last saved { $ago }
attempt-answered = { $n } of { $of } answered
attempt-unsaved = Not saved. Check the connection; your answers are still here
attempt-refused = Not saved: one of these is no answer yet. “Save answers” shows which
attempt-ended = Not saved: you are signed out. “Save answers” lets you sign in and saves them
attempt-gone = Not saved: these answers cannot be saved here any more. Load the page again
attempt-saving = Saving…
attempt-go-to = Go to question { $n }
attempt-unanswered = { $n ->
    [one] 1 question has no answer yet
   *[other] { $n } questions have no answer yet
  }
attempt-passed = Passed
attempt-failed = Failed
attempt-acknowledged = Acknowledged
attempt-in-progress = In progress
attempt-renew = Do it again
attempt-passed-with = Passed, { $score } of { $max }
attempt-failed-with = Failed, { $score } of { $max }, needed { $needed }
attempt-finished = This attempt is finished and does not change any more
attempt-nothing-to-answer = This module has no questions to answer
attempt-nothing-to-submit = This module has no questions to submit. Say that you have read it
attempt-nothing-to-acknowledge = This module has questions to answer first
attempt-other-version = These are the questions of another version. Load the page again
attempt-problems = Some answers cannot be saved, so none were
attempt-not-found = There is no such attempt
module-not-found = There is no such module
module-retired = This module is retired and cannot be started any more. What you achieved stays yours
module-locked = What comes before this on your path is not done yet
question-label = Question { $n } of { $of }
question-worth = { $points } points
question-unscored = not scored
question-open = Not answered yet
question-several = Choose all that apply.
question-number = A number, such as 12 or 0.5
question-text = A word or a few
question-your-answer = Your answer to question { $n }
question-conflict = In another window this was answered “{ $answer }”. What you chose here is shown below and not saved yet: save to keep it.
answer-true = True
answer-false = False
answer-none = No answer
answer-unknown-question = This module has no such question
answer-question-twice = This question came twice
answer-unknown-option = This question has no such answer. Choose one of those shown
answer-option-twice = This answer came twice
answer-two = Choose one answer only
answer-number = Write a number with digits, such as 12 or 0.5
answer-from-the-future = This answer has not been shown yet. Load the page again
reading-title = Read { $module }
reading-lead = Read this to the end, then say so.
reading-acknowledge = I have read and understood this
result-passed = You passed { $module }
result-failed = You did not pass { $module } yet
result-acknowledged = You acknowledged { $module }
result-yours = Your result
result-score = { $score } of { $max }
result-text = You needed { $needed }. Finished { $when }, after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }.
result-text-acknowledged = Finished { $when }, after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
  }.
result-practice = This was practice: your earlier pass stays as it is.
result-next = Next: { $module }
result-gives = What this gives you
result-answers = Your answers
result-tally = { $right } right, { $wrong } wrong
result-right = Right
result-wrong = Wrong
result-right-answer = Right: { $answer }
result-module = About this module
path-progress = { $n } of { $of } steps done
duplicate-attempt = You have begun this module already
duplicate-assignment = This person is on this path already

# What a quiz takes, beside its questions
attempt-lead-limited = You need { $needed } of { $max }. What is saved when the time is over counts.
attempt-ends = Ends at { $when }.
attempt-time-is-up = The time is up; the answers that were saved before that count
attempt-in-time = The time of this attempt is not up yet
attempt-too-late = Your time was up before this arrived. The answers saved until then counted.
clock-five = 5 minutes left
clock-one = 1 minute left
clock-over = The time is over. Your answers are being handed in.
time-is-up-title = Time is up: { $module }
time-is-up-lead = Your time ended at { $when }. The answers saved until then count.
time-is-up-result = See the result
result-timed-out = Your time was up at { $when }. The answers saved until then counted.
result-section = In { $section } you had { $score } of { $max } and needed { $needed }.
result-critical = { $n ->
    [one] A question that must be answered right was not.
   *[other] { $n } questions that must be answered right were not.
  }
question-critical = Critical
needs-points = You need { $needed } of { $max } points ({ $percent } %).
needs-section = In { $section } you need { $needed } of { $max }.
needs-section-all = In { $section } you need all { $max }.
needs-critical = Questions marked as critical must be answered right.
needs-time = You have { $time } from the start. What is saved by then counts.
needs-time-longer = You have { $time } from the start: { $usual }, and more because you get { $percent } % of the time. What is saved by then counts.
needs-wait = After a try without success you wait { $time } before the next.
span-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
span-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
  }
span-days = { $n ->
    [one] 1 day
   *[other] { $n } days
  }
tries-left = { $n ->
    [one] 1 try is left.
   *[other] { $n } tries are left.
  }
tries-from = You can try again from { $when }.
tries-not-yet = The time to wait after the last try is not over yet.
tries-used = { $n ->
    [one] The one try is used; ask your manager.
   *[other] All { $n } tries are used; ask your manager.
  }
tries-most = Write a number of tries from 1 to 100, or nothing for any number
tries-wait = Write whole minutes from 0 to 527040, which is a year
time-limit-minutes = Write whole minutes from 1 to 1440, or nothing for no limit
time-factor-percent = Write a percentage from 100 to 400
extra-try-link = Give one more try
extra-try-title = One more try for { $name }
extra-try-lead = All tries at { $module } are used. One more can be started at once, and { $name } hears of it by mail.
extra-try-reason = Reason
extra-try-reason-hint = It is kept with your name and can be read in the audit trail
extra-try-give = Give one more try
extra-try-given = { $name } can try once more.
extra-try-has-tries = There are tries left, so one more is not needed
extra-try-oneself = One gives oneself no tries. Ask somebody else who may
module-tries = Tries
module-tries-hint = How often one may try until one passes. Empty: as often as one likes
module-wait = Wait between tries
module-wait-minutes = Minutes between tries
module-wait-hint = From the end of a try without success to the start of the next
module-time = Time limit
module-time-limit = Time limit in minutes
module-time-hint = Counted from the start; what is saved by then counts. Empty: no limit
module-shuffles-questions = Each person is asked in another order
module-shuffles-options = Each person sees the options in another order
module-shuffles-both = Questions and options in another order for each person
module-order = Order
module-asked = Asked
module-asked-value = { $n } of { $of } questions
module-sections = Sections
module-critical = Critical questions
module-passes-points = { $needed } of { $max } points
module-near-miss = { $part } of the points means { $needed } of { $max }: somebody with { $below } of { $max } fails, by less than a hundredth. If they should pass, set the pass mark to { $below } points.
sections-title = Sections
sections-lead = Questions that belong together. Of a section some may be drawn for each person, and it may take points of its own.
sections-none = There are no sections. Add one, then choose it at its questions.
sections-others = { $n ->
    [one] 1 question is in no section and is asked first.
   *[other] { $n } questions are in no section and are asked first.
  }
section-add = Add section
section-added = The section is there. Choose it at its questions.
section-saved = The section is saved in the draft.
section-moved = The section is moved.
section-removed = The section is removed. Its questions stay.
section-new-title = Add a section
section-edit-title = Section { $section }
section-title = Title
section-title-hint = It stands above the questions
section-draw = Questions drawn
section-draw-hint = How many each person is asked, all worth the same. Empty: all
section-pass-mark = Pass mark of the section
section-pass-mark-hint = Beside that of the whole quiz, such as 2/3, 80 % or 2 points. Empty: none
section-all-asked = { $n ->
    [0] No questions yet.
    [one] 1 question.
   *[other] { $n } questions.
  }
section-drawn = { $n } of { $of } questions are drawn.
section-needs = It takes { $needed } of { $max } points.
section-remove-title = Remove the section { $section }
section-remove-lead = It goes from the draft; versions that have it keep it.
section-remove-stays = { $n ->
    [0] It has no questions.
    [one] Its question stays, in no section.
   *[other] Its { $n } questions stay, in no section.
  }
section-remove-submit = Remove section
section-not-found = This module has no such section
section-empty = The section “{ $section }” has no questions
section-draws-too-many = { $draw } questions are drawn of the section “{ $section }”, which has { $n }
section-unequal-points = Give all questions of the section “{ $section }” the same points, since some of them are drawn
section-out-of-reach = Nobody can pass the section “{ $section }”: it takes { $needed } points, and the best answers earn { $best }
section-draw-number = Write how many questions are drawn, from 1 to 500, or nothing for all
edit-too-many-sections = Keep this within { $most } sections
question-section = Section
question-no-section = None
question-order = Order of the options
question-order-hint = Where the quiz shows options in another order to each person
question-is-critical = Critical: nobody passes without answering this right
order-any = Any
order-last-stays = The last one stays last, like “none of these”
order-as-written = As written, like numbers from small to great
time-link = Time for tests
time-has = { $percent } % of the time for tests.
time-title = Time for tests: { $name }
time-lead = Some people need longer where time is limited. The reason is not asked.
time-percent = Percent of the time limit
time-percent-hint = 100 is as long as others, 150 half as long again, at most 400. Attempts that have begun keep their time
time-given = The time of { $name } is saved.
mail-try-subject = You can try once more
mail-try-given = You have been given one more try at “{ $module }”.
mail-try-link = Open the module
audit-time-given = Time for tests changed
audit-section-edited = Section edited
audit-section-moved = Section moved
audit-section-removed = Section removed
calendar-title = Your calendar
calendar-name = Training
calendar-lead = The days on which something is due or ends, in the calendar that you already use: Outlook, Google, Apple or another one that takes addresses.
calendar-once = This is the address. It is shown only now, so copy it right away.
calendar-address = Address
calendar-how = In your calendar, choose “Add by URL” or “Subscribe”, and paste it. The calendar then keeps itself up to date.
calendar-secret = Whoever knows it sees what is due for you and when. Give it to nobody; if you have, replace it below.
calendar-state = Address of your calendar
calendar-made = There is one since { $when }.
calendar-none = There is none yet.
calendar-make = Make an address
calendar-replace = Replace it
calendar-replace-text = A new address is shown once. The one that there is stops working, and so does every calendar that has it.
calendar-revoke = Take it back
calendar-revoked = The address is taken back. Calendars that have it get nothing any more.
calendar-due = Due: { $title }
calendar-due-by-manager = Your manager does this: { $title }
calendar-due-by-admin = An admin does this: { $title }
calendar-ends = Ends: { $title }
calendar-not-found = There is no calendar at this address
audit-calendar-made = Address of a calendar made
audit-calendar-revoked = Address of a calendar taken back
audit-field-replaces = Replaces another one
challenge-link = I think this question is wrong
challenge-title = What is wrong with question { $n }?
challenge-lead = Whoever writes this module reads it and answers you by mail. Your result stays as it is meanwhile.
challenge-text = What is wrong
challenge-text-hint = What you would answer and why, or where it says something else
challenge-send = Send
challenge-made = Your words are with those who write this module. You get a mail when they have answered.
challenge-own = You have objected: { $text }
challenge-waits = You said on { $when } that this question is wrong. It is not answered yet.
challenge-was-accepted = You were right that something is wrong with this question: { $reply }
challenge-was-refused = To what you said about this question: { $reply }
challenge-not-finished = This can be said as soon as the attempt is finished
challenge-still-open = You have said so already. Wait for the answer
challenge-already-answered = This was answered already
challenge-not-found = Nobody has said this
challenges-title = Objections
challenges-lead = What people who have answered the questions think is wrong with them.
challenges-open = { $n ->
    [one] 1 open
   *[other] { $n } open
}
challenges-match = { $n ->
    [one] 1 objection
   *[other] { $n } objections
}
challenges-match-many = More than 10,000 objections
challenges-empty = No objections
challenges-empty-text = Whoever sees the questions beside the result can say that one is wrong. Then it stands here.
challenges-back = Back to the module
challenge-answer = Answer
challenge-answer-title = Answer an objection
challenge-answer-lead = { $name } said this on { $when }, and gets your answer by mail.
challenge-verdict = Is something wrong with the question?
challenge-verdict-hint = If so, correct it in a next version
challenge-verdict-missing = Say whether something is wrong with it
challenge-accepted = Right: something is wrong
challenge-refused = Not so: the question is right
challenge-reply = Your answer
challenge-reply-hint = A sentence to this person
challenge-answer-submit = Send answer
challenge-answered = The answer is on its way.
mail-challenge-subject = An answer to what you said about a question
mail-challenge-accepted = You said that a question of “{ $module }” is wrong. Its authors agree.
mail-challenge-refused = You said that a question of “{ $module }” is wrong. Its authors think that it is right.
mail-challenge-said = Their answer: { $reply }
mail-challenge-link = Open your result
audit-question-challenged = Question objected to
audit-challenge-answered = Objection to a question answered
pictures-title = Pictures
pictures-lead = Bring a picture, then put its line where it is to stand: in the content, a question, an answer or an explanation.
pictures-no-draft = Pictures are added while the next version is being written.
picture-file = Picture
picture-file-hint = JPEG, PNG or WebP, up to 10 MB
picture-alt = What it shows
picture-alt-hint = For those who do not see it: a sentence with what matters in it
picture-add = Add picture
picture-added = The picture “{ $alt }” is there. Copy its line to where it is to stand.
picture-markdown = To put it into a text:
picture-not-found = There is no such picture
audit-picture-added = Picture added
audit-picture-swept = Picture that nothing showed deleted
videos-title = Videos
videos-lead = Bring a film and what is said in it, then put its line into the content, with nothing else on the line.
videos-no-draft = Films are added while the next version is being written. Captions may be added at any time.
video-name = What it shows
video-name-hint = For those who do not see it: a sentence with what matters in it
video-file = Film
video-file-hint = MP4 (H.264) or WebM, up to { $most } MB
video-captions-next = Captions are asked for next, as a WebVTT file for each language. Those who do not hear the film need them.
video-add = Add film
video-added = The film “{ $name }” is there. Now add what is said in it.
video-markdown = To put it into the content:
video-not-found = There is no such film
video-not-offered = The name of this file does not end in .mp4 or .webm. Choose another file
video-captions-title = Captions of “{ $name }”
video-captions-lead = What is said and heard in the film, to be read along. Those who do not hear it need them, and so does whoever watches it in a noisy hall.
video-captions-there = There are captions in { $languages }. A file in one of these languages takes their place.
video-captions-in = Captions: { $language }
video-captions-language = Language
video-captions-language-hint = As a code: en, de or pt-BR
video-captions-file-hint = WebVTT (.vtt), up to 500 KB
video-captions-later = Later
video-captions-too-long = These captions are larger than 500 KB. Split them or choose another file
video-captions-too-many = A film has captions in { $most } languages at most. Delete some of them first
video-language-malformed = Write the code of a language, such as en, de or pt-BR
audit-video-added = Film added
audit-video-swept = Film that nothing showed deleted
audit-training-captions-added = Captions of a film added
audit-training-captions-removed = Captions of a film deleted
audit-target-video = Film
audit-extra-try-given = One more try given
audit-field-after-attempts = After so many attempts
audit-field-ending = Ended by
audit-field-section = Section
audit-value-submitted = being handed in
audit-value-timed-out = the time limit

# Teams
team-everyone = Everyone
team-nobody = Nobody reports to you yet.
team-lead = { $n ->
    [0] Everyone is on time.
    [one] 1 person is behind. Everyone else is on time.
   *[other] { $n } people are behind. Everyone else is on time.
  }
team-show = Show
team-all = Everyone
team-show-overdue = Overdue
team-failed = Failed
team-in-progress = In progress
team-show-lapsing = Lapses soon
team-lapses = { $module } until { $date }
team-completed = Completed
team-not-started = Not started
team-caption = People and how far they are on their paths, overdue first
team-path = Path
team-progress-head = Progress
team-progress = { $n } of { $of }
team-due = Due
team-next = Next { $date }
team-overdue = { $n } overdue, { $days ->
    [one] 1 day
   *[other] { $days } days
  }
team-last-activity = Last activity
team-no-activity = None yet
team-match = { $n ->
    [one] 1 line
   *[other] { $n } lines
  }
team-assign = Assign a path
team-empty = Nobody reports to you yet
team-empty-text = Your administrator says who is in your team.
team-no-path = Not on a path yet.
team-results = Results
team-finished = Finished
nudge-link = Remind by mail
nudge-late-link = { $n ->
    [one] Remind the one who is overdue
   *[other] Remind the { $n } who are overdue
  }
nudge-title = { $n ->
    [0] Remind people
    [one] Remind 1 person
   *[other] Remind { $n } people
  }
nudge-title-one = Remind { $name }
nudge-lead = Each gets one mail that lists what is overdue.
nudge-about = { $name }: { $modules }
nudge-others = { $n ->
    [one] And 1 more person
   *[other] And { $n } more people
  }
nudge-before = { $name } was reminded today already
nudge-on-time = { $name } is late with nothing
nudge-left = { $n ->
    [one] 1 more person is overdue, and can be reminded after these
   *[other] { $n } more people are overdue, and can be reminded after these
  }
nudge-nobody = There is nobody to remind now. Everyone is reminded once a day at most.
nudge-submit = { $n ->
    [one] Send the mail
   *[other] Send { $n } mails
  }
nudge-sent = { $n ->
    [one] 1 person is reminded by mail.
   *[other] { $n } people are reminded by mail.
  }
team-nobody-ticked = Nobody is ticked. Tick at least one person first.
team-tick = Choose { $name }
team-all-paths = All paths
team-export = These lines as a table:
team-steps-done = Steps done
team-steps = Steps
chart-title = Who leads whom
chart-lead = { $n ->
    [0] Nobody is here yet.
    [one] { $n } person, from the top down.
   *[other] { $n } people, from the top down.
}
chart-led = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
chart-orphan = Their manager is deactivated
chart-found = Found
chart-picture = As a picture
chart-more = { $n ->
    [one] { $n } more person is further down. Follow a name to begin there
   *[other] { $n } more people are further down. Follow a name to begin there
}
step-done = Done { $date }
step-begun = Begun: { $n } of { $of } answered
step-opens-after = Opens when “{ $title }” is done
step-waived = Waived: { $reason }
step-is-open = The step is open again.
step-is-waived = { $name } need not do “{ $title }”.
step-not-found = There is no such step for this person
step-no-task = This step is done by completing its module or course, or by taking an item
step-not-yours = This is for somebody else to do
step-locked = What comes before this is not done yet
step-own-waiver = Somebody else has to say what you need not do
module-is-locked = You can start when what comes before it on your path is done.
task-finish = Mark as done
task-reopen = Not done after all
task-is-done = The task is done.
task-on-path = A task of the path “{ $path }”.
task-done-by-person = To be done by the person.
task-done-by-your-manager = Your manager does this.
task-done-by-manager = The manager does this.
task-done-by-admin = An admin does this.
task-by-person = The person
task-by-manager = The manager
task-by-admin = An admin
task-by-teacher = Whoever teaches the course
task-done-by-teacher = Done when whoever teaches the course says so.
path-course-add = Add a course
path-course-step = Step { $n }: course
path-no-course = No course
path-course-twice = Choose each course once
path-no-such-course = One of these courses does not exist any more. Choose it again
course-in-path = This course is a step of a path. Take it out there first
task-by-holder = The person, by taking an item
task-done-by-taking = Done when you take an item of this category.
task-done-by-holder = Done when the person takes an item of this category.
item-on-path = Take an item of this category: the path “{ $path }” asks for it.
item-step-take = Show the items
path-item-add = Add an item
path-item-step = Step { $n }: item of this category
path-no-category = No category
path-category-twice = Choose each category of items once
path-no-such-category = One of these categories of items does not exist any more. Choose it again
item-category-in-path = An item of this category is a step of a path. Take it out there first
waive-link = Waive
waive-title = Waive “{ $title }” for { $name }
waive-lead = The step does not count for this person any more, and holds nothing up. You can end the waiver later.
waive-reason = Reason
waive-reason-hint = For example: was trained at another site. The person reads it
waive-submit = Waive step
waiver-end = End waiver
dashboard-people = People beside you
dashboard-behind = People behind
dashboard-lapsing = Lapses soon for
dashboard-lapses-soon = Lapses soon
dashboard-good-until = Good until { $date }
dashboard-team-lapsing = { $n ->
    [one] For 1 person, something lapses soon
   *[other] For { $n } people, something lapses soon
  }
dashboard-modules = Published modules
dashboard-team = How everyone is getting on
dashboard-all-people = All { $n } people
dashboard-joining = { $n ->
    [one] 1 person wants to join
   *[other] { $n } people want to join
  }
dashboard-quiet = Nothing is waiting for you.
dashboard-no-modules = Write or import the first module
dashboard-no-modules-text = A quiz from Moodle can be taken over as a GIFT file.
dashboard-to-modules = Go to modules
dashboard-no-paths = Lay out the first path
dashboard-no-paths-text = A path is a list of modules, each with when it is due.
dashboard-to-paths = Go to paths

# Company
company-title = Company settings
company-lead = What everybody in the company sees, and how new people get in.
company-name = Company name
company-address = Address
company-address-hint = As it stands on certificates and labels
company-accent = Accent color
company-accent-hint = Six hexadecimal digits, such as #0a5c69. White text on it must be easy to read
accent-malformed = Write a color as six hexadecimal digits, such as #0a5c69
accent-too-light = White text on this color is hard to read. Choose a darker one
company-language = Language
company-language-hint = For everyone who has not chosen one
company-zone = Time zone
company-zone-hint = Times and days are shown in it
company-zone-own = As on the server
company-joining = When somebody asks to join
company-joining-hint = People ask at the sign-in page, with the company ID
company-joining-approval = An administrator decides
company-joining-open = They are in as soon as they confirm their e-mail
company-joining-closed = Nobody can ask
company-saved = The settings are saved.
company-not-found = There is no such company
company-code = Company ID
company-code-lead = Give it to those who work here. They ask to join with it.
company-code-closed = Nobody can ask to join at the moment.
company-code-malformed = A company ID has eight letters and digits, such as KHTR-4W7C
company-code-rotate = Replace the company ID
company-code-rotate-title = Replace the company ID?
company-code-rotate-lead = Do this when too many people know it.
company-code-rotate-old = Nobody can join with { $code } any more. Change it wherever you put it up.
company-code-rotate-waiting = Those who have asked already stay in the queue.
company-code-rotate-submit = Replace it
company-code-rotated = The new company ID is { $code }.
company-logo = Logo
company-logo-now = The logo as it is now
company-logo-file = Logo file
company-logo-hint = JPEG, PNG or WebP, up to 10 MB. It is shown on white
company-logo-submit = Use this logo
company-logo-remove = Remove logo
logo-changed = The new logo is in place.
logo-removed = The logo is removed.
logo-not-found = There is no such logo

# People
people-title = People
people-person = Person
people-standing = Standing
people-search = Name, e-mail or username
people-all-roles = All roles
people-caption = People of the company by name
people-match = { $n ->
    [one] 1 person
   *[other] { $n } people
  }
people-match-many = More than 10,000 people
people-export = Download as CSV
people-all-departments = All departments
people-all-job-titles = All job titles
people-all-managers = All managers
people-last-sign-in = Last sign-in
people-since = Here since
people-none = Nobody matches
people-none-text = Look for part of a name, or clear the filters.
people-active = Active
people-deactivated = Deactivated
people-all-standings = Active and deactivated
people-invited = Temporary password
person-name = Full name
person-email = E-mail
person-username = Username
person-username-hint = Another name to sign in with
person-job-title = Job title
person-phone = Phone
person-department = Department
person-no-department = None
person-phone-hint = Shown to this person’s team
person-role = Role
person-manager = Manager
column-manager = Manager’s e-mail
person-no-manager = Nobody
person-create = Add person
person-new-title = Add a person
person-first-lead = They choose a password by a link, or you tell them a temporary one. Both work for 72 hours.
person-new-lead = You get a temporary password for them. It works for 72 hours.
person-created = { $name } can sign in with the temporary password { $password } for 72 hours. It is shown only now: write it down.
person-saved = The changes are saved.
person-since = Here since { $when }.
person-waits = Has a temporary password and has not chosen another one yet.
person-has-not-come = Invited, and has not come yet. The link works until { $when }.
person-way = How they come in
person-way-hint = A mail reaches them only if this installation sends mails
person-way-mail = A link by mail to choose a password
person-way-told = A temporary password that you tell them
person-invite = Mail an invitation
person-invited = An invitation to { $name } is on its way by mail. Its link works for 72 hours.
invitation-has-come = This person has chosen a password already. They can ask for another one at the sign-in page
person-account = Account
import-people-title = Import people
import-people-lead = A table with a line for each person. First you see what would become of it; nothing is stored before you say so.
import-people-file-hint = CSV or XLSX, up to 10 MB. Columns: full name, e-mail, and if you like username, job title, department, phone, role, manager’s e-mail, language
import-people-text-hint = What you paste here is read the same way. A file comes first
import-people-check = Check people
import-people-check-again = Check again
import-people-apply = { $n ->
    [one] Import { $n } person
   *[other] Import { $n } people
}
import-people-caption = People of the file
import-people-faults-caption = What has to be corrected, by line
import-people-column = Column
import-people-reason = What is wrong
import-people-good = { $n ->
    [one] { $n } person can be imported
   *[other] All { $n } people can be imported
}
import-people-faults = { $n ->
    [one] { $n } thing has to be corrected in the file. Nobody is imported before
   *[other] { $n } things have to be corrected in the file. Nobody is imported before
}
import-people-more = { $n ->
    [one] And { $n } more
   *[other] And { $n } more
}
import-people-departments = These departments are made too: { $names }
import-people-passwords = Everybody gets a temporary password that is good for 72 hours. On the next page you download the list and hand them out.
import-people-done = { $n ->
    [one] { $n } person is imported.
   *[other] { $n } people are imported.
}
import-people-refused = Something has to be corrected in the file, so nobody was imported
import-people-unknown-head = This is no column that can be imported. Remove it, or call it something else
import-people-head-twice = This column is there twice. Remove one of them
import-people-no-column = The file needs this column. Add it
import-people-nobody = There is nobody in the file. Add a line for each person below the headings
import-people-no-head = There is no heading above this cell. Remove it
import-people-formula = This is a formula. Enter the value itself
import-people-unknown-role = This is no role. Enter administrator, manager or staff
import-people-unknown-language = This is no language of Shipshape. Enter en or de
import-people-repeated = Line { $line } has the same. Each account needs its own
import-people-no-manager = Nobody has this e-mail, here or in the file. Enter the e-mail of a manager
import-people-circle = These people lead each other in a circle. Choose another manager for one of them
passwords-title = Temporary passwords
passwords-lead = { $n ->
    [0] Nobody who was imported waits for a password.
    [one] { $n } person who was imported has not signed in yet.
   *[other] { $n } people who were imported have not signed in yet.
}
passwords-until-text = Their temporary passwords are good until { $when } at most.
passwords-once = Each password is good for choosing another one. Whoever has done so is no longer in the list.
passwords-record = The download is put on record.
passwords-download = Download the list
passwords-later = Later
passwords-back = Back to people
passwords-password = Temporary password
passwords-until = Good until
table-empty = This file is empty. Choose another one
table-too-big = This file is larger than { $n } MB. Split it
table-too-long = This file has more than { $n } lines. Split it
table-too-wide = This file has too many cells. Split it
table-unreadable = This is no table that can be read. Save it as CSV or XLSX
jobs-title = Job history
job-none = No job title
job-since = Since { $since }
job-between = { $since } to { $until }
job-manager = Manager: { $name }
job-reason = Why the job changes
job-reason-hint = Kept in the job history, with the new title, department or manager
job-correction = This corrects a mistake, and the job has not changed
departments-title = Departments
departments-lead = People belong to one department at most.
departments-caption = Departments by name
departments-people = People
departments-none = There is no department yet.
departments-match = { $n ->
    [one] { $n } department
   *[other] { $n } departments
}
department-name = Name of the department
department-new-title = Add a department
department-create = Add department
department-created = The department “{ $name }” is there.
department-saved = The department is renamed.
department-lead = { $n ->
    [0] Nobody is in this department.
    [one] { $n } person is in this department.
   *[other] { $n } people are in this department.
}
department-see-people = See who is in it
department-delete = Delete department
department-delete-title = Delete the department “{ $name }”
department-delete-lead = It can no longer be chosen for anybody.
department-delete-stays = Job histories that name it stay as they are.
department-is-deleted = The department “{ $name }” is deleted.
department-in-use = { $n ->
    [one] { $n } person is in this department. Give them another one first
   *[other] { $n } people are in this department. Give them another one first
}
department-taken = Another department has this name. Choose a different one
department-not-found = There is no such department
department-not-listed = Choose a department from the list, or “None”
person-is-active = This person can sign in.
person-deactivated = Deactivated
person-deactivated-since = Nobody can sign in with this account since { $when }.
person-record = What this person is to learn and has learned
person-deactivate = Deactivate
person-is-deactivated = { $name } is deactivated.
person-reactivate = Reactivate
person-is-reactivated = { $name } can sign in again.
person-reset = Give a temporary password
person-take-out = Download this person’s data
person-erase = Erase everything that says who this is
person-erased = Erased
person-erased-since = Since { $when } nothing says any more who this was.
erase-title = Erase { $name }
erase-lead = Nobody can take this back.
erase-goes = Their name, e-mail, username, phone, photo, settings, sessions and the reasons in their job history go for good.
erase-record = What the audit log knows of them beside its seals goes too. The log still verifies, and says that something was erased.
erase-stays = Their results, paths, job history and all entries stay, under the name “Former person” and a number.
erase-name = Their name
erase-name-hint = Type “{ $name }”
erase-submit = Erase this person
erase-former-person = Former person
erase-done = Nothing says any more who this was.
erase-active = This person is active. Deactivate them first
erase-erased = This person is erased already
erase-other-name = This is not their name. Type it as it stands above
place-customer = People of the company and customers have accounts of different kinds. Give this person another account under Customers
place-erased = This person is erased. Nothing of them can be changed
reset-title = Temporary password for { $name }
reset-lead = For somebody who has forgotten theirs.
reset-old = The password that they have now stops working.
reset-sessions = They are signed out everywhere.
reset-temporary = You get a temporary password for them. It works for 72 hours, and for choosing another one only.
reset-temporary-mailed = They get a temporary password by mail. It works for 72 hours, and for choosing another one only.
reset-submit = Give temporary password
reset-mailed = A temporary password for { $name } is on its way by mail. It works for 72 hours.
reset-deactivated = This person is deactivated. Reactivate them first
reset-own = For yourself, choose another password in your account instead
deactivate-title = Deactivate { $name }
deactivate-lead = You can reactivate this person at any time.
deactivate-sessions = They are signed out everywhere and cannot sign in any more.
deactivate-attempts = Attempts that they have begun stay as they are until they come back.
deactivate-team = They are no longer in any team or its figures, and cannot be put on a path or be made anybody’s manager.
deactivate-stays = Their results, their paths and everything on record stay.
deactivate-leads = { $n ->
    [one] { $n } person has them as manager and keeps them until you choose somebody else.
   *[other] { $n } people have them as manager and keep them until you choose somebody else.
}
deactivate-submit = Deactivate person
reactivate-title = Reactivate { $name }
reactivate-lead = Everything is as they left it.
reactivate-password = They sign in with the password that they had.
reactivate-attempts = They go on with the attempts that they had begun.
reactivate-team = They are in their team again, with their role, their paths and their results.
reactivate-submit = Reactivate person
person-already-created = This person has been added already. You find them in the list of people
person-not-found = There is no such person
manager-not-found = Choose a manager from the list, or “Nobody”
email-empty = Enter an e-mail address
email-malformed = Enter an e-mail like name@example.com
email-taken = Another account uses this e-mail. Enter a different one
email-taken-by = { $name } already uses this e-mail. Enter a different one
username-malformed = Use 3 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or digit
username-taken = Another account uses this username. Enter a different one
username-taken-by = { $name } already uses this username. Enter a different one
place-last-admin = This is the company’s last administrator. Make somebody else one first
place-manager-is-staff = Somebody with the role Staff cannot lead others. Choose a manager or an administrator
place-manager-is-deactivated = This manager is deactivated. Choose somebody else
place-manager-is-led = They report to this person themselves. Choose somebody else
place-still-leads = { $n ->
    [one] 1 person has
   *[other] { $n } people have
  } this person as their manager. Give them another one first
act-as-nobody = Nobody has this e-mail or username
create-admin-several-companies = Several companies have this name
find-realm-no-company = There is no company yet
find-realm-no-such-company = No company has this name
find-realm-which-company = There are several companies. Say which one

# Modules, as their authors keep them
edit = Edit
delete = Delete
move-up = Move up
move-down = Move down
markdown-hint = **bold**, *italic*, `code` and [links](https://…) work. HTML does not
modules-title = Modules
modules-search = Title
modules-all-states = All states
modules-all-kinds = Quizzes and texts
modules-caption = Modules of the company
modules-question = Question
modules-questions = Questions
modules-in-progress = In progress
modules-completed = Completed
modules-published = Newest version
modules-drafts-all = With and without
modules-drafts-with = With a draft
modules-drafts-without = Without a draft
modules-next = Next version in writing
modules-match = { $n ->
    [one] 1 module
   *[other] { $n } modules
  }
modules-match-many = More than 10,000 modules
modules-none = No module matches
modules-none-text = Look for part of a title, or clear the filters.
modules-empty = No modules yet
modules-empty-text = A module is a text to read with questions to answer. Write one here, or import its questions from a GIFT or Aiken file.
modules-import = Import
module-title = Title
module-state = State
module-draft = Draft
module-published = Published
module-retired-state = Retired
module-version = Version { $n }
module-create = Add module
module-created = The module is there, as a draft. Add questions, then publish it.
module-saved = The changes are saved in the draft.
module-new-title = Add a module
module-new-lead = It stays a draft that nobody else sees until you publish it.
module-edit-title = Module settings
module-edit-lead-draft = Nobody sees it before you publish it.
module-edit-lead-next = You are writing the next version. People take the published one until you publish this.
module-edit-lead-opens = Saving begins a draft of the next version. The published one stays as it is.
module-content = Content
module-content-hint = What people read first, in Markdown: # headings, **bold**, *italic*, lists, tables and links. HTML does not work
module-minutes = Minutes it takes
module-minutes-name = Takes
module-minutes-value = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
module-open-to-all = Everyone may take it, also without a path
module-good-for = How long it is good for
validity-months = Months
validity-months-hint = Leave it empty if once is for ever
validity-from = Counted from
validity-from-completion = The day it is completed
validity-from-previous-end = The end of the last one, if renewed in time
validity-from-yearly = A day that is the same for everyone
validity-yearly-on = That day
validity-yearly-on-hint = Only for the same day: month and day, such as 01-31
validity-least-months = Good for months at least
validity-least-months-hint = Only for the same day: whoever completes it shortly before is spared that year
validity-opens-before = Can be renewed from days before
validity-grace = Still a renewal for days after
validity-rule-completion = { $months ->
    [one] 1 month
   *[other] { $months } months
  } from the day it is completed; to renew from { $days ->
    [one] 1 day
   *[other] { $days } days
  } before
validity-rule-previous-end = { $months ->
    [one] 1 month
   *[other] { $months } months
  } from the end of the last one; to renew from { $days ->
    [one] 1 day
   *[other] { $days } days
  } before
validity-rule-yearly = Until { $day } (month-day), then { $months ->
    [one] 1 month
   *[other] { $months } months
  } more; to renew from { $days ->
    [one] 1 day
   *[other] { $days } days
  } before
validity-months-malformed = Write a number of months from 1 to 120, or nothing
validity-least-months-malformed = Write a number of months from 0 to 119
validity-days-malformed = Write a number of days from 0 to 366
validity-day-malformed = Write the month and the day of the year, such as 01-31
module-kind = Ends with
module-quiz = A quiz
module-acknowledge = “I have read and understood”
module-pass-mark = Pass mark
module-pass-mark-hint = For a quiz: a fraction such as 2/3, a percentage such as 80 %, or 8 points
module-feedback = Afterwards people see
module-feedback-hint = For a quiz
module-reveals-key = Somebody who failed may see which answers are right
policy-nothing = Only the score
policy-right-or-wrong = Which of their answers were right
policy-with-explanations = What is right, and why
module-for = For
module-for-all = Everyone
module-for-assigned = People on a path that has it
module-passes = Passes with
module-passes-value = { $part } of the points: { $needed } of { $max }
module-about = About this module
module-settings = Settings
module-publish = Publish
module-open-draft = Write the next version
module-export = Export
module-copy = Copy
module-copy-text = A new module with the same text, settings and questions, as a draft. What people have done here does not go with it.
module-copy-submit = Copy this module
module-copy-title = Copy of { $title }
module-copied = This is the copy, as a draft. Change what is to be different, then publish it.
module-no-content = There is nothing to read yet.
module-no-questions = There are no questions yet.
module-lead-draft = A draft. Nobody can take it before it is published.
module-lead-published = Version { $n }, published { $when }.
module-lead-next = You are writing the next version. People take version { $n }, published { $when }.
module-lead-retired = Retired. Nobody can start it any more; its last version was { $n }.
module-is-published = Version { $n } is published.
module-is-retired = The module is retired.
module-imported = “{ $title }” is there, as a draft. Look through it, then publish it.
draft-opened = This is the draft of the next version. People take the published one until you publish this.
draft-discarded = The draft is gone. The published version stays as it was.
minutes-malformed = Write how many minutes it takes, from 1 to 1440
pass-mark-malformed = Write a fraction, a percentage or points, such as 2/3, 80 % or 8 points
pass-mark-zero = A pass mark of zero passes everybody. Let the module end with “I have read and understood” instead
pass-mark-above-all = Nobody can have more than all points. Write less than 100 %
pass-mark-too-fine = Use whole numbers up to 10,000, or a percentage with at most two decimals
edit-retired = This module is retired and does not change any more
edit-no-draft = This module has no draft. Begin the next version first
edit-no-quiz = This module has no quiz, so it has no questions. Change in its settings what it ends with
edit-has-questions = Delete the questions first. A module without quiz has none
edit-unknown-option = This question has no such option any more. Load the page again
edit-too-many-questions = Keep a module within { $most } questions
edit-too-much-text = All questions together have too much text. Keep it within 2 MB

# Publishing and retiring
publish-title = Publish “{ $title }”
publish-lead-first = From now on people can take it.
publish-lead-next = The draft becomes what people take from now on.
publish-questions = { $n ->
    [one] It has 1 question.
   *[other] It has { $n } questions.
  }
publish-for-all = People find it in their training if it stands in one of their paths, or if it is for everyone.
publish-new-attempts = Whoever starts it from now on gets version { $n }.
publish-in-progress = { $n ->
    [0] Nobody is in the middle of an older version.
    [one] 1 person is in the middle of version { $version } or an older one, and finishes that.
   *[other] { $n } people are in the middle of version { $version } or an older one, and finish that.
  }
publish-good = { $n ->
    [0] Nobody has completed an older version that is still good.
    [one] 1 person has completed an older version, and that is still good.
   *[other] { $n } people have completed an older version, and that is still good.
  }
impact = What it means for them
impact-hint = What they have completed stays on record, whatever you choose
impact-hint-scored = What they have completed stays on record. Something that is scored has changed, so this is more than other words
impact-editorial = Other words only: what they have completed stays good
impact-new-content = New content: what they have completed stays good until its own end
impact-retraining = Re-training: they do it again
change-note = What changed
change-note-hint = One sentence for those who are to do it again, such as “two more steps before you start”
recall = If they are to do it again
recall-hint = Only for a re-training
recall-from = From
recall-from-malformed = Choose a day from today on and before 2101
recall-grace = Days in which the old one is still good
publish-not-editorial = Something that is scored has changed, so this is more than other words. Choose what it means
publish-never-changes = A published version never changes. To change something, you write the next one.
publish-submit = Publish version { $n }
publish-no-draft = There is no draft to publish
publish-nothing-scored = A quiz needs a question that is worth points. Add one first
publish-out-of-reach = Nobody can pass this: it takes { $needed } points, and the best answers earn { $best }. Change the pass mark or the questions
statistics-title = Statistics
statistics-lead = { $people ->
    [0] Nobody has finished version { $n } yet.
    [one] What the first attempt of one person at version { $n } says about its questions.
   *[other] What the first attempts of { $people } people at version { $n } say about its questions.
}
statistics-lead-part = What the first attempts of the last { $people } people at version { $n } say about its questions.
statistics-choose = Choose a version
statistics-show = Show
statistics-of = Version
statistics-version = Version { $n }, published { $when }
statistics-no-questions = Nothing is asked in this version, so there is nothing to count.
statistics-asked-too-few = There are figures as soon as { $n } people have been asked this question. Of fewer one could tell who answered what.
statistics-too-few = There are figures as soon as { $n } people have finished it. Of fewer one could tell who answered what.
statistics-look = Look at these
statistics-ease = Points earned
statistics-tells = Tells who knows more
statistics-asked = People asked
statistics-right = Fully right
statistics-percent = { $n } %
statistics-tells-very-well = Very well ({ $percent })
statistics-tells-well = Well ({ $percent })
statistics-tells-a-little = A little ({ $percent })
statistics-tells-hardly = Hardly ({ $percent })
statistics-too-easy = Nearly everybody has it right, so it tells nothing. Ask for more, or leave it out.
statistics-too-hard = Hardly anybody has it right. Is it taught in the module, and said clearly?
statistics-tells-nothing = Those who know more do not answer it better. Is the question clear?
statistics-backwards = Those who know more answer it worse than the others. The right answer may be marked wrongly.
statistics-answers = Answers to { $question }
statistics-answer = Answer
statistics-share = Share
statistics-people = People
statistics-upper = Of the best
statistics-lower = Of the weakest
statistics-rest = { $n ->
    [one] One other answer was typed, less often than these.
   *[other] { $n } other answers were typed, less often than these.
}
statistics-how = How these figures come about
statistics-how-ease = Of each person the first finished attempt counts, and no practice. “Points earned” is the share of the question’s points that all of them earned together: near 100 % it is easy, near 0 % it is hard.
statistics-how-tells = The best and the weakest are those 27 of 100 who earned most and least with all other questions. How much more of this question’s points the best earn says whether it tells who knows more: from 30 % on it does so well; below 0 % something is wrong with it.

retire-heading = Retire
retire-title = Retire “{ $title }”
retire-lead = It cannot be taken back into use.
retire-text = Nobody can start a retired module. What people achieved stays theirs.
retire-start = Nobody can start it any more.
retire-in-progress = { $n ->
    [0] Nobody is in the middle of it.
    [one] 1 person is in the middle of it and may finish.
   *[other] { $n } people are in the middle of it and may finish.
  }
retire-completed = { $n ->
    [0] Nobody has completed it yet.
    [one] 1 person has completed it. That stays theirs.
   *[other] { $n } people have completed it. That stays theirs.
  }
retire-draft = The draft of the next version goes.
retire-submit = Retire module
retire-already = This module is retired already
retire-never-published = This module was never published, so there is nothing to retire
module-delete-title = Delete “{ $title }”
module-delete-lead = It cannot be brought back.
module-delete-text = It was never published, so nobody has taken it.
module-delete-goes = { $n ->
    [0] The text of the module goes.
    [one] The text of the module goes, with its 1 question.
   *[other] The text of the module goes, with its { $n } questions.
  }
module-delete-nobody = Nobody has taken it, since it was never published.
module-delete-submit = Delete module
module-is-deleted = The module “{ $title }” is deleted.
delete-published = This module was published, so it can be retired and not deleted
discard-title = Discard the draft of “{ $title }”
discard-lead = It cannot be brought back.
discard-text = Goes back to what is published.
discard-written = Everything that was written since version { $n } was published goes.
discard-stays = Version { $n } stays as people take it now.
discard-submit = Discard draft

# Questions, as their authors write them
type-single-choice = Single choice
type-true-false = True or false
type-several-answers = Several answers
type-number = Number
type-short-text = Short text
question-heading = Question { $n }
question-worth-one = 1 point
question-add-title = Add a question
question-new-title = Add a question: { $type }
question-add = Add question
question-added = Question { $n } is added.
question-added-before = This question was added already: the form came twice.
question-saved = Question { $n } is saved.
question-moved = The question stands in place { $n } now.
question-removed = The question is deleted.
question-not-found = There is no such question
question-lead-single-choice = One of the options is right.
question-lead-true-false = A statement that is true or false.
question-lead-several-answers = Any number of the options is right.
question-lead-number = The answer is a number.
question-lead-short-text = The answer is a word or a few. Spaces make no difference.
question-stem = Question
question-points = Points
question-points-hint = A question for 0 points is asked and does not count
question-credit = Points are given
credit-all-or-nothing = for all of the right options and none of the others
credit-partial = for each right option
question-answer = The statement is
question-if-right = Feedback to the right answer
question-if-wrong = Feedback to the wrong answer
question-answer-missing = Say whether the statement is true
question-options = Options
question-accepted = Answers that are accepted
question-option = Option { $n }
question-is-right = Right
question-number-value = Number { $n }
question-tolerance = May differ by
question-text-value = Text { $n }
question-more = Weight and feedback
question-weight = Weight in percent
question-weight-hint = How much of the points it earns, such as 50 or -25. Empty: all if it is right, shared among several
question-feedback = Feedback to this answer
question-otherwise = Feedback to every other answer
question-case-sensitive = Capitals matter
question-wildcards = * stands for any text
question-add-row = Add a row
question-explanation = Explanation
question-explanation-hint = Why the right answer is right, shown with the result
question-remove-title = Delete question { $n }
question-remove-lead = It cannot be brought back.
question-remove-goes = The question goes from the draft, with its answers and feedback.
question-remove-stays = Published versions that have it keep it, and so do the results of those who answered it.
question-remove-submit = Delete question { $n }
question-too-few-options = Give at least 2 options to choose from
question-too-many-options = Give at most 20 options to choose from
question-same-options = Options { $first } and { $second } are the same. Change one
question-nothing-right = Say which option is right
question-nothing-fully-right = Say which option is right. One has to earn the full 100 %
question-nothing-accepted = Give at least one answer that is accepted
question-too-many-accepted = Give at most 20 answers that are accepted
question-same-accepted = Answers { $first } and { $second } are the same. Change one
question-negative-tolerance = The tolerance of answer { $n } is below zero
answer-right = Right:
answer-wrong = Wrong:
answer-number-range = { $value } ± { $tolerance }
answer-weight = { $weight } %
points-malformed = Write how many points it is worth, such as 1 or 2.5
points-too-fine = Use at most three decimals
points-out-of-range = A question is worth 0 to 100 points
weight-malformed = Write a percentage, such as 50 or -33.3333
weight-too-fine = Use at most seven decimals
weight-out-of-range = A weight lies between -100 % and 100 %
decimal-malformed = This is not a number. Write digits, such as 12 or 0.5
decimal-comma = Write a point before the decimals, and nothing between thousands
decimal-too-large = This number is too large
decimal-too-precise = Keep this within 18 decimals

# Questions of other systems
import-title = Import questions
import-lead = First you see what would become of each question. Nothing is stored before you say so.
import-new-title = Import a module
import-new-lead = A file of questions becomes a draft. First you see what would become of each question.
import-new-title-hint = Without one, the category in the file or the name of the file is used
import-file = File
import-files-link = Several files at once, as a ZIP file
import-files-title = Import modules of a ZIP file
import-files-lead = Each GIFT or Aiken file in it becomes a draft that is called like the file. All are made, or none.
import-files-file = ZIP file
import-files-hint = With .gift, .aiken or .txt files in it, up to 3 MB
import-files-caption = What would become of each file
import-files-good = { $n ->
    [one] One file, and nothing is wrong with it
   *[other] { $n } files, and nothing is wrong with them
}{ $others ->
    [0] .
    [one] . One other file is left alone.
   *[other] . { $others } other files are left alone.
}
import-files-bad = { $bad ->
    [one] One of { $n } files cannot be taken
   *[other] { $bad } of { $n } files cannot be taken
}{ $others ->
    [0] .
    [one] . One other file is left alone.
   *[other] . { $others } other files are left alone.
}
import-files-becomes = { $n ->
    [one] “{ $title }”, with one question
   *[other] “{ $title }”, with { $n } questions
}
import-files-no-name = The file’s name says nothing that a module could be called
import-files-line = Line { $line }: { $text }
import-files-more = { $n ->
    [one] And one more remark
   *[other] And { $n } more remarks
}
import-files-apply = { $n ->
    [one] Make one draft
   *[other] Make { $n } drafts
}
modules-imported = { $n ->
    [one] One module is there, as a draft. Look through it, then publish it.
   *[other] { $n } modules are there, as drafts. Look through them, then publish them.
}
archive-missing = Choose a ZIP file
archive-too-big = This ZIP file unpacks to more than { $n } MB. Split it
archive-too-many-files = This ZIP file has more than { $n } files. Split it
archive-unsafe-name = A file in it has a name that leads out of the ZIP file. Pack it anew
archive-unreadable = This is not a ZIP file that can be read here
archive-no-questions = There is no .gift, .aiken or .txt file in this
import-file-hint = GIFT from Moodle, or Aiken, in UTF-8, up to 2 MB
import-text = Or its text
import-text-hint = What you paste here is read the same way. A file comes first
import-format = Format
import-detect = Find out
import-gift = GIFT
import-aiken = Aiken
import-placement = Questions that are there
import-append = { $n ->
    [one] Keep 1 question and add these after it
   *[other] Keep { $n } questions and add these after them
  }
import-replace = { $n ->
    [one] Replace 1 question
   *[other] Replace { $n } questions
  }
import-check = Check questions
import-check-again = Check again
import-apply = { $n ->
    [one] Import 1 question
   *[other] Import { $n } questions
  }
import-new-apply = { $n ->
    [one] Make a module of 1 question
   *[other] Make a module of { $n } questions
  }
import-caption = What becomes of each question
import-line = Line
import-verdict = Verdict
import-all-good = { $n ->
    [one] 1 question can be imported
   *[other] All { $n } questions can be imported
  }
import-some-bad = { $n ->
    [one] 1 question of { $all } cannot be imported
   *[other] { $n } questions of { $all } cannot be imported
  }
import-rejected-count = { $n ->
    [one] 1 question cannot be imported, so nothing is. Correct it and check again
   *[other] { $n } questions cannot be imported, so nothing is. Correct them and check again
  }
import-unknown-format = This looks like neither GIFT nor Aiken. Choose the format
import-no-questions = There is no question in this. Choose a file, or paste its text
import-some-rejected = Some of these questions cannot be imported, so nothing was
questions-imported = { $n ->
    [one] 1 question is imported.
   *[other] { $n } questions are imported.
  }
file-too-large = This file is larger than 2 MB. Split it
file-not-utf8 = This is not a text file in UTF-8. Save it as one
file-too-many-questions = This file has more than { $most } questions. Split it
verdict-taken = Good
verdict-changed = Changed
verdict-rejected = Rejected
changed-html = The HTML became Markdown
changed-tags = These HTML tags were left out: { $names }
changed-picture = The picture { $name } is not in the file. Add it again
changed-weights = The weights of the right options were rounded to add up to 100 %
changed-equals = The = in the feedback begins another answer. Write \= if it should not
rejected-description = This text asks nothing. Put it into the content of the module
rejected-essay = This asks for free text, which nothing here can mark
rejected-matching = This asks to match pairs. Ask for each pair in a question of its own
rejected-line = Line { $n }
rejected-stem = Text of the question
rejected-answer = Answer { $n }
rejected-feedback = Feedback
rejected-explanation = General feedback
rejected-points = Points
rejected-range = The range ends before it begins
expected-opening-brace = Expected an opening brace before this
expected-closing-brace = Expected a closing brace before the next empty line
expected-one-block = Expected no other brace. Write a backslash before braces in a text
expected-sign = Expected = or ~ before the first answer
expected-two-feedbacks = Expected no more than two feedbacks after true or false
expected-one-otherwise = Expected a number after this ~, since there is one without a number already
expected-stem = Expected the text of a question before its options
expected-option = Expected option { $letter }
expected-answer = Expected ANSWER: and the letter of one option

# Paths
paths-title = Paths
paths-caption = Paths of the company by title
paths-match = { $n ->
    [one] 1 path
   *[other] { $n } paths
  }
paths-match-many = More than 10,000 paths
paths-none = No path matches
paths-none-text = Look for part of a title, or clear the filters.
paths-empty = No paths yet
paths-empty-text = A path is a list of modules that somebody goes through one after the other, with due dates. Make one for those who start next.
path-title = Title
path-steps = Steps
path-people = People
path-create = Add path
path-created = The path is there. Put people on it.
path-saved = The changes are saved.
path-saved-version = The changes are saved as version { $n }. Whoever is on the path keeps the steps that they have until they are moved.
path-new-title = Add a path
path-new-lead = Choose the modules and tasks in their order. People come on it later.
path-edit-title = Edit path
path-edit-lead = People on the path keep the steps that they have. Other steps begin a new version, and you decide who is moved to it.
path-steps-hint = A step is a module that is published, or a task. Empty rows are left out
path-steps-none = No module is published yet, so there are only tasks to add. You can add modules later
path-step = Step { $n }
path-module-add = Add a module
path-task-add = Add a task
path-task-title = Step { $n }: task
path-task-text = What there is to do
path-task-by = Who does it
path-task-done-by = By: { $who }.
path-waits = Only when all steps before it are done
path-step-waits = Only when all steps before it are done.
path-step-remove = Remove
path-step-retired = Retired: it does not count any more, unless it was completed.
path-no-module = No module
path-due-after = Due, in working days
path-due = { $n ->
    [0] on the first day
    [one] after 1 working day
   *[other] after { $n } working days
  }
path-lead = { $steps }, { $people }.
path-steps-count = { $n ->
    [0] No steps
    [one] 1 step
   *[other] { $n } steps
  }
path-people-count = { $n ->
    [0] nobody on it
    [one] 1 person on it
   *[other] { $n } people on it
  }
path-no-steps = There are no steps yet. Edit the path to add some.
path-assign-title = Put somebody on it
path-assign = Assign path
path-nobody-left = Everyone whom you may assign is on it already.
path-nobody = Nobody is on it yet.
path-starts-on = Starts on
path-starts-on-hint = For example 30 11 2026. Due dates count from here
path-since = From { $date }
path-since-deactivated = From { $date }, deactivated now
path-withdraw = Withdraw
path-assigned = { $name } is on the path from { $date }.
path-withdrawn = { $name } is not on the path any more.
path-team-count = { $n ->
    [0] nobody of your team on it
    [one] 1 person of your team on it
   *[other] { $n } people of your team on it
  }
path-team-nobody = Nobody of your team is on it yet.
path-nothing-to-do = Nothing to do: this path has no steps.
path-find = Find people
path-whom = Who
path-whom-more = Only the first 25 are shown. Look for a part of a name to see others
path-nobody-found = Nobody whom you may assign and who is not on it is called like this.
path-assigned-many = { $n } people are on the path from { $date }.
path-assigned-some = { $n ->
    [one] 1 person is
   *[other] { $n } people are
  } on the path from { $date }; { $before ->
    [one] 1 was on it before and keeps the start.
   *[other] { $before } were on it before and keep their start.
  }
path-assigned-before = { $n ->
    [one] This person was on the path before. Nothing has changed, the start included.
   *[other] All of them were on the path before. Nothing has changed, their starts included.
  }
path-withdraw-title = Take { $name } off “{ $title }”
path-withdraw-lead = Due dates and progress on this path are not shown for this person any more.
path-withdraw-goes = That the path was begun on { $date } goes. Whoever comes on it again begins anew.
path-withdraw-stays = What was completed stays, and what is in progress can be finished.
path-withdraw-submit = Take off the path
path-withdrawn-before = { $name } was not on the path any more. Nothing has changed.
path-behind = { $n ->
    [one] One person has the steps of an earlier version.
   *[other] { $n } people have the steps of an earlier version.
  }
path-move = Move to the newest version
path-version = Version
path-move-title = Move people to version { $n }
path-move-lead = Whoever is moved has the steps of this version. What they have done stays done, and due dates count from the start they had.
path-move-caption = Who is moved, and how far they are before and after
path-move-before = Now
path-move-after = Afterwards
path-move-submit = { $n ->
    [one] Move one person
   *[other] Move { $n } people
  }
path-move-nobody = Nobody whom you may move has the steps of an earlier version.
path-moved = { $n ->
    [0] Nobody had to be moved.
    [one] One person has the steps of version { $version } now.
   *[other] { $n } people have the steps of version { $version } now.
  }
path-person-not-found = This person is not on this path
path-in-use = People are on this path. Take them off first
path-delete-title = Delete the path “{ $title }”
path-delete-lead = It cannot be brought back.
path-delete-text = A path that nobody is on can be deleted.
path-delete-goes = { $n ->
    [0] The path goes. It has no steps.
    [one] The path goes, with its 1 step.
   *[other] The path goes, with its { $n } steps.
  }
path-delete-stays = The modules stay, and so does what people have completed of them.
path-delete-submit = Delete path
path-is-deleted = The path “{ $title }” is deleted.
path-not-found = There is no such path
path-module-twice = Choose each module once
path-too-many-steps = Keep a path within { $most } steps
path-no-such-module = One of these modules does not exist or was never published. Choose it anew
path-no-such-step = This path has no such step any more. Open it again and repeat the change
audience-title = Who gets it automatically
audience-lead = Whoever is one of these gets the path, now and when they come or change their place. Nobody loses it when they leave.
audience-everyone = Everyone
audience-departments = Departments
audience-job-titles = Job titles
audience-job-titles-hint = One per line, written as people have it; upper and lower case do not matter
audience-preview = Show who gets it now
audience-now = Who gets it now
audience-gets-it = { $n ->
    [0] Nobody gets it now who is not on it already.
    [one] One person gets it now and starts today.
   *[other] { $n } people get it now and start today.
}
audience-others = { $n ->
    [one] And one other.
   *[other] And { $n } others.
}
audience-save = { $n ->
    [0] Save
    [one] Save and put one person on it
   *[other] Save and put { $n } people on it
}
audience-saved = { $n ->
    [0] Who gets the path is saved.
    [one] Who gets the path is saved. One person is on it from today.
   *[other] Who gets the path is saved. { $n } people are on it from today.
}
audience-edit = Choose who gets it
audience-is-everyone = Everyone who comes.
audience-is-nobody = Nobody: people are put on it by hand.
audience-is-some = Whoever is in one of { $departments } departments or has one of { $titles } job titles.
audience-too-many = Choose at most { $most } departments and job titles
audience-no-such-department = One of these departments does not exist any more. Choose anew
simulate-link = Try a start date
simulate-title = Try a start date
simulate-lead = When each step would be due for somebody who starts on this day. Nobody is put on the path.
simulate-starts-on = If somebody starts on
simulate-hint = For example 30 11 2026
simulate-submit = Show due dates
simulate-caption = When each step would be due
simulate-due = Due
simulate-never = Never
workdays-title = Working days and holidays
workdays-lead = Due dates count only the days on which your company works.
workdays-edit = Change working days and holidays
workdays-days = Working days
workdays-no-day = Choose at least one day
workdays-holidays = Holidays
workdays-holidays-hint = One day per line: the date, then what it is called. For example 2026-12-25 Christmas Day
workdays-saved = The calendar is saved. Due dates have moved with it.
holidays-malformed = Line { $line }: write a date like 2026-12-25, then what the day is called
holidays-twice = Line { $line }: this day is in the list already
holidays-long-name = Line { $line }: keep the name within { $most } characters
holidays-too-many = Keep the list within { $most } days
assign-nobody = Choose at least one person
assign-no-such-person = Choose somebody of your team
assign-title = Put people on a path
assign-lead = Nothing changes before you have seen what it does.
assign-choose-path = Choose a path
assign-no-path = Choose a path
assign-none-ticked = Nobody is ticked in your team. Write e-mail addresses below, or go back and tick somebody.
assign-addresses = E-mail addresses of more people
assign-addresses-hint = One on each line, or a table that has them in one of its columns
assign-file-hint = CSV or XLSX with e-mail addresses, up to 2 MB. A file comes before what you paste
assign-check = See what this does
assign-preview = { $n ->
    [0] Nobody would be put on the path
    [one] 1 person is put on the path
   *[other] { $n } people are put on the path
  }
assign-apply = { $n ->
    [one] Put 1 person on the path
   *[other] Put { $n } people on the path
  }
assign-left-out = Left out
assign-on-it = On the path already, from { $date }
assign-deactivated = Deactivated
assign-unknown = Nobody of your team has this address
assign-too-many = Choose 500 people at most, and put the others on the path after these
working-days-malformed = Write a number of working days from 0 to { $most }, or nothing
start-malformed = Write a date that exists, such as 30 11 2026
start-out-of-range = The start must be between 1990 and 2100
date-day = Day
date-month = Month
date-year = Year

# Courses and students

courses-title = Courses
courses-caption = The company’s courses by title
courses-match = { $n ->
    [one] 1 course
   *[other] { $n } courses
  }
courses-match-many = More than 10,000 courses
courses-none = No course matches
courses-empty = No courses yet
courses-empty-text = A course is what somebody teaches on some days, to some students, with what they hand out. Plan the next one.
course-title = Title
course-description = What it is about
course-description-hint = Students who have an account read this
course-starts-on = First day
course-ends-on = Last day
course-day-hint = For example 30 11 2026. Leave it empty if it is not known yet
course-day-out-of-range = The date must be between 1990 and 2100
course-ends-before-start = The last day is the first day or later
course-capacity = Places
course-capacity-hint = Leave it empty to take everybody
course-capacity-malformed = Enter a number of places from 1 to { $most }, or nothing
course-seats-taken = { $n ->
    [one] 1 student is enrolled. Leave at least 1 place
   *[other] { $n } students are enrolled. Leave at least { $n } places, or withdraw some of them first
  }
course-days = Days
course-from-to = { $from } to { $to }
course-from = From { $from }
course-until = Until { $to }
course-no-days = Not known yet
course-students = Students
course-places = { $n } of { $places }
course-creator = Made by
course-since = Here since
course-facts = At a glance
course-create = Add course
course-created = The course is there. Enroll students in it.
course-saved = The changes are saved.
course-new-title = Add a course
course-new-lead = Everything but the title can wait.
course-edit-title = Edit the course
course-edit-lead = { $n ->
    [0] Nobody is enrolled yet.
    [one] 1 student is enrolled and sees the changes at once.
   *[other] { $n } students are enrolled and see the changes at once.
  }
course-lead = { $n ->
    [0] Nobody is enrolled yet.
    [one] 1 student is enrolled.
   *[other] { $n } students are enrolled.
  }
course-delete-text = A course is deleted with everything that belongs to it.
course-delete-title = Delete the course “{ $title }”
course-delete-lead = It cannot be brought back.
course-delete-goes = { $n ->
    [0] Nobody is enrolled in it.
    [one] 1 enrollment goes, with attendance and result.
   *[other] { $n } enrollments go, with attendance and results.
  }
course-delete-materials = { $n ->
    [0] It has no materials.
    [one] 1 material goes, with its summary and captions.
   *[other] { $n } materials go, with their summaries and captions.
  }
course-delete-stays = The students stay, and so do their other courses.
course-delete-submit = Delete course
course-is-deleted = The course “{ $title }” is deleted.
course-not-found = There is no such course
duplicate-enrollment = This student is enrolled in this course already
course-full = { $n ->
    [0] This course is full
    [one] Only 1 place is left in this course
   *[other] Only { $n } places are left in this course
  }
course-already-completed = There is a result already. Revoke it first
course-not-completed = There is no result to revoke
course-no-such-student = Choose students from the list
course-not-enrolled = This student is not enrolled in this course
course-in-the-future = A result is of today or earlier
course-enrolled-on = Enrolled on
course-result = Result
course-attended = Attended
course-passed = Passed
course-not-passed = Not passed
course-note = Note
course-outcome = { $result }, { $date }
course-enroll = Enroll
course-enroll-title = Enroll students
course-enroll-lead = Enrolled so far: { $enrolled }.
course-choice-more = Only the first 25 are shown. Look for a part of a name to see others
course-choice = { $title } ({ $places })
course-nobody-found = No student who is not enrolled yet is found. Add a student first, or look for another name.
course-choose-students = Choose at least one student
course-enrolled = { $name } is enrolled.
course-enrolled-many = { $n } students are enrolled.
course-enrolled-some = { $n ->
    [one] 1 student is enrolled
   *[other] { $n } students are enrolled
  }; { $before ->
    [one] 1 was already.
   *[other] { $before } were already.
  }
course-enrolled-before = { $n ->
    [one] The student was enrolled already. Nothing has changed.
   *[other] All { $n } were enrolled already. Nothing has changed.
  }
course-enrolled-since = Enrolled on { $date }
course-withdraw = Withdraw
course-withdraw-title = Withdraw { $name } from “{ $title }”
course-withdraw-lead = The place is free for somebody else.
course-withdraw-goes = The enrollment of { $date } goes, with attendance.
course-withdraw-submit = Withdraw student
course-withdrawn = { $name } is withdrawn.
course-complete = Result
course-complete-title = Enter results
course-complete-lead = For everybody of whom the same is true. Others come next.
course-complete-submit = Save results
course-completed = { $n ->
    [one] The result is saved.
   *[other] { $n } results are saved.
  }
course-completed-hint = For example 30 11 2026, today or earlier
course-note-hint = Students who have an account see it
course-nobody-left = There is nobody without a result.
course-revoke = Revoke
course-revoke-title = Revoke the result of { $name }
course-revoke-lead = The course is open again for this student. The audit log keeps who revoked the result and why.
course-revoke-hint = Up to 500 characters
course-revoke-submit = Revoke result
course-result-revoked = The result of { $name } is revoked.
student-enroll-title = Enroll in a course
student-choose-course = Choose a course
student-no-course-found = No course in which this student is not enrolled yet is found.
audit-field-completed-on = Completed on
audit-student-enrolled = Student enrolled
audit-student-withdrawn = Student withdrawn
enroll-list-title = Enroll by a list
enroll-list-link = Enroll by a list
enroll-list-addresses = E-mail addresses of students
enroll-list-hint = One address of a student per line
enroll-list-nobody = Enter the address of a student, or choose a file
enroll-list-too-many = Enter 500 addresses at most; enroll the others after these
enroll-list-no-places = { $free ->
    [0] There is no place left
    [one] There is 1 place left
   *[other] There are { $free } places left
  } for { $n } students. Take some out of the list, or raise the number of places
enroll-list-preview = { $n ->
    [0] Nobody would be enrolled
    [one] 1 student would be enrolled
   *[other] { $n } students would be enrolled
  }
enroll-list-apply = { $n ->
    [one] Enroll 1 student
   *[other] Enroll { $n } students
  }
enroll-list-in-course = Is enrolled already
enroll-list-unknown = No student has this address
import-students-title = Import students
import-students-lead = A table with a line for each student. First you see what would become of it; nothing is stored before you say so.
import-students-file-hint = CSV or XLSX, up to 10 MB. Columns: first name, last name, e-mail, and if you like account
import-students-check = Check students
import-students-apply = { $n ->
    [one] Import 1 student
   *[other] Import { $n } students
  }
import-students-caption = Students of the file
import-students-good = { $n ->
    [one] 1 student, nothing against it
   *[other] { $n } students, nothing against it
  }
import-students-done = { $n ->
    [one] 1 student is imported.
   *[other] { $n } students are imported.
  }
import-students-refused = Something has to be corrected in the file, so nobody was imported
import-students-nobody = There is nobody in the file. Add a line for each student below the headings
audit-students-imported = Students imported
audit-students-exported = Students downloaded as CSV
audit-course-completed = Course completed
audit-course-completion-revoked = Result of a course revoked
audit-session-added = Session of a course added
audit-session-edited = Session of a course edited
audit-session-deleted = Session of a course deleted
audit-attendance-taken = Attendance taken
audit-field-session = Session
audit-field-n-cleared = Not said any more
course-held-on = Day
presence-present = Present
presence-absent = Absent
presence-excused = Excused
course-sessions-title = Sessions
course-sessions-none = No day is set yet.
session-add = Add session
session-added = The session is there.
session-saved = The changes are saved.
session-new-title = Add a session
session-edit-title = Edit the session
session-about = What it is about
session-day-hint = For example 30 11 2026
session-counts = { $there } there, { $away } not
session-too-many = A course has { $most } sessions at most
session-not-found = There is no such session
session-delete-title = Delete the session of { $date }
session-delete-lead = It cannot be brought back.
session-delete-goes = Who was there is forgotten.
session-delete-submit = Delete session
session-is-deleted = The session is deleted.
attendance-title = Attendance on { $date }
attendance-caption = Students and whether they were there
attendance-state = Attendance
attendance-saved = Attendance is saved.
attendance-rest = Save, and the rest were present
attendance-note-alone = Choose whether they were there, or remove the note
attendance-nobody = Nobody is enrolled yet.
attendance-previous = Students before these
attendance-next = More students
presence-none = Not said

students-title = Students
students-search = First name, last name or e-mail
students-caption = The company’s students
students-match = { $n ->
    [one] 1 student
   *[other] { $n } students
  }
students-match-many = More than 10,000 students
students-none = Nobody matches
students-none-text = Look for a part of a name or of an address, or clear the filters.
students-empty = No students yet
students-empty-text = A student is somebody who is taught, with or without an account here.
student-first-name = First name
student-last-name = Last name
student-account = Account
student-account-hint = The e-mail or username of somebody in the company, who then sees the courses under “My training”
student-has-account = Has an account
student-no-account = None: this student does not sign in
student-facts = At a glance
student-create = Add student
student-created = The student is there.
student-saved = The changes are saved.
student-new-title = Add a student
student-new-lead = Somebody who is taught, with or without an account.
student-edit-title = Edit the student
student-lead = { $n ->
    [0] In no course.
    [one] In 1 course.
   *[other] In { $n } courses.
  }
student-email-taken = Another student has this e-mail. Enter a different one
student-no-such-person = Nobody in the company has this e-mail or username
student-person-taken = This person is another student already
student-delete-text = A student is deleted with everything that says who it was.
student-delete-title = Delete the student { $name }
student-delete-lead = This cannot be taken back.
student-delete-goes = { $n ->
    [0] The student is enrolled in no course.
    [one] The enrollment in 1 course goes, with attendance and result.
   *[other] The enrollments in { $n } courses go, with attendance and results.
  }
student-delete-names = Name and e-mail go from the audit log too.
student-delete-account-stays = The account stays, and so does what was done with it.
student-delete-courses-stay = The courses stay.
student-delete-submit = Delete student
student-is-deleted = The student { $name } is deleted.
student-not-found = There is no such student

audit-target-course = Course
audit-target-student = Student
audit-permission-author-courses = Write courses
audit-permission-keep-students = Keep students
audit-course-created = Course created
audit-course-edited = Course edited
audit-course-deleted = Course deleted
audit-student-created = Student created
audit-student-edited = Student edited
audit-student-deleted = Student deleted
audit-student-erased = Student erased

# Skills and job roles

skills-more = More about skills
skills-title = Skills
skills-caption = The company’s skills
skills-match = { $n ->
    [one] 1 skill
   *[other] { $n } skills
  }
skills-match-many = More than 10,000 skills
skills-none = No skill matches
skills-empty = No skills yet
skills-empty-text = A skill is something that people can do more or less well, on levels from 1 to 4. Note down the first.
skills-all-categories = All categories
skill-name = Skill
skill-category = Category
skill-no-category = No category
skill-critical = Critical
skill-critical-hint = Critical: somebody must have it at any time
skill-level = Level { $n }
skill-level-means = What level { $n } means
skill-levels-title = Levels
skill-level-untold = Nothing is said about it
skill-level-malformed = Choose a level from 1 to 4
skill-facts = About this skill
skill-lead = { $n ->
    [0] No job role needs it.
    [one] Needed by 1 job role.
   *[other] Needed by { $n } job roles.
  }
skill-new-title = New skill
skill-new-lead = What people can do, and what each level means.
skill-edit-title = Edit skill
skill-edit-lead = What has been said about people stays as it is.
skill-create = New skill
skill-created = The skill is noted down.
skill-saved = The skill is saved.
skill-not-found = There is no such skill
skill-name-taken = Another skill has this name. Choose a different one
skill-no-such-category = This category does not exist any more. Choose it again
skill-delete-title = Delete the skill { $name }?
skill-delete-lead = This cannot be undone.
skill-delete-text = A page says first what goes with it.
skill-delete-job-roles = { $n ->
    [0] No job role needs it.
    [one] 1 job role needs it no more.
   *[other] { $n } job roles need it no more.
  }
skill-delete-stays = The job roles and the category stay.
skill-delete-submit = Delete skill
skill-is-deleted = The skill { $name } is deleted.

import-skills-refused = Some of these skills cannot be taken, so none was
import-skills-nothing = There is nothing below the first line. Add a line for each skill
import-skills-yes-or-no = Enter yes or no
import-skills-twice = Line { $line } has the same. Keep one of them
import-skills-title = Import skills
import-skills-lead = A table with a line for each skill. First you see what would become of it; nothing is stored before you say so.
import-skills-file-hint = CSV or XLSX, up to 10 MB. Columns: name, and if you like category, level 1 to level 4, critical (yes or no)
import-skills-check = Check skills
import-skills-apply = { $n ->
    [one] Import 1 skill
   *[other] Import { $n } skills
  }
import-skills-caption = Skills of the file
import-skills-good = { $n ->
    [0] There is nothing new in the file
    [one] 1 skill can be imported
   *[other] { $n } skills can be imported
  }
import-skills-before = { $n ->
    [one] 1 skill is there already and stays as it is.
   *[other] { $n } skills are there already and stay as they are.
  }
import-skills-done = { $n ->
    [0] There was nothing new to import.
    [one] 1 skill is imported.
   *[other] { $n } skills are imported.
  }
import-skills-starter = Check the 164 skills
import-skills-starter-source = Shipshape brings 164 skills of digital research work along, in 20 categories and with a text for each level. Source: Digital Research Competencies Framework of the DIRECT Framework contributors, CC BY 4.0, shortened.
import-catalog = Or begin with a catalog
import-table-faults = { $n ->
    [one] { $n } thing has to be corrected in the file. Nothing is imported before
   *[other] { $n } things have to be corrected in the file. Nothing is imported before
  }
import-on-hint = Without one it is today
import-ratings-title = Import a matrix
import-ratings-lead = A table of who can do what. First you see what would become of it; nothing is stored before you say so.
import-ratings-file-hint = CSV or XLSX, up to 10 MB. Either a line for each person, with their e-mail and a column for each skill with levels from 0 to 4, or a line for each rating with person, skill, level, and if you like date, valid until, note
import-ratings-check = Check levels
import-ratings-apply = { $n ->
    [one] Import 1 level
   *[other] Import { $n } levels
  }
import-ratings-caption = Levels of the file
import-ratings-good = { $n ->
    [0] There is nothing new in the file
    [one] 1 level can be imported
   *[other] { $n } levels can be imported
  }
import-ratings-before = { $n ->
    [one] 1 level is so already and is left out.
   *[other] { $n } levels are so already and are left out.
  }
import-ratings-done = { $n ->
    [0] There was nothing new to import.
    [one] 1 level is imported.
   *[other] { $n } levels are imported.
  }
import-ratings-on = Since when it is so
import-ratings-since = since { $date }
import-ratings-until = from { $date } until { $until }
import-ratings-account = E-mail or username
import-ratings-refused = Something has to be corrected in the file, so nothing was imported
import-ratings-too-many = These are more than { $most } levels. Split the file
import-ratings-no-person = Nobody whom you may rate has this e-mail or username. Correct it, or leave the line out
import-ratings-oneself = Nobody rates themselves here. Leave the line out
import-ratings-no-skill = No skill is called this. Make it first, or leave it out
import-ratings-no-level = This is no level. Enter a number from 0 to 4, or nothing
import-ratings-to-come = This day is to come. Enter today or an earlier day
import-ratings-ends-before = This is before the first day. Enter that day or a later one
import-ratings-twice = Line { $line } has the same person, skill and day. Keep one of them
audit-ratings-imported = Levels of skills imported
audit-field-n-ratings = Ratings

skill-certificate = Certificate
skill-certificates-title = Certificates
skill-certificates-queue = Certificates to look at
skill-certificates-queue-lead = Papers that people handed in as proof of a skill. Each counts once you have approved it.
skill-certificates-match = { $n ->
    [0] Nothing waits
    [one] 1 certificate waits
   *[other] { $n } certificates wait
  }
skill-certificates-match-many = More than { $n } certificates wait
skill-certificates-none = Nothing was handed in yet.
skill-certificates-none-wait = Nothing waits for you
skill-certificates-none-wait-text = When somebody of your team hands in a certificate, it is here.
skill-certificates-too-many = As many of your certificates as may wait do so already. Withdraw one first
skill-certificate-hand-in = Hand in a certificate
skill-certificate-becomes-proposed = It counts once whoever leads you has looked at it.
skill-certificate-becomes-rating = You may rate this person, so it counts at once.
skill-certificate-issued = Issued on
skill-certificate-issued-hint = As it stands on the certificate
skill-certificate-no-issued = Enter the day on which it was issued
skill-certificate-issued-later = This day is to come. Enter the day on which it was issued
skill-certificate-file-hint = PDF, PNG or JPEG, up to 10 MB
skill-certificate-note-hint = Who issued it, for example
paper-not-offered = This is no PDF, PNG or JPEG. Choose another file
skill-certificate-proposed = The certificate is handed in and waits.
skill-certificate-counts = The certificate is handed in and counts from today.
skill-certificate-waits = Waits
skill-certificate-is-approved = Approved
skill-certificate-is-refused = Refused
skill-certificate-is-withdrawn = Withdrawn
skill-certificate-decided-by = { $date }, by { $name }
skill-certificate-decision = Decided
skill-certificate-said = Level { $level }, issued { $date }
skill-certificate-claim = What it says
skill-certificate-handed-in = Handed in
skill-certificate-by = Handed in by
skill-certificate-download = Download
skill-certificate-no-file = The file was removed.
skill-certificate-decide = Decide
skill-certificate-approve = Approve
skill-certificate-approve-lead = Compare the file with what is said of it. From today on it counts like your own rating.
skill-certificate-refuse = Refuse
skill-certificate-refuse-hint = The person reads it
skill-certificate-withdraw = Withdraw
skill-certificate-withdraw-lead = Nobody has looked at it yet. When you withdraw it, it stays in your list and counts for nothing.
skill-certificate-approved = The certificate is approved and counts from today.
skill-certificate-refused = The certificate is refused.
skill-certificate-withdrawn = The certificate is withdrawn.
skill-certificate-decided = This certificate was decided on already
skill-certificate-ended = This certificate has ended meanwhile. Refuse it, and ask for a new one
skill-certificate-not-found = There is no such certificate
audit-certificate-handed-in = Certificate of a skill handed in
audit-certificate-approved = Certificate of a skill approved
audit-certificate-refused = Certificate of a skill refused
audit-certificate-withdrawn = Certificate of a skill withdrawn
audit-field-issued-on = Issued on

skill-labels-lists = Lists
skill-labels-categories = Categories
skill-labels-grades = Grades
skill-labels-projects = Projects
skill-labels-categories-lead = By which skills are sorted.
skill-labels-grades-lead = How people are employed; everybody has one at most.
skill-labels-projects-lead = What people work on, as many as there are.
skill-labels-match = { $n ->
    [one] 1 name
   *[other] { $n } names
  }
skill-labels-none = This list is empty
skill-label-name = Name
skill-label-uses = Used
skill-label-new-title = Add a name
skill-label-create = Add
skill-label-created = { $name } is added.
skill-label-saved = The name is saved.
skill-label-lead = { $n ->
    [0] Not used.
    [one] Used once.
   *[other] Used { $n } times.
  }
skill-label-taken = This list has the name already. Choose a different one
skill-label-not-found = This list has no such name
skill-label-in-use = { $n ->
    [one] It is used once. Take it out there first
   *[other] It is used { $n } times. Take it out there first
  }
skill-label-delete-title = Delete { $name }?
skill-label-delete-lead = It goes from the list, and nothing else changes.
skill-label-delete = Delete
skill-label-is-deleted = { $name } is deleted.

job-roles-title = Job roles
job-roles-caption = The company’s job roles by title
job-roles-match = { $n ->
    [one] 1 job role
   *[other] { $n } job roles
  }
job-roles-match-many = More than 10,000 job roles
job-roles-none = No job role matches
job-roles-empty = No job roles yet
job-roles-empty-text = A job role says which skills a job takes, and at which level. Write the first.
job-role-page-title = Job role { $title }
job-role-title = Title
job-role-lead = { $n ->
    [0] Nobody has it.
    [one] 1 person has it.
   *[other] { $n } people have it.
  }
job-role-create = New job role
job-role-new-title = New job role
job-role-edit-title = Edit job role
job-role-form-lead = What is missing shows at once for everybody who has it.
job-role-created = The job role is written.
job-role-saved = The job role is saved.
job-role-needs = Needed skills
job-role-needs-hint = Each skill once, with the lowest level that is enough
job-role-needs-none = It takes no skill yet
job-role-skill = Skill { $n }
job-role-level = At least level
job-role-no-skill = Choose a skill
job-role-skill-add = Add a skill
job-role-skill-remove = Remove
job-role-skill-twice = Name each skill once
job-role-too-many-skills = A job role takes at most { $most } skills
job-role-no-such-skill = One of these skills does not exist any more. Choose it again
job-role-title-taken = Another job role has this title. Choose a different one
job-role-not-found = There is no such job role
job-role-delete-title = Delete the job role { $title }?
job-role-delete-lead = This cannot be undone.
job-role-delete-text = A page says first how many people have it.
job-role-delete-people = { $n ->
    [0] Nobody has it.
    [one] 1 person has it no more.
   *[other] { $n } people have it no more.
  }
job-role-delete-stays = The skills stay, and so does what people have of them.
job-role-delete-submit = Delete job role
job-role-is-deleted = The job role { $title } is deleted.

skill-profile-title = Job roles and projects
skill-profile-lead = What somebody does says which skills they need.
skill-profile-job-roles-hint = Of each skill the highest level counts that one of them asks for
skill-profile-grade = Grade
skill-profile-no-grade = No grade
skill-profile-projects = Projects
skill-profile-saved = What { $name } does is saved.
skill-profile-no-such-choice = One of these does not exist any more. Choose again

audit-target-skill = Skill
audit-target-skill-label = Name of a list
audit-target-job-role = Job role
audit-value-project = Project
audit-permission-author-skills = Write skills and job roles
audit-permission-rate-skills = Rate skills
audit-permission-hold-equipment = Take and return equipment
audit-permission-see-equipment = See who has which equipment
audit-permission-manage-equipment = Keep equipment
audit-skill-created = Skill created
audit-skill-edited = Skill edited
audit-skill-deleted = Skill deleted
audit-skills-imported = Skills imported
audit-skill-label-created = Name added to a list
audit-skill-label-renamed = Name of a list changed
audit-skill-label-deleted = Name of a list deleted
audit-job-role-created = Job role created
audit-job-role-edited = Job role edited
audit-job-role-deleted = Job role deleted
audit-skill-profile-changed = Job roles and projects changed

# Mails, and the page that lists them
mails-title = Mails
mails-lead = { $waiting } waiting, { $sent } sent in the last 30 days, { $failed } that could not be sent.
mails-files = Mails reach nobody yet
mails-files-text = No mail server is set up, so each mail is written as a file into the folder mail of the data folder. Whoever runs Shipshape sets one up with SHIPSHAPE_SMTP_URL.
mails-caption = Mails, newest first
mails-all = All mails
mails-waiting = Waiting ({ $n })
mails-sent = Sent ({ $n })
mails-failed = Not sent ({ $n })
mails-match = { $n ->
    [one] 1 mail
   *[other] { $n } mails
  }
mails-match-many = More than 10,000 mails
mails-none = No mails
mails-none-text = Mails to the people of the company stand here for 30 days after they were sent.
mail-to = To
mail-about = About
mail-written = Written
mail-state = State
mail-action = What you can do
mail-waiting = Waiting
mail-sent = Sent
mail-failed = Not sent
mail-next = Tried again { $when }
mail-sent-at = Sent { $when }
mail-tries = { $n ->
    [0] Not tried yet
    [one] 1 try
   *[other] { $n } tries
  }
mail-send-again = Send{"\u00A0"}again
mail-sent-again = The mail is on its way again.
mail-not-found = There is no such mail, or it waits already
mail-reply = The server said:
mail-unreachable = The mail server cannot be reached, or broke the connection.
mail-timed-out = The mail server took too long.
mail-insecure = The mail server cannot prove who it is, or does not encrypt.
mail-no-sign-in = The mail server does not take our name and password.
mail-later = The mail server does not take it now.
mail-refused = The mail server refuses it for good. Check the address.
mail-unwritable = The file could not be written. Check the room on the disk.
mail-unwritten = It could not be put into words. The log says why.
mail-unreadable = It was written by another version of Shipshape, and this one cannot read it. Send it again once that version runs.
mail-unknown-subject = A mail of an unknown kind
mail-hello = Hello { $name },
mail-hello-nobody = Hello,
mail-left-out = This is a copy. What only the person may know is left out.
mail-sign-in = Sign in
mail-foot = { $company } uses Shipshape for training and equipment. This mail was written by a program; nobody reads answers to it.
mail-reset-subject = Choose another password
mail-reset-asked = Somebody, hopefully you, has asked for another password for your account at { $company }.
mail-reset-link = Choose another password
mail-reset-expires = The link works for 30 minutes and once, and only the newest one does.
mail-reset-ignore = If it was not you, do nothing. Your password stays as it is.
mail-welcome-subject = Your account is ready
mail-welcome-invited = An administrator of { $company } has made an account for you. Choose a password that only you know.
mail-welcome-link = Choose my password
mail-welcome-expires = The link works for 72 hours and once, and only the newest one does.
mail-temporary-subject = Your temporary password
mail-temporary-given = An administrator of { $company } has given you a temporary password:
mail-temporary-expires = It works for 72 hours and for one thing: choosing a password that only you know.
mail-customer-subject = Your stock at a glance
mail-customer-sees = { $company } has made an account for you, in which you see your stock at any time.
mail-customer-given = Sign in with this e-mail address and the temporary password:
mail-changed-subject = Your password was changed
mail-changed-done = The password of your account at { $company } was changed, all devices were signed out, and its access tokens were revoked.
mail-changed-link = Choose another password
mail-changed-you = If it was you, all is well.
mail-changed-not-you = If it was not you, choose another password at once and tell your administrator.
mail-email-subject = Confirm your new e-mail
mail-email-asked = Somebody, hopefully you, wants to use this e-mail for their account at { $company }.
mail-email-link = Confirm my new e-mail
mail-email-expires = The link works for 30 minutes and once, for the account that has asked for it.
mail-email-ignore = If it was not you, do nothing. Nothing changes without it.
mail-email-known-subject = Your e-mail stays yours
mail-email-known = Somebody, perhaps you, wanted to use this e-mail for an account at { $company }. There is an account with it already, and one e-mail is for one account.
mail-email-known-own = If it was you, take another e-mail, or change the one of the other account first.
mail-email-known-ignore = If it was not you, do nothing. Whoever it was has learned nothing about you.
mail-email-asked-subject = Somebody wants to change your e-mail
mail-email-asked-old = Somebody who knows your password wants another e-mail for your account at { $company }. It changes as soon as the new one is confirmed.
mail-email-asked-not-you = If it was not you, choose another password now, which stops the change, and tell your administrator.
mail-email-changed-subject = Your e-mail was changed
mail-email-changed = Your account at { $company } has another e-mail now. It was signed out everywhere else, and no more mails come here.
mail-email-changed-not-you = If it was not you, tell your administrator at once.
mail-email-edited-subject = The e-mail of your account was changed
mail-email-edited-done = An administrator of { $company } has given your account another e-mail.
mail-email-edited-from-now = You sign in with the new one from now on, and mails go there.
mail-role-edited-subject = Your role was changed
mail-role-edited-done = An administrator of { $company } has given you another role. All devices were signed out; sign in again to see what you can do now.
mail-edited-unexpected = If you did not expect this, ask your administrator.
mail-join-subject = Confirm your e-mail
mail-join-asked = Somebody, hopefully you, has asked to join { $company } with this e-mail.
mail-join-link = Confirm my e-mail
mail-join-expires = The link works for 24 hours and once. It asks for the password that you chose.
mail-join-ignore = If it was not you, do nothing. Nobody joins without it.
mail-known-subject = You have an account already
mail-known-asked = Somebody, perhaps you, has tried to join { $company } with this e-mail. There is an account with it already.
mail-known-forgotten = If you have forgotten the password, the sign-in page gets you another one.
mail-known-ignore = If it was not you, do nothing. Whoever it was has learned nothing about you.
mail-waits-subject = Somebody wants to join
mail-waits-asked = Somebody has asked to join { $company } and waits for your decision.
mail-waits-link = See who it is
mail-approved-subject = You are in
mail-approved-done = An administrator of { $company } has let you in.
mail-approved-password = Sign in with the password that you chose when you asked.
mail-refused-subject = You were not let in
mail-refused-done = An administrator of { $company } has not let you in.
mail-refused-gone = What you told us about yourself is deleted. If you think that this is a mistake, ask your company.

mail-digest-subject = Your training: what is due
mail-digest-today = Here is what you have to do next.
mail-digest-overdue = Overdue
mail-digest-due = Due in the next 7 days
mail-digest-lapsing = Soon to be done again, valid until
mail-digest-team = Your team
mail-digest-team-overdue = { $count ->
    [one] { $count } person is overdue with something.
   *[other] { $count } people are overdue with something.
}
mail-digest-team-lapsing = { $count ->
    [one] { $count } person has something that soon lapses.
   *[other] { $count } people have something that soon lapses.
}
mail-digest-link = Open your training
mail-digest-team-link = Open your team
mail-digest-once = Reminders come in one mail a day at most, and only when there is something new to say.
mail-nudge-subject = Your training: what is overdue
mail-nudge-asked = Your manager or administrator asks you to do what is overdue.

# The audit trail
audit-title = Audit log
audit-lead = Every change, in order, with a seal that shows if anyone alters it later.
audit-who = Who
audit-action = What
audit-all-actions = Anything
audit-target = On what
audit-from = From
audit-to = To
audit-time = Time
audit-changes = Details
audit-caption = Entries, newest first
audit-number = No. { $n }
audit-newer = Newer
audit-older = Older
audit-newest = These are the newest
audit-oldest = These are the oldest
audit-none = Nothing found
audit-none-text = No entry fits. For a person, enter a whole e-mail address, a username or an id.
audit-head = The end of the chain
audit-head-text = Each seal covers its entry and the seal before it. Keep the last one outside of this installation: whoever rewrites the log cannot make it again.
audit-head-number = Entries
audit-head-seal = Last seal
audit-head-file = Download this seal
audit-column-number = Number
audit-column-role = Role or way in
audit-column-origin = From
audit-column-seal = Seal
export-csv = Download as CSV
audit-who-operator = Operator
audit-who-command = Command line
audit-who-program = Shipshape itself
audit-who-nobody = Not signed in
audit-erased-address = Address erased
audit-erased-subject = Personal data erased
audit-from-to = { $field }: { $before } → { $after }
audit-set = { $field }: { $after }
audit-gone = { $field }: { $before } → nothing
audit-company-founded = Company founded
audit-company-edited = Company settings changed
audit-company-logo-changed = Company logo changed
audit-company-code-rotated = Company ID replaced
audit-permission-refused = Not allowed
audit-field-permission = What for
audit-field-times = Times
audit-permission-assign-training = Assign training
audit-permission-revoke-training = Revoke certificates
audit-permission-author-training = Write training
audit-permission-join = Join
audit-permission-keep-own-account = Keep one's own account
audit-permission-manage-companies = Manage companies
audit-permission-manage-company = Manage the company
audit-permission-manage-mail = Manage mails
audit-permission-manage-customers = Manage customers
audit-permission-manage-connector = Manage the ERP connection
audit-permission-see-stock = See stock
audit-permission-manage-operators = Manage operators
audit-permission-manage-people = Manage people
audit-permission-read-audit-trail = Read the audit log
audit-permission-register = Register a company
audit-permission-see-colleagues = See colleagues
audit-permission-see-team = See one's team
audit-permission-set-up = Set up the installation
audit-permission-sign-in = Sign in
audit-permission-take-training = Take training
audit-permission-visit-companies = Look into companies
audit-exported = Audit log exported
audit-person-created = Person added
audit-person-edited = Person edited
audit-person-deactivated = Person deactivated
audit-person-reactivated = Person reactivated
audit-person-taken-out = Personal data downloaded
audit-person-erased = Person erased
audit-password-reset = Password reset
audit-account-edited = Own account edited
audit-password-changed = Password changed
audit-reset-asked = Link for another password asked for
audit-link-issued = Link mailed
audit-password-recovered = Password chosen by link
audit-email-change-asked = Another e-mail asked for
audit-email-changed = Own e-mail changed
audit-username-changed = Own username changed
audit-mail-sent-again = Mail sent again
audit-join-asked = Asked to join
audit-join-confirmed = E-mail of a request to join confirmed
audit-join-approved = Let in
audit-join-refused = Not let in
audit-photo-changed = Photo changed
audit-people-exported = People downloaded as CSV
audit-people-imported = People imported
audit-passwords-listed = Temporary passwords downloaded
audit-department-created = Department added
audit-department-renamed = Department renamed
audit-department-deleted = Department deleted
audit-signed-in = Signed in
audit-signed-out = Signed out
audit-sessions-ended = Signed out elsewhere
audit-field-sessions = Sessions
audit-sign-in-refused = Sign-in refused
audit-module-created = Module created
audit-module-copied = Module copied
audit-draft-opened = Next version begun
audit-module-edited = Module edited
audit-question-added = Question added
audit-question-edited = Question edited
audit-question-removed = Question removed
audit-question-moved = Question moved
audit-questions-appended = Questions imported
audit-questions-replaced = Questions replaced by an import
audit-draft-discarded = Draft discarded
audit-module-published = Module published
audit-module-retired = Module retired
audit-module-deleted = Module deleted
audit-attempt-started = Attempt started
audit-attempt-finished = Attempt finished
audit-path-created = Path created
audit-path-edited = Path edited
audit-path-deleted = Path deleted
audit-path-assigned = Put on a path
audit-path-assigned-by-rule = Put on a path by its rule
audit-path-aimed = Whom a path is for changed
audit-path-withdrawn = Taken off a path
audit-path-moved = Moved to another version of a path
audit-task-done = Task done
audit-task-reopened = Task opened again
audit-step-waived = Step waived
audit-waiver-ended = Waiver ended
audit-calendar-edited = Working days and holidays changed
audit-person-nudged = Reminded by mail of what is overdue
audit-team-exported = Team exported as a table
audit-target-attempt = Attempt
audit-target-company = Company
audit-target-platform = Platform
audit-target-identifier = Unknown name
audit-target-mail = Mail
audit-target-department = Department
audit-target-module = Module
audit-target-path = Path
audit-target-person = Person
audit-field-address = Address
audit-field-appearance = Appearance
audit-field-content = Text
audit-field-feedback = Feedback
audit-field-from = From version
audit-field-open-to-all = Open to all
audit-field-practice = Practice
audit-field-language = Language
audit-field-max = Most points
audit-field-impact = Impact
audit-field-recalled = Completions recalled
audit-field-gives-certificate = Certificate
audit-training-completion-revoked = Completion revoked
audit-target-completion = Completion
audit-field-minutes = Minutes
audit-field-needed = Points to pass
audit-field-number = Number
audit-field-outcome = Outcome
audit-field-pass-mark = Pass mark
audit-field-photo = Photo
audit-field-operator = Operator
audit-field-place = Place
audit-field-purpose = For
audit-field-question = Question
audit-field-questions = Questions
audit-field-reveals-key = Answers shown after failing
audit-field-score = Points
audit-field-starts-on = Starts on
audit-field-steps = Steps
audit-field-version = Version
audit-value-editorial = other words
audit-value-new-content = new content
audit-value-retraining = re-training
audit-field-recalled-until = Good until
audit-value-acknowledge = Reading and acknowledging
audit-value-acknowledged = Acknowledged
audit-value-quiz = Quiz
audit-value-passed = Passed
audit-value-failed = Failed
audit-value-rewritten = rewritten
audit-value-reset-password = another password
audit-value-welcome = first password
audit-value-yes = yes
audit-value-no = no

# Forms
line-empty = Fill this in
line-too-long = Keep this within { $max } characters
line-unprintable = This has a character that cannot be shown. Type it again
choice-unknown = Choose one from the list
form-unknown-field = This form has a field that we do not know. Load the page again
form-second-value = This form has two values where one belongs. Load the page again
form-unreadable = We could not read what was entered. Load the page again

# What can go wrong
denied = Your role does not allow this
stale = This was changed by someone else in the meantime. Look at what it is now, then change it again
stale-look = See what it is now, in a new window
busy = Too many people are saving at once. Try again in a moment
unavailable = Something that is needed for this does not answer right now. Try again in a moment
broken = This cannot be saved
duplicate-id = This has been saved already
duplicate-installation = This installation is set up already
duplicate-identifier = Another account uses this e-mail or username. Enter a different one
cross-site = This came from another site, so nothing was done. Open the page here and send it again
problem-400 = We did not understand this
problem-400-text = The request was not complete. Go back and try again.
problem-403 = This is not for you
problem-403-text = Your role does not allow this. Your administrator can say more.
problem-404 = There is nothing here
problem-404-text = The page may have moved, or it is not yours to see. Check the address.
problem-405 = This does not work here
problem-405-text = The page exists, but not for this kind of request.
problem-409 = Something has changed
problem-409-text = What you wanted to do does not fit any more. Look at how things stand now.
problem-413 = This is too much
problem-413-text = What you sent is larger than we take. Send less at once.
problem-415 = We do not take this kind
problem-415-text = What you sent is of a kind that this page does not take.
problem-421 = Wrong address
problem-421-text = This address does not lead to Shipshape. Your administrator knows the right one.
problem-422 = Something is not right
problem-422-text = What you sent does not fit the form. Load the page again and fill it in anew.
problem-429 = Too often
problem-429-text = Wait a moment, then try again.
problem-500 = Something broke
problem-500-text = The fault is ours. It is in the log; nothing is half done.
problem-503 = Not right now
problem-503-text = Something we need does not answer. Try again in a moment.
problem-nothing-changed = Nothing was changed.
problem-kept = What you entered is kept on this page and can be sent once more.
problem-again = Send it again
problem-request = If you ask for help, say this number:
problem-home = Go to Home
problem-sign-in = Go to sign-in
problem-back = Go back
trail-altered = An entry of the audit trail was altered
trail-missing = An entry of the audit trail is missing
trail-reordered = Entries of the audit trail are not in their order
trail-beyond-head = An entry stands beyond the end of the audit trail
trail-not-as-sealed = The audit trail is not the one whose seal was kept
trail-personal-altered = Personal data of an audit entry was altered

# Days and times
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
weekday-monday = Mon
weekday-tuesday = Tue
weekday-wednesday = Wed
weekday-thursday = Thu
weekday-friday = Fri
weekday-saturday = Sat
weekday-sunday = Sun
weekday-monday-long = Monday
weekday-tuesday-long = Tuesday
weekday-wednesday-long = Wednesday
weekday-thursday-long = Thursday
weekday-friday-long = Friday
weekday-saturday-long = Saturday
weekday-sunday-long = Sunday
ago-now = just now
ago-minutes = { $n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
  }
ago-hours = { $n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
  }
ago-days = { $n ->
    [one] 1 day ago
   *[other] { $n } days ago
  }
until-today = today
until-tomorrow = tomorrow
until-days = in { $n } days
until-late = { $n ->
    [one] 1 day late
   *[other] { $n } days late
  }

# The platform
platform-title = Platform
nav-platform = Platform
nav-operators = Operators
platform-events = What happened last
platform-all-events = Audit log
operators-title = Operators
operators-lead = They run the platform. Root operators may do everything here, support operators keep companies and invites.
operators-caption = Operators by name
operators-match = { $n ->
    [one] 1 operator
   *[other] { $n } operators
  }
operator-create = Add operator
operator-new-title = Add an operator
operator-deeds-stay = What they have done stays on record.
operator-last-root = This is the last root operator. Make somebody else one first
operator-not-found = There is no such operator
operator-account-title = My operator account
operator-account-lead = Who you are here, and how Shipshape looks to you.
audit-operator-created = Operator added
audit-operator-deactivated = Operator deactivated
audit-operator-reactivated = Operator reactivated
registration-taken = Another company has this registration number. Check the number
platform-no-company = Let the first company in
platform-suspended = Suspended companies
platform-open-invites = Open invites
companies-title = Companies
companies-search = Name or registration number
companies-caption = Companies by name
companies-match = { $n ->
    [one] 1 company
   *[other] { $n } companies
  }
companies-match-many = More than 10,000 companies
companies-all = Active and suspended
companies-people = People
companies-none = No company matches
companies-none-text = Look for part of a name or of a registration number, or clear the filters.
companies-empty = There is no company yet
companies-empty-text = Issue an invite for a registration number, or add a company with its administrator yourself.
companies-company = Company
company-create = Add company
company-new-title = Add a company
company-new-lead = You get a temporary password for its administrator. It works for 72 hours.
company-admin-name = Administrator’s full name
company-created = Created
company-already-created = This company has been added already. You find it in the list of companies
company-admins = Administrators
company-is-active = Its people can sign in.
company-suspended = Suspended
company-suspended-since = Nobody of this company has been able to sign in since { $when }.
company-reactivate = Reactivate
company-reactivate-title = Reactivate { $name }
company-reactivate-lead = Its people can sign in again, with the passwords that they have.
company-reactivate-people = { $n ->
    [one] 1 person can come in again.
   *[other] { $n } people can come in again.
  }
company-is-suspended = { $name } is suspended.
company-is-reactivated = The people of { $name } can sign in again.
registration-number = Registration number
registration-none = None
suspend = Suspend
suspend-title = Suspend { $name }
suspend-lead = You can reactivate the company at any time.
suspend-people = { $n ->
    [one] 1 person is signed out and cannot sign in any more.
   *[other] { $n } people are signed out and cannot sign in any more.
  }
suspend-page = Whoever enters the right password reads that the company is suspended.
suspend-stays = Nothing is deleted.
suspend-record = It stands on the company’s record and on the platform’s, with your reason.
suspend-submit = Suspend company
suspended-title = Your company is suspended
suspended-text = Nobody of your company can sign in at the moment. Nothing of yours is deleted. Ask your administrator, or whoever runs this installation.
sign-in-suspended = Your company is suspended. Ask your administrator
reason = Reason
reason-hint = One sentence that the company may read
visit = Look inside
visit-title = Look into { $name }
visit-lead = For when the company asks for help.
visit-rights = You see and may do all that its administrators see and may do.
visit-record = It stands on the company’s record and on the platform’s, with your reason, and so does everything that you do.
visit-ends = It ends after 60 minutes, when you sign out, or when you end it.
visit-submit = Look inside for 60 minutes
visit-banner = You are looking into { $company } until { $time }. All that you do is on its record.
visit-end = End the visit
visit-is-ended = You no longer look into the company.
invites-title = Invites
invites-lead = Each lets one company in, once, at the page “Register your company”.
invites-caption = Invites, newest first
invites-all = All
invites-match = { $n ->
    [one] 1 invite
   *[other] { $n } invites
  }
invites-match-many = More than 10,000 invites
invites-none = No invite is like this
invites-none-text = Clear the filter to see all.
invites-empty = Nobody is invited yet
invites-empty-text = An invite is for one registration number and good for two weeks.
invite-create = Issue invite
invite-new-title = Issue an invite
invite-new-lead = You get a code to pass on. It is shown once.
invite-number-hint = The company has to enter the same number. Blanks and signs do not matter
invite-days = Good for
invite-days-count = { $n } days
invite-is-issued = { $code } lets in the company with the registration number { $number } within { $days } days. It is shown only now: write it down.
invite-already-here = A company with this registration number is here already
invite-already-issued = This invite has been issued already, and its code is shown once. Issue another one if you have lost it
invite-not-found = There is no such invite
invite-is-used = This invite has been used
invite-is-revoked = The invite for { $number } is revoked.
invite-open = Open
invite-used = Used
invite-expired = Expired
invite-revoked = Revoked
invite-what = What became of it
invite-issued = Issued
invite-change = Change
invite-used-by = { $company } came in by it
invite-used-at = Used { $when }
invite-revoked-at = Revoked { $when }
invite-expired-at = Expired { $when }
invite-good-until = Good until { $when }
revoke = Revoke
revoke-title = Revoke the invite for { $number }
revoke-lead = Do this when it went to the wrong people.
revoke-code = Nobody comes in by its code any more.
revoke-again = You can issue another one for the same number.
revoke-submit = Revoke invite
sign-in-start = Register a company with an invite
start-title = Register your company
start-lead = With the invite that you were given. You become the company’s first administrator.
start-code = Invite
start-code-hint = Seven groups of letters and digits
start-number-hint = The number that the invite was issued for
start-name = Your full name
start-submit = Register
start-welcome = { $company } is registered. Add your people next.
register-unusable = This invite can’t be used
audit-company-suspended = Company suspended
audit-company-reactivated = Company reactivated
audit-visit-begun = Operator looked into the company
audit-visit-ended = Operator’s visit ended
audit-invite-issued = Invite issued
audit-invite-revoked = Invite revoked
audit-invite-used = Came in by an invite
audit-registration-refused = Registration refused
audit-target-invite = Invite

# The second factor
code = Code
code-wrong = This code is not right. Wait for the next one and type it, or use a recovery code
code-over = That took too long. Sign in again
enter-code-title = Enter your code
enter-code-lead = Your password is right. Now open the authenticator app on your phone.
enter-code-hint = Six digits from the app, or a recovery code
enter-code-recovery = My phone is not at hand
recovery-code = Recovery code
recovery-code-hint = If you have none left, an administrator can help
enter-code-again = Sign in as somebody else
confirm-password-title = Enter your password
confirm-password-lead = What comes next is for you alone, so we ask once more. It is good for ten minutes.
confirm-password-submit = Go on
second-factor-title = Second factor
second-factor-lead = Whoever learns your password still does not get in without your phone.
second-factor-must-lead = Your company asks for a second factor. Set it up and everything else is open to you.
second-factor-app = Authenticator app
second-factor-on = On
second-factor-since = You are asked for a code at each sign-in since { $when }.
second-factor-required = Your company asks for it, so it cannot be turned off.
second-factor-off-link = Turn off
second-factor-step-app = Install an authenticator app on your phone. Any one that makes codes of six digits will do.
second-factor-step-code = Show it a picture from this site, and type the code that it makes.
second-factor-step-codes = Keep ten recovery codes on paper, for the day on which the phone is not at hand.
second-factor-set-up = Set up
second-factor-set-up-title = Set up the second factor
second-factor-set-up-lead = Scan the picture with your authenticator app, then type the code that it shows.
second-factor-qr = Picture to scan with an authenticator app
second-factor-open-app = Open the app on this device
second-factor-by-hand = Or type this key into the app:
second-factor-code-hint = Six digits
second-factor-turn-on = Turn on
second-factor-already-on = Your second factor is on already. Turn it off before you set up another one
second-factor-is-off = You have no second factor. Set one up first
second-factor-is-required = Your company asks for a second factor, so it cannot be turned off
second-factor-turned-off = Your second factor is off. You are signed out everywhere else.
second-factor-off-title = Turn off the second factor
second-factor-off-lead = From then on your password alone lets you in. You are signed out everywhere else.
second-factor-off-submit = Turn off
second-factor-reset-link = Reset second factor
second-factor-reset-title = Reset the second factor of { $name }
second-factor-reset-lead = For somebody who has lost their phone. Make sure that it is they who ask.
second-factor-reset-password = Their password alone lets them in, until they set up another second factor.
second-factor-reset-codes = Their recovery codes stop working.
second-factor-reset-submit = Reset second factor
second-factor-reset-done = { $name } can sign in with the password alone.
second-factor-reset-own = Turn your own off in your account instead
second-factor-reset-off = This person has no second factor
recovery-codes-title = Recovery codes
recovery-codes-lead = Each of them lets you in once instead of a code of the app.
recovery-codes-once = You see these codes only now. Print or copy them and keep them where your phone is not.
recovery-codes-done = I have kept them
recovery-codes-left = { $n ->
    [one] 1 recovery code is left.
   *[other] { $n } recovery codes are left.
  }
recovery-codes-few = Make new ones before you need them.
recovery-codes-what = Each of them lets you in once when your phone is not at hand.
recovery-codes-new = Make new recovery codes
recovery-codes-new-lead = For those who have used theirs up, or lost them.
recovery-codes-new-old = The codes that you have stop working.
recovery-codes-new-once = You see the new ones once.
recovery-codes-new-elsewhere = Everywhere else you are signed out.
recovery-codes-new-submit = Make new codes
company-factor = Who needs a second factor
company-factor-hint = They are asked to set it up when they sign in, and nothing else is open to them before
company-factor-admin = Administrators
company-factor-manager = Managers
company-factor-staff = Staff
company-factor-customer = Customers
mail-factor-subject = Your second factor was changed
mail-factor-done = The second factor of your account at { $company } was changed, or its recovery codes were.
mail-factor-link = See how it stands
audit-second-factor-on = Second factor turned on
audit-second-factor-off = Second factor turned off
audit-second-factor-reset = Second factor reset
audit-recovery-codes-replaced = Recovery codes replaced
audit-recovery-code-used = Recovery code used
audit-code-refused = Sign-in code refused
audit-confirmation-refused = Password refused in a session
audit-field-left = Left

# Sessions
sessions-title = Where you are signed in
sessions-lead = End a session that you do not recognize, and then choose another password.
sessions-end-others = End all other sessions
session-device = Device
session-begun = Signed in
session-last-used = Last used
session-own = This session
session-end = End
session-ended = The session is ended.
sessions-ended = { $n ->
    [one] 1 other session is ended.
   *[other] { $n } other sessions are ended.
}
company-sessions-title = Who is signed in
company-sessions-lead = Every session of the company that is still open, the last used first.
sessions-match = { $n ->
    [one] 1 session
   *[other] { $n } sessions
}
sessions-match-many = more than 10,000 sessions
device = { $browser } on { $system }
device-unknown = Unknown device

# Correcting a key
module-correct = A wrong key
module-correct-text = Answers that were marked by a wrong key are marked again. What people answered stays as it is.
module-correct-submit = Correct a key
correction-title = Correct the key of version { $n }
correction-lead = Answers to this version are marked again, also those that are still to be handed in. What was answered, and what it came to at first, stays on record.
correction-others = Other versions:
correction-version = Version { $n } ({ $results ->
    [one] 1 result
   *[other] { $results } results
  })
correction-questions = How each question is marked
correction-remedy = How to mark
correction-has-new-key = Other key
remedy-none = As this version says
remedy-new-key = By the key of version { $n }
remedy-full-marks = Full marks for everybody
remedy-left-out = Left out: counts for nobody
correction-reach = Whose results change
reach-where-it-helps = Only where it helps the person
reach-everybody = Everybody’s; who had passed keeps the completion
reach-everybody-revoking = Everybody’s; completions that would not have been are revoked
correction-reason = Reason
correction-reason-hint = People read it beside their corrected result
correction-check = Show whose results change
correction-rehearsal = What this changes
correction-caption = Results that change
correction-person = Person
correction-before = Until now
correction-after = From now on
correction-practice = Practice
correction-passed = { $score } of { $max }, passed
correction-failed = { $score } of { $max }, not passed
correction-summary = { $n ->
    [0] No result changes.
    [one] 1 result changes.
   *[other] { $n } results change.
  } Newly passed: { $passed }. Not passed any more: { $failed }. { $revoked ->
    [0] No completion is
    [one] 1 completion is
   *[other] { $revoked } completions are
  } revoked.
correction-more = And { $n } more.
correction-apply = { $n ->
    [0] Correct what is still handed in
    [one] Correct 1 result
   *[other] Correct { $n } results
  }
correction-done = { $n ->
    [0] The key is corrected. No result has changed.
    [one] The key is corrected. 1 result has changed.
   *[other] The key is corrected. { $n } results have changed.
  }
correction-no-quiz = This version has no questions, so there is no key to correct
correction-no-new-key = The newest version has no other key for the same answers to one of these questions. Choose another way to mark it
correction-nothing = Say of at least one question how it is to be marked
correction-nothing-left = At least one question has to count. Do not leave all of them out
version-not-found = There is no such version
result-corrected = Marked again { $when }; at first it was { $before }. { $reason }
result-new-key = Marked by the corrected key.
result-full-marks = Counted as right for everybody.
result-left-out = Left out: it counts for nobody.
audit-key-corrected = Key corrected
audit-permission-correct-results = Correct keys
audit-field-key-of-version = By the key of version
audit-field-n-changed = Results changed
audit-field-n-passed = Passed by it
audit-field-n-failed = Failed by it
audit-field-n-revoked = Completions revoked

### Materials of courses
materials-title = Materials
materials-none = Nothing is handed out yet.
materials-too-many = This course has 50 materials, as many as one can have. Delete some of them first
material-add = Add a material
material-added = Added
material-added-by = Added by
material-captions = Captions
material-delete-goes = The file and its captions are gone for everybody in the course.
material-delete-lead = This cannot be undone.
material-delete-submit = Delete material
material-delete-text = Nobody in the course has it any more.
material-delete-title = Delete “{ $name }”?
material-docx = Word document
material-docx-text = This is a Word document. Download it to read it.
material-download = Download
material-facts = About this material
material-file-hint = A PDF, a Word document (.docx), sound (.mp3) or a film (.mp4), up to { $most } MB
material-has-captions = with captions
material-is-added = The material is there.
material-is-deleted = “{ $name }” is deleted.
material-is-replaced = The new file is there. Whoever was just reading the old one reads it to its end.
material-kind = Kind
material-mp3 = Sound
material-mp4 = Film
material-no-film = Only a film has captions
material-not-found = There is no such material
material-open-pdf = Open it on a page of its own
material-pdf = PDF
material-replace = Replace the file
material-replace-lead = The material stays where it is, with another file.
material-size = Size
material-unplayable = If it does not play here, download it.
captions-add = Add captions
captions-are-added = The captions are there.
captions-are-deleted = The captions are deleted.
captions-delete-lead = This cannot be undone.
captions-delete-stays = The film itself stays.
captions-delete-submit = Delete captions
captions-delete-title = Delete the captions of “{ $name }”?
captions-file-hint = WebVTT (.vtt), up to 1 MB
captions-lead = What is said in the film, to be read along. They take the place of those that are there.
captions-none = There are none yet. Those who do not hear the film need them.
captions-there = The film has captions.
upload-checking = All of it has come. It is being checked …
upload-file = File
upload-progress = How much has been sent
upload-sending = The file is being sent …
upload-unsent = The file could not be sent. Check your connection and try again.
file-size-kb = { $n } KB
file-size-mb = { $n }.{ $tenths } MB
file-missing = Choose a file first
material-too-large = This file is larger than { $most } MB. Choose a smaller one
file-broken-off = The file did not come to its end. Send it again
file-others-under-way = Two of your files are on their way already. Wait until one of them is there
file-not-offered = The name of the file does not end in .pdf, .docx, .mp3 or .mp4. Choose another file
file-no-captions = The name of the file does not end in .vtt. Choose another file
file-not-what-it-says = This file is not what its name says. Save it anew in the program that it comes from
file-not-whole = This file is damaged, or a part of it is missing. Save it anew in the program that it comes from
file-macros = This document has macros. Save it without them, as .docx
file-protected = This document is protected by a password, or comes from an old Word. Save it without one, as .docx
file-swollen = This document becomes much larger than a document is when it is unpacked. Save it anew with smaller pictures
file-long-captions = These captions are larger than 1 MB. Choose a smaller file
audit-material-added = Material added
audit-material-replaced = Material replaced
audit-material-deleted = Material deleted
audit-captions-added = Captions added
audit-captions-removed = Captions deleted
audit-field-material = Material
audit-field-format = Format
audit-field-bytes = Bytes
audit-field-hash = SHA-256
summary-title = Summary
summary-waiting = The summary is being made.
summary-reload = Load this page again to see it.
summary-again = Make it again
summary-is-asked = The summary is being made again.
summary-by-extract = Made by a machine on { $date }: sentences of the document, chosen by how often its words occur. It may leave out what matters.
summary-by-model = Made by a machine on { $date }: written by the model { $model }. It may be wrong.
summary-instead-unreachable = Made by a machine on { $date }: sentences of the document, since the service that writes summaries could not be reached.
summary-instead-timed-out = Made by a machine on { $date }: sentences of the document, since the service that writes summaries did not answer in time.
summary-instead-refused = Made by a machine on { $date }: sentences of the document, since the service that writes summaries refused.
summary-instead-unusable = Made by a machine on { $date }: sentences of the document, since the answer of the service that writes summaries was of no use.
no-summary-encrypted = There is no summary: this file is encrypted. Upload one that opens without a password.
no-summary-broken = There is no summary: this file is damaged. Save it anew in the program that it is from, and upload it again.
no-summary-no-text = There is no summary: no text was found in this file. It may be a scan.
no-summary-too-big = There is no summary: this file is too large or too complicated to be read.
no-summary-too-slow = There is no summary: reading this file takes too long.
no-summary-given-up = There is no summary: it was tried three times and something was in the way each time. Make it again later.
summary-waiting-already = This summary is being made already
summary-too-soon = This summary was asked for a moment ago. Wait half a minute before you ask for it again
material-summary-waiting = Summary is being made
material-summary-ready = With a summary
material-summary-failed = No summary
audit-summary-asked = Summary asked for again
audit-summary-made = Summary made
audit-summary-failed = Summary not made
audit-field-method = Made by
audit-field-model = Model
audit-field-trouble = What was in the way
audit-method-extract = sentences of the document
audit-method-extract-instead = sentences of the document, since the endpoint made none
audit-method-model = a model

# The matrix of people and skills
matrix-title = Skills matrix
matrix-caption = Skills of people: the level they have, the level they need, and when it lapses
matrix-gaps = { $n ->
    [0] Nobody on this page lacks anything.
    [one] { $n } gap on this page.
   *[other] { $n } gaps on this page.
}
matrix-was = As it was on { $date }.
matrix-everybody = Everybody
matrix-team = Team
matrix-job-role = Job role
matrix-project = Project
matrix-any = Any
matrix-has-skill = Has the skill
matrix-lapsing = Lapses
matrix-whenever = Whenever
matrix-within = Within { $n } days
matrix-as-of = As of
matrix-not-yet = Nobody knows yet what people can do then. Choose a day up to today
matrix-only-gaps = Only gaps
matrix-more = More filters
matrix-legend = What the colors mean
matrix-legend-soon = Lapses within 60 days
matrix-legend-text = “2 needs 3” means: has level 2, the job needs level 3. “–” means: not rated, not needed.
matrix-not-needed = Not needed
matrix-lapsed = Lapsed { $date }
matrix-lapses = Lapses { $date }
matrix-until = Until { $date }
matrix-coverage = Coverage
matrix-coverage-note = of those on this page who need it
matrix-of = { $n } of { $all }
matrix-have = { $n ->
    [one] { $n } has it
   *[other] { $n } have it
}
matrix-only-one = Only one person
matrix-skills-shown = Skills { $first } to { $last } of { $all }
matrix-skills-previous = Previous skills
matrix-skills-next = Next skills
matrix-n-gaps = Gaps
matrix-none = Nobody and nothing matches
matrix-empty = No skills yet
matrix-empty-text = The matrix shows who can do what as soon as there is a skill.
audit-matrix-exported = Skills matrix exported as a table

# What people can do
person-skills = Skills
person-skills-own = My skills
person-skills-profile = Job roles
person-skills-of = Skills of { $name }
person-skills-which = Which
person-skills-theirs = Rated or needed
person-skills-all = All skills
person-skills-none-text = Nothing was rated and no job role needs anything here. Look through all skills of the company to find one.
person-skill-level = Level
person-skill-level-n = Level { $level }
person-skill-level-none = not at all
person-skill-needs = needs { $level }
person-skill-needed = Needed by job roles
person-skill-not-needed = No job role needs it
person-skill-verdict = State
person-skill-met = Met
person-skill-gap = Gap
person-skill-is-lapsed = Lapsed
person-skill-lapses = Lapses { $date }
person-skill-lapsed = Level { $level } until { $date }
person-skill-now = How it stands
person-skill-givers = What gives a higher level
person-skill-rated = { $skill }: level { $level } is saved.
rating-skill-is-rated = People have been rated in this skill, and what was said stays on record. Give it another name instead
rating-why = Why
rating-own = Own rating
rating-manager = Manager’s rating
rating-none = None
rating-none-yet = Nobody has rated this yet.
rating-history = All ratings
rating-form = Rate { $name }
rating-own-form = Rate yourself
rating-submit = Save rating
rating-until-hint = For example 30 11 2028. Leave it empty if it has no end
rating-note-hint = Up to 500 characters. Whoever is rated reads it
rating-overrides = This also counts against what trainings granted until now. Say why in the note
rating-overrides-note = Counts against what trainings granted before
rating-no-level = Choose a level
rating-ends-before = The last day is today or a later day
rating-overrides-without-note = Say why this also counts against what trainings granted
rating-no-such-person = There is no such person in your team
rating-not-found = There is no such rating
rating-revoked-already = This rating was taken back already
rating-is-granted = A training granted this. It goes when the result of the training is revoked
rating-by-module = Module { $title }, passed { $date }
rating-by-course = Course { $title }, completed { $date }
rating-by-gone = A training that is gone, passed { $date }
rating-by-own = Own rating, { $date }
rating-by-certificate = Certificate from elsewhere, approved { $date }
rating-by-person = Rated by { $name }, { $date }
rating-by-nobody = Rated by an operator, { $date }
rating-until = { $what }, valid until { $until }
rating-revoked-by = Taken back by { $name }, { $date }
rating-revoked-on = Taken back { $date }
rating-revoke-title = Take back a rating
rating-revoke-lead = From today on it is as if it had never been given. It stays on record, with why it was taken back.
rating-revoke-submit = Take back
rating-revoked = A rating in { $skill } is taken back.
rating-source-self = self
rating-source-external = certificate from elsewhere
rating-source-training = training
skill-grants = Given by
skill-grants-text = Modules and courses can give this skill to those who pass or complete them.
skill-grants-link = What gives it
grants-title = What gives { $skill }
grants-lead = Whoever passes the module or completes the course from now on has the skill at that level, as long as the result is good.
grants-heading = Modules and courses
grants-none = Nothing gives this skill yet.
grant-add = Add one
grant-add-submit = Add
grant-giver = Module or course
grant-choose = Choose one
grant-module = Module { $title }
grant-course = Course { $title }
grant-no-such-giver = Choose a module or a course from the list
grant-already = This gives the skill already. Remove it first to change the level
grant-nothing = Choose a level from 1 to 4
grant-not-found = This does not give the skill
grant-added = What gives { $skill } is saved.
grant-remove = Remove
grant-remove-title = Should { $giver } no longer give { $skill }?
grant-remove-lead = This is about results from now on.
grant-remove-stays = Whoever was given the skill has it still.
grant-remove-submit = Remove
grant-removed = What gives { $skill } is saved.
audit-skill-rated = Skill rated
audit-rating-revoked = Rating taken back
audit-grant-added = Something gives a skill
audit-grant-removed = Something gives a skill no more
audit-field-overrides = Counts against trainings
audit-field-rating = Rating
audit-field-source = Source
audit-field-valid-until = Valid until

# Exemptions

exemption-is = Exempt
exemption-submit = Exempt from it
exemption-end = End the exemption
exemption-title = Exempt { $name } from { $skill }
exemption-lead = As long as it lasts, it is no gap that the skill is missing. What was rated stays as it is.
exemption-reason-hint = Why this person does not need it. They read it too. Up to 500 characters
exemption-begun = { $name } is exempt from { $skill }.
exemption-ended = { $name } needs { $skill } again.
exemption-end-title = Does { $name } need { $skill } again?
exemption-end-lead = From today on it is a gap if the skill is missing.
exemption-until-by = Until { $date }, by { $name }: { $reason }
exemption-until = Until { $date }: { $reason }
exemption-by = By { $name }: { $reason }
exemption-always = { $reason }
exemption-ends-before = An exemption lasts until today or a later day
exemption-already = This person is exempt already; end that first
exemption-none = This person is not exempt
audit-skill-exempted = Exempted from a skill
audit-exemption-ended = Exemption ended
# Gaps, coverage and a person's report
gaps-title = Gaps
gaps-lead = What people have less of than their job roles need, and what closes it.
gaps-caption = People and skills with a gap
gaps-own = What you have too little of
gaps-match = { $n ->
    [one] 1 gap
   *[other] { $n } gaps
}
gaps-match-many = More than 10,000 gaps
gaps-none = Nothing matches
gaps-none-text = Look for part of a name, or clear the filters.
gaps-empty = No gaps
gaps-empty-text = Everybody has what their job roles need. Job roles say which skills a job takes.
gap-has = Has
gap-needs = Needs
gap-has-of = Level { $has }, needs { $needed }
gap-closings = What closes it
gap-no-closing = No module and no course gives it.
gap-by-module = Module { $title }, level { $level }
gap-by-course = Course { $title }, level { $level }
gap-module-theirs = Can start it already
gap-module-no-path = On no path yet
gap-course-theirs = Enrolled already
gap-assign = Assign
gap-enroll = Enroll
gap-start = Start
gap-see-course = See the course
gap-ask = Ask your manager for it
gap-team = Team of
gap-all-teams = All teams
gap-job-role = Job role
gap-all-job-roles = All job roles
gap-only-critical = Only critical skills
coverage-title = Coverage
coverage-lead = How many people have which skill well enough.
coverage-caption = Skills with how many people have them
coverage-counts = Level that counts
coverage-as-needed = As job roles need it
coverage-from = From level { $level }
coverage-people = People
coverage-nobody = Nobody
coverage-only = Only { $name }
coverage-enough = Covered
coverage-lapse = { $n ->
    [one] 1 lapses within 60 days
   *[other] { $n } lapse within 60 days
}
coverage-lapse-nobody = { $n ->
    [one] 1 lapses within 60 days, then nobody has it
   *[other] { $n } lapse within 60 days, then nobody has it
}
report-title = Report
report-of = Skills report: { $name }
report-lead = As it stands on { $date }.
report-held = Skills held
report-average = Average level
report-needed = Required and met
report-met = { $n } of { $of }
report-lapsing = Lapse within 60 days
report-radar = Has and needs
report-radar-text = What { $name } has and needs, from 0 in the middle to 4. The table beside it has the same numbers.
report-axis = Axis
report-nothing = Nothing was rated, and no job role needs anything.

## Equipment

nav-things = Things
item = Item
items-title = Equipment
items-more = More about equipment
items-match = { $n ->
    [one] 1 item
   *[other] { $n } items
  }
items-match-many = More than 10,000 items
items-caption = Items, one in each row
items-search = Search
items-search-hint = tag, name, model, serial number
items-all-categories = All categories
items-all-locations = All locations
items-none = No item matches
items-empty = No items yet
items-empty-text = Add what the company lends to its people. Each item gets a label with a code of its own.
items-free-title = Free items
items-free-empty-text = What can be taken is listed here as soon as there is something.
items-own-title = My items
items-own-lead = { $n ->
    [0] You have nothing now.
    [one] You have one item.
   *[other] You have { $n } items.
  }
items-own-now = What you have
items-own-empty = You have nothing now
items-own-empty-text = Scan the label of an item with your phone, or type its code here.
items-in-use-title = In use now
items-in-use-match = { $n ->
    [one] 1 item is out
   *[other] { $n } items are out
  }
items-in-use-match-many = More than 10,000 items are out
items-in-use-caption = Items that are out, by when they are due
items-in-use-search-hint = item, tag or person
items-in-use-empty = Nothing is out
items-in-use-empty-text = What people have is listed here, with when it is due.
items-only-overdue = Only overdue
item-add = Add item
item-tag = Tag
item-state = State
item-state-kept = Any state
item-state-available = Available
item-state-in-use = In use
item-state-maintenance = Maintenance
item-state-retired = Retired
item-overdue = Overdue
item-has-it = Who has it
item-holder = Holder or reason
item-category = Category
item-model = Model
item-serial = Serial number
item-condition = Condition
item-condition-ok = OK
item-condition-damaged = Damaged
item-added = Added
item-retired-because = Retired because
item-retired-sold = Sold
item-retired-scrapped = Scrapped
item-retired-lost = Lost
item-retired-duplicate = A duplicate
item-about = About this item
item-history = Who had it
item-history-none = Nobody has had it yet.
item-times = { $n ->
    [0] Never
    [one] Once
   *[other] { $n } times
  }
item-since-head = Since
item-since = Since { $when }
item-from-until = { $from } to { $until }
item-was-due = Was due back on { $date }
item-due-today = Due back today
item-due-on = Due back on { $date }
item-given-by = Given by { $who }: “{ $why }”
item-returned-by = Returned by { $who }: “{ $why }”
item-by-system = an operator
item-label-print = Print
item-label = Label
item-code-since = Code number { $n }, since { $date }.
item-code = Code on the label
item-code-hint = Nine characters, such as 7K3M-Q9TF-X
item-code-malformed = A code has nine characters. Type it as it stands on the label
item-code-mistyped = One of the characters is another one. Check the code against the label
item-code-unknown = No item has this code. Check it against the label
item-code-replaced = This label does not count any more: another one took its place, or the item is retired. Ask an admin of your company for the new label
item-code-replaced-ask = This label does not count any more: another one took its place, or the item is retired. Ask { $name } for the new label
item-take-title = Take an item
item-take = Take it
item-taken = It is yours until you return it.
item-is-yours = You have this item already.
item-due = Back by
item-due-hint = The last day on which you will return it
item-due-before = This day is over. Choose today or a later day
item-return = Return
item-return-for = Return for { $name }
item-return-title = Return { $name } ({ $tag })?
item-return-lead = { $holder } has it now. Say why it comes back without them.
item-return-reason-hint = Why it comes back without its holder
item-return-no-reason = Say why you return what somebody else has
item-returned = It is returned. Thank you.
item-returned-for = It is returned and can be taken again.
item-returned-before = It was returned already. Nothing has changed.
item-not-yours = Somebody else has this item. Whoever leads them, or an admin, can return it
item-held-since = { $name } has had this item since { $since }
item-held-by = { $name } has this item
item-held-by-name = { $name } has this item.
item-in-maintenance = This item is in maintenance and cannot be taken
item-is-retired = This item is retired and cannot be taken
item-not-found = There is no such item
item-no-such-person = Nobody who works here has this e-mail or username. Check it
item-no-such-category = Choose a category of the list
item-no-such-location = Choose a location of the list
item-give = Give to somebody
item-give-title = Give { $name } ({ $tag }) to somebody
item-give-lead = They have it from now on, without typing its code.
item-give-person = Who gets it
item-give-person-hint = Their e-mail address or username
item-give-reason-hint = Why you give it to them
item-given = It is theirs now.
item-retire-panel = Retire
item-retire = Retire
item-retire-text = Its code stops working and nobody can take it any more. Its history stays.
item-retire-in-use-text = It is in use. Return it first, then you can retire it. Its history stays.
item-retire-in-use = Somebody has this item. Return it first
item-retired-already = This item is retired already
item-other-tag = This is not the tag of the item. Type it as it is printed
item-not-retired = This item is not retired
item-has-history = People had this item, so it stays on record. Retire it instead
item-reinstate = Take back into use
item-reinstate-text = It gets another code, so it needs a new label.
item-delete = Delete
item-delete-text = Nobody has had it yet, so it can be deleted. An item that somebody had is retired.
audit-item-added = Item added
audit-item-edited = Item edited
audit-item-deleted = Item deleted
audit-item-retired = Item retired
audit-item-reinstated = Item taken back into use
audit-item-taken = Item taken
audit-item-returned = Item returned
audit-item-handed-over = Item handed over
audit-field-how = How
audit-field-due = Due
item-category-taken = Another category has this name. Choose a different one
item-tag-taken = Another item has this tag. Choose a different one
item-serial-taken = Another item has this serial number. Check it
item-in-use = Somebody else has this item

## Labels of equipment

labels = Labels
labels-back = Equipment
labels-lead = Print a label for every item, on sheets of labels or on a roll. Each has a code to type and one for the camera of a phone.
labels-title = { $n ->
    [one] One label
   *[other] { $n } labels
  }
labels-on = { $n ->
    [one] { $sheet }: one page. Print it at 100 %, and once on plain paper first.
   *[other] { $sheet }: { $n } pages. Print them at 100 %, and once on plain paper first.
  }
labels-page = Labels, page { $n }
labels-chosen = { $n ->
    [one] For the item that you chose.
   *[other] For the { $n } items that you chose.
  }
labels-all = All
labels-category = Category
labels-settings = Paper and printer
labels-since = Codes made on this day or later
labels-since-hint = Labels of new items, and of those whose code was replaced. Empty for all items.
labels-since-wrong = Choose a day
labels-sheet = Paper
labels-sheet-wrong = Choose a kind of paper from the list
labels-first = First free label
labels-first-hint = Count row by row; 1 is the upper left one. Sheets that are partly used can be used up.
labels-first-wrong = { $n ->
    [one] This paper has one label on a page. Enter 1
   *[other] A sheet of this paper has { $n } labels. Enter a number from 1 to { $n }
  }
labels-right = Move to the right, in millimeters
labels-down = Move down, in millimeters
labels-nudge-hint = Print the ruler page to find out; less than zero moves the other way. It holds for the PDF.
labels-nudge-wrong = Enter millimeters from −10 to 10, with one digit behind the point at most
labels-show = Show labels
labels-pdf = Download PDF
labels-ruler = Print the ruler page
labels-ruler-scale = Print this page at 100 %, without “fit to page”. From the cross to the mark at { $end } mm it must be as far as on a ruler; otherwise the printer still scales.
labels-ruler-cross = The upright line belongs { $x } mm from the left edge of the paper, and the level one { $y } mm from the upper edge.
labels-ruler-nudge = If the upright line is 1.2 mm too far to the right, move to the right by −1.2. Then print this page once more, and hold it against a sheet of labels.
labels-no-address = This installation does not know its own address, so the codes for cameras lead nowhere. Whoever runs it sets SHIPSHAPE_PUBLIC_URL.
labels-none = There is no item with such a label. Choose others
labels-too-many = These are more than 500 labels. Choose a category, a location or a later day
label-qr = Code for cameras of { $tag }
label-sheet-avery-l7160 = A4, 21 labels of 63.5 × 38.1 mm (Avery L7160)
label-sheet-avery-l7163 = A4, 14 labels of 99.1 × 38.1 mm (Avery L7163)
label-sheet-avery-l7651 = A4, 65 labels of 38.1 × 21.2 mm (Avery L7651)
label-sheet-avery-l4731 = A4, 189 labels of 25.4 × 10 mm (Avery L4731)
label-sheet-avery-5160 = US Letter, 30 labels of 66.7 × 25.4 mm (Avery 5160)
label-sheet-roll-62x29 = Roll of labels of 62 × 29 mm (Brother DK-11209)
item-code-replace = Replace code
item-code-replace-title = Replace the code of { $tag }?
item-code-replace-lead = The label on the item stops working at once. Print a new one and stick it on. Whoever has the item keeps it.
item-code-is-replaced = { $tag } has another code. Print its new label
item-has-no-code = This item is retired and has no code. Take it into use again first
item-codes-replace = { $n ->
    [one] Replace one code
   *[other] Replace { $n } codes
  }
item-codes-replace-title = Replace the codes of all items?
item-codes-replace-title-category = Replace the codes of the category { $name }?
item-codes-replace-lead = Do this when pictures of labels got into the wrong hands.
item-codes-replace-stop = { $n ->
    [one] One label stops working at once.
   *[other] { $n } labels stop working at once.
  }
item-codes-replace-stay = Whoever has an item keeps it, and can return it.
item-codes-are-replaced = { $n ->
    [one] One item has another code. Print its new label
   *[other] { $n } items have other codes. Print their new labels
  }
audit-item-code-replaced = Code of an item replaced
audit-labels-printed = Labels printed
audit-field-n-labels = Labels
audit-field-code-number = Number of the code
item-group-name = Name
item-group-items = Items
item-categories-title = Equipment categories
item-categories-lead = The kinds of equipment that the company has.
item-categories-match = { $n ->
    [one] 1 category
   *[other] { $n } categories
  }
item-categories-none = There are no categories yet
item-category-new-title = Add a category
item-category-create = Add
item-category-created = { $name } is added.
item-category-saved = The category is saved.
item-category-lead = { $n ->
    [0] No item is of it.
    [one] One item is of it.
   *[other] { $n } items are of it.
  }
item-category-in-use = { $n ->
    [one] One item is of this category. Give it another one first
   *[other] { $n } items are of this category. Give them another one first
  }
item-category-not-found = There is no such category
item-category-delete = Delete
item-category-delete-title = Delete the category { $name }?
item-category-delete-lead = It goes from the list, and nothing else changes.
item-category-is-deleted = { $name } is deleted.
item-location = Location
item-locations-title = Locations
item-locations-lead = Where equipment belongs. A location may be in another one.
item-locations-match = { $n ->
    [one] 1 location
   *[other] { $n } locations
  }
item-locations-none = No location is called so
item-locations-none-text = Look for part of a name, or clear the filter.
item-locations-empty = No locations yet
item-locations-empty-text = Add the places where equipment is kept, such as a workshop and the bays in it.
item-location-items = { $n ->
    [0] No items
    [one] 1 item
   *[other] { $n } items
  }
item-location-add-in = Add inside
item-location-create = Add a location
item-location-new-title = Add a location
item-location-new-lead = A place where equipment is kept, on its own or inside another one.
item-location-name-hint = Without the names of what it is in: “Bay 2”, not “Workshop, Bay 2”.
item-location-parent = It is in
item-location-no-parent = Nothing else
item-location-created = { $name } is added.
item-location-saved = The location is saved, with everything in it.
item-location-lead = { $n ->
    [0] No item belongs here.
    [one] One item belongs here.
   *[other] { $n } items belong here.
  }
item-location-taken = A location there is called so already. Choose a different name
item-location-too-long = Its name and those of what it is in are too long together. Choose a shorter name
item-location-no-such-parent = This location does not exist any more. Choose another one
item-location-in-itself = A location cannot be inside itself. Choose another one
item-location-too-deep = Locations can be { $most } deep at most. Choose one further out
item-locations-too-many = A company has at most { $most } locations. Delete one that nobody needs
item-location-has-items = { $n ->
    [one] One item belongs here. Move it first
   *[other] { $n } items belong here. Move them first
  }
item-location-has-locations = { $n ->
    [one] One location is in it. Move or delete that first
   *[other] { $n } locations are in it. Move or delete them first
  }
item-location-not-found = There is no such location
item-location-delete = Delete
item-location-delete-title = Delete { $path }?
item-location-delete-lead = It goes from the list, and nothing else changes.
item-location-is-deleted = { $path } is deleted.
audit-target-item-category = Category of equipment
audit-target-item-location = Location of equipment
audit-item-category-created = Category of equipment added
audit-item-category-renamed = Category of equipment renamed
audit-item-category-deleted = Category of equipment deleted
audit-item-location-created = Location of equipment added
audit-item-location-edited = Location of equipment renamed or moved
audit-item-location-deleted = Location of equipment deleted

equipment-title = Equipment
item-form-tag = Tag
item-form-tag-hint = What is printed on it, such as D-07. No other item has it.
item-form-name = What it is
item-form-category = Category
item-form-no-category = No category
item-form-location-hint = Where it belongs when nobody has it.
item-form-no-location = No location
item-form-model = Model
item-form-serial = Serial number
item-form-notes = Notes
item-add-title = Add an item
item-add-lead = It can be taken at once. It gets a code of its own, which you print on a label.
item-is-added = { $tag } is added. Print its label and stick it on
item-edit-title = Edit { $tag }
item-edit-lead = Whoever has it keeps it, and its code stays.
item-is-saved = The item is saved.
item-photo-lead = Whoever looks at the item or scans its label sees it.
item-photo-change = Change photo
item-photo-changed = The new photo is in place.
item-photo-removed = The photo is removed.
item-delete-title = Delete { $tag }?
item-delete-lead = For items that were added by mistake. It is gone for good, with its code.
item-is-deleted = { $tag } is deleted.
item-retire-title = Retire { $tag }?
item-retire-lead = Nobody can take it any more, and its label stops working. Its history stays, and you can take it into use again.
item-retire-reason = Reason
item-retire-choose = Choose a reason
item-retire-no-reason = Choose a reason
item-retire-sold = Sold
item-retire-scrapped = Scrapped
item-retire-lost = Lost
item-retire-duplicate = Noted down twice
item-retire-tag-hint = Type { $tag }, so that it is not done by mistake.
item-is-now-retired = { $tag } is retired.
item-reinstate-title = Take { $tag } into use again?
item-reinstate-lead = It can be taken at once. It gets another code, so print a new label.
item-is-reinstated = { $tag } is in use again. Print its new label and stick it on

## Reservations of equipment

reserve = Reserve
reserve-title = Reserve { $name } ({ $tag })
reserve-lead = It is kept for you in this time. You take it by its code as always.
reservations-title = Reservations
reservations-week = Reservations, week of { $day }
reservations-lead = When equipment is kept for somebody.
reservations-weeks = Weeks
reservations-week-before = Week before
reservations-week-this = This week
reservations-week-after = Week after
reservations-show = Show
reservations-reserved = What is reserved
reservations-own = What I have reserved
reservations-all = All items
reservations-caption = Items, one in each row, and the days of the week
reservations-choose = Choose an item to reserve
reservations-reserve = Reserve one of these
reservations-none = Nothing is reserved in this week
reservations-none-text = Choose an item, and say from when to when you need it.
reservations-item-none = Nobody has reserved it.
reservations-own-title = What you have reserved
reservations-own-none = You have reserved nothing.
reservations-see = See the week
reservation-from = From
reservation-to = To
reservation-to-hint = From this time on others can reserve it
reservation-note = What for
reservation-note-hint = Whoever leads people can read it
reservation-made = It is reserved for you.
reservation-span = { $from } to { $to }
reservation-day = { $from } to { $to }
reservation-day-from = From { $from }
reservation-day-until = Until { $to }
reservation-day-all = All day
reservation-yours = You
reservation-somebody = Reserved
reservation-taken = taken
reservation-no-show = not taken
reservation-time-malformed = Enter a day and a time
reservation-time-out-of-range = The day must be between 1990 and 2100
reservation-in-gap = Clocks are set forward over this time. Choose another one
reservation-ends-first = The end must be after the beginning
reservation-too-long = An item can be reserved for 365 days at most
reservation-over = This time is over. Choose one that ends later
reservation-overlaps = Somebody has reserved it in this time. Choose another one
reservation-overlaps-when = It is reserved from { $when }. Choose another time
reservation-too-many = An item can have { $most } coming reservations at most. Try again when some of them are over
reservation-retired = This item is retired and cannot be reserved
reservation-not-found = There is no such reservation
reservation-fulfilled = The item was taken, so there is nothing to cancel
reservation-is-over = This reservation is over, so there is nothing to cancel
reservation-cancel = Cancel
reservation-cancel-button = Cancel the reservation
reservation-cancel-title = Cancel the reservation of { $name } ({ $tag }) from { $from }?
reservation-cancel-own = You reserved it from { $when }.
reservation-cancel-lead = { $name } reserved it from { $when }, and is told by mail.
reservation-cancel-hint = Whoever reserved it reads it in the mail
reservation-cancel-no-reason = Say why you cancel what somebody else has reserved
reservation-is-cancelled = The reservation is cancelled.
reservation-cancelled-before = It was cancelled already. Nothing has changed.
item-reserved-by = { $name } has reserved this item
item-reserved-by-somebody = Somebody has reserved this item
item-reserved-when = { $name } has reserved this item from { $when }. Take it when that is over
item-reserved-when-by-somebody = Somebody has reserved this item from { $when }. Take it when that is over
item-reserved-soon = Somebody has reserved it from { $from }: bring it back before then
item-taken-before = It is yours now. Somebody has reserved it from { $from }: bring it back before
mail-reservation-subject = Your reservation is cancelled
mail-reservation-retired = You had reserved { $item } ({ $tag }) from { $from } to { $to }. It is not used any more, so nothing comes of it.
mail-reservation-cancelled = You had reserved { $item } ({ $tag }) from { $from } to { $to }. An admin has cancelled it.
mail-reservation-reason = Reason: “{ $reason }”
mail-reservation-link = See what is free
audit-item-reserved = Item reserved
audit-reservation-fulfilled = Reserved item taken
audit-reservation-cancelled = Reservation cancelled
audit-field-reserved-from = Reserved from
audit-field-reserved-until = Reserved until
audit-value-by-owner = by whoever reserved it
audit-value-for-owner = by an admin
audit-value-owner-left = whoever reserved it left
audit-target-item = Item

# Items out of a table, and taking them back
import-items-title = Import items
import-items-lead = A table with a line for each item. First you see what would become of it; nothing is stored before you say so.
import-items-file-hint = CSV or XLSX, up to 10 MB. Columns: tag and name, and if you like category, model, serial number, location, notes. A list of assets from Snipe-IT can be taken as it is
import-items-adds-missing = Add categories and locations that are not there yet
import-items-check = Check items
import-items-apply = { $n ->
    [one] Import 1 item
   *[other] Import { $n } items
  }
import-items-caption = Items of the file
import-items-good = { $n ->
    [0] There is nothing new in the file
    [one] 1 item can be imported
   *[other] { $n } items can be imported
  }
import-items-before = { $n ->
    [one] 1 item is there already and stays as it is.
   *[other] { $n } items are there already and stay as they are.
  }
import-items-done = { $n ->
    [0] There was nothing new to import.
    [one] 1 item is imported.
   *[other] { $n } items are imported.
  }
import-items-new-categories = { $n ->
    [one] 1 category is added: { $names }
   *[other] { $n } categories are added: { $names }
  }
import-items-new-locations = { $n ->
    [one] 1 location is added: { $names }
   *[other] { $n } locations are added: { $names }
  }
import-items-left-out = { $n ->
    [one] This looks like a list from Snipe-IT. 1 column has no place here and is left out: { $names }
   *[other] This looks like a list from Snipe-IT. { $n } columns have no place here and are left out: { $names }
  }
import-items-refused = Some of these items cannot be taken, so none was
import-items-nothing = There is nothing below the first line. Add a line for each item
import-items-tag-taken = Another item has this tag, and is something else
import-items-no-category = There is no such category. Add it, or tick that what is missing is added
import-items-no-location = There is no such location. Add it, or tick that what is missing is added
item-import-not-found = There is no such import
item-import-undone-already = This import was undone already
item-import-all-touched = Something was done with every item of this import, so all of them stay
item-imports-title = Imports of items
item-imports-lead = What came in by a table can go again, as long as nobody did anything with it.
item-imports-empty = Nothing was imported yet
item-imports-empty-text = What you import is listed here, and can be undone.
item-import-when = When
item-import-by = By
item-import-now = Now
items-count = { $n ->
    [one] 1 item
   *[other] { $n } items
  }
item-import-untouched = { $n ->
    [one] 1 is as it came in.
   *[other] { $n } are as they came in.
  }
item-import-all-used = All of them are in use or were changed.
item-import-was-undone = { $n ->
    [one] Undone on { $when }: 1 item was deleted.
   *[other] Undone on { $when }: { $n } items were deleted.
  }
item-import-undo-link = Undo
item-import-undo-title = Undo the import of { $when }?
item-import-undo-lead = Its items are deleted with their codes. Labels that were printed for them open nothing any more.
item-import-undo = { $n ->
    [one] Delete 1 item
   *[other] Delete { $n } items
  }
item-import-stay = { $n ->
    [one] 1 item stays, since something was done with it:
   *[other] { $n } items stay, since something was done with them:
  }
item-import-stays = { $tag }, { $name }
item-import-is-undone = { $n ->
    [one] 1 item is deleted.
   *[other] { $n } items are deleted.
  }
audit-items-imported = Items imported
audit-item-import-undone = Import of items undone
audit-items-exported = Items exported
audit-field-n-kept = Kept
audit-target-item-import = Import of items

## What equipment needs

item-needs-title = What it needs
item-needs-none = Anybody may take it.
item-needs-edit = Change
item-need-of-category = Asked for by its category
item-needs-page = What { $name } ({ $tag }) needs
item-needs-page-category = What items of the category { $name } need
item-needs-lead = Only whoever has each of these skills can take it. Whoever has it now keeps it.
item-needs-lead-category = Only whoever has each of these skills can take an item of this category. Where an item names a skill too, the higher level counts.
item-needs-from-category = Its category asks for this as well: { $skills }
item-needs-saved = What it needs is saved.
item-needs-too-many = Name at most { $most } skills
item-not-qualified = What this item needs is missing: { $skills }
item-not-yet = You cannot take it yet. Below is what is missing, and what gives it.
item-qualification-yes = Held
item-qualification-no = Missing
item-qualification-held = Level { $level } is enough
item-qualification-until = Level { $level } is enough, held until { $date }
item-waive = Give it this once, although this is missing: { $skills }
item-waive-reason = Why it is given all the same
item-waive-reason-hint = Stays in the history of the item
item-waived-because = Given although this was missing: { $skills }. “{ $why }”
skill-is-needed = { $n ->
    [one] 1 item or category of equipment needs this skill. Take it out there first
   *[other] { $n } items and categories of equipment need this skill. Take it out there first
  }
audit-item-needs-changed = Needs of an item changed
audit-item-category-needs-changed = Needs of an equipment category changed
audit-field-missing = Missing
audit-field-waived-because = Given all the same because

## Work orders and inspections of equipment

work-order = Work order
work-orders-title = Work orders
work-orders-match = { $n ->
    [one] 1 work order
   *[other] { $n } work orders
  }
work-orders-match-many = More than 10,000 work orders
work-orders-caption = Work orders, those that are open first
work-orders-shown = Show
work-orders-all = All
work-orders-open = Open
work-orders-closed = Closed
work-orders-none = No work order matches
work-orders-empty = No work orders yet
work-orders-empty-text = What is to be repaired, inspected or calibrated is listed here. Open a work order on the page of an item.
work-orders-of-item = Show all
work-orders-item-none = Nothing is to be done, and nothing was.
work-order-repair = Repair
work-order-inspection = Inspection
work-order-calibration = Calibration
work-order-open = Open
work-order-pass = Passed
work-order-fail = Failed
work-order-na = Not applicable
work-order-open-it = Open a work order
work-order-open-title = Open a work order for { $name } ({ $tag })
work-order-lead = Say what is to be done. A work order that keeps the item in maintenance puts it there at once.
work-order-held-lead = { $holder } has it now. If it goes to maintenance, it counts as returned, and they get a mail with what you write here.
work-order-kind = Kind
work-order-text = What is to be done
work-order-text-hint = Or why it cannot be used now
work-order-due = Due by
work-order-due-on = Due by { $date }
work-order-due-hint = The last day on which it is to be done
work-order-blocking = Keep it in maintenance until this is closed
work-order-is-open = The work order is open.
work-order-title = { $kind }: { $name } ({ $tag })
work-order-page = { $heading }, { $when }
work-order-about = About this work order
work-order-opened = Opened
work-order-closed = Closed
work-order-by = { $when }, by { $who }
work-order-meanwhile = Until then
work-order-blocks = It stays in maintenance
work-order-blocks-not = It can be used
work-order-close = Close it
work-order-close-it = Close work order
work-order-result = Result
work-order-result-hint = What failed stays in maintenance, or goes there. After a failed inspection it takes one that passes.
work-order-choose = Choose a result
work-order-no-result = Choose a result
work-order-cost = Cost
work-order-cost-hint = Such as 120 or 120.50
work-order-cost-wrong = Write an amount such as 120 or 120.50
work-order-currency = Currency
work-order-currency-hint = Its three letters, such as EUR
work-order-currency-wrong = Write the three letters of the currency, such as EUR
work-order-note = Note
work-order-is-closed = The work order is closed.
work-order-closed-already = This work order is closed already
work-order-blocked = Another work order keeps this item in maintenance. Close it first
work-order-item-retired = This item is retired. Take it back into use first
work-order-not-found = There is no such work order
order-files = Files
order-files-none = No files yet.
order-files-too-many = This work order has { $most } files, as many as one can have. Remove one of them first
order-file-hint = A report or a picture: PDF, PNG or JPEG, up to 10 MB
order-file-note = { $size }, { $when }, by { $who }
order-file-add = Add file
order-file-added = The file is added.
order-file-not-found = There is no such file
order-file-remove = Remove file
order-file-remove-title = Remove { $name }?
order-file-remove-lead = The file is gone for good. The work order stays as it is.
order-file-removed = The file is removed.
item-to-maintenance = Send to maintenance
item-damage-report = Report damage
item-damage-title = Report damage to { $name } ({ $tag })
item-damage-lead = With this you return it. Nobody can take it before it is repaired, and the admins get a mail.
item-damage-text = What is damaged
item-damage-hint = What you saw, and what happened
item-damage-is-reported = Thank you. The item is returned, and the admins know about it.
item-not-held = You do not have this item
item-withdrawn-by = Put in maintenance by { $who }: “{ $why }”
item-returned-damaged = Returned damaged
item-inspection = Inspection
item-inspection-next = Next inspection
item-inspection-due = Inspection due
items-inspection-due = Inspections due
item-inspection-overdue = This item was to be inspected by { $date }. It cannot be taken before it has passed an inspection. Ask an admin
item-inspection-used = { $n ->
    [one] This item is to be inspected after every use. It cannot be taken before it has passed an inspection. Ask an admin
   *[other] This item is to be inspected after every { $n } uses. It cannot be taken before it has passed an inspection. Ask an admin
  }
inspection-every-months = { $months ->
    [one] Every month
   *[other] Every { $months } months
  }
inspection-every-uses = { $uses ->
    [one] After every use
   *[other] After every { $uses } uses
  }
inspection-every-both = { $months ->
    [one] Every month
   *[other] Every { $months } months
  }, and after { $uses ->
    [one] every use
   *[other] every { $uses } uses
  }
inspection-of-category = { $rule }, as its category says
inspection-due-by = Due by { $date }
inspection-overdue-since = Overdue since { $date }
inspection-uses-left = { $n ->
    [0] no use left
    [one] 1 use left
   *[other] { $n } uses left
  }
inspection-of-item-title = Inspection of { $name }
inspection-of-item-lead = How often it is to be inspected. Leave both empty if its category says so, or if it needs none.
inspection-of-category-title = Inspection of category { $name }
inspection-of-category-lead = How often its items are to be inspected, unless an item has a rule of its own. Leave both empty if they need none.
inspection-months = Months
inspection-months-hint = Counted from the last inspection, or from when the item was added
inspection-months-wrong = Write a number of months from 1 to { $max }, or nothing
inspection-uses = Uses
inspection-uses-hint = How often it may be taken before the next inspection
inspection-uses-wrong = Write a number of uses from 1 to { $max }, or nothing
inspection-rule = Inspection rule
inspection-rule-saved = How often it is inspected is saved.
mail-damage-subject = Damaged: { $name } ({ $tag })
mail-damage-said = { $name } ({ $tag }) was returned damaged.
mail-damage-blocked = It is in maintenance until the work order is closed.
mail-damage-link = Read what is damaged
mail-withdrawn-subject = In maintenance: { $name } ({ $tag })
mail-withdrawn-said = { $name } ({ $tag }), which you had, was put in maintenance: “{ $reason }”
mail-withdrawn-returned = It counts as returned from now on.
mail-damage-kind = An item is damaged
mail-withdrawn-kind = An item was put in maintenance
audit-work-order-opened = Work order opened
audit-work-order-closed = Work order closed
audit-order-file-added = File added to a work order
audit-order-file-removed = File of a work order removed
audit-item-photo-changed = Photo of an item changed
audit-inspection-rule-set = Inspection rule changed
audit-field-work-order = Work order
audit-field-blocking = Keeps in maintenance
audit-field-cost = Cost
audit-field-state = State
audit-field-every-months = Inspected after months
audit-field-every-uses = Inspected after uses

## Leaving, and handing over

leave-held = What they have
leave-lead = All of it is still out. Say what becomes of each; whatever stays open is listed until somebody has it back.
leave-way = What becomes of it
leave-open = It stays open
leave-return = It is back
leave-hand-over = Somebody else has it
leave-to = Who has it then
leave-reason-hint = Needed if anything is back or with somebody else. It goes on record.
leave-no-reason = Say why, as it goes on record
leave-changed = What this person has has changed meanwhile. This is what they have now
erase-holds-items = This person still has something of the company. Return it or hand it over first
erase-held-link = See what they have
items-only-inactive = Only of people who are deactivated
item-holder-inactive = Holder inactive
dashboard-left-behind = { $n ->
    [one] One item is with somebody who is deactivated
   *[other] { $n } items are with people who are deactivated
  }
item-held-by-somebody = Somebody has this item
item-held-by-nobody-named = Somebody has this item.
item-held-since-somebody = Somebody has had this item since { $since }
handover-ask = Ask { $name } to hand it over
handover-ask-somebody = Ask whoever has it to hand it over
handover-ask-hint = They get a mail and have 30 minutes to answer.
handover-is-asked = You have asked for it. It is yours as soon as they say yes.
handover-waits = You have asked for it. There may be an answer until { $until }.
handover-asked-by-other = Somebody else has asked for this item already
handover-was-declined = You asked for this item already, and the answer was no
handover-holder-gone = Whoever has this item does not work here any more. Ask an admin for it
handover-not-held = Nobody has this item any more. Scan it again to take it
handover-not-found = There is no such request
handover-over = This request is over. Whoever wants to have the item can ask again
handover-asker-gone = Whoever asked cannot have this item any more
handover-asked = Asked for
handover-asks = { $name } would like to have this
handover-until = You can answer until { $until }.
handover-accept = Hand over
handover-decline = Keep it
handover-is-accepted = It is handed over. You do not have it any more.
handover-is-declined = You keep it.
item-transfer = Give to somebody else
item-transfer-title = Give { $name } ({ $tag }) to somebody else
item-transfer-lead = { $holder } has it now, and gets a mail. The reason goes on record.
item-transfer-person = Who gets it
item-transfer-reason-hint = For example: taken along to the other site.
item-transferred = It is handed over.
item-handed-over-by = Handed over by { $who }: “{ $why }”
item-handed-over-from = Handed over by { $who }
company-holders = Everybody sees who has an item
company-holders-hint = Otherwise staff read only that somebody has it. Managers and admins see it always.
audit-handover-asked = Asked to hand over an item
audit-handover-ended = Request to hand over an item ended
mail-item-asked-subject = Somebody asks for an item that you have
mail-item-asked = Somebody stands beside { $name } ({ $tag }) and would like to have it. Until you say yes, it stays yours.
mail-item-asked-link = Answer
mail-item-asked-note = You can answer for 30 minutes.
mail-item-returned-subject = An item was returned for you
mail-item-returned = { $name } ({ $tag }), which you had, was returned for you by somebody who leads you or an admin.
mail-item-handed-over-subject = An item that you had is with somebody else
mail-item-handed-over = An admin has given { $name } ({ $tag }), which you had, to somebody else.
mail-item-own-link = See what you have
mail-item-unexpected = If you still have it, tell your manager or an admin.
mail-item-added-subject = Print the label of a new item
mail-item-added = You have added { $name } ({ $tag }). It can be taken as soon as its label is on it.
mail-item-added-link = Print the label
mail-digest-items = To bring back
mail-digest-team-items = { $count ->
    [one] One item is overdue
   *[other] { $count } items are overdue
  }
mail-digest-items-link = See what is overdue

use-title = Use of equipment
use-lead = { $n ->
    [one] 1 item
   *[other] { $n } items
  }, { $out } in use, { $overdue } overdue.
use-by-category = In use, last 30 days
use-items = Items
use-out = In use now
use-percent = Share of time
use-no-category = No category
use-longest = Longest out
use-days = Days
use-nothing-out = Everything is in its place.
use-overdue = Overdue by category
use-overdue-all = All overdue
use-nothing-overdue = Nothing is overdue.
use-inspections = Inspections due
use-inspections-all = All of them
use-when = When
use-in-week = Within 7 days
use-in-fortnight = In 8 to 14 days
use-later = In 15 to 30 days
use-nothing-due = No inspection is due within 30 days.
use-empty = There is no equipment yet
use-empty-text = As soon as people take items, their use is shown here.
plot-table = Show as a table
items-only-team = Only my team
dashboard-own-items = My equipment
dashboard-take-item = Take an item
dashboard-team-items = What they have
dashboard-overdue-items = Items overdue
dashboard-overdue-of = { $n } of { $of }
person-items-title = Equipment of { $name }
person-items-own = What I have had
person-items-times = { $n ->
    [one] Had something once
   *[other] Had something { $n } times
  }
person-items-none = Nothing so far
person-items-none-text = What is taken stands here from then on.

## Customers, and what they see
customer = Customer
customers-title = Customers
customers-caption = Customers
customers-search = Name or e-mail
customers-active = Active
customers-deactivated = Deactivated
customers-all = All
customers-match = { $n ->
    [one] 1 customer
   *[other] { $n } customers
  }
customers-match-many = More than 10,000 customers
customers-seeing = Who can see the stock of
customers-none = Nobody matches
customers-none-text = Look for something else, or show all.
customers-empty = No customers yet
customers-empty-text = A customer sees their own stock here, and nothing else of the company.
customer-create = Add customer
customer-new-title = Add customer
customer-new-lead = They are mailed a temporary password, and choose one of their own when they first sign in.
customer-edit = Edit
customer-view = See what they see
customer-edit-title = Edit { $name }
customer-edit-lead = What they see holds from their next click on.
customer-created = { $name } has an account. The temporary password is on its way by mail.
customer-saved = The customer was saved.
customer-already-created = This customer has been created already
customer-not-found = There is no such customer
customer-key-malformed = One of the ticked customers has no key that we know. Tick it again
customer-too-many-grants = Tick at most { $most } customers, or choose all
customer-confirm-all = Confirm that this account is to see the stock of every customer
customer-sees-head = Sees the stock of
customer-sees-all = All customers
customer-sees-all-text = This account sees the stock of every customer, also of those that the ERP has later.
customer-sees = { $n ->
    [0] Nothing
    [one] 1 customer
   *[other] { $n } customers
  }
customer-sees-nothing = Nothing yet. Edit the account and tick customers of the ERP.
customer-gone = Not in the ERP
customer-who-sees = Who can see it
customer-nothing-ticked = Nothing is ticked yet.
customer-all-title = Or all of them
customer-all = All customers, also those that the ERP has later
customer-all-confirmed = Yes, this account is to see the stock of every customer
customer-last-seen = Last seen
customer-never-seen = Never
customer-sessions = Where customers are signed in
customer-no-sessions = Nobody is signed in.
customer-sessions-end-all = Sign out everywhere
customer-sessions-ended = { $n ->
    [0] No session was open.
    [one] 1 session was ended.
   *[other] { $n } sessions were ended.
  }
customer-deactivate-stays = What they may see stays as it is, for when they come back.
customer-reactivate-lead = They can sign in again.
customer-reactivate-password = They are mailed a temporary password. The one that they had does not work any more.
customer-reactivate-sees = They see what they saw before.
erp-customer = Customer in the ERP
erp-customer-key = Key
erp-customer-state = State
erp-customers-title = Customers of the ERP
erp-customers-search = Name or key
erp-customers-hint = What you have ticked stays ticked when you look for more
erp-customers-find = Look
erp-customers-match = { $n ->
    [0] The ERP has none like this
    [one] 1 in the ERP
   *[other] { $n } in the ERP
  }
erp-customers-many = More than 10,000 in the ERP
erp-customers-previous = Show the ones before
erp-customers-next = Show more
portal-title = Use of the portal
portal-lead = { $n ->
    [one] 1 sign-in
   *[other] { $n } sign-ins
  } in 30 days, { $open ->
    [one] 1 open session
   *[other] { $open } open sessions
  }
portal-by-day = Sign-ins by day
portal-most-active = Most active customers
portal-day = Day
portal-sign-ins = Sign-ins
portal-nobody = Nobody has signed in for 30 days.
audit-visibility-changed = What a customer sees changed
audit-field-customer = Customer in the ERP
audit-field-sees-all = Sees all customers
# Stock
stock-title = Stock
stock-own = My stock
stock-nothing-title = No stock to show
stock-lead = { $names }
stock-search = Search
stock-search-hint = part, description, lot, reference, PO
stock-filter-any = any
stock-choose-values = Choose from all
stock-expires-from = Expires from
stock-expires-to = Expires until
stock-moved-from = Moved from
stock-moved-to = Moved until
stock-glance = At a glance
stock-more = More about stock
stock-lines-tile = Lines
stock-expiring = Expire within 30 days
stock-last-change = Last moved
stock-as-of-tile = As of
stock-columns = Columns
stock-show-columns = Show these
stock-columns-kept = Your columns are kept.
stock-lines = { $n ->
    [one] { $n } line
   *[other] { $n } lines
  }
stock-totals = { $n ->
    [one] Totals of the line
   *[other] Totals of all { $n } lines
  }
stock-caption = { $lines } of stock, sorted by { $column }
stock-range = { $from }–{ $to } of { $n }
stock-no-unit = without a unit
stock-as-of = as of { $time }
stock-as-of-next = as of { $time }, next try { $next }
stock-refreshing = refreshing
stock-newer = Newer data is available
stock-refresh = Refresh now
stock-is-asked = The ERP is being asked. What it says is here in a moment.
stock-was-asked = The ERP was asked less than 30 seconds ago, or is asked again later. What it said is here.
stock-restarted = The page you were on is not kept any more, so you begin at the first one.
stock-stale = These figures are from { $time }. The ERP has not answered since { $since }. We try again at { $next }. Nothing is lost, and exports carry the time too.
stock-old-shown = These figures are from { $time }, more than a day ago. Exports carry the time too.
stock-negative = negative
stock-expired = expired
stock-expires-soon = expires soon
stock-status-other = look at this
stock-no-match = No line matches
stock-no-match-text = Clear the filters to see all of the stock.
stock-none = No stock as of { $time }
stock-none-text = The ERP has answered, and there is nothing in it for you.
stock-viewed-as = You see what { $name } sees.
stock-view-end = See your own
stock-column-customer = Owner
stock-column-part = Part
stock-column-customer-part = Customer part
stock-column-description = Description
stock-column-quantity = Quantity
stock-column-unit = Unit
stock-column-bin = Bin
stock-column-reference = Reference
stock-column-lot = Lot
stock-column-expires-on = Expires
stock-column-last-moved-on = Last moved
stock-column-received-on = Received
stock-column-po = PO
stock-column-status = Status
stock-no-erp = No ERP is connected
stock-no-erp-text = Stock is shown here as soon as the administrator has connected the ERP.
stock-no-erp-admin = The operator says where the ERP is, by SHIPSHAPE_ERP_URL or SHIPSHAPE_ERP_HOSTS. Then you connect it in the settings.
stock-nothing-granted = No customers are assigned to you yet
stock-nothing-granted-text = Ask the administrator to assign your company. Its stock is here at once then.
stock-never-loaded = The stock has not been loaded yet
stock-erp-silent = The ERP does not answer.
stock-is-loading = It is being loaded now.
stock-soon-loaded = It is loaded in a moment.
stock-next-try = We try again at { $time }.
stock-too-old = The stock is more than a day old
stock-too-old-text = It is from { $time }. What is there now may be something else.
stock-too-old-to-export = The stock is more than a day old. Choose to see it anyway, and export it from there.
stock-show-anyway = Show anyway
stock-look-again = Look again
stock-exports-under-way = Two of your exports are under way. Wait for one of them to end.
stock-values-title = Choose values
stock-values-heading = { $column }: choose values
stock-values-lead = Only lines with one of the chosen values are shown.
stock-values-find = Look for
stock-values-look = Look
stock-values-more = There are more. Look for a part of the one you need.
stock-values-show = Show these
stock-values-none = Nothing found
stock-values-none-text = Look for something shorter.
stock-values-back = Back to the stock
stock-export-stale = STALE
stock-export-as-of = As of
stock-export-account = Account
stock-export-filters = Filters
stock-export-lines = Lines

# What changed
changes-title = What changed
changes-period = Since when
changes-day = In a day
changes-week = In a week
changes-lead = From { $from } to { $to }.
changes-lead-only = As of { $to }.
changes-match = { $n ->
    [one] { $n } change
   *[other] { $n } changes
  }
changes-match-many = More than 10,000 changes
changes-caption = Changes of stock by part, lot and bin
changes-none = Nothing has changed
changes-none-text = Every part, lot and bin is as it was.
changes-no-before = Nothing to compare with yet
changes-no-before-text = The stock is kept from each day on which it was loaded. Come back tomorrow.
change-kind = What happened
change-received = Received
change-shipped = Shipped
change-counted = Changed
change-moved = Moved
change-before = Before
change-after = After

# How the ERP is read
connector-title = ERP connection
connector-lead = Say how the stock is read. It is only ever read.
connector-closed = The operator has not allowed an ERP yet
connector-closed-text = Ask whoever runs Shipshape to set where the ERP is, or the servers and folders from which you may choose.
connector-where = Where it is
connector-place = Place
connector-place-hint = Only the operator says which places there are to choose from
connector-configured = As the operator has configured it
connector-kind = Kind
connector-kind-hint = Of the place that you have chosen; what the operator has configured has its own
connector-kind-missing = Choose what kind of ERP it is
connector-database = Database
connector-database-hint = Of a server its name; of a folder the name of the SQLite file
connector-database-missing = Enter the name of the database
connector-username = Username of the ERP
connector-password = Password of the ERP
connector-password-kept = Leave it empty to keep the one that is stored, as long as place and username stay
connector-questions = What it is asked
connector-stock = Stock
connector-stock-hint = One SELECT, or the name of the file where the ERP is a folder of files
connector-customer-list = Customers
connector-customer-list-hint = One SELECT with the columns customer and name, or the name of the file
connector-mapping = What its columns are
connector-mapping-text = Name the column of the answer for each of these. What you leave empty is not shown.
connector-find-columns = Find columns
connector-column-missing = Name this column; without it there is no stock
connector-soft-age = Seconds until stock is old
connector-soft-age-hint = Between 10 and 86,400. Left empty, it is a minute where a load is quick, and five where it is not
connector-soft-age-wrong = Enter a number of seconds between 10 and 86,400
connector-check = Check
connector-save = Check and save
connector-save-text = The ERP is read once before anything is saved. That takes as long as a load.
connector-saved = { $n ->
    [one] The ERP is connected. { $n } line was read.
   *[other] The ERP is connected. { $n } lines were read.
  }
connector-not-found = No ERP is connected.
connector-not-good = Too many values cannot be read. See below which, and name other columns.
connector-good = Good
connector-bad = Not good
connector-found = Columns of the answer
connector-found-columns = { $n ->
    [0] None of them has one of our names. Name them below.
    [one] { $n } of them has one of our names and is filled in below.
   *[other] { $n } of them have our names and are filled in below.
  }
connector-check-good = The ERP can be read
connector-check-bad = The ERP cannot be read so
connector-check-text = Nothing is saved yet.
connector-check-cut = It was read for a minute, and there is more. Nothing is saved yet.
connector-product = Product
connector-rights = Sign-in
connector-read-only = can only read
connector-can-write = could change something
connector-write-unknown = cannot be found out
connector-can-write-text = The sign-in could change something in the ERP. Shipshape never does; a sign-in that can only read is safer.
connector-lines = Lines read
connector-customers = Customers read
connector-flawed = Values that cannot be read
connector-took = Took
connector-columns-caption = Columns of the answer, and what they are
connector-column = Column
connector-column-kind = Type
connector-column-is = Is
connector-column-unused = not used
connector-column-empty = Empty
connector-samples-caption = The first lines, as they would be shown
connector-flaws = What cannot be read
connector-remove = Disconnect
connector-remove-title = Disconnect the ERP?
connector-remove-lead = Nobody sees any stock until an ERP is connected again.
connector-remove-gone = How it is read and all that was loaded is deleted here.
connector-remove-stays = The ERP itself stays as it is, and so do customers and what they may see.
connector-removed = The ERP is disconnected.
erp-sqlite = SQLite file
erp-postgres = PostgreSQL
erp-mysql = MySQL or MariaDB
erp-sql-server = SQL Server
erp-files = CSV and XLSX files
loads-title = The last loads
loads-caption = How the ERP was read, the newest first
loads-bars = How long the last loads took
load-began = Begun
load-outcome = Outcome
load-lines = Lines
load-under-way = Under way
load-loaded = Loaded
load-held = Held
load-refused = Dropped by you
load-failed = Failed
load-dropped = Broken off
load-took = { $n }.{ $tenths } s
load-flawed = { $n ->
    [one] { $n } value could not be read and was left out.
   *[other] { $n } values could not be read and were left out.
  }
load-held-title = A load waits for you
load-held-text = It would take away more than half of the lines of these customers, so the last good one is still shown.
load-show = Show it
load-drop = Drop it
load-is-shown = The load is shown now.
load-is-dropped = The load is dropped. The last good one is still shown.
load-not-held = Somebody has decided about this load already, or a newer one has taken its place.
trouble-not-allowed = The operator does not allow this place.
trouble-unreachable = Nobody answers there, or the file is not there.
trouble-sign-in-refused = The ERP refuses the username or the password.
trouble-timed-out = The ERP takes too long to answer.
trouble-refused = The ERP does not take the question, such as for a table that is not there.
trouble-column = The column { $column } is not in the answer, or its values are not what they must be.
trouble-too-many-rows = The answer is longer than 5,000,000 lines. A join may be wrong.
trouble-broken-off = The answer broke off.
select-empty = Write the SELECT by which the ERP is asked
select-too-long = Keep this within 10,000 characters
select-not-a-select = Begin with SELECT, or with WITH and then a SELECT
select-several = Write one statement only; a semicolon may stand at its end
select-writes = This must only read, and { $word } is a word that can write
select-unfinished = A text or a comment in this does not end

# Stock in the audit log
audit-connector-changed = ERP connection changed
audit-connector-removed = ERP disconnected
audit-load-accepted = Held load shown
audit-load-refused = Held load dropped
audit-stock-exported = Stock exported
audit-stock-viewed-as = Stock seen with somebody’s eyes
audit-field-generation = Load
audit-field-n-lines = Lines

# Pages for whoever comes by
landing-link = What Shipshape is
landing-title = Training, skills and equipment
landing-heading = Everyone trained, every tool in the right hands
landing-lead = Shipshape trains your people, knows what they can do, and hands out equipment only to those who are qualified for it. It shows customers their stock, and keeps a record of every change.
landing-join = Join your company
landing-picture = The list of a team: each person, how far they are on their path, and what is overdue
landing-does = What it does
landing-train = Train
landing-train-text = Paths of modules with quizzes bring new people in. Everybody sees what to do next and by when.
landing-skills = Know
landing-skills-text = A passed module raises a skill. A matrix shows who can do what, what is missing and what lapses soon.
landing-equipment = Hand out
landing-equipment-text = People take an item with the code on its label. Who lacks a skill for it hears which one, and which module gives it.
landing-stock = Show stock
landing-stock-text = Customers see what you keep for them, as your ERP has it, and take it away as a file.
landing-courses = Teach
landing-courses-text = Courses with sessions, attendance and materials, for your own people and for students from elsewhere.
landing-record = Prove
landing-record-text = Every change is on record, in a chain that shows if anybody alters it later.
landing-begin = How to begin
landing-worker = You work for a company that uses Shipshape
landing-worker-text = Ask for its company ID and ask to join with it, or follow the link in the mail that invited you.
landing-company = Your company was invited
landing-company-text = Register it with the invite code and its registration number. You are its first administrator.
landing-company-link = Register a company
landing-question = You have a question
landing-question-text = Most answers are on one page. If yours is not, write to those who run this site.
landing-question-link = Questions and answers
faq-title = Questions and answers
faq-link = Questions
faq-lead = What people ask first.
privacy-title = Privacy
privacy-lead = What is stored about you, for how long, and who sees it.
contact-title = Contact
contact-lead = Write to those who run this site. They answer by e-mail.
contact-name = Your name
contact-email = Your e-mail
contact-email-hint = The answer goes there
contact-message = Your message
contact-message-hint = Up to 4,000 characters, as plain text
contact-note = Your name, your e-mail and your message are sent as a mail and deleted here 30 days later.
contact-submit = Send message
contact-sent = Your message is on its way.
contact-off = Messages to those who run this site are not taken here.
contact-off-text = If you work for a company that uses Shipshape, ask its administrators. They can see more than a mail tells.
contact-nobody-reads = Nobody reads messages here. Ask your administrators
feedback-title = Feedback
feedback-lead = Tell the administrators of your company what is wrong, missing or good.
feedback-hint = Say what you were doing and what happened. Up to 4,000 characters
feedback-note = Your name and your e-mail go with it, so that they can answer.
feedback-submit = Send feedback
feedback-sent = Your administrators have a mail with what you wrote.
help-title = Help
help-here = Help with this page
help-lead = A guide for each role. “Help with this page”, at the end of every page, leads to the part that is about it.
help-whole = Read the whole guide
help-parts = Parts of this guide
help-more = Nothing here answers your question?
help-start = Getting in
help-start-lead = Signing in, joining, and your own account. For everybody.
help-staff = Guide for staff
help-staff-lead = Your training, your skills and the items that you have.
help-manager = Guide for managers
help-manager-lead = Your team, what it learns, and what it needs for its work.
help-admin = Guide for administrators
help-admin-lead = People, the company, equipment, customers and the audit log.
help-customer = Guide for customers
help-customer-lead = What is kept for you, and what has changed.
help-operator = Guide for operators
help-operator-lead = Companies, invites and those who run the platform.
mail-contact-kind = Message to those who run the site
mail-contact-subject = Message from { $name }
mail-contact-from = { $name } ({ $email }) wrote on the contact page:
mail-contact-foot = This mail was written by Shipshape because its contact page leads here.
mail-feedback-kind = Feedback
mail-feedback-subject = Feedback from { $name }
mail-feedback-from = { $name } ({ $email }) wrote on the feedback page:
mail-message-answer = To answer, write to { $email }.
audit-contact-sent = Message to those who run the site sent
audit-feedback-sent = Feedback sent
audit-permission-contact = Write to those who run the site
audit-permission-send-feedback = Send feedback

# What only the operator can change of an ERP, and what changed since the last visit
connector-fixed-text = The operator has set where the ERP is and what it is asked, with SHIPSHAPE_ERP_URL, SHIPSHAPE_ERP_STOCK_QUERY and SHIPSHAPE_ERP_CUSTOMERS_QUERY. It can only be changed there.
connector-by-name = Mapped by name
changes-visit = Since your last visit
changes-visit-at = Since your last visit, { $time }
changes-first-visit = This is your first visit
changes-first-visit-text = From your next one on, half an hour from now or later, you see here what has changed meanwhile.

# Backups
backup-exists = There is a file of this name already
backup-none = This is no backup of Shipshape
backup-damaged = The backup is damaged
backup-newer = A newer version of Shipshape has made this backup. Use that version or a newer one
restore-not-empty = The database is not empty. A backup is restored where there is nothing yet
restore-other-tables = The tables of the database are not those of the backup
audit-backup-made = Backup made
audit-backup-restored = Restored from a backup
audit-target-backup = Backup
audit-field-n-files = Files
audit-field-n-rows = Rows
audit-permission-keep-backups = Make and restore backups

# Tokens of programs
tokens-title = Access tokens
tokens-lead = A token lets a program in for you, without your password: a scanner at the gate, a script, another system.
tokens-none = No tokens yet
tokens-none-text = Make one when a program is to read or change something for you.
token-make = Make a token
token-make-lead = It does what you may do, and of that only what it opens. It is shown once.
token-name = What it is for
token-name-hint = Such as “Scanner at the gate”, so that you know later which one to revoke
token-lifetime = Good for
token-days = { $days ->
    [one] 1 day
   *[other] { $days } days
}
token-scopes = What it opens
token-scopes-hint = No more than the program needs. If your rights change, those of the token change with them.
token-area-training = Training and courses
token-area-skills = Skills
token-area-equipment = Equipment
token-area-inventory = Stock
token-area-administration = People and settings
token-access-none = Nothing
token-access-read = Read
token-access-write = Read and write
token-scope = { $area }: { $access }
token-made = Made
token-last-used = Last used
token-never-used = Never
token-expires = Good until
token-expired = Expired
token-revoke = Revoke
token-revoked = The token is revoked. It lets nobody in any more.
token-made-title = Your new token
token-made-lead = Copy it into the program that is to come in with it.
token-made-once = It is shown only now. If you lose it, revoke it and make another one.
token-made-how = The program sends it as “Authorization: Bearer …”. Whoever has it acts in your name: give it to nobody else, and keep it out of files that others read.
token-made-done = I have copied it
token-nothing-open = Choose at least one thing that the token opens
token-beyond-role = Choose only what you may do yourself
token-days-refused = Choose between 1 and { $most } days
tokens-too-many = You have as many tokens as anybody may have. Revoke one of them first.
token-not-found = There is no such token
token-only-reads = This token may read here and change nothing
token-wrong = This token lets nobody in
token-must-change-password = The person of this token has to sign in first, to choose a password of their own
token-must-set-up-second-factor = The person of this token has to sign in first, to set up a second factor
company-tokens-title = Access tokens of the company
company-tokens-lead = What lets programs in for the people of the company and for customers, the newest first.
company-tokens-none = No tokens
company-tokens-none-text = Nobody of the company has made one. People make them on their account page.
tokens-match = { $n ->
    [one] 1 token
   *[other] { $n } tokens
}
tokens-match-many = more than 10,000 tokens
audit-api-token-made = Access token made
audit-api-token-revoked = Access token revoked
audit-field-api-token = Access token
audit-field-days = Days
audit-who-token = { $role }, by an access token

# The REST frontend
api-docs-title = API
api-docs-lead = What programs can do here with an access token, which people make on their account page.
api-docs-document = The same as an OpenAPI document
api-params = Address and headers
api-fields = Document
api-needed = (needed)
request-no-token = Send a token: “Authorization: Bearer ssp_…”
request-no-json = This is no JSON document
request-other-type = Send a JSON document: “Content-Type: application/json”
request-too-deep = This document is nested too deep
request-invalid = Something in this request cannot be taken
request-unknown-field = There is no such field
request-wrong-value = Something is missing here, or not of the kind that belongs here
request-mismatched = This does not go together with the rest of the request
request-unknown-parameter = There is no such parameter
request-second-value = This parameter has one value
request-other-cursor = This is no cursor of this list
request-no-version = Say which version you change, with “If-Match”
request-other-version = It was changed since: it is not the version that “If-Match” names any more
request-other-scope = Your role allows this, but the token does not open it: make one with this scope
once-malformed = An idempotency key has 1 to 255 characters that can be printed
once-other-request = Another request had this idempotency key. Use a new one.
once-under-way = The same request is under way. Send it again in a moment.
once-lost = The same request was begun, and its answer was lost. Look at what there is, and use a new key.
once-nobody = Only what a person’s program sends is answered once

# That a token was made
mail-token-subject = A program may come in for you
mail-token-made = An access token was made for your account at { $company }. With it, a program does in your name what the token allows.
mail-token-link = See your access tokens

# Changes of which nobody knows whether they were saved
undecided = It is not known whether this was saved. Look at what there is before you try again

# Buying an invite
landing-buy = Your company has no invite yet
landing-buy-text = Buy one here. It lets your company in, with you as its first administrator.
landing-buy-link = Buy an invite
buy-title = Buy an invite
buy-lead = { $price } once. With the invite you register your company here.
buy-number-hint = The invite is for the company with this number in its official register
buy-name = Your name
buy-email-hint = The invite goes there
buy-terms = I agree to the terms
buy-terms-link = Read the terms
buy-terms-needed = Say that you agree to the terms
buy-by-invoice = You get an invoice from those who run this site. As soon as it is paid, a mail brings you the invite.
buy-at-provider = You pay on the page of a payment provider. As soon as it tells us that you have paid, a mail brings you the invite.
buy-order = Order
buy-pay = Order and pay
buy-placed = Your order { $number } is here. A mail confirms it.
buy-off = No invites are sold here
buy-already-ordered = This order was placed before, with something else in it or a day ago, or is settled. Open the page again to place another one.
buy-provider-down = Your order is here, but the page to pay on cannot be opened right now. Send the form again in a few minutes
buy-done-title = Thank you
buy-done-lead = As soon as we know that your order is paid, a mail brings you the invite.
buy-done-text = This page does not know whether that is so already. If nothing comes within a day of paying, write to those who run this site, with the number of your order.
buy-back-title = You have not paid
buy-back-lead = Nothing was paid on the page that you come from.
buy-back-text = An order that nobody pays is cancelled after 30 days. You need not do anything for that.
buy-again = Order again
purchases-title = Orders
purchases-lead = What companies have ordered on the page “Buy an invite”.
purchases-caption = Orders, newest first
purchases-search = Number, company, name or e-mail
purchases-all = All
purchases-match = { $n ->
    [one] 1 order
   *[other] { $n } orders
}
purchases-match-many = More than 10,000 orders
purchases-none = No order is like this
purchases-none-text = Clear the filters to see all.
purchases-empty = Nobody has ordered anything yet
purchases-empty-text = Orders come from the page “Buy an invite”, which is there once it is switched on in the settings of the installation.
purchase-title = Order { $number }
purchase-number = Order
purchase-company = Company
purchase-buyer = Ordered by
purchase-price = Price
purchase-ordered = Ordered
purchase-ordered-at = Ordered { $when }
purchase-since = Since { $when }
purchase-open = Not paid
purchase-paid = Paid
purchase-disputed = To be checked
purchase-cancelled = Cancelled
purchase-refunded = Refunded
purchase-refunded-after-use = Refunded after use
purchase-doubt-amount = The payment provider says that another amount was paid, or in another currency. No invite was issued. See what has come in, and say that it is paid or given back.
purchase-doubt-cancelled = It was paid after it had been cancelled. No invite was issued. Say that it is paid, or give the money back.
purchase-doubt-here = It is paid, but a company with this registration number is here already. No invite was issued. Talk to the buyer, and give the money back.
purchase-after-use = The money was given back, and a company had come in by the invite before. Nothing was taken away from it. See whether it may stay.
purchase-say-paid = Say that it is paid
purchase-say-cancelled = Cancel the order
purchase-say-refunded = Say that it is refunded
purchase-paid-title = Is order { $number } paid?
purchase-paid-lead = Say so only when the money is there.
purchase-paid-invite = An invite is issued for the registration number of the order, and a mail brings its code to the buyer.
purchase-paid-look = This happens once, also if the payment provider says the same.
purchase-cancel-title = Cancel order { $number }?
purchase-cancel-lead = Nothing comes of it, and nobody is told.
purchase-cancel-later = If it is paid all the same, it is listed as “To be checked”.
purchase-refund-title = Is order { $number } refunded?
purchase-refund-lead = This gives no money back. Do that where it was paid, and say so here.
purchase-refund-invite = An invite that nobody has used is revoked.
purchase-refund-used = If a company has come in by it, the company stays, and the order is listed as “Refunded after use”.
purchase-now-paid = Order { $number } is paid. The invite is on its way.
purchase-now-cancelled = Order { $number } is cancelled.
purchase-now-refunded = Order { $number } is refunded.
purchase-is-refunded = The money for this order has been given back
purchase-not-open = Only an order that is not paid can be cancelled
purchase-not-paid = Nothing was paid for this order, so nothing can be given back
purchase-not-found = There is no such order
purchase-already-here = A company with this registration number is here already, so no invite can be issued
payment-not-expected = No payment provider sends messages here
payment-unsigned = This message is not signed by the payment provider, or not just now
payment-unreadable = This message of the payment provider cannot be read
mail-ordered-kind = Order
mail-ordered-subject = Your order { $number }
mail-ordered-here = We have your order { $number }: an invite for { $company }, for { $price }.
mail-ordered-invoice = You get an invoice from those who run this site. As soon as it is paid, another mail brings you the invite.
mail-ordered-provider = As soon as the payment provider tells us that you have paid, another mail brings you the invite.
mail-ordered-unpaid = If nobody pays it, the order is cancelled after 30 days. If you have not ordered anything, you need not do anything.
mail-paid-kind = Invite that was paid
mail-paid-subject = Your invite, order { $number }
mail-paid-done = Your order { $number } is paid. Thank you.
mail-paid-invite = With this invite you register the company with the number { $number } and become its first administrator:
mail-paid-link = Register the company
mail-paid-expires = The invite is good once, and for { $days } days.
audit-purchase-placed = Order placed
audit-purchase-paid = Order paid
audit-purchase-disputed = Order to be checked
audit-purchase-cancelled = Order cancelled
audit-purchase-refunded = Order refunded
audit-payment-ignored = Message about a payment without effect
audit-target-purchase = Order
audit-field-doubt = Why it is to be checked
audit-value-after-cancellation = Paid after it was cancelled
audit-value-already-here = The company is here already
audit-value-amount = Another amount or currency
audit-permission-buy-invites = Buy an invite

# Webhooks: programs elsewhere that are told what happens
webhooks-title = Webhooks
webhooks-lead = Programs elsewhere are told what happens here, as the audit log has it.
webhooks-match = { $n } of at most { $most } webhooks
webhooks-none = No webhooks yet
webhooks-none-text = Add one, and a program of yours is told a moment later when something happens, for example when an item is taken.
webhooks-too-many = There are { $most } webhooks already. Delete one first.
webhook-add = Add a webhook
webhook-edit = Edit
webhook-edit-title = Edit the webhook
webhook-form-lead = What happens is posted to this address as JSON, signed with a secret that you are shown once.
webhook-address = Address
webhook-address-hint = It begins with https://, for example https://hooks.example.com/shipshape
webhook-groups = What it is told of
webhook-groups-hint = Choose one or more. It is told of what happens from then on.
webhook-state = State
webhook-on = On
webhook-off = Off
webhook-is-on = On: tell it what happens
webhook-is-off = This webhook is off. Nothing is kept for it and nothing is sent until you switch it on.
webhook-n-waiting = Waiting
webhook-n-failed = Not sent
webhook-group-items = Items: who takes, returns and reserves them, and where they are
webhook-group-work-orders = Work orders and inspections
webhook-group-people = People and departments
webhook-group-training = Training and paths
webhook-group-skills = Skills and ratings
webhook-group-courses = Courses and students
webhook-group-stock = Stock and the ERP connection
webhook-group-access = Sign-ins, passwords and access tokens
webhook-group-company = Settings of the company
webhook-no-address = Enter an address that begins with https:// and has the name of a host
webhook-address-login = Leave the name and the password out of the address
webhook-address-plain = Enter an address that begins with https://. Only whoever runs Shipshape can allow http:// for a network.
webhook-address-not-allowed = This address is not on the internet. Whoever runs Shipshape has not allowed its network.
webhook-no-group = Choose at least one
webhook-not-found = There is no such webhook
webhook-delivery-not-found = There is no such message, or it waits already
webhook-saved = The webhook was saved.
webhook-secret-title = The secret of the webhook
webhook-secret-lead = With this secret your program checks that a message came from here and was not changed.
webhook-secret-once = Copy it now. It is shown this once.
webhook-secret-how = Each message has a header “Shipshape-Signature” with the time and an HMAC-SHA256 over the time, a dot and the body.
webhook-secret-done = I have copied it
webhook-secret-replace = Replace the secret
webhook-secret-replace-title = Replace the secret of this webhook?
webhook-secret-replace-lead = You are shown a new one. Everything that is sent from then on is signed with it.
webhook-secret-replace-point = The old secret is no longer used at once, also for messages that wait. Your program refuses them until it has the new one.
webhook-delete = Delete
webhook-delete-title = Delete the webhook at { $address }?
webhook-delete-lead = It is told nothing more.
webhook-delete-point = { $n ->
    [0] What it was told goes too.
    [one] What it was told goes too, and 1 message that waits.
   *[other] What it was told goes too, and { $n } messages that wait.
}
webhook-is-deleted = The webhook was deleted.
webhook-test = Send a test
webhook-test-sent = A test is on its way. Load this page again in a moment to see what came of it.
webhook-test-event = Test
webhook-sent-again = The message is on its way again.
webhook-entry = Entry { $n } of the audit log
webhook-unreachable = There is no host of this name, or nothing answers there.
webhook-not-allowed = The host is in a network that whoever runs Shipshape does not allow.
webhook-timed-out = There was no answer within 10 seconds.
webhook-insecure = The host cannot prove who it is, or does not encrypt.
webhook-redirected = The answer leads to another address. Enter that one instead.
webhook-refused = The answer says that it was not taken.
webhook-no-http = What answered does not speak HTTP.
webhook-unreadable = The secret or the entry of the audit log cannot be read. Replace the secret.
deliveries-title = What it was told
deliveries-match = { $n ->
    [one] 1 message
   *[other] { $n } messages
}
deliveries-match-many = More than 10,000 messages
deliveries-none = Nothing yet
deliveries-none-text = Send a test, or wait until something happens that it is told of.
delivery-event = What happened
delivery-made = Since
delivery-reply = The answer:
audit-webhook-added = Webhook added
audit-webhook-edited = Webhook edited
audit-webhook-secret-replaced = Secret of a webhook replaced
audit-webhook-deleted = Webhook deleted
audit-webhook-tested = Webhook tested
audit-delivery-sent-again = Message to a webhook sent again
audit-target-webhook = Webhook
audit-field-delivery = Message
audit-field-is-on = On
audit-permission-manage-webhooks = Manage webhooks
