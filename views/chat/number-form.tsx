import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import type { Texts } from '../texts/texts.ts'
import { Bubble, Objection } from './entry.tsx'

/** Why a number was not taken; the texts say it in Pavel's words. */
export type NumberProblem = keyof Texts['number']['problems']

type Props = {
  texts: Texts
  quiz: Quiz
  values?: { phone?: string; consent?: boolean }
  problem?: NumberProblem
  isForgotten?: boolean
}

/**
 * Pavel's greeting and the form that asks for the number. A 422 is answered with the same form, what was typed in it; a browser
 * whose visit has been erased while it was open gets it, too, and is told.
 */
export const NumberForm = ({ texts: { number }, quiz, values, problem, isForgotten = false }: Props) => {
  const isConsentMissing = problem === 'no consent'
  const isNumberWrong = problem !== undefined && !notNow.includes(problem) && !isConsentMissing
  return (
    <form
      id="number-form"
      class="number-form"
      hx-post="/visits"
      hx-target="#conversation"
      hx-swap="innerHTML"
      hx-disable="find button"
    >
      {(isForgotten ? number.forgotten : number.greeting).map((line) => (
        <Bubble>{line}</Bubble>
      ))}
      {problem && <Objection id="number-problem">{number.problems[problem]}</Objection>}
      <label class="field-label" for="phone">
        {number.label}
      </label>
      <input
        class="field"
        id="phone"
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        placeholder={number.example}
        value={values?.phone}
        autofocus={!isConsentMissing}
        {...objectedTo(isNumberWrong)}
      />
      <label class="consent">
        <input
          id="consent"
          name="consent"
          type="checkbox"
          value={quiz.consent.version}
          checked={values?.consent}
          autofocus={isConsentMissing}
          {...objectedTo(isConsentMissing)}
        />
        <span>{quiz.consent.text}</span>
      </label>
      <button class="button" id="number-send">
        {number.send}
      </button>
    </form>
  )
}

/** Then there is nothing wrong with the number itself. */
const notNow: NumberProblem[] = ['unavailable', 'too often', 'asked too often']

function objectedTo(isWrong: boolean) {
  return isWrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'number-problem' } : {}
}
