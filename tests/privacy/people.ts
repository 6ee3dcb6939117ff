import { inArray } from 'drizzle-orm'
import { blockNumber } from '../../server/game/blocked-numbers.ts'
import { maskNumber, showNumber } from '../../server/rules/phone-number/show.ts'
import type { Quiz } from '../../server/rules/quiz/schema.ts'
import { participants } from '../../server/store/schema/players.ts'
import { inTransaction } from '../../server/store/transaction.ts'
import type { Caller } from '../cast/caller.ts'
import type { Evening } from '../cast/evening.ts'
import type { Visitor } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'

/** A player. `words` are what they say, type and say last: all wrong answers, and unique to this person. */
export type Person = { phone: string; words: [said: string, typed: string, saidLast: string] }

export const ivan: Person = {
  phone: '+79161234567',
  words: ['наверное синхрофазотрон', 'точно выхухоль', 'меня зовут иван поддубный'],
}
export const olga: Person = { phone: '+79037654321', words: ['наверное аист', 'точно барсук', 'может быть вомбат'] }

/** The ways to play, each leaving every trace it can. Each returns the visitor; the call may be over or in progress. */
export const ways: Record<string, (evening: Evening, person: Person) => Promise<Visitor>> = {
  async 'by calling, to the code'(evening, { phone, words }) {
    const { visitor, caller } = await evening.plays(local(phone))
    await talks(evening.quiz, visitor, caller, words)
    return visitor
  },
  async 'by being called, to the code'(evening, { phone, words }) {
    const visitor = await evening.asksToBeCalled(local(phone))
    await talks(evening.quiz, visitor, await evening.picksUp(visitor), words)
    return visitor
  },
  async 'by hiding the number, and being called back'(evening, { phone, words }) {
    const { visitor, caller } = await hides(evening, phone)
    await caller.hears('перезвоню сам')
    await caller.isDisconnected()
    await evening.comesDue()
    await talks(evening.quiz, visitor, await evening.picksUp(visitor), words)
    return visitor
  },
  async 'for fun, by hiding a number that wants no calls'(evening, { phone, words }) {
    await inTransaction(evening.context, (transaction) => blockNumber(transaction, phone))
    const { visitor, caller } = await hides(evening, phone)
    await startsTalking(visitor, caller, words)
    for (const { answer } of evening.quiz.forFun.slice(1)) await caller.says(answer)
    await visitor.isShown('finished')
    await visitor.sees('Разговор окончен')
    return visitor
  },
  async 'not yet: picks up, and gives no digits'(evening, { phone }) {
    const visitor = await evening.asksToBeCalled(local(phone))
    const caller = await evening.telephone.rings()
    caller.answers()
    await visitor.isShown('digits')
    caller.hangsUp()
    await visitor.sees('цифр из чата я не услышал')
    return visitor
  },
  async 'and hangs up in the middle'(evening, { phone, words }) {
    const { visitor, caller } = await evening.plays(local(phone))
    await startsTalking(visitor, caller, words)
    caller.hangsUp()
    await visitor.isShown('lost')
    return visitor
  },
  async 'and is still on the line'(evening, { phone, words }) {
    const { visitor, caller } = await evening.plays(local(phone))
    await startsTalking(visitor, caller, words)
    return visitor
  },
  async 'not at all, and does not answer the callback'(evening, { phone }) {
    const visitor = await evening.asksToBeCalled(local(phone))
    ;(await evening.telephone.rings()).refuses(486)
    await visitor.sees('Занято')
    return visitor
  },
}

/** Gives the number on the page, calls without showing it, and gives the page's digits. */
async function hides(evening: Evening, phone: string) {
  const visitor = await evening.comes()
  await visitor.givesNumber(local(phone))
  const caller = evening.telephone.dials(null)
  await caller.presses(visitor.digits)
  return { visitor, caller }
}

/** Spends three attempts: a spoken word, a typed one, a key, and another spoken word. */
async function startsTalking(visitor: Visitor, caller: Caller, [said, typed, saidLast]: Person['words']): Promise<void> {
  await caller.says(said)
  await visitor.sees(said)
  await visitor.types(typed)
  await visitor.sees(typed)
  await caller.isListenedTo()
  await caller.presses('1')
  await caller.isListenedTo()
  await caller.says(saidLast)
  await visitor.sees(saidLast)
}

/** Plays from the first word to the spelled-out code. */
export async function talks({ rebuses }: Quiz, visitor: Visitor, caller: Caller, words: Person['words']): Promise<void> {
  await startsTalking(visitor, caller, words)
  for (const { answer } of rebuses.slice(1)) await caller.says(answer)
  await visitor.isShown('finished')
  await caller.says('диктуйте')
  await caller.hears('Диктую')
  caller.hangsUp()
  await visitor.sees('Разговор окончен')
}

/** Waits for the messages with the codes, which the server sends by itself after a game: each of them changes rows. */
export function areTexted({ context: { db } }: Evening): Promise<void> {
  const unsent = inArray(participants.sms, ['waits', 'sending'])
  return waitFor(
    async () => (await db.$count(participants, unsent)) === 0,
    () => 'every code to be sent',
  )
}

/** Returns the formats in which a number may be written or shown. The masked one is last. */
export function spellingsOf({ phone }: Person): string[] {
  const digits = phone.slice(1)
  return [phone, digits, digits.slice(1), `8${digits.slice(1)}`, showNumber(phone), maskNumber(phone)]
}

export function local(phone: string): string {
  return phone.replace('+7', '8')
}
