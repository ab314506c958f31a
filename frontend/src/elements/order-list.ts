// <order-list>: rows that can be drawn to another place; the new order goes to the server by the form it names. Buttons do the same without it.

export class OrderList extends HTMLElement {
  private drawn: HTMLElement | null = null;

  connectedCallback(): void {
    for (const grip of this.querySelectorAll<HTMLElement>("[data-grip]")) {
      grip.hidden = false;
      grip.draggable = true;
    }
    this.addEventListener("dragstart", (event) => this.begin(event));
    this.addEventListener("dragover", (event) => this.over(event));
    this.addEventListener("dragend", () => this.end());
  }

  private begin(event: DragEvent): void {
    const item = (event.target as HTMLElement).closest<HTMLElement>("[data-item]");
    if (!item || !event.dataTransfer) return;
    this.drawn = item;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", item.dataset["item"] ?? "");
    event.dataTransfer.setDragImage(item, 0, 0);
    item.classList.add("is-drawn");
  }

  /** Moves the row as it is drawn, among those that stand on its own level. */
  private over(event: DragEvent): void {
    const item = (event.target as HTMLElement).closest<HTMLElement>("[data-item]");
    if (!this.drawn || !item) return;
    const sibling = [...(this.drawn.parentElement?.children ?? [])].find((one) => one.contains(item));
    if (!sibling || sibling === this.drawn) return;
    event.preventDefault();
    const box = sibling.getBoundingClientRect();
    sibling[event.clientY < box.top + box.height / 2 ? "before" : "after"](this.drawn);
  }

  private end(): void {
    if (!this.drawn) return;
    this.drawn.classList.remove("is-drawn");
    this.drawn = null;
    const form = document.getElementById(this.dataset["form"] ?? "") as HTMLFormElement | null;
    const order = form?.querySelector<HTMLInputElement>("[name=order]");
    if (!form || !order) return;
    order.value = [...this.querySelectorAll<HTMLElement>("[data-item]")].map((item) => item.dataset["item"]).join(" ");
    form.submit();
  }
}
