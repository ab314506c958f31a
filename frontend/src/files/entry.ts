// A file that a person has chosen, on its way from the device to its form.

export type State = "preparing" | "waiting" | "sending" | "cut" | "arrived" | "refused" | "attached";

export type Hint = "blurred" | "glare";

export interface Entry {
  id: string;
  /** What is sent; nothing any more for a file that has arrived and was only remembered. */
  blob: Blob | null;
  name: string;
  /** Bytes as they were chosen, when a smaller copy is sent. */
  original: number;
  state: State;
  sent: number;
  size: number;
  /** Where the pieces go, and the token of the form under which that place was promised. */
  place: string;
  token: string;
  mark: string;
  digest: string;
  problem: string;
  hints: Hint[];
  /** A small picture of it, as an address of this page. */
  thumbnail: string;
  isFromCamera: boolean;
  /** The field of the form that carries its mark; a topic's own question has one of its own. */
  keptAs: string;
}

export function begin(blob: Blob, name: string, given: Partial<Entry> = {}): Entry {
  return {
    id: newId(),
    blob,
    name,
    original: blob.size,
    state: "waiting",
    sent: 0,
    size: blob.size,
    place: "",
    token: "",
    mark: "",
    digest: "",
    problem: "",
    hints: [],
    thumbnail: "",
    isFromCamera: false,
    keptAs: "kept",
    ...given,
  };
}

export function isUnderWay(entry: Entry): boolean {
  return ["preparing", "waiting", "sending", "cut"].includes(entry.state);
}

export function isPicture(entry: Entry): boolean {
  return Boolean(entry.blob?.type.startsWith("image/"));
}

export function isSound(entry: Entry): boolean {
  return Boolean(entry.blob?.type.startsWith("audio/"));
}

function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(12))].map((one) => one.toString(16).padStart(2, "0")).join("");
}
