import { expect, test } from 'bun:test'
import { erase } from '../../server/privacy/privacy.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { dump } from '../privacy/dump.ts'

const operatorPassword = 'open-sesame'

test('what operators wrote about somebody who is forgotten, or had Pavel say, goes with the rest; what they did stays in the log', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  await caller.isListenedTo()
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  const [call] = await evening.context.db.query.calls.findMany()
  await anna.sends(`/calls/${call?.id}/take-over`, { act: 'say', sentence: 'Здравствуйте, Пётр Поддубный!' })
  await caller.hears('Здравствуйте, Пётр Поддубный')
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  const former = visitor.code ?? ''
  await anna.sends('/people/1/code', { reason: 'other', words: 'звонила жена Поддубного: потеряли', former })
  await anna.sends('/people/1/attempt', { reason: 'stranger', words: 'играл сын Поддубного' })
  expect(JSON.stringify(await dump())).toContain('Поддубн')
  await erase(evening.context, '+79161234567' as never)
  expect(JSON.stringify(await dump())).not.toContain('Поддубн')
  const log = (await anna.opens('/log')).text('#log')
  expect(log).not.toContain('Поддубн')
  for (const done of ['Выдан другой промокод', 'Возвращена попытка']) expect(log).toContain(done)
  const kept = await evening.context.db.query.deeds.findMany({ orderBy: (deed, { asc }) => asc(deed.id) })
  expect(kept.filter(({ gameId }) => gameId === 1).map(({ about }) => about)).toEqual(['say', 'other', 'stranger'])
  expect((await anna.opens('/people/1')).html).not.toContain('Поддубн')
})
