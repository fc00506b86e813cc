### Alle Texte von Shipshape auf Deutsch. Schlüssel beginnen mit dem, worum es geht.

# Der Rahmen jeder Seite
skip = Zum Inhalt springen
logo = Shipshape, Startseite
tagline = Menschen schulen, ihr Können festhalten, ausgeben, wofür sie befähigt sind. Und es belegen.
menu = Menü
foot = Shipshape bei { $company }
optional = (freiwillig)
session-ends = Sie werden in 5 Minuten abgemeldet, weil hier so lange nichts geschehen ist.
session-ends-anyway = Sie werden in 5 Minuten abgemeldet. Speichern Sie, was Sie geschrieben haben; melden Sie sich danach wieder an und machen Sie weiter.
session-stay = Angemeldet bleiben
error-prefix = Fehler:
error-summary = Es gibt ein Problem
save = Speichern
cancel = Abbrechen
filter = Filtern
filter-clear = Filter aufheben
pager = Seiten
pager-previous = Vorige Seite
pager-next = Nächste Seite
pager-page = Seite { $n }
steps-done = Erledigt:

# Navigation
nav-main = Hauptmenü
nav-home = Start
nav-team = Mein Team
nav-learning = Lernen
nav-training = Meine Schulungen
nav-modules = Module
nav-paths = Pfade
nav-company = Unternehmen
nav-people = Personen
nav-customers = Kundschaft
nav-own-stock = Mein Bestand
nav-stock-changes = Was sich geändert hat
nav-settings = Einstellungen
nav-audit = Protokoll
nav-mails = E-Mails
nav-your-account = Ihr Konto
nav-account = Mein Konto
nav-appearance = Darstellung

# Rollen
role-admin = Administration
role-manager = Leitung
role-staff = Belegschaft
role-customer = Kundschaft
role-root = Betreiber (root)
role-support = Betreiber (Support)

# Die Seite nach dem Anmelden
greeting-morning = Guten Morgen, { $name }
greeting-afternoon = Guten Tag, { $name }
greeting-evening = Guten Abend, { $name }
dashboard-next = Das ist als Nächstes dran
dashboard-alone = Fügen Sie Ihre Leute hinzu
dashboard-alone-text = Sie sind hier noch allein. Alle, die Sie hinzufügen, erhalten ein vorläufiges Passwort.
dashboard-manager = Ihre Leitung
dashboard-mail = E-Mail schreiben

# An- und abmelden
sign-in = Anmelden
sign-in-title = Anmelden
sign-in-identifier = E-Mail oder Benutzername
sign-in-password = Passwort
sign-in-remember = 31 Tage angemeldet bleiben
sign-in-wrong = E-Mail, Benutzername oder Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es noch einmal
sign-in-expired = Dieses vorläufige Passwort ist abgelaufen. Bitten Sie die Administration um ein neues
resend-sign-in = Ihre Sitzung ist zu Ende. Melden Sie sich an, dann werden Ihre Antworten noch einmal gesendet.
resend-of-another = Was noch zu senden war, gehört jemand anderem. Es wurde nicht gesendet.
resend-title = Ihre Antworten sind noch da
resend-text = Sie sind wieder angemeldet. Noch ein Schritt, und sie sind gespeichert.
resend-submit = Meine Antworten speichern
resend-confirm = Sie ändern eine E-Mail-Adresse oder eine Rolle. Bestätigen Sie, dass Sie es sind; nichts von dem, was Sie eingegeben haben, geht verloren.
resend-confirmed-title = Ihre Änderung ist noch da
resend-confirmed-text = Ihr Passwort ist bestätigt. Noch ein Schritt, und die Änderung ist gespeichert.
resend-confirmed-submit = Änderung speichern
edit-unconfirmed = Für eine andere E-Mail-Adresse oder Rolle bestätigen Sie zuerst Ihr eigenes Passwort
sign-out = Abmelden
signed-out = Sie sind abgemeldet.
too-often = Zu viele Versuche. Warten Sie { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
  } und versuchen Sie es dann noch einmal

# Einrichten
set-up-title = Shipshape einrichten
set-up-lead = So entstehen Ihr Unternehmen und das erste Konto der Administration. Alle anderen kommen später hinzu.
set-up-company = Name des Unternehmens
set-up-code = Einrichtungscode
set-up-code-hint = Das Programm hat ihn beim Start ausgegeben
set-up-submit = Einrichten
set-up-already = Diese Installation ist schon eingerichtet
set-up-wrong-code = Das ist nicht der Code, den der Start ausgegeben hat. Kopieren Sie ihn von dort

# Passwörter
password-title = Passwort wählen
password-lead = Danach sind Sie überall sonst abgemeldet, und Zugriffstoken, die Sie erstellt haben, sind widerrufen.
password-must-lead = Ihr vorläufiges Passwort hat Sie hierher gebracht. Wählen Sie eines, das nur Sie kennen.
password-temporary = Vorläufiges Passwort
password-current = Bisheriges Passwort
password-new = Neues Passwort
password-again = Neues Passwort noch einmal
password-hint = Mindestens 8 Zeichen. Einige Wörter hintereinander lassen sich gut merken
password-submit = Passwort speichern
password-changed = Ihr neues Passwort ist gespeichert. Überall sonst sind Sie abgemeldet.
password-differs = Die beiden neuen Passwörter sind nicht gleich. Geben Sie sie noch einmal ein
password-wrong = Das ist nicht Ihr bisheriges Passwort. Geben Sie es noch einmal ein
password-same = Dieses Passwort haben Sie schon. Wählen Sie ein anderes
password-too-short-for-operator = Betreiber nehmen mindestens 12 Zeichen
password-too-short = Nehmen Sie mindestens 8 Zeichen
password-too-long = Nehmen Sie höchstens 128 Zeichen
password-common = Dieses Passwort würden andere als eines der ersten versuchen. Wählen Sie ein anderes
password-guessable = Das besteht aus Ihrem Namen oder dem des Unternehmens. Wählen Sie ein anderes

forgot-title = Passwort vergessen?
forgot-link = Passwort vergessen?
forgot-lead = Wir schicken Ihnen einen Link, mit dem Sie ein anderes wählen.
forgot-submit = Link schicken
forgot-back = Zurück zur Anmeldung
forgot-sent = Wenn es dieses Konto gibt, ist eine E-Mail mit einem Link dorthin unterwegs. Der Link gilt 30 Minuten.
reset-ask-empty = Geben Sie Ihre E-Mail oder Ihren Benutzernamen ein
recover-title = Ihr neues Passwort wählen
recover-lead = Danach sind Sie überall abgemeldet und melden sich mit dem neuen an.
recover-done = Ihr neues Passwort ist gespeichert. Melden Sie sich damit an.
welcome-title = Willkommen. Wählen Sie Ihr Passwort
welcome-lead = Wählen Sie eines, das nur Sie kennen, und melden Sie sich damit an.
reset-link-over = Dieser Link gilt nicht mehr. Fordern Sie einen neuen an
link-over-title = Dieser Link gilt nicht mehr
link-over-text = Er wurde schon benutzt, ist abgelaufen, oder Sie haben einen neueren erhalten. Fordern Sie noch einen an, und nehmen Sie die neueste E-Mail.
link-over-new = Neuen Link schicken

# Einem Unternehmen beitreten
join-link = Neu hier? Bitten Sie um den Beitritt zu Ihrem Unternehmen
join-title = Um den Beitritt bitten
join-lead = Ihr Unternehmen gibt Ihnen seine ID. Meist entscheidet die Administration.
join-company-hint = Acht Buchstaben und Ziffern, zum Beispiel KHTR-4W7C
join-submit = Um den Beitritt bitten
join-sent = Eine E-Mail ist zu Ihnen unterwegs. Öffnen Sie den Link darin innerhalb von 24 Stunden.
join-no-company = Mit dieser ID kann niemand beitreten. Fragen Sie Ihr Unternehmen nach der aktuellen
join-confirm-title = Ihre E-Mail bestätigen
join-confirm-lead = Sie haben darum gebeten, { $company } beizutreten.
join-password = Ihr Passwort
join-password-hint = Das Sie gewählt haben, als Sie gefragt haben
join-confirm-submit = Bestätigen
join-not-you = Wenn Sie es nicht waren, schließen Sie diese Seite. Es geschieht nichts.
join-wrong-password = Das ist nicht das Passwort, das Sie gewählt haben, als Sie gefragt haben. Geben Sie es noch einmal ein
join-in = Sie sind dabei. Melden Sie sich mit dem Passwort an, das Sie gewählt haben.
join-waits = Ihre E-Mail ist bestätigt. Die Administration entscheidet, und Sie erfahren es per E-Mail.
join-link-over = Dieser Link gilt nicht mehr. Bitten Sie noch einmal um den Beitritt
join-over-title = Dieser Link bestätigt nichts mehr
join-over-text = Er wurde schon benutzt, ist älter als 24 Stunden, oder Sie haben einen neueren bestätigt. Wenn Sie auf eine Antwort warten, kommt sie per E-Mail.
join-over-again = Noch einmal um den Beitritt bitten
joining-title = Beitrittswünsche
joining-lead = Diese Personen haben ihre E-Mail bestätigt und warten auf Sie.
joining-caption = Personen, die beitreten möchten; wer am längsten wartet, steht oben
joining-since = Wartet seit
joining-match = { $n ->
    [one] 1 Person
   *[other] { $n } Personen
  }
joining-none = Niemand wartet
joining-none-text = Geben Sie die Unternehmens-ID denen, die hier arbeiten. Damit bitten sie um den Beitritt.
joining-settings = Unternehmens-ID ansehen
joiner-lead = Legen Sie fest, was diese Person hier sein soll. Sie erhält eine E-Mail und meldet sich mit dem Passwort an, das sie gewählt hat.
joiner-asked = Bittet um den Beitritt
join-approve = Aufnehmen
join-approved = Diese Person ist dabei und erfährt es per E-Mail.
join-already-in = Diese Person wurde schon aufgenommen
join-not-found = Hier wartet niemand. Vielleicht hat schon jemand entschieden
join-refuse = Nicht aufnehmen
join-refuse-title = { $name } nicht aufnehmen?
join-refuse-lead = Für jemanden, der nicht hierher gehört.
join-refuse-mail = Eine E-Mail an { $email } sagt das, ohne einen Grund zu nennen.
join-refuse-gone = Was die Person über sich angegeben hat, wird gelöscht. Nur das Audit-Protokoll behält es, und dort lässt es sich löschen.
join-refuse-again = Wer die Unternehmens-ID kennt, kann noch einmal fragen.
join-refused = { $name } wird nicht aufgenommen.

# Das eigene Konto
account-title = Mein Konto
account-lead = Wer Sie hier sind und wie Shipshape für Sie aussieht.
account-password = Anderes Passwort wählen
account-take-out = Meine Daten herunterladen
account-take-out-text = Eine ZIP-Datei mit Ihrem Profil, Werdegang, Lernstand, Ihren Antworten, Fähigkeiten, Geräten, Ihrem Foto, Ihren Anmeldungen und dem, was das Protokoll von Ihnen sagt.
account-settings = Einstellungen
account-phone-hint = Ihr Team sieht sie
account-language = Sprache
account-appearance = Darstellung
account-saved = Ihre Einstellungen sind gespeichert.
own-names-title = E-Mail und Benutzername
own-names-lead = Womit Sie sich anmelden und wo E-Mails Sie erreichen.
own-email-current = Ihre E-Mail jetzt:
own-email-new = Neue E-Mail
own-email-hint = Wir schicken einen Link dorthin. Bis Sie ihm folgen, bleibt Ihre E-Mail, wie sie ist.
own-email-submit = Link schicken
own-email-asked = Eine Nachricht mit einem Link ist zur neuen E-Mail unterwegs. Der Link gilt 30 Minuten.
own-email-pending = Ein Link ging an { $new } und gilt bis { $when }. Bis Sie ihm folgen, ist Ihre E-Mail { $old }.
own-email-changed = Ihre neue E-Mail ist gespeichert. Überall sonst sind Sie abgemeldet.
own-email-confirm = Ist { $email } Ihre neue E-Mail?
own-email-confirm-lead = Sie haben gezeigt, dass Sie die Nachrichten dort lesen. Noch ein Schritt, und sie ist Ihre.
own-email-confirm-sign-in = Sie melden sich damit an, und Nachrichten gehen dorthin.
own-email-confirm-old = Die alte E-Mail erhält noch eine Nachricht und lässt niemanden mehr ein.
own-email-confirm-sessions = Überall sonst werden Sie abgemeldet.
own-email-confirm-submit = Diese E-Mail verwenden
own-email-over-title = Dieser Link bestätigt keine E-Mail
own-email-over-text = Er wurde schon benutzt, ist abgelaufen, Sie haben einen neueren erhalten, oder ein anderes Konto hat darum gebeten.
own-email-over-again = Noch einen Link anfordern
own-username-saved = Ihr Benutzername ist gespeichert.
email-same = Das ist schon Ihre E-Mail. Geben Sie eine andere ein
email-link-over = Dieser Link gilt nicht mehr. Fordern Sie einen neuen an
email-taken-by-now = Ein anderes Konto hat diese E-Mail inzwischen. Geben Sie eine andere ein
language-browser = Wie im Browser
appearance-system = Wie auf diesem Gerät
appearance-light = Hell
appearance-dark = Dunkel
photo-title = Foto
photo-lead = Ihre Kolleginnen und Kollegen sehen es neben Ihrem Namen.
photo-file = Fotodatei
photo-hint = JPEG, PNG oder WebP, bis 10 MB. Es wird quadratisch zugeschnitten
photo-submit = Dieses Foto nehmen
photo-remove = Foto entfernen
photo-changed = Ihr neues Foto ist da.
photo-removed = Ihr Foto ist entfernt.
photo-not-found = Dieses Foto gibt es nicht
picture-missing = Wählen Sie zuerst ein Foto
picture-too-big = Diese Datei ist größer als 10 MB. Wählen Sie eine kleinere
picture-too-many-pixels = Dieses Bild hat mehr als 40 Millionen Bildpunkte. Wählen Sie ein kleineres
picture-unreadable = Das ist kein Bild in JPEG, PNG oder WebP. Wählen Sie eine andere Datei

# Lernen
training-lead = { $open ->
    [0] Nichts zu tun
   *[other] { $open } zu tun
  }, { $begun } begonnen, { $done } geschafft.
training-to-do = Zu tun
training-nothing-to-do = Nichts wartet auf Sie.
training-in-progress = Begonnen
training-completed = Abgeschlossen
training-completed-caption = Abgeschlossene Module, neueste zuerst
training-completed-on = Abgeschlossen
training-good-until = Gültig bis
training-module = Modul
training-result = Ergebnis
due-on = Fällig { $date }
due-was = War fällig { $date }
due-never = Ohne Termin
offer-quiz = { $questions ->
    [one] 1 Frage
   *[other] { $questions } Fragen
  }, etwa { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
  }. Sie brauchen { $needed } von { $max }.
offer-acknowledge = Zum Lesen und Bestätigen, etwa { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
  }. Kein Quiz.
offer-failed = Sie hatten { $ago } { $score } von { $max } und brauchen { $needed }.
certificate = Zertifikat
certificate-see = Ihr Zertifikat ansehen
certificate-deed = hat abgeschlossen:
certificate-on = am { $date }
certificate-valid = Gültig
certificate-expired = Abgelaufen
certificate-revoked = Widerrufen
certificate-check-code = Prüfen kann es jeder mit diesem Code:
certificate-qr = Ein Bild, das zur Prüfung führt
certificate-pdf = Als PDF herunterladen
certificate-revoke = Zertifikat widerrufen
certificate-revoke-lead = Das Zertifikat und der Abschluss zählen dann nicht mehr. Das Modul ist erneut zu bearbeiten. Das lässt sich nicht zurücknehmen.
certificate-reason-hint = Die Person liest ihn, und wer das Zertifikat sehen darf, auch
certificate-is-revoked = Das Zertifikat ist widerrufen.
certificate-already-revoked = Dieses Zertifikat ist schon widerrufen
certificate-not-found = Ein solches Zertifikat gibt es nicht
certificate-unknown = Ein Zertifikat mit diesem Code gibt es nicht. Vergleichen Sie ihn mit dem auf dem Papier
certificate-check = Ein Zertifikat prüfen
certificate-check-lead = Hier erfahren Sie, ob ein Zertifikat gültig, abgelaufen oder widerrufen ist.
certificate-check-submit = Prüfen
certificate-code = Code
certificate-code-hint = 28 Buchstaben und Ziffern, mit oder ohne Bindestriche
certificate-company = Unternehmen
certificate-person = Person
module-gives-certificate = Wer es abschließt, bekommt ein Zertifikat
module-certificate-given = Für alle, die es abschließen
good-until = Gültig bis { $date }.
good-until-from = Gültig bis { $date }; erneuern können Sie es ab { $opens }.
good-renew-by = Gültig bis { $date }. Erneuern Sie es bis dahin.
good-was-until = Gültig war es bis { $date }.
good-revoked = Es wurde widerrufen.
good-recalled-by = Bearbeiten Sie es bis { $date } erneut, denn es gibt Version { $n }.
good-recalled-by-for = Bearbeiten Sie es bis { $date } erneut, denn mit Version { $n } hat sich etwas geändert: „{ $note }“.
good-recalled = Gültig war es bis { $date }. Bearbeiten Sie es erneut, denn es gibt Version { $n }.
good-recalled-for = Gültig war es bis { $date }. Bearbeiten Sie es erneut, denn mit Version { $n } hat sich etwas geändert: „{ $note }“.
good-over = Bis { $date }
good-revoked-short = Widerrufen
good-if-today = Heute abgeschlossen, gilt es bis { $date } und kann ab { $opens } erneuert werden.
offer-content = Was Sie wissen sollten
offer-earlier = { $result }, { $when }
offer-look-back = Noch einmal ansehen
feedback-nothing = Danach sehen Sie Ihre Punkte.
feedback-right-or-wrong = Danach sehen Sie Ihre Punkte und welche Ihrer Antworten richtig waren.
feedback-with-explanations = Danach sehen Sie Ihre Punkte, was richtig ist und warum.
attempt-start = Beginnen
attempt-again = Noch einmal versuchen
attempt-read = Lesen
attempt-practice = Noch einmal üben
attempt-continue = Fortsetzen
attempt-save = Antworten speichern
attempt-save-next = Speichern und weiter
attempt-previous = Vorige Seite
attempt-submit = Abgeben
attempt-submit-anyway = Trotzdem abgeben
attempt-title = { $module } bearbeiten
attempt-lead = Sie brauchen { $needed } von { $max }. Es gibt keine Zeitgrenze, und Sie können gehen und wiederkommen.
attempt-is-practice = Sie haben das schon bestanden; dies ist Übung und ändert nichts.
attempt-read-again = Den Text noch einmal lesen
attempt-saved = Gespeichert { $time }, { $n } von { $of } beantwortet
attempt-saved-ago = Zuletzt gespeichert { $ago }
attempt-answered = { $n } von { $of } beantwortet
attempt-unsaved = Nicht gespeichert. Prüfen Sie die Verbindung; Ihre Antworten sind noch da
attempt-refused = Nicht gespeichert: etwas davon ist noch keine Antwort. „Antworten speichern“ zeigt, was
attempt-ended = Nicht gespeichert: Sie sind abgemeldet. Mit „Antworten speichern“ melden Sie sich an, und sie werden gespeichert
attempt-gone = Nicht gespeichert: diese Antworten lassen sich hier nicht mehr speichern. Laden Sie die Seite neu
attempt-saving = Wird gespeichert…
attempt-go-to = Zu Frage { $n }
attempt-unanswered = { $n ->
    [one] 1 Frage hat noch keine Antwort
   *[other] { $n } Fragen haben noch keine Antwort
  }
attempt-passed = Bestanden
attempt-failed = Nicht bestanden
attempt-acknowledged = Bestätigt
attempt-in-progress = Begonnen
attempt-renew = Erneut bearbeiten
attempt-passed-with = Bestanden, { $score } von { $max }
attempt-failed-with = Nicht bestanden, { $score } von { $max }, nötig { $needed }
attempt-finished = Dieser Versuch ist abgeschlossen und ändert sich nicht mehr
attempt-nothing-to-answer = Dieses Modul hat keine Fragen zu beantworten
attempt-nothing-to-submit = Dieses Modul hat keine Fragen abzugeben. Bestätigen Sie, dass Sie es gelesen haben
attempt-nothing-to-acknowledge = Dieses Modul hat Fragen, die zuerst zu beantworten sind
attempt-other-version = Das sind die Fragen einer anderen Fassung. Laden Sie die Seite neu
attempt-problems = Einige Antworten lassen sich nicht speichern, darum wurde keine gespeichert
attempt-not-found = Diesen Versuch gibt es nicht
module-not-found = Dieses Modul gibt es nicht
module-retired = Dieses Modul ist zurückgezogen und kann nicht mehr begonnen werden. Was Sie erreicht haben, bleibt
module-locked = Was auf Ihrem Pfad davor steht, ist noch nicht erledigt
question-label = Frage { $n } von { $of }
question-worth = { $points } Punkte
question-unscored = ohne Punkte
question-open = Noch nicht beantwortet
question-several = Wählen Sie alles Zutreffende.
question-number = Eine Zahl, zum Beispiel 12 oder 0,5
question-text = Ein Wort oder einige
question-your-answer = Ihre Antwort auf Frage { $n }
question-conflict = In einem anderen Fenster wurde „{ $answer }“ geantwortet. Was Sie hier gewählt haben, steht unten und ist noch nicht gespeichert: speichern Sie, um es zu behalten.
answer-true = Richtig
answer-false = Falsch
answer-none = Keine Antwort
answer-unknown-question = Diese Frage gibt es in diesem Modul nicht
answer-question-twice = Diese Frage kam zweimal
answer-unknown-option = Diese Antwort gibt es bei dieser Frage nicht. Wählen Sie eine der gezeigten
answer-option-twice = Diese Antwort kam zweimal
answer-two = Wählen Sie nur eine Antwort
answer-number = Schreiben Sie eine Zahl mit Ziffern, zum Beispiel 12 oder 0,5
answer-from-the-future = Diese Antwort wurde noch nicht gezeigt. Laden Sie die Seite neu
reading-title = { $module } lesen
reading-lead = Lesen Sie dies bis zum Ende und sagen Sie es dann.
reading-acknowledge = Ich habe dies gelesen und verstanden
result-passed = Sie haben { $module } bestanden
result-failed = Sie haben { $module } noch nicht bestanden
result-acknowledged = Sie haben { $module } bestätigt
result-yours = Ihr Ergebnis
result-score = { $score } von { $max }
result-text = Sie brauchten { $needed }. Abgeschlossen { $when }, nach { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
  }.
result-text-acknowledged = Abgeschlossen { $when }, nach { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
  }.
result-practice = Das war Übung: dass Sie früher bestanden haben, bleibt.
result-next = Weiter: { $module }
result-gives = Was Ihnen das bringt
result-answers = Ihre Antworten
result-tally = { $right } richtig, { $wrong } falsch
result-right = Richtig
result-wrong = Falsch
result-right-answer = Richtig: { $answer }
result-module = Über dieses Modul
path-progress = { $n } von { $of } Schritten erledigt
duplicate-attempt = Sie haben dieses Modul schon begonnen
duplicate-assignment = Diese Person ist schon auf diesem Pfad

# Was ein Quiz verlangt, außer seinen Fragen
attempt-lead-limited = Sie brauchen { $needed } von { $max }. Was gespeichert ist, wenn die Zeit um ist, zählt.
attempt-ends = Endet um { $when }.
attempt-time-is-up = Die Zeit ist um; die Antworten, die davor gespeichert wurden, zählen
attempt-in-time = Die Zeit dieses Versuchs ist noch nicht um
attempt-too-late = Ihre Zeit war um, bevor dies ankam. Die bis dahin gespeicherten Antworten haben gezählt.
clock-five = Noch 5 Minuten
clock-one = Noch 1 Minute
clock-over = Die Zeit ist um. Ihre Antworten werden abgegeben.
time-is-up-title = Die Zeit ist um: { $module }
time-is-up-lead = Ihre Zeit endete um { $when }. Die bis dahin gespeicherten Antworten zählen.
time-is-up-result = Ergebnis ansehen
result-timed-out = Ihre Zeit war um { $when } um. Die bis dahin gespeicherten Antworten haben gezählt.
result-section = Bei { $section } hatten Sie { $score } von { $max } und brauchten { $needed }.
result-critical = { $n ->
    [one] Eine Frage, die richtig beantwortet sein muss, war es nicht.
   *[other] { $n } Fragen, die richtig beantwortet sein müssen, waren es nicht.
  }
question-critical = Entscheidend
needs-points = Sie brauchen { $needed } von { $max } Punkten ({ $percent } %).
needs-section = Bei { $section } brauchen Sie { $needed } von { $max }.
needs-section-all = Bei { $section } brauchen Sie alle { $max }.
needs-critical = Fragen, die als entscheidend markiert sind, müssen richtig beantwortet sein.
needs-time = Sie haben ab dem Beginn { $time }. Was bis dahin gespeichert ist, zählt.
needs-time-longer = Sie haben ab dem Beginn { $time }: { $usual }, und mehr, weil Sie { $percent } % der Zeit bekommen. Was bis dahin gespeichert ist, zählt.
needs-wait = Nach einem Versuch ohne Erfolg warten Sie { $time } bis zum nächsten.
span-minutes = { $n ->
    [one] 1 Minute
   *[other] { $n } Minuten
  }
span-hours = { $n ->
    [one] 1 Stunde
   *[other] { $n } Stunden
  }
span-days = { $n ->
    [one] 1 Tag
   *[other] { $n } Tage
  }
tries-left = { $n ->
    [one] 1 Versuch ist übrig.
   *[other] { $n } Versuche sind übrig.
  }
tries-from = Sie können es ab { $when } wieder versuchen.
tries-not-yet = Die Wartezeit nach dem letzten Versuch ist noch nicht um.
tries-used = { $n ->
    [one] Der eine Versuch ist verbraucht; fragen Sie Ihre Führungskraft.
   *[other] Alle { $n } Versuche sind verbraucht; fragen Sie Ihre Führungskraft.
  }
tries-most = Schreiben Sie eine Zahl von Versuchen von 1 bis 100, oder nichts für beliebig viele
tries-wait = Schreiben Sie ganze Minuten von 0 bis 527040, das ist ein Jahr
time-limit-minutes = Schreiben Sie ganze Minuten von 1 bis 1440, oder nichts für keine Grenze
time-factor-percent = Schreiben Sie einen Prozentsatz von 100 bis 400
extra-try-link = Noch einen Versuch geben
extra-try-title = Noch ein Versuch für { $name }
extra-try-lead = Alle Versuche bei { $module } sind verbraucht. Noch einer kann sofort begonnen werden, und { $name } erfährt davon per E-Mail.
extra-try-reason = Grund
extra-try-reason-hint = Er wird mit Ihrem Namen aufbewahrt und ist im Protokoll zu lesen
extra-try-give = Noch einen Versuch geben
extra-try-given = { $name } kann es noch einmal versuchen.
extra-try-has-tries = Es sind Versuche übrig, darum braucht es keinen weiteren
extra-try-oneself = Sich selbst gibt man keine Versuche. Fragen Sie jemand anderen, der es darf
module-tries = Versuche
module-tries-hint = Wie oft man es versuchen darf, bis man besteht. Leer: beliebig oft
module-wait = Warten zwischen Versuchen
module-wait-minutes = Minuten zwischen Versuchen
module-wait-hint = Vom Ende eines Versuchs ohne Erfolg bis zum Beginn des nächsten
module-time = Zeitgrenze
module-time-limit = Zeitgrenze in Minuten
module-time-hint = Ab dem Beginn gezählt; was bis dahin gespeichert ist, zählt. Leer: keine Grenze
module-shuffles-questions = Jede Person wird in anderer Reihenfolge gefragt
module-shuffles-options = Jede Person sieht die Antworten in anderer Reihenfolge
module-shuffles-both = Fragen und Antworten für jede Person in anderer Reihenfolge
module-order = Reihenfolge
module-asked = Gefragt
module-asked-value = { $n } von { $of } Fragen
module-sections = Abschnitte
module-critical = Entscheidende Fragen
module-passes-points = { $needed } von { $max } Punkten
module-near-miss = { $part } der Punkte heißt { $needed } von { $max }: mit { $below } von { $max } fällt man um weniger als ein Hundertstel durch. Soll das reichen, setzen Sie die Grenze auf { $below } Punkte.
sections-title = Abschnitte
sections-lead = Fragen, die zusammengehören. Aus einem Abschnitt lassen sich für jede Person einige ziehen, und er kann eigene Punkte verlangen.
sections-none = Es gibt keine Abschnitte. Legen Sie einen an und wählen Sie ihn dann bei seinen Fragen.
sections-others = { $n ->
    [one] 1 Frage ist in keinem Abschnitt und wird zuerst gestellt.
   *[other] { $n } Fragen sind in keinem Abschnitt und werden zuerst gestellt.
  }
section-add = Abschnitt anlegen
section-added = Der Abschnitt ist da. Wählen Sie ihn bei seinen Fragen.
section-saved = Der Abschnitt ist im Entwurf gespeichert.
section-moved = Der Abschnitt ist verschoben.
section-removed = Der Abschnitt ist entfernt. Seine Fragen bleiben.
section-new-title = Abschnitt anlegen
section-edit-title = Abschnitt { $section }
section-title = Titel
section-title-hint = Er steht über den Fragen
section-draw = Gezogene Fragen
section-draw-hint = Wie viele jede Person gestellt bekommt, alle gleich viel wert. Leer: alle
section-pass-mark = Grenze des Abschnitts
section-pass-mark-hint = Neben der des ganzen Quiz, zum Beispiel 2/3, 80 % oder 2 Punkte. Leer: keine
section-all-asked = { $n ->
    [0] Noch keine Fragen.
    [one] 1 Frage.
   *[other] { $n } Fragen.
  }
section-drawn = { $n } von { $of } Fragen werden gezogen.
section-needs = Er verlangt { $needed } von { $max } Punkten.
section-remove-title = Den Abschnitt { $section } entfernen
section-remove-lead = Er geht aus dem Entwurf; Fassungen, die ihn haben, behalten ihn.
section-remove-stays = { $n ->
    [0] Er hat keine Fragen.
    [one] Seine Frage bleibt, in keinem Abschnitt.
   *[other] Seine { $n } Fragen bleiben, in keinem Abschnitt.
  }
section-remove-submit = Abschnitt entfernen
section-not-found = Diesen Abschnitt gibt es in diesem Modul nicht
section-empty = Der Abschnitt „{ $section }“ hat keine Fragen
section-draws-too-many = Aus dem Abschnitt „{ $section }“ werden { $draw } Fragen gezogen, er hat aber nur { $n }
section-unequal-points = Geben Sie allen Fragen des Abschnitts „{ $section }“ gleich viele Punkte, weil einige davon gezogen werden
section-out-of-reach = Den Abschnitt „{ $section }“ kann niemand bestehen: er verlangt { $needed } Punkte, und die besten Antworten bringen { $best }
section-draw-number = Schreiben Sie, wie viele Fragen gezogen werden, von 1 bis 500, oder nichts für alle
edit-too-many-sections = Bleiben Sie unter { $most } Abschnitten
question-section = Abschnitt
question-no-section = Keiner
question-order = Reihenfolge der Antworten
question-order-hint = Wo das Quiz jeder Person die Antworten in anderer Reihenfolge zeigt
question-is-critical = Entscheidend: ohne richtige Antwort hierauf besteht niemand
order-any = Beliebig
order-last-stays = Die letzte bleibt die letzte, wie „keine davon“
order-as-written = Wie geschrieben, wie Zahlen von klein nach groß
time-link = Zeit für Tests
time-has = { $percent } % der Zeit für Tests.
time-title = Zeit für Tests: { $name }
time-lead = Manche brauchen länger, wo die Zeit begrenzt ist. Nach dem Grund wird nicht gefragt.
time-percent = Prozent der Zeitgrenze
time-percent-hint = 100 ist so lange wie andere, 150 anderthalbmal so lange, höchstens 400. Begonnene Versuche behalten ihre Zeit
time-given = Die Zeit von { $name } ist gespeichert.
mail-try-subject = Sie können es noch einmal versuchen
mail-try-given = Sie haben bei „{ $module }“ noch einen Versuch bekommen.
mail-try-link = Modul öffnen
audit-time-given = Zeit für Tests geändert
audit-section-edited = Abschnitt geändert
audit-section-moved = Abschnitt verschoben
audit-section-removed = Abschnitt entfernt
calendar-title = Ihr Kalender
calendar-name = Schulung
calendar-lead = Die Tage, an denen etwas fällig ist oder endet, in dem Kalender, den Sie schon benutzen: Outlook, Google, Apple oder ein anderer, der Adressen nimmt.
calendar-once = Das ist die Adresse. Sie wird nur jetzt angezeigt; kopieren Sie sie gleich.
calendar-address = Adresse
calendar-how = Wählen Sie in Ihrem Kalender „Per URL hinzufügen“ oder „Abonnieren“ und fügen Sie sie ein. Der Kalender hält sich dann selbst auf dem Laufenden.
calendar-secret = Wer sie kennt, sieht, was für Sie wann fällig ist. Geben Sie sie niemandem; wenn doch, ersetzen Sie sie unten.
calendar-state = Adresse Ihres Kalenders
calendar-made = Es gibt eine seit { $when }.
calendar-none = Es gibt noch keine.
calendar-make = Adresse erzeugen
calendar-replace = Ersetzen
calendar-replace-text = Eine neue Adresse wird einmal angezeigt. Die bisherige gilt dann nicht mehr, und jeder Kalender, der sie hat, bekommt nichts mehr.
calendar-revoke = Zurücknehmen
calendar-revoked = Die Adresse ist zurückgenommen. Kalender, die sie haben, bekommen nichts mehr.
calendar-due = Fällig: { $title }
calendar-due-by-manager = Das erledigt Ihre Führungskraft: { $title }
calendar-due-by-admin = Das erledigt ein Admin: { $title }
calendar-ends = Endet: { $title }
calendar-not-found = Unter dieser Adresse gibt es keinen Kalender
audit-calendar-made = Adresse eines Kalenders erzeugt
audit-calendar-revoked = Adresse eines Kalenders zurückgenommen
audit-field-replaces = Ersetzt eine andere
challenge-link = Ich halte diese Frage für falsch
challenge-title = Was stimmt nicht an Frage { $n }?
challenge-lead = Wer dieses Modul schreibt, liest es und antwortet Ihnen per Mail. Ihr Ergebnis bleibt so lange, wie es ist.
challenge-text = Was falsch ist
challenge-text-hint = Was Sie antworten würden und warum, oder wo es anders steht
challenge-send = Senden
challenge-made = Ihr Hinweis ist bei denen, die dieses Modul schreiben. Sie bekommen eine Mail, sobald sie geantwortet haben.
challenge-own = Ihr Einwand: { $text }
challenge-waits = Sie haben am { $when } gesagt, dass diese Frage falsch ist. Die Antwort steht noch aus.
challenge-was-accepted = Sie hatten recht, an dieser Frage stimmt etwas nicht: { $reply }
challenge-was-refused = Zu Ihrem Hinweis auf diese Frage: { $reply }
challenge-not-finished = Das geht, sobald der Versuch abgeschlossen ist
challenge-still-open = Das haben Sie schon gesagt. Warten Sie auf die Antwort
challenge-already-answered = Darauf wurde schon geantwortet
challenge-not-found = Das hat niemand gesagt
challenges-title = Einwände
challenges-lead = Was Personen, die die Fragen beantwortet haben, an ihnen für falsch halten.
challenges-open = { $n ->
    [one] 1 offen
   *[other] { $n } offen
}
challenges-match = { $n ->
    [one] 1 Einwand
   *[other] { $n } Einwände
}
challenges-match-many = Mehr als 10.000 Einwände
challenges-empty = Keine Einwände
challenges-empty-text = Wer die Fragen neben dem Ergebnis sieht, kann sagen, dass eine falsch ist. Dann steht es hier.
challenges-back = Zurück zum Modul
challenge-answer = Antworten
challenge-answer-title = Auf einen Einwand antworten
challenge-answer-lead = { $name } hat das am { $when } gesagt und bekommt Ihre Antwort per Mail.
challenge-verdict = Stimmt an der Frage etwas nicht?
challenge-verdict-hint = Wenn ja, berichtigen Sie sie in einer nächsten Fassung
challenge-verdict-missing = Sagen Sie, ob an ihr etwas nicht stimmt
challenge-accepted = Richtig: etwas stimmt nicht
challenge-refused = Nein: die Frage ist richtig
challenge-reply = Ihre Antwort
challenge-reply-hint = Ein Satz an diese Person
challenge-answer-submit = Antwort senden
challenge-answered = Die Antwort ist unterwegs.
mail-challenge-subject = Eine Antwort auf Ihren Hinweis zu einer Frage
mail-challenge-accepted = Sie haben eine Frage aus „{ $module }“ für falsch gehalten. Wer das Modul schreibt, gibt Ihnen recht.
mail-challenge-refused = Sie haben eine Frage aus „{ $module }“ für falsch gehalten. Wer das Modul schreibt, hält sie für richtig.
mail-challenge-said = Die Antwort: { $reply }
mail-challenge-link = Ergebnis öffnen
audit-question-challenged = Einwand gegen eine Frage erhoben
audit-challenge-answered = Auf einen Einwand geantwortet
pictures-title = Bilder
pictures-lead = Laden Sie ein Bild hoch, und setzen Sie seine Zeile dorthin, wo es stehen soll: in den Inhalt, eine Frage, eine Antwort oder eine Erklärung.
pictures-no-draft = Bilder kommen dazu, während die nächste Fassung geschrieben wird.
picture-file = Bild
picture-file-hint = JPEG, PNG oder WebP, höchstens 10 MB
picture-alt = Was es zeigt
picture-alt-hint = Für alle, die es nicht sehen: ein Satz mit dem, worauf es ankommt
picture-add = Bild hinzufügen
picture-added = Das Bild „{ $alt }“ ist da. Kopieren Sie seine Zeile dorthin, wo es stehen soll.
picture-markdown = Um es in einen Text zu setzen:
picture-not-found = Dieses Bild gibt es nicht
audit-picture-added = Bild hinzugefügt
audit-picture-swept = Bild gelöscht, das nirgends stand
videos-title = Videos
videos-lead = Laden Sie einen Film hoch und dazu, was in ihm gesagt wird. Setzen Sie dann seine Zeile in den Inhalt, ohne etwas anderes in der Zeile.
videos-no-draft = Filme kommen dazu, während die nächste Fassung geschrieben wird. Untertitel können jederzeit dazukommen.
video-name = Was er zeigt
video-name-hint = Für alle, die ihn nicht sehen: ein Satz mit dem, worauf es ankommt
video-file = Film
video-file-hint = MP4 (H.264) oder WebM, höchstens { $most } MB
video-captions-next = Als Nächstes wird nach Untertiteln gefragt: einer WebVTT-Datei für jede Sprache. Wer den Film nicht hört, braucht sie.
video-add = Film hinzufügen
video-added = Der Film „{ $name }“ ist da. Fügen Sie jetzt hinzu, was in ihm gesagt wird.
video-markdown = Um ihn in den Inhalt zu setzen:
video-not-found = Diesen Film gibt es nicht
video-not-offered = Der Name dieser Datei endet nicht auf .mp4 oder .webm. Wählen Sie eine andere Datei
video-captions-title = Untertitel von „{ $name }“
video-captions-lead = Was im Film gesagt wird und zu hören ist, zum Mitlesen. Wer ihn nicht hört, braucht sie, und auch, wer ihn in einer lauten Halle sieht.
video-captions-there = Es gibt Untertitel in { $languages }. Eine Datei in einer dieser Sprachen ersetzt die bisherige.
video-captions-in = Untertitel: { $language }
video-captions-language = Sprache
video-captions-language-hint = Als Kürzel: en, de oder pt-BR
video-captions-file-hint = WebVTT (.vtt), höchstens 500 KB
video-captions-later = Später
video-captions-too-long = Diese Untertitel sind größer als 500 KB. Teilen Sie sie, oder wählen Sie eine andere Datei
video-captions-too-many = Ein Film hat Untertitel in höchstens { $most } Sprachen. Löschen Sie zuerst welche
video-language-malformed = Schreiben Sie das Kürzel einer Sprache, zum Beispiel en, de oder pt-BR
audit-video-added = Film hinzugefügt
audit-video-swept = Film gelöscht, der nirgends stand
audit-training-captions-added = Untertitel eines Films hinzugefügt
audit-training-captions-removed = Untertitel eines Films gelöscht
audit-target-video = Film
audit-extra-try-given = Noch einen Versuch gegeben
audit-field-after-attempts = Nach so vielen Versuchen
audit-field-ending = Beendet durch
audit-field-section = Abschnitt
audit-value-submitted = Abgabe
audit-value-timed-out = die Zeitgrenze

