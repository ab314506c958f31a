// <category-fields>: shows and hides questions, and what an answer calls for at once, by the same conditions the server knows.

export type Condition = { field: string; equals?: unknown; in?: unknown[]; is_set?: boolean; greater?: number; less?: number; scales?: Record<string, number> };
export type Rule = Condition | { all: Rule[] } | { any: Rule[] } | Rule[];
export type Given = { values: string[]; unit: string };

const YES = new Set(["yes", "true", "1", "on"]);
const NO = new Set(["no", "false", "0", "off"]);
const DIGITS = /[۰-۹٠-٩]/g;

export class CategoryFields extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("input", () => this.update());
    this.addEventListener("change", () => this.update());
    this.addEventListener("entries", () => this.update());
    const reckoned = this.dataset["reckon"];
    if (reckoned && this.querySelector("[data-computed]")) void import("./reckoning.ts").then(({ follow }) => follow(this, reckoned));
    this.update();
  }

  /** Goes through the questions in their order, so that a hidden one counts as unanswered for those after it. */
  private update(): void {
    for (const part of this.querySelectorAll<HTMLElement>("[data-show-if]")) {
      const shown = !part.parentElement?.closest("[data-show-if][hidden]") && holdsAll(part, (field) => this.given(field, part));
      part.hidden = !shown;
      if (!part.dataset["stop"]) for (const control of part.querySelectorAll<HTMLInputElement>("input, select, textarea, button")) control.disabled = !shown;
    }
    this.closest("form")?.toggleAttribute("data-stopped", Boolean(this.querySelector("[data-stop=ends]:not([hidden])")));
  }

  /** An answer as it stands: in the entry of a group the entry's own before those outside. */
  private given(field: string, part: HTMLElement): Given {
    const inside = part.closest<HTMLElement>("[data-entry]")?.dataset["entry"];
    const outside = (this.dataset["prefix"] ?? "") + field;
    const name = inside && this.querySelector(named(inside + field)) ? inside + field : outside;
    const controls = [...this.querySelectorAll<HTMLInputElement>(`${named(name)}:not(:disabled)`)];
    const unit = this.querySelector<HTMLInputElement>(`${named(`${name}_unit`)}:not(:disabled)`)?.value ?? "";
    return { values: controls.filter(isGiven).map((control) => control.value.trim()).filter(Boolean), unit };
  }
}

function named(name: string): string {
  return `[name="${CSS.escape(name)}"]`;
}

function holdsAll(part: HTMLElement, given: (field: string) => Given): boolean {
  return satisfied(JSON.parse(part.dataset["showIf"] || "[]") as Rule, given);
}

function isGiven(control: HTMLInputElement): boolean {
  return !["radio", "checkbox"].includes(control.type) || control.checked;
}

/** Tells whether a rule holds; a list holds when all of it does. */
export function satisfied(rule: Rule, given: (field: string) => Given): boolean {
  if (Array.isArray(rule)) return rule.every((one) => satisfied(one, given));
  if ("all" in rule) return satisfied(rule.all, given);
  if ("any" in rule) return rule.any.length === 0 || rule.any.some((one) => satisfied(one, given));
  return holds(rule, given(rule.field));
}

/** Tells whether the given answers satisfy one condition; without an answer only `is_set: false` holds. */
export function holds(condition: Condition, { values, unit }: Given): boolean {
  if (condition.is_set !== undefined) return values.length > 0 === condition.is_set;
  if (condition.greater !== undefined || condition.less !== undefined) return compares(condition, values.at(-1) ?? "", unit);
  const wanted = condition.in ?? [condition.equals];
  return values.some((answer) => wanted.some((one) => isSame(answer, one)));
}

function compares(condition: Condition, answer: string, unit: string): boolean {
  const scale = unit ? condition.scales?.[unit] : 1;
  const number = numberOf(answer) * (scale ?? NaN);
  if (Number.isNaN(number)) return false;
  return condition.greater === undefined ? number < (condition.less ?? NaN) : number > condition.greater;
}

/** Reads a number in any of the three digits; NaN for anything else. */
export function numberOf(text: string): number {
  const plain = text.replace(DIGITS, (digit) => String(digit.charCodeAt(0) & 15)).replace(/[\s٬،,'\u200c]/g, "").replace("٫", ".").replace("−", "-");
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

function isSame(answer: string, wanted: unknown): boolean {
  if (typeof wanted === "number") return numberOf(answer) === wanted;
  if (typeof wanted !== "boolean") return answer === String(wanted);
  return (wanted ? YES : NO).has(answer.toLowerCase());
}
