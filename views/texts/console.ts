import type { Quiz } from '../../server/rules/quiz/quiz.ts'

/** `isService`: systemd runs it, and nobody can press a key. */
type Running = { url: string; hasPhoneSimulator: boolean; hasOperator: boolean; madePassword: string | null; isService: boolean }

/** Returns what the terminal shows once the server is up: where the pages are and how to play. */
export function greet(language: Quiz['language'], running: Running): string {
  return { ru, en }[language](running).join('\n')
}

/** Returns what the terminal shows of the site of `bun run dev` that is not ours, and has Pavel by the tag. */
export function tellOfSite(language: Quiz['language'], site: { url: string; isServed: boolean }): string {
  return { ru: ruSite, en: enSite }[language](site)
}

const ruSite = ({ url, isServed }: { url: string; isServed: boolean }) =>
  isServed ? `\n  Чужой сайт, на который Павла привёл тег: ${url}` : `\nСайта с тегом нет: адрес ${url} занят.`

const enSite = ({ url, isServed }: { url: string; isServed: boolean }) =>
  isServed ? `\n  A site that is not ours, with the tag: ${url}` : `\nThere is no site with the tag: ${url} is taken.`

function ru({ url, hasPhoneSimulator, hasOperator, madePassword, isService }: Running): string[] {
  const phone = [
    `  Телефон:        ${url}phone`,
    '',
    'Как сыграть: на сайте нажмите «Поиграть с Павлом» и оставьте номер;',
    'в соседнем окне позвоните с этого же номера на 8-800 и отвечайте голосом или клавишами.',
  ]
  return [
    '',
    'Павел проснулся.',
    '',
    `  Сайт с Павлом:  ${url}`,
    hasOperator
      ? `  Пульт:          ${url}operator (пароль: ${madePassword ?? 'OPERATOR_PASSWORD, только смотреть: OBSERVER_PASSWORD'})`
      : '  Пульт:          закрыт, пока не задан OPERATOR_PASSWORD',
    ...(hasPhoneSimulator ? phone : []),
    ...(isService ? [] : ['', 'Остановить: Ctrl+C']),
  ]
}

function en({ url, hasPhoneSimulator, hasOperator, madePassword, isService }: Running): string[] {
  const phone = [
    `  Telephone:       ${url}phone`,
    '',
    'To play: on the site press "Play with Pavel" and give a number;',
    'in another window call 8-800 from that same number and answer by voice or keys.',
  ]
  return [
    '',
    'Pavel is awake.',
    '',
    `  Site with Pavel: ${url}`,
    hasOperator
      ? `  Operator:        ${url}operator (password: ${madePassword ?? 'OPERATOR_PASSWORD, to look only: OBSERVER_PASSWORD'})`
      : '  Operator:        closed until OPERATOR_PASSWORD is set',
    ...(hasPhoneSimulator ? phone : []),
    ...(isService ? [] : ['', 'To stop: Ctrl+C']),
  ]
}
