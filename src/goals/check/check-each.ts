import { begun } from '../input/begun.js';
import type { Checked } from './check-consumer.js';
import { checkedConsumer, consumerQuestion, judgedHere } from './check-consumer.js';
import type { JudgedOrders } from './every-order.js';
import { linkElsewhere } from './link-elsewhere.js';
import type { OpenedCheck } from './open-check.js';
import type { OpenConsumer, ReadyConsumer } from './open-consumers.js';

/** A consumer, and what was found in it. */
export interface CheckedWith {
  readonly ready: ReadyConsumer;
  readonly checked: Checked;
}

/**
 * Checks each consumer, and tells them in the order in which they were named. Large ones come first and are linked on other
 * threads, small ones here meanwhile. The order hangs on no thread: what is read for one is there for the next. Throws what
 * reading throws.
 */
export async function checkEach(check: OpenedCheck): Promise<readonly CheckedWith[]> {
  const { opening, consumers, setting } = check;
  const { world, options } = opening;
  const elsewhere = linkElsewhere(world, setting.platform);
  const checked = new Map<OpenConsumer, Promise<CheckedWith>>();
  for (const one of check.reads.keys()) {
    const ready = await check.ready(one);
    world.progress.report('linking');
    const question = consumerQuestion(ready, check.sides, options, check);
    const tell = (judged: JudgedOrders): CheckedWith => {
      const found = checkedConsumer(question, judged, check);
      // Other versions are tried with what lies beside this one.
      if (!options.search) check.release(one);
      return { ready, checked: found };
    };
    const judged = elsewhere.isWorthIt(question)
      ? elsewhere.judge(question)
      : Promise.resolve(judgedHere(question, check));
    checked.set(one, begun(judged.then(tell)));
    await world.tasks.turn();
  }
  return Promise.all(consumers.flatMap((one) => checked.get(one) ?? []));
}
