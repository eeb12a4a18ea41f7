import { Empty } from '../ui/Empty';
import { Title } from '../ui/Title';
import { say } from './registerWords';

/** Applications and decisions that are known of. */
export function Register() {
  return (
    <>
      <Title>{say('title')}</Title>
      <Empty icon="note">{say('none')}</Empty>
    </>
  );
}
