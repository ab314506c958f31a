// <file-picker>: camera, picker, paste, drop and voice into one list; sends each file ahead of its form where the page says
// where to (data-upload-url), else leaves them to the plain file input.

import { begin, isPicture, isSound, isUnderWay, type Entry } from "../files/entry.ts";
import { asEntry, forget, isOf, noteSent, recall } from "../files/memory.ts";
import { Queue } from "../files/queue.ts";
import { made, readable, show, type Acts, type Tell } from "../files/rows.ts";
import { listenToDrops, listenToPastes } from "../files/sources.ts";
import { fill, wordsOf, type Words } from "./words.ts";

export class FilePicker extends HTMLElement {
  private entries: Entry[] = [];
  private rows = new Map<string, HTMLElement>();
  private queue: Queue | null = null;
  private tell: Tell = tellOf({});
  private deafen = (): void => undefined;
  private readonly acts: Acts = {
    remove: (entry) => this.takeOut(entry),
    mark: (entry) => void this.edit(entry),
    again: (entry) => this.again(entry),
    keep: (entry) => {
      entry.hints = [];
      this.refresh(entry);
    },
  };

  connectedCallback(): void {
    const input = this.input();
    this.tell = tellOf(wordsOf(this), this.dataset["digits"]);
    this.queue = this.makeQueue();
    this.showKept();
    if (this.queue) void this.comeBack();
    if (!input) return;
    input.addEventListener("change", () => this.takeFrom(input));
    listenToDrops(this, (files) => void this.add(files));
    this.deafen = listenToPastes(this, (files) => void this.add(files.map((file) => this.named(file))));
    this.offerCamera();
    this.offerVoice();
    this.takeFrom(input);
  }

  disconnectedCallback(): void {
    this.deafen();
  }

  /** What is not at the server yet. */
  unfinished(): Entry[] {
    return this.queue ? this.entries.filter(isUnderWay) : [];
  }

  /** Gives up what is not there yet. */
  leaveOut(): void {
    this.unfinished().forEach((entry) => this.takeOut(entry));
  }

  private input(): HTMLInputElement | null {
    return this.querySelector(".file-input");
  }

  private makeQueue(): Queue | null {
    const form = this.closest("form");
    const value = (name: string): string => form?.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? "";
    const [url, token, csrf] = [this.dataset["uploadUrl"] ?? "", value("token"), value("csrfmiddlewaretoken")];
    if (!form || !url || !token) return null;
    form.addEventListener("submit", (event) => this.beforeSending(event, form));
    form.querySelector("[data-draft-forget]")?.addEventListener("click", () => [...this.entries].forEach((entry) => this.takeOut(entry)));
    return new Queue({ url, token, csrf }, { token, name: this.dataset["memory"] ?? "" }, (entry) => this.changed(entry));
  }

  /** Files that the page itself brought along become rows like the others; their boxes stay and are what is sent. */
  private showKept(): void {
    for (const box of this.querySelectorAll<HTMLInputElement>("[data-kept] input")) {
      const entry = begin(new Blob(), box.dataset["name"] ?? "", { keptAs: this.keptAs(), state: "arrived", mark: box.value, blob: null, size: 0 });
      box.closest("[data-kept]")?.remove();
      this.place(entry);
      this.changed(entry);
    }
  }

  private async comeBack(): Promise<void> {
    const owner = this.queue?.owner ?? { token: "", name: "" };
    for (const one of await recall((kept) => isOf(kept, owner) && this.isMine(kept.keptAs))) {
      if (this.entries.some((known) => known.id === one.id || (one.mark && known.name === one.name))) continue;
      const entry = asEntry(one);
      if (isPicture(entry)) await this.look(entry, one.isRaw);
      this.place(entry);
      this.changed(entry);
      if (isUnderWay(entry)) this.queue?.add(entry);
    }
  }

  private keptAs(): string {
    return this.dataset["keptAs"] ?? "kept";
  }

  /** A picker shows the files of its own field; one that only goes on with them, those that no other on the page shows. */
  private isMine(keptAs = "kept"): boolean {
    if (this.input()) return keptAs === this.keptAs();
    const others = [...(this.closest("form")?.querySelectorAll<HTMLElement>("file-picker:has(.file-input)") ?? [])];
    return !others.some((other) => (other.dataset["keptAs"] ?? "kept") === keptAs);
  }

  private takeFrom(input: HTMLInputElement, given: Partial<Entry> = {}): void {
    const files = [...(input.files ?? [])];
    if (!files.length) return;
    if (this.queue) input.value = "";
    void this.add(files, given);
  }

  private named(file: File): File {
    return /^image\.\w+$/.test(file.name) ? new File([file], `${this.tell.words["pasted"]}.${file.name.split(".").pop()}`, { type: file.type }) : file;
  }

