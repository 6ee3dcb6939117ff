import { sweep } from '../server/game/sweep.ts'
import { installTelephone, type Telephone, type TelephoneOptions } from './caller.ts'
import { phoneNumber, secret, startServer, type TestServer } from './server.ts'
import { visits } from './visitor.ts'

/** A server, a telephone network that reports to it, and people who come to play. */
export type Evening = TestServer & {
  telephone: Telephone
  comes(cookie?: string): ReturnType<typeof visits>
  /** `8 916 …` gives his number in the browser and calls from it */
  plays(phone: string): Promise<{ visitor: Awaited<ReturnType<typeof visits>>; caller: ReturnType<Telephone['dials']> }>
  /** does at once what the server does every few seconds */
  sweeps(): Promise<void>
  /** stops the server and starts another on the same database */
  restarts(): Promise<Evening>
  /** what the quiz accepts for its rebus, from 1 */
  answerTo(rebus: number): string
}

export async function opensTheEvening(options: Parameters<typeof startServer>[0] = {}, line: Partial<TelephoneOptions> = {}): Promise<Evening> {
  const server = await startServer(options)
  const telephone = await installTelephone({ url: `${server.url}/voice/events`, secret, ...line })
  const consent = server.quiz.consent.version
  const comes = (cookie?: string) => visits(server.url, cookie ? { consent, cookie } : { consent })
  return {
    ...server,
    telephone,
    comes,
    sweeps: () => sweep(server.world),
    async restarts() {
      await server.stop()
      return opensTheEvening(options, line)
    },
    answerTo: (rebus) => server.quiz.rebuses[rebus - 1]?.answer ?? '',
    async plays(phone) {
      const visitor = await comes()
      await visitor.givesNumber(phone)
      const caller = telephone.dials(phone.replace(/\D/g, ''), phoneNumber.slice(1))
      await visitor.isShown('playing')
      return { visitor, caller }
    },
  }
}
