import { afterEach, expect, test } from 'bun:test'
import { installTelephone } from '../cast/caller.ts'
import { url } from '../cast/database.ts'
import { formerVersion } from '../cast/former.ts'
import { endPrograms, launch, type Program } from '../cast/program.ts'
import { secret, standardQuiz } from '../cast/server.ts'
import { hostSessions } from '../cast/sessions.ts'
import { visits } from '../cast/visitor.ts'
import { scratchDatabase } from '../run/postgres/database.ts'

const former = await formerVersion()
const answerTo = (rebus: number) => standardQuiz.rebuses[rebus - 1]?.answer ?? ''

afterEach(endPrograms)

const pathOf = (target: Parameters<typeof fetch>[0]) => new URL(target instanceof Request ? target.url : target).pathname

/** A telephone whose events go to the servers in turn, as behind a proxy without stickiness. */
async function telephoneBetween(servers: Program[], first: Program) {
  const asked: string[] = []
  const inTurn: typeof fetch = Object.assign(
    (target: Parameters<typeof fetch>[0], init?: Parameters<typeof fetch>[1]) => {
      const server = servers[asked.length % servers.length] ?? first
      asked.push(server.url)
      return fetch(`${server.url}${pathOf(target)}`, init)
    },
    { preconnect: fetch.preconnect },
  )
  const sessions = hostSessions()
  const telephone = await installTelephone({
    url: `${first.url}/voice/events`,
    secret,
    script: former.scenario,
    fetch: inTurn,
    accessUrl: sessions.url,
  })
  sessions.serve(telephone.emulator)
  return { telephone, asked }
}

test.if(url !== undefined)(
  `a game goes on between a server of ${former.name} and this one, and after the former has stopped`,
  () =>
    scratchDatabase(url ?? '', async (DATABASE_URL) => {
      const settings = { DATABASE_URL, CALLBACK_SECRET: secret, PHONE_SIMULATOR: 'on' }
      const old = await launch(settings, former.words)
      await old.prints(`${old.url}/`)
      const servers = [old]
      const { telephone, asked } = await telephoneBetween(servers, old)
      const onOld = await visits(old.url)
      await onOld.givesNumber('8 916 123-45-67')
      const caller = telephone.dials('79161234567')
      await onOld.isShown('playing')
      await caller.says(answerTo(1))
      await onOld.hasPoints(10)

      const present = await launch(settings)
      await present.prints(`${present.url}/`)
      servers.push(present)
      const onPresent = await visits(present.url, { token: onOld.token })
      await onPresent.hasPoints(10)
      await caller.says('крокодил')
      await onOld.sees('крокодил')
      await onPresent.sees('крокодил')
      await caller.says(answerTo(2))
      await Promise.all([onOld.hasPoints(16), onPresent.hasPoints(16)])
      await onOld.types(answerTo(3))
      await Promise.all([onOld.hasPoints(26), onPresent.hasPoints(26)])
      expect(new Set(asked).size).toBe(2)

      const late = await visits(present.url)
      await late.givesNumber('8 916 000-00-02')
      telephone.dials('79160000002')
      await late.isShown('playing')

      old.receives('SIGTERM')
      expect(await old.ends()).toBe(0)
      servers.shift()
      await caller.says(answerTo(4))
      await onPresent.hasPoints(36)
      await caller.says(answerTo(5))
      await onPresent.isShown('finished')
      expect(onPresent.code).toMatch(/^[0-9A-Z]{6,}$/)
      for (const { output } of [old, present]) expect(output).not.toMatch(/"level":"ERROR"/)
    }),
  120_000,
)
