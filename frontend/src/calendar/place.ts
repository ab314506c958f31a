// Puts a dialog under (or over) what opened it; on a phone the style sheet lays it at the bottom edge.

const GAP = 6;
const NARROW = "(width < 30rem)";

export function place(dialog: HTMLElement, anchor: Element): void {
  if (matchMedia(NARROW).matches) return;
  const at = anchor.getBoundingClientRect();
  const is = dialog.getBoundingClientRect();
  const room = document.documentElement;
  const isRtl = getComputedStyle(room).direction === "rtl";
  const inline = isRtl ? room.clientWidth - at.right : at.left;
  const below = at.bottom + GAP;
  const block = below + is.height <= room.clientHeight ? below : at.top - GAP - is.height;
  dialog.style.setProperty("inset-inline", `${clamp(inline, room.clientWidth - is.width)}px auto`);
  dialog.style.setProperty("inset-block", `${clamp(block, room.clientHeight - is.height)}px auto`);
  dialog.style.setProperty("margin", "0");
}

function clamp(value: number, most: number): number {
  return Math.max(GAP, Math.min(value, most - GAP));
}
