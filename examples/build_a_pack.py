"""Loads a group, looks at its sessions, and writes its pack."""

from pathlib import Path

from voikukkia_kit import Library, build, date, load

group = load(Path(__file__).with_name("sjk-k27.yaml"))
for dated in date(group, Library.at()).timetable.held:
    print(dated.session.number, dated.start)
pack = build(group, out="build")
print(f"Open {pack.index}")
