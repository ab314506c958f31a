// The frame of every dialog about files: a title, a body, buttons at the end; closed by Escape.
import "../styles/media.css";

import { made } from "../files/rows.ts";

export type Frame = { dialog: HTMLDialogElement; body: HTMLElement; foot: HTMLElement };

export function open(title: string, classes = ""): Frame {
  const dialog = made("dialog", `media-dialog ${classes}`, { "aria-labelledby": "media-dialog-title" }) as HTMLDialogElement;
  const body = made("div", "media-dialog-body");
  const foot = made("div", "media-dialog-foot");
  dialog.append(made("h2", "media-dialog-title", { id: "media-dialog-title" }, title), body, foot);
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  return { dialog, body, foot };
}
