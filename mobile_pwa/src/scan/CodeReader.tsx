import './scan.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { type Camera, type CameraTrouble, grabSquare, type Lens, openCamera } from './camera';
import { say } from './cameraWords';
import { type Decoder, makeDecoder } from './decoder';

interface Props {
  /** Called for each code in view, at most once a second for the same one. */
  onText: (text: string) => void;
  /** Nothing is read while paused; the picture stays. */
  paused?: boolean;
  /** At the entrance: the screen faces whoever comes, so the other lens may be the better one. */
  atSite?: boolean;
}

const FRAME_MS = 110;
const SAME_AGAIN_MS = 2500;

/** The camera's picture, reading. Gives the camera back when it leaves the screen. */
export function CodeReader({ onText, paused = false, atSite = false }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const [trouble, setTrouble] = useState<CameraTrouble | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [lens, setLens] = useState<Lens>('environment');
  useCamera(attempt, lens, setCamera, setTrouble);
  useEffect(() => {
    if (!video.current || !camera) return;
    video.current.srcObject = camera.stream;
    void video.current.play().catch(() => undefined);
  }, [camera]);
  useReading(camera ? video : null, paused, onText);
  if (trouble) {
    const retry = () => setAttempt(attempt + 1);
    return <CameraHelp trouble={trouble} atSite={atSite} onRetry={retry} />;
  }
  return (
    <div class="finder">
      <video ref={video} muted playsInline aria-label={say('camera')} />
      {!camera && <p class="hint">{say('openingCamera')}</p>}
      <Corners />
      <div class="over">
        {camera?.hasTorch && <Torch camera={camera} />}
        {atSite && (
          <Button
            size="chip"
            icon="photo"
            onClick={() => setLens(lens === 'user' ? 'environment' : 'user')}
          >
            {say('otherCamera')}
          </Button>
        )}
      </div>
    </div>
  );
}

function useCamera(
  attempt: number,
  lens: Lens,
  setCamera: (camera: Camera | null) => void,
  setTrouble: (trouble: CameraTrouble | null) => void,
): void {
  useEffect(() => {
    let mine: Camera | null = null;
    let left = false;
    setTrouble(null);
    void openCamera(lens).then((result) => {
      if (typeof result === 'string') {
        if (!left) setTrouble(result);
      } else if (left) {
        result.close();
      } else {
        mine = result;
        setCamera(result);
      }
    });
    return () => {
      left = true;
      mine?.close();
      setCamera(null);
    };
  }, [attempt, lens]);
}

function useReading(
  video: { current: HTMLVideoElement | null } | null,
  paused: boolean,
  onText: (text: string) => void,
): void {
  const told = useRef(onText);
  told.current = onText;
  const resting = useRef(paused);
  resting.current = paused;
  useEffect(() => {
    if (!video) return;
    let stopped = false;
    const loop = readLoop(
      video,
      (text) => !stopped && told.current(text),
      () => resting.current,
    );
    return () => {
      stopped = true;
      loop.stop();
    };
  }, [video]);
}

/** Reads one frame after the other, at most nine a second, until stopped. */
function readLoop(
  video: { current: HTMLVideoElement | null },
  found: (text: string) => void,
  resting: () => boolean,
): { stop: () => void } {
  const canvas = document.createElement('canvas');
  const last = { text: '', at: 0 };
  let decoder: Decoder | null = null;
  let timer = 0;
  let stopped = false;
  const turn = async () => {
    decoder ??= await makeDecoder();
    const frame = !resting() && video.current ? grabSquare(video.current, canvas) : null;
    const text = frame ? await decoder.read(frame) : null;
    const now = performance.now();
    if (text && (text !== last.text || now - last.at > SAME_AGAIN_MS) && !resting()) {
      Object.assign(last, { text, at: now });
      found(text);
    }
    if (stopped) decoder.close();
    else timer = window.setTimeout(turn, FRAME_MS);
  };
  void turn();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      decoder?.close();
    },
  };
}

function Corners() {
  return (
    <svg class="corners" viewBox="0 0 100 100" aria-hidden="true">
      <path d="M2 22V10a8 8 0 0 1 8-8h12M78 2h12a8 8 0 0 1 8 8v12M98 78v12a8 8 0 0 1-8 8H78M22 98H10a8 8 0 0 1-8-8V78" />
    </svg>
  );
}

function Torch({ camera }: { camera: Camera }) {
  const [on, setOn] = useState(false);
  return (
    <Button
      size="chip"
      icon="torch"
      pressed={on}
      onClick={() => {
        void camera.torch(!on);
        setOn(!on);
      }}
    >
      {on ? say('torchOff') : say('torchOn')}
    </Button>
  );
}

interface HelpProps {
  trouble: CameraTrouble;
  atSite: boolean;
  onRetry: () => void;
}

function CameraHelp({ trouble, atSite, onRetry }: HelpProps) {
  return (
    <Banner icon="note" role="alert">
      <p>
        <strong>{say(`${trouble}Title`)}</strong>
      </p>
      <p>{say(atSite ? `${trouble}Site` : trouble)}</p>
      {trouble !== 'unsupported' && (
        <Button size="chip" kind="bare" onClick={onRetry}>
          {say('tryCamera')}
        </Button>
      )}
    </Banner>
  );
}
