// A paper as she picked it becomes small enough to send: a photo is drawn anew, which also
// leaves behind where and with what it was taken. A PDF goes as it is.
import type { UploadFile } from '../server/upload';

export const LONGEST_SIDE = 1600;
export const LARGEST = 5 * 1024 * 1024;
const QUALITY = 0.8;

export type Prepared =
  | { ok: true; file: UploadFile }
  | { ok: false; why: 'tooLarge' | 'notAPicture' };

export async function prepared(file: File): Promise<Prepared> {
  if (file.type === 'application/pdf') return asItIs(file);
  const small = await shrunk(file);
  if (small) return asItIs(small);
  // A kind of picture that this browser cannot draw; the server may still be able to.
  const known = ['image/jpeg', 'image/png', 'image/webp'].includes(file.type);
  return known ? asItIs(file) : { ok: false, why: 'notAPicture' };
}

async function asItIs(file: Blob): Promise<Prepared> {
  if (file.size > LARGEST) return { ok: false, why: 'tooLarge' };
  return { ok: true, file: { type: file.type, bytes: await file.arrayBuffer() } };
}

async function shrunk(file: File): Promise<Blob | null> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const { width, height } = fitted(picture.width, picture.height);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
    picture.close();
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  } catch {
    return null;
  }
}

/** The size at which a page of text can still be read. */
export function fitted(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
