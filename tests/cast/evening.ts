import { sweep } from '../../server/game/sweep.ts'
import type { Sms } from '../../server/store/transaction.ts'
import { installTelephone, type Telephone, type TelephoneOptions } from './caller.ts'
import { comesDue } from './database.ts'
import { phoneNumber, secret, startServer, type TestServer } from './server.ts'
import { hostSessions, type Sessions } from './sessions.ts'
import { visits } from './visitor.ts'

/** A server, a telephone network that reports to it, and people who come to play. */
export type Evening = TestServer & {
  telephone: Telephone
  sessions: Sessions
  comes(cookie?: string): ReturnType<typeof visits>
  /** `8 916 …` gives his number in the browser and calls from it */
  plays(phone: string): Promise<{ visitor: Awaited<ReturnType<typeof visits>>; caller: ReturnType<Telephone['dials']> }>
  /** `8 916 …` gives his number in the browser and asks to be called */
  asksToBeCalled(phone: string): Promise<Awaited<ReturnType<typeof visits>>>
  /** does at once what the server does every few seconds */
  sweeps(): Promise<void>
  /** whoever waits to be called, and whatever waits to be sent, has waited long enough */
  comesDue(): Promise<void>
  /** stops the server and starts another on the same database */
  restarts(changes?: Options): Promise<Evening>
  /** what the quiz accepts for its rebus, from 1 */
  answerTo(rebus: number): string
}

type Options = Omit<Parameters<typeof startServer>[0] & object, 'caller'> & {
  /** how many calls a minute Pavel makes; without it, he calls nobody */
  callsPerMinute?: number
  /** only while the quiz allows it */
  keepsHours?: boolean
  sms?: Sms
  /** a status with which the line's own sessions are not reached */
  sessionsAnswer?: () => number | null
}

export async function opensTheEvening(options: Options = {}, line: Partial<TelephoneOptions> = {}): Promise<Evening> {
  const { callsPerMinute, keepsHours = false, sessionsAnswer, ...server } = options
  const sessions = hostSessions(sessionsAnswer)
  const order = async (order: object) => ({ sessionUrl: telephone.starts(JSON.stringify(order)).accessUrl })
  const caller = callsPerMinute
    ? { caller: { from: '+74951234567', perMinute: callsPerMinute, ringsAtAnyHour: !keepsHours, order } }
    : {}
  const started = await startServer({ ...server, ...caller })
  const telephone = await installTelephone({ url: `${started.url}/voice/events`, secret, accessUrl: sessions.url, ...line })
  sessions.serve(telephone.emulator)
  const consent = started.quiz.consent.version
  const comes = (cookie?: string) => visits(started.url, cookie ? { consent, cookie } : { consent })
  return {
    ...started,
    telephone,
    sessions,
    comes,
    sweeps: () => sweep(started.context),
    comesDue,
    async restarts(changes = {}) {
      await started.stop()
      return opensTheEvening({ ...options, ...changes }, line)
    },
    answerTo: (rebus) => started.quiz.rebuses[rebus - 1]?.answer ?? '',
    async plays(phone) {
      const visitor = await comes()
      await visitor.givesNumber(phone)
      const caller = telephone.dials(phone.replace(/\D/g, ''), phoneNumber.slice(1))
      await visitor.isShown('playing')
      return { visitor, caller }
    },
    async asksToBeCalled(phone) {
      const visitor = await comes()
      await visitor.givesNumber(phone)
      await visitor.asksToBeCalled()
      return visitor
    },
  }
}

/** The requests to be called, the oldest first. */
export function callbacksOf({ context }: Pick<Evening, 'context'>) {
  return context.db.query.callbacks.findMany({ orderBy: (callback, { asc }) => asc(callback.requestedAt) })
}
