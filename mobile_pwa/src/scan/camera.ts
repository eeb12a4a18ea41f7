// The camera: opened, lit, and given back.

export type CameraTrouble = 'refused' | 'none' | 'busy' | 'unsupported';

export interface Camera {
  stream: MediaStream;
  hasTorch: boolean;
  torch: (on: boolean) => Promise<void>;
  close: () => void;
}

type Torchable = MediaTrackCapabilities & { torch?: boolean };

/** The lens at the back, or the one beside the screen. */
export type Lens = 'environment' | 'user';

export async function openCamera(lens: Lens = 'environment'): Promise<Camera | CameraTrouble> {
  if (!navigator.mediaDevices?.getUserMedia) return 'unsupported';
  try {
    return camera(await navigator.mediaDevices.getUserMedia({ audio: false, video: wishes(lens) }));
  } catch (error) {
    return trouble(error);
  }
}

function wishes(lens: Lens): MediaTrackConstraints {
  return { facingMode: { ideal: lens }, width: { ideal: 1280 }, height: { ideal: 720 } };
}

function camera(stream: MediaStream): Camera {
  const track = stream.getVideoTracks()[0];
  const abilities = (track?.getCapabilities?.() ?? {}) as Torchable;
  return {
    stream,
    hasTorch: abilities.torch === true,
    async torch(on) {
      const advanced = [{ torch: on } as MediaTrackConstraintSet];
      await track?.applyConstraints({ advanced }).catch(() => undefined);
    },
    close() {
      for (const open of stream.getTracks()) open.stop();
    },
  };
}

function trouble(error: unknown): CameraTrouble {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none';
  return 'busy';
}

/** The middle square of the camera's picture: what the screen shows, and no more. */
export function grabSquare(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video;
  const side = Math.min(width, height);
  return draw(video, canvas, [(width - side) / 2, (height - side) / 2, side, side], 640);
}

/** A whole photo, made small enough to be read in a moment. */
export function grabPhoto(photo: ImageBitmap, canvas: HTMLCanvasElement): ImageData | null {
  return draw(photo, canvas, [0, 0, photo.width, photo.height], 1600);
}

function draw(
  source: CanvasImageSource,
  canvas: HTMLCanvasElement,
  [x, y, width, height]: [number, number, number, number],
  largest: number,
): ImageData | null {
  if (!width || !height) return null;
  const scale = Math.min(1, largest / Math.max(width, height));
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return null;
  pen.drawImage(source, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
