import { sweep } from '../../server/game/sweep.ts'
import type { Sms } from '../../server/store/context.ts'
import { installTelephone, type Telephone, type TelephoneOptions } from './caller.ts'
import { comesDue } from './database.ts'
import { phoneNumber, secret, startServer, type TestServer } from './server.ts'
import { hostSessions, type Sessions } from './sessions.ts'
import { visits } from './visitor.ts'

/** A server, a telephone network that reports to it, and the people who come to play. */
export type Evening = TestServer & {
  telephone: Telephone
  sessions: Sessions
  /** `address`: where the browser is, for a server with `proxies: 1` */
  comes(token?: string, address?: string): ReturnType<typeof visits>
  /** Enters the number in the browser (written as `8 916 …`) and calls from it. */
  plays(phone: string): Promise<{ visitor: Awaited<ReturnType<typeof visits>>; caller: ReturnType<Telephone['dials']> }>
  /** Enters the number in the browser (written as `8 916 …`) and asks to be called. */
  asksToBeCalled(phone: string, address?: string): Promise<Awaited<ReturnType<typeof visits>>>
  /** Picks up when Pavel calls, and gives the digits that the visitor's page shows. */
  picksUp(visitor: Pick<Awaited<ReturnType<typeof visits>>, 'digits'>): Promise<ReturnType<Telephone['dials']>>
  /** Runs at once the sweep that the server runs every few seconds. */
  sweeps(): Promise<void>
  /** Makes every queued call and message due now. */
  comesDue(): Promise<void>
  /** Stops the server and starts another on the same database; `whileStopped` runs in between. */
  restarts(changes?: Options, whileStopped?: () => Promise<void>): Promise<Evening>
  /** Returns the quiz's answer to its n-th rebus, counted from 1. */
  answerTo(rebus: number): string
}

type Options = Omit<Parameters<typeof startServer>[0] & object, 'caller'> & {
  /** how many calls a minute Pavel may make; without it he makes none */
  callsPerMinute?: number
  /** Pavel calls only within the quiz's call hours */
  keepsHours?: boolean
  sms?: Sms
  /** returns the HTTP status that the session URLs answer with; null lets the session answer itself */
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
  const comes = (token?: string, address?: string) => visits(started.url, { token, address, path: started.context.path })
  return {
    ...started,
    telephone,
    sessions,
    comes,
    sweeps: () => sweep(started.context),
    comesDue,
    async restarts(changes = {}, whileStopped) {
      await started.stop()
      await whileStopped?.()
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
    async picksUp(visitor) {
      const caller = await telephone.rings()
      caller.answers()
      await caller.presses(visitor.digits)
      return caller
    },
    async asksToBeCalled(phone, address) {
      const visitor = await comes(undefined, address)
      await visitor.givesNumber(phone)
      await visitor.asksToBeCalled()
      return visitor
    },
  }
}

/** Returns all callback requests, oldest first. */
export function callbacksOf({ context }: Pick<Evening, 'context'>) {
  return context.db.query.callbacks.findMany({ orderBy: (callback, { asc }) => asc(callback.requestedAt) })
}
