// <proof-of-work data-bits>: finds the number that the server asks for while it is flooded; a person sees nothing of it.

export class ProofOfWork extends HTMLElement {
  private solved: Promise<void> | null = null;

  connectedCallback(): void {
    const form = this.closest("form");
    // Only secure pages have a digest; elsewhere the server takes the form after a short wait.
    if (!form || !window.isSecureContext) return;
    this.solved = this.solve();
    form.addEventListener("submit", (event) => this.hold(event, form), { capture: true });
  }

  private field(name: string): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>(`input[name="${name}"]`);
  }

  private async solve(): Promise<void> {
    const challenge = this.field("challenge")?.value ?? "";
    const bits = Number(this.dataset["bits"] ?? 0);
    const encoder = new TextEncoder();
    for (let number = 0; ; number += 1) {
      const digest = new DataView(await crypto.subtle.digest("SHA-256", encoder.encode(`${challenge}:${number}`)));
      if (digest.getUint32(0) >>> (32 - bits) !== 0) continue;
      const place = this.field("proof");
      if (place) place.value = String(number);
      return;
    }
  }

  /** Lets the form go once the number is found. */
  private hold(event: SubmitEvent, form: HTMLFormElement): void {
    if (event.submitter?.getAttribute("name") || this.field("proof")?.value) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    void this.solved?.then(() => form.requestSubmit(button));
  }
}
