import type { Database } from '../../../server/store/database.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { everything } from '../../cast/server.ts'
import { waitFor } from '../../cast/waiting.ts'
import { filledPhone } from './fill.ts'
import { operates } from './operator.ts'
import { tidiesUp } from './tidying.ts'

const password = 'a-password-for-the-bench'
/** So many calls and messages a day that the games of the database are no ceiling. */
const many = 1_000_000

/**
 * Plays an evening on this database, and prints how long each part took. A part that fails does not keep the others from being played.
 * `during` is called with the name of each part before it begins.
 */
export async function playEvening(database: Database, games: number, during: (part: string) => void): Promise<void> {
  const evening = await opensTheEvening({
    database,
    byItself: everything,
    callsPerMinute: 600,
    operatorPassword: password,
    isPrizeByMessage: true,
    callsOut: { mostPerDay: { calls: many, minutes: many, messages: many } },
    sms: { send: async () => undefined },
  })
  const parts: Record<string, () => Promise<unknown>> = {
    'a game': () => playsAGame(evening),
    'a callback': () => isCalledBack(evening),
    'a call off': () => callsOff(evening),
    'a lost game': () => comesBackToALostGame(evening),
    'a hidden number': () => hidesTheNumber(evening),
    'a game for fun': () => playsForFun(database),
    'a played number': () => givesAPlayedNumber(evening, games),
    'a number that nobody knows': () => callsWithoutAPage(evening),
    ...operates(evening, games, password),
    ...tidiesUp(evening),
  }
  for (const [part, act] of Object.entries(parts)) {
    during(part)
    const startedAt = performance.now()
    const failure = await act().then(
      () => '',
      (error: unknown) => `, and failed: ${String(error)}`,
    )
    console.log(`${part}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s${failure}`)
    await isQuiet()
  }
  during('')
  await end(evening)
}

async function end(evening: Evening): Promise<void> {
  await evening.stop()
  evening.telephone.close()
  await evening.sessions.close()
  for (const error of evening.reported) console.log(`the server reported ${String(error)}`)
}

/** Lets what follows a part, on other connections and in the queue, be counted as part of it. */
const isQuiet = () => Bun.sleep(1_500)

/** Speaks, types, presses, is silent, comes back to the page, opens a second window, and wins. */
async function playsAGame(evening: Evening): Promise<void> {
  const { visitor, caller } = await evening.plays('8 916 123-45-01')
  await caller.says('собака')
  await visitor.sees('Попытка 2 из 3')
  await caller.says('повтори')
  await caller.says('подсказка')
  await visitor.sees('Попытка 3 из 3')
  await visitor.gets(visitor.picture)
  await caller.staysSilent()
  await caller.isListenedTo()
  await visitor.types(evening.answerTo(1))
  await visitor.sees('Ребус 2 из 5')
  await caller.isListenedTo()
  await caller.presses('2')
  await visitor.sees('Попытка 2 из 3')
  for (const command of ['repeat', 'hint', 'skip'] as const) {
    await caller.isListenedTo()
    await visitor.presses(command)
  }
  await visitor.sees('Ребус 3 из 5')
  visitor.hidesTheTab()
  await visitor.showsTheTab()
  await visitor.reloads()
  await evening.comes(visitor.token)
  for (const rebus of [3, 4, 5]) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  await visitor.sees('СМС')
  caller.hangsUp()
  await visitor.sees('Разговор окончен')
  await visitor.reloads()
}

async function isCalledBack(evening: Evening): Promise<void> {
  const visitor = await evening.asksToBeCalled('8 916 123-45-02')
  await visitor.isShown('calling')
  const caller = await evening.picksUp(visitor)
  await visitor.isShown('playing')
  for (const rebus of [1, 2, 3, 4, 5]) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  await visitor.hangsUp()
  await visitor.sees('Разговор окончен')
}

async function callsOff(evening: Evening): Promise<void> {
  const visitor = await evening.asksToBeCalled('8 916 123-45-03')
  const called = await evening.telephone.rings()
  await visitor.callsItOff()
  await visitor.sees('не звоню')
  await called.isForgotten()
  const busy = await evening.asksToBeCalled('8 916 123-45-04')
  const other = await evening.telephone.rings()
  other.refuses(486)
  await busy.sees('Могу набрать ещё раз')
}

async function comesBackToALostGame(evening: Evening): Promise<void> {
  const phone = '8 916 123-45-05'
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  caller.hangsUp()
  await visitor.sees('8 800 555-35-35')
  await visitor.reloads()
  const again = evening.telephone.dials('79161234505')
  await again.hears('На счету 10 очков')
  again.hangsUp()
  await visitor.sees('8 800 555-35-35')
}

/** A hidden number is called back where somebody can be called; elsewhere it plays for fun. */
async function hidesTheNumber(evening: Evening): Promise<void> {
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-06')
  const caller = evening.telephone.dials('anonymous')
  await caller.presses(visitor.digits)
  const called = await evening.telephone.rings()
  called.refuses(486)
  await visitor.sees('Могу набрать ещё раз')
}

async function playsForFun(database: Database): Promise<void> {
  const evening = await opensTheEvening({ database, byItself: everything })
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-10')
  const caller = evening.telephone.dials('anonymous')
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  for (const { answer } of evening.quiz.forFun) await caller.says(answer)
  await visitor.isShown('finished')
  caller.hangsUp()
  await end(evening)
}

/** On a page that knows no game, and by a call. */
async function givesAPlayedNumber(evening: Evening, games: number): Promise<void> {
  const played = filledPhone(games - 2)
  const visitor = await evening.comes()
  await visitor.givesNumber(played)
  await visitor.gets('/visits/new')
  await visitor.givesNumber('8 916 123-45-07')
  const caller = evening.telephone.dials(played.slice(1))
  await caller.hears('Знакомый номер')
  caller.hangsUp()
}

async function callsWithoutAPage(evening: Evening): Promise<void> {
  const caller = evening.telephone.dials('79161234508')
  const visitor = await evening.comes()
  await visitor.givesNumber('8 916 123-45-09')
  await caller.presses(visitor.digits)
  await visitor.isShown('playing')
  caller.dropsTheLine()
  await waitFor(
    () => caller.line.state === 'ended',
    () => 'the end of the line',
  )
}
