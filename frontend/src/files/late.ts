// Files that were still on their way when their form was sent: brought to the complaint from the page that follows.

import { fill, wordsOf } from "../elements/words.ts";
import { isUnderWay, type Entry } from "./entry.ts";
import { asEntry, forget, remember, type Remembered } from "./memory.ts";
import { Queue } from "./queue.ts";

const PAUSE = 12_000;

export class LateFiles {
  private readonly entries: Entry[];
  private readonly queue: Queue;
  private readonly words;
  private timer = 0;
  private isAdding = false;
  private failed = false;

  constructor(private readonly element: HTMLElement, remembered: Remembered[]) {
    this.words = wordsOf(element);
    this.entries = remembered.map(asEntry);
    const { uploadUrl: url = "", complaint = "" } = element.dataset;
    const owner = { token: `late-files-of-${complaint}`, name: "" };
    this.queue = new Queue({ url, token: owner.token, csrf: this.csrf() }, owner, () => this.changed(), complaint);
    for (const entry of this.entries) {
      if (entry.mark) void remember(entry, owner, complaint);
      else this.queue.add(entry);
    }
    this.show();
    if (this.isWhole()) void this.bring();
  }

  private csrf(): string {
    return this.element.querySelector<HTMLInputElement>("input[name=csrfmiddlewaretoken]")?.value ?? "";
  }

  private isWhole(): boolean {
    return !this.entries.some(isUnderWay);
  }

  private arrived(): Entry[] {
    return this.entries.filter((entry) => entry.state === "arrived");
  }

  private changed(): void {
    this.show();
    if (this.isWhole()) void this.bring();
    else if (this.arrived().length && !this.timer) this.timer = window.setTimeout(() => void this.bring(), PAUSE);
  }

  /** Adds what has arrived; the same files twice are added once, since the token is theirs. */
  private async bring(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = 0;
    const arrived = this.arrived();
    if (this.isAdding || !arrived.length) return;
    this.isAdding = true;
    const body = new FormData();
    for (const [name, value] of [["act", "documents"], ["csrfmiddlewaretoken", this.csrf()], ["token", `late-${arrived[0]!.id}`]] as const) body.append(name, value);
    for (const entry of arrived) body.append("kept", entry.mark);
    const isAdded = await fetch(this.element.dataset["addUrl"] ?? "", { method: "POST", body }).then((answer) => answer.ok, () => false);
    this.isAdding = false;
    this.failed = !isAdded;
    if (isAdded) for (const entry of arrived) await this.done(entry);
    this.show();
    if (isAdded && this.isWhole()) await this.bring();
  }

  private async done(entry: Entry): Promise<void> {
    this.entries.splice(this.entries.indexOf(entry), 1);
    await forget(entry.id);
  }

  private show(): void {
    const told = this.element.querySelector("[data-told]");
    const refused = this.entries.filter((entry) => entry.state === "refused");
    const left = this.entries.length - refused.length;
    const digits = (number: number): string => String(number).replace(/\d/g, (digit) => this.element.dataset["digits"]?.[Number(digit)] ?? digit);
    const sentences = [left ? fill(this.words[this.failed ? "notAdded" : "coming"], { left: digits(left) }) : this.words["here"]];
    for (const entry of refused) sentences.push(fill(this.words["refused"], { name: entry.name, reason: entry.problem }));
    if (told) told.textContent = sentences.join(" ");
    this.element.classList.toggle("is-done", left === 0);
    this.element.querySelector<HTMLElement>("[data-notice]")?.removeAttribute("hidden");
  }
}
