// The photo on the screen, for fingers, mice and keys alike. It is never mirrored: a photo has no reading direction.

import { made } from "../files/rows.ts";
import type { Board } from "./board.ts";
import { bounds, handles, isHit, mark, moved, paint, pulled, type Kind, type Mark, type Point } from "./marks.ts";

const REACH = 18;
const TAP = 6;
const STEP = 0.01;
const ARROWS: Record<string, Point> = { ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 }, ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 } };

export type Tool = Kind | "hold";
type Drag = { start: Point; was: Mark | null; handle: number; isNew: boolean };

export class Stage {
  readonly canvas = made("canvas", "photo-canvas", { tabindex: "0", role: "application" }) as HTMLCanvasElement;
  readonly element = made("div", "photo-stage", { dir: "ltr" });
  tool: Tool = "arrow";
  private drag: Drag | null = null;

  constructor(
    private readonly board: Board,
    private readonly changed: (what: "added" | "changed" | "moved" | "removed" | "held") => void,
  ) {
    this.element.append(this.canvas);
    this.canvas.addEventListener("pointerdown", (event) => this.down(event));
    this.canvas.addEventListener("pointermove", (event) => this.move(event));
    this.canvas.addEventListener("pointerup", (event) => this.up(event));
    this.canvas.addEventListener("pointercancel", () => (this.drag = null));
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  draw(): void {
    const { width, height } = this.board.base;
    const room = this.element.getBoundingClientRect();
    if (!room.width || !room.height) return;
    const fit = Math.min(room.width / width, room.height / height);
    const density = Math.min(window.devicePixelRatio || 1, 2);
    this.canvas.width = Math.round(width * fit * density);
    this.canvas.height = Math.round(height * fit * density);
    this.canvas.style.inlineSize = `${width * fit}px`;
    this.canvas.style.blockSize = `${height * fit}px`;
    const context = this.canvas.getContext("2d");
    if (!context) return;
    paint(context, this.board.base, this.board.marks, fit * density);
    if (this.board.one) this.outline(context, this.board.one, fit * density, density);
  }

  /** Moves or resizes what is held, removes it, or puts a new mark into the middle. Returns whether the key was for it. */
  key(event: KeyboardEvent): boolean {
    const direction = ARROWS[event.key];
    if (direction && this.board.one) this.nudge(direction, event);
    else if (["Delete", "Backspace"].includes(event.key) && this.board.one) {
      this.board.remove();
      this.changed("removed");
    } else if (event.key === "Enter" && event.target === this.canvas && this.tool !== "hold") {
      this.board.place(this.tool);
      this.changed("added");
    } else return false;
    this.draw();
    return true;
  }

  private nudge(direction: Point, event: KeyboardEvent): void {
    const one = this.board.one;
    if (!one) return;
    if (!event.repeat) this.board.note();
    const step = Math.max(this.board.base.width, this.board.base.height) * (event.altKey ? STEP / 5 : STEP);
    const [x, y] = [direction.x * step, direction.y * step];
    if (!event.shiftKey) this.board.change(moved(one, x, y));
    else if (one.kind !== "pen") this.board.change(pulled(one, 1, { x: one.to.x + x, y: one.to.y + y }));
    this.changed("moved");
  }

  private outline(context: CanvasRenderingContext2D, one: Mark, scale: number, density: number): void {
    context.setTransform(1, 0, 0, 1, 0, 0);
    const area = bounds(one);
    context.setLineDash([6 * density, 4 * density]);
    for (const [colour, wide] of [["#fff", 3], ["#0b6e77", 1.5]] as const) {
      context.strokeStyle = colour;
      context.lineWidth = wide * density;
      context.strokeRect(area.x * scale, area.y * scale, area.width * scale, area.height * scale);
    }
    context.setLineDash([]);
    for (const point of handles(one)) {
      context.beginPath();
      context.arc(point.x * scale, point.y * scale, 8 * density, 0, 2 * Math.PI);
      context.fillStyle = "#fff";
      context.fill();
      context.lineWidth = 3 * density;
      context.strokeStyle = "#0b6e77";
      context.stroke();
    }
  }

  private point(event: PointerEvent): Point {
    const place = this.canvas.getBoundingClientRect();
    const limit = (value: number, most: number): number => Math.max(0, Math.min(most, value));
    const { width, height } = this.board.base;
    return { x: limit(((event.clientX - place.x) / place.width) * width, width), y: limit(((event.clientY - place.y) / place.height) * height, height) };
  }

  private reach(): number {
    return (REACH * this.board.base.width) / (this.canvas.getBoundingClientRect().width || 1);
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    const start = this.point(event);
    const one = this.board.one;
    const handle = one ? handles(one).findIndex((point) => Math.hypot(point.x - start.x, point.y - start.y) < this.reach()) : -1;
    if (handle >= 0 || this.tool === "hold") {
      if (handle < 0) this.hold(start);
      this.drag = { start, was: this.board.one, handle, isNew: false };
    } else this.drag = { start, was: null, handle: -1, isNew: true };
  }

  /** Takes what lies under a point, the newest first. */
  private hold(point: Point): void {
    this.board.held = this.board.marks.findLastIndex((one) => isHit(one, point, this.reach()));
    this.changed("held");
    this.draw();
  }

  private move(event: PointerEvent): void {
    const { drag } = this;
    if (!drag) return;
    const point = this.point(event);
    if (drag.isNew) this.stretch(drag, point);
    else if (drag.was) {
      if (this.board.one === drag.was) this.board.note();
      const change = { x: point.x - drag.start.x, y: point.y - drag.start.y };
      this.board.change(drag.handle >= 0 ? pulled(drag.was, drag.handle, point) : moved(drag.was, change.x, change.y));
    }
    this.draw();
  }

  private stretch(drag: Drag, point: Point): void {
    if (this.tool === "hold") return;
    const far = Math.hypot(point.x - drag.start.x, point.y - drag.start.y) > (this.reach() * TAP) / REACH;
    if (!drag.was && !far) return;
    if (!drag.was) this.board.add(mark(this.tool, drag.start, point));
    drag.was = this.board.one;
    if (!drag.was) return;
    if (drag.was.kind === "pen") drag.was.line.push(point);
    drag.was.to = point;
  }

  private up(event: PointerEvent): void {
    const { drag } = this;
    this.drag = null;
    if (!drag) return;
    if (drag.isNew && !drag.was) this.hold(this.point(event));
    else if (drag.was) this.changed(drag.isNew ? "added" : "changed");
    this.draw();
  }
}
