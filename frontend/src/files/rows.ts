// How one chosen file looks in the list, whatever becomes of it.

import { fill, type Words } from "../elements/words.ts";
import { isPicture, isSound, isUnderWay, type Entry } from "./entry.ts";

export interface Acts {
  remove(entry: Entry): void;
  mark(entry: Entry): void;
  again(entry: Entry): void;
  keep(entry: Entry): void;
}

/** Sentences and numbers as this person reads them. */
export type Tell = { words: Words; digits: (number: number | string) => string; percent: (share: number) => string };

/** Makes the row once; later calls change only what has changed, so that the focus and a playing sound stay. */
export function show(entry: Entry, row: HTMLElement, tell: Tell, acts: Acts): void {
  if (!row.firstChild) build(entry, row, tell, acts);
  row.dataset["state"] = entry.state;
  text(row, "[data-name]", entry.name);
  text(row, "[data-size]", sizes(entry, tell));
  text(row, "[data-state-words]", stateWords(entry, tell));
  const progress = row.querySelector("progress");
  if (progress) {
    progress.hidden = !["sending", "cut"].includes(entry.state);
    progress.value = entry.size ? Math.round((100 * entry.sent) / entry.size) : 0;
    progress.setAttribute("aria-label", fill(tell.words["progress"], { name: entry.name }));
  }
  showThumbnail(entry, row);
  showHints(entry, row, tell, acts);
  const mark = row.querySelector<HTMLElement>("[data-mark]");
  if (mark) mark.hidden = !isPicture(entry) || !entry.thumbnail || entry.state === "refused";
}

function build(entry: Entry, row: HTMLElement, tell: Tell, acts: Acts): void {
  row.className = "file-row";
  const name = made("bdi", "file-name", { "data-name": "", dir: "auto" });
  const size = made("span", "file-size", { "data-size": "", dir: "auto" });
  const state = made("span", "file-state", { "data-state-words": "" });
  const line = made("div", "file-line");
  line.append(size, state);
  const words = made("div", "file-words");
  words.append(name, line, made("progress", "file-progress", { max: "100", hidden: "" }));
  row.append(made("span", "file-thumbnail", { "data-thumbnail": "" }), words);
  if (isSound(entry) && entry.blob) row.querySelector(".file-words")?.append(player(entry));
  row.append(
    iconButton("pencil", fill(tell.words["mark"], { name: entry.name }), () => acts.mark(entry), { "data-mark": "", hidden: "" }),
    iconButton("x", fill(tell.words["remove"], { name: entry.name }), () => acts.remove(entry), { "data-remove": "" }),
    made("div", "file-hints", { "data-hints": "", hidden: "" }),
  );
}

function player(entry: Entry): HTMLElement {
  const audio = made("audio", "file-player", { controls: "", preload: "metadata" }) as HTMLAudioElement;
  if (entry.blob) audio.src = URL.createObjectURL(entry.blob);
  return audio;
}

function showThumbnail(entry: Entry, row: HTMLElement): void {
  const place = row.querySelector<HTMLElement>("[data-thumbnail]");
  const shown = place?.querySelector("img");
  if (!place || (shown ? shown.getAttribute("src") === entry.thumbnail : place.dataset["drawn"] === "yes" && !entry.thumbnail)) return;
  place.dataset["drawn"] = "yes";
  if (!entry.thumbnail) return place.replaceChildren(made("span", `icon icon-${isSound(entry) ? "mic" : isPicture(entry) ? "image" : "file"}`));
  const picture = made("img", "", { alt: "" }) as HTMLImageElement;
  picture.src = entry.thumbnail;
  place.replaceChildren(picture);
}

function showHints(entry: Entry, row: HTMLElement, tell: Tell, acts: Acts): void {
  const place = row.querySelector<HTMLElement>("[data-hints]");
  if (!place || place.dataset["shown"] === entry.hints.join()) return;
  place.dataset["shown"] = entry.hints.join();
  place.hidden = entry.hints.length === 0;
  place.replaceChildren(...entry.hints.map((hint) => made("p", "file-hint", {}, tell.words[hint])));
  if (entry.hints.length === 0) return;
  const buttons = made("div", "cluster");
  buttons.append(
    wordButton(tell.words[entry.isFromCamera ? "takeAgain" : "chooseAgain"] ?? "", () => acts.again(entry)),
    wordButton(tell.words["keepIt"] ?? "", () => acts.keep(entry)),
  );
  place.append(buttons);
}

function stateWords(entry: Entry, tell: Tell): string {
  if (entry.state === "refused") return entry.problem || (tell.words["failed"] ?? "");
  if (entry.state === "sending") return fill(tell.words["sending"], { percent: tell.percent(entry.size ? entry.sent / entry.size : 0) });
  if (isUnderWay(entry) || entry.state === "arrived") return tell.words[entry.state] ?? "";
  return "";
}

function sizes(entry: Entry, tell: Tell): string {
  if (!entry.size) return "";
  if (entry.original <= entry.size * 1.1) return readable(entry.size, tell);
  return fill(tell.words["smaller"], { before: readable(entry.original, tell), after: readable(entry.size, tell) });
}

export function readable(bytes: number, tell: Tell): string {
  const isLarge = bytes >= 1_000_000;
  const number = isLarge ? Math.round(bytes / 100_000) / 10 : Math.max(1, Math.round(bytes / 1000));
  return fill(tell.words[isLarge ? "megabytes" : "kilobytes"], { number: tell.digits(number) });
}

export function made(tag: string, classes: string, attributes: Record<string, string> = {}, words = ""): HTMLElement {
  const element = document.createElement(tag);
  if (classes) element.className = classes;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (words) element.textContent = words;
  return element;
}

export function wordButton(words: string, act: () => void, classes = "button button--small"): HTMLElement {
  const button = made("button", classes, { type: "button" }, words);
  button.addEventListener("click", act);
  return button;
}

export function iconButton(drawing: string, label: string, act: () => void, attributes: Record<string, string> = {}): HTMLElement {
  const button = made("button", "file-act", { type: "button", "aria-label": label, title: label, ...attributes });
  button.append(made("span", `icon icon-${drawing}`, { "aria-hidden": "true" }));
  button.addEventListener("click", act);
  return button;
}

function text(row: HTMLElement, selector: string, words: string): void {
  const place = row.querySelector(selector);
  if (place && place.textContent !== words) place.textContent = words;
}
