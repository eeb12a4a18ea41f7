// Draws the neutral calendar icon as PNG files, so that no image tool is needed.
// Run by hand after changing the drawing: node scripts/icons.mjs
import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

const TEAL = [14, 95, 91];
const WHITE = [255, 255, 255];
const SAND = [240, 183, 117];

/** Shapes in a 64-unit square, painted in order: [kind, colour, ...geometry]. */
const SHAPES = [
  ['rect', WHITE, 14, 16, 36, 34, 6],
  ['rect', SAND, 14, 16, 36, 10, 5],
  ['rect', WHITE, 21, 11, 5, 10, 2.5],
  ['rect', WHITE, 38, 11, 5, 10, 2.5],
  ['dot', TEAL, 24, 34, 3],
  ['dot', TEAL, 32, 34, 3],
  ['dot', TEAL, 40, 34, 3],
  ['dot', TEAL, 24, 43, 3],
  ['dot', SAND, 32, 43, 3],
];

function insideRect(x, y, left, top, width, height, radius) {
  const dx = Math.max(left + radius - x, x - (left + width - radius), 0);
  const dy = Math.max(top + radius - y, y - (top + height - radius), 0);
  return dx * dx + dy * dy <= radius * radius;
}

function holds([kind, , ...g], x, y) {
  if (kind === 'dot') return (x - g[0]) ** 2 + (y - g[1]) ** 2 <= g[2] ** 2;
  return insideRect(x, y, ...g);
}

function colourAt(x, y, full) {
  const ground = full || insideRect(x, y, 0, 0, 64, 64, 14) ? [...TEAL, 255] : [0, 0, 0, 0];
  let colour = ground;
  for (const shape of SHAPES) if (holds(shape, x, y)) colour = [...shape[1], 255];
  return colour;
}

/** The mean of a 4 x 4 grid inside one pixel: smooth edges without a graphics library. */
function pixel(px, py, size, full) {
  const sum = [0, 0, 0, 0];
  for (let i = 0; i < 16; i++) {
    const x = ((px + ((i % 4) + 0.5) / 4) * 64) / size;
    const y = ((py + (Math.floor(i / 4) + 0.5) / 4) * 64) / size;
    const colour = colourAt(x, y, full);
    for (let c = 0; c < 3; c++) sum[c] += colour[c] * (colour[3] / 255);
    sum[3] += colour[3];
  }
  const cover = sum[3] / 255;
  return [
    ...sum.slice(0, 3).map((v) => (cover ? Math.round(v / cover) : 0)),
    Math.round(sum[3] / 16),
  ];
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

function png(size, full) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      rows.set(pixel(x, y, size, full), y * (size * 4 + 1) + 1 + x * 4);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

for (const [name, size, full] of [
  ['icon-192.png', 192, false],
  ['icon-512.png', 512, false],
  ['icon-maskable.png', 512, true],
]) {
  writeFileSync(new URL(`../public/${name}`, import.meta.url), png(size, full));
  console.log(name, size);
}
