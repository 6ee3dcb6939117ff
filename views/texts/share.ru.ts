import type { Called } from './called.ts'

/** What is shared: the pictures that the server draws, the page of a result, and what leads to them. */
export const share = (called: Called) => ({
  about: 'Ребусы по\u00a0телефону. За\u00a0догадливость полагается приз.',
  host: called.host,
  scored: (score: string) => score + called.afterScore,
  dare: (points: number, most: number): string => (points >= most ? 'Сможете так же?' : 'Сможете больше?'),
  anonymous: 'Чей это результат, знает только тот, кто поделился ссылкой. На этой странице нет ни имени, ни номера.',
  send: 'Поделиться результатом',
  link: 'Что увидят друзья',
  copied: 'Ссылка скопирована',
  story: 'Картинка для сторис',
})
