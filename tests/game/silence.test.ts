import { test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'

const phone = '8 916 123-45-67'

test('silence: he asks again, says how to answer, takes his leave; the attempt is not burnt and the game waits', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.staysSilent()
  await caller.staysSilent()
  await caller.hears('Всё просто')
  await caller.staysSilent()
  await caller.hears('Игра подождёт')
  await visitor.isShown('lost')
  await visitor.sees('Перезвоните')
  const again = evening.telephone.dials('79161234567')
  await again.hears('это снова вы')
  await visitor.sees('Попытка 1 из 3')
})

test('noise is no answer', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('')
  await caller.says('эээ')
  await visitor.sees('эээ')
  await visitor.sees('Попытка 1 из 3')
})

test('an answer between two silences starts the count anew', async () => {
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