# Teams
team-everyone = Alle
team-nobody = Noch niemand ist Ihnen zugeordnet.
team-lead = { $n ->
    [0] Alle liegen im Plan.
    [one] 1 Person ist im Rückstand. Alle anderen liegen im Plan.
   *[other] { $n } Personen sind im Rückstand. Alle anderen liegen im Plan.
  }
team-show = Zeigen
team-all = Alle
team-show-overdue = Überfällig
team-failed = Nicht bestanden
team-in-progress = Begonnen
team-show-lapsing = Läuft bald ab
team-lapses = { $module } bis { $date }
team-completed = Abgeschlossen
team-not-started = Nicht begonnen
team-caption = Personen und wie weit sie auf ihren Pfaden sind, Überfälliges zuerst
team-path = Pfad
team-progress-head = Fortschritt
team-progress = { $n } von { $of }
team-due = Fällig
team-next = Nächstes { $date }
team-overdue = { $n } überfällig, { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
  }
team-last-activity = Zuletzt aktiv
team-no-activity = Noch nie
team-match = { $n ->
    [one] 1 Zeile
   *[other] { $n } Zeilen
  }
team-assign = Pfad zuweisen
team-empty = Noch niemand ist Ihnen zugeordnet
team-empty-text = Ihre Administration legt fest, wer zu Ihrem Team gehört.
team-no-path = Noch auf keinem Pfad.
team-results = Ergebnisse
team-finished = Abgeschlossen
nudge-link = Per E-Mail erinnern
nudge-late-link = { $n ->
    [one] Die überfällige Person erinnern
   *[other] Die { $n } Überfälligen erinnern
  }
nudge-title = { $n ->
    [0] Personen erinnern
    [one] 1 Person erinnern
   *[other] { $n } Personen erinnern
  }
nudge-title-one = { $name } erinnern
nudge-lead = Jede Person bekommt eine E-Mail mit allem, was überfällig ist.
nudge-about = { $name }: { $modules }
nudge-others = { $n ->
    [one] Und 1 weitere Person
   *[other] Und { $n } weitere Personen
  }
nudge-before = { $name } wurde heute schon erinnert
nudge-on-time = { $name } ist mit nichts im Rückstand
nudge-left = { $n ->
    [one] 1 weitere Person ist überfällig und kann danach erinnert werden
   *[other] { $n } weitere Personen sind überfällig und können danach erinnert werden
  }
nudge-nobody = Zurzeit ist niemand zu erinnern. Jede Person wird höchstens einmal am Tag erinnert.
nudge-submit = { $n ->
    [one] E-Mail senden
   *[other] { $n } E-Mails senden
  }
nudge-sent = { $n ->
    [one] 1 Person wird per E-Mail erinnert.
   *[other] { $n } Personen werden per E-Mail erinnert.
  }
team-nobody-ticked = Niemand ist ausgewählt. Wählen Sie zuerst mindestens eine Person.
team-tick = { $name } auswählen
team-all-paths = Alle Pfade
team-export = Diese Zeilen als Tabelle:
team-steps-done = Erledigte Schritte
team-steps = Schritte
chart-title = Wer wen leitet
chart-lead = { $n ->
    [0] Hier ist noch niemand.
    [one] { $n } Person, von oben nach unten.
   *[other] { $n } Personen, von oben nach unten.
}
chart-led = { $n ->
    [one] { $n } Person
   *[other] { $n } Personen
}
chart-orphan = Die Leitung ist deaktiviert
chart-found = Gefunden
chart-picture = Als Bild
chart-more = { $n ->
    [one] { $n } weitere Person steht weiter unten. Folgen Sie einem Namen, um dort zu beginnen
   *[other] { $n } weitere Personen stehen weiter unten. Folgen Sie einem Namen, um dort zu beginnen
}
step-done = Erledigt { $date }
step-begun = Begonnen: { $n } von { $of } beantwortet
step-opens-after = Öffnet sich, wenn „{ $title }“ erledigt ist
step-waived = Erlassen: { $reason }
step-is-open = Der Schritt ist wieder offen.
step-is-waived = { $name } muss „{ $title }“ nicht erledigen.
step-not-found = Diesen Schritt gibt es für diese Person nicht
step-no-task = Dieser Schritt ist erledigt, wenn sein Modul oder Kurs abgeschlossen oder ein Gerät genommen ist
step-not-yours = Das hat jemand anderes zu erledigen
step-locked = Was davor steht, ist noch nicht erledigt
step-own-waiver = Was Sie nicht erledigen müssen, muss jemand anderes entscheiden
module-is-locked = Sie können beginnen, wenn erledigt ist, was auf Ihrem Pfad davor steht.
task-finish = Als erledigt melden
task-reopen = Doch nicht erledigt
task-is-done = Die Aufgabe ist erledigt.
task-on-path = Eine Aufgabe des Pfades „{ $path }“.
task-done-by-person = Das erledigt die Person selbst.
task-done-by-your-manager = Das erledigt Ihre Führungskraft.
task-done-by-manager = Das erledigt die Führungskraft.
task-done-by-admin = Das erledigt ein Admin.
task-by-person = Die Person selbst
task-by-manager = Die Führungskraft
task-by-admin = Ein Admin
task-by-teacher = Wer den Kurs leitet
task-done-by-teacher = Erledigt, wenn die Kursleitung das Ergebnis einträgt.
path-course-add = Kurs hinzufügen
path-course-step = Schritt { $n }: Kurs
path-no-course = Kein Kurs
path-course-twice = Wählen Sie jeden Kurs nur einmal
path-no-such-course = Einen dieser Kurse gibt es nicht mehr. Wählen Sie ihn neu
course-in-path = Dieser Kurs ist Schritt eines Pfads. Nehmen Sie ihn dort zuerst heraus
task-by-holder = Die Person, indem sie ein Gerät nimmt
task-done-by-taking = Erledigt, wenn Sie ein Gerät dieser Kategorie nehmen.
task-done-by-holder = Erledigt, wenn die Person ein Gerät dieser Kategorie nimmt.
item-on-path = Nehmen Sie ein Gerät dieser Kategorie: Der Pfad „{ $path }“ verlangt es.
item-step-take = Geräte zeigen
path-item-add = Gerät hinzufügen
path-item-step = Schritt { $n }: Gerät dieser Kategorie
path-no-category = Keine Kategorie
path-category-twice = Wählen Sie jede Gerätekategorie nur einmal
path-no-such-category = Eine dieser Gerätekategorien gibt es nicht mehr. Wählen Sie sie neu
item-category-in-path = Ein Gerät dieser Kategorie ist Schritt eines Pfads. Nehmen Sie es dort zuerst heraus
waive-link = Erlassen
waive-title = { $name } den Schritt „{ $title }“ erlassen
waive-lead = Der Schritt zählt für diese Person nicht mehr und hält nichts auf. Sie können das später zurücknehmen.
waive-reason = Grund
waive-reason-hint = Zum Beispiel: an einem anderen Standort geschult. Die Person liest ihn
waive-submit = Schritt erlassen
waiver-end = Erlass zurücknehmen
dashboard-people = Personen neben Ihnen
dashboard-behind = Personen im Rückstand
dashboard-lapsing = Personen, bei denen etwas abläuft
dashboard-lapses-soon = Läuft bald ab
dashboard-good-until = Gültig bis { $date }
dashboard-team-lapsing = { $n ->
    [one] Bei 1 Person läuft bald etwas ab
   *[other] Bei { $n } Personen läuft bald etwas ab
  }
dashboard-modules = Veröffentlichte Module
dashboard-team = Wie alle vorankommen
dashboard-all-people = Alle { $n } Personen
dashboard-joining = { $n ->
    [one] 1 Person möchte beitreten
   *[other] { $n } Personen möchten beitreten
  }
dashboard-quiet = Nichts wartet auf Sie.
dashboard-no-modules = Schreiben oder importieren Sie das erste Modul
dashboard-no-modules-text = Ein Quiz aus Moodle lässt sich als GIFT-Datei übernehmen.
dashboard-to-modules = Zu den Modulen
dashboard-no-paths = Legen Sie den ersten Pfad an
dashboard-no-paths-text = Ein Pfad ist eine Liste von Modulen, jedes mit einem Termin.
dashboard-to-paths = Zu den Pfaden

# Unternehmen
company-title = Einstellungen des Unternehmens
company-lead = Was alle im Unternehmen sehen und wie neue Leute hereinkommen.
company-name = Name des Unternehmens
company-address = Adresse
company-address-hint = So steht sie auf Zertifikaten und Etiketten
company-accent = Akzentfarbe
company-accent-hint = Sechs hexadezimale Ziffern, zum Beispiel #0a5c69. Weiße Schrift muss darauf gut lesbar sein
accent-malformed = Schreiben Sie eine Farbe als sechs hexadezimale Ziffern, zum Beispiel #0a5c69
accent-too-light = Weiße Schrift ist auf dieser Farbe schlecht lesbar. Wählen Sie eine dunklere
company-language = Sprache
company-language-hint = Für alle, die selbst keine gewählt haben
company-zone = Zeitzone
company-zone-hint = In ihr werden Zeiten und Tage angezeigt
company-zone-own = Wie auf dem Server
company-joining = Wenn jemand beitreten möchte
company-joining-hint = Man bittet auf der Anmeldeseite darum, mit der Unternehmens-ID
company-joining-approval = Die Administration entscheidet
company-joining-open = Wer die E-Mail-Adresse bestätigt, ist dabei
company-joining-closed = Niemand kann darum bitten
company-saved = Die Einstellungen sind gespeichert.
company-not-found = Dieses Unternehmen gibt es nicht
company-code = Unternehmens-ID
company-code-lead = Geben Sie sie denen, die hier arbeiten. Damit bitten sie um den Beitritt.
company-code-closed = Zurzeit kann niemand um den Beitritt bitten.
company-code-malformed = Eine Unternehmens-ID hat acht Buchstaben und Ziffern, zum Beispiel KHTR-4W7C
company-code-rotate = Unternehmens-ID ersetzen
company-code-rotate-title = Unternehmens-ID ersetzen?
company-code-rotate-lead = Tun Sie das, wenn zu viele sie kennen.
company-code-rotate-old = Mit { $code } kann niemand mehr beitreten. Ändern Sie sie überall, wo sie aushängt.
company-code-rotate-waiting = Wer schon gefragt hat, bleibt in der Warteschlange.
company-code-rotate-submit = Ersetzen
company-code-rotated = Die neue Unternehmens-ID ist { $code }.
company-logo = Logo
company-logo-now = Das Logo, wie es jetzt ist
company-logo-file = Logodatei
company-logo-hint = JPEG, PNG oder WebP, bis 10 MB. Es steht auf Weiß
company-logo-submit = Dieses Logo verwenden
company-logo-remove = Logo entfernen
logo-changed = Das neue Logo ist an seinem Platz.
logo-removed = Das Logo ist entfernt.
logo-not-found = Dieses Logo gibt es nicht

# Personen
people-title = Personen
people-person = Person
people-standing = Stand
people-search = Name, E-Mail oder Benutzername
people-all-roles = Alle Rollen
people-caption = Personen des Unternehmens nach Namen
people-match = { $n ->
    [one] 1 Person
   *[other] { $n } Personen
  }
people-match-many = Mehr als 10.000 Personen
people-export = Als CSV herunterladen
people-all-departments = Alle Abteilungen
people-all-job-titles = Alle Tätigkeiten
people-all-managers = Alle Leitungen
people-last-sign-in = Letzte Anmeldung
people-since = Hier seit
people-none = Niemand passt
people-none-text = Suchen Sie nach einem Teil des Namens oder heben Sie die Filter auf.
people-active = Aktiv
people-deactivated = Deaktiviert
people-all-standings = Aktiv und deaktiviert
people-invited = Vorläufiges Passwort
person-name = Voller Name
person-email = E-Mail
person-username = Benutzername
person-username-hint = Ein weiterer Name zum Anmelden
person-job-title = Tätigkeit
person-phone = Telefon
person-department = Abteilung
person-no-department = Keine
person-phone-hint = Das Team dieser Person sieht es
person-role = Rolle
person-manager = Leitung
column-manager = E-Mail der Leitung
person-no-manager = Niemand
person-create = Person hinzufügen
person-new-title = Eine Person hinzufügen
person-first-lead = Die Person wählt über einen Link ein Passwort, oder Sie sagen ihr ein vorläufiges. Beides gilt 72 Stunden.
person-new-lead = Sie erhalten ein vorläufiges Passwort für sie. Es gilt 72 Stunden.
person-created = { $name } kann sich 72 Stunden lang mit dem vorläufigen Passwort { $password } anmelden. Es wird nur jetzt gezeigt: schreiben Sie es auf.
person-saved = Die Änderungen sind gespeichert.
person-since = Hier seit { $when }.
person-waits = Hat ein vorläufiges Passwort und noch kein anderes gewählt.
person-has-not-come = Eingeladen und noch nicht gekommen. Der Link gilt bis { $when }.
person-way = Wie die Person hereinkommt
person-way-hint = Eine E-Mail erreicht sie nur, wenn diese Installation E-Mails verschickt
person-way-mail = Ein Link per E-Mail, um ein Passwort zu wählen
person-way-told = Ein vorläufiges Passwort, das Sie ihr sagen
person-invite = Einladung schicken
person-invited = Eine Einladung an { $name } ist per E-Mail unterwegs. Ihr Link gilt 72 Stunden.
invitation-has-come = Diese Person hat schon ein Passwort gewählt. Auf der Anmeldeseite erhält sie ein anderes
person-account = Konto
import-people-title = Personen importieren
import-people-lead = Eine Tabelle mit einer Zeile für jede Person. Zuerst sehen Sie, was daraus würde; gespeichert wird erst, wenn Sie es sagen.
import-people-file-hint = CSV oder XLSX, bis 10 MB. Spalten: voller Name, E-Mail und nach Wunsch Benutzername, Tätigkeit, Abteilung, Telefon, Rolle, E-Mail der Leitung, Sprache
import-people-text-hint = Was Sie hier einfügen, wird genauso gelesen. Eine Datei geht vor
import-people-check = Personen prüfen
import-people-check-again = Noch einmal prüfen
import-people-apply = { $n ->
    [one] { $n } Person importieren
   *[other] { $n } Personen importieren
}
import-people-caption = Personen der Datei
import-people-faults-caption = Was zu berichtigen ist, nach Zeilen
import-people-column = Spalte
import-people-reason = Was falsch ist
import-people-good = { $n ->
    [one] { $n } Person kann importiert werden
   *[other] Alle { $n } Personen können importiert werden
}
import-people-faults = { $n ->
    [one] { $n } Stelle der Datei ist zu berichtigen. Vorher wird niemand importiert
   *[other] { $n } Stellen der Datei sind zu berichtigen. Vorher wird niemand importiert
}
import-people-more = { $n ->
    [one] Und { $n } weitere
   *[other] Und { $n } weitere
}
import-people-departments = Diese Abteilungen werden mit angelegt: { $names }
import-people-passwords = Alle erhalten ein vorläufiges Passwort, das 72 Stunden gilt. Auf der nächsten Seite laden Sie die Liste herunter und geben sie weiter.
import-people-done = { $n ->
    [one] { $n } Person ist importiert.
   *[other] { $n } Personen sind importiert.
}
import-people-refused = In der Datei ist etwas zu berichtigen, deshalb wurde niemand importiert
import-people-unknown-head = Diese Spalte kann nicht importiert werden. Entfernen Sie sie oder benennen Sie sie um
import-people-head-twice = Diese Spalte ist zweimal da. Entfernen Sie eine davon
import-people-no-column = Die Datei braucht diese Spalte. Fügen Sie sie hinzu
import-people-nobody = In der Datei steht niemand. Fügen Sie unter den Überschriften eine Zeile für jede Person hinzu
import-people-no-head = Über dieser Zelle steht keine Überschrift. Entfernen Sie sie
import-people-formula = Das ist eine Formel. Geben Sie den Wert selbst ein
import-people-unknown-role = Das ist keine Rolle. Geben Sie Administration, Leitung oder Belegschaft ein
import-people-unknown-language = Diese Sprache hat Shipshape nicht. Geben Sie en oder de ein
import-people-repeated = In Zeile { $line } steht dasselbe. Jedes Konto braucht ein eigenes
import-people-no-manager = Niemand hat diese E-Mail, weder hier noch in der Datei. Geben Sie die E-Mail einer Leitung ein
import-people-circle = Diese Personen leiten sich gegenseitig im Kreis. Wählen Sie für eine davon eine andere Leitung
passwords-title = Vorläufige Passwörter
passwords-lead = { $n ->
    [0] Niemand, der importiert wurde, wartet auf ein Passwort.
    [one] { $n } importierte Person hat sich noch nicht angemeldet.
   *[other] { $n } importierte Personen haben sich noch nicht angemeldet.
}
passwords-until-text = Ihre vorläufigen Passwörter gelten längstens bis { $when }.
passwords-once = Jedes Passwort gilt dafür, ein anderes zu wählen. Wer das getan hat, steht nicht mehr in der Liste.
passwords-record = Der Download wird festgehalten.
passwords-download = Liste herunterladen
passwords-later = Später
passwords-back = Zurück zu den Personen
passwords-password = Vorläufiges Passwort
passwords-until = Gilt bis
table-empty = Diese Datei ist leer. Wählen Sie eine andere
table-too-big = Diese Datei ist größer als { $n } MB. Teilen Sie sie auf
table-too-long = Diese Datei hat mehr als { $n } Zeilen. Teilen Sie sie auf
table-too-wide = Diese Datei hat zu viele Zellen. Teilen Sie sie auf
table-unreadable = Das ist keine Tabelle, die gelesen werden kann. Speichern Sie sie als CSV oder XLSX
jobs-title = Werdegang
job-none = Ohne Tätigkeit
job-since = Seit { $since }
job-between = { $since } bis { $until }
job-manager = Leitung: { $name }
job-reason = Warum sich die Stelle ändert
job-reason-hint = Steht mit der neuen Tätigkeit, Abteilung oder Leitung im Werdegang
job-correction = Das berichtigt einen Fehler, die Stelle bleibt dieselbe
departments-title = Abteilungen
departments-lead = Jede Person gehört zu höchstens einer Abteilung.
departments-caption = Abteilungen nach Namen
departments-people = Personen
departments-none = Es gibt noch keine Abteilung.
departments-match = { $n ->
    [one] { $n } Abteilung
   *[other] { $n } Abteilungen
}
department-name = Name der Abteilung
department-new-title = Eine Abteilung hinzufügen
department-create = Abteilung hinzufügen
department-created = Die Abteilung „{ $name }“ ist angelegt.
department-saved = Die Abteilung ist umbenannt.
department-lead = { $n ->
    [0] Niemand ist in dieser Abteilung.
    [one] { $n } Person ist in dieser Abteilung.
   *[other] { $n } Personen sind in dieser Abteilung.
}
department-see-people = Sehen, wer dazu gehört
department-delete = Abteilung löschen
department-delete-title = Die Abteilung „{ $name }“ löschen
department-delete-lead = Sie kann dann für niemanden mehr gewählt werden.
department-delete-stays = Werdegänge, in denen sie steht, bleiben, wie sie sind.
department-is-deleted = Die Abteilung „{ $name }“ ist gelöscht.
department-in-use = { $n ->
    [one] { $n } Person ist in dieser Abteilung. Geben Sie ihr zuerst eine andere
   *[other] { $n } Personen sind in dieser Abteilung. Geben Sie ihnen zuerst eine andere
}
department-taken = Eine andere Abteilung heißt schon so. Wählen Sie einen anderen Namen
department-not-found = Diese Abteilung gibt es nicht
department-not-listed = Wählen Sie eine Abteilung aus der Liste oder „Keine“
person-is-active = Diese Person kann sich anmelden.
person-deactivated = Deaktiviert
person-deactivated-since = Mit diesem Konto kann sich seit { $when } niemand anmelden.
person-record = Was diese Person lernen soll und gelernt hat
person-deactivate = Deaktivieren
person-is-deactivated = { $name } ist deaktiviert.
person-reactivate = Wieder aktivieren
person-is-reactivated = { $name } kann sich wieder anmelden.
person-reset = Vorläufiges Passwort vergeben
person-take-out = Die Daten dieser Person herunterladen
person-erase = Alles löschen, was sagt, wer das ist
person-erased = Gelöscht
person-erased-since = Seit { $when } sagt nichts mehr, wer das war.
erase-title = { $name } löschen
erase-lead = Das kann niemand rückgängig machen.
erase-goes = Name, E-Mail, Benutzername, Telefon, Foto, Einstellungen, Sitzungen und die Gründe im Werdegang verschwinden endgültig.
erase-record = Auch was das Protokoll neben seinen Siegeln von der Person weiß, verschwindet. Das Protokoll bleibt prüfbar und sagt, dass etwas gelöscht wurde.
erase-stays = Ergebnisse, Lernpfade, Werdegang und alle Einträge bleiben, unter dem Namen „Ehemalige Person“ und einer Nummer.
erase-name = Name der Person
erase-name-hint = Tippen Sie „{ $name }“
erase-submit = Diese Person löschen
erase-former-person = Ehemalige Person
erase-done = Nichts sagt mehr, wer das war.
erase-active = Diese Person ist aktiv. Deaktivieren Sie sie zuerst
erase-erased = Diese Person ist bereits gelöscht
erase-other-name = Das ist nicht ihr Name. Tippen Sie ihn, wie er oben steht
place-customer = Personen des Unternehmens und Kundschaft haben Konten verschiedener Art. Geben Sie dieser Person unter Kundschaft ein weiteres Konto
place-erased = Diese Person ist gelöscht. An ihr kann nichts geändert werden
reset-title = Vorläufiges Passwort für { $name }
reset-lead = Für jemanden, der das eigene vergessen hat.
reset-old = Das bisherige Passwort gilt nicht mehr.
reset-sessions = Die Person wird überall abgemeldet.
reset-temporary = Sie erhalten ein vorläufiges Passwort für sie. Es gilt 72 Stunden, und nur, um ein anderes zu wählen.
reset-temporary-mailed = Die Person erhält per E-Mail ein vorläufiges Passwort. Es gilt 72 Stunden, und nur, um ein anderes zu wählen.
reset-submit = Vorläufiges Passwort vergeben
reset-mailed = Ein vorläufiges Passwort für { $name } ist per E-Mail unterwegs. Es gilt 72 Stunden.
reset-deactivated = Diese Person ist deaktiviert. Aktivieren Sie sie zuerst wieder
reset-own = Wählen Sie für sich selbst stattdessen in Ihrem Konto ein anderes Passwort
deactivate-title = { $name } deaktivieren
deactivate-lead = Sie können diese Person jederzeit wieder aktivieren.
deactivate-sessions = Sie wird überall abgemeldet und kann sich nicht mehr anmelden.
deactivate-attempts = Begonnene Versuche bleiben, wie sie sind, bis die Person zurückkommt.
deactivate-team = Sie gehört zu keinem Team und zu keinen Zahlen mehr, kann auf keinen Pfad gesetzt werden und niemandes Leitung werden.
deactivate-stays = Ergebnisse, Pfade und alles, was festgehalten ist, bleiben.
deactivate-leads = { $n ->
    [one] { $n } Person hat sie als Leitung und behält sie, bis Sie jemand anderen wählen.
   *[other] { $n } Personen haben sie als Leitung und behalten sie, bis Sie jemand anderen wählen.
}
deactivate-submit = Person deaktivieren
reactivate-title = { $name } wieder aktivieren
reactivate-lead = Alles ist noch so, wie die Person es verlassen hat.
reactivate-password = Sie meldet sich mit dem Passwort an, das sie hatte.
reactivate-attempts = Sie setzt die Versuche fort, die sie begonnen hatte.
reactivate-team = Sie ist wieder in ihrem Team, mit ihrer Rolle, ihren Pfaden und ihren Ergebnissen.
reactivate-submit = Person wieder aktivieren
person-already-created = Diese Person ist schon hinzugefügt. Sie finden sie in der Liste der Personen
person-not-found = Diese Person gibt es nicht
manager-not-found = Wählen Sie eine Leitung aus der Liste oder „Niemand“
email-empty = Geben Sie eine E-Mail-Adresse ein
email-malformed = Geben Sie eine E-Mail-Adresse wie name@example.com ein
email-taken = Ein anderes Konto hat diese E-Mail-Adresse. Geben Sie eine andere ein
email-taken-by = { $name } hat diese E-Mail-Adresse schon. Geben Sie eine andere ein
username-malformed = Nehmen Sie 3 bis 64 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche, mit einem Buchstaben oder einer Ziffer am Anfang
username-taken = Ein anderes Konto hat diesen Benutzernamen. Geben Sie einen anderen ein
username-taken-by = { $name } hat diesen Benutzernamen schon. Geben Sie einen anderen ein
place-last-admin = Das ist das letzte Konto der Administration. Machen Sie zuerst jemand anderen dazu
place-manager-is-staff = Wer zur Belegschaft gehört, kann niemanden leiten. Wählen Sie Leitung oder Administration
place-manager-is-deactivated = Diese Leitung ist deaktiviert. Wählen Sie jemand anderen
place-manager-is-led = Diese Person wird selbst von ihr geleitet. Wählen Sie jemand anderen
place-still-leads = { $n ->
    [one] 1 Person wird
   *[other] { $n } Personen werden
  } von dieser Person geleitet. Geben Sie zuerst jemand anderen an
act-as-nobody = Niemand hat diese E-Mail-Adresse oder diesen Benutzernamen
create-admin-several-companies = Mehrere Unternehmen haben diesen Namen
find-realm-no-company = Es gibt noch kein Unternehmen
find-realm-no-such-company = Kein Unternehmen heißt so
find-realm-which-company = Es gibt mehrere Unternehmen. Sagen Sie, welches

