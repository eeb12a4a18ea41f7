import './passes.css';
import { QrCode } from '../site/QrCode';
import { useWakeLock } from '../site/wakeLock';
import { say } from './words';

/** The scan as a square, and one sentence why. */
export function Copy({ text }: { text: string }) {
  useWakeLock();
  return (
    <div class="stack pass">
      <p>{say('copyWhy')}</p>
      <QrCode text={text} label={say('copyQr')} dense />
      <p>{say('copyHow')}</p>
    </div>
  );
}
