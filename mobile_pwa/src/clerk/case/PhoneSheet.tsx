import type { Enrolment, Order } from '../../server/resources';
import { Conditions } from '../Conditions';
import { say } from '../enrolWords';
import { OpenOnce } from '../papers/OpenOnce';

interface Props {
  order: Order;
  enrolment: Enrolment;
}

/** What she takes home as a paper, and what she hears before she leaves. */
export function PhoneSheet({ order, enrolment }: Props) {
  return (
    <>
      <OpenOnce
        path={`/orders/${order.id}/enrolment-sheet`}
        body={{ code: enrolment.url }}
        text={say('enrolSheet')}
      />
      <Conditions order={order} />
    </>
  );
}
