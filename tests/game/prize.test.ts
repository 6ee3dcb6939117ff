import { expect, test } from 'bun:test'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('after the prize Pavel spells out the code as often as the caller asks', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  await visitor.sees('Скидка 10')
  await caller.says('диктуйте')
  await caller.hears('Диктую, латиницей')
  await caller.says('повтори')
  await caller.hears('Диктую, латиницей')
  await caller.says('спасибо')
  await caller.hears('До встречи')
  expect(visitor.text).not.toContain('латиницей')
})

test('a number that had failed to pair before hears that its attempt is spent, too', async () => {
  const evening = await opensTheEvening()
  for (const _ of [1, 2, 3]) {
    const stranger = evening.telephone.dials('79161234567')
    for (const left of ['ещё раз', 'последняя попытка', 'нажмите']) {
      await stranger.presses('0000')
      await stranger.hears(left)
    }
    await stranger.isDisconnected()
  }
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  caller.hangsUp()
  await evening.telephone.dials('79161234567').hears('Одна попытка в одни руки')
})

test('a number that has played is told so three times, and its later calls are not answered', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const _ of evening.quiz.rebuses) await caller.says('пропустить')
  await visitor.isShown('finished')
  caller.hangsUp()
  for (const _ of [1, 2, 3]) {
    const again = evening.telephone.dials('79161234567')
    await again.hears('Одна попытка в одни руки')
    again.hangsUp()
  }
  const fourth = evening.telephone.dials('79161234567')
  await fourth.isDisconnected()
  expect(fourth.line.said).toEqual([])
})
