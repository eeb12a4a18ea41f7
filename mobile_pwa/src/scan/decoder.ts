// Pixels in, text out. The browser's own detector when it proves that it can read; else the
// decoder we bring, in a worker, so that the picture never stutters.
import { SELF_TEST } from './selftest';

export interface Decoder {
  kind: 'native' | 'worker';
  read: (frame: ImageData, patient?: boolean) => Promise<string | null>;
  close: () => void;
}

interface NativeDetector {
  detect: (source: ImageData) => Promise<{ rawValue: string }[]>;
}

interface NativeConstructor {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats: () => Promise<string[]>;
}

const SELF_TEST_MS = 500;

export async function makeDecoder(): Promise<Decoder> {
  return (await nativeDecoder()) ?? workerDecoder();
}

async function nativeDecoder(): Promise<Decoder | null> {
  const Native = (globalThis as { BarcodeDetector?: NativeConstructor }).BarcodeDetector;
  if (!Native) return null;
  try {
    if (!(await Native.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new Native({ formats: ['qr_code'] });
    const read = async (frame: ImageData) => (await detector.detect(frame))[0]?.rawValue ?? null;
    // Some browsers have the detector and read nothing with it: it must prove itself.
    const proof = await inTime(read(SELF_TEST.frame()), SELF_TEST_MS);
    return proof === SELF_TEST.text ? { kind: 'native', read, close: () => undefined } : null;
  } catch {
    return null;
  }
}

function inTime<T>(work: Promise<T>, ms: number): Promise<T | null> {
  return Promise.race([work, new Promise<null>((resolve) => setTimeout(resolve, ms, null))]);
}

function workerDecoder(): Decoder {
  const worker = new Worker(new URL('./decode.worker.ts', import.meta.url), { type: 'module' });
  const asked = new Map<number, (text: string | null) => void>();
  let next = 0;
  worker.onmessage = (event: MessageEvent<{ id: number; text: string | null }>) => {
    asked.get(event.data.id)?.(event.data.text);
    asked.delete(event.data.id);
  };
  return {
    kind: 'worker',
    read(frame, patient = false) {
      const { width, height, data } = frame;
      const id = next++;
      return new Promise((resolve) => {
        asked.set(id, resolve);
        worker.postMessage({ id, width, height, data, patient }, [data.buffer]);
      });
    },
    close() {
      worker.terminate();
      for (const resolve of asked.values()) resolve(null);
      asked.clear();
    },
  };
}
