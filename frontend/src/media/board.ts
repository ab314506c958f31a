// What is being done to a photo: the photo, its marks, the one that is held, and the way back and forth.

import { blobOf, canvasOf } from "../files/picture.ts";
import { bounds, copied, mapped, mark, paint, within, type Kind, type Mark } from "./marks.ts";

const QUALITY = 0.88;
const MOST_STEPS = 40;

type Step = { base: HTMLCanvasElement; marks: Mark[] };

export class Board {
  marks: Mark[] = [];
  held = -1;
  private past: Step[] = [];
  private future: Step[] = [];

  constructor(public base: HTMLCanvasElement) {}

  get one(): Mark | null {
    return this.marks[this.held] ?? null;
  }

  /** Notes how it is before a change. */
  note(): void {
    this.past = [...this.past, this.now()].slice(-MOST_STEPS);
    this.future = [];
  }

  canUndo(): boolean {
    return this.past.length > 0;
  }

  canRedo(): boolean {
    return this.future.length > 0;
  }

  undo(): void {
    this.travel(this.past, this.future);
  }

  redo(): void {
    this.travel(this.future, this.past);
  }

  add(one: Mark): void {
    this.note();
    if (one.kind === "crop") this.marks = this.marks.filter((other) => other.kind !== "crop");
    this.held = this.marks.push(one) - 1;
  }

  /** Puts a mark of a good size into the middle, for hands that do not draw. */
  place(kind: Kind): void {
    const { width, height } = this.base;
    const share = kind === "crop" ? 0.4 : 0.12;
    const reach = { x: width * share, y: kind === "crop" ? height * share : Math.min(width, height) * share };
    const [x, y] = [width / 2, height / 2];
    const one = mark(kind, { x: x - reach.x, y: y - reach.y }, { x: x + reach.x, y: y + reach.y });
    if (kind === "pen") one.line = [one.from, { x, y: y + reach.y }, one.to];
    this.add(one);
  }

  change(one: Mark): void {
    if (this.one) this.marks[this.held] = one;
  }

  remove(): void {
    if (!this.one) return;
    this.note();
    this.marks.splice(this.held, 1);
    this.held = -1;
  }

  turn(): void {
    this.note();
    const { width, height } = this.base;
    const base = canvasOf(height, width);
    const context = base.getContext("2d");
    context?.translate(height, 0);
    context?.rotate(Math.PI / 2);
    context?.drawImage(this.base, 0, 0);
    this.base = base;
    this.marks = this.marks.map((one) => mapped(one, ({ x, y }) => ({ x: height - y, y: x })));
  }

  crop(): void {
    const wanted = this.marks.find((one) => one.kind === "crop");
    if (!wanted) return;
    const area = within(bounds(wanted), this.base);
    if (area.width < 16 || area.height < 16) return;
    this.note();
    const base = canvasOf(area.width, area.height);
    base.getContext("2d")?.drawImage(this.base, -area.x, -area.y);
    this.base = base;
    this.marks = this.marks.filter((one) => one !== wanted).map((one) => mapped(one, ({ x, y }) => ({ x: x - area.x, y: y - area.y })));
    this.held = -1;
  }

  /** The picture with everything burnt in: what was hidden or cut away is not in it any more. */
  async result(): Promise<Blob | null> {
    const canvas = canvasOf(this.base.width, this.base.height);
    const context = canvas.getContext("2d");
    if (!context) return null;
    paint(context, this.base, this.marks.filter((one) => one.kind !== "crop"), 1);
    return blobOf(canvas, QUALITY);
  }

  private now(): Step {
    return { base: this.base, marks: this.marks.map(copied) };
  }

  private travel(from: Step[], to: Step[]): void {
    const step = from.pop();
    if (!step) return;
    to.push(this.now());
    this.base = step.base;
    this.marks = step.marks;
    this.held = -1;
  }
}
