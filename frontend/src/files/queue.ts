// Sends chosen files, two at a time, and tells whoever shows them what becomes of each.

import { isUnderWay, type Entry } from "./entry.ts";
import { forget, remember, rememberAll, type Owner } from "./memory.ts";
import { giveUp, send, type Form } from "./upload.ts";

const AT_ONCE = 2;

export class Queue {
  private readonly running = new Map<string, AbortController>();
  private readonly entries: Entry[] = [];

  constructor(
    readonly form: Form,
    readonly owner: Owner,
    private readonly changed: (entry: Entry) => void,
    private readonly complaint = "",
  ) {}

  add(entry: Entry): void {
    if (!this.entries.includes(entry)) this.entries.push(entry);
    void remember(entry, this.owner, this.complaint);
    this.next();
  }

  /** Keeps files that are still being prepared, so that a reload doesn't lose them. */
  expect(entries: Entry[]): Promise<void> {
    return rememberAll(entries, this.owner, this.complaint);
  }

  /** Stops sending and forgets the file, here and there. */
  remove(entry: Entry): void {
    this.stop(entry);
    const at = this.entries.indexOf(entry);
    if (at >= 0) this.entries.splice(at, 1);
    giveUp(entry, this.form);
    void forget(entry.id);
    this.next();
  }

  isWhole(): boolean {
    return !this.entries.some(isUnderWay);
  }

  private stop(entry: Entry): void {
    this.running.get(entry.id)?.abort();
    this.running.delete(entry.id);
  }

  private next(): void {
    const waiting = this.entries.filter((one) => one.state === "waiting" && !this.running.has(one.id));
    for (const entry of waiting.slice(0, AT_ONCE - this.running.size)) void this.run(entry);
  }

  private async run(entry: Entry): Promise<void> {
    const controller = new AbortController();
    this.running.set(entry.id, controller);
    let place = entry.place;
    const changed = (): void => {
      if (place !== entry.place) void remember(entry, this.owner, this.complaint);
      place = entry.place;
      this.changed(entry);
    };
    try {
      await send(entry, this.form, changed, controller.signal);
      if (entry.state === "refused") await forget(entry.id);
      else await remember(entry, this.owner, this.complaint);
    } catch {
      if (controller.signal.aborted) return;
      entry.state = "refused";
      this.changed(entry);
    } finally {
      if (this.running.get(entry.id) === controller) this.running.delete(entry.id);
      this.next();
    }
  }
}
