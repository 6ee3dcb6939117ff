import * as v from 'valibot'
import { type ChosenColours, type Colour, type Judgement, judgeColours, type Theme, TypedColour } from '../look/look.ts'
import { type FieldFault, faultsIn, isFaultless, type Section, type Typed } from './fields.ts'

/** What becomes of the colours that were typed; null while they are not two colours. */
export type LookCheck = {
  chosen: ChosenColours
  judgement: Judgement
  /** what text in the accent gets instead of it, where it cannot be read */
  instead: Partial<Record<Theme, Colour>>
  /** the one of them that can be read on the chosen paper itself; null where the accent can */
  better: Colour | null
} | null

/** The campaign's colours. Without any, it has Pavel's own. */
export const look: Section = {
  fields: ['accent', 'paper'],
  typedOf: ({ settings: { look: chosen } }) => ({ accent: chosen?.accent ?? '', paper: chosen?.paper ?? '' }),
  read(typed, { settings }) {
    if (isEmpty(typed)) return { change: { settings: { ...settings, look: null } } }
    const faults = faultsIn({ accent: faultOfColour(typed.accent), paper: faultOfColour(typed.paper) ?? faultOfPaper(typed) })
    const check = checkLook(typed)
    return check && isFaultless(faults) ? { change: { settings: { ...settings, look: check.chosen } } } : { faults }
  },
}

/** Judges the colours in the fields. */
export function checkLook(typed: Typed): LookCheck {
  const chosen = v.safeParse(v.object({ accent: TypedColour, paper: TypedColour }), typed)
  if (!chosen.success) return null
  const judgement = judgeColours(chosen.output)
  const instead = insteadOfAccent(judgement)
  return { chosen: chosen.output, judgement, instead, better: instead[themeOf(chosen.output, judgement)] ?? null }
}

/** The theme that has the paper as it was chosen. */
function themeOf({ paper }: ChosenColours, judgement: Judgement): Theme {
  return judgement.isUsable && judgement.look.dark.paper === paper ? 'dark' : 'light'
}

function insteadOfAccent(judgement: Judgement): Partial<Record<Theme, Colour>> {
  const corrections = judgement.isUsable ? judgement.corrections : []
  return Object.fromEntries(corrections.filter(({ tone }) => tone === 'leaf').map(({ theme, proposal }) => [theme, proposal]))
}

const isEmpty = ({ accent = '', paper = '' }: Typed) => accent.trim() === '' && paper.trim() === ''

function faultOfColour(typed = ''): FieldFault | null {
  if (typed.trim() === '') return { fault: 'empty' }
  return v.is(TypedColour, typed) ? null : { fault: 'not a colour' }
}

function faultOfPaper(typed: Typed): FieldFault | null {
  const check = checkLook(typed)
  return check && !check.judgement.isUsable ? { fault: 'unreadable', paper: check.judgement.paper } : null
}
