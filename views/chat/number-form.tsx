import type { Consent } from '../../server/campaigns/campaigns.ts'
import type { Waiting } from '../../server/rules/campaign/campaign.ts'
import type { Texts } from '../texts/chat.ts'
import { Bubble, Objection } from './entry.tsx'
import { Waits } from './waits.tsx'

/** Why a number was refused. The texts have a sentence for each. */
export type NumberProblem = keyof Texts['number']['problems']

type Props = {
  texts: Texts
  /** what is agreed to */
  consent: Pick<Consent, 'version'>
  /** what the campaign's paths begin with */
  path: `/${string}`
  waiting: Waiting
  values?: { phone?: string; consent?: boolean }
  problem?: NumberProblem
  isForgotten?: boolean
}

/**
 * Pavel's greeting and the form that asks for the number. A 422 response contains the same form with the submitted values. With
 * `isForgotten` it tells a browser that its visit was erased while the page was open. `dialog`: a press before htmx has come does
 * nothing, where the browser would put the number into the address.
 */
export const NumberForm = ({ texts: { number }, consent, path, waiting, values, problem, isForgotten = false }: Props) => {
  const isConsentMissing = problem === 'no consent' || problem === 'consent changed'
  const isNumberWrong = problem !== undefined && !unrelatedToNumber.includes(problem) && !isConsentMissing
  return (
    <form
      id="number-form"
      class="number-form"
      method="dialog"
      hx-post={`${path}/visits`}
      hx-target="#conversation"
      hx-swap="innerMorph"
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
        {...describedByProblem(isNumberWrong)}
      />
      <label class="consent">
        <input
          id="consent"
          name="consent"
          type="checkbox"
          value={consent.version}
          checked={values?.consent}
          autofocus={isConsentMissing}
          {...describedByProblem(isConsentMissing)}
        />
        <ConsentSentence texts={number.consent} path={path} />
      </label>
      <button class="button" id="number-send">
        {number.send}
      </button>
      <Waits waiting={waiting} path={path} />
    </form>
  )
}

type SentenceProps = { texts: Texts['number']['consent']; path: `/${string}` }

/** The sentence beside the box, with the documents that it is about. They open beside the game, so that nothing typed is lost. */
const ConsentSentence = ({ texts: { sentence, links }, path }: SentenceProps) => (
  <span>
    {sentence.split(/\{\s*(consent|rules)\s*\}/).map((part) =>
      part === 'consent' || part === 'rules' ? (
        <a href={`${path}/${part}`} target="_blank" rel="noopener">
          {links[part]}
        </a>
      ) : (
        part
      ),
    )}
  </span>
)

/** Problems that are not the number's fault, so its field is not marked as invalid. */
const unrelatedToNumber: NumberProblem[] = ['unavailable', 'too often', 'asked too often']

function describedByProblem(isWrong: boolean) {
  return isWrong ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'number-problem' } : {}
}
