// <filing-draft data-step>: keeps a begun complaint on this device through reloads, lost lines, changed languages and a
// killed browser, and takes it up again. Nothing leaves the device but by the person's own act.
import { type Draft, type Values, forget, forgetSent, keep, newest, newToken, read, wasSent } from "./drafts.ts";

const PAUSE = 400;
const NEVER = new Set(["csrfmiddlewaretoken", "step", "go", "seen", "privacy"]);
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export class FilingDraft extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    if ("sent" in this.dataset) return forgetSent();
    const form = this.form();
    if (!form) return;
    if (wasSent(this.token())) return location.replace(this.dataset["home"] ?? "/");
    if ("fresh" in this.dataset) this.takeUp();
    else this.fill(read(this.token()));
    if (!("fresh" in this.dataset)) this.keep();
    this.addEventListener("input", () => this.later());
    this.addEventListener("change", () => this.later());
    form.addEventListener("submit", (event) => this.leave(event));
    this.querySelector("[data-draft-forget]")?.addEventListener("click", () => this.drop(this.token()));
    window.addEventListener("pagehide", () => this.timer && this.keep());
    window.addEventListener("pageshow", () => wasSent(this.token()) && location.replace(this.dataset["home"] ?? "/"));
    window.addEventListener("online", () => this.tell(false));
  }

  private form(): HTMLFormElement | null {
    return this.querySelector("form");
  }

  private field(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  }

  private token(): string {
    return this.field("token")?.value ?? "";
  }

  /** On a first page: goes on with words that were typed here, and offers a complaint that is further on. */
  private takeUp(): void {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("draft") ?? "";
    const asked = wanted ? read(wanted) : null;
    const [token, draft] = asked ? [wanted, asked] : newest() ?? [this.ownToken(), null];
    if (!draft) return;
    if (draft.step !== "words") return this.offer(token, draft);
    this.setToken(token);
    this.fill(draft);
  }

  /** Each form that was made without the server needs a token of its own. */
  private ownToken(): string {
    const token = "offline" in this.dataset ? newToken() : this.token();
    this.setToken(token);
    return token;
  }

  private setToken(token: string): void {
    const field = this.field("token");
    if (field) field.value = token;
  }

  private offer(token: string, draft: Draft): void {
    const place = this.querySelector<HTMLElement>("[data-resume]");
    if (!place) return;
    if ("offline" in this.dataset) this.ownToken();
    place.hidden = false;
    const said = place.querySelector("[data-resume-words]");
    if (said) said.textContent = (draft.values["text"]?.[0] ?? "").slice(0, 120);
    place.querySelector("[data-resume-go]")?.addEventListener("click", () => this.resume(token, draft));
    place.querySelector("[data-resume-drop]")?.addEventListener("click", () => {
      forget(token);
      place.hidden = true;
    });
  }

  /** Shows the step where the person stopped, with everything that was said. */
  private resume(token: string, draft: Draft): void {
    const own = this.form();
    if (!own) return;
    if ("offline" in this.dataset) return location.assign(`${own.action}#draft=${token}`);
    const form = document.createElement("form");
    form.method = "post";
    form.action = own.action;
    form.hidden = true;
    const secret = this.field("csrfmiddlewaretoken")?.value ?? "";
    const sent: Values = { ...draft.values, token: [token], csrfmiddlewaretoken: [secret], step: [draft.step], go: ["stay"] };
    for (const [name, values] of Object.entries(sent)) {
      for (const value of values) {
        const field = document.createElement("textarea");
        field.name = name;
        field.value = value;
        form.append(field);
      }
    }
    document.body.append(form);
    form.submit();
  }

  private controls(): Control[] {
    const unkept = new Set((this.dataset["unkept"] ?? "").split(" "));
    const all = [...this.querySelectorAll<Control>("input[name], textarea[name], select[name]")];
    return all.filter((one) => one.type !== "file" && !NEVER.has(one.name) && !unkept.has(one.name) && !isPrivate(one));
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.keep(), PAUSE);
  }

  private keep(sending = false): void {
    clearTimeout(this.timer);
    this.timer = 0;
    const values = this.said();
    const draft: Draft = { kept: Date.now(), step: this.dataset["step"] ?? "words", values };
    this.mark(Object.keys(values).length > 0 && keep(this.token(), sending ? { ...draft, sending } : draft));
  }

  /** Returns what stands on this page, and what was said on others that it doesn't carry along. */
  private said(): Values {
    const controls = this.controls().filter((one) => one.name !== "token");
    const values: Values = { ...read(this.token())?.values };
    for (const one of controls) delete values[one.name];
    for (const one of controls) {
      if (isTicked(one) !== false && one.value) (values[one.name] ??= []).push(one.value);
    }
    return values;
  }

  /** Fills only what the page itself left empty: what the server sent back is newer. */
  private fill(draft: Draft | null): void {
    if (!draft) return;
    const touched = new Set(this.controls().filter((one) => isTicked(one) === true).map((one) => one.name));
    for (const one of this.controls()) {
      const kept = draft.values[one.name];
      if (!kept || one.type === "hidden") continue;
      if (isTicked(one) === null) one.value ||= kept.shift() ?? "";
      else if (!touched.has(one.name)) (one as HTMLInputElement).checked = kept.includes(one.value);
    }
    this.mark(true);
    queueMicrotask(() => this.querySelector("category-fields")?.dispatchEvent(new Event("change")));
  }

  /** Without a line nothing is lost and nothing is sent by itself: the person presses the button again. */
  private leave(event: SubmitEvent): void {
    const isLast = this.dataset["step"] === "check" && !event.submitter?.getAttribute("name");
    this.keep(isLast);
    if (navigator.onLine && !("offline" in this.dataset)) return;
    event.preventDefault();
    if (navigator.onLine) location.assign(`${this.form()?.action ?? "/"}#draft=${this.token()}`);
    else this.tell(true);
  }

  private tell(isOffline: boolean): void {
    const place = this.querySelector<HTMLElement>("[data-offline-note]");
    if (!place) return;
    place.hidden = !isOffline;
    if (isOffline) place.scrollIntoView({ block: "center" });
  }

  private drop(token: string): void {
    clearTimeout(this.timer);
    this.timer = 0;
    forget(token);
    this.form()?.reset();
    this.mark(false);
    if (!("fresh" in this.dataset)) location.assign(this.dataset["home"] ?? "/");
  }

  private mark(kept: boolean): void {
    for (const place of this.querySelectorAll<HTMLElement>("[data-draft-state]")) place.hidden = !kept;
  }
}

function isPrivate(control: Control): boolean {
  return "noDraft" in control.dataset && !/^(kept$|document$|file-)/.test(control.name);
}

/** Tells whether a box or a point is ticked; null for anything that is written or carried along. */
function isTicked(control: Control): boolean | null {
  return control instanceof HTMLInputElement && ["radio", "checkbox"].includes(control.type) ? control.checked : null;
}
