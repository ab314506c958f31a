// <repeat-group>: adds and takes out entries of a group at once; without scripts the same buttons go to the server and back.

const PLACE = /__n__/g;

export class RepeatGroup extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener("click", (event) => {
      const button = (event.target as HTMLElement).closest<HTMLButtonElement>("button[value]");
      if (!button || !this.contains(button)) return;
      if (button.value === "add") this.add(event);
      else if (button.value.startsWith("drop-")) this.drop(event, button);
    });
    this.show();
  }

  private entries(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("[data-entries] > [data-entry]")];
  }

  private add(event: Event): void {
    const list = this.querySelector("[data-entries]");
    const template = this.querySelector("template");
    if (!list || !template) return;
    event.preventDefault();
    list.insertAdjacentHTML("beforeend", template.innerHTML.replace(PLACE, String(this.next())));
    this.show();
    this.entries().at(-1)?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea")?.focus();
  }

  private drop(event: Event, button: HTMLButtonElement): void {
    const entry = button.closest<HTMLElement>("[data-entry]");
    if (!entry) return;
    event.preventDefault();
    const neighbour = (entry.nextElementSibling ?? entry.previousElementSibling)?.querySelector<HTMLElement>("input:not([type=hidden]), select, textarea");
    entry.remove();
    this.show();
    (neighbour ?? this.querySelector<HTMLElement>("button[value=add]"))?.focus();
  }

  private next(): number {
    const marks = this.entries().map((entry) => Number(/-(\d+)-$/.exec(entry.dataset["entry"] ?? "")?.[1] ?? -1));
    return Math.max(-1, ...marks) + 1;
  }

  private show(): void {
    const entries = this.entries();
    const numbers = new Intl.NumberFormat(document.documentElement.lang === "fa" ? "fa" : "en");
    entries.forEach((entry, index) => {
      const place = entry.querySelector("[data-number]");
      if (place) place.textContent = numbers.format(index + 1);
    });
    this.querySelector<HTMLElement>("button[value=add]")?.toggleAttribute("hidden", entries.length >= Number(this.dataset["most"] ?? 20));
    this.dispatchEvent(new Event("entries", { bubbles: true }));
  }
}
