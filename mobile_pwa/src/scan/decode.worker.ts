/// <reference lib="webworker" />
import { decodeQR } from 'qr/decode.js';

interface Job {
  id: number;
  width: number;
  height: number;
  data: Uint8ClampedArray;
  patient: boolean;
}

addEventListener('message', (event: MessageEvent<Job>) => {
  const { id, width, height, data, patient } = event.data;
  let text: string | null = null;
  try {
    // A photo has all the time in the world; a camera has the next frame.
    const effort = patient
      ? { effort: Number.POSITIVE_INFINITY, timeLimit: 8000 }
      : { effort: 4, timeLimit: 60 };
    text = decodeQR({ width, height, data }, effort);
  } catch {
    // The decoder throws when a frame holds no code: the ordinary case.
  }
  postMessage({ id, text });
});
