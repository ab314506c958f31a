// Joins the text box with the dialog.
import "../styles/calendar.css";
import { weekday } from "./days.ts";
import { CalendarDialog } from "./dialog.ts";
import type { Settings } from "./settings.ts";
import { read, say, write, type Chosen } from "./typed.ts";

function settingsOf(picker: HTMLElement): Settings {
  return JSON.parse(picker.dataset["settings"] ?? "{}") as Settings;
}

/** Says under the box which day the typed text means; says nothing where it isn't sure. */
export function echo(picker: HTMLElement): void {
  const settings = settingsOf(picker);
  const said = picker.querySelector<HTMLOutputElement>(".date-echo");
  const input = picker.querySelector("input");
  if (!said || !input) return;
  const { day } = read(input.value, settings);
  said.value = day === null ? "" : say(day, weekday(day), settings);
}

export function open(picker: HTMLElement): void {
  const settings = settingsOf(picker);
  const input = picker.querySelector("input");
  if (!input || input.disabled || input.readOnly) return;
  const take = (chosen: Chosen): void => {
    input.value = write(chosen, settings);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  new CalendarDialog(settings, read(input.value, settings), take).openIn(picker);
}

export { Calendar, fromIso, toIso } from "./days.ts";
export { read, write } from "./typed.ts";
