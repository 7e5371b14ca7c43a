// What ical.js (Thunderbird's) sees: paths of feeds on standard input, occurrences on standard output.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [start, end] = process.argv.slice(2).map((seconds) => Number(seconds) * 1000);

const uid = (component) => component.getFirstPropertyValue("uid");

const instant = (time) => time.toUnixTime() * 1000;

const iso = (time) =>
  time.isDate ? time.toString() : new Date(instant(time)).toISOString().replace(".000Z", "Z");

function* occurrences(event) {
  if (!event.isRecurring()) {
    yield event;
    return;
  }
  const starts = event.iterator();
  for (let next = starts.next(); next && instant(next) < end; next = starts.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    yield { uid: item.uid, startDate, endDate, summary: item.summary, component: item.component };
  }
}

const within = ({ startDate, endDate }) => instant(startDate) < end && instant(endDate) > start;

const seen = ({ uid, startDate, endDate, summary, component }) => [
  uid,
  iso(startDate),
  iso(endDate),
  summary,
  component.getFirstPropertyValue("status") ?? "",
];

for (const feed of readFileSync(0, "utf8").trimEnd().split("\n")) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(feed, "utf8")));
  const components = calendar.getAllSubcomponents("vevent");
  const [overrides, masters] = [true, false].map((is) =>
    components.filter((component) => component.hasProperty("recurrence-id") === is),
  );
  // Left to itself, an event takes the overrides of all others too.
  const events = masters.map((master) => {
    const exceptions = overrides.filter((one) => uid(one) === uid(master));
    return new ICAL.Event(master, { exceptions, strictExceptions: true });
  });
  const found = events.flatMap((event) => [...occurrences(event)]).filter(within).map(seen);
  console.log(JSON.stringify({ feed, occurrences: found }));
}
