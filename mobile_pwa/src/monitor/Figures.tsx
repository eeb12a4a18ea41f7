import { Empty } from '../ui/Empty';
import { Title } from '../ui/Title';
import { say } from './figuresWords';

/** What is published about how the law works. */
export function Figures() {
  return (
    <>
      <Title>{say('title')}</Title>
      <Empty icon="record">{say('none')}</Empty>
    </>
  );
}
