import { expect, it } from 'vitest';
import { newestOnly } from '../src/server/overtaken';

it('keeps the answer to the last question, whichever comes last', async () => {
  const answers: ((text: string) => void)[] = [];
  const question = () => new Promise<string>((resolve) => answers.push(resolve));
  const newest = newestOnly<string>();
  const heard = [newest(question()), newest(question()), newest(question())];
  answers[2]?.('palabras');
  answers[1]?.('words');
  answers[0]?.('palabras de antes');
  expect(await Promise.all(heard)).toEqual([null, null, 'palabras']);
});

it('passes each answer on that nothing overtook', async () => {
  const newest = newestOnly<string>();
  expect(await newest(Promise.resolve('one'))).toBe('one');
  expect(await newest(Promise.resolve('two'))).toBe('two');
});
