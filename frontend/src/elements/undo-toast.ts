// <undo-toast data-seconds>: tells what was done and goes by itself, but never under a hand or a focus.

export class UndoToast extends HTMLElement {
  private timer = 0;

  connectedCallback(): void {
    this.querySelector("[data-close]")?.addEventListener("click", () => this.remove());
    for (const pause of ["pointerenter", "focusin"]) this.addEventListener(pause, () => clearTimeout(this.timer));
    for (const go of ["pointerleave", "focusout"]) this.addEventListener(go, () => this.wait());
    this.wait();
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.remove(), Number(this.dataset["seconds"] ?? 8) * 1000);
  }
}
