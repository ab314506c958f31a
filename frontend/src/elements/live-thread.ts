// <live-thread>: follows a conversation by its event stream, or by asking every few seconds when there is none.

export class LiveThread extends HTMLElement {
  private stream: EventSource | null = null;
  private timer = 0;
  private readonly onVisibility = (): void => (document.hidden ? this.stop() : this.start());

  connectedCallback(): void {
    document.addEventListener("visibilitychange", this.onVisibility);
    if (!document.hidden) this.start(false);
  }

  disconnectedCallback(): void {
    document.removeEventListener("visibilitychange", this.onVisibility);
    this.stop();
  }

  private start(refreshNow = true): void {
    this.stop();
    if (refreshNow) void this.refresh();
    this.poll();
    this.connect();
  }

  private stop(): void {
    this.stream?.close();
    this.stream = null;
    this.rest();
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = 0;
  }

  /** A stream that fails again and again must not put off the next question each time. */
  private poll(): void {
    if (this.timer) return;
    const seconds = Number(this.dataset["pollSeconds"] ?? 10);
    this.timer = window.setInterval(() => void this.refresh(), seconds * 1000);
  }

  private connect(): void {
    const address = this.dataset["liveUrl"];
    if (!address || !("EventSource" in window)) return;
    const stream = new EventSource(address);
    stream.addEventListener("open", () => this.rest());
    stream.addEventListener("error", () => this.poll());
    const names = (this.dataset["event"] ?? "message").split(" ");
    for (const name of [...names, "resync"]) stream.addEventListener(name, () => void this.refresh());
    // The permit is over: ask every few seconds until the page is loaded anew.
    stream.addEventListener("expired", () => {
      stream.close();
      this.poll();
    });
    this.stream = stream;
  }

  private async refresh(): Promise<void> {
    const address = this.dataset["fragmentUrl"];
    if (!address) return;
    try {
      const answer = await fetch(address, { headers: { "X-Requested-With": "fragment" }, credentials: "same-origin" });
      if (answer.ok) this.merge(await answer.text());
      else if (answer.status === 401 || answer.status === 403 || answer.status === 404) this.stop();
    } catch {
      // Without a network the next poll tries again.
    }
  }

  /** Changes only what changed, so that a reader's place, selection and screen reader are left in peace. */
  private merge(html: string): void {
    const list = this.querySelector("[data-thread]");
    const page = new DOMParser().parseFromString(html, "text/html");
    const items = page.querySelectorAll("[data-thread] > [id]");
    if (!list) return;
    const fresh = items.length ? items : page.querySelectorAll("body > [id]");
    for (const item of fresh) place(list, document.importNode(item, true));
  }
}

function place(list: Element, item: Element): void {
  const known = list.querySelector(`:scope > #${CSS.escape(item.id)}`);
  if (!known) {
    item.classList.add("is-new");
    list.append(item);
  } else {
    item.className = known.className;
    if (known.outerHTML !== item.outerHTML) known.replaceWith(item);
  }
}
