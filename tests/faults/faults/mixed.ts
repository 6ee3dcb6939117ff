import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectRepeatedly } from '../injection.ts'
import { badlyDelivered } from './badly-delivered.ts'
import { endListening } from './bus.ts'
import { cut, endConnections, restartDatabase } from './database.ts'
import { drop } from './dropped.ts'
import { freeze } from './frozen.ts'
import { hide } from './hidden.ts'
import { kill } from './killed.ts'
import { restart } from './rolling.ts'

/** Injects every fault in random order, while events are badly delivered and one clock is off. */
export const mixed: Fault = {
  name: 'mixed',
  needs: { hasTwo: true, clockSeconds: [60, 0] },
  async inject(evening, stopping) {
    const delivering = badlyDelivered.inject(evening, stopping)
    await injectRepeatedly(evening, stopping, [0.2, 1.2], () => anything(evening, stopping))
    await delivering
  },
}

function anything(evening: Evening, stopping: AbortSignal): Promise<void> | void {
  const { seats, chance } = evening
  const seat = oneOf(seats, chance())
  const server = chance() < 0.5 ? 0 : 1
  const things: (() => Promise<void> | void)[] = [
    ...(seat ? [() => drop(evening, seat), () => hide(evening, seat, stopping), () => freeze(evening, seat)] : []),
    () => kill(evening, server),
    () => restart(evening, server),
    () => restartDatabase(evening),
    () => endConnections(evening),
    () => cut(evening),
    () => endListening(evening),
  ]
  return oneOf(things, chance())?.()
}

function oneOf<One>(items: readonly One[], share: number): One | undefined {
  return items[Math.floor(share * items.length)]
}
