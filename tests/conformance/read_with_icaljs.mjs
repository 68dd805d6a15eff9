// Reads calendars with ical.js: `node read_with_icaljs.mjs FILE.ics ...`, run in the folder where ical.js is installed.
//
// Prints a JSON object: for each path its meetings. Zones are those that the files describe.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const library = join(process.cwd(), "node_modules", "ical.js", "dist", "ical.js");
const { default: ICAL } = await import(pathToFileURL(library));

function utc(time) {
  if (time.zone === ICAL.Timezone.localTimezone) return "floating";
  return time.convertToZone(ICAL.Timezone.utcTimezone).toString();
}

function meeting(component) {
  const event = new ICAL.Event(component);
  return {
    start: utc(event.startDate),
    end: utc(event.endDate),
    uid: event.uid,
    summary: event.summary,
    location: event.location ?? "",
    sequence: event.sequence,
    status: component.getFirstPropertyValue("status"),
  };
}

function read(path) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf-8")));
  return { meetings: calendar.getAllSubcomponents("vevent").map(meeting) };
}

const paths = process.argv.slice(2);
console.log(JSON.stringify(Object.fromEntries(paths.map((path) => [path, read(path)]))));
