### Alle Texte von Shipshape auf Deutsch. Schlüssel beginnen mit dem, worum es geht.

# Der Rahmen jeder Seite
skip = Zum Inhalt springen
logo = Shipshape, Startseite
tagline = Menschen schulen, ihr Können festhalten, ausgeben, wofür sie befähigt sind. Und es belegen.
menu = Menü
foot = Shipshape bei { $company }
optional = (freiwillig)
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
steps-locked = Gesperrt:

# Navigation
nav-main = Hauptmenü
nav-home = Start
nav-team = Mein Team
nav-learning = Lernen
nav-training = Meine Schulungen
nav-modules = Module
nav-paths = Pfade
nav-company = Firma
nav-people = Personen
nav-audit = Protokoll
nav-your-account = Ihr Konto
nav-account = Mein Konto
nav-appearance = Darstellung

# Rollen
role-admin = Administration
role-manager = Leitung
role-staff = Belegschaft
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
sign-out = Abmelden
signed-out = Sie sind abgemeldet.
too-often = Zu viele Versuche. Warten Sie { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
  } und versuchen Sie es dann noch einmal

# Einrichten
set-up-title = Shipshape einrichten
set-up-lead = So entstehen Ihre Firma und das erste Konto der Administration. Alle anderen kommen später hinzu.
set-up-company = Name der Firma
set-up-code = Einrichtungscode
set-up-code-hint = Das Programm hat ihn beim Start ausgegeben
set-up-submit = Einrichten
set-up-already = Diese Installation ist schon eingerichtet
set-up-wrong-code = Das ist nicht der Code, den der Start ausgegeben hat. Kopieren Sie ihn von dort

# Passwörter
password-title = Passwort wählen
password-lead = Danach sind Sie überall sonst abgemeldet.
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
password-too-short = Nehmen Sie mindestens 8 Zeichen
password-too-long = Nehmen Sie höchstens 128 Zeichen
password-common = Dieses Passwort würden andere als eines der ersten versuchen. Wählen Sie ein anderes
password-guessable = Das besteht aus Ihrem Namen oder dem der Firma. Wählen Sie ein anderes

# Das eigene Konto
account-title = Mein Konto
account-lead = Wer Sie hier sind und wie Shipshape für Sie aussieht.
account-password = Anderes Passwort wählen
account-settings = Einstellungen
account-language = Sprache
account-appearance = Darstellung
account-saved = Ihre Einstellungen sind gespeichert.
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

# Personen
people-title = Personen
people-person = Person
people-standing = Stand
people-search = Name, E-Mail oder Benutzername
people-all-roles = Alle Rollen
people-caption = Personen der Firma nach Namen
people-match = { $n ->
    [one] 1 Person
   *[other] { $n } Personen
  }
people-match-many = Mehr als 10.000 Personen
people-none = Niemand passt
people-none-text = Suchen Sie nach einem Teil des Namens oder heben Sie die Filter auf.
people-invited = Noch nie angemeldet
person-name = Voller Name
person-email = E-Mail
person-username = Benutzername
person-username-hint = Ein weiterer Name zum Anmelden
person-job-title = Tätigkeit
person-phone = Telefon
person-phone-hint = Das Team dieser Person sieht es
person-role = Rolle
person-manager = Leitung
person-no-manager = Niemand
person-create = Person hinzufügen
person-new-title = Eine Person hinzufügen
person-new-lead = Sie erhalten ein vorläufiges Passwort für sie. Es gilt 72 Stunden.
person-created = { $name } kann sich 72 Stunden lang mit dem vorläufigen Passwort { $password } anmelden. Es wird nur jetzt gezeigt: schreiben Sie es auf.
person-saved = Die Änderungen sind gespeichert.
person-since = Hier seit { $when }.
person-waits = Hat sich noch nicht angemeldet.
person-already-created = Diese Person wurde gerade eben hinzugefügt
person-not-found = Diese Person gibt es nicht
manager-not-found = Wählen Sie eine Leitung aus der Liste oder „Niemand“
email-empty = Geben Sie eine E-Mail-Adresse ein
email-malformed = Geben Sie eine E-Mail-Adresse wie name@example.com ein
email-taken = Ein anderes Konto hat diese E-Mail-Adresse. Geben Sie eine andere ein
email-taken-by = { $name } hat diese E-Mail-Adresse schon. Geben Sie eine andere ein
username-malformed = Nehmen Sie 2 bis 40 Buchstaben, Ziffern, Punkte, Binde- oder Unterstriche, mit einem Buchstaben am Anfang
username-taken = Ein anderes Konto hat diesen Benutzernamen. Geben Sie einen anderen ein
username-taken-by = { $name } hat diesen Benutzernamen schon. Geben Sie einen anderen ein
place-last-admin = Das ist das letzte Konto der Administration. Machen Sie zuerst jemand anderen dazu
place-manager-is-staff = Wer zur Belegschaft gehört, kann niemanden leiten. Wählen Sie Leitung oder Administration
place-manager-is-led = Diese Person wird selbst von ihr geleitet. Wählen Sie jemand anderen
place-still-leads = { $n ->
    [one] 1 Person wird
   *[other] { $n } Personen werden
  } von dieser Person geleitet. Geben Sie zuerst jemand anderen an
act-as-nobody = Niemand hat diese E-Mail-Adresse oder diesen Benutzernamen
create-admin-several-companies = Mehrere Firmen haben diesen Namen

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
busy = Gerade speichern zu viele auf einmal. Versuchen Sie es gleich noch einmal
broken = Das lässt sich gerade nicht speichern
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
problem-request = Wenn Sie um Hilfe bitten, nennen Sie diese Nummer:
problem-home = Zum Start
problem-sign-in = Zur Anmeldung
problem-back = Zurück
trail-altered = Ein Eintrag des Protokolls wurde verändert
trail-missing = Ein Eintrag des Protokolls fehlt
trail-reordered = Einträge des Protokolls stehen nicht in ihrer Reihenfolge
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
