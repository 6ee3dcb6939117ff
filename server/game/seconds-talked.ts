import type { Call } from './world.ts'

/** How long the call has lasted until this moment: 0 where nobody has answered. */
export function secondsTalked({ answeredAt }: Pick<Call, 'answeredAt'>, until: Date): number {
  return answeredAt ? Math.max(0, (until.getTime() - answeredAt.getTime()) / 1000) : 0
}