  async add(files: File[], given: Partial<Entry> = {}): Promise<void> {
    const problems = new Set<string>();
    const taken: Entry[] = [];
    for (const file of files) {
      const problem = this.problemOf(file);
      if (problem) problems.add(problem);
      else taken.push(this.take(file, given));
    }
    this.complain([...problems].join(" "));
    void this.keep(taken);
    for (const entry of taken) await this.prepare(entry);
  }

  /** Until they are kept on the device, `data-keeping` says so. */
  private async keep(taken: Entry[]): Promise<void> {
    if (!this.queue) return;
    this.dataset["keeping"] = "";
    await this.queue.expect(taken);
    delete this.dataset["keeping"];
  }

  private problemOf(file: File): string {
    const most = Number(this.dataset["maxFiles"] ?? 10);
    const { words, digits } = this.tell;
    if (this.entries.some((known) => known.name === file.name && known.original === file.size)) return fill(words["twice"], { name: file.name });
    if (!isAccepted(file, this.input()?.accept ?? "")) return fill(words["wrongType"], { name: file.name });
    if (file.size === 0) return fill(words["empty"], { name: file.name });
    if (most > 1 && this.standing().length >= most) return fill(words["tooMany"], { max: digits(most) });
    if (!file.type.startsWith("image/") && file.size > this.most()) return fill(words["tooLarge"], { name: file.name, max: readable(this.most(), this.tell) });
    return "";
  }

  private most(): number {
    return Number(this.dataset["maxBytes"] ?? Infinity);
  }

  private standing(): Entry[] {
    return this.entries.filter((entry) => entry.state !== "refused");
  }

  private take(file: File, given: Partial<Entry>): Entry {
    if (Number(this.dataset["maxFiles"]) === 1) [...this.entries].forEach((entry) => this.takeOut(entry));
    const entry = begin(file, file.name, { ...given, keptAs: this.keptAs(), state: "preparing" });
    this.place(entry);
    this.changed(entry);
    return entry;
  }

  private async prepare(entry: Entry): Promise<void> {
    if (isPicture(entry)) await this.look(entry, true);
    if (!this.entries.includes(entry)) return;
    if (entry.size > this.most()) {
      entry.state = "refused";
      entry.problem = fill(this.tell.words["tooLarge"], { name: entry.name, max: readable(this.most(), this.tell) });
      void forget(entry.id);
    } else this.hand(entry);
    this.changed(entry);
  }

  private hand(entry: Entry): void {
    entry.state = this.queue ? "waiting" : "attached";
    if (this.queue) this.queue.add(entry);
    else this.attach();
  }

  /** Makes the small picture, and with `isNew` the copy that is sent; a device that can't read it sends it as it is. */
  private async look(entry: Entry, isNew: boolean): Promise<void> {
    if (!entry.blob) return;
    const prepared = await import("../files/picture.ts").then(({ prepare }) => prepare(entry.blob!, entry.name)).catch(() => null);
    if (!prepared) return;
    entry.thumbnail = prepared.thumbnail;
    if (!isNew) return;
    Object.assign(entry, { blob: prepared.blob, name: prepared.name, size: prepared.blob.size, hints: prepared.hints });
  }

  private place(entry: Entry): void {
    const row = document.createElement("li");
    this.entries.push(entry);
    this.rows.set(entry.id, row);
    this.querySelector("[data-files]")?.append(row);
    for (const none of this.parentElement?.querySelectorAll<HTMLElement>("[data-no-files]") ?? []) none.hidden = true;
  }

  private changed(entry: Entry): void {
    if (entry.state === "arrived" && this.isSecondCopy(entry)) return;
    this.refresh(entry);
    if (entry.state === "arrived" || entry.state === "refused") this.say(entry);
    this.dispatchEvent(new CustomEvent("files-changed"));
  }

  private refresh(entry: Entry): void {
    const row = this.rows.get(entry.id);
    if (!row) return;
    show(entry, row, this.tell, this.acts);
    if (entry.mark && !row.querySelector("input")) row.append(made("input", "", { type: "hidden", name: entry.keptAs, value: entry.mark }));
  }

  private isSecondCopy(entry: Entry): boolean {
    if (!entry.digest || !this.entries.some((other) => other !== entry && other.digest === entry.digest)) return false;
    this.takeOut(entry);
    this.complain(fill(this.tell.words["twice"], { name: entry.name }));
    return true;
  }

  private say(entry: Entry): void {
    const place = this.querySelector("[data-told]");
    const sentence = this.tell.words[entry.state === "arrived" ? "hasArrived" : "wasRefused"];
    if (place && entry.size) place.textContent = fill(sentence, { name: entry.name, reason: entry.problem });
  }

  private complain(problem: string): void {
    const place = this.querySelector<HTMLElement>("[data-problem]");
    if (!place) return;
    place.textContent = problem;
    place.hidden = !problem;
  }

