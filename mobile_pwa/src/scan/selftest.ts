// A small code that says "OK", as 21 rows of bits: what a detector must read before it is trusted.
const ROWS =
  '1vlrv 10mq1 1emqt 1ehit 1enat 10gq1 1vlbv 2o0 17ucn kfal 1pu6u o0gc 7l2d 7pb 1vmfg 10ntr 1elrd 1enos 1ej27 10g6m 1vlge';
const SIZE = 21;
const QUIET = 4;
const SCALE = 5;

function frame(): ImageData {
  const rows = ROWS.split(' ').map((row) => Number.parseInt(row, 32));
  const side = (SIZE + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const row = rows[Math.floor(y / SCALE) - QUIET] ?? 0;
      const column = Math.floor(x / SCALE) - QUIET;
      const dark = column >= 0 && column < SIZE && (row >> (SIZE - 1 - column)) & 1;
      if (dark) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return new ImageData(data, side, side);
}

export const SELF_TEST = { text: 'OK', frame };
