import { eq } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { type Faults, noFaults } from '../../../scenario/emulator/faults.ts'
import { likely, type Unknowns } from '../../../scenario/emulator/unknowns.ts'
import type { GivenSettings } from '../../../server/rules/campaign/campaign.ts'
import { secondsOfSpeech } from '../../../server/rules/speech/speech.ts'
import { campaigns } from '../../../server/store/schema/schema.ts'
import type { Caller } from '../../cast/caller.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'
import { phoneNumber, secret } from '../../cast/server.ts'
import type { Visitor } from '../../cast/visitor.ts'
import { waitFor } from '../../cast/waiting.ts'

type Language = 'ru' | 'en'
type Options = Parameters<typeof opensTheEvening>[0] & object

/**
 * An evening on which everything takes its time on the emulator's clock: the network, the voice, what Pavel says and what people say.
 * The server's clock keeps up with it.
 */
export type PacedEvening = Evening & {
  /** Enters the number in the browser and calls from it. Resolves once Pavel has told of the first rebus. */
  comesToPlay(number: string): Promise<{ visitor: Visitor; caller: Caller }>
  /** Changes the campaign's settings, as its settings page does. */
  changes(settings: Partial<GivenSettings>): Promise<void>
  /** Sets the engine's behaviour from now on; anything not named behaves as the documentation says. */
  engineIs(unknowns: Partial<Unknowns>): void
  /** Sets the line's faults from now on, on top of those of a usual line. */
  lineIs(faults: Partial<Faults>): void
  /** Lets time pass until Pavel calls, and returns the person whose telephone rings. */
  rings(): Promise<Caller>
}

/** A telephone line as they are: one round trip to the server, a voice that has to be made, and words that are recognised later. */
const usualLine = { requestDelayMs: 150, synthesisMs: 200, interimLagMs: 300 } satisfies Partial<Faults>

/**
 * Opens it. Final results come too late to be waited for, unless `unknowns` say otherwise, as production scenarios have found them.
 */
export async function opensAPacedEvening(
  options: Options = {},
  { language = 'ru', rebuses = 5, unknowns = {} }: { language?: Language; rebuses?: number; unknowns?: Partial<Unknowns> } = {},
): Promise<PacedEvening> {
  const keepUp = { with: () => {} }
  const whole = fixedQuiz(language === 'ru' ? 'intercom-ru' : 'intercom-en')
  const quizFile = { name: `paced-${language}`, folder: '.', quiz: { ...whole, rebuses: whole.rebuses.slice(0, rebuses) } }
  const evening = await opensTheEvening(
    { quizFile, ...options },
    {
      speech: (text) => secondsOfSpeech(text, language) * 1000,
      faults: usualLine,
      unknowns: { finals: 'late', ...unknowns },
      fetch: (url, init) => {
        keepUp.with()
        return fetch(url, { ...init, headers: signedNow(init) })
      },
    },
  )
  const { clock } = evening.telephone
  let passedMs = 0
  keepUp.with = () => {
    const aheadMs = clock.now() - Date.now() - passedMs
    if (aheadMs <= 0) return
    passedMs += aheadMs
    evening.passes(aheadMs / 60_000)
  }
  const { emulator } = evening.telephone
  return {
    ...evening,
    async changes(settings) {
      const { db, campaignId } = evening.context
      const [row] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId))
      await db
        .update(campaigns)
        .set({ settings: { ...row?.settings, ...settings } as GivenSettings })
        .where(eq(campaigns.id, campaignId))
      await evening.announces()
    },
    engineIs: (engine) => void Object.assign(emulator.unknowns, likely, engine),
    lineIs: (faults) => void Object.assign(emulator.faults, noFaults, usualLine, faults),
    async rings() {
      let hasRung = false
      const ringing = evening.telephone.rings().finally(() => {
        hasRung = true
      })
      await waitFor(
        async () => {
          await clock.advance(usualLine.requestDelayMs)
          return hasRung
        },
        () => 'a telephone to ring',
      )
      return ringing
    },
    async comesToPlay(number) {
      const visitor = await evening.comes()
      await visitor.givesNumber(number)
      const caller = evening.telephone.dials(number, phoneNumber.slice(1))
      await caller.waitsFor(evening.context.spoken.robot)
      await visitor.isShown('playing')
      return { visitor, caller }
    },
  }
}

/** The headers of a delivery that is signed at this moment: signatures are dated by the time of day, which the clock runs ahead of. */
function signedNow(init: RequestInit): Headers {
  const headers = new Headers(init.headers)
  const body = typeof init.body === 'string' ? init.body : ''
  const id = headers.get('webhook-id') ?? ''
  const now = new Date()
  const signature = new Webhook(secret).sign(id, now, body)
  headers.set('webhook-timestamp', String(Math.floor(now.getTime() / 1000)))
  headers.set('webhook-signature', signature)
  return headers
}
