// Records a voice note in a dialog: level, length, pause, listen, again, keep. Nothing is sent before the person keeps it.

import { fill } from "../elements/words.ts";
import { iconButton, made, wordButton, type Tell } from "../files/rows.ts";
import { open, type Frame } from "./dialog.ts";

const LONGEST = 5 * 60;
const BITS = 32_000;
const KINDS = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/mp4", "m4a"],
  ["audio/ogg;codecs=opus", "ogg"],
] as const;

export async function record(tell: Tell, done: (sound: File) => void): Promise<void> {
  const frame = open(tell.words["voiceTitle"] ?? "", "voice-dialog");
  const told = made("p", "", { role: "status" }, tell.words["voiceAsking"]);
  frame.body.append(told);
  const close = wordButton(tell.words["close"] ?? "", () => frame.dialog.close(), "button button--quiet");
  frame.foot.append(close);
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    if (!frame.dialog.open) return stream.getTracks().forEach((track) => track.stop());
    new Recording(frame, stream, tell, done);
  } catch (error) {
    told.textContent = tell.words[reason(error)] ?? "";
    told.setAttribute("role", "alert");
  }
}

function reason(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "voiceDenied";
  return name === "NotFoundError" ? "voiceNone" : "voiceBusy";
}

class Recording {
  private readonly recorder: MediaRecorder;
  private readonly ending: string;
  private readonly context = new AudioContext();
  private readonly analyser = this.context.createAnalyser();
  private readonly clock = made("p", "voice-clock", { role: "timer", "aria-live": "off" });
  private readonly level = made("progress", "voice-level", { max: "100" }) as HTMLProgressElement;
  private readonly told = made("p", "voice-told", { role: "status" });
  private pieces: Blob[] = [];
  private seconds = 0;
  private ticked = 0;
  private frames = 0;
  private address = "";
  private isOver = false;

  constructor(
    private readonly frame: Frame,
    private readonly stream: MediaStream,
    private readonly tell: Tell,
    private readonly done: (sound: File) => void,
  ) {
    const [mimeType, ending] = KINDS.find(([type]) => MediaRecorder.isTypeSupported(type)) ?? ["", "webm"];
    this.ending = ending;
    this.recorder = new MediaRecorder(stream, { ...(mimeType ? { mimeType } : {}), audioBitsPerSecond: BITS });
    this.recorder.addEventListener("dataavailable", (event) => event.data.size && this.pieces.push(event.data));
    this.recorder.addEventListener("stop", () => this.stopped());
    this.context.createMediaStreamSource(stream).connect(this.analyser);
    this.level.setAttribute("aria-label", tell.words["voiceLevel"] ?? "");
    frame.dialog.addEventListener("close", () => this.end());
    frame.dialog.addEventListener("cancel", (event) => this.cancel(event));
    this.begin();
  }

  private begin(): void {
    this.pieces = [];
    this.seconds = 0;
    this.ticked = performance.now();
    this.recorder.start(1000);
    this.frame.body.replaceChildren(this.clock, this.level, this.told);
    this.showRecording();
    this.tick();
  }

  private showRecording(): void {
    const { words } = this.tell;
    const isPaused = this.recorder.state === "paused";
    this.told.textContent = words[isPaused ? "voicePaused" : "voiceRecording"] ?? "";
    this.frame.dialog.classList.toggle("is-recording", !isPaused);
    const pause = wordButton(words[isPaused ? "voiceGoOn" : "voicePause"] ?? "", () => this.pause(), "button");
    this.frame.foot.replaceChildren(wordButton(words["voiceStop"] ?? "", () => this.recorder.stop(), "button button--primary"), pause, this.closing());
    pause.focus();
  }

  private pause(): void {
    if (this.recorder.state === "paused") this.recorder.resume();
    else this.recorder.pause();
    this.ticked = performance.now();
    this.showRecording();
  }

  private tick(): void {
    if (this.isOver || this.recorder.state === "inactive") return;
    const now = performance.now();
    if (this.recorder.state === "recording") this.seconds += (now - this.ticked) / 1000;
    this.ticked = now;
    this.clock.textContent = fill(this.tell.words["voiceLength"], { length: this.minutes(this.seconds), most: this.minutes(LONGEST) });
    this.level.value = this.recorder.state === "recording" ? this.loudness() : 0;
    if (this.seconds >= LONGEST) return this.recorder.stop();
    this.frames = requestAnimationFrame(() => this.tick());
  }

  private loudness(): number {
    const samples = new Float32Array(this.analyser.fftSize);
    this.analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    return Math.max(0, Math.min(100, 100 + 1.8 * 10 * Math.log10(power || 1e-9)));
  }

  private minutes(seconds: number): string {
    const whole = Math.floor(seconds);
    return this.tell.digits(`${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`);
  }

  private stopped(): void {
    if (this.isOver) return;
    cancelAnimationFrame(this.frames);
    this.frame.dialog.classList.remove("is-recording");
    const { words } = this.tell;
    const sound = new File(this.pieces, `${words["voiceName"]}.${this.ending}`, { type: this.recorder.mimeType.replace(/;.*/, "") });
    this.forgetAddress();
    this.address = URL.createObjectURL(sound);
    const player = made("audio", "file-player", { controls: "", src: this.address });
    this.clock.textContent = this.minutes(this.seconds);
    this.told.textContent = words["voiceListen"] ?? "";
    this.frame.body.replaceChildren(this.clock, player, this.told);
    const keep = wordButton(words["voiceKeep"] ?? "", () => this.keep(sound), "button button--primary");
    this.frame.foot.replaceChildren(keep, wordButton(words["voiceAgain"] ?? "", () => this.begin(), "button"), this.closing());
    keep.focus();
  }

  /** Escape ends the recording, not what was said. */
  private cancel(event: Event): void {
    event.preventDefault();
    if (this.recorder.state !== "inactive") this.recorder.stop();
  }

  private closing(): HTMLElement {
    return iconButton("trash", this.tell.words["voiceDiscard"] ?? "", () => this.frame.dialog.close());
  }

  private keep(sound: File): void {
    this.frame.dialog.close();
    this.done(sound);
  }

  /** Lets the microphone go at once, whatever the way out was. */
  private end(): void {
    this.isOver = true;
    cancelAnimationFrame(this.frames);
    if (this.recorder.state !== "inactive") this.recorder.stop();
    this.stream.getTracks().forEach((track) => track.stop());
    void this.context.close();
    this.forgetAddress();
  }

  private forgetAddress(): void {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = "";
  }
}
