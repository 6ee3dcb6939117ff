import { type CodeSource, codeSourceOf } from '../../rules/quiz/quiz.ts'
import type { GameContext } from '../../store/store.ts'
import { countCodes } from './count-codes.ts'

/**
 * What became of the codes of a tier. `given`: with the spent ones; `free`: in the pool; `left`: for winners, null where nothing bounds
 * the tier; `withdrawn`: unused ones, `returnable` without those that cannot be put back.
 */
export type TierCodes = Record<'putIn' | 'given' | 'spent' | 'revoked' | 'free' | 'withdrawn' | 'returnable', number> & {
  tierId: string
  title: string
  source: CodeSource
  /** a ticket office makes its codes, so there is nothing to choose */
  isFromOffice: boolean
  left: number | null
}

/**
 * Reads what became of the codes of every tier, the best tier first, and then of tiers that the quiz no longer has. `left`: how many
 * there are for winners, where that is bounded.
 */
export async function readTierCodes(context: GameContext, left: ReadonlyMap<string, number>): Promise<TierCodes[]> {
  const { quiz } = context
  const rows = await countCodes(context)
  const former = rows.filter(({ tierId }) => !quiz.tiers.some(({ id }) => id === tierId))
  const tiers = [...quiz.tiers, ...former.map(({ tierId }) => ({ id: tierId, title: tierId, most: 0, codes: undefined }))]
  return tiers.map((tier) => {
    const { noted, all, given, spent, revoked, free, withdrawn, returnable } =
      rows.find(({ tierId }) => tierId === tier.id) ?? none
    return {
      given,
      spent,
      revoked,
      free,
      withdrawn,
      returnable,
      tierId: tier.id,
      title: tier.title,
      source: codeSourceOf(tier, context),
      isFromOffice: context.office?.tiers.includes(tier.id) ?? false,
      left: tier.most === 0 ? 0 : (left.get(tier.id) ?? null),
      // Codes of a quiz file that were given before the time of putting in was noted look like made up ones.
      putIn: tier.codes === undefined ? noted : all,
    }
  })
}

const none = { noted: 0, given: 0, spent: 0, revoked: 0, free: 0, withdrawn: 0, returnable: 0, all: 0 }
