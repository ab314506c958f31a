// Photos before they are sent: made smaller, turned upright, and looked at for blur and glare. Nothing leaves the device here.

import type { Hint } from "./entry.ts";

const LONGEST_EDGE = 2560;
const QUALITY = 0.85;
const LARGE = 1_500_000;
const THUMBNAIL = 160;
const JUDGED = 512;
const BLURRED = 30;
const PLAIN = 64;
const BLOWN_OUT = 251;
const BRIGHT = 200;
const TILE = 8;
const GLARE = { least: 0.012, most: 0.4 };

export interface Prepared {
  blob: Blob;
  name: string;
  thumbnail: string;
  hints: Hint[];
}

/** Returns what to send of a picture, or nothing when this device can't read it (the server then takes it as it is). */
export async function prepare(file: Blob, name: string): Promise<Prepared | null> {
  const bitmap = await read(file);
  if (!bitmap) return null;
  try {
    const isPhoto = !["image/png", "image/webp", "image/gif"].includes(file.type);
    const isSent = ["image/jpeg", "image/png", "image/webp"].includes(file.type);
    const fits = isSent && Math.max(bitmap.width, bitmap.height) <= LONGEST_EDGE && file.size <= LARGE;
    const smaller = fits ? null : await redrawn(bitmap, LONGEST_EDGE, QUALITY);
    const isBetter = smaller !== null && (!isSent || smaller.size < file.size);
    return {
      blob: isBetter ? smaller : file,
      name: isBetter ? `${name.replace(/\.[^.]{1,8}$/, "")}.jpg` : name,
      thumbnail: await thumbnailOf(bitmap),
      hints: isPhoto ? judge(bitmap) : [],
    };
  } finally {
    bitmap.close();
  }
}

export async function read(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

export function canvasOf(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

export function blobOf(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}

async function redrawn(bitmap: ImageBitmap, edge: number, quality: number): Promise<Blob | null> {
  return blobOf(drawn(bitmap, edge), quality);
}

function drawn(bitmap: ImageBitmap, edge: number): HTMLCanvasElement {
  const share = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = canvasOf(bitmap.width * share, bitmap.height * share);
  const context = canvas.getContext("2d");
  if (!context) return canvas;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function thumbnailOf(bitmap: ImageBitmap): Promise<string> {
  const small = await redrawn(bitmap, THUMBNAIL, 0.7);
  return small ? URL.createObjectURL(small) : "";
}

function judge(bitmap: ImageBitmap): Hint[] {
  const canvas = drawn(bitmap, JUDGED);
  const pixels = canvas.getContext("2d", { willReadFrequently: true })?.getImageData(0, 0, canvas.width, canvas.height).data;
  if (!pixels) return [];
  const grey = new Float32Array(pixels.length / 4);
  for (let at = 0; at < grey.length; at++) grey[at] = 0.299 * pixels[4 * at]! + 0.587 * pixels[4 * at + 1]! + 0.114 * pixels[4 * at + 2]!;
  return judgeGrey(grey, canvas.width);
}

/** Sharpness by the variance of the Laplacian; glare by patches that are wholly blown out in a picture that isn't bright. */
export function judgeGrey(grey: Float32Array, width: number): Hint[] {
  const hints: Hint[] = [];
  if (variance(grey) > PLAIN && variance(laplacian(grey, width)) < BLURRED) hints.push("blurred");
  const share = blownOut(grey, width);
  if (median(grey) < BRIGHT && share > GLARE.least && share < GLARE.most) hints.push("glare");
  return hints;
}

function laplacian(grey: Float32Array, width: number): Float32Array {
  const height = grey.length / width;
  const result = new Float32Array((width - 2) * (height - 2));
  for (let y = 1, to = 0; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++, to++) {
      const at = y * width + x;
      result[to] = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]! - 4 * grey[at]!;
    }
  }
  return result;
}

function variance(values: Float32Array): number {
  if (values.length === 0) return 0;
  let sum = 0;
  let squares = 0;
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  const mean = sum / values.length;
  return squares / values.length - mean * mean;
}

function median(values: Float32Array): number {
  return values.slice().sort()[values.length >> 1] ?? 0;
}

function blownOut(grey: Float32Array, width: number): number {
  const height = grey.length / width;
  let tiles = 0;
  let full = 0;
  for (let top = 0; top + TILE <= height; top += TILE) {
    for (let start = 0; start + TILE <= width; start += TILE) {
      let blown = 0;
      for (let y = top; y < top + TILE; y++) for (let x = start; x < start + TILE; x++) blown += grey[y * width + x]! >= BLOWN_OUT ? 1 : 0;
      tiles += 1;
      full += blown >= TILE * TILE * 0.9 ? 1 : 0;
    }
  }
  return tiles ? full / tiles : 0;
}
