import type { Author } from '../../staff/staff.ts'
import type { GameContext } from '../../store/store.ts'

type AcceptAnswer = (context: GameContext, answerId: number, reason: string, by: Author | null) => Promise<object | 'busy' | null>

/** Lets an answer that was refused count after all; null where that cannot be done yet, and then no page offers it. */
export const acceptAnswer = null as AcceptAnswer | null
