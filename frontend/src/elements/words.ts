// Sentences that a page hands to an element in its data-words, each with places for what the element knows.

export type Words = Record<string, string>;

export function wordsOf(element: HTMLElement): Words {
  return JSON.parse(element.dataset["words"] || "{}") as Words;
}

/** Puts values into a sentence; each stays one piece in a line of either direction. */
export function fill(sentence: string | undefined, values: Record<string, string | number>): string {
  return (sentence ?? "").replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? `\u2068${values[name]}\u2069` : whole));
}
