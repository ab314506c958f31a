// <late-files>: on the page after a form was sent; brings the files that were still on their way, if there are any.

import { forget, isOf, recall, takeSent } from "../files/memory.ts";

export class LateFilesElement extends HTMLElement {
  connectedCallback(): void {
    void this.look();
  }

  private async look(): Promise<void> {
    const sent = takeSent();
    const complaint = this.dataset["complaint"] ?? "";
    const found = await recall((one) => (sent !== null && isOf(one, sent)) || one.complaint === complaint);
    const waiting = [];
    for (const one of found) {
      if (one.mark && !one.complaint) await forget(one.id);
      else waiting.push(one);
    }
    if (!waiting.length) return;
    const { LateFiles } = await import("../files/late.ts");
    new LateFiles(this, waiting);
  }
}
