/** Passes on the answer to the last question alone: one that was overtaken is of another address,
 * or in the other language, and comes as null. */
export function newestOnly<T>(): (question: Promise<T>) => Promise<T | null> {
  let asked = 0;
  return async (question) => {
    asked += 1;
    const own = asked;
    const answer = await question;
    return own === asked ? answer : null;
  };
}
