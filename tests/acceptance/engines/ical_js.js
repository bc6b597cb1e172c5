// Occurrences of a calendar on standard input, as ical.js expands them.

const [library, , until] = process.argv.slice(2);
const ICAL = require(library);

const root = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const last = ICAL.Time.fromDateTimeString(
  until.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5"),
);

const inUtc = (time) =>
  (time.isDate ? time : time.convertToZone(ICAL.Timezone.utcTimezone)).toICALString();

const print = (event, start, end) => {
  const cancelled = event.component.getFirstPropertyValue("status") === "CANCELLED";
  console.log([event.uid, inUtc(start), inUtc(end), Number(cancelled)].join("\t"));
};

for (const component of root.getAllSubcomponents("vevent")) {
  // It finds the exceptions of a series in the calendar by itself.
  const event = new ICAL.Event(component);
  if (!event.isRecurring()) {
    print(event, event.startDate, event.endDate);
    continue;
  }
  const each = event.iterator();
  for (let next = each.next(); next && next.compare(last) < 0; next = each.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    // An exception comes by itself, wherever it has been moved to.
    if (item === event) print(event, startDate, endDate);
  }
}
