// Weighs the build against the budgets: gzip bytes, as a phone would download them.
// Prints every figure; exits 1 with the name of the budget that is broken.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const KB = 1024;
const BUDGETS = {
  'initial JS for her': 60 * KB,
  'first load for her': 100 * KB,
  'first visit, over the wire': 100 * KB,
  'scanner chunk': 20 * KB,
  'whole precache': 250 * KB,
};

const dist = new URL('../dist/', import.meta.url).pathname;
if (!existsSync(join(dist, 'assets/manifest.json'))) {
  console.error('No build in dist/: run "npm run build" first.');
  process.exit(2);
}

const manifest = JSON.parse(readFileSync(join(dist, 'assets/manifest.json'), 'utf8'));
const weigh = (file) => gzipSync(readFileSync(join(dist, file)), { level: 6 }).length;
const sum = (files) => [...files].reduce((total, file) => total + weigh(file), 0);

/** The files a chunk brings with it: itself and what it imports statically. */
function closure(key, found = new Set()) {
  const chunk = manifest[key];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const next of chunk.imports ?? []) closure(next, found);
  return found;
}

function entry(ending) {
  const key = Object.keys(manifest).find((name) => name.endsWith(ending));
  if (!key) throw new Error(`The build has no chunk ${ending}`);
  return key;
}

const shell = closure(entry('index.html'));
const hers = new Set([...shell, ...closure(entry('week/Participant.tsx'))]);
const scripts = [...hers].filter((file) => file.endsWith('.js'));
const firstLoad = new Set([...hers, 'index.html', 'manifest.webmanifest', 'icon.svg']);
// All that the page itself asks for, and the first screen of somebody who is not signed in.
const page = readFileSync(join(dist, 'index.html'), 'utf8');
const asked = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map(([, name]) => name);
const firstVisit = new Set(['index.html', ...asked, ...closure(entry('signin/SignIn.tsx'))]);
const scanScreen = [...closure(entry('scan/ScanScreen.tsx'))].filter((file) => !hers.has(file));
const reader = [...closure(entry('scan/CodeReader.tsx'))].filter((file) => !hers.has(file));
const decoder = readdirSync(join(dist, 'assets'))
  .filter((name) => /^decode\.worker.*\.js$/.test(name))
  .map((name) => `assets/${name}`);

/** What her phone keeps, and what a desk keeps beside it: as the worker was told. */
const shelves = JSON.parse(readFileSync(join(dist, 'assets/shelves.json'), 'utf8'));

const figures = {
  'initial JS for her': sum(scripts),
  'first load for her': sum(firstLoad),
  'first visit, over the wire': sum(firstVisit),
  'scanner chunk': sum([...reader, ...decoder]),
  'scan screen, all of it': sum([...scanScreen, ...reader, ...decoder]),
  'whole precache': sum(shelves.shell),
  'a desk, beside it': sum(shelves.desk),
};

let broken = 0;
for (const [name, bytes] of Object.entries(figures)) {
  const limit = BUDGETS[name] ?? Number.POSITIVE_INFINITY;
  const verdict = bytes <= limit ? 'ok' : 'OVER';
  if (bytes > limit) broken += 1;
  console.log(
    `${verdict.padEnd(5)}${name.padEnd(27)}${String(bytes).padStart(8)} B${limit < Infinity ? ` of ${limit} B` : ''}`,
  );
}
process.exit(broken ? 1 : 0);
