// Marking a photo before it is sent: point at things, hide faces and plates, crop and turn.

import { fill } from "../elements/words.ts";
import { canvasOf, read } from "../files/picture.ts";
import { iconButton, made, wordButton, type Tell } from "../files/rows.ts";
import { Board } from "./board.ts";
import { open, type Frame } from "./dialog.ts";
import { bounds, mark } from "./marks.ts";
import { Stage, type Tool } from "./stage.ts";

const TOOLS: [Tool, string][] = [["hold", "hand"], ["arrow", "arrow-draw"], ["circle", "circle"], ["box", "square"], ["pen", "pen-line"], ["hide", "hide"], ["crop", "crop"]];

/** What some browsers offer; nothing is sent anywhere for it. */
type Finder = { detect(source: HTMLCanvasElement): Promise<{ boundingBox: DOMRectReadOnly }[]> };
type WithFinder = typeof globalThis & { FaceDetector?: new () => Finder };

/** Returns the marked picture, or nothing when the person changed their mind. */
export async function edit(blob: Blob, tell: Tell): Promise<Blob | null> {
  const bitmap = await read(blob);
  if (!bitmap) return null;
  const base = canvasOf(bitmap.width, bitmap.height);
  base.getContext("2d")?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return new Promise((resolve) => new Editor(open(tell.words["editTitle"] ?? "", "photo-dialog"), base, tell, resolve));
}

class Editor {
  private readonly board: Board;
  private readonly stage: Stage;
  private readonly told = made("p", "photo-told", { role: "status" });
  private readonly list = made("ul", "photo-marks");
  private readonly buttons = new Map<string, HTMLElement>();
  private readonly words;

  constructor(
    private readonly frame: Frame,
    base: HTMLCanvasElement,
    private readonly tell: Tell,
    private readonly done: (blob: Blob | null) => void,
  ) {
    this.words = tell.words;
    this.board = new Board(base);
    this.stage = new Stage(this.board, (what) => this.changed(what));
    this.stage.canvas.setAttribute("aria-label", this.words["editPicture"] ?? "");
    this.list.setAttribute("aria-label", this.words["editMarks"] ?? "");
    frame.body.append(this.tools(), this.stage.element, this.list, this.told);
    frame.dialog.addEventListener("keydown", (event) => this.key(event));
    frame.dialog.addEventListener("cancel", (event) => this.cancel(event));
    frame.dialog.addEventListener("close", () => this.done(null));
    frame.foot.append(
      wordButton(this.words["editKeep"] ?? "", () => void this.keep(), "button button--primary"),
      wordButton(this.words["editLeave"] ?? "", () => frame.dialog.close(), "button button--quiet"),
    );
    this.choose("arrow");
    this.stage.draw();
    this.stage.canvas.focus();
  }

  private tools(): HTMLElement {
    const bar = made("div", "photo-tools", { role: "toolbar", "aria-label": this.words["editTools"] ?? "" });
    for (const [tool, drawing] of TOOLS) bar.append(this.button(tool, drawing, () => this.choose(tool), { "aria-pressed": "false" }));
    bar.append(made("span", "photo-gap"));
    bar.append(this.button("turn", "turn", () => this.act(() => this.board.turn(), "turned")));
    bar.append(this.button("undo", "undo", () => this.travel(false)));
    bar.append(this.button("redo", "redo", () => this.travel(true)));
    bar.append(this.button("delete", "trash", () => this.act(() => this.board.remove(), "removed")));
    const cut = wordButton(this.words["editCut"] ?? "", () => this.act(() => this.board.crop(), "cropped"), "button button--small");
    this.buttons.set("cut", cut);
    bar.append(cut);
    if ((globalThis as WithFinder).FaceDetector) bar.append(wordButton(this.words["editFaces"] ?? "", () => void this.hideFaces(), "button button--small"));
    return bar;
  }

