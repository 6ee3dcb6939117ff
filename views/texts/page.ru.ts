import type { Closed } from '../../server/rules/campaign/campaign.ts'
import type { Called } from './called.ts'
import { momentIn } from './closed.ru.ts'

/** A campaign's own page, and what stands at `/` where there is not one campaign. */
export const page = (called: Called) => ({
  title: (name: string) => `${name}: ${called.hosts}`,
  greeting: `Я ${called.name}, рептилоид при исполнении. Ребусы покажу здесь, ответы выслушаю по телефону, а за догадливость расплачусь призом.`,
  invitation: 'Понадобятся телефон, пять минут и горячая голова. Холодную кровь беру на себя.',
  tickets: 'Купить билет',
  rules: 'Правила игры',
  demo: 'Посмотреть чат на странице конференции',
  list: {
    title: 'Куда позвоним?',
    lead: 'Я веду сразу несколько игр: лап четыре, хвост свободен. Выбирайте, к какой конференции лежит душа.',
    before: ({ opensAt, timeZone }: Closed & { why: 'before' }) => `Начало ${momentIn(timeZone).format(opensAt)}`,
    paused: 'На паузе',
  },
  none: {
    title: 'Здесь пока тихо',
    text: 'Играть сейчас не во что, и я дремлю под лампой. Загляните позже: рептилоида несложно разбудить.',
    signIn: 'Вход для организаторов',
  },
})
