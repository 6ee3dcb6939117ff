import type { Entry } from '../../server/conversation/stage.ts'
import type { Quiz } from '../../server/rules/quiz/schema.ts'

/** Returns a chat log with an entry of every kind. */
export function entriesOf(language: Quiz['language']): Entry[] {
  return linesOf[language].map((line, index) => ({
    from: 'pavel',
    via: null,
    verdict: null,
    points: 0,
    at: new Date('2026-10-14T11:20:00Z'),
    ...line,
    number: index + 1,
  }))
}

type Line = Partial<Entry> & { text: string }

const linesOf: Record<Quiz['language'], Line[]> = {
  ru: [
    { text: 'Номер записал. Теперь ваш ход: позвоните мне с него, звонок бесплатный.' },
    { from: 'line', text: 'Звонок принят' },
    { text: 'Алло. Это Павел. Да, тот самый, с чешуёй. Первый ребус перед вами.' },
    { from: 'visitor', text: 'ну это, наверное, пожар в офисе', via: 'voice', verdict: 'wrong' },
    { text: 'Тепло, но мне и от камня тепло. Смотрите картинку попроще.' },
    { from: 'visitor', text: '2', via: 'keys', verdict: 'hint' },
    { from: 'visitor', text: '<b>дедлайн</b>', via: 'typed', verdict: 'right', points: 10 },
    { text: 'Дедлайн! Всё горит, а сотрудник спокоен: значит, до него ещё целый час.' },
  ],
  en: [
    { text: 'I have your number. Now it is your turn: call me from it, the call is free.' },
    { from: 'line', text: 'The call was answered' },
    { text: 'Hello. This is Pavel. Yes, the one with the scales. The first rebus is before you.' },
    { from: 'visitor', text: 'is it an office fire, maybe', via: 'voice', verdict: 'wrong' },
    { from: 'visitor', text: '2', via: 'keys', verdict: 'hint' },
    { from: 'visitor', text: '<b>deadline</b>', via: 'typed', verdict: 'right', points: 10 },
    { text: 'A deadline! Everything is on fire and the man is calm: a whole hour left, then.' },
  ],
}
