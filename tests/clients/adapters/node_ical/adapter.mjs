// What node-ical (MagicMirror's) sees: paths of feeds on standard input, occurrences on standard output.

import { readFileSync } from "node:fs";
import ical from "node-ical";

const [from, to] = process.argv.slice(2).map((seconds) => new Date(Number(seconds) * 1000));

const day = (local) =>
  [local.getFullYear(), local.getMonth() + 1, local.getDate()]
    .map((figure) => String(figure).padStart(2, "0"))
    .join("-");

const iso = (edge, isFullDay) => (isFullDay ? day(edge) : edge.toISOString().replace(".000Z", "Z"));

// A text with a parameter, such as LANGUAGE, comes as an object.
const text = (value) => value?.val ?? value ?? "";

const seen = ({ event, start, end, isFullDay }) => [
  event.uid,
  iso(start, isFullDay),
  iso(end, isFullDay),
  text(event.summary),
  event.status ?? "",
];

for (const feed of readFileSync(0, "utf8").trimEnd().split("\n")) {
  const events = Object.values(ical.sync.parseFile(feed)).filter(({ type }) => type === "VEVENT");
  const instances = events.flatMap((event) => ical.expandRecurringEvent(event, { from, to, expandOngoing: true }));
  console.log(JSON.stringify({ feed, occurrences: instances.map(seen) }));
}
