// <date-picker data-settings> around a text box and a button: says in words which day was typed, and opens a month to choose
// from. The month, its words and its styles come only when somebody turns to the box.

type Picking = typeof import("../calendar/picking.ts");

export class DatePicker extends HTMLElement {
  private coming: Promise<Picking> | null = null;

  connectedCallback(): void {
    this.addEventListener("focusin", () => void this.ready());
    this.addEventListener("input", () => void this.ready().then((picking) => picking.echo(this)));
    this.querySelector(".date-open")?.addEventListener("click", () => void this.ready().then((picking) => picking.open(this)));
    if (this.querySelector("input")?.value) void this.ready();
  }

  private ready(): Promise<Picking> {
    this.coming ??= import("../calendar/picking.ts").then((picking) => {
      picking.echo(this);
      return picking;
    });
    return this.coming;
  }
}
