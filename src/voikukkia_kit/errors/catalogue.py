"""Every problem the kit can tell of: its code, its sentence and its advice in English.

Other languages carry the same codes in `templates/language/`. A warning of
practice names where its rule comes from; sources and counties differ, so such
a rule never stops the work.

Codes: VK1 how a file is written, VK2 what a group file says, VK3 what a
programme says, VK4 practice, VK5 making the documents, VK6 the folder.
"""

from voikukkia_kit.errors.content import CONTENT
from voikukkia_kit.errors.entry import Entry, warning
from voikukkia_kit.errors.practice import PRACTICE
from voikukkia_kit.errors.reading import READING

__all__ = ["CATALOGUE"]

CATALOGUE: dict[str, Entry] = {
    **READING,
    # What a group file says
    "VK201": Entry(
        "The first session {start} is on a {day}, and the weekday of the group's time is {weekday}.",
        "Correct one of the two.",
    ),
    "VK202": Entry("The session would begin at {start} and end at {end}, which is not later.", "Check the times."),
    "VK203": Entry(
        "The code {code} cannot be used.",
        "Use 2-20 signs: A-Z, digits, and hyphens between them, such as SJK-K27.",
    ),
    "VK204": Entry("There is no session {number} here.", "Sessions there are: {known}."),
    "VK205": Entry(
        "A change says one thing: a new time, place or delivery, cancelled, or restored; "
        "this one says none or several.",
        "Write each on a line of its own.",
    ),
    "VK206": Entry("Sessions {first} and {second} are at the same time, {date}.", "Move one of them to another day."),
    "VK207": Entry(
        "The time {time} on {date} does not exist or exists twice: the clocks change then.",
        "Choose another time.",
    ),
    "VK208": Entry("The break ends ({last}) before it begins ({first}).", "Check the dates."),
    "VK209": Entry(
        "There are no school breaks for {municipality} in the data file.",
        "Write the breaks yourself with {key}, or choose one of: {known}.",
    ),
    "VK210": Entry("Session {number} is listed twice.", "Keep it once."),
    "VK211": Entry(
        "Session {number} cannot last {minutes} minutes: at their {limit} its activities last {needed} "
        "minutes together.",
        "Give it another time, or set the lengths of its activities with {key}.",
    ),
    "VK212": Entry("Session {number} has no activity {activity}.", "Its activities are: {known}."),
    "VK213": Entry("A group needs at least one facilitator.", "Add the worker and the peer parent."),
    "VK214": Entry(
        "Session {number} has several dates, so a change cannot know which one it means.",
        "Correct the date where it stands.",
    ),
    "VK215": Entry("Session {number} has no date yet, so it cannot change.", "Give it a date first."),
    "VK216": Entry("There are no texts in the language {language}.", "Write the code of one of these: {known}."),
    "VK217": Entry("This kit reads group files of form 1, not {found}.", "Update the kit or correct the number."),
    "VK218": Entry("There is no programme {name}.", "Programmes there are: {known}."),
    "VK219": Entry("There is no document {name}.", "Documents there are: {known}."),
    "VK220": Entry("{count} is not a number of participants.", "Write a number from 1 to {most}, or their codes."),
    "VK221": Entry(
        "A participant's code is a short sign, never a name; one of these cannot be used, or is here twice.",
        "Use A-Z and digits, at most 4, such as A, B, C or P1; each once.",
    ),
    "VK222": Entry(
        "There is no free week for session {number} within two years.",
        "Shorten the breaks.",
    ),
    "VK223": Entry("The code {code} is in two group files.", "Give each group a code of its own."),
    "VK225": Entry(
        "The change cannot be added to this file as it is written.",
        "Add it yourself at the end of the changes: {lines}",
    ),
    "VK226": Entry("Session {number} is already so: nothing would change.", "Check the number and the date."),
    "VK227": Entry(
        "The mail address on row {row} cannot be used.", "Write one address on each line, such as name@example.org."
    ),
    "VK229": Entry("The sender's mail address cannot be used.", "Write one such as name@example.org after --from."),
    "VK228": Entry("There are {count} addresses; 1-{most} were expected.", "Write one address on each line."),
    "VK230": Entry(
        "There is no installed package {name} with a folder of templates.",
        "Check the name, or give the path of the folder.",
    ),
    "VK231": Entry("The value of {key} has no way to be written in a group file.", "Give it one that has."),
    "VK278": Entry(
        "There is no folder {name} for templates.",
        "Check its name; a group file names it as seen from where the file lies.",
    ),
    "VK279": Entry(
        "This cannot be changed in a file that is written like this one.",
        "Change it yourself: {line}",
    ),
    "VK280": Entry("Session {number} is among the sessions already.", "Hold a cancelled one after all with: {command}"),
    "VK281": Entry(
        "The file tells of {key} already: {found}.",
        "Change it there if it is another one.",
    ),
    "VK282": Entry(
        "Sessions on days of their own ({days}) need a day for one more.",
        "Write the day after the number, such as 5.2.2027 klo 17.00–19.00.",
    ),
    "VK283": Entry("Nobody called {name} leads the group.", "Write one of these names: {known}."),
    "VK240": Entry(
        "The series keeps the school breaks of {municipality}, but they are not among the free days given.",
        "Take the free days from library.free_days(series).",
    ),
    "VK241": Entry(
        "The days are told one by one with {days}, and {key} tells a rhythm too.",
        "Keep one of the two: {days} or {key}.",
    ),
    "VK242": Entry("The day {date} has no time.", "Write it after the day, such as 14.1.2027 klo 9.00–15.00."),
    "VK243": Entry("The day {second} stands after {first} and is not later.", "Write the days in order, each once."),
    "VK244": Entry(
        "Days are told: {count}. Sessions to hold on them: {needed}.",
        "Add or take out days, or choose the sessions that are held.",
    ),
    "VK245": Entry(
        "Sessions with days of their own ({days}) have no rhythm in which the later ones could be pushed.",
        "Move each session on its own, without --push.",
    ),
    "VK246": Entry("The field {field} holds {found}, where {expected} was expected.", "Give it a value of that kind."),
    "VK247": Entry(
        "Preparation or debrief of session {number} would meet the time {time} on {date}, which does not exist or "
        "exists twice: the clocks change then.",
        "Choose another time for the session.",
    ),
    "VK248": Entry(
        "The usual time is {minutes} minutes long, and these sessions cannot last as long: {numbers}.",
        "Let it end at {end} at the latest, or set the lengths of their activities with {key}.",
    ),
    "VK249": Entry(
        "The usual time is {minutes} minutes long, and these sessions cannot be as short: {numbers}.",
        "Let it end at {end} at the earliest, or set the lengths of their activities with {key}.",
    ),
    "VK250": Entry(
        "Session {number} has a change, but it is not among the sessions of the group ({key}).",
        "Put it back there and cancel it with a change: only so do those learn of it who have it in their calendars.",
    ),
    "VK255": Entry(
        "The value of {key} cannot be used: it is not 16-64 letters A-Z and digits.",
        "Take the line out; voikukkia check then shows a new one.",
    ),
    "VK263": Entry(
        "The time that the session had before is not whole: its day, start or end is missing.",
        "Write all three, such as 4.2.2027 at 17:00–19:00.",
    ),
    "VK264": Entry(
        "Session {number} is no longer among the sessions, but the changes do not cancel it.",
        "Put it back among the sessions, or add a line with its number and cancelled: yes.",
    ),
    "VK265": Entry(
        "By this change session {other} is held in the stead of session {number}, but both are among the sessions.",
        "Take session {number} out of the sessions, or delete this line.",
    ),
    "VK270": Entry("This name is not among the facilitators.", "Write one of: {known}. Or add the facilitator first."),
    "VK271": Entry("Who leads session {number} stands here twice.", "Keep one of the two."),
    "VK272": Entry(
        "A substitute is not a role: substitutes are workers or peer parents too.",
        "Write {known} as the role, and add to the line: {key}: {yes}.",
    ),
    "VK295": Entry(
        "The day “{name}” has no place in the year.",
        "Write easter: days from Easter Sunday, or month and day, and with them, if it is movable, weekday: mo to su.",
    ),
    "VK290": Entry(
        "The fonts of the documents do not have what stands here: {letters}.",
        "Write it with Latin, Greek or Cyrillic letters and common signs; other scripts cannot be printed yet.",
    ),
    "VK268": Entry(
        "There is no address but the sender's own, and whoever invites is not invited.",
        "Write the addresses of those who are invited.",
    ),
    **CONTENT,
    **PRACTICE,
    # Making the documents
    "VK501": Entry(
        "The document {name} ({file}) cannot be made from the template {template}: {reason}.",
        "Check your own templates; if you have none, tell the makers of the kit.",
    ),
    "VK502": warning(
        "PDFs were not made: {reason}.",
        "The HTML pages print well from a browser. Switch its headers and footers off, so that no path of a file comes "
        "onto the paper. To get PDFs: {how}",
    ),
    "VK503": Entry("PDFs cannot be made: {reason}.", "To get them: {how}"),
    "VK504": Entry(
        "The template {name} cannot be used: {reason}.",
        "Mend it; without it in your own directory the kit uses its own.",
    ),
    "VK505": warning("PDFs are made slowly: {reason}.", "To make them fast: {how}"),
    "VK506": warning(
        "{name} takes {pages} pages; it is planned for {planned}.",
        "Shorten its text, or make --size smaller in documents/frame/look.css of your own directory.",
        "voikukkia-kit",
    ),
    "VK507": Entry(
        "This computer could not do what was needed: {reason}. The earlier pack is as it was.",
        "Close other programs and try again; if it happens again, show this to those who look after the computer.",
    ),
    "VK508": Entry(
        "{name} could not be written: {reason}. What was there before is as it was.",
        "Check that the disk has room and that no other program has the file open.",
    ),
    "VK509": Entry(
        "Making {name} from the template {template} was stopped after {limit} seconds.",
        "Look in your own templates and styles for what has no end, or is far too large.",
    ),
    "VK510": Entry(
        "Making {name} from the template {template} took more memory than the {limit} megabytes it may have, "
        "or ended its process.",
        "Look in your own templates, styles and pictures for what is far too large.",
    ),
    "VK511": Entry(
        "The template {template} would make {name} larger than {limit} megabytes.",
        "Look in your own templates for what is repeated too often.",
    ),
    # The folder
    "VK601": Entry(
        "These files were changed by hand or put there by someone, and would be lost: {files}.",
        "Save them elsewhere, or write over them with --replace.",
    ),
    "VK602": Entry(
        "Another run is writing the pack {name}.", "Wait until it ends, or delete {lock} if none is running."
    ),
    "VK603": Entry(
        "The pack could not be written: {reason}. The earlier pack is as it was.",
        "Check that the disk has room and that no other program has a file of the pack open.",
    ),
    "VK604": Entry("{name} exists already.", "Choose another name; nothing was written."),
    "VK605": Entry("{name} is not a pack of this kit.", "Check the name and the folder; nothing was changed."),
    "VK606": Entry("The kit's own file {name} is missing.", "Install voikukkia-kit again."),
    "VK607": Entry(
        "The system ended a process that made documents ({names}): {reason}. The earlier pack is as it was.",
        "Close other programs, then build again; build fewer groups at a time if it happens again.",
    ),
    "VK608": Entry(
        "{file}: people have calendars in which these are at other times or places, and no change of the file "
        "tells so: {sessions}. Nothing was written.",
        "See what it means and write it as changes: {command} - or, if nobody has the calendars yet: {nobody}",
    ),
    "VK609": Entry(
        "People have calendars of this group with the code {was}: with another one they would show every meeting "
        "twice. Nothing was written.",
        "Write {was} again. If nobody has the calendars yet: {nobody}",
    ),
    "VK610": Entry(
        "People have calendars of this group in another language ({was}): they would show every meeting twice. "
        "Nothing was written.",
        "Add that language again. If nobody has the calendars yet: {nobody}",
    ),
    "VK612": Entry(
        "{name} tells which calendars people have, and it cannot be read. Nothing was written.",
        "Get it back from a backup. If nobody has the calendars of this group yet, delete it.",
    ),
    "VK613": Entry(
        "The day on which the file was made is earlier than in the calendars that people have ({was}): programs may "
        "take what comes for older than what they have. Nothing was written.",
        "Write {was} again. If nobody has the calendars yet: {nobody}",
    ),
    "VK614": Entry("No calendars have been made of this group.", "Make them first: {command}"),
    "VK620": Entry(
        "The library pyzipper, which encrypts, is not installed.",
        "Install it: {command}",
    ),
}
