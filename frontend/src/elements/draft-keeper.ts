// <draft-keeper data-key>: keeps what is typed on this device until it is sent, for at most seven days.

const PREFIX = "draft:";
const LONGEST = 7 * 24 * 3600 * 1000;
const PAUSE = 400;
const TYPED = "textarea, select, input:not([type=hidden]):not([type=password]):not([type=file]):not([type=submit])";

type Draft = { kept: number; values: Record<string, string[]> };
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class DraftKeeper extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    const done = this.dataset["clear"];
    if (done) forget(done);
    const key = this.dataset["key"];
    if (!key) return;
    this.restore(read(key));
    this.addEventListener("input", () => this.later(key));
    this.addEventListener("change", () => this.later(key));
    this.querySelector("[data-draft-forget]")?.addEventListener("click", () => this.drop(key));
    window.addEventListener("pagehide", () => this.keepIfWaiting(key));
  }

  private controls(): Control[] {
    return [...this.querySelectorAll<Control>(TYPED)].filter((one) => one.name && !("noDraft" in one.dataset));
  }

  private later(key: string): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.keep(key), PAUSE);
  }

  private keepIfWaiting(key: string): void {
    if (this.timer) this.keep(key);
  }

  private keep(key: string): void {
    clearTimeout(this.timer);
    this.timer = 0;
    const values: Draft["values"] = {};
    for (const control of this.controls()) {
      if (isTicked(control) === false || !control.value) continue;
      (values[control.name] ??= []).push(control.value);
    }
    this.mark(write(key, { kept: Date.now(), values }));
  }

  /** Fills only what the page itself left empty: what the server sent back is newer. */
  private restore(draft: Draft | null): void {
    if (!draft) return;
    let filled = false;
    const touched = new Set(this.controls().filter((one) => isTicked(one) === true).map((one) => one.name));
    for (const control of this.controls()) {
      const kept = draft.values[control.name];
      if (!kept) continue;
      if (isTicked(control) === null) {
        if (control.value) continue;
        control.value = kept.shift() ?? "";
      } else if (!touched.has(control.name)) {
        (control as HTMLInputElement).checked = kept.includes(control.value);
      }
      filled = true;
    }
    if (!filled) return;
    this.mark(true);
    const fold = this.closest("details");
    if (fold) fold.open = true;
    queueMicrotask(() => this.querySelector("category-fields")?.dispatchEvent(new Event("change")));
  }

  private drop(key: string): void {
    forget(key);
    this.querySelector("form")?.reset();
    this.mark(false);
  }

  private mark(kept: boolean): void {
    for (const place of this.querySelectorAll<HTMLElement>("[data-draft-state]")) place.hidden = !kept;
  }
}

/** Tells whether a box or a point is ticked; null for anything that is written. */
function isTicked(control: Control): boolean | null {
  return control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type) ? control.checked : null;
}

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as Draft | null;
    if (draft && Date.now() - draft.kept < LONGEST) return draft;
    forget(key);
  } catch {
    // A device that keeps nothing is no reason to stop the person.
  }
  return null;
}

function write(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept.
  }
}
