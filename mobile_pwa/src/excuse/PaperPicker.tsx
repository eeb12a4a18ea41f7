import { useSignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { UploadFile } from '../server/upload';
import { Button } from '../ui/Button';
import { Icon, type IconName } from '../ui/icons';
import { MOST_PAPERS } from './draft';
import { prepared } from './photo';
import { say } from './words';

interface Props {
  files: readonly UploadFile[];
  most?: number;
  onChange: (files: UploadFile[]) => void;
}

/** Photos by the camera or from the phone, and PDFs; each made small before it is kept. */
export function PaperPicker({ files, most = MOST_PAPERS, onChange }: Props) {
  const busy = useSignal(false);
  const wrong = useSignal<'tooLarge' | 'notAPicture' | null>(null);
  const take = async (file: File) => {
    busy.value = true;
    const result = await prepared(file);
    busy.value = false;
    wrong.value = result.ok ? null : result.why;
    if (result.ok) onChange([...files, result.file]);
  };
  return (
    <div class="stack">
      {files.map((file, index) => (
        <Paper
          key={`${index}-${file.bytes.byteLength}`}
          file={file}
          number={index + 1}
          onRemove={() => onChange(files.filter((one) => one !== file))}
        />
      ))}
      {busy.value && <p role="status">{say('preparing')}</p>}
      {wrong.value && (
        <p class="wrong" role="alert">
          <Icon name="note" little /> {say(wrong.value)}
        </p>
      )}
      {files.length < most && !busy.value && (
        <div class="papers">
          <Pick icon="photo" text={say('takePhoto')} camera onFile={take} />
          <Pick icon="plus" text={say('pickFile')} onFile={take} />
        </div>
      )}
    </div>
  );
}

function Paper(props: { file: UploadFile; number: number; onRemove: () => void }) {
  const { file, number } = props;
  const name = say(file.type === 'application/pdf' ? 'file' : 'photo', { n: number });
  const size = Math.max(1, Math.round(file.bytes.byteLength / 1024));
  return (
    <div class="paper">
      <Preview file={file} />
      <span>
        <strong>{name}</strong> <span class="quiet small">{say('photoReady', { size })}</span>
      </span>
      <Button
        size="chip"
        icon="exit"
        label={say('removePhoto', { name })}
        onClick={props.onRemove}
      />
    </div>
  );
}

/** The picture itself, so that she sees what she sends. */
function Preview({ file }: { file: UploadFile }) {
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (!file.type.startsWith('image/')) return;
    const made = URL.createObjectURL(new Blob([file.bytes], { type: file.type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address ? <img src={address} alt="" /> : <Icon name="record" />;
}

interface PickProps {
  icon: IconName;
  text: string;
  camera?: boolean;
  onFile: (file: File) => Promise<void>;
}

function Pick({ icon, text, camera = false, onFile }: PickProps) {
  return (
    <label class="button wide pick">
      <Icon name={icon} />
      {text}
      <input
        type="file"
        accept={camera ? 'image/*' : 'image/*,application/pdf'}
        capture={camera ? 'environment' : undefined}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) void onFile(file);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
