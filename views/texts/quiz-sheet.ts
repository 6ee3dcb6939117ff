import type { Quiz } from '../../server/rules/quiz/quiz.ts'

/** The sheet on which `bun run quiz:check` shows a quiz. It is in the language of the quiz. */
const ru = {
  language: 'ru' as Quiz['language'],
  title: (file: string) => `${file} — проверка`,
  fine: 'Всё в порядке: в эту викторину можно играть.',
  faults: (count: number) => `Ошибок: ${count}. Пока они есть, сервер с этим файлом не запустится.`,
  doubts: 'Стоит проверить',
  unreadable: 'Картинки появятся, когда файл получится прочитать. Сохраните его — страница обновится сама.',
  outdated: 'Файл пока не прочитать, поэтому ниже — то, что получилось в прошлый раз.',
  summary: (asks: number, rebuses: number, points: number) =>
    `В игре ребусов: ${asks} из ${rebuses}. Можно набрать до ${points} очков.`,
  forFun: 'Для игры без приза',
  prizes: 'Призы',
  needs: (points: number) => `от ${points} очков`,
  unreachable: 'столько не набрать',
  most: (most: number) => `не больше ${most}`,
  codes: (file: string) => `коды из ${file}`,
  unbounded: 'сколько угодно',
  spoken: 'Павел скажет',
  accepted: 'Засчитаем и так',
  acceptedNothing: 'других ответов нет',
  why: 'Почему',
  difficulty: (difficulty: number) => `сложность ${difficulty}`,
  levels: { hard: 'Сложная', easier: 'Попроще', easiest: 'Самая простая', solved: 'Разгадка' },
  worth: (points: number) => `${points} очк.`,
  notDrawn: 'Нарисовать не получилось',
  light: 'на светлом',
  dark: 'на тёмном',
}

const en: typeof ru = {
  language: 'en',
  title: (file) => `${file}: check`,
  fine: 'All is well: this quiz can be played.',
  faults: (count) => `Faults: ${count}. With them the server does not start with this file.`,
  doubts: 'Worth a look',
  unreadable: 'The pictures appear once the file can be read. Save it, and this page reloads by itself.',
  outdated: 'The file cannot be read at the moment, so what follows is from the last time that it could.',
  summary: (asks, rebuses, points) => `A game asks ${asks} of ${rebuses} rebuses and brings ${points} points at most.`,
  forFun: 'For games without a prize',
  prizes: 'Prizes',
  needs: (points) => `from ${points} points`,
  unreachable: 'out of reach',
  most: (most) => `${most} at most`,
  codes: (file) => `codes from ${file}`,
  unbounded: 'no end to them',
  spoken: 'Pavel says',
  accepted: 'Also right',
  acceptedNothing: 'nothing else',
  why: 'Why',
  difficulty: (difficulty) => `difficulty ${difficulty}`,
  levels: { hard: 'Hard', easier: 'Easier', easiest: 'Easiest', solved: 'Solved' },
  worth: (points) => `${points} pts`,
  notDrawn: 'This could not be drawn',
  light: 'on light',
  dark: 'on dark',
}

export type QuizSheetTexts = typeof ru

/** Returns the texts of the sheet in this language. */
export const quizSheetTextsIn = (language: Quiz['language']): QuizSheetTexts => ({ ru, en })[language]
