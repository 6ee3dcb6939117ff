import { afterEach, expect, test } from 'bun:test'
import { giveAnotherCode, giveBackAttempt, resendMessage, revokePrize, type Why } from '../../server/game/game.ts'
import { erase } from '../../server/privacy/privacy.ts'
import type { E164 } from '../../server/rules/phone-number/phone-number.ts'
import type { GameContext } from '../../server/store/store.ts'
import { playsOneRebus, quizOfOneRebus } from './one-rebus.ts'
import { atOnce, endRaces, patience, phoneOf, startRace } from './race.ts'

afterEach(endRaces)

const why: Why = { reason: 'asked', words: '' }
type Deed = (context: GameContext, game: number, code: string | null, phone: E164) => Promise<unknown>
const deeds: Record<string, Deed> = {
  'another code': (context, game, code) => giveAnotherCode(context, game, code, why),
  'another attempt': (context, game) => giveBackAttempt(context, { game }, 'asked'),
  revoke: (context, game) => revokePrize(context, game, why),
  resend: (context, game) => resendMessage(context, game, null, why),
  forget: (context, _, __, phone) => erase(context, phone),
}
const names = Object.keys(deeds)
const allPairs = names.flatMap((one, index) => names.slice(index).map((other) => [one, other] as const))

test(
  'two operators at once, each with any deed, leave one person with one code or none, counted once',
  async () => {
    const race = await startRace({ quizFile: await quizOfOneRebus((tiers) => tiers.map((tier) => ({ ...tier, most: 100 }))) })
    const finishes = await Promise.all(allPairs.map((_, index) => playsOneRebus(race, index)))
    for (const finish of finishes) await finish()
    const games = await race.db.query.participants.findMany()
    const gameOf = (index: number) => games.find(({ phone }) => phone === phoneOf(index))
    await atOnce(
      allPairs.flatMap((pair, index) =>
        pair.map((name, nth) => async () => {
          const game = gameOf(index)
          return deeds[name]?.(race.server(nth).context, game?.id ?? 0, game?.code ?? null, phoneOf(index) as E164)
        }),
      ),
    )
    const after = await race.db.query.participants.findMany()
    const codes = await race.db.query.codes.findMany()
    for (const { id, code, withdrawnAt } of after) {
      const valid = codes.filter(({ participantId, revokedAt }) => participantId === id && revokedAt === null)
      expect(valid.map((one) => one.code)).toEqual(code === null || withdrawnAt ? [] : [code])
    }
    const given = (await race.db.query.prizesGiven.findMany()).reduce((sum, tier) => sum + tier.given, 0)
    expect(given).toBe(codes.filter(({ revokedAt }) => revokedAt === null).length)
    expect(race.servers.flatMap(({ reported }) => reported)).toEqual([])
    expect(race.refused.deadlocks).toBe(0)
  },
  patience,
)
