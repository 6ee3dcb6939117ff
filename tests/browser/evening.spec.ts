import type { Page } from '@playwright/test'
import { comesToTheDesk, expect, makesCampaign, playsTheDraft, test } from './desk.ts'
import { expectGood } from './good.ts'

const answers: Record<string, string> = {
  'Нота плюс мешок денег.': 'доклад',
  'Пакет сока и мяч, перед мячом запятая.': 'сокол',
}
const pictures: [name: string, description: string, line: string][] = [
  ['Сложная картинка', 'Пакет сока и мяч, перед мячом запятая.', 'сок:beverage-box + ,гол:soccer-ball'],
  ['Картинка попроще', 'Пакет сока и две буквы.', 'сок:beverage-box + ол'],
  ['Самая простая картинка', 'Пять букв.', 'сок + ол'],
  ['Разобранный ребус', 'Сок и гол вместе.', 'сок:beverage-box + ,гол:soccer-ball'],
]

/** Fills in a form of the settings, and saves it. */
async function sets(page: Page, form: string, fields: Record<string, string>) {
  const section = page.getByRole('region', { name: form, exact: true })
  for (const [label, text] of Object.entries(fields)) await section.getByLabel(label, { exact: true }).fill(text)
  await section.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(section.getByText('Сохранено.')).toBeVisible()
}

async function writesTheRebus(page: Page) {
  await page.getByRole('button', { name: 'Новый ребус на приз' }).click()
  await page.getByLabel('Ответ', { exact: true }).fill('сокол')
  await page.getByLabel('Почему так').fill('Сок и гол без первой буквы.')
  for (const [name, description, line] of pictures) {
    const picture = page.getByRole('group', { name })
    await picture.getByLabel('Что нарисовано').fill(description)
    await picture.getByLabel('строкой').check()
    await picture.getByLabel('Строка', { exact: true }).fill(line)
    await expect(picture.getByText('Сходится с ответом.')).toBeVisible()
  }
  await page.getByRole('button', { name: 'Сохранить в черновик' }).click()
  await expect(page.getByText('Сохранено в черновик.')).toBeVisible()
}

test('an organiser makes a campaign, adds a rebus of four lines, and plays it to the prize in one window', async ({ page }) => {
  await comesToTheDesk(page, '/operator/campaigns')
  await makesCampaign(page, 'Вечер')
  const missing = page.getByRole('region', { name: 'Чего не хватает до первого посетителя' })
  await expect(missing.getByRole('listitem')).toHaveCount(6)
  await sets(page, 'Основное', {
    'Название кампании': 'Вечер с Павлом',
    'Как называется конференция': 'Вечер’27',
    'Когда и где она': '1 июня, Москва',
    'Где купить билет': 'evening.example.com',
  })
  await sets(page, 'Даты', { 'Игра закрывается': '2099-06-01T20:00' })
  await page.getByRole('link', { name: 'Вид и сайты' }).click()
  await sets(page, 'Цвета', { 'Главный цвет': '#7a1fa2', Фон: '#fff4e0' })
  await expect(missing.getByRole('listitem')).toHaveCount(3)
  await page.getByRole('link', { name: 'Правила и согласие' }).click()
  await sets(page, 'Правила', { 'Кто проводит игру': 'ООО «Ромашка»', 'Кого спросить': 'rules@evening.example.com' })
  await expect(missing).toBeHidden()
  await page.getByRole('link', { name: 'Ребусы, призы и пробная игра' }).click()

  await writesTheRebus(page)
  await expectGood(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.getByRole('link', { name: 'К публикации' }).click()
  await page.getByRole('button', { name: 'Опубликовать' }).click()
  await expect(page.getByText('Опубликована версия 2, Анна')).toBeVisible()

  const { chat, says } = await playsTheDraft(page)
  for (const points of [10, 20]) {
    await says(answers[(await chat.locator('figure.rebus img').getAttribute('alt')) ?? ''] ?? '')
    await expect(chat.getByRole('status', { name: 'Очки' })).toContainText(String(points))
  }
  await expect(chat.getByText('Ваш выигрыш')).toBeVisible()
  await expect(chat.getByText('Скидка 10 %', { exact: true })).toBeVisible()
})
