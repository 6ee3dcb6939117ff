import { test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('Pavel asks again after silence, then explains how to answer, then says goodbye; no attempt is spent and the game waits', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.staysSilent()
  await caller.staysSilent()
  await caller.hears('Клавиша два подскажет')
  await caller.staysSilent()
  await caller.hears('Игра подождёт')
  await visitor.isShown('lost')
  await visitor.sees('Перезвоните')
  const again = evening.telephone.dials('79161234567')
  await again.hears('это снова вы')
  await visitor.sees('Попытка 1 из 3')
})

test('noise does not count as an answer', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('')
  await caller.says('эээ')
  await visitor.sees('эээ')
  await visitor.sees('Попытка 1 из 3')
})

test('an answer resets the count of silences', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.staysSilent()
  await caller.staysSilent()
  await caller.says('пингвин')
  await caller.staysSilent()
  await caller.staysSilent()
  await caller.isListenedTo()
  await visitor.isShown('playing')
})
