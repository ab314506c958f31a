// The keyboard of the desk: one key or two in a row open what carries data-keys; the command area lists them all.

const TYPING = "input, textarea, select, [contenteditable=true]";
const PATIENCE = 900;

let before = "";
let pressedAt = 0;

export function listenToKeys(root: Document): void {
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey) return openWith(event, root);
    if (event.altKey || event.isComposing || (event.target as Element).closest(TYPING)) return;
    const key = keyOf(event);
    const pair = event.timeStamp - pressedAt < PATIENCE ? `${before} ${key}` : "";
    before = key;
    pressedAt = event.timeStamp;
    if (key === "?") return open(root, "commands");
    const target = find(root, pair) ?? find(root, key);
    if (!target) return walk(event, root, key);
    event.preventDefault();
    before = "";
    if (target.matches("input, textarea")) target.focus();
    else target.click();
  });
  root.addEventListener("click", (event) => {
    const opener = (event.target as Element).closest<HTMLElement>("[data-opens]");
    if (opener?.dataset["opens"]) open(root, opener.dataset["opens"]);
  });
  for (const opener of root.querySelectorAll<HTMLElement>("[data-opens]")) opener.hidden = false;
}

/** Reads the place of the key for letters, so that a Persian or Arabic keyboard gives the same commands. */
function keyOf(event: KeyboardEvent): string {
  const place = /^Key([A-Z])$/.exec(event.code);
  return event.key.length === 1 && event.key > "\u007f" && place ? (place[1] ?? "").toLowerCase() : event.key;
}

function openWith(event: KeyboardEvent, root: Document): void {
  if (event.code !== "KeyK") return;
  event.preventDefault();
  open(root, "commands");
}

function find(root: Document, keys: string): HTMLElement | null {
  if (!keys) return null;
  const within = root.querySelector("dialog[open]") ?? root;
  const found = within.querySelectorAll<HTMLElement>(`[data-keys="${CSS.escape(keys)}"]`);
  return [...found].find((one) => one.checkVisibility()) ?? null;
}

function open(root: Document, id: string): void {
  const dialog = root.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement) || dialog.open) return;
  const list = dialog.querySelector("[data-commands]");
  if (list instanceof HTMLElement && !("listed" in list.dataset)) {
    list.dataset["listed"] = "";
    list.append(...commands(root));
  }
  const words = dialog.querySelector<HTMLInputElement>("input");
  words?.addEventListener("input", () => narrow(dialog, words.value));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.showModal();
}

function commands(root: Document): HTMLLIElement[] {
  return [...root.querySelectorAll<HTMLAnchorElement>("a[data-keys]")].map((place) => {
    const row = document.createElement("li");
    const link = document.createElement("a");
    link.href = place.href;
    const name = document.createElement("span");
    name.textContent = (place.querySelector(".nav-item-label") ?? place).textContent?.trim() ?? "";
    const keys = document.createElement("kbd");
    keys.textContent = place.dataset["keys"] ?? "";
    link.append(name, keys);
    row.append(link);
    return row;
  });
}

function narrow(dialog: HTMLDialogElement, words: string): void {
  for (const row of dialog.querySelectorAll<HTMLElement>("[data-commands] > li")) {
    row.hidden = !(row.textContent ?? "").toLowerCase().includes(words.trim().toLowerCase());
  }
}

function walk(event: KeyboardEvent, root: Document, key: string): void {
  const table = root.querySelector("[data-rows]");
  const links = [...(table?.querySelectorAll<HTMLElement>(".row-link") ?? [])];
  if (!links.length) return;
  const at = links.indexOf(root.activeElement as HTMLElement);
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key];
  if (step) {
    if (key.startsWith("Arrow") && at < 0) return;
    event.preventDefault();
    links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  } else if (key === "x" && at >= 0) {
    links[at]?.closest("tr")?.querySelector<HTMLInputElement>("input[type=checkbox]")?.click();
  }
}
