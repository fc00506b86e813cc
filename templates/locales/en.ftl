### Every text of Shipshape in English. Keys begin with what they are about.

# The frame of every page
skip = Skip to content
logo = Shipshape, home
tagline = Train your people, keep their skills, hand out what they are qualified for. And prove it.
menu = Menu
foot = Shipshape at { $company }
optional = (optional)
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
steps-locked = Locked:

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
nav-audit = Audit log
nav-your-account = Your account
nav-account = My account
nav-appearance = Appearance

# Roles
role-admin = Administrator
role-manager = Manager
role-staff = Staff
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
password-lead = You are signed out everywhere else when it is done.
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
password-too-short = Use at least 8 characters
password-too-long = Use at most 128 characters
password-common = This password is one of the first that others would try. Choose another one
password-guessable = This is made of your own name or the company’s. Choose another one

# One's own account
account-title = My account
account-lead = Who you are here, and how Shipshape looks to you.
account-password = Choose another password
account-settings = Settings
account-language = Language
account-appearance = Appearance
account-saved = Your settings are saved.
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
people-none = Nobody matches
people-none-text = Look for part of a name, or clear the filters.
people-invited = Not signed in yet
person-name = Full name
person-email = E-mail
person-username = Username
person-username-hint = Another name to sign in with
person-job-title = Job title
person-phone = Phone
person-phone-hint = Shown to this person’s team
person-role = Role
person-manager = Manager
person-no-manager = Nobody
person-create = Add person
person-new-title = Add a person
person-new-lead = You get a temporary password for them. It works for 72 hours.
person-created = { $name } can sign in with the temporary password { $password } for 72 hours. It is shown only now: write it down.
person-saved = The changes are saved.
person-since = Here since { $when }.
person-waits = Has not signed in yet.
person-already-created = This person was added a moment ago
person-not-found = There is no such person
manager-not-found = Choose a manager from the list, or “Nobody”
email-empty = Enter an e-mail address
email-malformed = Enter an e-mail like name@example.com
email-taken = Another account uses this e-mail. Enter a different one
email-taken-by = { $name } already uses this e-mail. Enter a different one
username-malformed = Use 2 to 40 letters, digits, dots, dashes or underscores, and begin with a letter
username-taken = Another account uses this username. Enter a different one
username-taken-by = { $name } already uses this username. Enter a different one
place-last-admin = This is the company’s last administrator. Make somebody else one first
place-manager-is-staff = Somebody with the role Staff cannot lead others. Choose a manager or an administrator
place-manager-is-led = They report to this person themselves. Choose somebody else
place-still-leads = { $n ->
    [one] 1 person has
   *[other] { $n } people have
  } this person as their manager. Give them another one first
act-as-nobody = Nobody has this e-mail or username
create-admin-several-companies = Several companies have this name

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
busy = Too many people are saving at once. Try again in a moment
broken = This cannot be saved right now
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
problem-request = If you ask for help, say this number:
problem-home = Go to Home
problem-sign-in = Go to sign-in
problem-back = Go back
trail-altered = An entry of the audit trail was altered
trail-missing = An entry of the audit trail is missing
trail-reordered = Entries of the audit trail are not in their order
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
