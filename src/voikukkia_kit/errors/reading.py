"""Problems of how a file is written: what stands there cannot be read, or not as what belongs there."""

from voikukkia_kit.errors.entry import Entry

__all__ = ["READING"]

READING: dict[str, Entry] = {
    "VK101": Entry(
        "The file cannot be read as YAML: {reason}.",
        "Look at colons, brackets, quotation marks and the spaces at the start of the line, also above.",
    ),
    "VK102": Entry("The file {name} was not found.", "Check the name and the folder."),
    "VK103": Entry("{name} is not an ordinary file.", "Give a group file, such as ryhma.yaml."),
    "VK104": Entry(
        "The file is larger than {limit} kilobytes or nested too deep.",
        "A group file is about a page long; take out what does not belong to it.",
    ),
    "VK105": Entry(
        "The text holds a character that cannot be printed: {code_points}.",
        "Delete the word and write it again; the character may not show.",
    ),
    "VK106": Entry("The key {key} stands here twice.", "Keep one of the two."),
    "VK107": Entry(
        "Here stands what these files do without: a value that begins with !, & or *, the key <<, "
        "or a key that is not plain text.",
        "Put quotation marks around the text if it is meant as it is written.",
    ),
    "VK108": Entry("The file is not UTF-8 text.", "Save it again as UTF-8."),
    "VK109": Entry("The file is empty.", "Make a new one with voikukkia new other.yaml, or write the group here."),
    "VK110": Entry("Here stands {found}, where {expected} was expected.", "Compare the place with an example file."),
    "VK111": Entry("The key {key} is not known here.", "Did you mean {nearest}?"),
    "VK118": Entry("The key {key} is not known here.", "Check its spelling, or take it out."),
    "VK119": Entry(
        "Here stands {key} without a value: a comma inside braces ends the value before it.",
        "Write that value in quotation marks, the comma included.",
    ),
    "VK120": Entry("{found}: {date} is a {weekday}.", "Correct the day or the date."),
    "VK121": Entry(
        "Here stand several things without brackets: {found}.",
        "Put them into brackets, with commas between them: [{parts}]",
    ),
    "VK122": Entry(
        "In this list several things stand as one: {found}.",
        "Divide them: with commas inside brackets, else each on a line of its own that begins with a hyphen. "
        "They are: {parts}",
    ),
    "VK123": Entry(
        "Behind the days stands more than a reason in words: {found}. A day among it would be lost.",
        "Write days apart in brackets, with commas between them, as in [1.3.-7.3.2027, 18.3.2027], "
        "and a reason without numbers.",
    ),
    "VK124": Entry("Here stands a week, {found}, in place of days.", "Write the days: {first} – {last}"),
    "VK125": Entry("The year of {found} is not between {first} and {last}.", "Correct the year."),
    "VK126": Entry(
        "What begins here goes on on the next line, and together it is no value.",
        "Write it on one line; in a list, each line begins with a hyphen and a space.",
    ),
    "VK127": Entry(
        "In this text a quotation mark stands alone.",
        "Write one at each end of the text, or take this one out.",
    ),
    "VK112": Entry("The key {key} is missing.", "Add a line: {key}: …"),
    "VK113": Entry("{found} is not one of the words known here.", "Write one of: {known}."),
    "VK114": Entry("The date {found} does not exist.", "Write a date that is in the calendar, such as {example}."),
    "VK115": Entry("{found} was not understood as {expected}.", "Write it like this: {example}."),
    "VK116": Entry("The file {name} cannot be opened: {reason}.", "Close it in other programs and check its rights."),
    "VK117": Entry("The key {key} is empty.", "Write a value or take the line out."),
}
