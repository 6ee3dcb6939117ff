import type { Erased } from '../../server/privacy/privacy.ts'

/** The operator's texts about erasing a person. `number` is masked. */
export type ForgetTexts = typeof ru

export const ru = {
  heading: 'Забыть человека',
  why:
    'Сотрутся номер, разговоры с расшифровками и метка браузера. Из чужих разговоров номер тоже исчезнет. ' +
    'Очки останутся, потраченная попытка тоже.',
  label: 'Номер телефона',
  submit: 'Стереть',
  sure: 'Стереть всё об этом человеке? Вернуть не получится.',
  noNumber: 'Это не похоже на номер телефона. Проверьте цифры.',
  nothing: (number: string) => `${number}: ничего не хранится.`,
  done: (number: string, { games, calls, visits, callbacks, mentions }: Erased) =>
    `${number}: стёрто. ${counted([
      ['игр', games],
      ['звонков', calls],
      ['браузеров', visits],
      ['просьб позвонить', callbacks],
      ['упоминаний у других', mentions],
    ])}.`,
}

export const en: ForgetTexts = {
  heading: 'Forget a person',
  why:
    'The number, the talks with their transcripts and the browser’s mark are erased, and the number wherever others said it. ' +
    'Points stay, and so does the spent attempt.',
  label: 'Phone number',
  submit: 'Erase',
  sure: 'Erase everything about this person? There is no way back.',
  noNumber: 'That does not look like a phone number. Check the digits.',
  nothing: (number) => `${number}: nothing is kept.`,
  done: (number, { games, calls, visits, callbacks, mentions }) =>
    `${number}: erased. ${counted([
      ['games', games],
      ['calls', calls],
      ['browsers', visits],
      ['requests to be called', callbacks],
      ['mentions elsewhere', mentions],
    ])}.`,
}

/** Lists the counts, as in «Игр: 1, звонков: 2», and leaves out zeros. */
function counted(kinds: [what: string, count: number][]): string {
  const text = kinds
    .filter(([, count]) => count > 0)
    .map(([what, count]) => `${what}: ${count}`)
    .join(', ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
