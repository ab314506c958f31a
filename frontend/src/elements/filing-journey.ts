// <filing-journey data-href data-step>: tells how long somebody was at each field; never what they wrote there.

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const TABLET = 600;
const DESKTOP = 1100;

export class FilingJourney extends HTMLElement {
  private readonly spent = new Map<string, number>();
  private field = "";
  private since = 0;
  private last = "";
  private begun = false;
  private form: HTMLFormElement | null = null;

  connectedCallback(): void {
    if (navigator.doNotTrack === "1" || (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl) return;
    this.form = document.querySelector<HTMLInputElement>("form input[name='token']")?.form ?? null;
    if (!this.form) return;
    this.form.addEventListener("focusin", (event) => this.enter(nameOf(event.target)));
    this.form.addEventListener("focusout", () => this.leave());
    this.form.addEventListener("input", (event) => this.begin(nameOf(event.target)));
    this.form.addEventListener("submit", () => this.tell("spent"));
    document.addEventListener("visibilitychange", () => this.turn());
    window.addEventListener("pagehide", () => this.tell("spent"));
  }

  private enter(name: string): void {
    this.leave();
    if (!name) return;
    this.field = this.last = name;
    this.since = performance.now();
  }

  private leave(): void {
    if (this.field) this.spent.set(this.field, (this.spent.get(this.field) ?? 0) + performance.now() - this.since);
    this.field = "";
  }

  private begin(name: string): void {
    if (name && !this.field) this.enter(name);
    if (this.begun) return;
    this.begun = true;
    if (this.dataset["step"] === "SEEN") this.tell("begun");
  }

  /** A page in the background is looked at by nobody; it may also be the last that is heard of it. */
  private turn(): void {
    const name = this.field;
    if (document.visibilityState === "hidden") this.tell("spent");
    if (name) this.enter(name);
  }

  private tell(kind: "begun" | "spent"): void {
    const form = this.form;
    if (!form) return;
    if (kind === "spent") this.leave();
    if (kind === "spent" && !this.spent.size) return;
    const said = new URLSearchParams({ kind, step: this.dataset["step"] ?? "", device: device(), last: this.last });
    for (const name of ["token", "csrfmiddlewaretoken", "category"]) said.set(name, valueOf(form, name));
    if (kind === "spent") {
      for (const [name, time] of this.spent) said.set(`field.${name}`, String(Math.round(time / 1000)));
      this.spent.clear();
    }
    navigator.sendBeacon(this.dataset["href"] ?? "", said);
  }
}

function nameOf(target: EventTarget | null): string {
  return (target as Control | null)?.name?.replace(/_unit$/, "") ?? "";
}

function valueOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

function device(): string {
  const width = Math.min(screen.width, window.innerWidth);
  if (width < TABLET) return "PHONE";
  return width < DESKTOP && matchMedia("(pointer: coarse)").matches ? "TABLET" : "DESKTOP";
}
