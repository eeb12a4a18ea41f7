// Reading aloud, by a voice that lives on this phone. A voice that would send her words over the
// network is never used, and without one the app says so instead of keeping silent.
import { signal } from '@preact/signals';
import { language } from '../i18n/i18n';
import { kept, remember } from '../store/db';

/** Off until she says so: somebody may be listening. */
export const readingAloud = signal(false);
/** What is being read at this moment. */
export const reading = signal<string | null>(null);
/** Counts how often the phone told of its voices; they come late in some browsers. */
export const voicesTold = signal(0);

/** The Spanish of where she lives first, then any. */
const NEAREST = { es: ['es-co', 'es-us', 'es-419', 'es-mx'], en: ['en-gb', 'en-us'] } as const;

/** A local voice in the language of the screen. */
export function localVoice(): SpeechSynthesisVoice | null {
  void voicesTold.value;
  const spoken = language.value;
  const fitting = (globalThis.speechSynthesis?.getVoices() ?? []).filter(
    (voice) => voice.localService === true && nameOf(voice).split('-')[0] === spoken,
  );
  const near = NEAREST[spoken].map((name) => fitting.find((voice) => nameOf(voice) === name));
  return near.find(Boolean) ?? fitting[0] ?? null;
}

function nameOf(voice: SpeechSynthesisVoice): string {
  return voice.lang.toLowerCase().replace('_', '-');
}

/** Reads a text and stops whatever was read before. False when this phone has no voice for it. */
export function readAloud(text: string): boolean {
  hush();
  const voice = localVoice();
  if (!voice) return false;
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice;
  words.lang = voice.lang;
  words.rate = 0.95;
  words.onend = words.onerror = () => {
    if (reading.value === text) reading.value = null;
  };
  reading.value = text;
  speechSynthesis.speak(words);
  return true;
}

export function hush(): void {
  if (reading.value === null) return;
  reading.value = null;
  speechSynthesis.cancel();
}

export async function recallVoice(): Promise<void> {
  readingAloud.value = (await kept<boolean>('read-aloud')) ?? false;
}

export async function setReadingAloud(on: boolean): Promise<void> {
  readingAloud.value = on;
  if (!on) hush();
  await remember('read-aloud', on);
}

/** Silent as soon as the app is not in front. */
export function hushWhenHidden(): void {
  const synthesis = globalThis.speechSynthesis;
  if (!synthesis) return;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') hush();
  });
  addEventListener('pagehide', hush);
  synthesis.addEventListener?.('voiceschanged', () => {
    voicesTold.value += 1;
  });
}
