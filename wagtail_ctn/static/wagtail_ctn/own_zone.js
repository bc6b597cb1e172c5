// Beside the time of an online event that of the visitor's own zone, where it is another.
for (const line of document.querySelectorAll("[data-ctn-own-zone]")) {
  const { dateTime } = line.parentElement.querySelector("time");
  const start = new Date(dateTime);
  // The same hour read as one of the visitor's own clock.
  const asHere = new Date(dateTime.slice(0, "2020-07-15T10:00:00".length));
  if (start.getTime() !== asHere.getTime()) {
    const language = document.documentElement.lang;
    const text = start.toLocaleString(language, { dateStyle: "long", timeStyle: "short" });
    line.textContent = `${line.dataset.ctnOwnZone}: ${text}`;
    line.hidden = false;
  }
}
