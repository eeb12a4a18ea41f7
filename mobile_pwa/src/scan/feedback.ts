// What she hears and feels. Made by an oscillator: no sound file to load.

let audio: AudioContext | null = null;

/** Saved: one short tone and one buzz. Trouble: two low ones. */
export function signalSaved(): void {
  tone(880, 0, 0.12);
  navigator.vibrate?.(90);
}

export function signalReceived(): void {
  tone(880, 0, 0.1);
  tone(1175, 0.12, 0.16);
  navigator.vibrate?.([60, 60, 60]);
}

export function signalForeign(): void {
  tone(330, 0, 0.12);
  tone(294, 0.16, 0.16);
  navigator.vibrate?.([30, 40, 30, 40, 30]);
}

function tone(pitch: number, after: number, length: number): void {
  try {
    audio ??= new AudioContext();
    // Browsers start it silent until a first touch; a missing beep must not stop anything.
    if (audio.state === 'suspended') void audio.resume().catch(() => undefined);
    const start = audio.currentTime + after;
    const source = audio.createOscillator();
    const volume = audio.createGain();
    source.frequency.value = pitch;
    volume.gain.setValueAtTime(0.12, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + length);
    source.connect(volume).connect(audio.destination);
    source.start(start);
    source.stop(start + length);
  } catch {
    // No sound on this device: the screen says it too.
  }
}
