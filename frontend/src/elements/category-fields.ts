// <category-fields>: shows and hides questions by the same conditions the server knows, as answers are given.

type Condition = { field: string; equals?: unknown; in?: unknown[]; is_set?: boolean };

const YES = new Set(["yes", "true", "1", "on"]);
const NO = new Set(["no", "false", "0", "off"]);

export class CategoryFields extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("input", () => this.update());
    this.addEventListener("change", () => this.update());
    this.update();
  }

  /** Goes through the questions in their order, so that a hidden one counts as unanswered for those after it. */
  private update(): void {
    for (const part of this.querySelectorAll<HTMLElement>("[data-show-if]")) {
      const shown = conditions(part).every((condition) => holds(condition, this.answers(condition.field)));
      part.hidden = !shown;
      for (const control of part.querySelectorAll<HTMLInputElement>("input, select, textarea")) control.disabled = !shown;
    }
  }

  private answers(field: string): string[] {
    const name = CSS.escape((this.dataset["prefix"] ?? "") + field);
    const controls = this.querySelectorAll<HTMLInputElement>(`[name="${name}"]:not(:disabled)`);
    return [...controls].filter(isGiven).map((control) => control.value.trim()).filter(Boolean);
  }
}

function conditions(part: HTMLElement): Condition[] {
  const read = JSON.parse(part.dataset["showIf"] || "[]") as Condition | Condition[];
  return Array.isArray(read) ? read : [read];
}

function isGiven(control: HTMLInputElement): boolean {
  return !["radio", "checkbox"].includes(control.type) || control.checked;
}

/** Tells whether the given answers satisfy one condition; without an answer only `is_set: false` holds. */
export function holds(condition: Condition, given: string[]): boolean {
  if (condition.is_set !== undefined) return given.length > 0 === condition.is_set;
  const wanted = condition.in ?? [condition.equals];
  return given.some((answer) => wanted.some((one) => isSame(answer, one)));
}

function isSame(answer: string, wanted: unknown): boolean {
  if (typeof wanted !== "boolean") return answer === String(wanted);
  return (wanted ? YES : NO).has(answer.toLowerCase());
}
