import { expect } from '@playwright/test'
import type { Caller } from './caller.ts'
import { quiz } from './quiz.ts'
import type { Visitor } from './visitor.ts'

export type Reach = (cast: { visitor: Visitor; caller: Caller; number: string }) => Promise<void>

/**
 * Screens of the chat, with the steps that lead to them. Those of our own calls and of a game for fun are looked at where they are
 * played.
 */
export const screens: Record<string, Reach> = {
  page: async ({ visitor }) => void (await visitor.page.goto('/')),
  demo: async ({ visitor }) => void (await visitor.page.goto('/demo')),
  rules: async ({ visitor }) => void (await visitor.page.goto('/rules')),
  consent: async ({ visitor }) => void (await visitor.page.goto('/consent')),
  'form on the demo': async ({ visitor: { page } }) => {
    await page.goto('/demo')
    await page.getByRole('button', { name: 'Поиграть с Павлом' }).click()
    await expect(page.locator('pavel-chat iframe').contentFrame().getByLabel('Ваш номер телефона')).toBeVisible()
  },
  form: ({ visitor }) => visitor.opens(),
  'form with a problem': async ({ visitor }) => {
    await visitor.opens()
    await visitor.givesNumber('Павел')
    await visitor.sees('Это не похоже на номер')
  },
  waiting: ({ visitor, number }) => visitor.comes(number),
  playing: async ({ visitor, caller, number }) => {
    await visitor.comes(number)
    await caller.dials(number)
    await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
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
