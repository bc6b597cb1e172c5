// The form of an event: shows the questions that matter for a choice, and asks the
// server for the dates of what is entered. Without this file all of it is there, and the
// dates are those of the last save.
(() => {
  const FIELDS = /^(start_|end_|timezone$|recurrence$|repeat|extra_dates-|exceptions-)/;
  const DELAY = 500;

  // "repeats=custom repeat_unit=week|month repeat_ends!=never": all of it must hold.
  const holds = (condition, form) => condition.split(" ").every((part) => {
    const [, name, not, values] = part.match(/^(\w+)(!?)=(.*)$/);
    const field = form.elements.namedItem(name);
    return !field || values.split("|").includes(field.value) !== Boolean(not);
  });

  class EventFormController extends window.StimulusModule.Controller {
    static targets = ["list", "status"];
    static values = { url: String, failed: String };

    connect() {
      this.form = this.element.closest("form");
      this.onChange = (event) => this.changed(event.target);
      this.form.addEventListener("input", this.onChange);
      this.form.addEventListener("change", this.onChange);
      this.show();
    }

    disconnect() {
      this.form.removeEventListener("input", this.onChange);
      this.form.removeEventListener("change", this.onChange);
      clearTimeout(this.timer);
    }

    changed(field) {
      if (!FIELDS.test(field.name || "")) return;
      this.show();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.refresh(), DELAY);
    }

    show() {
      for (const panel of this.form.querySelectorAll("[data-ctn-shown-when]")) {
        const told = panel.querySelector(".w-field--error");
        panel.hidden = !told && !holds(panel.dataset.ctnShownWhen, this.form);
      }
    }

    async refresh() {
      const asked = (this.asked = (this.asked || 0) + 1);
      const entered = new FormData();
      for (const [name, value] of new FormData(this.form)) {
        if (FIELDS.test(name) || name === "csrfmiddlewaretoken") entered.append(name, value);
      }
      try {
        const response = await fetch(this.urlValue, {
          method: "POST",
          body: entered,
          headers: { "X-Requested-With": "XMLHttpRequest" },
        });
        if (!response.ok) throw new Error(response.status);
        const html = await response.text();
        if (asked === this.asked) this.put(html);
      } catch {
        this.say(this.failedValue);
      }
    }

    put(html) {
      this.listTarget.innerHTML = html;
      const summary = this.listTarget.querySelector("[data-ctn-labels]");
      this.say(summary.textContent);
      // The list says it to the eye.
      this.statusTarget.classList.add("w-sr-only");
      this.label(JSON.parse(summary.dataset.ctnLabels));
    }

    say(text) {
      this.statusTarget.classList.remove("w-sr-only");
      if (this.statusTarget.textContent !== text) this.statusTarget.textContent = text;
    }

    // What options mean follows the start date, and so does which of them there are.
    label(fields) {
      for (const [field, labels] of Object.entries(fields)) {
        const select = this.form.elements.namedItem(field);
        if (!select) continue;
        const values = Object.keys(labels);
        const known = new Map([...select.options].map((option) => [option.value, option]));
        for (const [value, option] of known) {
          option.hidden = !(value in labels || value === "as_is" || option.selected);
        }
        values.forEach((value, n) => {
          const option = known.get(value) || new Option("", value);
          option.textContent = labels[value];
          if (!known.has(value)) select.insertBefore(option, known.get(values[n + 1]) || null);
        });
      }
    }
  }

  window.wagtail.app.register("ctn-event-form", EventFormController);
})();
