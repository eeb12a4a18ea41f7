import { Empty } from '../ui/Empty';
import { Title } from '../ui/Title';
import { say } from './supportedWords';

/** Women who let this organization see how they are doing. */
export function Supported() {
  return (
    <>
      <Title>{say('title')}</Title>
      <Empty icon="person">{say('none')}</Empty>
    </>
  );
}
