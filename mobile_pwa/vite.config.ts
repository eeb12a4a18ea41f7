import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Not part of the shell: the worker itself, a page for robots, the build's own notes. */
const UNSHELVED = new Set(['sw.js', 'robots.txt', 'assets/manifest.json', 'assets/shelves.json']);

/** Screens of people at a desk: no phone of hers fetches them beforehand. */
const AT_A_DESK = /^src\/(clerk|admin|monitor|host\/(report|sheets))\//;

/** What nearly every screen needs: one file, because on a slow line each costs a round trip. */
const SHARED =
  /node_modules|src\/(i18n|store|server|outbox|signin|letters|scan\/code|ui\/(?!StaffShell|Choices|Sheet|Empty))/;

/** Every file below a folder, as paths from it. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.endsWith('.gz'))
    .sort();
}

type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] };

/** The files that only the screens of a desk ask for. */
function ofADesk(folder: string): Set<string> {
  const text = readFileSync(join(folder, 'assets/manifest.json'), 'utf8');
  const chunks: Record<string, Chunk> = JSON.parse(text);
  const elsewhere = new Set<string>();
  const reach = (key: string) => {
    const chunk = chunks[key];
    if (!chunk || AT_A_DESK.test(key) || elsewhere.has(chunk.file)) return;
    for (const file of [chunk.file, ...(chunk.css ?? [])]) elsewhere.add(file);
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) reach(next);
  };
  reach('index.html');
  const all = Object.values(chunks).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]);
  return new Set(all.filter((file) => !elsewhere.has(file)));
}

/**
 * Writes the lists of the shell's and the desk's files into the service worker once the build is
 * on disk, and beside it for the budget. They come from the folder and not from the bundle,
 * because the bundle does not know what was copied from public/.
 */
function precacheList(): Plugin {
  return {
    name: 'precache-list',
    apply: 'build',
    writeBundle(options) {
      const folder = options.dir ?? 'dist';
      const files = filesBelow(folder).filter((name) => !UNSHELVED.has(name));
      const hash = createHash('sha256');
      for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
      const version = hash.digest('hex').slice(0, 12);
      const desk = ofADesk(folder);
      const shelves = {
        shell: files.filter((name) => !desk.has(name)),
        desk: files.filter((name) => desk.has(name)),
      };
      const path = (name: string) => (name === 'index.html' ? '/' : `/${name}`);
      const worker = join(folder, 'sw.js');
      const text = readFileSync(worker, 'utf8')
        .replace('__SHELL_FILES__', JSON.stringify(shelves.shell.map(path)))
        .replace('__DESK_FILES__', JSON.stringify(shelves.desk.map(path)))
        .replace('__SHELL_VERSION__', JSON.stringify(version));
      writeFileSync(worker, text);
      writeFileSync(join(folder, 'assets/shelves.json'), JSON.stringify(shelves));
    },
  };
}

/** The screen that a phone shows first of all is asked for with the app, not after it. */
function firstScreen(): Plugin {
  return {
    name: 'first-screen',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const first = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('signin/SignIn.tsx'));
        const files = first ? [first.fileName, ...first.imports] : [];
        return files
          .filter((name) => !html.includes(name))
          .map((name) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` },
            injectTo: 'head',
          }));
      },
    },
  };
}

/** What the server hands out small, without a proxy before it and without work at each request. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: {
      // After the list of the shell's files was written into the worker.
      order: 'post',
      sequential: true,
      handler(options) {
        const folder = options.dir ?? 'dist';
        for (const name of filesBelow(folder)) {
          if (!/\.(js|css|html|svg|webmanifest)$/.test(name)) continue;
          const small = gzipSync(readFileSync(join(folder, name)), { level: 9 });
          writeFileSync(join(folder, `${name}.gz`), small);
        }
      },
    },
  };
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [firstScreen(), precacheList(), compressed()],
  define: { __APP_VERSION__: JSON.stringify(process.env.npm_package_version ?? 'dev') },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: 'assets/manifest.json',
    rollupOptions: {
      input: { app: 'index.html', sw: 'src/worker/sw.ts' },
      output: {
        advancedChunks: {
          groups: [{ name: 'base', test: SHARED, minShareCount: 2 }],
        },
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  worker: { format: 'es' },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:8000',
      '/demo': 'http://127.0.0.1:8000',
    },
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
  },
});
