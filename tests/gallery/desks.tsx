import type { Child } from 'hono/jsx'
import { OperatorPage } from '../../views/operator/operator.tsx'
import { operatorTextsIn } from '../../views/texts/operator.ts'
import { boards } from './board.ts'

/** Returns the pages of the desk, by name. */
export function desks(language: 'ru' | 'en'): Record<string, Child> {
  const texts = operatorTextsIn(language)
  const frame = { texts, zone: 'Europe/Moscow', staff: { name: 'Анна', role: 'operator' as const }, choices: [], isOver: false }
  const examined = { report: null, readings: [], number: '8 800 555-35-35', isSilent: false }
  const pages = Object.entries(boards(language)).map(([name, { board, openPoints }]): [string, Child] => [
    `desk-${name}`,
    <OperatorPage board={board} examined={examined} openPoints={openPoints} {...frame} />,
  ])
  return Object.fromEntries(pages)
}
