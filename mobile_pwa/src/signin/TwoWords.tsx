import './twoWords.css';
import { useEffect } from 'preact/hooks';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Title } from '../ui/Title';
import { said } from '../ui/words';
import { LanguageButton } from './LanguageButton';
import { followMatch } from './matching';
import { forgetScreen, online, type WaitingWords, waitingWords } from './session';
import { say } from './words';

/** The words in large letters, what to do with them, and patience. */
export function TwoWords({ onCode }: { onCode: () => void }) {
  const waiting = waitingWords.value;
  useEffect(
    () => (waiting && !waiting.refused ? followMatch(waiting) : undefined),
    [waiting?.kind, waiting?.refused],
  );
  if (!waiting) return null;
  return (
    <main class="screen narrow" id="content">
      {waiting.refused ? <Refused onCode={onCode} /> : <Waiting waiting={waiting} />}
      {/* A screen goes on with a new code by its address: nothing here takes its words away. */}
      {!waiting.refused && waiting.kind === 'phone' && (
        <Button kind="bare" icon="scan" onClick={onCode}>
          {say('wordsNewCode')}
        </Button>
      )}
    </main>
  );
}

function Waiting({ waiting }: { waiting: WaitingWords }) {
  const phone = waiting.kind === 'phone';
  return (
    <>
      <Title>{say(phone ? 'wordsTitle' : 'wordsScreenTitle')}</Title>
      <section class="card stack">
        {/* The same words in every language: they are said aloud, not read. */}
        <p class="two-words" lang="es">
          {waiting.words.map((word) => (
            <span key={word}>{word}</span>
          ))}
        </p>
        <p>{say('wordsText')}</p>
        <p class="quiet">{say('wordsLook')}</p>
      </section>
      {online.value ? (
        <p role="status">{say('wordsWaiting')}</p>
      ) : (
        <Banner icon="cloudOff">{say('wordsOffline')}</Banner>
      )}
      {phone && <p class="quiet">{say('wordsScan')}</p>}
    </>
  );
}

function Refused({ onCode }: { onCode: () => void }) {
  return (
    <>
      <Title>{say('wordsRefused')}</Title>
      <p>{say('wordsRefusedText')}</p>
      <Button kind="main" size="big" wide icon="scan" onClick={onCode}>
        {say('wordsNewCode')}
      </Button>
    </>
  );
}

/** The same on a site's screen, which has no rooms around it. */
export function ScreenWords() {
  return (
    <div class="shell">
      <header class="topbar">
        <span class="brand">{said('agenda')}</span>
        <span class="grow" />
        <LanguageButton />
      </header>
      <TwoWords onCode={() => void forgetScreen()} />
    </div>
  );
}
