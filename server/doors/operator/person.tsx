import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { PersonPage, PersonUpdate } from '../../../views/operator/person.tsx'
import { lookAtNumber, readNumber, readPerson } from '../../conversation/people/people.ts'
import {
  acceptAnswer,
  deedReasons,
  giveAnotherCode,
  giveBackAttempt,
  resendMessage,
  revokePrize,
  type Why,
  writeWhy,
} from '../../game/game.ts'
import { readForm, staffOf } from '../../http/http.ts'
import { erase } from '../../privacy/privacy.ts'
import { dialHref, maskNumber, showNumber } from '../../rules/phone-number/phone-number.ts'
import type { Author } from '../../staff/staff.ts'
import type { GameContext } from '../../store/store.ts'
import type { DeskDeps } from './desk.ts'

/** What was done, or why nothing was. */
type Done = { notice: string; status: 200 | 409 | 422 }
type Deed = { context: GameContext; game: number; by: Author; why: Why; former: string | null }

/** A field that is missing, repeated or a file counts as empty. `former`: the code that the page showed. */
const Fields = v.object({
  reason: v.fallback(v.nullable(v.picklist(deedReasons)), null),
  words: v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(200)), ''),
  former: v.fallback(v.string(), ''),
})

/**
 * Returns what shows one game with the whole way that led to it, and what can be done for whoever played it. A deed without its
 * reason answers 422, and one that has nothing left to do 409, such as the second of two operators at once.
 */
export function person({ contextOf, frameFor, texts }: DeskDeps) {
  const { person: words } = texts.people
  const { deeds } = words

  return {
    page: (c: Context) => show(c),
    showNumber: async (c: Context) => {
      const phone = await lookAtNumber(contextOf(c), gameIn(c), staffOf(c))
      if (phone === null) return show(c, { notice: words.gone, status: 409 })
      return show(c, { notice: words.shown, status: 200 }, { shown: showNumber(phone), href: dialHref(phone) })
    },
    giveAttempt: deed(async ({ context, game, why, by }) => {
      const given = await giveBackAttempt(context, { game }, why.reason, by, why.words)
      return given ? done(texts.unusual.attempt.done(given)) : undone(texts.unusual.attempt.nothing(null))
    }),
    giveCode: deed(async ({ context, game, former, why, by }) => {
      const given = await giveAnotherCode(context, game, former, why, by)
      return 'code' in given ? done(deeds.code.done(given.code)) : undone(deeds.code.problems[given.problem])
    }),
    revoke: deed(async ({ context, game, why, by }) =>
      (await revokePrize(context, game, why, by)) ? done(deeds.revocation.done) : undone(deeds.revocation.nothing),
    ),
    resend: deed(async ({ context, game, why, by }) =>
      (await resendMessage(context, game, by, why)) ? done(deeds.message.done) : undone(deeds.message.nothing),
    ),
    accept: deed(async ({ context, game, why, by }, c) => {
      const answer = Number(c.req.param('answer'))
      const played = await readPerson(context, game)
      const isTheirs = played?.rebuses.some(({ words }) => words.some(({ judged }) => judged?.id === answer)) ?? false
      const accepted = isTheirs ? await acceptAnswer(context, answer, writeWhy(why), by) : null
      if (accepted === 'busy') return undone(deeds.acceptance.busy)
      return accepted ? done(deeds.acceptance.done(accepted.points)) : undone(deeds.acceptance.nothing)
    }),
    erase: async (c: Context) => {
      const phone = await readNumber(contextOf(c), gameIn(c))
      if (phone === null) return show(c, { notice: words.gone, status: 409 })
      const erased = await erase(contextOf(c), phone, staffOf(c))
      return show(c, done(texts.forget.done(maskNumber(phone), erased)))
    },
  }

  /** Returns what does a deed to a game of the campaign that is shown, once a reason is given. */
  function deed(act: (deed: Deed, c: Context) => Promise<Done>) {
    return async (c: Context) => {
      const context = contextOf(c)
      const game = gameIn(c)
      const { reason, words, former } = v.parse(Fields, await readForm(c))
      if (reason === null || (reason === 'other' && words === '')) return show(c, { notice: deeds.noReason, status: 422 })
      const why = { reason, words }
      return show(c, await act({ context, game, by: staffOf(c), why, former: former === '' ? null : former }, c))
    }
  }

  async function show(c: Context, said: Done | null = null, number?: { shown: string; href: string }) {
    const shown = await readPerson(contextOf(c), gameIn(c))
    if (!shown) return c.notFound()
    const accepting = said?.status === 200 ? null : Number(c.req.query('accept') ?? c.req.param('answer'))
    const props = { person: shown, number, accepting, ...frameFor(c) }
    const status = said?.status ?? 200
    if (said && c.req.header('HX-Request')) return c.html(<PersonUpdate notice={said.notice} {...props} />, status)
    return c.html(html`<!doctype html>${<PersonPage notice={said?.notice} {...props} />}`, status)
  }
}

const gameIn = (c: Context) => Number(c.req.param('game'))
const done = (notice: string): Done => ({ notice, status: 200 })
const undone = (notice: string): Done => ({ notice, status: 409 })
