// Sending a form while files are still on their way: they can follow, be waited for, or be left out.

import { open } from "../media/dialog.ts";
import type { FilePicker } from "../elements/file-picker.ts";
import { fill } from "../elements/words.ts";
import { made, wordButton, type Tell } from "./rows.ts";

export function ask(picker: FilePicker, form: HTMLFormElement, submitter: HTMLElement | null, tell: Tell): void {
  const words = tell.words;
  const all = picker.unfinished().length;
  const { dialog, body, foot } = open(words["onTheWay"] ?? "");
  const told = made("p", "", { role: "status" });
  const progress = made("progress", "file-progress", { max: String(all), "aria-label": words["onTheWay"] ?? "" }) as HTMLProgressElement;
  const send = (): void => {
    form.dataset["filesSettled"] = "yes";
    dialog.close();
    form.requestSubmit(submitter as HTMLButtonElement | null);
    delete form.dataset["filesSettled"];
  };
  const look = (): void => {
    const left = picker.unfinished().length;
    progress.value = all - left;
    told.textContent = fill(words["stillOnTheWay"], { left: tell.digits(left), all: tell.digits(all) });
    if (left === 0) send();
  };
  picker.addEventListener("files-changed", look);
  dialog.addEventListener("close", () => picker.removeEventListener("files-changed", look));
  body.append(told, progress, made("p", "muted", {}, words[follows(picker) ? "sentWhenHereOrNow" : "sentWhenHere"]));
  if (follows(picker)) foot.append(wordButton(words["sendNow"] ?? "", send, "button button--primary"));
  foot.append(
    wordButton(words["sendWithout"] ?? "", () => {
      picker.leaveOut();
      send();
    }, "button"),
    wordButton(words["backToForm"] ?? "", () => dialog.close(), "button button--quiet"),
  );
  look();
}

/** Whether the page after this one takes the rest in. */
function follows(picker: FilePicker): boolean {
  return picker.dataset["follow"] !== undefined;
}
