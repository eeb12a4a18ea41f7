import { useSignal } from '@preact/signals';
import { carriedWaiting } from '../outbox/rows';
import { signOut } from '../signin/session';
import { Banner } from '../ui/Banner';
import { Button } from '../ui/Button';
import { Sheet } from '../ui/Sheet';
import { said } from '../ui/words';
import { say as sayCard } from './cardWords';
import { site } from './keys';
import { SendOrSave } from './Waits';
import { say } from './words';

export function Menu({ onClose }: { onClose: () => void }) {
  const id = site.value?.id;
  return (
    <Sheet title={say('menu')} onClose={onClose}>
      {id && (
        <>
          <a
            class="button wide"
            href={`/api/v1/sites/${id}/poster`}
            target="_blank"
            rel="noreferrer"
          >
            {say('poster')}
          </a>
          <a class="button wide" href={`/api/v1/sites/${id}/screen`}>
            {say('plain')}
          </a>
        </>
      )}
      <Leave onClose={onClose} />
    </Sheet>
  );
}

/** Only a screen that owes nothing may go. */
function Leave({ onClose }: { onClose: () => void }) {
  const sure = useSignal(false);
  if (!sure.value) {
    const ask = () => {
      sure.value = true;
    };
    return (
      <Button wide onClick={ask}>
        {say('leaveSite')}
      </Button>
    );
  }
  if (carriedWaiting.value.length > 0) {
    return (
      <>
        <Banner icon="note" role="alert">
          {sayCard('keepScreen')}
        </Banner>
        <SendOrSave />
      </>
    );
  }
  return (
    <>
      <p>{say('leaveSure')}</p>
      <Button wide kind="main" onClick={() => void signOut()}>
        {say('leaveYes')}
      </Button>
      <Button wide onClick={onClose}>
        {said('cancel')}
      </Button>
    </>
  );
}
