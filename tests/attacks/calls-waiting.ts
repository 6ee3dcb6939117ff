import type { Evening } from '../cast/evening.ts'

/** Lets every call that is asked for from now on wait in the queue, until the test says that it is due. */
export function keepsCallsWaiting({ context }: Evening) {
  const { queue } = context
  const notBefore = new Date(Date.now() + 3_600_000)
  const add: typeof queue.add = (tx, name, job, options) => queue.add(tx, name, job, { ...options, notBefore })
  Object.assign(context, { queue: { add } })
}
