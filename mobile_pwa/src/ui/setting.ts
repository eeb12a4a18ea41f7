/** A handler that puts what it is given into a signal: `onInput={setting(name)}`. */
export function setting<T>(target: { value: T }): (value: T) => void {
  return (value) => {
    target.value = value;
  };
}
