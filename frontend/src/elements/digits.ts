// Persian and Arabic digits become ASCII while they are typed, and the caret stays where it was.

const FIRST_DIGITS = [0x06f0, 0x0660];
const SEPARATORS = /[,\u066c\u060c\s]/g;

/** Returns the text with every Persian or Arabic-Indic digit as ASCII, and the Arabic decimal sign as a point. */
export function toAscii(text: string): string {
  return text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const first = FIRST_DIGITS.find((start) => code >= start && code < start + 10) ?? code;
    return String(code - first);
  }).replace(/\u066b/g, ".");
}

/** Returns an amount with its thousands apart; anything that is not a plain amount comes back as it was. */
export function grouped(amount: string): string {
  const plain = amount.replace(SEPARATORS, "");
  const parts = /^(\d+)(\.\d*)?$/.exec(plain);
  if (!parts) return amount;
  return (parts[1] ?? "").replace(/\B(?=(\d{3})+$)/g, ",") + (parts[2] ?? "");
}

function rewrite(input: HTMLInputElement): void {
  const ascii = toAscii(input.value);
  const next = "grouped" in input.dataset ? grouped(ascii) : ascii;
  if (next === input.value) return;
  const caret = input.selectionStart ?? next.length;
  const before = input.value.slice(0, caret).replace(SEPARATORS, "").length;
  input.value = next;
  const spot = "grouped" in input.dataset ? placeAfter(next, before) : caret;
  input.setSelectionRange(spot, spot);
}

function placeAfter(text: string, count: number): number {
  let seen = 0;
  let spot = 0;
  while (spot < text.length && seen < count) {
    if (text[spot] !== ",") seen += 1;
    spot += 1;
  }
  return spot;
}

export function watchDigits(root: Document): void {
  root.addEventListener("input", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !("digits" in input.dataset)) return;
    if (event instanceof InputEvent && event.isComposing) return;
    rewrite(input);
  });
}
