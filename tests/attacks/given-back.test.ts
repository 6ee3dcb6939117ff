import { expect, test } from 'bun:test'
import { giveBackAttempt } from '../../server/game/game.ts'
import { parseNumber } from '../../server/rules/phone-number/phone-number.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'
const onlyOne = { questions: { address: { most: 1, seconds: 3_600 } } }

test('over the limit of questions, the pages of strangers do not learn that an attempt was given back', async () => {
  const evening = await opensTheEvening({ limitTable: onlyOne })
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  const stranger = await evening.comes()
  await stranger.givesNumber(phone)
  await stranger.isShown('waiting')
  await givesBack(evening)
  await visitor.sees('вернули попытку')
  await visitor.isShown('waiting')
  await stranger.reloads()
  stranger.doesNotSee('вернули попытку')
})

async function givesBack({ context }: Evening) {
  const number = parseNumber(phone, { ours: [] })
  if ('problem' in number) throw new Error(`expected a number, found ${number.problem}`)
  expect(await giveBackAttempt(context, number, 'other')).toMatchObject({ hadCode: true })
}
