import { editorTexts as en } from './quiz-editor.en.ts'
import { editorTexts as ru } from './quiz-editor.ru.ts'

/** Every text of the pages on which a quiz is written, in one language. */
export type EditorTexts = typeof ru

/** Returns the texts of the pages on which a quiz is written, in this language. */
export const editorTextsIn = (language: 'ru' | 'en'): EditorTexts => ({ ru, en })[language]

/** Returns what a place in the quiz is called, such as «Сложная картинка: строка» for `pictures.hard.line`. */
export function placeText(path: string, { paths, levels }: EditorTexts): string {
  const [first = '', ...rest] = path.split('.')
  if (first === 'pictures') {
    const [level = '', field, ...inside] = rest
    const picture = levels[level as keyof EditorTexts['levels']] ?? level
    return [picture, field && (paths[field] ?? field), inside.join('.')].filter(Boolean).join(': ')
  }
  return [paths[first] ?? first, ...rest.map((part) => paths[part] ?? counted(part))].join(', ')
}

/** Lists count from 1 for people. */
const counted = (part: string) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part)
