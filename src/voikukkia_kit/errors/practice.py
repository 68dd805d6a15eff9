"""Warnings of practice: what is unusual, with where the rule comes from; none of them stops the work."""

from voikukkia_kit.errors.entry import Entry, warning

__all__ = ["PRACTICE"]

_PROGRAMME = "programme.yaml"  # each rule of practice names its own source there
_KIT = "voikukkia-kit"

PRACTICE: dict[str, Entry] = {
    "VK401": warning(
        "There are {count} participants; {fewest}-{most} are usual.", "Talk it over with the organiser.", _PROGRAMME
    ),
    "VK402": warning("No worker leads this.", "Together it is led by: {pair}.", _PROGRAMME),
    "VK403": warning("No peer parent leads this.", "Together it is led by: {pair}.", _PROGRAMME),
    "VK404": warning(
        "The training of one is not told, and in this programme each {role} has been trained.",
        "Write when, such as 11/2024.",
        _PROGRAMME,
    ),
    "VK405": warning(
        "Nobody's training is told, and in this programme at least one {role} has been trained.",
        "Write when, such as 11/2024.",
        _PROGRAMME,
    ),
    "VK406": warning(
        "From session {first} to session {second} it is {weeks} weeks.",
        "Agree on how the group keeps in touch over it.",
        _PROGRAMME,
    ),
    "VK407": warning("Session {number} is on {date}: {reason}.", "Check that people can come.", _KIT),
    "VK408": warning("Session {number} lasts {minutes} minutes and has no break.", "Add a break.", _PROGRAMME),
    "VK409": warning("Session {number} has no {what}.", "Predictable beginnings and ends are care.", _PROGRAMME),
    "VK410": warning(
        "Session {number}: {activity} is heavy (load {load}), and it is in the last {last} minutes.",
        "Put something lighter there.",
        _PROGRAMME,
    ),
    "VK411": warning("Session {number}: {role} leads nothing.", "Share the leads.", _PROGRAMME),
    "VK412": warning(
        "Session {number}: {role} leads {activity} alone.",
        "Let another one lead it too: it keeps everyone safe.",
        _PROGRAMME,
    ),
    "VK413": warning(
        "Session {number} has no calming down, or none after its last heavy part.",
        "Nobody leaves in a storm.",
        _PROGRAMME,
    ),
    "VK414": warning(
        "The place may give participants away, for it holds “{word}”: their calendars and dates as text leave it out.",
        "Write a street address with {key}, or the place in the same words if everybody may see it.",
        _KIT,
    ),
    "VK415": warning(
        "The school breaks of {municipality} are known for the school years {known} only, and the group meets outside "
        "of them. The kit takes {first} to {last} for the break.",
        "Check with the municipality. If it is another, write it instead of {school_breaks}: {key}: [{first}–{last}]",
        _KIT,
    ),
    "VK416": warning(
        "Session {first} is held before session {second}, which the group has in front of it.",
        "Check that it is meant.",
        _KIT,
    ),
    "VK417": warning(
        "The crisis numbers have not been confirmed.",
        "Check each number and write the day into the group file, as in {key}: 24.11.2026. For all groups at once: "
        "facts/contacts.yaml of your own directory.",
        _KIT,
    ),
    "VK418": warning(
        "The number of sessions is {count}; {fewest}-{most} are usual.", "Check that it is meant.", _PROGRAMME
    ),
    "VK419": warning("A change was told on {told}, before the group file was made ({made}).", "Check the dates.", _KIT),
    "VK420": warning(
        "There is no number to call when one cannot come.",
        "Add the line {key}; without it the letter has an empty line for it.",
        _KIT,
    ),
    "VK421": warning(
        "It is led by {count}; at least {fewest} is usual.", "Agree on who else leads, and on a substitute.", _PROGRAMME
    ),
    "VK422": warning(
        "Sessions {first} and {second} are {days} days apart.", "At least {fewest} days are usual.", _PROGRAMME
    ),
    "VK425": warning(
        "The group leaves out these sessions of the programme: {numbers}.",
        "Check that it is meant: only some may be swapped for another theme.",
        _PROGRAMME,
    ),
    "VK426": warning("Of this role there are too few: {count} × {role}.", "Together it is led by: {pair}.", _PROGRAMME),
    "VK427": warning(
        "Session {number}: {activity} is heavy (load {load}), and it is the first or the last session.",
        "Put something lighter there.",
        _PROGRAMME,
    ),
    "VK430": warning(
        "Session {number} is on {date}, before the group file was made ({made}).",
        "Check the year and the day.",
        _KIT,
    ),
    "VK431": warning(
        "Session {number} is on {date}, more than two years after the group file was made ({made}).",
        "Check the year and the day.",
        _KIT,
    ),
    "VK424": warning(
        "The calendars made earlier have other times or places for: {sessions}.",
        "If nobody has them yet, there is nothing to do. If somebody has: {command}",
        _KIT,
    ),
    "VK440": warning(
        "The calendars made earlier are those of a group with the code {was}.",
        "If nobody has them yet, there is nothing to do. If somebody has, write that code again: "
        "their programs would show every meeting twice.",
        _KIT,
    ),
    "VK434": warning(
        "The place that participants' calendars show may give them away: it holds “{word}”.",
        "Write a street address with {key}.",
        _KIT,
    ),
    "VK435": warning(
        "{key} may give participants away, since it holds “{word}”: their calendars and dates as text leave it out.",
        "Take another link or a number to call. Until then tell them in person how to join.",
        _KIT,
    ),
    "VK436": warning(
        "{key} is too long for a place in calendars, so the participants' have none.",
        "Take a shorter link or a number to call. Until then send it as a message.",
        _KIT,
    ),
    "VK437": warning(
        "From the identity of an event in a participant's calendar one can compute which group it is, "
        "since the group has no key.",
        "Add the line {key}: {fresh} before any calendar is given out. If some are, go on without: "
        "a key would bring each event into them once more.",
        _KIT,
    ),
    "VK438": warning(
        "The sender's address may give participants away: it holds “{word}”, and each invitation shows it.",
        "Send from an address that does not tell what the group is about.",
        _KIT,
    ),
    "VK428": warning("{key} is missing here; the kit's own stands in for it.", "Write it, if you want your own.", _KIT),
    "VK445": warning(
        "Session {number} is held remotely, and no link or number is told by which one joins it.",
        "Write it with {key}, or tell it to everyone in another way well before.",
        _KIT,
    ),
    "VK446": warning(
        "Session {number} is held in a room, and no place is told.",
        "Write it with {key}, or as a change of that session.",
        _KIT,
    ),
    "VK447": warning(
        "Session {number} is led without a {role}.",
        "Name one for that session, or move it to a day that fits.",
        _PROGRAMME,
    ),
    "VK429": warning(
        "The session has no activity {activity} any more; its words are not used.", "Take them out.", _KIT
    ),
}
