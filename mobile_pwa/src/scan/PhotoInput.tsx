import { Icon } from '../ui/icons';
import { grabPhoto } from './camera';
import { makeDecoder } from './decoder';
import { say } from './words';

/** A photo of the code instead of the live picture. Null when there is no code in it. */
export function PhotoInput({ onText }: { onText: (text: string | null) => void }) {
  return (
    <label class="button wide photo-input">
      <Icon name="photo" />
      {say('photo')}
      <input
        type="file"
        accept="image/*"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void readPhoto(file).then(onText);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

async function readPhoto(file: File): Promise<string | null> {
  const decoder = await makeDecoder();
  try {
    const frame = grabPhoto(await createImageBitmap(file), document.createElement('canvas'));
    return frame ? await decoder.read(frame, true) : null;
  } catch {
    // Not a picture after all: the same as a picture without a code.
    return null;
  } finally {
    decoder.close();
  }
}