  private button(name: string, drawing: string, act: () => void, attributes: Record<string, string> = {}): HTMLElement {
    const label = this.words[`edit_${name}`] ?? name;
    const button = iconButton(drawing, label, act, attributes);
    button.className = "photo-tool";
    button.append(made("span", "photo-tool-name", {}, label));
    this.buttons.set(name, button);
    return button;
  }

  private choose(tool: Tool): void {
    this.stage.tool = tool;
    for (const [name] of TOOLS) this.buttons.get(name)?.setAttribute("aria-pressed", String(name === tool));
    this.say(this.words[`how_${tool}`] ?? "");
    this.show();
  }

  private act(change: () => void, what: string): void {
    change();
    this.stage.draw();
    this.say(this.words[`edit_${what}`] ?? "");
    this.show();
  }

  private travel(isForth: boolean): void {
    this.act(() => {
      if (isForth) this.board.redo();
      else this.board.undo();
    }, isForth ? "redone" : "undone");
  }

  private changed(what: "added" | "changed" | "moved" | "removed" | "held"): void {
    const one = this.board.one;
    if (what === "removed") this.say(this.words["edit_removed"] ?? "");
    else if (one) {
      const area = bounds(one);
      const { width, height } = this.board.base;
      const percent = (part: number, whole: number): string => this.tell.percent(part / whole);
      const values = { mark: this.words[`edit_${one.kind}`] ?? "", across: percent(area.x, width), down: percent(area.y, height) };
      this.say(fill(this.words[what === "added" ? "edit_added" : "edit_at"], values));
    }
    this.show();
  }

  private show(): void {
    this.list.replaceChildren(...this.board.marks.map((one, at) => this.chip(at, this.words[`edit_${one.kind}`] ?? one.kind)));
    const set = (name: string, isOn: boolean): boolean | undefined => this.buttons.get(name)?.toggleAttribute("disabled", !isOn);
    set("undo", this.board.canUndo());
    set("redo", this.board.canRedo());
    set("delete", this.board.one !== null);
    this.buttons.get("cut")?.toggleAttribute("hidden", !this.board.marks.some((one) => one.kind === "crop"));
  }

  private chip(at: number, label: string): HTMLElement {
    const item = made("li", "");
    const button = wordButton(`${this.tell.digits(at + 1)}. ${label}`, () => {
      this.board.held = at;
      this.stage.draw();
      this.changed("held");
      (this.list.children[at]?.firstElementChild as HTMLElement | null)?.focus();
    });
    button.setAttribute("aria-pressed", String(at === this.board.held));
    item.append(button);
    return item;
  }

  private key(event: KeyboardEvent): void {
    const isHere = event.target === this.stage.canvas || this.list.contains(event.target as Node);
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key.toLowerCase() === "z") this.travel(event.shiftKey);
    else if (control && event.key.toLowerCase() === "y") this.travel(true);
    else if (!isHere || control || !this.stage.key(event)) return;
    event.preventDefault();
    if (isHere && !this.frame.dialog.contains(document.activeElement)) this.stage.canvas.focus();
  }

  /** Escape lets go of a mark first; what was drawn is not lost by one key. */
  private cancel(event: Event): void {
    if (!this.board.one) return;
    event.preventDefault();
    this.board.held = -1;
    this.stage.draw();
    this.show();
  }

  private async hideFaces(): Promise<void> {
    const Detector = (globalThis as WithFinder).FaceDetector;
    const found = Detector ? await new Detector().detect(this.board.base).catch(() => []) : [];
    for (const { boundingBox: box } of found) this.board.add(mark("hide", { x: box.x, y: box.y }, { x: box.x + box.width, y: box.y + box.height }));
    this.stage.draw();
    this.say(fill(this.words["edit_faces"], { count: this.tell.digits(found.length) }));
    this.show();
  }

  private async keep(): Promise<void> {
    this.done(await this.board.result());
    this.frame.dialog.close();
  }

  private say(sentence: string): void {
    this.told.textContent = sentence;
  }
}
