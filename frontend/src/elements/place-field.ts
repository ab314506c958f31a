// <place-field>: a typed address, and the device's own position when the person asks for it. No map, nobody else is asked.

import { fill, wordsOf, type Words } from "./words.ts";

const PATIENCE = 20_000;
const FRESH = 60_000;
const DECIMALS = 5;

export class PlaceField extends HTMLElement {
  private words: Words = {};

  connectedCallback(): void {
    const button = this.querySelector<HTMLButtonElement>("[data-locate]");
    if (!button || !navigator.geolocation) return;
    this.words = wordsOf(this);
    button.hidden = false;
    button.addEventListener("click", () => this.locate(button));
    this.querySelector("[data-forget-place]")?.addEventListener("click", () => this.forget(button));
    this.show();
  }

  private position(): HTMLInputElement | null {
    return this.querySelector("[data-position]");
  }

  private locate(button: HTMLButtonElement): void {
    if (button.getAttribute("aria-disabled")) return;
    button.setAttribute("aria-disabled", "true");
    this.say(this.words["looking"]);
    const done = (sentence: string | undefined): void => {
      button.removeAttribute("aria-disabled");
      if (sentence) this.say(sentence);
    };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const input = this.position();
        if (input) input.value = [...[coords.latitude, coords.longitude].map((one) => one.toFixed(DECIMALS)), Math.ceil(coords.accuracy)].join(",");
        done("");
        this.show();
        input?.dispatchEvent(new Event("change", { bubbles: true }));
      },
      (error) => done(this.words[error.code === error.PERMISSION_DENIED ? "denied" : "nowhere"]),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: FRESH },
    );
  }

  private forget(button: HTMLButtonElement): void {
    const input = this.position();
    if (input) input.value = "";
    this.show();
    button.focus();
    input?.dispatchEvent(new Event("change", { bubbles: true }));
  }

  private show(): void {
    const [latitude, longitude, accuracy] = (this.position()?.value ?? "").split(",");
    const found = this.querySelector<HTMLElement>("[data-found]");
    const has = Boolean(latitude && longitude);
    if (found) found.hidden = !has;
    this.querySelector<HTMLElement>("[data-locate]")?.toggleAttribute("hidden", has);
    this.say(has ? fill(this.words["found"], { position: `${latitude}, ${longitude}`, metres: accuracy ?? "?" }) : "");
  }

  private say(sentence: string | undefined): void {
    const place = this.querySelector<HTMLElement>("[data-told]");
    if (place) place.textContent = sentence ?? "";
  }
}
