// Marks on a photo, in pixels of the photo: what they are, how they are drawn, and where a finger meets them.

export type Kind = "arrow" | "circle" | "box" | "pen" | "hide" | "crop";

export type Point = { x: number; y: number };

export interface Mark {
  kind: Kind;
  /** The first corner or the tail, and the other corner or the head; of a pen the points are in `line`. */
  from: Point;
  to: Point;
  line: Point[];
}

const INK = "#d3261b";
const HALO = "#ffffff";
const SHADE = "rgb(10 16 22 / 0.6)";
/** A hidden area has at most so many blocks along its shorter side: nobody can read them back. */
const BLOCKS = 5;
const SMALLEST_BLOCK = 14;

export function mark(kind: Kind, from: Point, to: Point = from): Mark {
  return { kind, from: { ...from }, to: { ...to }, line: kind === "pen" ? [{ ...from }] : [] };
}

export function copied(one: Mark): Mark {
  return structuredClone(one);
}

export function moved(one: Mark, x: number, y: number): Mark {
  return mapped(one, (point) => ({ x: point.x + x, y: point.y + y }));
}

export function mapped(one: Mark, change: (point: Point) => Point): Mark {
  return { kind: one.kind, from: change(one.from), to: change(one.to), line: one.line.map(change) };
}

export type Bounds = { x: number; y: number; width: number; height: number };

export function bounds(one: Mark): Bounds {
  const points = one.kind === "pen" ? one.line : [one.from, one.to];
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The points that can be pulled: both ends of an arrow, the corners of an area, none of a pen. */
export function handles(one: Mark): Point[] {
  if (one.kind === "pen") return [];
  if (one.kind === "arrow") return [one.from, one.to];
  return [one.from, one.to, { x: one.from.x, y: one.to.y }, { x: one.to.x, y: one.from.y }];
}

/** Pulls one handle, by its place in `handles`, to a point. */
export function pulled(one: Mark, handle: number, to: Point): Mark {
  const result = copied(one);
  if (handle === 0 || handle === 2) result.from.x = to.x;
  else result.to.x = to.x;
  if (handle === 0 || handle === 3) result.from.y = to.y;
  else result.to.y = to.y;
  return result;
}

export function isHit(one: Mark, point: Point, reach: number): boolean {
  if (one.kind === "arrow") return distance(point, one.from, one.to) < reach;
  if (one.kind === "pen") return one.line.some((start, at) => distance(point, start, one.line[at + 1] ?? start) < reach);
  const area = bounds(one);
  return point.x > area.x - reach && point.x < area.x + area.width + reach && point.y > area.y - reach && point.y < area.y + area.height + reach;
}

function distance(point: Point, start: Point, end: Point): number {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const length = dx * dx + dy * dy;
  const share = length ? Math.max(0, Math.min(1, ((point.x - start.x) * dx + (point.y - start.y) * dy) / length)) : 0;
  return Math.hypot(point.x - start.x - share * dx, point.y - start.y - share * dy);
}

/** Draws the photo with its marks; what is hidden is gone before anything else is drawn. */
export function paint(context: CanvasRenderingContext2D, base: HTMLCanvasElement, marks: Mark[], scale: number): void {
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.imageSmoothingEnabled = true;
  context.drawImage(base, 0, 0);
  for (const one of marks) if (one.kind === "hide") hide(context, base, one);
  const width = Math.max(5, Math.max(base.width, base.height) / 160);
  for (const one of marks) {
    if (one.kind === "crop") shade(context, base, one);
    else if (one.kind !== "hide") stroke(context, one, width);
  }
}

function hide(context: CanvasRenderingContext2D, base: HTMLCanvasElement, one: Mark): void {
  const area = within(bounds(one), base);
  if (area.width < 1 || area.height < 1) return;
  const block = Math.max(SMALLEST_BLOCK, Math.min(area.width, area.height) / BLOCKS);
  const [columns, rows] = [Math.max(1, Math.round(area.width / block)), Math.max(1, Math.round(area.height / block))];
  const means = averages(base, area, columns, rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      context.fillStyle = means[row * columns + column] ?? "#000";
      const [x, y] = [area.x + (column * area.width) / columns, area.y + (row * area.height) / rows];
      context.fillRect(x, y, area.width / columns + 1, area.height / rows + 1);
    }
  }
}

/** The mean colour of each block, from a small copy that halves until it fits, so that every pixel counts. */
function averages(base: HTMLCanvasElement, area: Bounds, columns: number, rows: number): string[] {
  let source: HTMLCanvasElement = base;
  let from = area;
  for (;;) {
    const [width, height] = [Math.max(columns, Math.ceil(from.width / 2)), Math.max(rows, Math.ceil(from.height / 2))];
    const small = document.createElement("canvas");
    small.width = width;
    small.height = height;
    const context = small.getContext("2d", { willReadFrequently: true });
    if (!context) return [];
    context.drawImage(source, from.x, from.y, from.width, from.height, 0, 0, width, height);
    if (width === columns && height === rows) {
      const pixels = context.getImageData(0, 0, columns, rows).data;
      return Array.from({ length: columns * rows }, (_, at) => `rgb(${pixels[4 * at]} ${pixels[4 * at + 1]} ${pixels[4 * at + 2]})`);
    }
    source = small;
    from = { x: 0, y: 0, width, height };
  }
}

export function within(area: Bounds, base: { width: number; height: number }): Bounds {
  const x = Math.max(0, Math.floor(area.x));
  const y = Math.max(0, Math.floor(area.y));
  return { x, y, width: Math.min(base.width, Math.ceil(area.x + area.width)) - x, height: Math.min(base.height, Math.ceil(area.y + area.height)) - y };
}

function stroke(context: CanvasRenderingContext2D, one: Mark, width: number): void {
  context.lineCap = context.lineJoin = "round";
  for (const [colour, wide] of [[HALO, width * 1.7], [INK, width]] as const) {
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = wide;
    context.beginPath();
    trace(context, one, width);
    context.stroke();
  }
}

function trace(context: CanvasRenderingContext2D, one: Mark, width: number): void {
  const area = bounds(one);
  if (one.kind === "box") context.rect(area.x, area.y, area.width, area.height);
  else if (one.kind === "circle") context.ellipse(area.x + area.width / 2, area.y + area.height / 2, area.width / 2, area.height / 2, 0, 0, 2 * Math.PI);
  else if (one.kind === "pen") one.line.forEach((point, at) => (at ? context.lineTo(point.x, point.y) : context.moveTo(point.x, point.y)));
  else arrow(context, one, width);
}

function arrow(context: CanvasRenderingContext2D, { from, to }: Mark, width: number): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const head = Math.min(width * 5, Math.hypot(to.x - from.x, to.y - from.y) * 0.6);
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  for (const side of [-0.5, 0.5]) {
    context.moveTo(to.x, to.y);
    context.lineTo(to.x - head * Math.cos(angle + side), to.y - head * Math.sin(angle + side));
  }
}

function shade(context: CanvasRenderingContext2D, base: HTMLCanvasElement, one: Mark): void {
  const area = bounds(one);
  context.fillStyle = SHADE;
  context.beginPath();
  context.rect(0, 0, base.width, base.height);
  context.rect(area.x, area.y, area.width, area.height);
  context.fill("evenodd");
}