# Module, wie ihre Autoren sie pflegen
edit = Bearbeiten
delete = Löschen
move-up = Nach oben
move-down = Nach unten
markdown-hint = **fett**, *kursiv*, `Code` und [Links](https://…) gehen. HTML geht nicht
modules-title = Module
modules-search = Titel
modules-all-states = Alle Zustände
modules-all-kinds = Quiz und Text
modules-caption = Module des Unternehmens
modules-question = Frage
modules-questions = Fragen
modules-in-progress = In Arbeit
modules-completed = Abgeschlossen
modules-published = Neueste Version
modules-drafts-all = Mit und ohne
modules-drafts-with = Mit Entwurf
modules-drafts-without = Ohne Entwurf
modules-next = Nächste Fassung in Arbeit
modules-match = { $n ->
    [one] 1 Modul
   *[other] { $n } Module
  }
modules-match-many = Mehr als 10.000 Module
modules-none = Kein Modul passt
modules-none-text = Suchen Sie nach einem Teil des Titels, oder löschen Sie die Filter.
modules-empty = Noch keine Module
modules-empty-text = Ein Modul ist ein Text zum Lesen mit Fragen zum Beantworten. Schreiben Sie hier eines, oder importieren Sie Fragen aus einer GIFT- oder Aiken-Datei.
modules-import = Importieren
module-title = Titel
module-state = Zustand
module-draft = Entwurf
module-published = Veröffentlicht
module-retired-state = Zurückgezogen
module-version = Fassung { $n }
module-create = Modul hinzufügen
module-created = Das Modul ist als Entwurf da. Fügen Sie Fragen hinzu, und veröffentlichen Sie es dann.
module-saved = Die Änderungen sind im Entwurf gespeichert.
module-new-title = Modul hinzufügen
module-new-lead = Es bleibt ein Entwurf, den sonst niemand sieht, bis Sie es veröffentlichen.
module-edit-title = Einstellungen des Moduls
module-edit-lead-draft = Niemand sieht es, bevor Sie es veröffentlichen.
module-edit-lead-next = Sie schreiben die nächste Fassung. Bis Sie sie veröffentlichen, gilt die bisherige.
module-edit-lead-opens = Mit dem Speichern beginnt ein Entwurf der nächsten Fassung. Die veröffentlichte bleibt, wie sie ist.
module-content = Inhalt
module-content-hint = Was man zuerst liest, in Markdown: # Überschriften, **fett**, *kursiv*, Listen, Tabellen und Links. HTML geht nicht
module-minutes = Dauer in Minuten
module-minutes-name = Dauert
module-minutes-value = { $n ->
    [one] 1 Minute
   *[other] { $n } Minuten
  }
module-open-to-all = Alle dürfen es bearbeiten, auch ohne Pfad
module-good-for = Wie lange es gilt
validity-months = Monate
validity-months-hint = Leer lassen, wenn einmal für immer genügt
validity-from = Gezählt ab
validity-from-completion = Dem Tag des Abschlusses
validity-from-previous-end = Dem Ende des letzten, wenn rechtzeitig erneuert
validity-from-yearly = Einem Tag, der für alle derselbe ist
validity-yearly-on = Dieser Tag
validity-yearly-on-hint = Nur für denselben Tag: Monat und Tag, etwa 01-31
validity-least-months = Mindestens gültig (Monate)
validity-least-months-hint = Nur für denselben Tag: Wer kurz davor abschließt, ist in diesem Jahr nicht noch einmal dran
validity-opens-before = Erneuern möglich ab (Tage davor)
validity-grace = Noch eine Erneuerung bis (Tage danach)
validity-rule-completion = { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
  } ab dem Tag des Abschlusses; erneuern ab { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
  } davor
validity-rule-previous-end = { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
  } ab dem Ende des letzten; erneuern ab { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
  } davor
validity-rule-yearly = Bis { $day } (Monat-Tag), danach { $months ->
    [one] 1 Monat
   *[other] { $months } Monate
  } länger; erneuern ab { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
  } davor
validity-months-malformed = Schreiben Sie eine Zahl von 1 bis 120 Monaten oder nichts
validity-least-months-malformed = Schreiben Sie eine Zahl von 0 bis 119 Monaten
validity-days-malformed = Schreiben Sie eine Zahl von 0 bis 366 Tagen
validity-day-malformed = Schreiben Sie Monat und Tag des Jahres, etwa 01-31
module-kind = Endet mit
module-quiz = Einem Quiz
module-acknowledge = „Ich habe es gelesen und verstanden“
module-pass-mark = Bestehensgrenze
module-pass-mark-hint = Für ein Quiz: ein Bruch wie 2/3, ein Prozentsatz wie 80 % oder 8 Punkte
module-feedback = Danach sieht man
module-feedback-hint = Für ein Quiz
module-reveals-key = Auch wer nicht bestanden hat, darf sehen, welche Antworten richtig sind
policy-nothing = Nur die Punktzahl
policy-right-or-wrong = Welche eigenen Antworten richtig waren
policy-with-explanations = Was richtig ist und warum
module-for = Für
module-for-all = Alle
module-for-assigned = Wer einen Pfad damit hat
module-passes = Bestanden mit
module-passes-value = { $part } der Punkte: { $needed } von { $max }
module-about = Über dieses Modul
module-settings = Einstellungen
module-publish = Veröffentlichen
module-open-draft = Nächste Fassung schreiben
module-export = Exportieren
module-copy = Kopieren
module-copy-text = Ein neues Modul mit demselben Text, denselben Einstellungen und Fragen, als Entwurf. Was hier schon absolviert wurde, geht nicht mit.
module-copy-submit = Dieses Modul kopieren
module-copy-title = Kopie von { $title }
module-copied = Dies ist die Kopie, als Entwurf. Ändern Sie, was anders sein soll, und veröffentlichen Sie sie dann.
module-no-content = Es gibt noch nichts zu lesen.
module-no-questions = Es gibt noch keine Fragen.
module-lead-draft = Ein Entwurf. Niemand kann ihn bearbeiten, bevor er veröffentlicht ist.
module-lead-published = Fassung { $n }, veröffentlicht { $when }.
module-lead-next = Sie schreiben die nächste Fassung. Es gilt Fassung { $n }, veröffentlicht { $when }.
module-lead-retired = Zurückgezogen. Niemand kann es mehr beginnen; die letzte Fassung war { $n }.
module-is-published = Fassung { $n } ist veröffentlicht.
module-is-retired = Das Modul ist zurückgezogen.
module-imported = „{ $title }“ ist als Entwurf da. Sehen Sie ihn durch, und veröffentlichen Sie ihn dann.
draft-opened = Dies ist der Entwurf der nächsten Fassung. Bis Sie ihn veröffentlichen, gilt die bisherige.
draft-discarded = Der Entwurf ist verworfen. Die veröffentlichte Fassung bleibt, wie sie war.
minutes-malformed = Schreiben Sie, wie viele Minuten es dauert, von 1 bis 1440
pass-mark-malformed = Schreiben Sie einen Bruch, einen Prozentsatz oder Punkte, wie 2/3, 80 % oder 8 Punkte
pass-mark-zero = Mit einer Grenze von null bestehen alle. Lassen Sie das Modul dann mit „Ich habe es gelesen und verstanden“ enden
pass-mark-above-all = Mehr als alle Punkte hat niemand. Schreiben Sie weniger als 100 %
pass-mark-too-fine = Nehmen Sie ganze Zahlen bis 10.000 oder einen Prozentsatz mit höchstens zwei Nachkommastellen
edit-retired = Dieses Modul ist zurückgezogen und ändert sich nicht mehr
edit-no-draft = Dieses Modul hat keinen Entwurf. Beginnen Sie zuerst die nächste Fassung
edit-no-quiz = Dieses Modul hat kein Quiz und deshalb keine Fragen. Ändern Sie in den Einstellungen, womit es endet
edit-has-questions = Löschen Sie zuerst die Fragen. Ein Modul ohne Quiz hat keine
edit-unknown-option = Diese Frage hat keine solche Antwort mehr. Laden Sie die Seite neu
edit-too-many-questions = Ein Modul hat höchstens { $most } Fragen
edit-too-much-text = Alle Fragen zusammen haben zu viel Text. Bleiben Sie unter 2 MB

# Veröffentlichen und zurückziehen
publish-title = „{ $title }“ veröffentlichen
publish-lead-first = Von jetzt an kann man es bearbeiten.
publish-lead-next = Der Entwurf wird zu dem, was von jetzt an gilt.
publish-questions = { $n ->
    [one] Es hat 1 Frage.
   *[other] Es hat { $n } Fragen.
  }
publish-for-all = Man findet es unter den eigenen Schulungen, wenn es in einem eigenen Pfad steht oder für alle ist.
publish-new-attempts = Wer es von jetzt an beginnt, bekommt Fassung { $n }.
publish-in-progress = { $n ->
    [0] Niemand ist mitten in einer älteren Fassung.
    [one] 1 Person ist mitten in Fassung { $version } oder einer älteren und schließt sie ab.
   *[other] { $n } Personen sind mitten in Fassung { $version } oder einer älteren und schließen sie ab.
  }
publish-good = { $n ->
    [0] Niemand hat eine ältere Version abgeschlossen, die noch gültig ist.
    [one] 1 Person hat eine ältere Version abgeschlossen, und das ist noch gültig.
   *[other] { $n } Personen haben eine ältere Version abgeschlossen, und das ist noch gültig.
  }
impact = Was es für sie bedeutet
impact-hint = Was sie abgeschlossen haben, bleibt festgehalten, was immer Sie wählen
impact-hint-scored = Was sie abgeschlossen haben, bleibt festgehalten. Etwas, das bewertet wird, hat sich geändert; das sind nicht nur andere Worte
impact-editorial = Nur andere Worte: Was sie abgeschlossen haben, bleibt gültig
impact-new-content = Neuer Inhalt: Was sie abgeschlossen haben, bleibt bis zu seinem Ende gültig
impact-retraining = Neu schulen: Sie bearbeiten es erneut
change-note = Was sich geändert hat
change-note-hint = Ein Satz für die, die es erneut bearbeiten sollen, etwa „zwei weitere Schritte vor dem Beginn“
recall = Wenn sie es erneut bearbeiten sollen
recall-hint = Nur bei einer Neuschulung
recall-from = Ab
recall-from-malformed = Wählen Sie einen Tag ab heute und vor 2101
recall-grace = Tage, in denen das alte noch gilt
publish-not-editorial = Etwas, das bewertet wird, hat sich geändert; das sind nicht nur andere Worte. Wählen Sie, was es bedeutet
publish-never-changes = Eine veröffentlichte Fassung ändert sich nie. Um etwas zu ändern, schreiben Sie die nächste.
publish-submit = Fassung { $n } veröffentlichen
publish-no-draft = Es gibt keinen Entwurf zu veröffentlichen
publish-nothing-scored = Ein Quiz braucht eine Frage, die Punkte bringt. Fügen Sie zuerst eine hinzu
publish-out-of-reach = Niemand kann das bestehen: Nötig sind { $needed } Punkte, und die besten Antworten bringen { $best }. Ändern Sie die Bestehensgrenze oder die Fragen
statistics-title = Statistik
statistics-lead = { $people ->
    [0] Niemand hat Fassung { $n } bisher abgeschlossen.
    [one] Was der erste Versuch einer Person an Fassung { $n } über die Fragen sagt.
   *[other] Was die ersten Versuche von { $people } Personen an Fassung { $n } über die Fragen sagen.
}
statistics-lead-part = Was die ersten Versuche der letzten { $people } Personen an Fassung { $n } über die Fragen sagen.
statistics-choose = Fassung wählen
statistics-show = Anzeigen
statistics-of = Fassung
statistics-version = Fassung { $n }, veröffentlicht { $when }
statistics-no-questions = In dieser Fassung wird nichts gefragt, also gibt es nichts zu zählen.
statistics-asked-too-few = Zahlen gibt es, sobald { $n } Personen diese Frage gestellt bekommen haben. Bei weniger ließe sich erkennen, wer was geantwortet hat.
statistics-too-few = Zahlen gibt es, sobald { $n } Personen sie abgeschlossen haben. Bei weniger ließe sich erkennen, wer was geantwortet hat.
statistics-look = Sehen Sie sich diese an
statistics-ease = Erreichte Punkte
statistics-tells = Zeigt, wer mehr weiß
statistics-asked = Gefragte Personen
statistics-right = Ganz richtig
statistics-percent = { $n } %
statistics-tells-very-well = Sehr gut ({ $percent })
statistics-tells-well = Gut ({ $percent })
statistics-tells-a-little = Ein wenig ({ $percent })
statistics-tells-hardly = Kaum ({ $percent })
statistics-too-easy = Fast alle beantworten sie richtig, also sagt sie nichts aus. Fragen Sie nach mehr, oder lassen Sie sie weg.
statistics-too-hard = Kaum jemand beantwortet sie richtig. Steht die Antwort im Modul, und ist die Frage klar?
statistics-tells-nothing = Wer mehr weiß, beantwortet sie nicht besser. Ist die Frage klar?
statistics-backwards = Wer mehr weiß, beantwortet sie schlechter als die anderen. Vielleicht ist die falsche Antwort als richtig markiert.
statistics-answers = Antworten auf { $question }
statistics-answer = Antwort
statistics-share = Anteil
statistics-people = Personen
statistics-upper = Von den Besten
statistics-lower = Von den Schwächsten
statistics-rest = { $n ->
    [one] Eine weitere Antwort wurde eingegeben, seltener als diese.
   *[other] { $n } weitere Antworten wurden eingegeben, seltener als diese.
}
statistics-how = Wie diese Zahlen zustande kommen
statistics-how-ease = Von jeder Person zählt der erste abgeschlossene Versuch, keine Übung. „Erreichte Punkte“ ist der Anteil an den Punkten der Frage, den alle zusammen erreicht haben: nahe 100 % ist sie leicht, nahe 0 % schwer.
statistics-how-tells = Die Besten und die Schwächsten sind je 27 von 100, die mit allen anderen Fragen am meisten und am wenigsten erreicht haben. Wie viel mehr Punkte dieser Frage die Besten erreichen, sagt, ob sie zeigt, wer mehr weiß: ab 30 % tut sie das gut; unter 0 % stimmt etwas nicht mit ihr.

retire-heading = Zurückziehen
retire-title = „{ $title }“ zurückziehen
retire-lead = Das lässt sich nicht rückgängig machen.
retire-text = Ein zurückgezogenes Modul kann niemand beginnen. Was erreicht wurde, bleibt.
retire-start = Niemand kann es mehr beginnen.
retire-in-progress = { $n ->
    [0] Niemand ist mitten darin.
    [one] 1 Person ist mitten darin und darf es abschließen.
   *[other] { $n } Personen sind mitten darin und dürfen es abschließen.
  }
retire-completed = { $n ->
    [0] Noch niemand hat es abgeschlossen.
    [one] 1 Person hat es abgeschlossen. Das bleibt ihr.
   *[other] { $n } Personen haben es abgeschlossen. Das bleibt ihnen.
  }
retire-draft = Der Entwurf der nächsten Fassung geht verloren.
retire-submit = Modul zurückziehen
retire-already = Dieses Modul ist schon zurückgezogen
retire-never-published = Dieses Modul wurde nie veröffentlicht, es gibt also nichts zurückzuziehen
module-delete-title = „{ $title }“ löschen
module-delete-lead = Es lässt sich nicht wiederherstellen.
module-delete-text = Es wurde nie veröffentlicht, also hat es niemand durchgeführt.
module-delete-goes = { $n ->
    [0] Der Text des Moduls geht verloren.
    [one] Der Text des Moduls geht verloren, mit seiner einen Frage.
   *[other] Der Text des Moduls geht verloren, mit seinen { $n } Fragen.
  }
module-delete-nobody = Niemand hat es durchgeführt, denn es wurde nie veröffentlicht.
module-delete-submit = Modul löschen
module-is-deleted = Das Modul „{ $title }“ ist gelöscht.
delete-published = Dieses Modul wurde veröffentlicht; es lässt sich zurückziehen, aber nicht löschen
discard-title = Entwurf von „{ $title }“ verwerfen
discard-lead = Er lässt sich nicht wiederherstellen.
discard-text = Zurück zu dem, was veröffentlicht ist.
discard-written = Alles, was seit der Veröffentlichung von Fassung { $n } geschrieben wurde, geht verloren.
discard-stays = Fassung { $n } bleibt, wie sie jetzt gilt.
discard-submit = Entwurf verwerfen

# Fragen, wie ihre Autoren sie schreiben
type-single-choice = Eine Antwort
type-true-false = Richtig oder falsch
type-several-answers = Mehrere Antworten
type-number = Zahl
type-short-text = Kurzer Text
question-heading = Frage { $n }
question-worth-one = 1 Punkt
question-add-title = Frage hinzufügen
question-new-title = Frage hinzufügen: { $type }
question-add = Frage hinzufügen
question-added = Frage { $n } ist hinzugefügt.
question-added-before = Diese Frage ist schon hinzugefügt: Das Formular kam zweimal.
question-saved = Frage { $n } ist gespeichert.
question-moved = Die Frage steht jetzt an Stelle { $n }.
question-removed = Die Frage ist gelöscht.
question-not-found = Diese Frage gibt es nicht
question-lead-single-choice = Eine der Antworten ist richtig.
question-lead-true-false = Eine Aussage, die richtig oder falsch ist.
question-lead-several-answers = Beliebig viele der Antworten sind richtig.
question-lead-number = Die Antwort ist eine Zahl.
question-lead-short-text = Die Antwort ist ein Wort oder wenige. Leerzeichen machen keinen Unterschied.
question-stem = Frage
question-points = Punkte
question-points-hint = Eine Frage für 0 Punkte wird gestellt und zählt nicht
question-credit = Punkte gibt es
credit-all-or-nothing = für alle richtigen Antworten und keine der anderen
credit-partial = für jede richtige Antwort
question-answer = Die Aussage ist
question-if-right = Rückmeldung zur richtigen Antwort
question-if-wrong = Rückmeldung zur falschen Antwort
question-answer-missing = Sagen Sie, ob die Aussage richtig ist
question-options = Antworten zur Auswahl
question-accepted = Antworten, die gelten
question-option = Antwort { $n }
question-is-right = Richtig
question-number-value = Zahl { $n }
question-tolerance = Darf abweichen um
question-text-value = Text { $n }
question-more = Gewicht und Rückmeldung
question-weight = Gewicht in Prozent
question-weight-hint = Wie viel der Punkte sie bringt, etwa 50 oder -25. Leer: alle, wenn sie richtig ist, bei mehreren geteilt
question-feedback = Rückmeldung zu dieser Antwort
question-otherwise = Rückmeldung zu jeder anderen Antwort
question-case-sensitive = Groß- und Kleinschreibung zählt
question-wildcards = * steht für beliebigen Text
question-add-row = Zeile hinzufügen
question-explanation = Erklärung
question-explanation-hint = Warum die richtige Antwort richtig ist; steht beim Ergebnis
question-remove-title = Frage { $n } löschen
question-remove-lead = Sie lässt sich nicht wiederherstellen.
question-remove-goes = Die Frage verschwindet aus dem Entwurf, mit ihren Antworten und Rückmeldungen.
question-remove-stays = Veröffentlichte Fassungen, die sie haben, behalten sie, ebenso die Ergebnisse derer, die sie beantwortet haben.
question-remove-submit = Frage { $n } löschen
question-too-few-options = Geben Sie mindestens 2 Antworten zur Auswahl
question-too-many-options = Geben Sie höchstens 20 Antworten zur Auswahl
question-same-options = Die Antworten { $first } und { $second } sind gleich. Ändern Sie eine
question-nothing-right = Sagen Sie, welche Antwort richtig ist
question-nothing-fully-right = Sagen Sie, welche Antwort richtig ist. Eine muss volle 100 % bringen
question-nothing-accepted = Geben Sie mindestens eine Antwort an, die gilt
question-too-many-accepted = Geben Sie höchstens 20 Antworten an, die gelten
question-same-accepted = Die Antworten { $first } und { $second } sind gleich. Ändern Sie eine
question-negative-tolerance = Die Abweichung von Antwort { $n } ist kleiner als null
answer-right = Richtig:
answer-wrong = Falsch:
answer-number-range = { $value } ± { $tolerance }
answer-weight = { $weight } %
points-malformed = Schreiben Sie, wie viele Punkte es gibt, etwa 1 oder 2.5
points-too-fine = Nehmen Sie höchstens drei Nachkommastellen
points-out-of-range = Eine Frage bringt 0 bis 100 Punkte
weight-malformed = Schreiben Sie einen Prozentsatz, etwa 50 oder -33.3333
weight-too-fine = Nehmen Sie höchstens sieben Nachkommastellen
weight-out-of-range = Ein Gewicht liegt zwischen -100 % und 100 %
decimal-malformed = Das ist keine Zahl. Schreiben Sie Ziffern, etwa 12 oder 0,5
decimal-comma = Schreiben Sie einen Punkt vor die Nachkommastellen und nichts zwischen Tausender
decimal-too-large = Diese Zahl ist zu groß
decimal-too-precise = Nehmen Sie höchstens 18 Nachkommastellen

# Fragen aus anderen Systemen
import-title = Fragen importieren
import-lead = Zuerst sehen Sie, was aus jeder Frage würde. Gespeichert wird erst, wenn Sie es sagen.
import-new-title = Modul importieren
import-new-lead = Aus einer Datei mit Fragen wird ein Entwurf. Zuerst sehen Sie, was aus jeder Frage würde.
import-new-title-hint = Ohne Titel gilt die Kategorie in der Datei oder der Name der Datei
import-file = Datei
import-files-link = Mehrere Dateien auf einmal, als ZIP-Datei
import-files-title = Module einer ZIP-Datei importieren
import-files-lead = Aus jeder GIFT- oder Aiken-Datei darin wird ein Entwurf, der wie die Datei heißt. Es werden alle angelegt oder keiner.
import-files-file = ZIP-Datei
import-files-hint = Mit .gift-, .aiken- oder .txt-Dateien darin, höchstens 3 MB
import-files-caption = Was aus jeder Datei würde
import-files-good = { $n ->
    [one] Eine Datei, an der nichts auszusetzen ist
   *[other] { $n } Dateien, an denen nichts auszusetzen ist
}{ $others ->
    [0] .
    [one] . Eine andere Datei bleibt liegen.
   *[other] . { $others } andere Dateien bleiben liegen.
}
import-files-bad = { $bad ->
    [one] Eine von { $n } Dateien kann nicht übernommen werden
   *[other] { $bad } von { $n } Dateien können nicht übernommen werden
}{ $others ->
    [0] .
    [one] . Eine andere Datei bleibt liegen.
   *[other] . { $others } andere Dateien bleiben liegen.
}
import-files-becomes = { $n ->
    [one] „{ $title }“, mit einer Frage
   *[other] „{ $title }“, mit { $n } Fragen
}
import-files-no-name = Der Name der Datei sagt nichts, wie ein Modul heißen könnte
import-files-line = Zeile { $line }: { $text }
import-files-more = { $n ->
    [one] Und eine weitere Anmerkung
   *[other] Und { $n } weitere Anmerkungen
}
import-files-apply = { $n ->
    [one] Einen Entwurf anlegen
   *[other] { $n } Entwürfe anlegen
}
modules-imported = { $n ->
    [one] Ein Modul ist da, als Entwurf. Sehen Sie es durch, und veröffentlichen Sie es dann.
   *[other] { $n } Module sind da, als Entwürfe. Sehen Sie sie durch, und veröffentlichen Sie sie dann.
}
archive-missing = Wählen Sie eine ZIP-Datei
archive-too-big = Diese ZIP-Datei enthält mehr als { $n } MB. Teilen Sie sie auf
archive-too-many-files = Diese ZIP-Datei hat mehr als { $n } Dateien. Teilen Sie sie auf
archive-unsafe-name = Eine Datei darin hat einen Namen, der aus der ZIP-Datei hinausführt. Packen Sie sie neu
archive-unreadable = Das ist keine ZIP-Datei, die hier gelesen werden kann
archive-no-questions = Darin ist keine .gift-, .aiken- oder .txt-Datei
import-file-hint = GIFT aus Moodle oder Aiken, in UTF-8, bis 2 MB
import-text = Oder ihr Text
import-text-hint = Was Sie hier einfügen, wird ebenso gelesen. Eine Datei geht vor
import-format = Format
import-detect = Herausfinden
import-gift = GIFT
import-aiken = Aiken
import-placement = Vorhandene Fragen
import-append = { $n ->
    [one] 1 Frage behalten und diese danach anfügen
   *[other] { $n } Fragen behalten und diese danach anfügen
  }
import-replace = { $n ->
    [one] 1 Frage ersetzen
   *[other] { $n } Fragen ersetzen
  }
import-check = Fragen prüfen
import-check-again = Noch einmal prüfen
import-apply = { $n ->
    [one] 1 Frage importieren
   *[other] { $n } Fragen importieren
  }
import-new-apply = { $n ->
    [one] Aus 1 Frage ein Modul machen
   *[other] Aus { $n } Fragen ein Modul machen
  }
import-caption = Was aus jeder Frage wird
import-line = Zeile
import-verdict = Urteil
import-all-good = { $n ->
    [one] 1 Frage kann importiert werden
   *[other] Alle { $n } Fragen können importiert werden
  }
import-some-bad = { $n ->
    [one] 1 Frage von { $all } kann nicht importiert werden
   *[other] { $n } Fragen von { $all } können nicht importiert werden
  }
import-rejected-count = { $n ->
    [one] 1 Frage kann nicht importiert werden, deshalb wird es keine. Verbessern Sie sie, und prüfen Sie noch einmal
   *[other] { $n } Fragen können nicht importiert werden, deshalb wird es keine. Verbessern Sie sie, und prüfen Sie noch einmal
  }
import-unknown-format = Das sieht weder nach GIFT noch nach Aiken aus. Wählen Sie das Format
import-no-questions = Darin ist keine Frage. Wählen Sie eine Datei, oder fügen Sie ihren Text ein
import-some-rejected = Einige dieser Fragen können nicht importiert werden, deshalb wurde es keine
questions-imported = { $n ->
    [one] 1 Frage ist importiert.
   *[other] { $n } Fragen sind importiert.
  }
file-too-large = Diese Datei ist größer als 2 MB. Teilen Sie sie
file-not-utf8 = Das ist keine Textdatei in UTF-8. Speichern Sie sie als solche
file-too-many-questions = Diese Datei hat mehr als { $most } Fragen. Teilen Sie sie
verdict-taken = Gut
verdict-changed = Geändert
verdict-rejected = Abgelehnt
changed-html = Aus HTML wurde Markdown
changed-tags = Diese HTML-Tags wurden weggelassen: { $names }
changed-picture = Das Bild { $name } ist nicht in der Datei. Fügen Sie es wieder hinzu
changed-weights = Die Gewichte der richtigen Antworten wurden auf zusammen 100 % gerundet
changed-equals = Das = in der Rückmeldung beginnt eine neue Antwort. Schreiben Sie \=, wenn es das nicht soll
rejected-description = Dieser Text fragt nichts. Setzen Sie ihn in den Inhalt des Moduls
rejected-essay = Dies fragt nach freiem Text, den hier nichts bewerten kann
rejected-matching = Hier sollen Paare gebildet werden. Fragen Sie nach jedem Paar in einer eigenen Frage
rejected-line = Zeile { $n }
rejected-stem = Text der Frage
rejected-answer = Antwort { $n }
rejected-feedback = Rückmeldung
rejected-explanation = Allgemeine Rückmeldung
rejected-points = Punkte
rejected-range = Der Bereich endet, bevor er beginnt
expected-opening-brace = Davor fehlt eine öffnende geschweifte Klammer
expected-closing-brace = Vor der nächsten leeren Zeile fehlt eine schließende geschweifte Klammer
expected-one-block = Hier darf keine weitere geschweifte Klammer stehen. Schreiben Sie in einem Text einen Backslash davor
expected-sign = Vor der ersten Antwort fehlt = oder ~
expected-two-feedbacks = Nach richtig oder falsch stehen höchstens zwei Rückmeldungen
expected-one-otherwise = Nach diesem ~ fehlt eine Zahl, denn eine Antwort ohne Zahl gibt es schon
expected-stem = Vor den Antworten fehlt der Text der Frage
expected-option = Hier fehlt Antwort { $letter }
expected-answer = Hier fehlt ANSWER: mit dem Buchstaben einer Antwort

# Pfade
paths-title = Pfade
paths-caption = Pfade des Unternehmens nach Titel
paths-match = { $n ->
    [one] 1 Pfad
   *[other] { $n } Pfade
  }
paths-match-many = Mehr als 10.000 Pfade
paths-none = Kein Pfad passt
paths-none-text = Suchen Sie nach einem Teil des Titels, oder heben Sie die Filter auf.
paths-empty = Noch keine Pfade
paths-empty-text = Ein Pfad ist eine Liste von Modulen, die jemand nacheinander durchgeht, mit Fristen. Legen Sie einen für die Nächsten an, die beginnen.
path-title = Titel
path-steps = Schritte
path-people = Personen
path-create = Pfad hinzufügen
path-created = Der Pfad ist da. Setzen Sie Personen darauf.
path-saved = Die Änderungen sind gespeichert.
path-saved-version = Die Änderungen sind als Version { $n } gespeichert. Wer auf dem Pfad ist, behält seine Schritte, bis Sie ihn auf die neue Version bringen.
path-new-title = Pfad hinzufügen
path-new-lead = Wählen Sie die Module und Aufgaben in ihrer Reihenfolge. Personen kommen später dazu.
path-edit-title = Pfad bearbeiten
path-edit-lead = Wer auf dem Pfad ist, behält seine Schritte. Andere Schritte beginnen eine neue Version, und Sie entscheiden, wer auf sie kommt.
path-steps-hint = Ein Schritt ist ein veröffentlichtes Modul oder eine Aufgabe. Leere Zeilen werden weggelassen
path-steps-none = Noch ist kein Modul veröffentlicht, Sie können also nur Aufgaben hinzufügen. Module können Sie später hinzufügen
path-step = Schritt { $n }
path-module-add = Modul hinzufügen
path-task-add = Aufgabe hinzufügen
path-task-title = Schritt { $n }: Aufgabe
path-task-text = Was zu tun ist
path-task-by = Wer sie erledigt
path-task-done-by = Durch: { $who }.
path-waits = Erst wenn alle Schritte davor erledigt sind
path-step-waits = Erst wenn alle Schritte davor erledigt sind.
path-step-remove = Entfernen
path-step-retired = Zurückgezogen: zählt nicht mehr, außer wenn es abgeschlossen wurde.
path-no-module = Kein Modul
path-due-after = Fällig, in Arbeitstagen
path-due = { $n ->
    [0] am ersten Tag
    [one] nach 1 Arbeitstag
   *[other] nach { $n } Arbeitstagen
  }
path-lead = { $steps }, { $people }.
path-steps-count = { $n ->
    [0] Keine Schritte
    [one] 1 Schritt
   *[other] { $n } Schritte
  }
path-people-count = { $n ->
    [0] niemand darauf
    [one] 1 Person darauf
   *[other] { $n } Personen darauf
  }
path-no-steps = Es gibt noch keine Schritte. Bearbeiten Sie den Pfad, um welche hinzuzufügen.
path-assign-title = Jemanden darauf setzen
path-assign = Pfad zuweisen
path-nobody-left = Alle, denen Sie ihn zuweisen dürfen, sind schon darauf.
path-nobody = Noch ist niemand darauf.
path-starts-on = Beginnt am
path-starts-on-hint = Zum Beispiel 30 11 2026. Fristen zählen von hier an
path-since = Ab { $date }
path-since-deactivated = Ab { $date }, jetzt deaktiviert
path-withdraw = Herunternehmen
path-assigned = { $name } ist ab { $date } auf dem Pfad.
path-withdrawn = { $name } ist nicht mehr auf dem Pfad.
path-team-count = { $n ->
    [0] niemand aus Ihrem Team darauf
    [one] 1 Person aus Ihrem Team darauf
   *[other] { $n } Personen aus Ihrem Team darauf
  }
path-team-nobody = Noch ist niemand aus Ihrem Team darauf.
path-nothing-to-do = Nichts zu tun: Dieser Pfad hat keine Schritte.
path-find = Personen suchen
path-whom = Wer
path-whom-more = Nur die ersten 25 werden gezeigt. Suchen Sie nach einem Teil des Namens, um andere zu sehen
path-nobody-found = Niemand, dem Sie ihn zuweisen dürfen und der noch nicht darauf ist, heißt so.
path-assigned-many = { $n } Personen sind ab { $date } auf dem Pfad.
path-assigned-some = { $n ->
    [one] 1 Person ist
   *[other] { $n } Personen sind
  } ab { $date } auf dem Pfad; { $before ->
    [one] 1 war schon darauf und behält den Beginn.
   *[other] { $before } waren schon darauf und behalten ihren Beginn.
  }
path-assigned-before = { $n ->
    [one] Diese Person war schon auf dem Pfad. Nichts hat sich geändert, auch der Beginn nicht.
   *[other] Alle waren schon auf dem Pfad. Nichts hat sich geändert, auch der Beginn nicht.
  }
path-withdraw-title = { $name } von „{ $title }“ herunternehmen
path-withdraw-lead = Fristen und Fortschritt auf diesem Pfad werden für diese Person nicht mehr gezeigt.
path-withdraw-goes = Dass der Pfad am { $date } begann, geht verloren. Wer wieder darauf kommt, beginnt neu.
path-withdraw-stays = Was abgeschlossen ist, bleibt, und was begonnen ist, lässt sich abschließen.
path-withdraw-submit = Vom Pfad nehmen
path-withdrawn-before = { $name } war nicht mehr auf dem Pfad. Nichts hat sich geändert.
path-behind = { $n ->
    [one] Eine Person hat die Schritte einer früheren Version.
   *[other] { $n } Personen haben die Schritte einer früheren Version.
  }
path-move = Auf die neueste Version bringen
path-version = Version
path-move-title = Personen auf Version { $n } bringen
path-move-lead = Diese Personen bekommen die Schritte dieser Version. Erledigtes bleibt erledigt, und Fristen zählen weiter ab ihrem Beginn.
path-move-caption = Wer auf die neue Version kommt, und der Stand davor und danach
path-move-before = Jetzt
path-move-after = Danach
path-move-submit = { $n ->
    [one] Eine Person umstellen
   *[other] { $n } Personen umstellen
  }
path-move-nobody = Niemand, den Sie umstellen dürfen, hat die Schritte einer früheren Version.
path-moved = { $n ->
    [0] Niemand musste umgestellt werden.
    [one] Eine Person hat jetzt die Schritte von Version { $version }.
   *[other] { $n } Personen haben jetzt die Schritte von Version { $version }.
  }
path-person-not-found = Diese Person ist nicht auf diesem Pfad
path-in-use = Auf diesem Pfad sind noch Personen. Nehmen Sie sie zuerst herunter
path-delete-title = Pfad „{ $title }“ löschen
path-delete-lead = Er lässt sich nicht wiederherstellen.
path-delete-text = Ein Pfad, auf dem niemand ist, lässt sich löschen.
path-delete-goes = { $n ->
    [0] Der Pfad geht verloren. Er hat keine Schritte.
    [one] Der Pfad geht verloren, mit seinem einen Schritt.
   *[other] Der Pfad geht verloren, mit seinen { $n } Schritten.
  }
path-delete-stays = Die Module bleiben, und auch, was davon abgeschlossen wurde.
path-delete-submit = Pfad löschen
path-is-deleted = Der Pfad „{ $title }“ ist gelöscht.
path-not-found = Diesen Pfad gibt es nicht
path-module-twice = Wählen Sie jedes Modul nur einmal
path-too-many-steps = Ein Pfad hat höchstens { $most } Schritte
path-no-such-module = Eines dieser Module gibt es nicht, oder es wurde nie veröffentlicht. Wählen Sie es neu
path-no-such-step = Diesen Schritt hat der Pfad nicht mehr. Öffnen Sie ihn neu und wiederholen Sie die Änderung
audience-title = Wer ihn automatisch bekommt
audience-lead = Wer dazugehört, bekommt den Pfad, jetzt und wenn jemand dazukommt oder seine Stelle wechselt. Niemand verliert ihn, wenn er wechselt.
audience-everyone = Alle
audience-departments = Abteilungen
audience-job-titles = Berufsbezeichnungen
audience-job-titles-hint = Eine pro Zeile, so geschrieben wie bei den Personen; Groß- und Kleinschreibung ist gleich
audience-preview = Zeigen, wer ihn jetzt bekommt
audience-now = Wer ihn jetzt bekommt
audience-gets-it = { $n ->
    [0] Niemand bekommt ihn jetzt, der nicht schon darauf ist.
    [one] Eine Person bekommt ihn jetzt und beginnt heute.
   *[other] { $n } Personen bekommen ihn jetzt und beginnen heute.
}
audience-others = { $n ->
    [one] Und eine weitere.
   *[other] Und { $n } weitere.
}
audience-save = { $n ->
    [0] Speichern
    [one] Speichern und eine Person darauf setzen
   *[other] Speichern und { $n } Personen darauf setzen
}
audience-saved = { $n ->
    [0] Wer den Pfad bekommt, ist gespeichert.
    [one] Wer den Pfad bekommt, ist gespeichert. Eine Person ist ab heute darauf.
   *[other] Wer den Pfad bekommt, ist gespeichert. { $n } Personen sind ab heute darauf.
}
audience-edit = Wählen, wer ihn bekommt
audience-is-everyone = Alle, die dazukommen.
audience-is-nobody = Niemand: Personen werden von Hand darauf gesetzt.
audience-is-some = Wer in einer von { $departments } Abteilungen ist oder eine von { $titles } Berufsbezeichnungen hat.
audience-too-many = Wählen Sie höchstens { $most } Abteilungen und Berufsbezeichnungen
audience-no-such-department = Eine dieser Abteilungen gibt es nicht mehr. Wählen Sie neu
simulate-link = Beginn ausprobieren
simulate-title = Beginn ausprobieren
simulate-lead = Wann jeder Schritt für jemanden fällig wäre, der an diesem Tag beginnt. Niemand kommt dadurch auf den Pfad.
simulate-starts-on = Wenn jemand beginnt am
simulate-hint = Zum Beispiel 30 11 2026
simulate-submit = Fristen zeigen
simulate-caption = Wann jeder Schritt fällig wäre
simulate-due = Fällig
simulate-never = Nie
workdays-title = Arbeitstage und Feiertage
workdays-lead = Fristen zählen nur die Tage, an denen in Ihrem Unternehmen gearbeitet wird.
workdays-edit = Arbeitstage und Feiertage ändern
workdays-days = Arbeitstage
workdays-no-day = Wählen Sie mindestens einen Tag
workdays-holidays = Feiertage
workdays-holidays-hint = Ein Tag pro Zeile: das Datum, dann wie er heißt. Zum Beispiel 2026-12-25 Erster Weihnachtstag
workdays-saved = Der Kalender ist gespeichert. Die Fristen sind mitgezogen.
holidays-malformed = Zeile { $line }: Schreiben Sie ein Datum wie 2026-12-25 und dann, wie der Tag heißt
holidays-twice = Zeile { $line }: Dieser Tag steht schon in der Liste
holidays-long-name = Zeile { $line }: Bleiben Sie beim Namen innerhalb von { $most } Zeichen
holidays-too-many = Bleiben Sie bei der Liste innerhalb von { $most } Tagen
assign-nobody = Wählen Sie mindestens eine Person
assign-no-such-person = Wählen Sie jemanden aus Ihrem Team
assign-title = Personen auf einen Pfad setzen
assign-lead = Nichts ändert sich, bevor Sie gesehen haben, was geschieht.
assign-choose-path = Pfad wählen
assign-no-path = Wählen Sie einen Pfad
assign-none-ticked = In Ihrem Team ist niemand ausgewählt. Schreiben Sie unten E-Mail-Adressen, oder gehen Sie zurück und wählen Sie jemanden aus.
assign-addresses = E-Mail-Adressen weiterer Personen
assign-addresses-hint = Eine je Zeile, oder eine Tabelle mit den Adressen in einer der Spalten
assign-file-hint = CSV oder XLSX mit E-Mail-Adressen, bis 2 MB. Eine Datei geht vor
assign-check = Vorschau zeigen
assign-preview = { $n ->
    [0] Niemand würde auf den Pfad gesetzt
    [one] 1 Person wird auf den Pfad gesetzt
   *[other] { $n } Personen werden auf den Pfad gesetzt
  }
assign-apply = { $n ->
    [one] 1 Person auf den Pfad setzen
   *[other] { $n } Personen auf den Pfad setzen
  }
assign-left-out = Ausgelassen
assign-on-it = Schon auf dem Pfad, ab { $date }
assign-deactivated = Deaktiviert
assign-unknown = Niemand in Ihrem Team hat diese Adresse
assign-too-many = Wählen Sie höchstens 500 Personen, und setzen Sie die anderen danach auf den Pfad
working-days-malformed = Schreiben Sie eine Zahl von Arbeitstagen von 0 bis { $most } oder nichts
start-malformed = Schreiben Sie ein Datum, das es gibt, etwa 30 11 2026
start-out-of-range = Der Beginn muss zwischen 1990 und 2100 liegen
date-day = Tag
date-month = Monat
date-year = Jahr

# Kurse und Teilnehmende

courses-title = Kurse
courses-caption = Kurse des Unternehmens nach Titel
courses-match = { $n ->
    [one] 1 Kurs
   *[other] { $n } Kurse
  }
courses-match-many = Mehr als 10.000 Kurse
courses-none = Kein Kurs passt
courses-empty = Noch keine Kurse
courses-empty-text = Ein Kurs ist, was jemand an einigen Tagen unterrichtet, mit Teilnehmenden und Unterlagen. Planen Sie den nächsten.
course-title = Titel
course-description = Worum es geht
course-description-hint = Wer teilnimmt und ein Konto hat, liest das
course-starts-on = Erster Tag
course-ends-on = Letzter Tag
course-day-hint = Zum Beispiel 30 11 2026. Lassen Sie es leer, wenn es noch nicht feststeht
course-day-out-of-range = Das Datum muss zwischen 1990 und 2100 liegen
course-ends-before-start = Der letzte Tag liegt nicht vor dem ersten
course-capacity = Plätze
course-capacity-hint = Lassen Sie das Feld leer, um alle aufzunehmen
course-capacity-malformed = Geben Sie eine Zahl von 1 bis { $most } ein, oder nichts
course-seats-taken = { $n ->
    [one] 1 Person nimmt teil. Lassen Sie mindestens 1 Platz
   *[other] { $n } Personen nehmen teil. Lassen Sie mindestens { $n } Plätze, oder melden Sie zuerst einige ab
  }
course-days = Zeitraum
course-from-to = { $from } bis { $to }
course-from = Ab { $from }
course-until = Bis { $to }
course-no-days = Steht noch nicht fest
course-students = Teilnehmende
course-places = { $n } von { $places }
course-creator = Angelegt von
course-since = Hier seit
course-facts = Auf einen Blick
course-create = Kurs hinzufügen
course-created = Der Kurs ist da. Melden Sie Teilnehmende an.
course-saved = Die Änderungen sind gespeichert.
course-new-title = Kurs hinzufügen
course-new-lead = Alles außer dem Titel kann warten.
course-edit-title = Kurs bearbeiten
course-edit-lead = { $n ->
    [0] Noch ist niemand angemeldet.
    [one] 1 Person ist angemeldet und sieht die Änderungen sofort.
   *[other] { $n } Personen sind angemeldet und sehen die Änderungen sofort.
  }
course-lead = { $n ->
    [0] Noch ist niemand angemeldet.
    [one] 1 Person ist angemeldet.
   *[other] { $n } Personen sind angemeldet.
  }
course-delete-text = Ein Kurs wird mit allem gelöscht, was dazugehört.
course-delete-title = Kurs „{ $title }“ löschen
course-delete-lead = Er lässt sich nicht wiederherstellen.
course-delete-goes = { $n ->
    [0] Niemand ist angemeldet.
    [one] Die Anmeldung von 1 Person geht verloren, mit Anwesenheit und Ergebnis.
   *[other] Die Anmeldungen von { $n } Personen gehen verloren, mit Anwesenheit und Ergebnissen.
  }
course-delete-materials = { $n ->
    [0] Er hat keine Materialien.
    [one] 1 Material geht verloren, mit Zusammenfassung und Untertiteln.
   *[other] { $n } Materialien gehen verloren, mit Zusammenfassungen und Untertiteln.
  }
course-delete-stays = Die Teilnehmenden bleiben, und auch ihre anderen Kurse.
course-delete-submit = Kurs löschen
course-is-deleted = Der Kurs „{ $title }“ ist gelöscht.
course-not-found = Diesen Kurs gibt es nicht
duplicate-enrollment = Diese Person ist in diesem Kurs schon angemeldet
course-full = { $n ->
    [0] Dieser Kurs ist voll
    [one] In diesem Kurs ist nur noch 1 Platz frei
   *[other] In diesem Kurs sind nur noch { $n } Plätze frei
  }
course-already-completed = Es gibt schon ein Ergebnis. Nehmen Sie es zuerst zurück
course-not-completed = Es gibt kein Ergebnis, das sich zurücknehmen lässt
course-no-such-student = Wählen Sie Teilnehmende aus der Liste
course-not-enrolled = Diese Person ist in diesem Kurs nicht angemeldet
course-in-the-future = Ein Ergebnis ist von heute oder früher
course-enrolled-on = Angemeldet am
course-result = Ergebnis
course-attended = Teilgenommen
course-passed = Bestanden
course-not-passed = Nicht bestanden
course-note = Anmerkung
course-outcome = { $result }, { $date }
course-enroll = Anmelden
course-enroll-title = Teilnehmende anmelden
course-enroll-lead = Bisher angemeldet: { $enrolled }.
course-choice-more = Nur die ersten 25 werden gezeigt. Suchen Sie nach einem Teil des Namens, um andere zu sehen
course-choice = { $title } ({ $places })
course-nobody-found = Niemand gefunden, der noch nicht angemeldet ist. Fügen Sie die Person zuerst hinzu, oder suchen Sie nach einem anderen Namen.
course-choose-students = Wählen Sie mindestens eine Person
course-enrolled = { $name } ist angemeldet.
course-enrolled-many = { $n } Personen sind angemeldet.
course-enrolled-some = { $n ->
    [one] 1 Person ist angemeldet
   *[other] { $n } Personen sind angemeldet
  }; { $before ->
    [one] 1 war es schon.
   *[other] { $before } waren es schon.
  }
course-enrolled-before = { $n ->
    [one] Die Person war schon angemeldet. Nichts hat sich geändert.
   *[other] Alle { $n } waren schon angemeldet. Nichts hat sich geändert.
  }
course-enrolled-since = Angemeldet am { $date }
course-withdraw = Abmelden
course-withdraw-title = { $name } von „{ $title }“ abmelden
course-withdraw-lead = Der Platz wird für jemand anderen frei.
course-withdraw-goes = Die Anmeldung vom { $date } geht verloren, mit der Anwesenheit.
course-withdraw-submit = Person abmelden
course-withdrawn = { $name } ist abgemeldet.
course-complete = Ergebnis
course-complete-title = Ergebnisse eintragen
course-complete-lead = Für alle, bei denen dasselbe gilt. Andere kommen danach.
course-complete-submit = Ergebnisse speichern
course-completed = { $n ->
    [one] Das Ergebnis ist gespeichert.
   *[other] { $n } Ergebnisse sind gespeichert.
  }
course-completed-hint = Zum Beispiel 30 11 2026, heute oder früher
course-note-hint = Wer teilnimmt und ein Konto hat, sieht sie
course-nobody-left = Für alle gibt es schon ein Ergebnis.
course-revoke = Zurücknehmen
course-revoke-title = Ergebnis von { $name } zurücknehmen
course-revoke-lead = Der Kurs ist für diese Person wieder offen. Das Protokoll bewahrt, wer das Ergebnis zurückgenommen hat und warum.
course-revoke-hint = Bis zu 500 Zeichen
course-revoke-submit = Ergebnis zurücknehmen
course-result-revoked = Das Ergebnis von { $name } ist zurückgenommen.
student-enroll-title = In einem Kurs anmelden
student-choose-course = Wählen Sie einen Kurs
student-no-course-found = Kein Kurs gefunden, in dem diese Person noch nicht angemeldet ist.
audit-field-completed-on = Abgeschlossen am
audit-student-enrolled = Teilnehmende Person angemeldet
audit-student-withdrawn = Teilnehmende Person abgemeldet
enroll-list-title = Nach einer Liste anmelden
enroll-list-link = Nach einer Liste anmelden
enroll-list-addresses = E-Mail-Adressen von Teilnehmenden
enroll-list-hint = Je Zeile die Adresse einer oder eines Teilnehmenden
enroll-list-nobody = Geben Sie die Adresse einer oder eines Teilnehmenden ein, oder wählen Sie eine Datei
enroll-list-too-many = Geben Sie höchstens 500 Adressen ein; melden Sie die übrigen danach an
enroll-list-no-places = { $free ->
    [0] Es ist kein Platz mehr frei
    [one] Es ist 1 Platz frei
   *[other] Es sind { $free } Plätze frei
  } für { $n } Teilnehmende. Nehmen Sie einige aus der Liste, oder erhöhen Sie die Zahl der Plätze
enroll-list-preview = { $n ->
    [0] Niemand würde angemeldet
    [one] 1 Person würde angemeldet
   *[other] { $n } Personen würden angemeldet
  }
enroll-list-apply = { $n ->
    [one] 1 Person anmelden
   *[other] { $n } Personen anmelden
  }
enroll-list-in-course = Ist schon angemeldet
enroll-list-unknown = Diese Adresse gehört zu niemandem, der teilnimmt
import-students-title = Teilnehmende importieren
import-students-lead = Eine Tabelle mit einer Zeile für jede Person. Zuerst sehen Sie, was daraus würde; gespeichert wird erst, wenn Sie es sagen.
import-students-file-hint = CSV oder XLSX, bis 10 MB. Spalten: Vorname, Nachname, E-Mail, und wenn Sie möchten Konto
import-students-check = Teilnehmende prüfen
import-students-apply = { $n ->
    [one] 1 Person importieren
   *[other] { $n } Personen importieren
  }
import-students-caption = Teilnehmende der Datei
import-students-good = { $n ->
    [one] 1 Person, nichts spricht dagegen
   *[other] { $n } Personen, nichts spricht dagegen
  }
import-students-done = { $n ->
    [one] 1 Person ist importiert.
   *[other] { $n } Personen sind importiert.
  }
import-students-refused = In der Datei ist etwas zu berichtigen, deshalb wurde niemand importiert
import-students-nobody = In der Datei steht niemand. Fügen Sie unter den Überschriften eine Zeile für jede Person hinzu
audit-students-imported = Teilnehmende importiert
audit-students-exported = Teilnehmende als CSV heruntergeladen
audit-course-completed = Kurs abgeschlossen
audit-course-completion-revoked = Ergebnis eines Kurses zurückgenommen
audit-session-added = Termin eines Kurses hinzugefügt
audit-session-edited = Termin eines Kurses geändert
audit-session-deleted = Termin eines Kurses gelöscht
audit-attendance-taken = Anwesenheit eingetragen
audit-field-session = Termin
audit-field-n-cleared = Nicht mehr angegeben
course-held-on = Tag
presence-present = Anwesend
presence-absent = Abwesend
presence-excused = Entschuldigt
course-sessions-title = Termine
course-sessions-none = Noch steht kein Tag fest.
session-add = Termin hinzufügen
session-added = Der Termin ist da.
session-saved = Die Änderungen sind gespeichert.
session-new-title = Termin hinzufügen
session-edit-title = Termin bearbeiten
session-about = Worum es geht
session-day-hint = Zum Beispiel 30 11 2026
session-counts = { $there } waren da, { $away } nicht
session-too-many = Ein Kurs hat höchstens { $most } Termine
session-not-found = Diesen Termin gibt es nicht
session-delete-title = Termin am { $date } löschen
session-delete-lead = Er lässt sich nicht wiederherstellen.
session-delete-goes = Wer da war, wird vergessen.
session-delete-submit = Termin löschen
session-is-deleted = Der Termin ist gelöscht.
attendance-title = Anwesenheit am { $date }
attendance-caption = Teilnehmende, und ob sie da waren
attendance-state = Anwesenheit
attendance-saved = Die Anwesenheit ist gespeichert.
attendance-rest = Speichern, und alle übrigen waren da
attendance-note-alone = Wählen Sie, ob die Person da war, oder entfernen Sie die Anmerkung
attendance-nobody = Noch ist niemand angemeldet.
attendance-previous = Teilnehmende davor
attendance-next = Weitere Teilnehmende
presence-none = Keine Angabe

students-title = Teilnehmende
students-search = Vorname, Nachname oder E-Mail
students-caption = Teilnehmende des Unternehmens
students-match = { $n ->
    [one] 1 Person
   *[other] { $n } Personen
  }
students-match-many = Mehr als 10.000 Personen
students-none = Niemand passt
students-none-text = Suchen Sie nach einem Teil eines Namens oder einer Adresse, oder heben Sie die Filter auf.
students-empty = Noch keine Teilnehmenden
students-empty-text = Teilnehmende werden unterrichtet, mit oder ohne Konto.
student-first-name = Vorname
student-last-name = Nachname
student-account = Konto
student-account-hint = E-Mail oder Benutzername von jemandem im Unternehmen. Diese Person sieht die Kurse dann unter „Meine Schulungen“
student-has-account = Hat ein Konto
student-no-account = Keines: Diese Person meldet sich nicht an
student-facts = Auf einen Blick
student-create = Person hinzufügen
student-created = Die Person ist da.
student-saved = Die Änderungen sind gespeichert.
student-new-title = Person hinzufügen, die teilnimmt
student-new-lead = Jemand, der unterrichtet wird, mit oder ohne Konto.
student-edit-title = Angaben bearbeiten
student-lead = { $n ->
    [0] In keinem Kurs.
    [one] In 1 Kurs.
   *[other] In { $n } Kursen.
  }
student-email-taken = Jemand anders unter den Teilnehmenden hat diese E-Mail. Geben Sie eine andere ein
student-no-such-person = Niemand im Unternehmen hat diese E-Mail oder diesen Benutzernamen
student-person-taken = Dieses Konto gehört schon zu jemand anderem unter den Teilnehmenden
student-delete-text = Wer gelöscht wird, geht mit allem, was sagt, wer es war.
student-delete-title = { $name } löschen
student-delete-lead = Das lässt sich nicht zurücknehmen.
student-delete-goes = { $n ->
    [0] Die Person ist in keinem Kurs angemeldet.
    [one] Die Anmeldung in 1 Kurs geht verloren, mit Anwesenheit und Ergebnis.
   *[other] Die Anmeldungen in { $n } Kursen gehen verloren, mit Anwesenheit und Ergebnissen.
  }
student-delete-names = Name und E-Mail verschwinden auch aus dem Protokoll.
student-delete-account-stays = Das Konto bleibt, und auch, was damit getan wurde.
student-delete-courses-stay = Die Kurse bleiben.
student-delete-submit = Person löschen
student-is-deleted = { $name } ist gelöscht.
student-not-found = Diese Person gibt es nicht

audit-target-course = Kurs
audit-target-student = Teilnehmende Person
audit-permission-author-courses = Kurse anlegen
audit-permission-keep-students = Teilnehmende verwalten
audit-course-created = Kurs angelegt
audit-course-edited = Kurs geändert
audit-course-deleted = Kurs gelöscht
audit-student-created = Teilnehmende Person angelegt
audit-student-edited = Teilnehmende Person geändert
audit-student-deleted = Teilnehmende Person gelöscht
audit-student-erased = Teilnehmende Person unkenntlich gemacht

# Fähigkeiten und Stellen

skills-more = Mehr zu Fähigkeiten
skills-title = Fähigkeiten
skills-caption = Fähigkeiten des Unternehmens
skills-match = { $n ->
    [one] 1 Fähigkeit
   *[other] { $n } Fähigkeiten
  }
skills-match-many = Mehr als 10.000 Fähigkeiten
skills-none = Keine Fähigkeit passt
skills-empty = Noch keine Fähigkeiten
skills-empty-text = Eine Fähigkeit ist, was jemand mehr oder weniger gut kann, auf Stufen von 1 bis 4. Halten Sie die erste fest.
skills-all-categories = Alle Kategorien
skill-name = Fähigkeit
skill-category = Kategorie
skill-no-category = Keine Kategorie
skill-critical = Kritisch
skill-critical-hint = Kritisch: Jemand muss sie jederzeit haben
skill-level = Stufe { $n }
skill-level-means = Was Stufe { $n } bedeutet
skill-levels-title = Stufen
skill-level-untold = Dazu ist nichts festgehalten
skill-level-malformed = Wählen Sie eine Stufe von 1 bis 4
skill-facts = Zu dieser Fähigkeit
skill-lead = { $n ->
    [0] Keine Stelle verlangt sie.
    [one] 1 Stelle verlangt sie.
   *[other] { $n } Stellen verlangen sie.
  }
skill-new-title = Neue Fähigkeit
skill-new-lead = Was jemand kann, und was jede Stufe bedeutet.
skill-edit-title = Fähigkeit bearbeiten
skill-edit-lead = Was über Personen festgehalten ist, bleibt, wie es ist.
skill-create = Neue Fähigkeit
skill-created = Die Fähigkeit ist festgehalten.
skill-saved = Die Fähigkeit ist gespeichert.
skill-not-found = Diese Fähigkeit gibt es nicht
skill-name-taken = Eine andere Fähigkeit heißt so. Wählen Sie einen anderen Namen
skill-no-such-category = Diese Kategorie gibt es nicht mehr. Wählen Sie neu
skill-delete-title = Die Fähigkeit { $name } löschen?
skill-delete-lead = Das lässt sich nicht rückgängig machen.
skill-delete-text = Vorher sagt eine Seite, was dabei verloren geht.
skill-delete-job-roles = { $n ->
    [0] Keine Stelle verlangt sie.
    [one] 1 Stelle verlangt sie nicht mehr.
   *[other] { $n } Stellen verlangen sie nicht mehr.
  }
skill-delete-stays = Die Stellen und die Kategorie bleiben.
skill-delete-submit = Fähigkeit löschen
skill-is-deleted = Die Fähigkeit { $name } ist gelöscht.

import-skills-refused = Einige dieser Fähigkeiten lassen sich nicht übernehmen, also wurde keine übernommen
import-skills-nothing = Unter der ersten Zeile steht nichts. Fügen Sie für jede Fähigkeit eine Zeile hinzu
import-skills-yes-or-no = Geben Sie ja oder nein ein
import-skills-twice = In Zeile { $line } steht dasselbe. Behalten Sie eine davon
import-skills-title = Fähigkeiten importieren
import-skills-lead = Eine Tabelle mit einer Zeile für jede Fähigkeit. Zuerst sehen Sie, was daraus würde; gespeichert wird erst, wenn Sie es sagen.
import-skills-file-hint = CSV oder XLSX, bis 10 MB. Spalten: Name und nach Wunsch Kategorie, Stufe 1 bis Stufe 4, kritisch (ja oder nein)
import-skills-check = Fähigkeiten prüfen
import-skills-apply = { $n ->
    [one] 1 Fähigkeit importieren
   *[other] { $n } Fähigkeiten importieren
  }
import-skills-caption = Fähigkeiten der Datei
import-skills-good = { $n ->
    [0] In der Datei steht nichts Neues
    [one] 1 Fähigkeit kann importiert werden
   *[other] { $n } Fähigkeiten können importiert werden
  }
import-skills-before = { $n ->
    [one] 1 Fähigkeit gibt es schon; sie bleibt, wie sie ist.
   *[other] { $n } Fähigkeiten gibt es schon; sie bleiben, wie sie sind.
  }
import-skills-done = { $n ->
    [0] Es gab nichts Neues zu importieren.
    [one] 1 Fähigkeit ist importiert.
   *[other] { $n } Fähigkeiten sind importiert.
  }
import-skills-starter = Die 164 Fähigkeiten prüfen
import-skills-starter-source = Shipshape bringt 164 Fähigkeiten der digitalen Forschung mit, auf Englisch, in 20 Kategorien und mit einem Text für jede Stufe. Quelle: Digital Research Competencies Framework der DIRECT Framework contributors, CC BY 4.0, gekürzt.
import-catalog = Oder mit einem Katalog beginnen
import-table-faults = { $n ->
    [one] { $n } Stelle der Datei ist zu berichtigen. Vorher wird nichts importiert
   *[other] { $n } Stellen der Datei sind zu berichtigen. Vorher wird nichts importiert
  }
import-on-hint = Ohne Angabe gilt heute
import-ratings-title = Matrix importieren
import-ratings-lead = Eine Tabelle, wer was kann. Zuerst sehen Sie, was daraus würde; gespeichert wird erst, wenn Sie es sagen.
import-ratings-file-hint = CSV oder XLSX, bis 10 MB. Entweder eine Zeile für jede Person, mit ihrer E-Mail und einer Spalte je Fähigkeit mit Stufen von 0 bis 4, oder eine Zeile für jede Bewertung mit Person, Fähigkeit, Stufe und nach Wunsch Datum, gültig bis, Notiz
import-ratings-check = Stufen prüfen
import-ratings-apply = { $n ->
    [one] 1 Stufe importieren
   *[other] { $n } Stufen importieren
  }
import-ratings-caption = Stufen der Datei
import-ratings-good = { $n ->
    [0] In der Datei steht nichts Neues
    [one] 1 Stufe kann importiert werden
   *[other] { $n } Stufen können importiert werden
  }
import-ratings-before = { $n ->
    [one] 1 Stufe gilt schon und wird ausgelassen.
   *[other] { $n } Stufen gelten schon und werden ausgelassen.
  }
import-ratings-done = { $n ->
    [0] Es gab nichts Neues zu importieren.
    [one] 1 Stufe ist importiert.
   *[other] { $n } Stufen sind importiert.
  }
import-ratings-on = Seit wann es gilt
import-ratings-since = seit { $date }
import-ratings-until = von { $date } bis { $until }
import-ratings-account = E-Mail oder Benutzername
import-ratings-refused = In der Datei ist etwas zu berichtigen, deshalb wurde nichts importiert
import-ratings-too-many = Das sind mehr als { $most } Stufen. Teilen Sie die Datei auf
import-ratings-no-person = Niemand, den Sie bewerten dürfen, hat diese E-Mail oder diesen Benutzernamen. Berichtigen Sie die Angabe oder lassen Sie die Zeile weg
import-ratings-oneself = Hier bewertet sich niemand selbst. Lassen Sie die Zeile weg
import-ratings-no-skill = Keine Fähigkeit heißt so. Legen Sie sie zuerst an oder lassen Sie sie weg
import-ratings-no-level = Das ist keine Stufe. Geben Sie eine Zahl von 0 bis 4 ein oder nichts
import-ratings-to-come = Dieser Tag kommt erst noch. Geben Sie heute oder einen früheren Tag ein
import-ratings-ends-before = Das ist vor dem ersten Tag. Geben Sie diesen oder einen späteren Tag ein
import-ratings-twice = In Zeile { $line } stehen dieselbe Person, dieselbe Fähigkeit und derselbe Tag. Behalten Sie eine davon
audit-ratings-imported = Stufen von Fähigkeiten importiert
audit-field-n-ratings = Bewertungen

skill-certificate = Nachweis
skill-certificates-title = Nachweise
skill-certificates-queue = Nachweise zu prüfen
skill-certificates-queue-lead = Papiere, die Personen als Beleg einer Fähigkeit eingereicht haben. Jedes zählt, sobald Sie es anerkannt haben.
skill-certificates-match = { $n ->
    [0] Nichts wartet
    [one] 1 Nachweis wartet
   *[other] { $n } Nachweise warten
  }
skill-certificates-match-many = Mehr als { $n } Nachweise warten
skill-certificates-none = Noch wurde nichts eingereicht.
skill-certificates-none-wait = Nichts wartet auf Sie
skill-certificates-none-wait-text = Wenn jemand aus Ihrem Team einen Nachweis einreicht, steht er hier.
skill-certificates-too-many = Von Ihnen warten schon so viele Nachweise, wie warten dürfen. Ziehen Sie zuerst einen zurück
skill-certificate-hand-in = Nachweis einreichen
skill-certificate-becomes-proposed = Er zählt, sobald Ihre Leitung ihn geprüft hat.
skill-certificate-becomes-rating = Sie dürfen diese Person bewerten, also zählt er sofort.
skill-certificate-issued = Ausgestellt am
skill-certificate-issued-hint = Wie es auf dem Nachweis steht
skill-certificate-no-issued = Geben Sie den Tag der Ausstellung ein
skill-certificate-issued-later = Dieser Tag kommt erst noch. Geben Sie den Tag der Ausstellung ein
skill-certificate-file-hint = PDF, PNG oder JPEG, bis 10 MB
skill-certificate-note-hint = Zum Beispiel, wer ihn ausgestellt hat
paper-not-offered = Das ist kein PDF, PNG oder JPEG. Wählen Sie eine andere Datei
skill-certificate-proposed = Der Nachweis ist eingereicht und wartet.
skill-certificate-counts = Der Nachweis ist eingereicht und zählt ab heute.
skill-certificate-waits = Wartet
skill-certificate-is-approved = Anerkannt
skill-certificate-is-refused = Abgelehnt
skill-certificate-is-withdrawn = Zurückgezogen
skill-certificate-decided-by = { $date }, durch { $name }
skill-certificate-decision = Entschieden
skill-certificate-said = Stufe { $level }, ausgestellt am { $date }
skill-certificate-claim = Was er belegt
skill-certificate-handed-in = Eingereicht
skill-certificate-by = Eingereicht von
skill-certificate-download = Herunterladen
skill-certificate-no-file = Die Datei wurde entfernt.
skill-certificate-decide = Entscheiden
skill-certificate-approve = Anerkennen
skill-certificate-approve-lead = Vergleichen Sie die Datei mit den Angaben. Ab heute zählt er wie eine Bewertung von Ihnen.
skill-certificate-refuse = Ablehnen
skill-certificate-refuse-hint = Die Person liest den Grund
skill-certificate-withdraw = Zurückziehen
skill-certificate-withdraw-lead = Noch hat niemand ihn geprüft. Wenn Sie ihn zurückziehen, bleibt er in Ihrer Liste und zählt nicht.
skill-certificate-approved = Der Nachweis ist anerkannt und zählt ab heute.
skill-certificate-refused = Der Nachweis ist abgelehnt.
skill-certificate-withdrawn = Der Nachweis ist zurückgezogen.
skill-certificate-decided = Über diesen Nachweis wurde schon entschieden
skill-certificate-ended = Dieser Nachweis ist inzwischen abgelaufen. Lehnen Sie ihn ab und bitten Sie um einen neuen
skill-certificate-not-found = Diesen Nachweis gibt es nicht
audit-certificate-handed-in = Nachweis einer Fähigkeit eingereicht
audit-certificate-approved = Nachweis einer Fähigkeit anerkannt
audit-certificate-refused = Nachweis einer Fähigkeit abgelehnt
audit-certificate-withdrawn = Nachweis einer Fähigkeit zurückgezogen
audit-field-issued-on = Ausgestellt am

skill-labels-lists = Listen
skill-labels-categories = Kategorien
skill-labels-grades = Anstellungsarten
skill-labels-projects = Projekte
skill-labels-categories-lead = Nach denen Fähigkeiten geordnet sind.
skill-labels-grades-lead = Wie Personen angestellt sind; jede hat höchstens eine.
skill-labels-projects-lead = Woran Personen arbeiten, so viele es sind.
skill-labels-match = { $n ->
    [one] 1 Eintrag
   *[other] { $n } Einträge
  }
skill-labels-none = Diese Liste ist leer
skill-label-name = Name
skill-label-uses = Verwendet
skill-label-new-title = Eintrag hinzufügen
skill-label-create = Hinzufügen
skill-label-created = { $name } ist hinzugefügt.
skill-label-saved = Der Name ist gespeichert.
skill-label-lead = { $n ->
    [0] Nicht verwendet.
    [one] Einmal verwendet.
   *[other] { $n }-mal verwendet.
  }
skill-label-taken = Dieser Name steht schon in der Liste. Wählen Sie einen anderen
skill-label-not-found = Diesen Eintrag gibt es nicht
skill-label-in-use = { $n ->
    [one] Der Eintrag wird einmal verwendet. Nehmen Sie ihn dort erst heraus
   *[other] Der Eintrag wird { $n }-mal verwendet. Nehmen Sie ihn dort erst heraus
  }
skill-label-delete-title = { $name } löschen?
skill-label-delete-lead = Der Eintrag verschwindet aus der Liste, sonst ändert sich nichts.
skill-label-delete = Löschen
skill-label-is-deleted = { $name } ist gelöscht.

job-roles-title = Stellen
job-roles-caption = Stellen des Unternehmens nach Bezeichnung
job-roles-match = { $n ->
    [one] 1 Stelle
   *[other] { $n } Stellen
  }
job-roles-match-many = Mehr als 10.000 Stellen
job-roles-none = Keine Stelle passt
job-roles-empty = Noch keine Stellen
job-roles-empty-text = Eine Stelle sagt, welche Fähigkeiten eine Arbeit verlangt und auf welcher Stufe. Legen Sie die erste an.
job-role-page-title = Stelle { $title }
job-role-title = Bezeichnung
job-role-lead = { $n ->
    [0] Niemand hat sie.
    [one] 1 Person hat sie.
   *[other] { $n } Personen haben sie.
  }
job-role-create = Neue Stelle
job-role-new-title = Neue Stelle
job-role-edit-title = Stelle bearbeiten
job-role-form-lead = Was fehlt, zeigt sich sofort bei allen, die sie haben.
job-role-created = Die Stelle ist angelegt.
job-role-saved = Die Stelle ist gespeichert.
job-role-needs = Verlangte Fähigkeiten
job-role-needs-hint = Jede Fähigkeit einmal, mit der niedrigsten Stufe, die genügt
job-role-needs-none = Sie verlangt noch keine Fähigkeit
job-role-skill = Fähigkeit { $n }
job-role-level = Mindestens Stufe
job-role-no-skill = Fähigkeit wählen
job-role-skill-add = Fähigkeit hinzufügen
job-role-skill-remove = Entfernen
job-role-skill-twice = Nennen Sie jede Fähigkeit einmal
job-role-too-many-skills = Eine Stelle verlangt höchstens { $most } Fähigkeiten
job-role-no-such-skill = Eine dieser Fähigkeiten gibt es nicht mehr. Wählen Sie neu
job-role-title-taken = Eine andere Stelle heißt so. Wählen Sie eine andere Bezeichnung
job-role-not-found = Diese Stelle gibt es nicht
job-role-delete-title = Die Stelle { $title } löschen?
job-role-delete-lead = Das lässt sich nicht rückgängig machen.
job-role-delete-text = Vorher sagt eine Seite, wie viele Personen sie haben.
job-role-delete-people = { $n ->
    [0] Niemand hat sie.
    [one] 1 Person hat sie nicht mehr.
   *[other] { $n } Personen haben sie nicht mehr.
  }
job-role-delete-stays = Die Fähigkeiten bleiben, auch was Personen davon haben.
job-role-delete-submit = Stelle löschen
job-role-is-deleted = Die Stelle { $title } ist gelöscht.

skill-profile-title = Stellen und Projekte
skill-profile-lead = Was jemand tut, sagt, welche Fähigkeiten nötig sind.
skill-profile-job-roles-hint = Von jeder Fähigkeit zählt die höchste Stufe, die eine davon verlangt
skill-profile-grade = Anstellungsart
skill-profile-no-grade = Keine Angabe
skill-profile-projects = Projekte
skill-profile-saved = Was { $name } tut, ist gespeichert.
skill-profile-no-such-choice = Etwas davon gibt es nicht mehr. Wählen Sie neu

audit-target-skill = Fähigkeit
audit-target-skill-label = Eintrag einer Liste
audit-target-job-role = Stelle
audit-value-project = Projekt
audit-permission-author-skills = Fähigkeiten und Stellen verfassen
audit-permission-rate-skills = Fähigkeiten bewerten
audit-permission-hold-equipment = Geräte nehmen und zurückgeben
audit-permission-see-equipment = Sehen, wer welches Gerät hat
audit-permission-manage-equipment = Geräte verwalten
audit-skill-created = Fähigkeit angelegt
audit-skill-edited = Fähigkeit bearbeitet
audit-skill-deleted = Fähigkeit gelöscht
audit-skills-imported = Fähigkeiten importiert
audit-skill-label-created = Eintrag zu einer Liste hinzugefügt
audit-skill-label-renamed = Eintrag einer Liste umbenannt
audit-skill-label-deleted = Eintrag einer Liste gelöscht
audit-job-role-created = Stelle angelegt
audit-job-role-edited = Stelle bearbeitet
audit-job-role-deleted = Stelle gelöscht
audit-skill-profile-changed = Stellen und Projekte geändert

# E-Mails und die Seite, auf der sie stehen
mails-title = E-Mails
mails-lead = { $waiting } warten, { $sent } wurden in den letzten 30 Tagen gesendet, { $failed } nicht zugestellt.
mails-files = Noch erreichen E-Mails niemanden
mails-files-text = Es ist kein Mailserver eingerichtet. Deshalb wird jede E-Mail als Datei in den Ordner mail des Datenordners geschrieben. Wer Shipshape betreibt, richtet einen mit SHIPSHAPE_SMTP_URL ein.
mails-caption = E-Mails, die neuesten zuerst
mails-all = Alle E-Mails
mails-waiting = Wartend ({ $n })
mails-sent = Gesendet ({ $n })
mails-failed = Nicht gesendet ({ $n })
mails-match = { $n ->
    [one] 1 E-Mail
   *[other] { $n } E-Mails
  }
mails-match-many = Mehr als 10.000 E-Mails
mails-none = Keine E-Mails
mails-none-text = Hier stehen E-Mails an die Personen des Unternehmens, bis 30 Tage nach dem Versand.
mail-to = An
mail-about = Worum es geht
mail-written = Geschrieben
mail-state = Stand
mail-action = Was Sie tun können
mail-waiting = Wartet
mail-sent = Gesendet
mail-failed = Nicht gesendet
mail-next = Nächster Versuch { $when }
mail-sent-at = Gesendet { $when }
mail-tries = { $n ->
    [0] Noch kein Versuch
    [one] 1 Versuch
   *[other] { $n } Versuche
  }
mail-send-again = Erneut{"\u00A0"}senden
mail-sent-again = Die E-Mail ist wieder unterwegs.
mail-not-found = Diese E-Mail gibt es nicht, oder sie wartet schon
mail-reply = Der Server sagt:
mail-unreachable = Der Mailserver ist nicht erreichbar oder hat die Verbindung abgebrochen.
mail-timed-out = Der Mailserver hat zu lange gebraucht.
mail-insecure = Der Mailserver kann sich nicht ausweisen oder verschlüsselt nicht.
mail-no-sign-in = Der Mailserver nimmt unseren Namen und unser Passwort nicht an.
mail-later = Der Mailserver nimmt sie jetzt nicht an.
mail-refused = Der Mailserver lehnt sie endgültig ab. Prüfen Sie die Adresse.
mail-unwritable = Die Datei ließ sich nicht schreiben. Prüfen Sie den Platz auf der Festplatte.
mail-unwritten = Sie ließ sich nicht in Worte fassen. Der Grund steht im Log.
mail-unreadable = Eine andere Version von Shipshape hat sie geschrieben, und diese kann sie nicht lesen. Senden Sie sie noch einmal, sobald jene läuft.
mail-unknown-subject = Eine E-Mail unbekannter Art
mail-hello = Guten Tag { $name },
mail-hello-nobody = Guten Tag,
mail-left-out = Dies ist eine Kopie. Was nur die Person wissen darf, fehlt darin.
mail-sign-in = Anmelden
mail-foot = { $company } nutzt Shipshape für Schulungen und Geräte. Diese E-Mail hat ein Programm geschrieben; Antworten darauf liest niemand.
mail-reset-subject = Ein anderes Passwort wählen
mail-reset-asked = Jemand, hoffentlich Sie, hat um ein anderes Passwort für Ihr Konto bei { $company } gebeten.
mail-reset-link = Anderes Passwort wählen
mail-reset-expires = Der Link gilt 30 Minuten und einmal, und nur der neueste gilt.
mail-reset-ignore = Wenn Sie es nicht waren, tun Sie nichts. Ihr Passwort bleibt, wie es ist.
mail-welcome-subject = Ihr Konto ist bereit
mail-welcome-invited = Die Administration von { $company } hat ein Konto für Sie angelegt. Wählen Sie ein Passwort, das nur Sie kennen.
mail-welcome-link = Mein Passwort wählen
mail-welcome-expires = Der Link gilt 72 Stunden und einmal, und nur der neueste gilt.
mail-temporary-subject = Ihr vorläufiges Passwort
mail-temporary-given = Die Administration von { $company } hat Ihnen ein vorläufiges Passwort gegeben:
mail-temporary-expires = Es gilt 72 Stunden und nur, um ein Passwort zu wählen, das nur Sie kennen.
mail-customer-subject = Ihr Bestand auf einen Blick
mail-customer-sees = { $company } hat Ihnen ein Konto eingerichtet, in dem Sie jederzeit Ihren Bestand sehen.
mail-customer-given = Melden Sie sich mit dieser E-Mail-Adresse und dem vorläufigen Passwort an:
mail-changed-subject = Ihr Passwort wurde geändert
mail-changed-done = Das Passwort Ihres Kontos bei { $company } wurde geändert, alle Geräte wurden abgemeldet, und seine Zugriffstoken wurden widerrufen.
mail-changed-link = Ein anderes Passwort wählen
mail-changed-you = Wenn Sie es waren, ist alles gut.
mail-changed-not-you = Wenn Sie es nicht waren, wählen Sie sofort ein anderes Passwort und sagen Sie es Ihrer Administration.
mail-email-subject = Bestätigen Sie Ihre neue E-Mail
mail-email-asked = Jemand, hoffentlich Sie, möchte diese E-Mail für ein Konto bei { $company } verwenden.
mail-email-link = Meine neue E-Mail bestätigen
mail-email-expires = Der Link gilt 30 Minuten und einmal, für das Konto, das darum gebeten hat.
mail-email-ignore = Wenn Sie es nicht waren, tun Sie nichts. Ohne ihn ändert sich nichts.
mail-email-known-subject = Ihre E-Mail bleibt Ihre
mail-email-known = Jemand, vielleicht Sie, wollte diese E-Mail für ein Konto bei { $company } verwenden. Damit gibt es schon ein Konto, und eine E-Mail ist für ein Konto.
mail-email-known-own = Wenn Sie es waren, nehmen Sie eine andere E-Mail, oder ändern Sie erst die des anderen Kontos.
mail-email-known-ignore = Wenn Sie es nicht waren, tun Sie nichts. Wer es war, hat nichts über Sie erfahren.
mail-email-asked-subject = Jemand möchte Ihre E-Mail ändern
mail-email-asked-old = Jemand, der Ihr Passwort kennt, möchte eine andere E-Mail für Ihr Konto bei { $company }. Sie ändert sich, sobald die neue bestätigt ist.
mail-email-asked-not-you = Wenn Sie es nicht waren, wählen Sie sofort ein anderes Passwort, was die Änderung verhindert, und sagen Sie es Ihrer Administration.
mail-email-changed-subject = Ihre E-Mail wurde geändert
mail-email-changed = Ihr Konto bei { $company } hat jetzt eine andere E-Mail. Überall sonst wurde es abgemeldet, und hierher kommen keine Nachrichten mehr.
mail-email-changed-not-you = Wenn Sie es nicht waren, sagen Sie es sofort Ihrer Administration.
mail-email-edited-subject = Die E-Mail-Adresse Ihres Kontos wurde geändert
mail-email-edited-done = Die Administration von { $company } hat Ihrem Konto eine andere E-Mail-Adresse gegeben.
mail-email-edited-from-now = Ab jetzt melden Sie sich mit der neuen an, und Mails gehen dorthin.
mail-role-edited-subject = Ihre Rolle wurde geändert
mail-role-edited-done = Die Administration von { $company } hat Ihnen eine andere Rolle gegeben. Alle Geräte wurden abgemeldet; melden Sie sich wieder an, um zu sehen, was Sie jetzt können.
mail-edited-unexpected = Wenn Sie das nicht erwartet haben, fragen Sie Ihre Administration.
mail-join-subject = Bestätigen Sie Ihre E-Mail
mail-join-asked = Jemand, hoffentlich Sie, hat mit dieser E-Mail darum gebeten, { $company } beizutreten.
mail-join-link = Meine E-Mail bestätigen
mail-join-expires = Der Link gilt 24 Stunden und einmal. Er fragt nach dem Passwort, das Sie gewählt haben.
mail-join-ignore = Wenn Sie es nicht waren, tun Sie nichts. Ohne ihn tritt niemand bei.
mail-known-subject = Sie haben schon ein Konto
mail-known-asked = Jemand, vielleicht Sie, wollte mit dieser E-Mail { $company } beitreten. Damit gibt es schon ein Konto.
mail-known-forgotten = Wenn Sie das Passwort vergessen haben, erhalten Sie auf der Anmeldeseite ein anderes.
mail-known-ignore = Wenn Sie es nicht waren, tun Sie nichts. Wer es war, hat nichts über Sie erfahren.
mail-waits-subject = Jemand möchte beitreten
mail-waits-asked = Jemand hat darum gebeten, { $company } beizutreten, und wartet auf Ihre Entscheidung.
mail-waits-link = Ansehen, wer es ist
mail-approved-subject = Sie sind dabei
mail-approved-done = Die Administration von { $company } hat Sie aufgenommen.
mail-approved-password = Melden Sie sich mit dem Passwort an, das Sie gewählt haben, als Sie gefragt haben.
mail-refused-subject = Sie wurden nicht aufgenommen
mail-refused-done = Die Administration von { $company } hat Sie nicht aufgenommen.
mail-refused-gone = Was Sie über sich angegeben haben, ist gelöscht. Wenn Sie das für einen Irrtum halten, fragen Sie Ihr Unternehmen.

mail-digest-subject = Ihre Schulungen: was ansteht
mail-digest-today = Das steht für Sie als Nächstes an.
mail-digest-overdue = Überfällig
mail-digest-due = Fällig in den nächsten 7 Tagen
mail-digest-lapsing = Bald zu wiederholen, gültig bis
mail-digest-team = Ihr Team
mail-digest-team-overdue = { $count ->
    [one] { $count } Person ist mit etwas überfällig.
   *[other] { $count } Personen sind mit etwas überfällig.
}
mail-digest-team-lapsing = { $count ->
    [one] Bei { $count } Person läuft bald etwas ab.
   *[other] Bei { $count } Personen läuft bald etwas ab.
}
mail-digest-link = Ihre Schulungen öffnen
mail-digest-team-link = Ihr Team öffnen
mail-digest-once = Erinnerungen kommen höchstens einmal am Tag in einer einzigen E-Mail, und nur wenn es etwas Neues gibt.
mail-nudge-subject = Ihre Schulungen: was überfällig ist
mail-nudge-asked = Ihre Leitung oder Administration bittet Sie, Überfälliges zu erledigen.

# The audit trail
audit-title = Protokoll
audit-lead = Jede Änderung der Reihe nach, mit einem Siegel, das zeigt, wenn jemand sie später verändert.
audit-who = Wer
audit-action = Was
audit-all-actions = Alles
audit-target = Woran
audit-from = Von
audit-to = Bis
audit-time = Zeit
audit-changes = Einzelheiten
audit-caption = Einträge, die neuesten zuerst
audit-number = Nr. { $n }
audit-newer = Neuere
audit-older = Ältere
audit-newest = Das sind die neuesten
audit-oldest = Das sind die ältesten
audit-none = Nichts gefunden
audit-none-text = Kein Eintrag passt. Geben Sie für eine Person eine ganze E-Mail-Adresse, einen Benutzernamen oder eine Kennung ein.
audit-head = Das Ende der Kette
audit-head-text = Jedes Siegel umfasst seinen Eintrag und das Siegel davor. Bewahren Sie das letzte außerhalb dieser Installation auf: Wer das Protokoll umschreibt, kann es nicht noch einmal erzeugen.
audit-head-number = Einträge
audit-head-seal = Letztes Siegel
audit-head-file = Dieses Siegel herunterladen
audit-column-number = Nummer
audit-column-role = Rolle oder Weg
audit-column-origin = Von
audit-column-seal = Siegel
export-csv = Als CSV herunterladen
audit-who-operator = Betreiber
audit-who-command = Kommandozeile
audit-who-program = Shipshape selbst
audit-who-nobody = Nicht angemeldet
audit-erased-address = Adresse gelöscht
audit-erased-subject = Persönliche Angaben gelöscht
audit-from-to = { $field }: { $before } → { $after }
audit-set = { $field }: { $after }
audit-gone = { $field }: { $before } → nichts
audit-company-founded = Unternehmen gegründet
audit-company-edited = Einstellungen des Unternehmens geändert
audit-company-logo-changed = Logo des Unternehmens geändert
audit-company-code-rotated = Unternehmens-ID ersetzt
audit-permission-refused = Nicht erlaubt
audit-field-permission = Wofür
audit-field-times = Wie oft
audit-permission-assign-training = Schulungen zuweisen
audit-permission-revoke-training = Zertifikate widerrufen
audit-permission-author-training = Schulungen verfassen
audit-permission-join = Beitreten
audit-permission-keep-own-account = Eigenes Konto führen
audit-permission-manage-companies = Unternehmen der Plattform verwalten
audit-permission-manage-company = Unternehmen verwalten
audit-permission-manage-mail = E-Mails verwalten
audit-permission-manage-customers = Kundschaft verwalten
audit-permission-manage-connector = ERP-Anbindung verwalten
audit-permission-see-stock = Bestand sehen
audit-permission-manage-operators = Betreiber verwalten
audit-permission-manage-people = Personen verwalten
audit-permission-read-audit-trail = Protokoll lesen
audit-permission-register = Unternehmen registrieren
audit-permission-see-colleagues = Kolleginnen und Kollegen sehen
audit-permission-see-team = Eigenes Team sehen
audit-permission-set-up = Installation einrichten
audit-permission-sign-in = Anmelden
audit-permission-take-training = Schulungen machen
audit-permission-visit-companies = In Unternehmen hineinsehen
audit-exported = Protokoll exportiert
audit-person-created = Person hinzugefügt
audit-person-edited = Person geändert
audit-person-deactivated = Person deaktiviert
audit-person-reactivated = Person reaktiviert
audit-person-taken-out = Persönliche Daten heruntergeladen
audit-person-erased = Person gelöscht
audit-password-reset = Passwort zurückgesetzt
audit-account-edited = Eigenes Konto geändert
audit-password-changed = Passwort geändert
audit-reset-asked = Link für ein anderes Passwort angefordert
audit-link-issued = Link verschickt
audit-password-recovered = Passwort per Link gewählt
audit-email-change-asked = Andere E-Mail gewünscht
audit-email-changed = Eigene E-Mail geändert
audit-username-changed = Eigener Benutzername geändert
audit-mail-sent-again = E-Mail noch einmal gesendet
audit-join-asked = Um den Beitritt gebeten
audit-join-confirmed = E-Mail eines Beitrittswunsches bestätigt
audit-join-approved = Aufgenommen
audit-join-refused = Nicht aufgenommen
audit-photo-changed = Foto geändert
audit-people-exported = Personen als CSV heruntergeladen
audit-people-imported = Personen importiert
audit-passwords-listed = Vorläufige Passwörter heruntergeladen
audit-department-created = Abteilung hinzugefügt
audit-department-renamed = Abteilung umbenannt
audit-department-deleted = Abteilung gelöscht
audit-signed-in = Angemeldet
audit-signed-out = Abgemeldet
audit-sessions-ended = Woanders abgemeldet
audit-field-sessions = Sitzungen
audit-sign-in-refused = Anmeldung abgelehnt
audit-module-created = Modul angelegt
audit-module-copied = Modul kopiert
audit-draft-opened = Nächste Version begonnen
audit-module-edited = Modul geändert
audit-question-added = Frage hinzugefügt
audit-question-edited = Frage geändert
audit-question-removed = Frage entfernt
audit-question-moved = Frage verschoben
audit-questions-appended = Fragen importiert
audit-questions-replaced = Fragen durch einen Import ersetzt
audit-draft-discarded = Entwurf verworfen
audit-module-published = Modul veröffentlicht
audit-module-retired = Modul zurückgezogen
audit-module-deleted = Modul gelöscht
audit-attempt-started = Versuch begonnen
audit-attempt-finished = Versuch beendet
audit-path-created = Pfad angelegt
audit-path-edited = Pfad geändert
audit-path-deleted = Pfad gelöscht
audit-path-assigned = Auf einen Pfad gesetzt
audit-path-assigned-by-rule = Durch seine Regel auf einen Pfad gesetzt
audit-path-aimed = Für wen ein Pfad ist, geändert
audit-path-withdrawn = Von einem Pfad genommen
audit-path-moved = Auf eine andere Version eines Pfads gebracht
audit-task-done = Aufgabe erledigt
audit-task-reopened = Aufgabe wieder geöffnet
audit-step-waived = Schritt erlassen
audit-waiver-ended = Erlass beendet
audit-calendar-edited = Arbeitstage und Feiertage geändert
audit-person-nudged = Per E-Mail an Überfälliges erinnert
audit-team-exported = Team als Tabelle exportiert
audit-target-attempt = Versuch
audit-target-company = Unternehmen
audit-target-platform = Plattform
audit-target-identifier = Unbekannter Name
audit-target-mail = E-Mail
audit-target-department = Abteilung
audit-target-module = Modul
audit-target-path = Pfad
audit-target-person = Person
audit-field-address = Adresse
audit-field-appearance = Darstellung
audit-field-content = Text
audit-field-feedback = Rückmeldung
audit-field-from = Von Version
audit-field-open-to-all = Offen für alle
audit-field-practice = Übung
audit-field-language = Sprache
audit-field-max = Höchste Punktzahl
audit-field-impact = Auswirkung
audit-field-recalled = Zurückgerufene Abschlüsse
audit-field-gives-certificate = Zertifikat
audit-training-completion-revoked = Abschluss widerrufen
audit-target-completion = Abschluss
audit-field-minutes = Minuten
audit-field-needed = Punkte zum Bestehen
audit-field-number = Nummer
audit-field-outcome = Ergebnis
audit-field-pass-mark = Bestehensgrenze
audit-field-photo = Foto
audit-field-operator = Betreiber
audit-field-place = Stelle
audit-field-purpose = Wofür
audit-field-question = Frage
audit-field-questions = Fragen
audit-field-reveals-key = Lösungen nach Nichtbestehen
audit-field-score = Punkte
audit-field-starts-on = Beginnt am
audit-field-steps = Schritte
audit-field-version = Version
audit-value-editorial = andere Worte
audit-value-new-content = neuer Inhalt
audit-value-retraining = Neuschulung
audit-field-recalled-until = Gültig bis
audit-value-acknowledge = Lesen und bestätigen
audit-value-acknowledged = Bestätigt
audit-value-quiz = Quiz
audit-value-passed = Bestanden
audit-value-failed = Nicht bestanden
audit-value-rewritten = neu geschrieben
audit-value-reset-password = ein anderes Passwort
audit-value-welcome = erstes Passwort
audit-value-yes = ja
audit-value-no = nein

# Formulare
line-empty = Füllen Sie dies aus
line-too-long = Bleiben Sie innerhalb von { $max } Zeichen
line-unprintable = Darin ist ein Zeichen, das sich nicht zeigen lässt. Geben Sie es noch einmal ein
choice-unknown = Wählen Sie etwas aus der Liste
form-unknown-field = Dieses Formular hat ein Feld, das wir nicht kennen. Laden Sie die Seite neu
form-second-value = Dieses Formular hat zwei Werte, wo einer hingehört. Laden Sie die Seite neu
form-unreadable = Wir konnten die Eingabe nicht lesen. Laden Sie die Seite neu

# Was schiefgehen kann
denied = Ihre Rolle erlaubt das nicht
stale = Das hat inzwischen jemand anderes geändert. Sehen Sie nach, wie es jetzt ist, und ändern Sie es dann noch einmal
stale-look = In einem neuen Fenster ansehen, wie es jetzt ist
busy = Gerade speichern zu viele auf einmal. Versuchen Sie es gleich noch einmal
unavailable = Etwas, das dafür gebraucht wird, antwortet gerade nicht. Versuchen Sie es gleich noch einmal
broken = Das lässt sich nicht speichern
duplicate-id = Das ist schon gespeichert
duplicate-installation = Diese Installation ist schon eingerichtet
duplicate-identifier = Ein anderes Konto hat diese E-Mail-Adresse oder diesen Benutzernamen. Geben Sie etwas anderes ein
cross-site = Das kam von einer anderen Website, darum geschah nichts. Öffnen Sie die Seite hier und senden Sie sie noch einmal
problem-400 = Das haben wir nicht verstanden
problem-400-text = Die Anfrage war nicht vollständig. Gehen Sie zurück und versuchen Sie es noch einmal.
problem-403 = Das ist nicht für Sie
problem-403-text = Ihre Rolle erlaubt das nicht. Mehr weiß Ihre Administration.
problem-404 = Hier ist nichts
problem-404-text = Die Seite ist vielleicht umgezogen, oder sie ist nicht für Sie. Prüfen Sie die Adresse.
problem-405 = Das geht hier nicht
problem-405-text = Die Seite gibt es, aber nicht für diese Art von Anfrage.
problem-409 = Etwas hat sich geändert
problem-409-text = Was Sie tun wollten, passt nicht mehr. Sehen Sie nach, wie es jetzt steht.
problem-413 = Das ist zu viel
problem-413-text = Was Sie gesendet haben, ist größer, als wir annehmen. Senden Sie weniger auf einmal.
problem-415 = Diese Art nehmen wir nicht
problem-415-text = Was Sie gesendet haben, ist von einer Art, die diese Seite nicht annimmt.
problem-421 = Falsche Adresse
problem-421-text = Diese Adresse führt nicht zu Shipshape. Ihre Administration kennt die richtige.
problem-422 = Etwas stimmt nicht
problem-422-text = Was Sie gesendet haben, passt nicht zum Formular. Laden Sie die Seite neu und füllen Sie es noch einmal aus.
problem-429 = Zu oft
problem-429-text = Warten Sie einen Moment und versuchen Sie es dann noch einmal.
problem-500 = Etwas ist kaputt
problem-500-text = Der Fehler liegt bei uns. Er steht im Protokoll; nichts ist halb getan.
problem-503 = Gerade nicht
problem-503-text = Etwas, das wir brauchen, antwortet nicht. Versuchen Sie es gleich noch einmal.
problem-nothing-changed = Es wurde nichts geändert.
problem-kept = Was Sie eingegeben haben, steht noch auf dieser Seite und kann noch einmal gesendet werden.
problem-again = Noch einmal senden
problem-request = Wenn Sie um Hilfe bitten, nennen Sie diese Nummer:
problem-home = Zum Start
problem-sign-in = Zur Anmeldung
problem-back = Zurück
trail-altered = Ein Eintrag des Protokolls wurde verändert
trail-missing = Ein Eintrag des Protokolls fehlt
trail-reordered = Einträge des Protokolls stehen nicht in ihrer Reihenfolge
trail-beyond-head = Ein Eintrag steht hinter dem Ende des Protokolls
trail-not-as-sealed = Das Protokoll ist nicht das, dessen Siegel aufbewahrt wurde
trail-personal-altered = Persönliche Angaben eines Protokolleintrags wurden verändert

# Tage und Zeiten
month-january = Januar
month-february = Februar
month-march = März
month-april = April
month-may = Mai
month-june = Juni
month-july = Juli
month-august = August
month-september = September
month-october = Oktober
month-november = November
month-december = Dezember
weekday-monday = Mo
weekday-tuesday = Di
weekday-wednesday = Mi
weekday-thursday = Do
weekday-friday = Fr
weekday-saturday = Sa
weekday-sunday = So
weekday-monday-long = Montag
weekday-tuesday-long = Dienstag
weekday-wednesday-long = Mittwoch
weekday-thursday-long = Donnerstag
weekday-friday-long = Freitag
weekday-saturday-long = Samstag
weekday-sunday-long = Sonntag
ago-now = gerade eben
ago-minutes = { $n ->
    [one] vor 1 Minute
   *[other] vor { $n } Minuten
  }
ago-hours = { $n ->
    [one] vor 1 Stunde
   *[other] vor { $n } Stunden
  }
ago-days = { $n ->
    [one] vor 1 Tag
   *[other] vor { $n } Tagen
  }
until-today = heute
until-tomorrow = morgen
until-days = in { $n } Tagen
until-late = { $n ->
    [one] 1 Tag zu spät
   *[other] { $n } Tage zu spät
  }

# Die Plattform
platform-title = Plattform
nav-platform = Plattform
nav-operators = Betreiber
platform-events = Was zuletzt geschehen ist
platform-all-events = Protokoll
operators-title = Betreiber
operators-lead = Sie betreiben die Plattform. Mit der Rolle root darf man hier alles, mit der Rolle Support Unternehmen und Einladungen verwalten.
operators-caption = Betreiber nach Namen
operators-match = { $n ->
    [one] 1 Konto
   *[other] { $n } Konten
  }
operator-create = Betreiber hinzufügen
operator-new-title = Einen Betreiber hinzufügen
operator-deeds-stay = Was getan wurde, bleibt festgehalten.
operator-last-root = Das ist der letzte Betreiber mit der Rolle root. Geben Sie zuerst jemand anderem diese Rolle
operator-not-found = Diesen Betreiber gibt es nicht
operator-account-title = Mein Betreiberkonto
operator-account-lead = Wer Sie hier sind und wie Shipshape für Sie aussieht.
audit-operator-created = Betreiber hinzugefügt
audit-operator-deactivated = Betreiber deaktiviert
audit-operator-reactivated = Betreiber wieder aktiviert
registration-taken = Ein anderes Unternehmen hat diese Registernummer. Prüfen Sie die Nummer
platform-no-company = Lassen Sie das erste Unternehmen herein
platform-suspended = Gesperrte Unternehmen
platform-open-invites = Offene Einladungen
companies-title = Unternehmen
companies-search = Name oder Registernummer
companies-caption = Unternehmen nach Namen
companies-match = { $n ->
    [one] 1 Unternehmen
   *[other] { $n } Unternehmen
  }
companies-match-many = Mehr als 10.000 Unternehmen
companies-all = Aktiv und gesperrt
companies-people = Personen insgesamt
companies-none = Kein Unternehmen passt
companies-none-text = Suchen Sie nach einem Teil des Namens oder der Registernummer oder heben Sie die Filter auf.
companies-empty = Es gibt noch kein Unternehmen
companies-empty-text = Stellen Sie eine Einladung für eine Registernummer aus oder fügen Sie selbst ein Unternehmen mit seiner Administration hinzu.
companies-company = Unternehmen
company-create = Unternehmen hinzufügen
company-new-title = Ein Unternehmen hinzufügen
company-new-lead = Sie erhalten ein vorläufiges Passwort für ihre Administration. Es gilt 72 Stunden.
company-admin-name = Voller Name der Administratorin oder des Administrators
company-created = Angelegt
company-already-created = Dieses Unternehmen ist schon hinzugefügt. Sie finden es in der Liste der Unternehmen
company-admins = Administration
company-is-active = Ihre Leute können sich anmelden.
company-suspended = Gesperrt
company-suspended-since = Niemand aus diesem Unternehmen kann sich anmelden, seit { $when }.
company-reactivate = Entsperren
company-reactivate-title = { $name } entsperren
company-reactivate-lead = Alle können sich mit ihren bisherigen Passwörtern wieder anmelden.
company-reactivate-people = { $n ->
    [one] 1 Person kommt wieder herein.
   *[other] { $n } Personen kommen wieder herein.
  }
company-is-suspended = { $name } ist gesperrt.
company-is-reactivated = Die Leute von { $name } können sich wieder anmelden.
registration-number = Registernummer
registration-none = Keine
suspend = Sperren
suspend-title = { $name } sperren
suspend-lead = Sie können das Unternehmen jederzeit entsperren.
suspend-people = { $n ->
    [one] 1 Person wird abgemeldet und kann sich nicht mehr anmelden.
   *[other] { $n } Personen werden abgemeldet und können sich nicht mehr anmelden.
  }
suspend-page = Wer das richtige Passwort eingibt, liest, dass das Unternehmen gesperrt ist.
suspend-stays = Nichts wird gelöscht.
suspend-record = Es steht mit Ihrem Grund im Protokoll des Unternehmens und in dem der Plattform.
suspend-submit = Unternehmen sperren
suspended-title = Ihr Unternehmen ist gesperrt
suspended-text = Aus Ihrem Unternehmen kann sich im Moment niemand anmelden. Nichts von Ihnen ist gelöscht. Fragen Sie Ihre Administration oder den Betreiber dieser Installation.
sign-in-suspended = Ihr Unternehmen ist gesperrt. Fragen Sie Ihre Administration
reason = Grund
reason-hint = Ein Satz, den das Unternehmen lesen darf
visit = Hineinsehen
visit-title = In { $name } hineinsehen
visit-lead = Für den Fall, dass das Unternehmen um Hilfe bittet.
visit-rights = Sie sehen und dürfen alles, was die Administration des Unternehmens sieht und darf.
visit-record = Es steht mit Ihrem Grund im Protokoll des Unternehmens und in dem der Plattform, ebenso alles, was Sie tun.
visit-ends = Es endet nach 60 Minuten, mit dem Abmelden oder wenn Sie es beenden.
visit-submit = 60 Minuten hineinsehen
visit-banner = Sie sehen bis { $time } in { $company } hinein. Alles, was Sie tun, steht in deren Protokoll.
visit-end = Besuch beenden
visit-is-ended = Sie sehen nicht mehr in das Unternehmen hinein.
invites-title = Einladungen
invites-lead = Jede lässt ein Unternehmen einmal herein, auf der Seite „Unternehmen anmelden“.
invites-caption = Einladungen, neueste zuerst
invites-all = Alle
invites-match = { $n ->
    [one] 1 Einladung
   *[other] { $n } Einladungen
  }
invites-match-many = Mehr als 10.000 Einladungen
invites-none = So steht es um keine Einladung
invites-none-text = Heben Sie den Filter auf, um alle zu sehen.
invites-empty = Noch niemand ist eingeladen
invites-empty-text = Eine Einladung ist für eine Registernummer und gilt zwei Wochen.
invite-create = Einladung ausstellen
invite-new-title = Eine Einladung ausstellen
invite-new-lead = Sie erhalten einen Code zum Weitergeben. Er wird einmal gezeigt.
invite-number-hint = Das Unternehmen muss dieselbe Nummer eingeben. Leerzeichen und Satzzeichen sind gleichgültig
invite-days = Gilt
invite-days-count = { $n } Tage
invite-is-issued = { $code } lässt das Unternehmen mit der Registernummer { $number } innerhalb von { $days } Tagen herein. Der Code wird nur jetzt gezeigt: schreiben Sie ihn auf.
invite-already-here = Ein Unternehmen mit dieser Registernummer gibt es hier schon
invite-already-issued = Diese Einladung ist schon ausgestellt, und ihr Code wird einmal gezeigt. Stellen Sie eine andere aus, wenn Sie ihn verloren haben
invite-not-found = Diese Einladung gibt es nicht
invite-is-used = Diese Einladung ist verbraucht
invite-is-revoked = Die Einladung für { $number } ist widerrufen.
invite-open = Offen
invite-used = Verbraucht
invite-expired = Abgelaufen
invite-revoked = Widerrufen
invite-what = Was daraus wurde
invite-issued = Ausgestellt
invite-change = Ändern
invite-used-by = { $company } kam damit herein
invite-used-at = Verbraucht { $when }
invite-revoked-at = Widerrufen { $when }
invite-expired-at = Abgelaufen { $when }
invite-good-until = Gilt bis { $when }
revoke = Widerrufen
revoke-title = Die Einladung für { $number } widerrufen
revoke-lead = Tun Sie das, wenn sie an die Falschen ging.
revoke-code = Mit ihrem Code kommt niemand mehr herein.
revoke-again = Sie können für dieselbe Nummer eine neue ausstellen.
revoke-submit = Einladung widerrufen
sign-in-start = Unternehmen mit einer Einladung anmelden
start-title = Unternehmen anmelden
start-lead = Mit der Einladung, die Sie erhalten haben. Sie bilden die erste Administration des Unternehmens.
start-code = Einladung
start-code-hint = Sieben Gruppen aus Buchstaben und Ziffern
start-number-hint = Die Nummer, für die die Einladung ausgestellt ist
start-name = Ihr voller Name
start-submit = Unternehmen anmelden
start-welcome = { $company } ist angemeldet. Fügen Sie als Nächstes Ihre Leute hinzu.
register-unusable = Diese Einladung kann nicht verwendet werden
audit-company-suspended = Unternehmen gesperrt
audit-company-reactivated = Unternehmen entsperrt
audit-visit-begun = Betreiber sah in das Unternehmen hinein
audit-visit-ended = Besuch des Betreibers beendet
audit-invite-issued = Einladung ausgestellt
audit-invite-revoked = Einladung widerrufen
audit-invite-used = Mit einer Einladung hereingekommen
audit-registration-refused = Anmeldung eines Unternehmens abgelehnt
audit-target-invite = Einladung

# Der zweite Faktor
code = Code
code-wrong = Dieser Code stimmt nicht. Warten Sie auf den nächsten und geben Sie ihn ein, oder nehmen Sie einen Wiederherstellungscode
code-over = Das hat zu lange gedauert. Melden Sie sich noch einmal an
enter-code-title = Code eingeben
enter-code-lead = Ihr Passwort stimmt. Öffnen Sie jetzt die Authenticator-App auf Ihrem Telefon.
enter-code-hint = Sechs Ziffern aus der App oder ein Wiederherstellungscode
enter-code-recovery = Mein Telefon ist nicht zur Hand
recovery-code = Wiederherstellungscode
recovery-code-hint = Haben Sie keinen mehr, hilft die Administration
enter-code-again = Als jemand anders anmelden
confirm-password-title = Passwort eingeben
confirm-password-lead = Was jetzt kommt, ist nur für Sie. Deshalb fragen wir noch einmal. Es gilt für zehn Minuten.
confirm-password-submit = Weiter
second-factor-title = Zweiter Faktor
second-factor-lead = Wer Ihr Passwort erfährt, kommt ohne Ihr Telefon trotzdem nicht hinein.
second-factor-must-lead = Ihr Unternehmen verlangt einen zweiten Faktor. Richten Sie ihn ein, dann steht Ihnen alles andere offen.
second-factor-app = Authenticator-App
second-factor-on = Eingeschaltet
second-factor-since = Seit { $when } werden Sie bei jeder Anmeldung nach einem Code gefragt.
second-factor-required = Ihr Unternehmen verlangt ihn, deshalb lässt er sich nicht ausschalten.
second-factor-off-link = Ausschalten
second-factor-step-app = Installieren Sie eine Authenticator-App auf Ihrem Telefon. Jede, die Codes aus sechs Ziffern bildet, ist recht.
second-factor-step-code = Zeigen Sie ihr ein Bild von dieser Seite und geben Sie den Code ein, den sie bildet.
second-factor-step-codes = Bewahren Sie zehn Wiederherstellungscodes auf Papier auf, für den Tag, an dem das Telefon nicht zur Hand ist.
second-factor-set-up = Einrichten
second-factor-set-up-title = Zweiten Faktor einrichten
second-factor-set-up-lead = Scannen Sie das Bild mit Ihrer Authenticator-App und geben Sie den Code ein, den sie zeigt.
second-factor-qr = Bild zum Scannen mit einer Authenticator-App
second-factor-open-app = Die App auf diesem Gerät öffnen
second-factor-by-hand = Oder geben Sie diesen Schlüssel in die App ein:
second-factor-code-hint = Sechs Ziffern
second-factor-turn-on = Einschalten
second-factor-already-on = Ihr zweiter Faktor ist schon eingeschaltet. Schalten Sie ihn aus, bevor Sie einen anderen einrichten
second-factor-is-off = Sie haben keinen zweiten Faktor. Richten Sie zuerst einen ein
second-factor-is-required = Ihr Unternehmen verlangt einen zweiten Faktor, deshalb lässt er sich nicht ausschalten
second-factor-turned-off = Ihr zweiter Faktor ist ausgeschaltet. Überall sonst sind Sie abgemeldet.
second-factor-off-title = Zweiten Faktor ausschalten
second-factor-off-lead = Danach genügt Ihr Passwort zum Anmelden. Überall sonst werden Sie abgemeldet.
second-factor-off-submit = Ausschalten
second-factor-reset-link = Zweiten Faktor zurücksetzen
second-factor-reset-title = Zweiten Faktor von { $name } zurücksetzen
second-factor-reset-lead = Für jemanden, der das Telefon verloren hat. Vergewissern Sie sich, dass wirklich diese Person fragt.
second-factor-reset-password = Ihr Passwort allein genügt, bis sie einen anderen zweiten Faktor einrichtet.
second-factor-reset-codes = Ihre Wiederherstellungscodes gelten nicht mehr.
second-factor-reset-submit = Zweiten Faktor zurücksetzen
second-factor-reset-done = { $name } kann sich mit dem Passwort allein anmelden.
second-factor-reset-own = Schalten Sie Ihren eigenen stattdessen in Ihrem Konto aus
second-factor-reset-off = Diese Person hat keinen zweiten Faktor
recovery-codes-title = Wiederherstellungscodes
recovery-codes-lead = Jeder von ihnen lässt Sie einmal hinein, anstelle eines Codes der App.
recovery-codes-once = Diese Codes sehen Sie nur jetzt. Drucken oder kopieren Sie sie und bewahren Sie sie dort auf, wo Ihr Telefon nicht ist.
recovery-codes-done = Ich habe sie aufbewahrt
recovery-codes-left = { $n ->
    [one] 1 Wiederherstellungscode ist übrig.
   *[other] { $n } Wiederherstellungscodes sind übrig.
  }
recovery-codes-few = Erzeugen Sie neue, bevor Sie sie brauchen.
recovery-codes-what = Jeder von ihnen lässt Sie einmal hinein, wenn Ihr Telefon nicht zur Hand ist.
recovery-codes-new = Neue Wiederherstellungscodes erzeugen
recovery-codes-new-lead = Für alle, die ihre aufgebraucht oder verloren haben.
recovery-codes-new-old = Die Codes, die Sie haben, gelten nicht mehr.
recovery-codes-new-once = Die neuen sehen Sie einmal.
recovery-codes-new-elsewhere = Überall sonst werden Sie abgemeldet.
recovery-codes-new-submit = Neue Codes erzeugen
company-factor = Wer einen zweiten Faktor braucht
company-factor-hint = Wer dazugehört, richtet ihn beim Anmelden ein; vorher steht nichts anderes offen
company-factor-admin = Administration
company-factor-manager = Leitung
company-factor-staff = Belegschaft
company-factor-customer = Kundschaft
mail-factor-subject = Ihr zweiter Faktor wurde geändert
mail-factor-done = Der zweite Faktor Ihres Kontos bei { $company } wurde geändert, oder seine Wiederherstellungscodes wurden es.
mail-factor-link = Ansehen, wie es steht
audit-second-factor-on = Zweiter Faktor eingeschaltet
audit-second-factor-off = Zweiter Faktor ausgeschaltet
audit-second-factor-reset = Zweiter Faktor zurückgesetzt
audit-recovery-codes-replaced = Wiederherstellungscodes erneuert
audit-recovery-code-used = Wiederherstellungscode verwendet
audit-code-refused = Code bei der Anmeldung abgelehnt
audit-confirmation-refused = Passwort in einer Sitzung abgelehnt
audit-field-left = Übrig

# Sitzungen
sessions-title = Wo Sie angemeldet sind
sessions-lead = Beenden Sie eine Sitzung, die Sie nicht kennen, und wählen Sie dann ein anderes Passwort.
sessions-end-others = Alle anderen Sitzungen beenden
session-device = Gerät
session-begun = Angemeldet
session-last-used = Zuletzt benutzt
session-own = Diese Sitzung
session-end = Beenden
session-ended = Die Sitzung ist beendet.
sessions-ended = { $n ->
    [one] 1 andere Sitzung ist beendet.
   *[other] { $n } andere Sitzungen sind beendet.
}
company-sessions-title = Wer angemeldet ist
company-sessions-lead = Alle offenen Sitzungen des Unternehmens, die zuletzt benutzte zuerst.
sessions-match = { $n ->
    [one] 1 Sitzung
   *[other] { $n } Sitzungen
}
sessions-match-many = mehr als 10.000 Sitzungen
device = { $browser } unter { $system }
device-unknown = Unbekanntes Gerät

# Einen Schlüssel berichtigen
module-correct = Ein falscher Schlüssel
module-correct-text = Antworten, die nach einem falschen Schlüssel bewertet wurden, werden neu bewertet. Was geantwortet wurde, bleibt, wie es ist.
module-correct-submit = Schlüssel berichtigen
correction-title = Schlüssel der Version { $n } berichtigen
correction-lead = Antworten auf diese Version werden neu bewertet, auch solche, die noch abgegeben werden. Was geantwortet wurde und was es zuerst ergab, bleibt festgehalten.
correction-others = Andere Versionen:
correction-version = Version { $n } ({ $results ->
    [one] 1 Ergebnis
   *[other] { $results } Ergebnisse
  })
correction-questions = Wie jede Frage bewertet wird
correction-remedy = Bewertung
correction-has-new-key = Anderer Schlüssel
remedy-none = Wie in dieser Version
remedy-new-key = Nach dem Schlüssel der Version { $n }
remedy-full-marks = Volle Punktzahl für alle
remedy-left-out = Ausgelassen: zählt für niemanden
correction-reach = Wessen Ergebnisse sich ändern
reach-where-it-helps = Nur, wo es der Person hilft
reach-everybody = Alle; wer bestanden hatte, behält den Abschluss
reach-everybody-revoking = Alle; Abschlüsse, die keine gewesen wären, werden widerrufen
correction-reason = Grund
correction-reason-hint = Er steht neben dem berichtigten Ergebnis
correction-check = Zeigen, wessen Ergebnisse sich ändern
correction-rehearsal = Was sich dadurch ändert
correction-caption = Ergebnisse, die sich ändern
correction-person = Person
correction-before = Bisher
correction-after = Künftig
correction-practice = Übung
correction-passed = { $score } von { $max }, bestanden
correction-failed = { $score } von { $max }, nicht bestanden
correction-summary = { $n ->
    [0] Kein Ergebnis ändert sich.
    [one] 1 Ergebnis ändert sich.
   *[other] { $n } Ergebnisse ändern sich.
  } Neu bestanden: { $passed }. Nicht mehr bestanden: { $failed }. { $revoked ->
    [0] Kein Abschluss wird
    [one] 1 Abschluss wird
   *[other] { $revoked } Abschlüsse werden
  } widerrufen.
correction-more = Und { $n } weitere.
correction-apply = { $n ->
    [0] Berichtigen, was noch abgegeben wird
    [one] 1 Ergebnis berichtigen
   *[other] { $n } Ergebnisse berichtigen
  }
correction-done = { $n ->
    [0] Der Schlüssel ist berichtigt. Kein Ergebnis hat sich geändert.
    [one] Der Schlüssel ist berichtigt. 1 Ergebnis hat sich geändert.
   *[other] Der Schlüssel ist berichtigt. { $n } Ergebnisse haben sich geändert.
  }
correction-no-quiz = Diese Version hat keine Fragen, also keinen Schlüssel, der zu berichtigen wäre
correction-no-new-key = Die neueste Version hat für dieselben Antworten auf eine dieser Fragen keinen anderen Schlüssel. Wählen Sie eine andere Bewertung
correction-nothing = Sagen Sie für mindestens eine Frage, wie sie zu bewerten ist
correction-nothing-left = Mindestens eine Frage muss zählen. Lassen Sie nicht alle aus
version-not-found = Diese Version gibt es nicht
result-corrected = Neu bewertet { $when }; zuerst war es { $before }. { $reason }
result-new-key = Nach dem berichtigten Schlüssel bewertet.
result-full-marks = Für alle als richtig gezählt.
result-left-out = Ausgelassen: zählt für niemanden.
audit-key-corrected = Schlüssel berichtigt
audit-permission-correct-results = Schlüssel berichtigen
audit-field-key-of-version = Nach dem Schlüssel der Version
audit-field-n-changed = Geänderte Ergebnisse
audit-field-n-passed = Dadurch bestanden
audit-field-n-failed = Dadurch nicht bestanden
audit-field-n-revoked = Widerrufene Abschlüsse

### Materialien von Kursen
materials-title = Materialien
materials-none = Noch wird nichts ausgegeben.
materials-too-many = Dieser Kurs hat 50 Materialien, mehr kann keiner haben. Löschen Sie zuerst einige davon
material-add = Material hinzufügen
material-added = Hinzugefügt
material-added-by = Hinzugefügt von
material-captions = Untertitel
material-delete-goes = Die Datei und ihre Untertitel sind für alle im Kurs weg.
material-delete-lead = Das lässt sich nicht rückgängig machen.
material-delete-submit = Material löschen
material-delete-text = Dann hat es niemand im Kurs mehr.
material-delete-title = „{ $name }“ löschen?
material-docx = Word-Dokument
material-docx-text = Das ist ein Word-Dokument. Laden Sie es herunter, um es zu lesen.
material-download = Herunterladen
material-facts = Über dieses Material
material-file-hint = Ein PDF, ein Word-Dokument (.docx), Ton (.mp3) oder ein Film (.mp4), höchstens { $most } MB
material-has-captions = mit Untertiteln
material-is-added = Das Material ist da.
material-is-deleted = „{ $name }“ ist gelöscht.
material-is-replaced = Die neue Datei ist da. Wer die alte gerade liest, liest sie zu Ende.
material-kind = Art
material-mp3 = Ton
material-mp4 = Film
material-no-film = Nur ein Film hat Untertitel
material-not-found = Dieses Material gibt es nicht
material-open-pdf = Auf einer eigenen Seite öffnen
material-pdf = PDF
material-replace = Datei ersetzen
material-replace-lead = Das Material bleibt, wo es ist, mit einer anderen Datei.
material-size = Größe
material-unplayable = Wenn er sich hier nicht abspielen lässt, laden Sie ihn herunter.
captions-add = Untertitel hinzufügen
captions-are-added = Die Untertitel sind da.
captions-are-deleted = Die Untertitel sind gelöscht.
captions-delete-lead = Das lässt sich nicht rückgängig machen.
captions-delete-stays = Der Film selbst bleibt.
captions-delete-submit = Untertitel löschen
captions-delete-title = Die Untertitel von „{ $name }“ löschen?
captions-file-hint = WebVTT (.vtt), höchstens 1 MB
captions-lead = Was im Film gesagt wird, zum Mitlesen. Sie treten an die Stelle derer, die da sind.
captions-none = Noch gibt es keine. Wer den Film nicht hört, braucht sie.
captions-there = Der Film hat Untertitel.
upload-checking = Alles ist angekommen. Es wird geprüft …
upload-file = Datei
upload-progress = Wie viel gesendet ist
upload-sending = Die Datei wird gesendet …
upload-unsent = Die Datei ließ sich nicht senden. Prüfen Sie Ihre Verbindung, und versuchen Sie es noch einmal.
file-size-kb = { $n } KB
file-size-mb = { $n },{ $tenths } MB
file-missing = Wählen Sie zuerst eine Datei
material-too-large = Diese Datei ist größer als { $most } MB. Wählen Sie eine kleinere
file-broken-off = Die Datei kam nicht ganz an. Senden Sie sie noch einmal
file-others-under-way = Zwei Ihrer Dateien sind schon unterwegs. Warten Sie, bis eine davon angekommen ist
file-not-offered = Der Name der Datei endet nicht auf .pdf, .docx, .mp3 oder .mp4. Wählen Sie eine andere Datei
file-no-captions = Der Name der Datei endet nicht auf .vtt. Wählen Sie eine andere Datei
file-not-what-it-says = Diese Datei ist nicht, was ihr Name sagt. Speichern Sie sie in dem Programm neu, aus dem sie kommt
file-not-whole = Diese Datei ist beschädigt, oder ein Teil von ihr fehlt. Speichern Sie sie in dem Programm neu, aus dem sie kommt
file-macros = Dieses Dokument hat Makros. Speichern Sie es ohne sie, als .docx
file-protected = Dieses Dokument ist durch ein Passwort geschützt oder kommt aus einem alten Word. Speichern Sie es ohne Passwort, als .docx
file-swollen = Dieses Dokument wird beim Entpacken viel größer, als ein Dokument ist. Speichern Sie es mit kleineren Bildern neu
file-long-captions = Diese Untertitel sind größer als 1 MB. Wählen Sie eine kleinere Datei
audit-material-added = Material hinzugefügt
audit-material-replaced = Material ersetzt
audit-material-deleted = Material gelöscht
audit-captions-added = Untertitel hinzugefügt
audit-captions-removed = Untertitel gelöscht
audit-field-material = Material
audit-field-format = Format
audit-field-bytes = Bytes
audit-field-hash = SHA-256
summary-title = Zusammenfassung
summary-waiting = Die Zusammenfassung wird erstellt.
summary-reload = Laden Sie diese Seite neu, um sie zu sehen.
summary-again = Neu erstellen
summary-is-asked = Die Zusammenfassung wird neu erstellt.
summary-by-extract = Am { $date } maschinell erstellt: Sätze aus dem Dokument, ausgewählt danach, wie häufig ihre Wörter vorkommen. Wichtiges kann fehlen.
summary-by-model = Am { $date } maschinell erstellt: geschrieben vom Modell { $model }. Sie kann Fehler enthalten.
summary-instead-unreachable = Am { $date } maschinell erstellt: Sätze aus dem Dokument, weil der Dienst, der Zusammenfassungen schreibt, nicht erreichbar war.
summary-instead-timed-out = Am { $date } maschinell erstellt: Sätze aus dem Dokument, weil der Dienst, der Zusammenfassungen schreibt, nicht rechtzeitig geantwortet hat.
summary-instead-refused = Am { $date } maschinell erstellt: Sätze aus dem Dokument, weil der Dienst, der Zusammenfassungen schreibt, abgelehnt hat.
summary-instead-unusable = Am { $date } maschinell erstellt: Sätze aus dem Dokument, weil die Antwort des Dienstes, der Zusammenfassungen schreibt, nicht zu gebrauchen war.
no-summary-encrypted = Es gibt keine Zusammenfassung: Diese Datei ist verschlüsselt. Laden Sie eine hoch, die sich ohne Kennwort öffnen lässt.
no-summary-broken = Es gibt keine Zusammenfassung: Diese Datei ist beschädigt. Speichern Sie sie in dem Programm, aus dem sie stammt, neu und laden Sie sie noch einmal hoch.
no-summary-no-text = Es gibt keine Zusammenfassung: In dieser Datei wurde kein Text gefunden. Vielleicht ist sie ein Scan.
no-summary-too-big = Es gibt keine Zusammenfassung: Diese Datei ist zu groß oder zu verschachtelt, um gelesen zu werden.
no-summary-too-slow = Es gibt keine Zusammenfassung: Diese Datei zu lesen dauert zu lange.
no-summary-given-up = Es gibt keine Zusammenfassung: Sie wurde dreimal versucht, und jedes Mal kam etwas dazwischen. Lassen Sie sie später neu erstellen.
summary-waiting-already = Diese Zusammenfassung wird bereits erstellt
summary-too-soon = Diese Zusammenfassung wurde eben erst angefordert. Warten Sie eine halbe Minute, bevor Sie sie neu erstellen lassen
material-summary-waiting = Zusammenfassung wird erstellt
material-summary-ready = Mit Zusammenfassung
material-summary-failed = Ohne Zusammenfassung
audit-summary-asked = Zusammenfassung neu angefordert
audit-summary-made = Zusammenfassung erstellt
audit-summary-failed = Zusammenfassung nicht erstellt
audit-field-method = Erstellt durch
audit-field-model = Modell
audit-field-trouble = Was im Weg war
audit-method-extract = Sätze des Dokuments
audit-method-extract-instead = Sätze des Dokuments, weil der Dienst keine geliefert hat
audit-method-model = ein Modell

# Die Matrix aus Personen und Fähigkeiten
matrix-title = Fähigkeitenmatrix
matrix-caption = Fähigkeiten von Personen: die vorhandene Stufe, die benötigte und wann sie abläuft
matrix-gaps = { $n ->
    [0] Auf dieser Seite fehlt niemandem etwas.
    [one] { $n } Lücke auf dieser Seite.
   *[other] { $n } Lücken auf dieser Seite.
}
matrix-was = Stand vom { $date }.
matrix-everybody = Alle
matrix-team = Team
matrix-job-role = Stelle
matrix-project = Projekt
matrix-any = Beliebig
matrix-has-skill = Hat die Fähigkeit
matrix-lapsing = Läuft ab
matrix-whenever = Irgendwann
matrix-within = Innerhalb von { $n } Tagen
matrix-as-of = Stand vom
matrix-not-yet = Was jemand dann kann, weiß noch niemand. Wählen Sie einen Tag bis heute
matrix-only-gaps = Nur Lücken
matrix-more = Weitere Filter
matrix-legend = Was die Farben bedeuten
matrix-legend-soon = Läuft innerhalb von 60 Tagen ab
matrix-legend-text = „2 braucht 3“ heißt: hat Stufe 2, die Stelle verlangt Stufe 3. „–“ heißt: nicht bewertet, nicht verlangt.
matrix-not-needed = Nicht verlangt
matrix-lapsed = Abgelaufen { $date }
matrix-lapses = Endet { $date }
matrix-until = Bis { $date }
matrix-coverage = Abdeckung
matrix-coverage-note = von denen auf dieser Seite, die sie brauchen
matrix-of = { $n } von { $all }
matrix-have = { $n ->
    [one] { $n } hat sie
   *[other] { $n } haben sie
}
matrix-only-one = Nur eine Person
matrix-skills-shown = Fähigkeiten { $first } bis { $last } von { $all }
matrix-skills-previous = Vorige Fähigkeiten
matrix-skills-next = Nächste Fähigkeiten
matrix-n-gaps = Lücken
matrix-none = Niemand und nichts passt
matrix-empty = Noch keine Fähigkeiten
matrix-empty-text = Sobald es eine Fähigkeit gibt, zeigt die Matrix, wer was kann.
audit-matrix-exported = Fähigkeitenmatrix als Tabelle exportiert

# Was jemand kann
person-skills = Fähigkeiten
person-skills-own = Meine Fähigkeiten
person-skills-profile = Stellen
person-skills-of = Fähigkeiten von { $name }
person-skills-which = Auswahl
person-skills-theirs = Bewertet oder benötigt
person-skills-all = Alle Fähigkeiten
person-skills-none-text = Hier ist nichts bewertet, und keine Stelle verlangt etwas. Sehen Sie alle Fähigkeiten des Unternehmens durch, um eine zu finden.
person-skill-level = Stufe
person-skill-level-n = Stufe { $level }
person-skill-level-none = gar nicht
person-skill-needs = braucht { $level }
person-skill-needed = Von Stellen verlangt
person-skill-not-needed = Keine Stelle verlangt sie
person-skill-verdict = Stand
person-skill-met = Erfüllt
person-skill-gap = Lücke
person-skill-is-lapsed = Abgelaufen
person-skill-lapses = Läuft ab am { $date }
person-skill-lapsed = Stufe { $level } bis { $date }
person-skill-now = So steht es
person-skill-givers = Was eine höhere Stufe gibt
person-skill-rated = { $skill }: Stufe { $level } ist gespeichert.
rating-skill-is-rated = In dieser Fähigkeit sind Personen bewertet, und das bleibt erhalten. Geben Sie ihr stattdessen einen anderen Namen
rating-why = Grund
rating-own = Eigene Einschätzung
rating-manager = Bewertung durch Vorgesetzte
rating-none = Keine
rating-none-yet = Hier hat noch niemand bewertet.
rating-history = Alle Bewertungen
rating-form = { $name } bewerten
rating-own-form = Sich selbst einschätzen
rating-submit = Bewertung speichern
rating-until-hint = Zum Beispiel 30 11 2028. Lassen Sie es leer, wenn es kein Ende hat
rating-note-hint = Bis zu 500 Zeichen. Die bewertete Person liest sie
rating-overrides = Das gilt auch gegen das, was Schulungen bisher gegeben haben. Begründen Sie es in der Anmerkung
rating-overrides-note = Gilt gegen das, was Schulungen davor gegeben haben
rating-no-level = Wählen Sie eine Stufe
rating-ends-before = Der letzte Tag ist heute oder später
rating-overrides-without-note = Schreiben Sie, warum das auch gegen Schulungen gilt
rating-no-such-person = Diese Person gibt es in Ihrem Team nicht
rating-not-found = Diese Bewertung gibt es nicht
rating-revoked-already = Diese Bewertung ist schon zurückgenommen
rating-is-granted = Das hat eine Schulung gegeben. Es endet, wenn deren Ergebnis zurückgenommen wird
rating-by-module = Modul { $title }, bestanden am { $date }
rating-by-course = Kurs { $title }, abgeschlossen am { $date }
rating-by-gone = Eine Schulung, die es nicht mehr gibt, bestanden am { $date }
rating-by-own = Eigene Einschätzung vom { $date }
rating-by-certificate = Zertifikat von außerhalb, anerkannt am { $date }
rating-by-person = Bewertet von { $name } am { $date }
rating-by-nobody = Bewertet von einem Betreiber am { $date }
rating-until = { $what }, gültig bis { $until }
rating-revoked-by = Zurückgenommen von { $name } am { $date }
rating-revoked-on = Zurückgenommen am { $date }
rating-revoke-title = Bewertung zurücknehmen
rating-revoke-lead = Ab heute ist es, als wäre sie nie abgegeben worden. Sie bleibt erhalten, mit dem Grund, aus dem sie zurückgenommen wurde.
rating-revoke-submit = Zurücknehmen
rating-revoked = Eine Bewertung in { $skill } ist zurückgenommen.
rating-source-self = selbst
rating-source-external = Zertifikat von außerhalb
rating-source-training = Schulung
skill-grants = Wird gegeben von
skill-grants-text = Module und Kurse können diese Fähigkeit denen geben, die sie bestehen oder abschließen.
skill-grants-link = Was sie gibt
grants-title = Was { $skill } gibt
grants-lead = Wer das Modul ab jetzt besteht oder den Kurs abschließt, hat die Fähigkeit auf dieser Stufe, solange das Ergebnis gilt.
grants-heading = Module und Kurse
grants-none = Noch gibt nichts diese Fähigkeit.
grant-add = Hinzufügen
grant-add-submit = Hinzufügen
grant-giver = Modul oder Kurs
grant-choose = Bitte wählen
grant-module = Modul { $title }
grant-course = Kurs { $title }
grant-no-such-giver = Wählen Sie ein Modul oder einen Kurs aus der Liste
grant-already = Das gibt die Fähigkeit schon. Entfernen Sie es zuerst, um die Stufe zu ändern
grant-nothing = Wählen Sie eine Stufe von 1 bis 4
grant-not-found = Das gibt die Fähigkeit nicht
grant-added = Gespeichert, was { $skill } gibt.
grant-remove = Entfernen
grant-remove-title = Soll { $giver } die Fähigkeit { $skill } nicht mehr geben?
grant-remove-lead = Es geht um Ergebnisse ab jetzt.
grant-remove-stays = Wer die Fähigkeit dadurch hat, behält sie.
grant-remove-submit = Entfernen
grant-removed = Gespeichert, was { $skill } gibt.
audit-skill-rated = Fähigkeit bewertet
audit-rating-revoked = Bewertung zurückgenommen
audit-grant-added = Etwas gibt eine Fähigkeit
audit-grant-removed = Etwas gibt eine Fähigkeit nicht mehr
audit-field-overrides = Gilt gegen Schulungen
audit-field-rating = Bewertung
audit-field-source = Quelle
audit-field-valid-until = Gültig bis

# Befreiungen

exemption-is = Befreit
exemption-submit = Davon befreien
exemption-end = Befreiung beenden
exemption-title = { $name } von { $skill } befreien
exemption-lead = Solange die Befreiung gilt, ist es keine Lücke, wenn die Fähigkeit fehlt. Bewertungen bleiben, wie sie sind.
exemption-reason-hint = Warum die Person sie nicht braucht. Sie liest es auch. Bis zu 500 Zeichen
exemption-begun = { $name } ist von { $skill } befreit.
exemption-ended = { $name } braucht { $skill } wieder.
exemption-end-title = Braucht { $name } { $skill } wieder?
exemption-end-lead = Ab heute ist es eine Lücke, wenn die Fähigkeit fehlt.
exemption-until-by = Bis { $date }, durch { $name }: { $reason }
exemption-until = Bis { $date }: { $reason }
exemption-by = Durch { $name }: { $reason }
exemption-always = { $reason }
exemption-ends-before = Eine Befreiung gilt bis heute oder länger
exemption-already = Diese Person ist schon befreit; beenden Sie das zuerst
exemption-none = Diese Person ist nicht befreit
audit-skill-exempted = Von einer Fähigkeit befreit
audit-exemption-ended = Befreiung beendet
# Lücken, Abdeckung und der Bericht über eine Person
gaps-title = Lücken
gaps-lead = Was Personen weniger können, als ihre Stellen verlangen, und was das schließt.
gaps-caption = Personen und Fähigkeiten mit einer Lücke
gaps-own = Was Ihnen fehlt
gaps-match = { $n ->
    [one] 1 Lücke
   *[other] { $n } Lücken
}
gaps-match-many = Mehr als 10.000 Lücken
gaps-none = Nichts passt
gaps-none-text = Suchen Sie nach einem Teil des Namens, oder heben Sie die Filter auf.
gaps-empty = Keine Lücken
gaps-empty-text = Alle können, was ihre Stellen verlangen. Stellen sagen, welche Fähigkeiten eine Arbeit braucht.
gap-has = Kann
gap-needs = Braucht
gap-has-of = Stufe { $has }, braucht { $needed }
gap-closings = Was sie schließt
gap-no-closing = Kein Modul und kein Kurs gibt sie.
gap-by-module = Modul { $title }, Stufe { $level }
gap-by-course = Kurs { $title }, Stufe { $level }
gap-module-theirs = Kann schon begonnen werden
gap-module-no-path = Noch auf keinem Pfad
gap-course-theirs = Schon eingeschrieben
gap-assign = Zuweisen
gap-enroll = Einschreiben
gap-start = Beginnen
gap-see-course = Kurs ansehen
gap-ask = Fragen Sie Ihre Vorgesetzten danach
gap-team = Team von
gap-all-teams = Alle Teams
gap-job-role = Stelle
gap-all-job-roles = Alle Stellen
gap-only-critical = Nur kritische Fähigkeiten
coverage-title = Abdeckung
coverage-lead = Wie viele Personen welche Fähigkeit gut genug haben.
coverage-caption = Fähigkeiten und wie viele Personen sie haben
coverage-counts = Stufe, die zählt
coverage-as-needed = Wie Stellen es verlangen
coverage-from = Ab Stufe { $level }
coverage-people = Personen
coverage-nobody = Niemand
coverage-only = Nur { $name }
coverage-enough = Abgedeckt
coverage-lapse = { $n ->
    [one] 1 läuft in den nächsten 60 Tagen ab
   *[other] { $n } laufen in den nächsten 60 Tagen ab
}
coverage-lapse-nobody = { $n ->
    [one] 1 läuft in den nächsten 60 Tagen ab, dann hat sie niemand
   *[other] { $n } laufen in den nächsten 60 Tagen ab, dann hat sie niemand
}
report-title = Bericht
report-of = Bericht über Fähigkeiten: { $name }
report-lead = Stand vom { $date }.
report-held = Vorhandene Fähigkeiten
report-average = Mittlere Stufe
report-needed = Verlangt und erfüllt
report-met = { $n } von { $of }
report-lapsing = Laufen in 60 Tagen ab
report-radar = Kann und braucht
report-radar-text = Was { $name } kann und braucht, von 0 in der Mitte bis 4. Die Tabelle daneben hat dieselben Zahlen.
report-axis = Achse
report-nothing = Nichts ist bewertet, und keine Stelle verlangt etwas.

## Equipment

nav-things = Sachen
item = Gerät
items-title = Geräte
items-more = Mehr über Geräte
items-match = { $n ->
    [one] 1 Gerät
   *[other] { $n } Geräte
  }
items-match-many = Mehr als 10.000 Geräte
items-caption = Geräte, eines in jeder Zeile
items-search = Suche
items-search-hint = Kennung, Name, Modell, Seriennummer
items-all-categories = Alle Kategorien
items-all-locations = Alle Standorte
items-none = Kein Gerät passt
items-empty = Noch keine Geräte
items-empty-text = Legen Sie an, was das Unternehmen seinen Leuten leiht. Jedes Gerät bekommt ein Etikett mit einem eigenen Code.
items-free-title = Freie Geräte
items-free-empty-text = Was Sie nehmen können, steht hier, sobald es etwas gibt.
items-own-title = Meine Geräte
items-own-lead = { $n ->
    [0] Sie haben gerade nichts.
    [one] Sie haben ein Gerät.
   *[other] Sie haben { $n } Geräte.
  }
items-own-now = Was Sie haben
items-own-empty = Sie haben gerade nichts
items-own-empty-text = Scannen Sie das Etikett eines Geräts mit dem Telefon, oder tippen Sie hier seinen Code.
items-in-use-title = Gerade in Gebrauch
items-in-use-match = { $n ->
    [one] 1 Gerät ist ausgegeben
   *[other] { $n } Geräte sind ausgegeben
  }
items-in-use-match-many = Mehr als 10.000 Geräte sind ausgegeben
items-in-use-caption = Ausgegebene Geräte nach dem Tag, an dem sie zurück sein sollen
items-in-use-search-hint = Gerät, Kennung oder Person
items-in-use-empty = Nichts ist ausgegeben
items-in-use-empty-text = Was Personen haben, steht hier, mit dem Tag, an dem es zurück sein soll.
items-only-overdue = Nur überfällige
item-add = Gerät hinzufügen
item-tag = Kennung
item-state = Zustand
item-state-kept = Jeder Zustand
item-state-available = Verfügbar
item-state-in-use = In Gebrauch
item-state-maintenance = In Wartung
item-state-retired = Ausgemustert
item-overdue = Überfällig
item-has-it = Wer es hat
item-holder = Wer oder warum
item-category = Kategorie
item-model = Modell
item-serial = Seriennummer
item-condition = Verfassung
item-condition-ok = In Ordnung
item-condition-damaged = Beschädigt
item-added = Hinzugefügt
item-retired-because = Ausgemustert, weil
item-retired-sold = Verkauft
item-retired-scrapped = Verschrottet
item-retired-lost = Verloren
item-retired-duplicate = Doppelt angelegt
item-about = Über dieses Gerät
item-history = Wer es hatte
item-history-none = Noch niemand hatte es.
item-times = { $n ->
    [0] Nie
    [one] Einmal
   *[other] { $n }-mal
  }
item-since-head = Seit
item-since = Seit { $when }
item-from-until = { $from } bis { $until }
item-was-due = Sollte am { $date } zurück sein
item-due-today = Soll heute zurück sein
item-due-on = Soll am { $date } zurück sein
item-given-by = Gegeben von { $who }: „{ $why }“
item-returned-by = Zurückgegeben von { $who }: „{ $why }“
item-by-system = jemandem vom Betrieb
item-label-print = Drucken
item-label = Etikett
item-code-since = Code Nummer { $n }, seit { $date }.
item-code = Code auf dem Etikett
item-code-hint = Neun Zeichen, etwa 7K3M-Q9TF-X
item-code-malformed = Ein Code hat neun Zeichen. Tippen Sie ihn so, wie er auf dem Etikett steht
item-code-mistyped = Eines der Zeichen ist ein anderes. Vergleichen Sie den Code mit dem Etikett
item-code-unknown = Kein Gerät hat diesen Code. Vergleichen Sie ihn mit dem Etikett
item-code-replaced = Dieses Etikett gilt nicht mehr: Es wurde ersetzt, oder das Gerät ist ausgemustert. Fragen Sie einen Administrator Ihres Unternehmens nach dem neuen
item-code-replaced-ask = Dieses Etikett gilt nicht mehr: Es wurde ersetzt, oder das Gerät ist ausgemustert. Fragen Sie { $name } nach dem neuen
item-take-title = Ein Gerät nehmen
item-take = Nehmen
item-taken = Es gehört Ihnen, bis Sie es zurückgeben.
item-is-yours = Sie haben dieses Gerät schon.
item-due = Zurück bis
item-due-hint = Der letzte Tag, an dem Sie es zurückgeben
item-due-before = Dieser Tag ist vorbei. Wählen Sie heute oder einen späteren Tag
item-return = Zurückgeben
item-return-for = Zurückgeben für { $name }
item-return-title = { $name } ({ $tag }) zurückgeben?
item-return-lead = { $holder } hat es gerade. Sagen Sie, warum es ohne diese Person zurückkommt.
item-return-reason-hint = Warum es ohne die Person zurückkommt, die es hat
item-return-no-reason = Sagen Sie, warum Sie zurückgeben, was jemand anders hat
item-returned = Es ist zurückgegeben. Danke.
item-returned-for = Es ist zurückgegeben und kann wieder genommen werden.
item-returned-before = Es war schon zurückgegeben. Nichts hat sich geändert.
item-not-yours = Jemand anders hat dieses Gerät. Wer diese Person führt, oder ein Administrator, kann es zurückgeben
item-held-since = { $name } hat dieses Gerät seit { $since }
item-held-by = { $name } hat dieses Gerät
item-held-by-name = { $name } hat dieses Gerät.
item-in-maintenance = Dieses Gerät ist in Wartung und kann nicht genommen werden
item-is-retired = Dieses Gerät ist ausgemustert und kann nicht genommen werden
item-not-found = Dieses Gerät gibt es nicht
item-no-such-person = Niemand, der hier arbeitet, hat diese E-Mail oder diesen Benutzernamen. Prüfen Sie die Eingabe
item-no-such-category = Wählen Sie eine Kategorie der Liste
item-no-such-location = Wählen Sie einen Standort der Liste
item-give = Jemandem geben
item-give-title = { $name } ({ $tag }) jemandem geben
item-give-lead = Die Person hat es ab jetzt, ohne den Code zu tippen.
item-give-person = Wer es bekommt
item-give-person-hint = E-Mail-Adresse oder Benutzername
item-give-reason-hint = Warum Sie es dieser Person geben
item-given = Es ist übergeben.
item-retire-panel = Ausmustern
item-retire = Ausmustern
item-retire-text = Der Code gilt nicht mehr, und niemand kann es mehr nehmen. Seine Geschichte bleibt.
item-retire-in-use-text = Es ist in Gebrauch. Geben Sie es erst zurück, dann können Sie es ausmustern. Seine Geschichte bleibt.
item-retire-in-use = Jemand hat dieses Gerät. Geben Sie es erst zurück
item-retired-already = Dieses Gerät ist schon ausgemustert
item-other-tag = Das ist nicht die Kennung des Geräts. Tippen Sie sie so, wie sie gedruckt ist
item-not-retired = Dieses Gerät ist nicht ausgemustert
item-has-history = Dieses Gerät hatte schon jemand, darum bleibt es verzeichnet. Mustern Sie es stattdessen aus
item-reinstate = Wieder in Gebrauch nehmen
item-reinstate-text = Es bekommt einen anderen Code und braucht ein neues Etikett.
item-delete = Löschen
item-delete-text = Noch niemand hatte es, darum kann es gelöscht werden. Ein Gerät, das jemand hatte, wird ausgemustert.
audit-item-added = Gerät hinzugefügt
audit-item-edited = Gerät bearbeitet
audit-item-deleted = Gerät gelöscht
audit-item-retired = Gerät ausgemustert
audit-item-reinstated = Gerät wieder in Gebrauch genommen
audit-item-taken = Gerät genommen
audit-item-returned = Gerät zurückgegeben
audit-item-handed-over = Gerät weitergegeben
audit-field-how = Wie
audit-field-due = Zurück bis
item-category-taken = Eine andere Kategorie heißt so. Wählen Sie einen anderen Namen
item-tag-taken = Ein anderes Gerät hat diese Kennung. Wählen Sie eine andere
item-serial-taken = Ein anderes Gerät hat diese Seriennummer. Prüfen Sie sie
item-in-use = Jemand anders hat dieses Gerät

## Etiketten von Geräten

labels = Etiketten
labels-back = Geräte
labels-lead = Drucken Sie für jedes Gerät ein Etikett, auf Bögen oder auf einer Rolle. Jedes hat einen Code zum Tippen und einen für die Kamera eines Telefons.
labels-title = { $n ->
    [one] Ein Etikett
   *[other] { $n } Etiketten
  }
labels-on = { $n ->
    [one] { $sheet }: eine Seite. Drucken Sie sie mit 100 %, und zuerst einmal auf normales Papier.
   *[other] { $sheet }: { $n } Seiten. Drucken Sie sie mit 100 %, und zuerst einmal auf normales Papier.
  }
labels-page = Etiketten, Seite { $n }
labels-chosen = { $n ->
    [one] Für das Gerät, das Sie ausgewählt haben.
   *[other] Für die { $n } Geräte, die Sie ausgewählt haben.
  }
labels-all = Alle
labels-category = Kategorie
labels-settings = Papier und Drucker
labels-since = Codes ab diesem Tag
labels-since-hint = Etiketten neuer Geräte und solcher, deren Code ersetzt wurde. Leer für alle Geräte.
labels-since-wrong = Wählen Sie einen Tag
labels-sheet = Papier
labels-sheet-wrong = Wählen Sie ein Papier aus der Liste
labels-first = Erstes freies Etikett
labels-first-hint = Zählen Sie Zeile für Zeile; 1 ist links oben. So lassen sich angebrochene Bögen aufbrauchen.
labels-first-wrong = { $n ->
    [one] Dieses Papier hat ein Etikett auf jeder Seite. Geben Sie 1 ein
   *[other] Ein Bogen dieses Papiers hat { $n } Etiketten. Geben Sie eine Zahl von 1 bis { $n } ein
  }
labels-right = Nach rechts schieben, in Millimetern
labels-down = Nach unten schieben, in Millimetern
labels-nudge-hint = Drucken Sie die Linealseite, um es herauszufinden; kleiner als null schiebt andersherum. Es gilt für das PDF.
labels-nudge-wrong = Geben Sie Millimeter von −10 bis 10 ein, mit höchstens einer Stelle nach dem Komma
labels-show = Etiketten zeigen
labels-pdf = PDF herunterladen
labels-ruler = Linealseite drucken
labels-ruler-scale = Drucken Sie diese Seite mit 100 %, ohne „an Seite anpassen“. Vom Kreuz bis zur Marke bei { $end } mm muss es so weit sein wie auf einem Lineal; sonst skaliert der Drucker noch.
labels-ruler-cross = Die senkrechte Linie gehört { $x } mm vom linken Rand des Papiers entfernt, die waagrechte { $y } mm vom oberen.
labels-ruler-nudge = Ist die senkrechte Linie 1,2 mm zu weit rechts, schieben Sie um −1,2 nach rechts. Drucken Sie dann diese Seite noch einmal und halten Sie sie gegen einen Bogen Etiketten.
labels-no-address = Diese Installation kennt ihre eigene Adresse nicht, darum führen die Codes für Kameras nirgendwohin. Wer sie betreibt, setzt SHIPSHAPE_PUBLIC_URL.
labels-none = Es gibt kein Gerät mit einem solchen Etikett. Wählen Sie andere
labels-too-many = Das sind mehr als 500 Etiketten. Wählen Sie eine Kategorie, einen Ort oder einen späteren Tag
label-qr = Code für Kameras von { $tag }
label-sheet-avery-l7160 = A4, 21 Etiketten von 63,5 × 38,1 mm (Avery L7160)
label-sheet-avery-l7163 = A4, 14 Etiketten von 99,1 × 38,1 mm (Avery L7163)
label-sheet-avery-l7651 = A4, 65 Etiketten von 38,1 × 21,2 mm (Avery L7651)
label-sheet-avery-l4731 = A4, 189 Etiketten von 25,4 × 10 mm (Avery L4731)
label-sheet-avery-5160 = US Letter, 30 Etiketten von 66,7 × 25,4 mm (Avery 5160)
label-sheet-roll-62x29 = Rolle mit Etiketten von 62 × 29 mm (Brother DK-11209)
item-code-replace = Code ersetzen
item-code-replace-title = Den Code von { $tag } ersetzen?
item-code-replace-lead = Das Etikett am Gerät gilt sofort nicht mehr. Drucken Sie ein neues und kleben Sie es an. Wer das Gerät hat, behält es.
item-code-is-replaced = { $tag } hat einen anderen Code. Drucken Sie das neue Etikett
item-has-no-code = Dieses Gerät ist ausgemustert und hat keinen Code. Nehmen Sie es zuerst wieder in Gebrauch
item-codes-replace = { $n ->
    [one] Einen Code ersetzen
   *[other] { $n } Codes ersetzen
  }
item-codes-replace-title = Die Codes aller Geräte ersetzen?
item-codes-replace-title-category = Die Codes der Kategorie { $name } ersetzen?
item-codes-replace-lead = Tun Sie das, wenn Bilder von Etiketten in falsche Hände geraten sind.
item-codes-replace-stop = { $n ->
    [one] Ein Etikett gilt sofort nicht mehr.
   *[other] { $n } Etiketten gelten sofort nicht mehr.
  }
item-codes-replace-stay = Wer ein Gerät hat, behält es und kann es zurückgeben.
item-codes-are-replaced = { $n ->
    [one] Ein Gerät hat einen anderen Code. Drucken Sie das neue Etikett
   *[other] { $n } Geräte haben andere Codes. Drucken Sie die neuen Etiketten
  }
audit-item-code-replaced = Code eines Geräts ersetzt
audit-labels-printed = Etiketten gedruckt
audit-field-n-labels = Etiketten
audit-field-code-number = Nummer des Codes
item-group-name = Name
item-group-items = Geräte
item-categories-title = Gerätekategorien
item-categories-lead = Die Arten von Geräten, die das Unternehmen hat.
item-categories-match = { $n ->
    [one] 1 Kategorie
   *[other] { $n } Kategorien
  }
item-categories-none = Es gibt noch keine Kategorien
item-category-new-title = Kategorie hinzufügen
item-category-create = Hinzufügen
item-category-created = { $name } ist hinzugefügt.
item-category-saved = Die Kategorie ist gespeichert.
item-category-lead = { $n ->
    [0] Kein Gerät gehört dazu.
    [one] Ein Gerät gehört dazu.
   *[other] { $n } Geräte gehören dazu.
  }
item-category-in-use = { $n ->
    [one] Ein Gerät gehört zu dieser Kategorie. Geben Sie ihm erst eine andere
   *[other] { $n } Geräte gehören zu dieser Kategorie. Geben Sie ihnen erst eine andere
  }
item-category-not-found = Diese Kategorie gibt es nicht
item-category-delete = Löschen
item-category-delete-title = Kategorie { $name } löschen?
item-category-delete-lead = Sie verschwindet aus der Liste, sonst ändert sich nichts.
item-category-is-deleted = { $name } ist gelöscht.
item-location = Standort
item-locations-title = Standorte
item-locations-lead = Wohin Geräte gehören. Ein Standort kann in einem anderen liegen.
item-locations-match = { $n ->
    [one] 1 Standort
   *[other] { $n } Standorte
  }
item-locations-none = Kein Standort heißt so
item-locations-none-text = Suchen Sie nach einem Teil des Namens, oder heben Sie den Filter auf.
item-locations-empty = Noch keine Standorte
item-locations-empty-text = Legen Sie die Orte an, an denen Geräte aufbewahrt werden, etwa eine Werkstatt und die Stellplätze darin.
item-location-items = { $n ->
    [0] Keine Geräte
    [one] 1 Gerät
   *[other] { $n } Geräte
  }
item-location-add-in = Darin anlegen
item-location-create = Standort anlegen
item-location-new-title = Standort anlegen
item-location-new-lead = Ein Ort, an dem Geräte aufbewahrt werden, für sich oder in einem anderen.
item-location-name-hint = Ohne die Namen dessen, worin er liegt: „Platz 2“, nicht „Werkstatt, Platz 2“.
item-location-parent = Liegt in
item-location-no-parent = Keinem anderen
item-location-created = { $name } ist angelegt.
item-location-saved = Der Standort ist gespeichert, mit allem, was darin liegt.
item-location-lead = { $n ->
    [0] Kein Gerät gehört hierher.
    [one] Ein Gerät gehört hierher.
   *[other] { $n } Geräte gehören hierher.
  }
item-location-taken = Dort heißt schon ein Standort so. Wählen Sie einen anderen Namen
item-location-too-long = Sein Name und die Namen dessen, worin er liegt, sind zusammen zu lang. Wählen Sie einen kürzeren
item-location-no-such-parent = Diesen Standort gibt es nicht mehr. Wählen Sie einen anderen
item-location-in-itself = Ein Standort kann nicht in sich selbst liegen. Wählen Sie einen anderen
item-location-too-deep = Standorte liegen höchstens { $most } tief ineinander. Wählen Sie einen weiter außen
item-locations-too-many = Ein Unternehmen hat höchstens { $most } Standorte. Löschen Sie einen, den niemand braucht
item-location-has-items = { $n ->
    [one] Ein Gerät gehört hierher. Geben Sie ihm erst einen anderen Standort
   *[other] { $n } Geräte gehören hierher. Geben Sie ihnen erst einen anderen Standort
  }
item-location-has-locations = { $n ->
    [one] Ein Standort liegt darin. Verlegen oder löschen Sie erst diesen
   *[other] { $n } Standorte liegen darin. Verlegen oder löschen Sie erst diese
  }
item-location-not-found = Diesen Standort gibt es nicht
item-location-delete = Löschen
item-location-delete-title = { $path } löschen?
item-location-delete-lead = Der Standort verschwindet aus der Liste, sonst ändert sich nichts.
item-location-is-deleted = { $path } ist gelöscht.
audit-target-item-category = Gerätekategorie
audit-target-item-location = Gerätestandort
audit-item-category-created = Gerätekategorie angelegt
audit-item-category-renamed = Gerätekategorie umbenannt
audit-item-category-deleted = Gerätekategorie gelöscht
audit-item-location-created = Gerätestandort angelegt
audit-item-location-edited = Gerätestandort umbenannt oder verlegt
audit-item-location-deleted = Gerätestandort gelöscht

equipment-title = Geräte
item-form-tag = Kennung
item-form-tag-hint = Was darauf gedruckt ist, etwa D-07. Kein anderes Gerät hat sie.
item-form-name = Was es ist
item-form-category = Kategorie
item-form-no-category = Keine Kategorie
item-form-location-hint = Wohin es gehört, wenn niemand es hat.
item-form-no-location = Kein Standort
item-form-model = Modell
item-form-serial = Seriennummer
item-form-notes = Notizen
item-add-title = Gerät hinzufügen
item-add-lead = Es kann sofort genommen werden. Es bekommt einen eigenen Code, den Sie auf ein Etikett drucken.
item-is-added = { $tag } ist hinzugefügt. Drucken Sie das Etikett und kleben Sie es auf
item-edit-title = { $tag } bearbeiten
item-edit-lead = Wer es hat, behält es, und der Code bleibt.
item-is-saved = Das Gerät ist gespeichert.
item-photo-lead = Wer das Gerät ansieht oder sein Etikett scannt, sieht es.
item-photo-change = Foto ändern
item-photo-changed = Das neue Foto ist da.
item-photo-removed = Das Foto ist entfernt.
item-delete-title = { $tag } löschen?
item-delete-lead = Für Geräte, die versehentlich hinzugefügt wurden. Es verschwindet endgültig, mit seinem Code.
item-is-deleted = { $tag } ist gelöscht.
item-retire-title = { $tag } ausmustern?
item-retire-lead = Niemand kann es mehr nehmen, und das Etikett gilt nicht mehr. Der Verlauf bleibt, und Sie können es wieder in Gebrauch nehmen.
item-retire-reason = Grund
item-retire-choose = Grund wählen
item-retire-no-reason = Wählen Sie einen Grund
item-retire-sold = Verkauft
item-retire-scrapped = Verschrottet
item-retire-lost = Verloren
item-retire-duplicate = Doppelt verzeichnet
item-retire-tag-hint = Tippen Sie { $tag }, damit es nicht aus Versehen geschieht.
item-is-now-retired = { $tag } ist ausgemustert.
item-reinstate-title = { $tag } wieder in Gebrauch nehmen?
item-reinstate-lead = Es kann sofort genommen werden. Es bekommt einen anderen Code, drucken Sie also ein neues Etikett.
item-is-reinstated = { $tag } ist wieder in Gebrauch. Drucken Sie das neue Etikett und kleben Sie es auf

## Reservations of equipment

reserve = Reservieren
reserve-title = { $name } ({ $tag }) reservieren
reserve-lead = In dieser Zeit ist es für Sie da. Sie nehmen es wie immer mit seinem Code.
reservations-title = Reservierungen
reservations-week = Reservierungen, Woche ab { $day }
reservations-lead = Wann welche Geräte für jemanden da sind.
reservations-weeks = Wochen
reservations-week-before = Woche davor
reservations-week-this = Diese Woche
reservations-week-after = Woche danach
reservations-show = Zeigen
reservations-reserved = Was reserviert ist
reservations-own = Was ich reserviert habe
reservations-all = Alle Geräte
reservations-caption = Geräte, eines in jeder Zeile, und die Tage der Woche
reservations-choose = Etwas zum Reservieren auswählen
reservations-reserve = Davon etwas reservieren
reservations-none = In dieser Woche ist nichts reserviert
reservations-none-text = Wählen Sie ein Gerät und sagen Sie, von wann bis wann Sie es brauchen.
reservations-item-none = Niemand hat es reserviert.
reservations-own-title = Was Sie reserviert haben
reservations-own-none = Sie haben nichts reserviert.
reservations-see = Die Woche ansehen
reservation-from = Von
reservation-to = Bis
reservation-to-hint = Ab dann können andere es reservieren
reservation-note = Wofür
reservation-note-hint = Wer Personal führt, kann es lesen
reservation-made = Es ist für Sie reserviert.
reservation-span = { $from } bis { $to }
reservation-day = { $from } bis { $to }
reservation-day-from = Ab { $from }
reservation-day-until = Bis { $to }
reservation-day-all = Ganztags
reservation-yours = Sie
reservation-somebody = Reserviert
reservation-taken = genommen
reservation-no-show = nicht genommen
reservation-time-malformed = Geben Sie einen Tag und eine Uhrzeit ein
reservation-time-out-of-range = Der Tag muss zwischen 1990 und 2100 liegen
reservation-in-gap = Diese Uhrzeit gibt es an dem Tag nicht, weil die Uhren vorgestellt werden. Wählen Sie eine andere
reservation-ends-first = Das Ende muss nach dem Anfang liegen
reservation-too-long = Ein Gerät kann höchstens für 365 Tage reserviert werden
reservation-over = Diese Zeit ist vorbei. Wählen Sie eine, die später endet
reservation-overlaps = In dieser Zeit hat es jemand reserviert. Wählen Sie eine andere
reservation-overlaps-when = Es ist reserviert, vom { $when }. Wählen Sie eine andere Zeit
reservation-too-many = Ein Gerät kann höchstens { $most } kommende Reservierungen haben. Versuchen Sie es wieder, wenn einige davon vorbei sind
reservation-retired = Dieses Gerät ist ausgemustert und kann nicht reserviert werden
reservation-not-found = Diese Reservierung gibt es nicht
reservation-fulfilled = Das Gerät wurde genommen, darum gibt es nichts aufzuheben
reservation-is-over = Diese Reservierung ist vorbei, darum gibt es nichts aufzuheben
reservation-cancel = Aufheben
reservation-cancel-button = Die Reservierung aufheben
reservation-cancel-title = Die Reservierung von { $name } ({ $tag }) ab { $from } aufheben?
reservation-cancel-own = Sie haben es reserviert, vom { $when }.
reservation-cancel-lead = { $name } hat es reserviert, vom { $when }, und erfährt davon per E-Mail.
reservation-cancel-hint = Wer es reserviert hat, liest ihn in der E-Mail
reservation-cancel-no-reason = Sagen Sie, warum Sie aufheben, was jemand anderes reserviert hat
reservation-is-cancelled = Die Reservierung ist aufgehoben.
reservation-cancelled-before = Sie war schon aufgehoben. Es hat sich nichts geändert.
item-reserved-by = { $name } hat dieses Gerät reserviert
item-reserved-by-somebody = Jemand hat dieses Gerät reserviert
item-reserved-when = { $name } hat dieses Gerät reserviert, vom { $when }. Nehmen Sie es, wenn das vorbei ist
item-reserved-when-by-somebody = Jemand hat dieses Gerät reserviert, vom { $when }. Nehmen Sie es, wenn das vorbei ist
item-reserved-soon = Jemand hat es ab { $from } reserviert: Bringen Sie es vorher zurück
item-taken-before = Es ist jetzt Ihres. Jemand hat es ab { $from } reserviert: bringen Sie es vorher zurück
mail-reservation-subject = Ihre Reservierung ist aufgehoben
mail-reservation-retired = Sie hatten { $item } ({ $tag }) vom { $from } bis zum { $to } reserviert. Es wird nicht mehr benutzt, darum wird nichts daraus.
mail-reservation-cancelled = Sie hatten { $item } ({ $tag }) vom { $from } bis zum { $to } reserviert. Die Administration hat das aufgehoben.
mail-reservation-reason = Grund: „{ $reason }“
mail-reservation-link = Ansehen, was frei ist
audit-item-reserved = Gerät reserviert
audit-reservation-fulfilled = Reserviertes Gerät genommen
audit-reservation-cancelled = Reservierung aufgehoben
audit-field-reserved-from = Reserviert von
audit-field-reserved-until = Reserviert bis
audit-value-by-owner = von der Person selbst
audit-value-for-owner = von der Administration
audit-value-owner-left = die Person ging
audit-target-item = Gerät

# Geräte aus einer Tabelle, und sie zurücknehmen
import-items-title = Geräte importieren
import-items-lead = Eine Tabelle mit einer Zeile für jedes Gerät. Zuerst sehen Sie, was daraus würde; gespeichert wird erst, wenn Sie es sagen.
import-items-file-hint = CSV oder XLSX, bis 10 MB. Spalten: Kennung und Name und nach Wunsch Kategorie, Modell, Seriennummer, Standort, Notizen. Eine Liste aus Snipe-IT wird genommen, wie sie ist
import-items-adds-missing = Kategorien und Standorte anlegen, die es noch nicht gibt
import-items-check = Geräte prüfen
import-items-apply = { $n ->
    [one] 1 Gerät importieren
   *[other] { $n } Geräte importieren
  }
import-items-caption = Geräte der Datei
import-items-good = { $n ->
    [0] In der Datei steht nichts Neues
    [one] 1 Gerät kann importiert werden
   *[other] { $n } Geräte können importiert werden
  }
import-items-before = { $n ->
    [one] 1 Gerät gibt es schon; es bleibt, wie es ist.
   *[other] { $n } Geräte gibt es schon; sie bleiben, wie sie sind.
  }
import-items-done = { $n ->
    [0] Es gab nichts Neues zu importieren.
    [one] 1 Gerät ist importiert.
   *[other] { $n } Geräte sind importiert.
  }
import-items-new-categories = { $n ->
    [one] 1 Kategorie wird angelegt: { $names }
   *[other] { $n } Kategorien werden angelegt: { $names }
  }
import-items-new-locations = { $n ->
    [one] 1 Standort wird angelegt: { $names }
   *[other] { $n } Standorte werden angelegt: { $names }
  }
import-items-left-out = { $n ->
    [one] Das sieht nach einer Liste aus Snipe-IT aus. 1 Spalte hat hier keinen Platz und bleibt weg: { $names }
   *[other] Das sieht nach einer Liste aus Snipe-IT aus. { $n } Spalten haben hier keinen Platz und bleiben weg: { $names }
  }
import-items-refused = Einige dieser Geräte können nicht übernommen werden, deshalb wurde keines übernommen
import-items-nothing = Unter der ersten Zeile steht nichts. Fügen Sie für jedes Gerät eine Zeile hinzu
import-items-tag-taken = Ein anderes Gerät hat diese Kennung und ist etwas anderes
import-items-no-category = Diese Kategorie gibt es nicht. Legen Sie sie an, oder kreuzen Sie an, dass Fehlendes angelegt wird
import-items-no-location = Diesen Standort gibt es nicht. Legen Sie ihn an, oder kreuzen Sie an, dass Fehlendes angelegt wird
item-import-not-found = Diesen Import gibt es nicht
item-import-undone-already = Dieser Import wurde schon zurückgenommen
item-import-all-touched = Mit jedem Gerät dieses Imports wurde schon etwas getan, deshalb bleiben alle
item-imports-title = Importe von Geräten
item-imports-lead = Was mit einer Tabelle kam, kann wieder gehen, solange niemand etwas damit getan hat.
item-imports-empty = Noch wurde nichts importiert
item-imports-empty-text = Was Sie importieren, steht hier und kann zurückgenommen werden.
item-import-when = Wann
item-import-by = Von
item-import-now = Jetzt
items-count = { $n ->
    [one] 1 Gerät
   *[other] { $n } Geräte
  }
item-import-untouched = { $n ->
    [one] 1 ist, wie es kam.
   *[other] { $n } sind, wie sie kamen.
  }
item-import-all-used = Alle sind in Gebrauch oder wurden geändert.
item-import-was-undone = { $n ->
    [one] Am { $when } zurückgenommen: 1 Gerät wurde gelöscht.
   *[other] Am { $when } zurückgenommen: { $n } Geräte wurden gelöscht.
  }
item-import-undo-link = Zurücknehmen
item-import-undo-title = Den Import vom { $when } zurücknehmen?
item-import-undo-lead = Seine Geräte werden mit ihren Codes gelöscht. Etiketten, die für sie gedruckt wurden, öffnen nichts mehr.
item-import-undo = { $n ->
    [one] 1 Gerät löschen
   *[other] { $n } Geräte löschen
  }
item-import-stay = { $n ->
    [one] 1 Gerät bleibt, weil schon etwas damit getan wurde:
   *[other] { $n } Geräte bleiben, weil schon etwas damit getan wurde:
  }
item-import-stays = { $tag }, { $name }
item-import-is-undone = { $n ->
    [one] 1 Gerät ist gelöscht.
   *[other] { $n } Geräte sind gelöscht.
  }
audit-items-imported = Geräte importiert
audit-item-import-undone = Import von Geräten zurückgenommen
audit-items-exported = Geräte exportiert
audit-field-n-kept = Behalten
audit-target-item-import = Import von Geräten

## What equipment needs

item-needs-title = Was man dafür braucht
item-needs-none = Jeder darf es nehmen.
item-needs-edit = Ändern
item-need-of-category = Von seiner Kategorie verlangt
item-needs-page = Was man für { $name } ({ $tag }) braucht
item-needs-page-category = Was man für Geräte der Kategorie { $name } braucht
item-needs-lead = Nur wer jede dieser Fähigkeiten hat, kann es nehmen. Wer es jetzt hat, behält es.
item-needs-lead-category = Nur wer jede dieser Fähigkeiten hat, kann ein Gerät dieser Kategorie nehmen. Nennt auch ein Gerät eine Fähigkeit, zählt die höhere Stufe.
item-needs-from-category = Seine Kategorie verlangt außerdem: { $skills }
item-needs-saved = Was man dafür braucht, ist gespeichert.
item-needs-too-many = Nennen Sie höchstens { $most } Fähigkeiten
item-not-qualified = Was dieses Gerät verlangt, fehlt: { $skills }
item-not-yet = Sie können es noch nicht nehmen. Unten steht, was fehlt und woher Sie es bekommen.
item-qualification-yes = Vorhanden
item-qualification-no = Fehlt
item-qualification-held = Stufe { $level } genügt
item-qualification-until = Stufe { $level } genügt, vorhanden bis { $date }
item-waive = Dieses eine Mal geben, obwohl dies fehlt: { $skills }
item-waive-reason = Warum es trotzdem gegeben wird
item-waive-reason-hint = Bleibt in der Geschichte des Geräts
item-waived-because = Gegeben, obwohl dies fehlte: { $skills }. „{ $why }“
skill-is-needed = { $n ->
    [one] 1 Gerät oder Gerätekategorie verlangt diese Fähigkeit. Nehmen Sie sie dort zuerst heraus
   *[other] { $n } Geräte und Gerätekategorien verlangen diese Fähigkeit. Nehmen Sie sie dort zuerst heraus
  }
audit-item-needs-changed = Anforderungen eines Geräts geändert
audit-item-category-needs-changed = Anforderungen einer Gerätekategorie geändert
audit-field-missing = Fehlend
audit-field-waived-because = Trotzdem gegeben, weil

## Arbeitsaufträge und Prüfungen von Geräten

work-order = Arbeitsauftrag
work-orders-title = Arbeitsaufträge
work-orders-match = { $n ->
    [one] 1 Arbeitsauftrag
   *[other] { $n } Arbeitsaufträge
  }
work-orders-match-many = Mehr als 10.000 Arbeitsaufträge
work-orders-caption = Arbeitsaufträge, offene zuerst
work-orders-shown = Anzeigen
work-orders-all = Alle
work-orders-open = Offene
work-orders-closed = Abgeschlossene
work-orders-none = Kein Arbeitsauftrag passt
work-orders-empty = Noch keine Arbeitsaufträge
work-orders-empty-text = Was zu reparieren, zu prüfen oder zu kalibrieren ist, steht hier. Öffnen Sie einen Arbeitsauftrag auf der Seite eines Geräts.
work-orders-of-item = Alle anzeigen
work-orders-item-none = Es ist nichts zu tun, und es war nichts zu tun.
work-order-repair = Reparatur
work-order-inspection = Prüfung
work-order-calibration = Kalibrierung
work-order-open = Offen
work-order-pass = Bestanden
work-order-fail = Nicht bestanden
work-order-na = Entfällt
work-order-open-it = Arbeitsauftrag öffnen
work-order-open-title = Arbeitsauftrag für { $name } ({ $tag }) öffnen
work-order-lead = Schreiben Sie, was zu tun ist. Ein Arbeitsauftrag, der das Gerät in Wartung hält, nimmt es sofort aus dem Gebrauch.
work-order-held-lead = { $holder } hat es jetzt. Wenn es in Wartung kommt, gilt es als zurückgegeben, und { $holder } bekommt eine E-Mail mit dem, was Sie hier schreiben.
work-order-kind = Art
work-order-text = Was zu tun ist
work-order-text-hint = Oder warum es jetzt nicht benutzt werden kann
work-order-due = Fällig bis
work-order-due-on = Fällig bis { $date }
work-order-due-hint = Der letzte Tag, an dem es zu tun ist
work-order-blocking = Bis zum Abschluss in Wartung halten
work-order-is-open = Der Arbeitsauftrag ist offen.
work-order-title = { $kind }: { $name } ({ $tag })
work-order-page = { $heading }, { $when }
work-order-about = Über diesen Arbeitsauftrag
work-order-opened = Geöffnet
work-order-closed = Abgeschlossen
work-order-by = { $when }, von { $who }
work-order-meanwhile = Bis dahin
work-order-blocks = Es bleibt in Wartung
work-order-blocks-not = Es kann benutzt werden
work-order-close = Abschließen
work-order-close-it = Arbeitsauftrag abschließen
work-order-result = Ergebnis
work-order-result-hint = Was nicht besteht, bleibt in Wartung oder kommt dorthin. Nach einer Prüfung, die es nicht bestanden hat, muss es eine bestehen.
work-order-choose = Ergebnis wählen
work-order-no-result = Wählen Sie ein Ergebnis
work-order-cost = Kosten
work-order-cost-hint = Zum Beispiel 120 oder 120,50
work-order-cost-wrong = Schreiben Sie einen Betrag wie 120 oder 120,50
work-order-currency = Währung
work-order-currency-hint = Ihre drei Buchstaben, zum Beispiel EUR
work-order-currency-wrong = Schreiben Sie die drei Buchstaben der Währung, zum Beispiel EUR
work-order-note = Notiz
work-order-is-closed = Der Arbeitsauftrag ist abgeschlossen.
work-order-closed-already = Dieser Arbeitsauftrag ist schon abgeschlossen
work-order-blocked = Ein anderer Arbeitsauftrag hält dieses Gerät in Wartung. Schließen Sie ihn zuerst ab
work-order-item-retired = Dieses Gerät ist ausgemustert. Nehmen Sie es zuerst wieder in Gebrauch
work-order-not-found = Diesen Arbeitsauftrag gibt es nicht
order-files = Dateien
order-files-none = Noch keine Dateien.
order-files-too-many = Dieser Arbeitsauftrag hat { $most } Dateien, mehr gehen nicht. Entfernen Sie zuerst eine davon
order-file-hint = Ein Bericht oder ein Bild: PDF, PNG oder JPEG, bis 10 MB
order-file-note = { $size }, { $when }, von { $who }
order-file-add = Datei hinzufügen
order-file-added = Die Datei ist hinzugefügt.
order-file-not-found = Diese Datei gibt es nicht
order-file-remove = Datei entfernen
order-file-remove-title = { $name } entfernen?
order-file-remove-lead = Die Datei verschwindet endgültig. Der Arbeitsauftrag bleibt, wie er ist.
order-file-removed = Die Datei ist entfernt.
item-to-maintenance = In Wartung geben
item-damage-report = Schaden melden
item-damage-title = Schaden an { $name } ({ $tag }) melden
item-damage-lead = Damit geben Sie es zurück. Niemand kann es nehmen, bevor es repariert ist, und die Admins bekommen eine E-Mail.
item-damage-text = Was beschädigt ist
item-damage-hint = Was Sie gesehen haben und was geschehen ist
item-damage-is-reported = Danke. Das Gerät ist zurückgegeben, und die Admins wissen Bescheid.
item-not-held = Sie haben dieses Gerät nicht
item-withdrawn-by = In Wartung gegeben von { $who }: „{ $why }“
item-returned-damaged = Beschädigt zurückgegeben
item-inspection = Prüfung
item-inspection-next = Nächste Prüfung
item-inspection-due = Prüfung fällig
items-inspection-due = Fällige Prüfungen
item-inspection-overdue = Dieses Gerät war bis { $date } zu prüfen. Es kann nicht genommen werden, bevor es eine Prüfung bestanden hat. Fragen Sie einen Admin
item-inspection-used = { $n ->
    [one] Dieses Gerät ist nach jeder Benutzung zu prüfen. Es kann nicht genommen werden, bevor es eine Prüfung bestanden hat. Fragen Sie einen Admin
   *[other] Dieses Gerät ist nach je { $n } Benutzungen zu prüfen. Es kann nicht genommen werden, bevor es eine Prüfung bestanden hat. Fragen Sie einen Admin
  }
inspection-every-months = { $months ->
    [one] Jeden Monat
   *[other] Alle { $months } Monate
  }
inspection-every-uses = { $uses ->
    [one] Nach jeder Benutzung
   *[other] Nach je { $uses } Benutzungen
  }
inspection-every-both = { $months ->
    [one] Jeden Monat
   *[other] Alle { $months } Monate
  } und nach { $uses ->
    [one] jeder Benutzung
   *[other] je { $uses } Benutzungen
  }
inspection-of-category = { $rule }, wie es die Kategorie vorgibt
inspection-due-by = Fällig bis { $date }
inspection-overdue-since = Überfällig seit { $date }
inspection-uses-left = { $n ->
    [0] keine Benutzung übrig
    [one] 1 Benutzung übrig
   *[other] { $n } Benutzungen übrig
  }
inspection-of-item-title = Prüfung von { $name }
inspection-of-item-lead = Wie oft es zu prüfen ist. Lassen Sie beides leer, wenn die Kategorie es vorgibt oder wenn keine Prüfung nötig ist.
inspection-of-category-title = Prüfung der Kategorie { $name }
inspection-of-category-lead = Wie oft ihre Geräte zu prüfen sind, wenn ein Gerät keine eigene Regel hat. Lassen Sie beides leer, wenn keine Prüfung nötig ist.
inspection-months = Monate
inspection-months-hint = Gezählt ab der letzten Prüfung oder ab dem Tag, an dem das Gerät hinzugefügt wurde
inspection-months-wrong = Schreiben Sie eine Zahl von Monaten von 1 bis { $max } oder nichts
inspection-uses = Benutzungen
inspection-uses-hint = Wie oft es bis zur nächsten Prüfung genommen werden kann
inspection-uses-wrong = Schreiben Sie eine Zahl von Benutzungen von 1 bis { $max } oder nichts
inspection-rule = Prüfregel
inspection-rule-saved = Gespeichert ist, wie oft geprüft wird.
mail-damage-subject = Beschädigt: { $name } ({ $tag })
mail-damage-said = { $name } ({ $tag }) wurde beschädigt zurückgegeben.
mail-damage-blocked = Es bleibt in Wartung, bis der Arbeitsauftrag abgeschlossen ist.
mail-damage-link = Lesen, was beschädigt ist
mail-withdrawn-subject = In Wartung: { $name } ({ $tag })
mail-withdrawn-said = { $name } ({ $tag }), das Sie hatten, wurde in Wartung gegeben: „{ $reason }“
mail-withdrawn-returned = Es gilt ab jetzt als zurückgegeben.
mail-damage-kind = Ein Gerät ist beschädigt
mail-withdrawn-kind = Ein Gerät wurde in Wartung gegeben
audit-work-order-opened = Arbeitsauftrag geöffnet
audit-work-order-closed = Arbeitsauftrag abgeschlossen
audit-order-file-added = Datei zu einem Arbeitsauftrag hinzugefügt
audit-order-file-removed = Datei eines Arbeitsauftrags entfernt
audit-item-photo-changed = Foto eines Geräts geändert
audit-inspection-rule-set = Prüfregel geändert
audit-field-work-order = Arbeitsauftrag
audit-field-blocking = Hält in Wartung
audit-field-cost = Kosten
audit-field-state = Zustand
audit-field-every-months = Prüfung nach Monaten
audit-field-every-uses = Prüfung nach Benutzungen

## Weggang und Weitergabe

leave-held = Was diese Person hat
leave-lead = All das ist noch ausgegeben. Sagen Sie für jedes, was daraus wird; was offen bleibt, steht in einer Liste, bis jemand es zurückhat.
leave-way = Was daraus wird
leave-open = Es bleibt offen
leave-return = Es ist zurück
leave-hand-over = Jemand anders hat es
leave-to = Wer es dann hat
leave-reason-hint = Nötig, wenn etwas zurück oder bei jemand anderem ist. Der Grund wird festgehalten.
leave-no-reason = Geben Sie an, warum; es wird festgehalten
leave-changed = Was diese Person hat, hat sich inzwischen geändert. Das hat sie jetzt
erase-holds-items = Diese Person hat noch etwas vom Unternehmen. Geben Sie es zuerst zurück oder weiter
erase-held-link = Sehen, was sie hat
items-only-inactive = Nur von deaktivierten Personen
item-holder-inactive = Inhaber inaktiv
dashboard-left-behind = { $n ->
    [one] Ein Gerät ist bei jemandem, der deaktiviert ist
   *[other] { $n } Geräte sind bei Personen, die deaktiviert sind
  }
item-held-by-somebody = Jemand hat dieses Gerät
item-held-by-nobody-named = Jemand hat dieses Gerät.
item-held-since-somebody = Jemand hat dieses Gerät seit { $since }
handover-ask = { $name } um die Weitergabe bitten
handover-ask-somebody = Um die Weitergabe bitten
handover-ask-hint = Wer es hat, bekommt eine E-Mail und kann 30 Minuten lang antworten.
handover-is-asked = Sie haben darum gebeten. Es gehört Ihnen, sobald die Antwort Ja ist.
handover-waits = Sie haben darum gebeten. Bis { $until } kann eine Antwort kommen.
handover-asked-by-other = Jemand anders hat schon um dieses Gerät gebeten
handover-was-declined = Sie haben schon um dieses Gerät gebeten, und die Antwort war Nein
handover-holder-gone = Wer dieses Gerät hat, arbeitet nicht mehr hier. Fragen Sie die Administration danach
handover-not-held = Niemand hat dieses Gerät mehr. Scannen Sie es noch einmal, um es zu nehmen
handover-not-found = Diese Bitte gibt es nicht
handover-over = Diese Bitte hat sich erledigt. Wer das Gerät haben möchte, kann noch einmal darum bitten
handover-asker-gone = Wer darum gebeten hat, kann dieses Gerät nicht mehr haben
handover-asked = Darum wird gebeten
handover-asks = { $name } möchte dies haben
handover-until = Sie können bis { $until } antworten.
handover-accept = Weitergeben
handover-decline = Behalten
handover-is-accepted = Es ist weitergegeben. Sie haben es nicht mehr.
handover-is-declined = Sie behalten es.
item-transfer = An jemand anderen geben
item-transfer-title = { $name } ({ $tag }) an jemand anderen geben
item-transfer-lead = { $holder } hat es jetzt und bekommt eine E-Mail. Der Grund wird festgehalten.
item-transfer-person = Wer es bekommt
item-transfer-reason-hint = Zum Beispiel: an den anderen Standort mitgenommen.
item-transferred = Es ist weitergegeben.
item-handed-over-by = Weitergegeben von { $who }: „{ $why }“
item-handed-over-from = Weitergegeben von { $who }
company-holders = Alle sehen, wer ein Gerät hat
company-holders-hint = Sonst lesen Mitarbeitende nur, dass jemand es hat. Führungskräfte und Administration sehen es immer.
audit-handover-asked = Um die Weitergabe eines Geräts gebeten
audit-handover-ended = Bitte um die Weitergabe eines Geräts beendet
mail-item-asked-subject = Jemand bittet um ein Gerät, das Sie haben
mail-item-asked = Jemand steht bei { $name } ({ $tag }) und möchte es haben. Bis Sie Ja sagen, bleibt es Ihres.
mail-item-asked-link = Antworten
mail-item-asked-note = Sie können 30 Minuten lang antworten.
mail-item-returned-subject = Ein Gerät wurde für Sie zurückgegeben
mail-item-returned = { $name } ({ $tag }), das Sie hatten, wurde für Sie zurückgegeben, von jemandem, der Sie führt, oder von der Administration.
mail-item-handed-over-subject = Ein Gerät, das Sie hatten, ist bei jemand anderem
mail-item-handed-over = Die Administration hat { $name } ({ $tag }), das Sie hatten, jemand anderem gegeben.
mail-item-own-link = Sehen, was Sie haben
mail-item-unexpected = Wenn Sie es noch haben, sagen Sie es Ihrer Führungskraft oder der Administration.
mail-item-added-subject = Das Etikett eines neuen Geräts drucken
mail-item-added = Sie haben { $name } ({ $tag }) hinzugefügt. Es kann genommen werden, sobald sein Etikett daran ist.
mail-item-added-link = Das Etikett drucken
mail-digest-items = Zurückzubringen
mail-digest-team-items = { $count ->
    [one] Ein Gerät ist überfällig
   *[other] { $count } Geräte sind überfällig
  }
mail-digest-items-link = Sehen, was überfällig ist

use-title = Nutzung der Geräte
use-lead = { $n ->
    [one] 1 Gerät
   *[other] { $n } Geräte
  }, { $out } in Gebrauch, { $overdue } überfällig.
use-by-category = In Gebrauch, letzte 30 Tage
use-items = Geräte
use-out = Jetzt in Gebrauch
use-percent = Anteil der Zeit
use-no-category = Ohne Kategorie
use-longest = Am längsten unterwegs
use-days = Tage
use-nothing-out = Alles ist an seinem Platz.
use-overdue = Überfällig nach Kategorie
use-overdue-all = Alle überfälligen
use-nothing-overdue = Nichts ist überfällig.
use-inspections = Fällige Prüfungen
use-inspections-all = Alle
use-when = Wann
use-in-week = In 7 Tagen
use-in-fortnight = In 8 bis 14 Tagen
use-later = In 15 bis 30 Tagen
use-nothing-due = In den nächsten 30 Tagen ist keine Prüfung fällig.
use-empty = Noch gibt es keine Geräte
use-empty-text = Sobald jemand Geräte nimmt, steht hier, wie sie genutzt werden.
plot-table = Als Tabelle zeigen
items-only-team = Nur mein Team
dashboard-own-items = Meine Geräte
dashboard-take-item = Gerät nehmen
dashboard-team-items = Was sie gerade haben
dashboard-overdue-items = Überfällige Geräte
dashboard-overdue-of = { $n } von { $of }
person-items-title = Geräte von { $name }
person-items-own = Was ich hatte
person-items-times = { $n ->
    [one] Hatte einmal etwas
   *[other] Hatte { $n }-mal etwas
  }
person-items-none = Bisher nichts
person-items-none-text = Was genommen wird, steht von da an hier.

## Kundschaft und was sie sieht
customer = Kundin oder Kunde
customers-title = Kundschaft
customers-caption = Kundschaft
customers-search = Name oder E-Mail
customers-active = Aktiv
customers-deactivated = Deaktiviert
customers-all = Alle
customers-match = { $n ->
    [one] 1 Kundenkonto
   *[other] { $n } Kundenkonten
  }
customers-match-many = Mehr als 10.000 Kundenkonten
customers-seeing = Wer den Bestand sehen kann von
customers-none = Nichts passt dazu
customers-none-text = Suchen Sie etwas anderes, oder zeigen Sie alle.
customers-empty = Noch keine Kundschaft
customers-empty-text = Wer ein Kundenkonto hat, sieht hier den eigenen Bestand und sonst nichts vom Unternehmen.
customer-create = Kundenkonto anlegen
customer-new-title = Kundenkonto anlegen
customer-new-lead = Ein vorläufiges Passwort kommt per E-Mail; bei der ersten Anmeldung wird ein eigenes gewählt.
customer-edit = Bearbeiten
customer-view = Mit diesen Augen sehen
customer-edit-title = { $name } bearbeiten
customer-edit-lead = Was zu sehen ist, gilt ab dem nächsten Klick.
customer-created = { $name } hat ein Konto. Das vorläufige Passwort ist per E-Mail unterwegs.
customer-saved = Das Kundenkonto wurde gespeichert.
customer-already-created = Dieses Kundenkonto wurde schon angelegt
customer-not-found = Dieses Kundenkonto gibt es nicht
customer-key-malformed = Zu einem der Haken gehört kein Schlüssel, den wir kennen. Setzen Sie ihn noch einmal
customer-too-many-grants = Setzen Sie höchstens { $most } Haken, oder wählen Sie alle
customer-confirm-all = Bestätigen Sie, dass dieses Konto den Bestand der ganzen Kundschaft sehen soll
customer-sees-head = Sieht den Bestand von
customer-sees-all = Ganze Kundschaft
customer-sees-all-text = Dieses Konto sieht den Bestand der ganzen Kundschaft, auch der künftigen im ERP.
customer-sees = { $n ->
    [0] Nichts
    [one] 1 Eintrag im ERP
   *[other] { $n } Einträgen im ERP
  }
customer-sees-nothing = Noch nichts. Bearbeiten Sie das Konto und setzen Sie Haken bei Einträgen des ERP.
customer-gone = Nicht im ERP
customer-who-sees = Wer es sehen kann
customer-nothing-ticked = Noch ist kein Haken gesetzt.
customer-all-title = Oder alle
customer-all = Die ganze Kundschaft, auch die künftige im ERP
customer-all-confirmed = Ja, dieses Konto soll den Bestand der ganzen Kundschaft sehen
customer-last-seen = Zuletzt gesehen
customer-never-seen = Nie
customer-sessions = Wo Kundschaft angemeldet ist
customer-no-sessions = Niemand ist angemeldet.
customer-sessions-end-all = Überall abmelden
customer-sessions-ended = { $n ->
    [0] Keine Sitzung war offen.
    [one] 1 Sitzung wurde beendet.
   *[other] { $n } Sitzungen wurden beendet.
  }
customer-deactivate-stays = Was das Konto sehen darf, bleibt, wie es ist, falls es reaktiviert wird.
customer-reactivate-lead = Die Anmeldung ist wieder möglich.
customer-reactivate-password = Ein vorläufiges Passwort kommt per E-Mail. Das bisherige gilt nicht mehr.
customer-reactivate-sees = Zu sehen ist, was vorher zu sehen war.
erp-customer = Name im ERP
erp-customer-key = Schlüssel
erp-customer-state = Stand
erp-customers-title = Kundschaft im ERP
erp-customers-search = Name oder Schlüssel
erp-customers-hint = Gesetzte Haken bleiben gesetzt, wenn Sie weitersuchen
erp-customers-find = Suchen
erp-customers-match = { $n ->
    [0] Nichts dergleichen im ERP
    [one] 1 im ERP
   *[other] { $n } im ERP
  }
erp-customers-many = Mehr als 10.000 im ERP
erp-customers-previous = Die vorigen zeigen
erp-customers-next = Mehr zeigen
portal-title = Nutzung des Portals
portal-lead = { $n ->
    [one] 1 Anmeldung
   *[other] { $n } Anmeldungen
  } in 30 Tagen, { $open ->
    [one] 1 offene Sitzung
   *[other] { $open } offene Sitzungen
  }
portal-by-day = Anmeldungen nach Tagen
portal-most-active = Wer sich am häufigsten anmeldet
portal-day = Tag
portal-sign-ins = Anmeldungen
portal-nobody = Seit 30 Tagen hat sich niemand angemeldet.
audit-visibility-changed = Sicht eines Kundenkontos geändert
audit-field-customer = Name im ERP
audit-field-sees-all = Sieht die ganze Kundschaft
# Bestand
stock-title = Bestand
stock-own = Mein Bestand
stock-nothing-title = Kein Bestand zu zeigen
stock-lead = { $names }
stock-search = Suche
stock-search-hint = Teil, Bezeichnung, Charge, Referenz, Bestellung
stock-filter-any = alle
stock-choose-values = Aus allen wählen
stock-expires-from = Läuft ab von
stock-expires-to = Läuft ab bis
stock-moved-from = Bewegt von
stock-moved-to = Bewegt bis
stock-glance = Auf einen Blick
stock-more = Mehr über den Bestand
stock-lines-tile = Zeilen
stock-expiring = Laufen in 30 Tagen ab
stock-last-change = Zuletzt bewegt
stock-as-of-tile = Stand
stock-columns = Spalten
stock-show-columns = Diese zeigen
stock-columns-kept = Ihre Spalten sind gemerkt.
stock-lines = { $n ->
    [one] { $n } Zeile
   *[other] { $n } Zeilen
  }
stock-totals = { $n ->
    [one] Summen der Zeile
   *[other] Summen aller { $n } Zeilen
  }
stock-caption = { $lines } Bestand, sortiert nach { $column }
stock-range = { $from }–{ $to } von { $n }
stock-no-unit = ohne Einheit
stock-as-of = Stand { $time }
stock-as-of-next = Stand { $time }, nächster Versuch { $next }
stock-refreshing = wird aktualisiert
stock-newer = Neuere Daten sind da
stock-refresh = Jetzt aktualisieren
stock-is-asked = Das ERP wird gefragt. Was es sagt, ist gleich hier.
stock-was-asked = Das ERP wurde vor weniger als 30 Sekunden gefragt oder wird später wieder gefragt. Was es gesagt hat, steht hier.
stock-restarted = Die Seite, auf der Sie waren, ist nicht mehr da. Sie beginnen bei der ersten.
stock-stale = Diese Zahlen sind von { $time }. Das ERP hat seit { $since } nicht geantwortet. Nächster Versuch um { $next }. Nichts ist verloren, und auch Exporte nennen die Zeit.
stock-old-shown = Diese Zahlen sind von { $time }, mehr als einen Tag alt. Auch Exporte nennen die Zeit.
stock-negative = negativ
stock-expired = abgelaufen
stock-expires-soon = läuft bald ab
stock-status-other = ansehen
stock-no-match = Keine Zeile passt
stock-no-match-text = Heben Sie die Filter auf, um den ganzen Bestand zu sehen.
stock-none = Kein Bestand, Stand { $time }
stock-none-text = Das ERP hat geantwortet, und für Sie ist nichts darin.
stock-viewed-as = Sie sehen, was { $name } sieht.
stock-view-end = Den eigenen sehen
stock-column-customer = Eigentümer
stock-column-part = Teil
stock-column-customer-part = Teil des Kunden
stock-column-description = Bezeichnung
stock-column-quantity = Menge
stock-column-unit = Einheit
stock-column-bin = Lagerplatz
stock-column-reference = Referenz
stock-column-lot = Charge
stock-column-expires-on = Läuft ab
stock-column-last-moved-on = Zuletzt bewegt
stock-column-received-on = Eingegangen
stock-column-po = Bestellung
stock-column-status = Status
stock-no-erp = Kein ERP ist verbunden
stock-no-erp-text = Der Bestand steht hier, sobald die Verwaltung das ERP verbunden hat.
stock-no-erp-admin = Der Betreiber sagt mit SHIPSHAPE_ERP_URL oder SHIPSHAPE_ERP_HOSTS, wo das ERP ist. Dann verbinden Sie es in den Einstellungen.
stock-nothing-granted = Ihnen sind noch keine Kunden zugeordnet
stock-nothing-granted-text = Bitten Sie die Verwaltung, Ihre Firma zuzuordnen. Ihr Bestand ist dann sofort hier.
stock-never-loaded = Der Bestand ist noch nicht geladen
stock-erp-silent = Das ERP antwortet nicht.
stock-is-loading = Er wird gerade geladen.
stock-soon-loaded = Er wird gleich geladen.
stock-next-try = Nächster Versuch um { $time }.
stock-too-old = Der Bestand ist mehr als einen Tag alt
stock-too-old-text = Er ist von { $time }. Was jetzt da ist, kann etwas anderes sein.
stock-too-old-to-export = Der Bestand ist mehr als einen Tag alt. Lassen Sie ihn trotzdem zeigen und exportieren Sie von dort.
stock-show-anyway = Trotzdem zeigen
stock-look-again = Noch einmal sehen
stock-exports-under-way = Zwei Ihrer Exporte laufen. Warten Sie, bis einer zu Ende ist.
stock-values-title = Werte wählen
stock-values-heading = { $column }: Werte wählen
stock-values-lead = Nur Zeilen mit einem der gewählten Werte werden gezeigt.
stock-values-find = Suchen nach
stock-values-look = Suchen
stock-values-more = Es gibt mehr. Suchen Sie nach einem Teil dessen, was Sie brauchen.
stock-values-show = Diese zeigen
stock-values-none = Nichts gefunden
stock-values-none-text = Suchen Sie nach etwas Kürzerem.
stock-values-back = Zurück zum Bestand
stock-export-stale = VERALTET
stock-export-as-of = Stand
stock-export-account = Konto
stock-export-filters = Filter
stock-export-lines = Zeilen

# Was sich geändert hat
changes-title = Was sich geändert hat
changes-period = Seit wann
changes-day = In einem Tag
changes-week = In einer Woche
changes-lead = Von { $from } bis { $to }.
changes-lead-only = Stand { $to }.
changes-match = { $n ->
    [one] { $n } Änderung
   *[other] { $n } Änderungen
  }
changes-match-many = Mehr als 10.000 Änderungen
changes-caption = Änderungen des Bestands nach Teil, Charge und Lagerplatz
changes-none = Nichts hat sich geändert
changes-none-text = Jedes Teil, jede Charge und jeder Lagerplatz ist, wie es war.
changes-no-before = Noch nichts zum Vergleichen
changes-no-before-text = Der Bestand jedes Tages, an dem geladen wurde, wird behalten. Kommen Sie morgen wieder.
change-kind = Was geschah
change-received = Eingegangen
change-shipped = Ausgeliefert
change-counted = Geändert
change-moved = Umgelagert
change-before = Vorher
change-after = Nachher

# Wie das ERP gelesen wird
connector-title = ERP-Verbindung
connector-lead = Sagen Sie, wie der Bestand gelesen wird. Er wird immer nur gelesen.
connector-closed = Der Betreiber hat noch kein ERP erlaubt
connector-closed-text = Bitten Sie den Betreiber von Shipshape zu sagen, wo das ERP ist, oder aus welchen Servern und Ordnern Sie wählen dürfen.
connector-where = Wo es ist
connector-place = Ort
connector-place-hint = Nur der Betreiber sagt, welche Orte zur Wahl stehen
connector-configured = Wie der Betreiber es eingestellt hat
connector-kind = Art
connector-kind-hint = Des Orts, den Sie gewählt haben; was der Betreiber eingestellt hat, hat seine eigene
connector-kind-missing = Wählen Sie, von welcher Art das ERP ist
connector-database = Datenbank
connector-database-hint = Bei einem Server ihr Name; bei einem Ordner der Name der SQLite-Datei
connector-database-missing = Geben Sie den Namen der Datenbank ein
connector-username = Benutzername des ERP
connector-password = Passwort des ERP
connector-password-kept = Leer lassen behält das gespeicherte, solange Ort und Benutzername bleiben
connector-questions = Was es gefragt wird
connector-stock = Bestand
connector-stock-hint = Ein SELECT, oder der Name der Datei, wenn das ERP ein Ordner mit Dateien ist
connector-customer-list = Kunden
connector-customer-list-hint = Ein SELECT mit den Spalten customer und name, oder der Name der Datei
connector-mapping = Was seine Spalten sind
connector-mapping-text = Nennen Sie für jede hiervon die Spalte der Antwort. Was leer bleibt, wird nicht gezeigt.
connector-find-columns = Spalten finden
connector-column-missing = Nennen Sie diese Spalte; ohne sie gibt es keinen Bestand
connector-soft-age = Sekunden, bis der Bestand alt ist
connector-soft-age-hint = Zwischen 10 und 86.400. Leer ist es eine Minute, wo das Laden schnell geht, und fünf, wo nicht
connector-soft-age-wrong = Geben Sie eine Zahl von Sekunden zwischen 10 und 86.400 ein
connector-check = Prüfen
connector-save = Prüfen und speichern
connector-save-text = Das ERP wird einmal gelesen, bevor etwas gespeichert wird. Das dauert so lange wie eine Ladung.
connector-saved = { $n ->
    [one] Das ERP ist verbunden. { $n } Zeile wurde gelesen.
   *[other] Das ERP ist verbunden. { $n } Zeilen wurden gelesen.
  }
connector-not-found = Kein ERP ist verbunden.
connector-not-good = Zu viele Werte sind nicht lesbar. Sehen Sie unten, welche, und nennen Sie andere Spalten.
connector-good = Gut
connector-bad = Nicht gut
connector-found = Spalten der Antwort
connector-found-columns = { $n ->
    [0] Keine von ihnen heißt wie eine von unseren. Nennen Sie sie unten.
    [one] { $n } von ihnen heißt wie eine von unseren und ist unten eingetragen.
   *[other] { $n } von ihnen heißen wie unsere und sind unten eingetragen.
  }
connector-check-good = Das ERP ist lesbar
connector-check-bad = So ist das ERP nicht lesbar
connector-check-text = Noch ist nichts gespeichert.
connector-check-cut = Es wurde eine Minute gelesen, und es gibt mehr. Noch ist nichts gespeichert.
connector-product = Produkt
connector-rights = Anmeldung
connector-read-only = kann nur lesen
connector-can-write = könnte etwas ändern
connector-write-unknown = ist nicht festzustellen
connector-can-write-text = Die Anmeldung könnte im ERP etwas ändern. Shipshape tut das nie; eine, die nur lesen kann, ist sicherer.
connector-lines = Gelesene Zeilen
connector-customers = Gelesene Kunden
connector-flawed = Nicht lesbare Werte
connector-took = Dauer
connector-columns-caption = Spalten der Antwort, und was sie sind
connector-column = Spalte
connector-column-kind = Typ
connector-column-is = Ist
connector-column-unused = nicht benutzt
connector-column-empty = Leer
connector-samples-caption = Die ersten Zeilen, wie sie gezeigt würden
connector-flaws = Was nicht lesbar ist
connector-remove = Trennen
connector-remove-title = Das ERP trennen?
connector-remove-lead = Niemand sieht Bestand, bis wieder ein ERP verbunden ist.
connector-remove-gone = Wie es gelesen wird und alles Geladene wird hier gelöscht.
connector-remove-stays = Das ERP selbst bleibt, wie es ist, ebenso Kunden und was sie sehen dürfen.
connector-removed = Das ERP ist getrennt.
erp-sqlite = SQLite-Datei
erp-postgres = PostgreSQL
erp-mysql = MySQL oder MariaDB
erp-sql-server = SQL Server
erp-files = CSV- und XLSX-Dateien
loads-title = Die letzten Ladungen
loads-caption = Wie das ERP gelesen wurde, die neueste zuerst
loads-bars = Wie lange die letzten Ladungen dauerten
load-began = Begonnen
load-outcome = Ergebnis
load-lines = Zeilen
load-under-way = Läuft
load-loaded = Geladen
load-held = Angehalten
load-refused = Verworfen
load-failed = Gescheitert
load-dropped = Abgebrochen
load-took = { $n },{ $tenths } s
load-flawed = { $n ->
    [one] { $n } Wert war nicht lesbar und wurde weggelassen.
   *[other] { $n } Werte waren nicht lesbar und wurden weggelassen.
  }
load-held-title = Eine Ladung wartet auf Sie
load-held-text = Sie nähme diesen Kunden mehr als die Hälfte ihrer Zeilen. Deshalb wird noch die letzte gute gezeigt.
load-show = Zeigen
load-drop = Verwerfen
load-is-shown = Die Ladung wird jetzt gezeigt.
load-is-dropped = Die Ladung ist verworfen. Die letzte gute wird weiter gezeigt.
load-not-held = Über diese Ladung hat schon jemand entschieden, oder eine neuere steht an ihrer Stelle.
trouble-not-allowed = Der Betreiber erlaubt diesen Ort nicht.
trouble-unreachable = Dort antwortet niemand, oder die Datei ist nicht da.
trouble-sign-in-refused = Das ERP lehnt den Benutzernamen oder das Passwort ab.
trouble-timed-out = Das ERP braucht zu lange für eine Antwort.
trouble-refused = Das ERP nimmt die Frage nicht an, etwa weil es die Tabelle nicht gibt.
trouble-column = Die Spalte { $column } ist nicht in der Antwort, oder ihre Werte sind nicht, was sie sein müssen.
trouble-too-many-rows = Die Antwort hat mehr als 5.000.000 Zeilen. Vielleicht ist ein Join falsch.
trouble-broken-off = Die Antwort brach ab.
select-empty = Schreiben Sie das SELECT, mit dem das ERP gefragt wird
select-too-long = Höchstens 10.000 Zeichen
select-not-a-select = Beginnen Sie mit SELECT, oder mit WITH und dann einem SELECT
select-several = Nur eine Anweisung; an ihrem Ende darf ein Semikolon stehen
select-writes = Hier wird nur gelesen, und { $word } ist ein Wort, das schreiben kann
select-unfinished = Ein Text oder ein Kommentar endet nicht

# Bestand im Protokoll
audit-connector-changed = ERP-Verbindung geändert
audit-connector-removed = ERP getrennt
audit-load-accepted = Angehaltene Ladung gezeigt
audit-load-refused = Angehaltene Ladung verworfen
audit-stock-exported = Bestand exportiert
audit-stock-viewed-as = Bestand mit den Augen von jemandem gesehen
audit-field-generation = Ladung
audit-field-n-lines = Zeilen

# Seiten für alle, die vorbeikommen
landing-link = Was Shipshape ist
landing-title = Schulung, Fähigkeiten und Geräte
landing-heading = Alle geschult, jedes Werkzeug in den richtigen Händen
landing-lead = Shipshape schult Ihre Leute, weiß, was sie können, und gibt Geräte nur an die aus, die dafür befähigt sind. Es zeigt der Kundschaft ihren Bestand und hält jede Änderung fest.
landing-join = Ihrem Unternehmen beitreten
landing-picture = Die Liste eines Teams: jede Person, wie weit sie auf ihrem Pfad ist, und was überfällig ist
landing-does = Was es tut
landing-train = Schulen
landing-train-text = Pfade aus Modulen mit Fragen führen neue Leute ein. Alle sehen, was als Nächstes zu tun ist und bis wann.
landing-skills = Wissen
landing-skills-text = Ein bestandenes Modul hebt eine Fähigkeit. Eine Matrix zeigt, wer was kann, was fehlt und was bald abläuft.
landing-equipment = Ausgeben
landing-equipment-text = Ein Gerät nimmt man mit dem Code auf seinem Etikett. Wem eine Fähigkeit dafür fehlt, erfährt, welche, und welches Modul sie gibt.
landing-stock = Bestand zeigen
landing-stock-text = Die Kundschaft sieht, was Sie für sie lagern, so wie Ihr ERP es führt, und nimmt es als Datei mit.
landing-courses = Unterrichten
landing-courses-text = Kurse mit Terminen, Anwesenheit und Materialien, für die eigenen Leute und für Teilnehmende von außen.
landing-record = Belegen
landing-record-text = Jede Änderung ist festgehalten, in einer Kette, an der sich zeigt, ob jemand sie später ändert.
landing-begin = So fangen Sie an
landing-worker = Sie arbeiten in einem Unternehmen, das Shipshape nutzt
landing-worker-text = Fragen Sie nach der Unternehmens-ID und bitten Sie damit um den Beitritt, oder folgen Sie dem Link in der E-Mail, die Sie eingeladen hat.
landing-company = Ihr Unternehmen hat eine Einladung
landing-company-text = Melden Sie es mit dem Einladungscode und seiner Registernummer an. Sie werden seine erste Administration.
landing-company-link = Unternehmen anmelden
landing-question = Sie haben eine Frage
landing-question-text = Die meisten Antworten stehen auf einer Seite. Fehlt Ihre, schreiben Sie denen, die diese Seite betreiben.
landing-question-link = Fragen und Antworten
faq-title = Fragen und Antworten
faq-link = Fragen
faq-lead = Was zuerst gefragt wird.
privacy-title = Datenschutz
privacy-lead = Was über Sie gespeichert ist, wie lange, und wer es sieht.
contact-title = Kontakt
contact-lead = Schreiben Sie denen, die diese Seite betreiben. Die Antwort kommt per E-Mail.
contact-name = Ihr Name
contact-email = Ihre E-Mail
contact-email-hint = Dorthin geht die Antwort
contact-message = Ihre Nachricht
contact-message-hint = Bis 4.000 Zeichen, als einfacher Text
contact-note = Ihr Name, Ihre E-Mail und Ihre Nachricht gehen als E-Mail hinaus und werden hier 30 Tage später gelöscht.
contact-submit = Nachricht senden
contact-sent = Ihre Nachricht ist unterwegs.
contact-off = Nachrichten an die Betreiber dieser Seite werden hier nicht angenommen.
contact-off-text = Wenn Sie in einem Unternehmen arbeiten, das Shipshape nutzt, fragen Sie dort die Administration. Sie sieht mehr, als eine E-Mail sagt.
contact-nobody-reads = Hier liest niemand Nachrichten. Fragen Sie Ihre Administration
feedback-title = Rückmeldung
feedback-lead = Sagen Sie der Administration Ihres Unternehmens, was falsch ist, was fehlt oder was gut ist.
feedback-hint = Schreiben Sie, was Sie getan haben und was geschehen ist. Bis 4.000 Zeichen
feedback-note = Ihr Name und Ihre E-Mail gehen mit, damit eine Antwort möglich ist.
feedback-submit = Rückmeldung senden
feedback-sent = Ihre Administration bekommt eine E-Mail mit dem, was Sie geschrieben haben.
help-title = Hilfe
help-here = Hilfe zu dieser Seite
help-lead = Ein Leitfaden für jede Rolle. „Hilfe zu dieser Seite“, am Ende jeder Seite, führt zu dem Teil, der davon handelt.
help-whole = Den ganzen Leitfaden lesen
help-parts = Teile dieses Leitfadens
help-more = Ist Ihre Frage hier nicht beantwortet?
help-start = Hineinkommen
help-start-lead = Anmelden, beitreten und das eigene Konto. Für alle.
help-staff = Leitfaden für die Belegschaft
help-staff-lead = Ihre Schulungen, Ihre Fähigkeiten und die Geräte, die Sie haben.
help-manager = Leitfaden für Leitungen
help-manager-lead = Ihr Team, was es lernt und was es für seine Arbeit braucht.
help-admin = Leitfaden für die Administration
help-admin-lead = Personen, das Unternehmen, Geräte, Kundschaft und das Protokoll.
help-customer = Leitfaden für die Kundschaft
help-customer-lead = Was für Sie gelagert ist und was sich geändert hat.
help-operator = Leitfaden für Betreiber
help-operator-lead = Unternehmen, Einladungen und wer die Plattform betreibt.
mail-contact-kind = Nachricht an die Betreiber
mail-contact-subject = Nachricht von { $name }
mail-contact-from = { $name } ({ $email }) hat auf der Kontaktseite geschrieben:
mail-contact-foot = Diese E-Mail hat Shipshape geschrieben, weil seine Kontaktseite hierher führt.
mail-feedback-kind = Rückmeldung
mail-feedback-subject = Rückmeldung von { $name }
mail-feedback-from = { $name } ({ $email }) hat auf der Seite für Rückmeldungen geschrieben:
mail-message-answer = Für eine Antwort schreiben Sie an { $email }.
audit-contact-sent = Nachricht an die Betreiber gesendet
audit-feedback-sent = Rückmeldung gesendet
audit-permission-contact = Den Betreibern schreiben
audit-permission-send-feedback = Rückmeldung senden

# Was nur der Betreiber an einem ERP ändern kann, und was sich seit dem letzten Besuch geändert hat
connector-fixed-text = Der Betreiber hat festgelegt, wo das ERP ist und was es gefragt wird: mit SHIPSHAPE_ERP_URL, SHIPSHAPE_ERP_STOCK_QUERY und SHIPSHAPE_ERP_CUSTOMERS_QUERY. Nur dort lässt es sich ändern.
connector-by-name = Nach Namen zugeordnet
changes-visit = Seit Ihrem letzten Besuch
changes-visit-at = Seit Ihrem letzten Besuch, { $time }
changes-first-visit = Dies ist Ihr erster Besuch
changes-first-visit-text = Ab dem nächsten, frühestens in einer halben Stunde, sehen Sie hier, was sich inzwischen geändert hat.

# Backups
backup-exists = Es gibt schon eine Datei mit diesem Namen
backup-none = Das ist kein Backup von Shipshape
backup-damaged = Das Backup ist beschädigt
backup-newer = Eine neuere Version von Shipshape hat dieses Backup angelegt. Nehmen Sie diese oder eine neuere
restore-not-empty = Die Datenbank ist nicht leer. Ein Backup wird dort eingespielt, wo noch nichts ist
restore-other-tables = Die Tabellen der Datenbank sind nicht die des Backups
audit-backup-made = Backup angelegt
audit-backup-restored = Aus einem Backup wiederhergestellt
audit-target-backup = Backup
audit-field-n-files = Dateien
audit-field-n-rows = Zeilen
audit-permission-keep-backups = Backups anlegen und einspielen

# Tokens of programs
tokens-title = Zugriffstoken
tokens-lead = Ein Token lässt ein Programm für Sie herein, ohne Ihr Passwort: einen Scanner am Tor, ein Skript, ein anderes System.
tokens-none = Noch keine Token
tokens-none-text = Erstellen Sie eines, wenn ein Programm etwas für Sie lesen oder ändern soll.
token-make = Token erstellen
token-make-lead = Es tut, was Sie dürfen, und davon nur das, was es öffnet. Es wird einmal gezeigt.
token-name = Wofür es ist
token-name-hint = Zum Beispiel „Scanner am Tor“, damit Sie später wissen, welches Sie widerrufen
token-lifetime = Gültig für
token-days = { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
}
token-scopes = Was es öffnet
token-scopes-hint = Nicht mehr, als das Programm braucht. Ändern sich Ihre Rechte, ändern sich die des Tokens mit ihnen.
token-area-training = Schulungen und Kurse
token-area-skills = Fähigkeiten
token-area-equipment = Ausrüstung
token-area-inventory = Bestand
token-area-administration = Personen und Einstellungen
token-access-none = Nichts
token-access-read = Lesen
token-access-write = Lesen und schreiben
token-scope = { $area }: { $access }
token-made = Erstellt
token-last-used = Zuletzt benutzt
token-never-used = Nie
token-expires = Gültig bis
token-expired = Abgelaufen
token-revoke = Widerrufen
token-revoked = Das Token ist widerrufen. Es lässt niemanden mehr herein.
token-made-title = Ihr neues Token
token-made-lead = Kopieren Sie es in das Programm, das damit hereinkommen soll.
token-made-once = Es wird nur jetzt gezeigt. Wenn Sie es verlieren, widerrufen Sie es und erstellen Sie ein anderes.
token-made-how = Das Programm sendet es als „Authorization: Bearer …“. Wer es hat, handelt in Ihrem Namen: Geben Sie es niemandem sonst, und halten Sie es aus Dateien heraus, die andere lesen.
token-made-done = Ich habe es kopiert
token-nothing-open = Wählen Sie mindestens etwas, das das Token öffnet
token-beyond-role = Wählen Sie nur, was Sie selbst dürfen
token-days-refused = Wählen Sie zwischen 1 und { $most } Tagen
tokens-too-many = Sie haben so viele Token, wie man haben kann. Widerrufen Sie zuerst eines davon.
token-not-found = Dieses Token gibt es nicht
token-only-reads = Dieses Token darf hier lesen und nichts ändern
token-wrong = Dieses Token lässt niemanden herein
token-must-change-password = Die Person dieses Tokens muss sich zuerst anmelden, um ein eigenes Passwort zu wählen
token-must-set-up-second-factor = Die Person dieses Tokens muss sich zuerst anmelden, um einen zweiten Faktor einzurichten
company-tokens-title = Zugriffstoken des Unternehmens
company-tokens-lead = Was Programme für die Personen des Unternehmens und für Kunden hereinlässt, das neueste zuerst.
company-tokens-none = Keine Token
company-tokens-none-text = Niemand im Unternehmen hat eines erstellt. Man erstellt sie auf der Seite des eigenen Kontos.
tokens-match = { $n ->
    [one] 1 Token
   *[other] { $n } Token
}
tokens-match-many = mehr als 10.000 Token
audit-api-token-made = Zugriffstoken erstellt
audit-api-token-revoked = Zugriffstoken widerrufen
audit-field-api-token = Zugriffstoken
audit-field-days = Tage
audit-who-token = { $role }, über ein Zugriffstoken

# The REST frontend
api-docs-title = API
api-docs-lead = Was Programme hier mit einem Zugriffstoken tun können, das man auf der Seite des eigenen Kontos erstellt.
api-docs-document = Dasselbe als OpenAPI-Dokument
api-params = Adresse und Kopfzeilen
api-fields = Dokument
api-needed = (nötig)
request-no-token = Senden Sie ein Token: „Authorization: Bearer ssp_…“
request-no-json = Das ist kein JSON-Dokument
request-other-type = Senden Sie ein JSON-Dokument: „Content-Type: application/json“
request-too-deep = Dieses Dokument ist zu tief verschachtelt
request-invalid = Etwas in dieser Anfrage kann nicht angenommen werden
request-unknown-field = Dieses Feld gibt es nicht
request-wrong-value = Hier fehlt etwas, oder es ist nicht von der Art, die hierher gehört
request-mismatched = Das passt nicht zum Rest der Anfrage
request-unknown-parameter = Diesen Parameter gibt es nicht
request-second-value = Dieser Parameter hat einen Wert
request-other-cursor = Das ist kein Cursor dieser Liste
request-no-version = Sagen Sie mit „If-Match“, welche Version Sie ändern
request-other-version = Es wurde inzwischen geändert: Es ist nicht mehr die Version, die „If-Match“ nennt
request-other-scope = Ihre Rolle erlaubt das, aber das Token öffnet es nicht: Erstellen Sie eines mit diesem Bereich
once-malformed = Ein Idempotency-Key hat 1 bis 255 druckbare Zeichen
once-other-request = Eine andere Anfrage hatte diesen Idempotency-Key. Nehmen Sie einen neuen.
once-under-way = Dieselbe Anfrage läuft gerade. Senden Sie sie gleich noch einmal.
once-lost = Dieselbe Anfrage wurde begonnen, und ihre Antwort ging verloren. Sehen Sie nach, was da ist, und nehmen Sie einen neuen Schlüssel.
once-nobody = Nur was das Programm einer Person sendet, wird einmal beantwortet

# That a token was made
mail-token-subject = Ein Programm kann für Sie handeln
mail-token-made = Für Ihr Konto bei { $company } wurde ein Zugriffstoken erstellt. Damit tut ein Programm in Ihrem Namen, was das Token erlaubt.
mail-token-link = Ihre Zugriffstoken ansehen

# Changes of which nobody knows whether they were saved
undecided = Es ist nicht bekannt, ob das gespeichert wurde. Sehen Sie nach, was da ist, bevor Sie es noch einmal versuchen

# Buying an invite
landing-buy = Ihr Unternehmen hat noch keine Einladung
landing-buy-text = Kaufen Sie hier eine. Sie lässt Ihr Unternehmen herein, mit Ihnen als erster Administration.
landing-buy-link = Einladung kaufen
buy-title = Einladung kaufen
buy-lead = { $price } einmalig. Mit der Einladung melden Sie Ihr Unternehmen hier an.
buy-number-hint = Die Einladung gilt für das Unternehmen, das mit dieser Nummer im amtlichen Register steht
buy-name = Ihr Name
buy-email-hint = Dorthin geht die Einladung
buy-terms = Ich stimme den Bedingungen zu
buy-terms-link = Bedingungen lesen
buy-terms-needed = Sagen Sie, dass Sie den Bedingungen zustimmen
buy-by-invoice = Sie bekommen eine Rechnung von denen, die diese Seite betreiben. Sobald sie bezahlt ist, bringt Ihnen eine E-Mail die Einladung.
buy-at-provider = Sie bezahlen auf der Seite eines Zahlungsdienstes. Sobald er uns sagt, dass Sie bezahlt haben, bringt Ihnen eine E-Mail die Einladung.
buy-order = Zahlungspflichtig bestellen
buy-pay = Zahlungspflichtig bestellen und bezahlen
buy-placed = Ihre Bestellung { $number } ist da. Eine E-Mail bestätigt sie.
buy-off = Hier werden keine Einladungen verkauft
buy-already-ordered = Diese Bestellung wurde schon aufgegeben, mit etwas anderem darin oder vor einem Tag, oder sie ist erledigt. Öffnen Sie die Seite noch einmal, um eine andere aufzugeben.
buy-provider-down = Ihre Bestellung ist da, aber die Seite zum Bezahlen lässt sich gerade nicht öffnen. Senden Sie das Formular in ein paar Minuten noch einmal
buy-done-title = Vielen Dank
buy-done-lead = Sobald wir wissen, dass Ihre Bestellung bezahlt ist, bringt Ihnen eine E-Mail die Einladung.
buy-done-text = Diese Seite weiß nicht, ob das schon so ist. Kommt binnen eines Tages nach dem Bezahlen nichts, schreiben Sie denen, die diese Seite betreiben, mit der Nummer Ihrer Bestellung.
buy-back-title = Sie haben nicht bezahlt
buy-back-lead = Auf der Seite, von der Sie kommen, wurde nichts bezahlt.
buy-back-text = Eine Bestellung, die niemand bezahlt, wird nach 30 Tagen storniert. Sie müssen dafür nichts tun.
buy-again = Noch einmal bestellen
purchases-title = Bestellungen
purchases-lead = Was Unternehmen auf der Seite „Einladung kaufen“ bestellt haben.
purchases-caption = Bestellungen, die neuesten zuerst
purchases-search = Nummer, Unternehmen, Name oder E-Mail
purchases-all = Alle
purchases-match = { $n ->
    [one] 1 Bestellung
   *[other] { $n } Bestellungen
}
purchases-match-many = Mehr als 10.000 Bestellungen
purchases-none = Keine Bestellung ist so
purchases-none-text = Setzen Sie die Filter zurück, um alle zu sehen.
purchases-empty = Noch hat niemand etwas bestellt
purchases-empty-text = Bestellungen kommen von der Seite „Einladung kaufen“. Es gibt sie, sobald sie in den Einstellungen der Installation eingeschaltet ist.
purchase-title = Bestellung { $number }
purchase-number = Bestellung
purchase-company = Unternehmen
purchase-buyer = Bestellt von
purchase-price = Preis
purchase-ordered = Bestellt
purchase-ordered-at = Bestellt { $when }
purchase-since = Seit { $when }
purchase-open = Nicht bezahlt
purchase-paid = Bezahlt
purchase-disputed = Zu prüfen
purchase-cancelled = Storniert
purchase-refunded = Erstattet
purchase-refunded-after-use = Nach Nutzung erstattet
purchase-doubt-amount = Der Zahlungsdienst sagt, dass ein anderer Betrag bezahlt wurde oder in einer anderen Währung. Es wurde keine Einladung ausgestellt. Sehen Sie nach, was eingegangen ist, und sagen Sie, ob die Bestellung bezahlt oder erstattet ist.
purchase-doubt-cancelled = Sie wurde bezahlt, nachdem sie storniert war. Es wurde keine Einladung ausgestellt. Sagen Sie, dass sie bezahlt ist, oder erstatten Sie das Geld.
purchase-doubt-here = Sie ist bezahlt, aber ein Unternehmen mit dieser Registernummer gibt es hier schon. Es wurde keine Einladung ausgestellt. Sprechen Sie mit der Käuferin oder dem Käufer, und erstatten Sie das Geld.
purchase-after-use = Das Geld wurde erstattet, und vorher kam ein Unternehmen mit der Einladung herein. Ihm wurde nichts genommen. Entscheiden Sie, ob es bleiben darf.
purchase-say-paid = Als bezahlt melden
purchase-say-cancelled = Bestellung stornieren
purchase-say-refunded = Als erstattet melden
purchase-paid-title = Ist die Bestellung { $number } bezahlt?
purchase-paid-lead = Sagen Sie das erst, wenn das Geld da ist.
purchase-paid-invite = Für die Registernummer der Bestellung wird eine Einladung ausgestellt, und eine E-Mail bringt ihren Code zu denen, die bestellt haben.
purchase-paid-look = Das geschieht einmal, auch wenn der Zahlungsdienst dasselbe sagt.
purchase-cancel-title = Bestellung { $number } stornieren?
purchase-cancel-lead = Es wird nichts daraus, und niemand erfährt es.
purchase-cancel-later = Wird sie trotzdem bezahlt, steht sie als „Zu prüfen“ in der Liste.
purchase-refund-title = Ist die Bestellung { $number } erstattet?
purchase-refund-lead = Hier wird kein Geld erstattet. Tun Sie das dort, wo bezahlt wurde, und sagen Sie es hier.
purchase-refund-invite = Eine Einladung, die niemand genutzt hat, wird widerrufen.
purchase-refund-used = Kam ein Unternehmen mit ihr herein, bleibt es da, und die Bestellung steht als „Nach Nutzung erstattet“ in der Liste.
purchase-now-paid = Die Bestellung { $number } ist bezahlt. Die Einladung ist unterwegs.
purchase-now-cancelled = Die Bestellung { $number } ist storniert.
purchase-now-refunded = Die Bestellung { $number } ist erstattet.
purchase-is-refunded = Das Geld für diese Bestellung wurde erstattet
purchase-not-open = Nur eine Bestellung, die nicht bezahlt ist, lässt sich stornieren
purchase-not-paid = Für diese Bestellung wurde nichts bezahlt, also lässt sich nichts erstatten
purchase-not-found = Diese Bestellung gibt es nicht
purchase-already-here = Ein Unternehmen mit dieser Registernummer gibt es hier schon, also lässt sich keine Einladung ausstellen
payment-not-expected = Hierher sendet kein Zahlungsdienst Nachrichten
payment-unsigned = Diese Nachricht hat nicht der Zahlungsdienst unterschrieben, oder nicht gerade eben
payment-unreadable = Diese Nachricht des Zahlungsdienstes lässt sich nicht lesen
mail-ordered-kind = Bestellung
mail-ordered-subject = Ihre Bestellung { $number }
mail-ordered-here = Ihre Bestellung { $number } ist da: eine Einladung für { $company }, für { $price }.
mail-ordered-invoice = Sie bekommen eine Rechnung von denen, die diese Seite betreiben. Sobald sie bezahlt ist, bringt Ihnen eine weitere E-Mail die Einladung.
mail-ordered-provider = Sobald uns der Zahlungsdienst sagt, dass Sie bezahlt haben, bringt Ihnen eine weitere E-Mail die Einladung.
mail-ordered-unpaid = Bezahlt sie niemand, wird die Bestellung nach 30 Tagen storniert. Wenn Sie nichts bestellt haben, müssen Sie nichts tun.
mail-paid-kind = Bezahlte Einladung
mail-paid-subject = Ihre Einladung, Bestellung { $number }
mail-paid-done = Ihre Bestellung { $number } ist bezahlt. Vielen Dank.
mail-paid-invite = Mit dieser Einladung melden Sie das Unternehmen mit der Nummer { $number } an und werden seine erste Administration:
mail-paid-link = Unternehmen anmelden
mail-paid-expires = Die Einladung gilt einmal, und { $days } Tage lang.
audit-purchase-placed = Bestellung aufgegeben
audit-purchase-paid = Bestellung bezahlt
audit-purchase-disputed = Bestellung zu prüfen
audit-purchase-cancelled = Bestellung storniert
audit-purchase-refunded = Bestellung erstattet
audit-payment-ignored = Nachricht über eine Zahlung ohne Wirkung
audit-target-purchase = Bestellung
audit-field-doubt = Warum sie zu prüfen ist
audit-value-after-cancellation = Bezahlt, nachdem sie storniert war
audit-value-already-here = Das Unternehmen gibt es hier schon
audit-value-amount = Anderer Betrag oder andere Währung
audit-permission-buy-invites = Einladung kaufen

# Webhooks: Programme anderswo, die erfahren, was geschieht
webhooks-title = Webhooks
webhooks-lead = Programme anderswo erfahren, was hier geschieht, so wie es im Protokoll steht.
webhooks-match = { $n } von höchstens { $most } Webhooks
webhooks-none = Noch keine Webhooks
webhooks-none-text = Fügen Sie einen hinzu, und ein Programm von Ihnen erfährt einen Augenblick später, was geschieht, zum Beispiel dass ein Gerät entnommen wurde.
webhooks-too-many = Es gibt schon { $most } Webhooks. Löschen Sie zuerst einen.
webhook-add = Webhook hinzufügen
webhook-edit = Bearbeiten
webhook-edit-title = Webhook bearbeiten
webhook-form-lead = Was geschieht, wird als JSON an diese Adresse gesendet, unterschrieben mit einem Geheimnis, das Sie einmal sehen.
webhook-address = Adresse
webhook-address-hint = Sie beginnt mit https://, zum Beispiel https://hooks.example.com/shipshape
webhook-groups = Wovon er erfährt
webhook-groups-hint = Wählen Sie eines oder mehrere. Er erfährt, was von da an geschieht.
webhook-state = Stand
webhook-on = An
webhook-off = Aus
webhook-is-on = An: mitteilen, was geschieht
webhook-is-off = Dieser Webhook ist aus. Für ihn wird nichts aufgehoben und nichts gesendet, bis Sie ihn einschalten.
webhook-n-waiting = Wartet
webhook-n-failed = Nicht gesendet
webhook-group-items = Geräte: wer sie entnimmt, zurückgibt und reserviert, und wo sie sind
webhook-group-work-orders = Arbeitsaufträge und Prüfungen
webhook-group-people = Personen und Abteilungen
webhook-group-training = Schulungen und Pfade
webhook-group-skills = Fähigkeiten und Einstufungen
webhook-group-courses = Kurse und Teilnehmende
webhook-group-stock = Bestand und ERP-Anbindung
webhook-group-access = Anmeldungen, Passwörter und Zugriffstoken
webhook-group-company = Einstellungen des Unternehmens
webhook-no-address = Geben Sie eine Adresse ein, die mit https:// beginnt und den Namen eines Servers hat
webhook-address-login = Lassen Sie Namen und Passwort in der Adresse weg
webhook-address-plain = Geben Sie eine Adresse ein, die mit https:// beginnt. Nur wer Shipshape betreibt, kann http:// für ein Netz erlauben.
webhook-address-not-allowed = Diese Adresse liegt nicht im Internet. Wer Shipshape betreibt, hat ihr Netz nicht erlaubt.
webhook-no-group = Wählen Sie mindestens eines
webhook-not-found = Diesen Webhook gibt es nicht
webhook-delivery-not-found = Diese Mitteilung gibt es nicht, oder sie wartet schon
webhook-saved = Der Webhook wurde gespeichert.
webhook-secret-title = Das Geheimnis des Webhooks
webhook-secret-lead = Mit diesem Geheimnis prüft Ihr Programm, dass eine Mitteilung von hier kommt und nicht verändert wurde.
webhook-secret-once = Kopieren Sie es jetzt. Es wird nur dieses eine Mal angezeigt.
webhook-secret-how = Jede Mitteilung hat eine Kopfzeile „Shipshape-Signature“ mit der Zeit und einem HMAC-SHA256 über die Zeit, einen Punkt und den Inhalt.
webhook-secret-done = Ich habe es kopiert
webhook-secret-replace = Geheimnis ersetzen
webhook-secret-replace-title = Das Geheimnis dieses Webhooks ersetzen?
webhook-secret-replace-lead = Sie sehen ein neues. Alles, was von da an gesendet wird, ist damit unterschrieben.
webhook-secret-replace-point = Das alte Geheimnis gilt sofort nicht mehr, auch nicht für Mitteilungen, die warten. Ihr Programm lehnt sie ab, bis es das neue hat.
webhook-delete = Löschen
webhook-delete-title = Den Webhook an { $address } löschen?
webhook-delete-lead = Er erfährt nichts mehr.
webhook-delete-point = { $n ->
    [0] Auch was er erfahren hat, wird gelöscht.
    [one] Auch was er erfahren hat, wird gelöscht, und 1 Mitteilung, die wartet.
   *[other] Auch was er erfahren hat, wird gelöscht, und { $n } Mitteilungen, die warten.
}
webhook-is-deleted = Der Webhook wurde gelöscht.
webhook-test = Test senden
webhook-test-sent = Ein Test ist unterwegs. Laden Sie diese Seite gleich noch einmal, um zu sehen, was daraus wurde.
webhook-test-event = Test
webhook-sent-again = Die Mitteilung ist wieder unterwegs.
webhook-entry = Eintrag { $n } des Protokolls
webhook-unreachable = Den Server gibt es nicht, oder dort antwortet niemand.
webhook-not-allowed = Der Server liegt in einem Netz, das nicht erlaubt ist. Das bestimmt, wer Shipshape betreibt.
webhook-timed-out = Innerhalb von 10 Sekunden kam keine Antwort.
webhook-insecure = Der Server kann nicht beweisen, wer er ist, oder verschlüsselt nicht.
webhook-redirected = Die Antwort führt zu einer anderen Adresse. Geben Sie stattdessen diese ein.
webhook-refused = Die Antwort sagt, dass die Mitteilung nicht angenommen wurde.
webhook-no-http = Was antwortet, spricht kein HTTP.
webhook-unreadable = Das Geheimnis oder der Eintrag des Protokolls kann nicht gelesen werden. Ersetzen Sie das Geheimnis.
deliveries-title = Was er erfahren hat
deliveries-match = { $n ->
    [one] 1 Mitteilung
   *[other] { $n } Mitteilungen
}
deliveries-match-many = Mehr als 10.000 Mitteilungen
deliveries-none = Noch nichts
deliveries-none-text = Senden Sie einen Test, oder warten Sie, bis etwas geschieht, wovon er erfährt.
delivery-event = Was geschah
delivery-made = Seit
delivery-reply = Die Antwort:
audit-webhook-added = Webhook hinzugefügt
audit-webhook-edited = Webhook bearbeitet
audit-webhook-secret-replaced = Geheimnis eines Webhooks ersetzt
audit-webhook-deleted = Webhook gelöscht
audit-webhook-tested = Webhook getestet
audit-delivery-sent-again = Mitteilung an einen Webhook noch einmal gesendet
audit-target-webhook = Webhook
audit-field-delivery = Mitteilung
audit-field-is-on = An
audit-permission-manage-webhooks = Webhooks verwalten
