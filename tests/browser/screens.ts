import type { Caller } from './caller.ts'
import { quiz } from './quiz.ts'
import type { Visitor } from './visitor.ts'

export type Reach = (cast: { visitor: Visitor; caller: Caller; number: string }) => Promise<void>

const refused: Reach = async ({ visitor, caller, number }) => {
  await caller.keepsTelephoneOpen()
  await visitor.comes(number)
  await visitor.presses('Позвони мне')
  await caller.isCalled()
  await caller.declines()
  await visitor.sees('Звонок сбросили')
}

/** A number that forbids calls cannot be called back, so who hides it plays for fun. */
export const playingForFun: Reach = async ({ visitor, caller, number }) => {
  await caller.dials(number)
  await caller.hears('Не вижу, из какого вы браузера')
  await caller.presses('9#')
  await caller.hears('на этот номер больше не позвоню')
  await caller.isHungUpOn()
  await visitor.comes(number)
  await caller.dials(null)
  await caller.hears('Не вижу, из какого вы браузера')
  await caller.presses((await visitor.digits.textContent()) ?? '')
  await caller.hears('приза не будет')
  await visitor.sees('Играем без приза: номер скрыт. Ваша попытка цела.')
}

/** Every screen of the chat, with the steps that lead to it. */
export const screens: Record<string, Reach> = {
  launcher: async ({ visitor }) => void (await visitor.page.goto('/')),
  form: ({ visitor }) => visitor.opens(),
  'form with a problem': async ({ visitor }) => {
    await visitor.opens()
    await visitor.givesNumber('Павел')
    await visitor.sees('Это не похоже на номер')
  },
  waiting: ({ visitor, number }) => visitor.comes(number),
  queued: async ({ visitor, caller, number }) => {
    await refused({ visitor, caller, number })
    await visitor.presses('Позвони ещё раз')
    await visitor.sees('Скоро позвоню')
  },
  calling: async ({ visitor, caller, number }) => {
    await caller.keepsTelephoneOpen()
    await visitor.comes(number)
    await visitor.presses('Позвони мне')
    await visitor.sees('Звоню вам. Снимайте трубку!')
  },
  refused,
  'digits in our own call': async ({ visitor, caller, number }) => {
    await caller.keepsTelephoneOpen()
    await visitor.comes(number)
    await visitor.presses('Позвони мне')
    await caller.isCalled()
    await caller.answers()
    await visitor.sees('Мы на линии. Назовите или наберите код для звонка')
  },
  playing: async ({ visitor, caller, number }) => {
    await visitor.comes(number)
    await caller.dials(number)
    await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  },
  'playing for fun': playingForFun,
  'finished for fun': async ({ visitor, caller, number }) => {
    await playingForFun({ visitor, caller, number })
    await visitor.typesAnswersTo(quiz.forFun)
    await visitor.sees('Игра была без приза')
  },
  lost: async ({ visitor, caller, number }) => {
    await visitor.comes(number)
    await caller.dials(number)
    await caller.letsPavelFinish()
    await caller.hangsUp()
    await visitor.sees('Связь прервалась. Игра ждёт')
  },
  prize: async ({ visitor, caller, number }) => {
    await visitor.comes(number)
    await caller.dials(number)
    await visitor.finishes()
  },
}
