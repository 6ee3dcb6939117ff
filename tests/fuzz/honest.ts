import { type Caller, installTelephone } from '../cast/caller.ts'
import { standardQuiz } from '../cast/server.ts'
import { type Visitor, visits } from '../cast/visitor.ts'

/** Plays flawless games one after another during the attack. `stop` resolves when the last one has ended. */
export function playHonestly({ url, secret }: { url: string; secret: string }) {
  let isOver = false
  const games = { played: 0, wrong: [] as string[] }
  const playing = play()
  return {
    games,
    async stop() {
      isOver = true
      await playing
    },
  }

  async function play() {
    for (let number = 0; !isOver; number++) {
      await game(`8 903 ${String(number).padStart(7, '0')}`).then(
        () => {
          games.played += 1
        },
        (error: Error) => games.wrong.push(error.message),
      )
    }
  }

  /**
   * Each game has a telephone of its own: its clock is moved by hand, and after several games it would be too far ahead for valid
   * signatures.
   */
  async function game(phone: string) {
    const telephone = await installTelephone({ url: `${url}/voice/events`, secret })
    const visitor = await visits(url)
    await visitor.givesNumber(phone)
    const caller = telephone.dials(phone.replace(/\D/g, ''))
    await plays(visitor, caller)
      .catch(async (error: Error) => {
        const pushed = visitor.state
        await visitor.reloads()
        throw new Error(`${error.message}; pushed ${pushed}, read ${visitor.state}; heard: ${caller.line.said.at(-1)}`)
      })
      .finally(() => {
        caller.hangsUp()
        visitor.hidesTheTab()
        telephone.close()
      })
  }
}

async function plays(visitor: Visitor, caller: Caller) {
  await visitor.isShown('playing')
  for (const [index, { answer }] of standardQuiz.rebuses.entries()) {
    await caller.says(answer)
    await visitor.hasPoints((index + 1) * 10)
  }
  await visitor.isShown('finished')
  if (!visitor.code) throw new Error(`no prize for ${visitor.points} points`)
}
