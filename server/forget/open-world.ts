import { setTimeout as wait } from 'node:timers/promises'
import { spokenIn } from '../../views/texts.spoken.ts'
import { openBus } from '../bus.ts'
import { createClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { createControl } from '../control.ts'
import { isLoopback } from '../address/address.ts'
import type { Database } from '../database.ts'
import type { World } from '../game/world.ts'
import { asks } from '../health.ts'
import { disguiseWith } from '../privacy.ts'
import { noQueue } from '../queue.ts'
import type { QuizFile } from '../quiz/read.ts'
import { randomInt } from '../random-int.ts'
import { keepName, keepSecret } from '../secret.ts'

const patienceMilliseconds = 3_000

/** `isHeard`: the servers that hold open pages can be told. */
export type OpenedWorld = { world: World; isHeard: boolean; close(): Promise<void> }

/** The game's world beside the servers that play it: it hangs up and tells them, but calls nobody and sends nothing. */
export async function openWorld(config: Config, { quiz, name }: QuizFile, database: Database): Promise<OpenedWorld> {
  const { db } = database
  const clock = createClock()
  await asks(database, clock)
  const ears = { onChanged: () => {}, onGap: () => {}, onError: () => {} }
  const bus = await openBus({ database, natsUrl: config.natsUrl, name: await keepName(db) }, ears)
  for (let waited = 0; !bus.isUp() && waited < patienceMilliseconds; waited += 50) await wait(50)
  const isEmulated = config.hasPhoneSimulator || isLoopback(config.voximplant.apiUrl)
  return {
    world: {
      db,
      quiz,
      quizName: name,
      spoken: spokenIn(quiz.language),
      now: clock.now,
      randomInt,
      disguise: disguiseWith(config.numberKey ?? (await keepSecret(db, 'number key'))),
      publish: bus.publish,
      control: createControl({ isEmulated }),
      queue: noQueue,
      caller: null,
      sms: null,
      tellOperator: console.warn,
      record: () => {},
    },
    isHeard: bus.isUp(),
    close: bus.close,
  }
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