  private takeOut(entry: Entry): void {
    const row = this.rows.get(entry.id);
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector<HTMLElement>("[data-remove]");
    const hadFocus = row?.contains(document.activeElement);
    this.entries = this.entries.filter((other) => other !== entry);
    this.rows.delete(entry.id);
    row?.remove();
    if (entry.thumbnail) URL.revokeObjectURL(entry.thumbnail);
    if (this.queue) this.queue.remove(entry);
    else this.attach();
    void forget(entry.id);
    this.complain("");
    if (hadFocus) (next ?? this.input())?.focus();
    this.dispatchEvent(new CustomEvent("files-changed"));
  }

  /** Without a place to send to, the input itself carries what was chosen. */
  private attach(): void {
    const input = this.input();
    const transfer = new DataTransfer();
    for (const { blob, name, state } of this.entries) {
      if (blob && state !== "refused") transfer.items.add(new File([blob], name, { type: blob.type }));
    }
    if (input) input.files = transfer.files;
  }

  private again(entry: Entry): void {
    this.takeOut(entry);
    (entry.isFromCamera ? this.querySelector<HTMLElement>("[data-camera]") : this.input())?.click();
  }

  private numbered(sound: File): File {
    const before = this.entries.filter(isSound).length;
    return before ? new File([sound], sound.name.replace(/(\.\w+)$/, ` ${before + 1}$1`), { type: sound.type }) : sound;
  }

  private offerCamera(): void {
    const button = this.querySelector<HTMLButtonElement>("[data-camera]");
    if (!button || !matchMedia("(pointer: coarse)").matches) return;
    const camera = made("input", "", { type: "file", accept: "image/*", capture: "environment", hidden: "", "data-no-draft": "" }) as HTMLInputElement;
    camera.addEventListener("change", () => {
      const files = [...(camera.files ?? [])];
      camera.value = "";
      void this.add(files, { isFromCamera: true });
    });
    button.after(camera);
    button.addEventListener("click", () => camera.click());
    button.hidden = false;
  }

  private offerVoice(): void {
    const button = this.querySelector<HTMLButtonElement>("[data-voice]");
    if (!button || typeof MediaRecorder === "undefined" || !navigator.mediaDevices) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      void import("../media/voice-recorder.ts").then(({ record }) => record(this.tell, (sound) => void this.add([this.numbered(sound)])));
    });
  }

  private async edit(entry: Entry): Promise<void> {
    if (!entry.blob) return;
    const { edit } = await import("../media/photo-editor.ts");
    const marked = await edit(entry.blob, this.tell);
    if (!marked || !this.entries.includes(entry)) return;
    this.queue?.remove(entry);
    this.rows.get(entry.id)?.querySelector("input[type=hidden]")?.remove();
    Object.assign(entry, { blob: marked, name: `${entry.name.replace(/\.[^.]{1,8}$/, "")}.jpg`, size: marked.size, original: marked.size });
    Object.assign(entry, { sent: 0, place: "", mark: "", digest: "", problem: "", hints: [] });
    await this.look(entry, false);
    this.hand(entry);
    this.changed(entry);
    this.rows.get(entry.id)?.querySelector<HTMLElement>("[data-mark]")?.focus();
  }

  /** Sending with files on the way asks first; a step of the form goes on at once, and the next page goes on with them. */
  private beforeSending(event: SubmitEvent, form: HTMLFormElement): void {
    if (event.defaultPrevented || form.dataset["sending"]) return;
    const isStep = "step" in this.dataset || Boolean(event.submitter?.getAttribute("name"));
    if (!isStep && this.unfinished().length && !form.dataset["filesSettled"]) {
      event.preventDefault();
      void import("../files/leaving.ts").then(({ ask }) => ask(this, form, event.submitter, this.tell));
      return;
    }
    for (const entry of this.entries) if (entry.mark) void forget(entry.id);
    if (!isStep && this.queue) noteSent(this.queue.owner);
  }
}

function tellOf(words: Words, wanted = ""): Tell {
  const isLatin = !wanted || wanted.startsWith("0");
  const digits = (number: number | string): string => String(number).replace(/\d/g, (digit) => wanted[Number(digit)] ?? digit).replace(".", isLatin ? "." : "\u066b");
  const sign = isLatin ? "%" : "\u066a";
  return { words, digits, percent: (share) => `${digits(Math.round(100 * share))}${sign}` };
}

function isAccepted(file: File, accept: string): boolean {
  const wanted = accept.split(",").map((one) => one.trim().toLowerCase()).filter(Boolean);
  const type = file.type.toLowerCase();
  return wanted.length === 0 || wanted.some((one) => {
    if (one.startsWith(".")) return file.name.toLowerCase().endsWith(one);
    return one.endsWith("/*") ? type.startsWith(one.slice(0, -1)) : type === one.replace(/;.*/, "");
  });
}
