"""Problems of content: what programmes, their words and their documents say."""

from voikukkia_kit.errors.entry import Entry, warning

__all__ = ["CONTENT"]

CONTENT: dict[str, Entry] = {
    "VK301": Entry(
        "The activity {activity} lasts {minutes} minutes, outside its own limits {limits}.",
        "Correct the minutes or the limits.",
    ),
    "VK302": Entry("The activity {activity} is there twice.", "Give each an id of its own."),
    "VK303": Entry("The activities add up to {sum} minutes, but the session says {minutes}.", "Correct one of them."),
    "VK304": Entry("The session has no activities.", "Write at least one."),
    "VK305": Entry("The words lack the activity {activity}.", "Add it under {key}."),
    "VK306": Entry("The words hold an activity {activity} that the session does not have.", "Take it out."),
    "VK307": Entry("The programme's list of things to pack lacks {item}.", "Add it to programme.yaml and its words."),
    "VK308": Entry(
        "The programme lists the session {number}, but no directory begins with it.",
        "Add the directory, or take the number out.",
    ),
    "VK309": Entry(
        "Two directories begin with the number {number}: {first} and {second}.",
        "Give your own another number; {own} are never the kit's.",
    ),
    "VK310": Entry("There are no words in the language {language} for {name}.", "Add {file}."),
    "VK311": Entry("The handout has no title.", "Its first line is: # Title"),
    "VK312": Entry(
        "The name {name} cannot be used.", "Use a-z, 0-9 and hyphens, as in 21-oma-teema or handout-oma-teema.fi.md."
    ),
    "VK313": Entry("The document {document} names the medium {name}, which there is not.", "Media there are: {known}."),
    "VK320": warning(
        "The language {language} lacks {count} of {total} words: {names}.",
        "Add them in templates/language/{language}; until then those of {stand_in} are shown.",
    ),
    "VK321": warning(
        "The language {language} lacks {count} of {total} texts in {folder}: {names}.",
        "Add them before a group uses this language.",
    ),
    "VK314": Entry(
        "The activity becomes {becomes}, and told of it is: {told}.",
        "Replaced tells what differs; kept, dropped and homework tell nothing more.",
    ),
    "VK315": Entry("Held like this, the session has no activity: {delivery}.", "Keep at least one."),
    "VK331": Entry("The accent {colour} is not a colour.", "Write # and six digits or letters a-f, as in #1f5f7a."),
    "VK332": Entry(
        "The accent {colour} stands out from paper only {ratio} : 1; {least} : 1 is the least that all can see.",
        "Choose a darker shade of it.",
    ),
    "VK333": Entry(
        "The logo {name} is not there, or is no SVG or PNG.",
        "Put the file beside organisation.yaml, and write its name.",
    ),
}
