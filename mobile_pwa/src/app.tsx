import { away, Month } from './signin/Month';
import { arrival, asked, known, role, waitingWords } from './signin/session';
import { Announcer } from './ui/announce';
import { lazily } from './ui/lazily';
import { Skeleton } from './ui/Skeleton';
import { UpdateBanner } from './ui/UpdateBanner';

const Participant = lazily(() => import('./week/Participant').then((m) => m.Participant));
const Host = lazily(() => import('./host/Host').then((m) => m.Host));
const Clerk = lazily(() => import('./clerk/Clerk').then((m) => m.Clerk));
const Admin = lazily(() => import('./admin/Admin').then((m) => m.Admin));
const Monitor = lazily(() => import('./monitor/Monitor').then((m) => m.Monitor));
const Site = lazily(() => import('./site/SiteScreen').then((m) => m.SiteScreen));
const ScreenWords = lazily(() => import('./signin/TwoWords').then((m) => m.ScreenWords));
const SignIn = lazily(() => import('./signin/SignIn').then((m) => m.SignIn));

export function App() {
  if (away.value) return <Month />;
  return (
    <>
      <Screen />
      <UpdateBanner />
      <Announcer />
    </>
  );
}

function Screen() {
  if (!known.value) return null;
  if (isEnrolment(arrival.value)) return <SignIn />;
  switch (role.value) {
    case 'participant':
      return <Participant />;
    case 'host':
      return <Host />;
    case 'clerk':
      return <Clerk />;
    case 'admin':
      return <Admin />;
    case 'monitor':
      return <Monitor />;
    case 'site_device':
      return waitingWords.value ? <ScreenWords /> : <Site />;
    default:
      return asked.value ? <SignIn /> : <Waiting />;
  }
}

function isEnrolment(code: string | null): boolean {
  return code?.includes('#E1.') ?? false;
}

function Waiting() {
  return (
    <main class="screen narrow">
      <Skeleton lines={2} tall />
    </main>
  );
}
