// Fields one after the other, as few bytes as they need: whole numbers of any size, pieces with
// their length before them, and what may be missing with a mark.
import { type Bytes, joined } from '../store/bytes';

export class Writer {
  private readonly parts: Uint8Array[] = [];

  byte(value: number): this {
    return this.bytes(Uint8Array.of(value));
  }

  bytes(value: Uint8Array): this {
    this.parts.push(value);
    return this;
  }

  /** Seven bits a byte, the lowest first; the first byte keeps one for the sign. */
  whole(value: number): this {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError('no number');
    let rest = Math.abs(value);
    const first = (value < 0 ? 0x40 : 0) | (rest % 64);
    rest = Math.floor(rest / 64);
    this.byte(first | (rest > 0 ? 0x80 : 0));
    while (rest > 0) {
      const next = rest % 128;
      rest = Math.floor(rest / 128);
      this.byte(next | (rest > 0 ? 0x80 : 0));
    }
    return this;
  }

  /** A piece of bytes with its length before it. */
  some(value: Uint8Array): this {
    return this.whole(value.length).bytes(value);
  }

  maybe<T>(value: T | null, write: (value: T) => void): this {
    this.byte(value === null ? 0 : 1);
    if (value !== null) write(value);
    return this;
  }

  all(): Bytes {
    return joined(...this.parts);
  }
}

/** Reads what the writer wrote; throws a RangeError where it stops making sense. */
export class Reader {
  private at = 0;

  constructor(private readonly source: Bytes) {}

  byte(): number {
    return this.bytes(1)[0] ?? 0;
  }

  bytes(count: number): Bytes {
    const end = this.at + count;
    if (end > this.source.length) throw new RangeError('cut off');
    const part = this.source.slice(this.at, end);
    this.at = end;
    return part;
  }

  whole(): number {
    let byte = this.byte();
    const negative = (byte & 0x40) !== 0;
    let value = byte & 0x3f;
    let scale = 64;
    while (byte & 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * scale;
      scale *= 128;
      if (!Number.isSafeInteger(value)) throw new RangeError('too large');
    }
    return negative ? -value : value;
  }

  some(): Bytes {
    return this.bytes(this.whole());
  }

  text(): string {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(this.some());
  }

  maybe<T>(read: () => T): T | null {
    return this.byte() === 0 ? null : read();
  }

  end(): void {
    if (this.at !== this.source.length) throw new RangeError('too long');
  }
}
