import type { Person } from '../../server/conversation/people/people.ts'
import { inCampaign } from './in-campaign.tsx'
import { percent } from './percentage.ts'
import { DeedForm } from './person-deeds.tsx'
import type { PersonProps } from './person.tsx'
import { Timestamp } from './time.tsx'

type Rebus = Person['rebuses'][number]
type Words = Rebus['words'][number]

/** What was said to each rebus, how it was judged and why, and what it was worth. */
export const PersonAnswers = (props: PersonProps) => {
  const { answers: texts } = props.texts.people.person
  const { rebuses, hasMore } = props.person
  return (
    <section class="panel" aria-labelledby="answers-heading" id="answers">
      <h2 id="answers-heading">{texts.heading}</h2>
      {rebuses.length === 0 && <p class="soft">{texts.none}</p>}
      <div class="person-rebuses">
        {rebuses.map((rebus) => (
          <PlayedRebus rebus={rebus} {...props} />
        ))}
      </div>
      {hasMore.words && <p class="soft">{texts.moreUnclear}</p>}
    </section>
  )
}

const PlayedRebus = ({ rebus: { number, answer, points, words }, ...props }: PersonProps & { rebus: Rebus }) => {
  const { answers: texts } = props.texts.people.person
  return (
    <section class="person-rebus" aria-labelledby={`rebus-${number}`}>
      <h3 id={`rebus-${number}`}>
        {texts.rebus(number, answer)} <span class="soft">{texts.points(points)}</span>
      </h3>
      <ol class="person-words">
        {words.map((one) => (
          <Said words={one} {...props} />
        ))}
      </ol>
    </section>
  )
}

const Said = ({ words, ...props }: PersonProps & { words: Words }) => {
  const { at, heard, via, confidence, judged } = words
  const { texts } = props
  const { answers } = texts.people.person
  return (
    <li>
      <p class="turn-verdict" data-verdict={judged?.verdict}>
        <Timestamp at={at} isExact texts={texts} zone={props.zone} /> <q>{heard === '' ? answers.erased : heard}</q>{' '}
        <b>{judged ? texts.call.verdicts[judged.verdict] : answers.unclear}</b>
      </p>
      <p class="chips">
        <span class="chip">{answers.via[via]}</span>
        {confidence !== null && <span class="chip">{texts.call.sure(percent(confidence, texts.language))}</span>}
        {judged && judged.points > 0 && <span class="chip">{answers.points(judged.points)}</span>}
        {judged?.afterMs != null && <span class="chip">{texts.call.after(texts.seconds(judged.afterMs))}</span>}
        {judged?.isRecounted && <span class="chip">{recountedOf(judged, props)}</span>}
      </p>
      {judged && judged.reason !== '' && <p class="soft">{texts.why(judged.reason)}</p>}
      {judged?.verdict === 'wrong' && heard !== '' && <Accept id={judged.id} heard={heard} {...props} />}
    </li>
  )
}

function recountedOf({ formerVerdict, formerPoints }: NonNullable<Words['judged']>, { texts }: PersonProps): string {
  const { answers } = texts.people.person
  if (formerVerdict === null) return answers.recounted
  return `${answers.recounted}, ${answers.former(texts.call.verdicts[formerVerdict], formerPoints ?? 0)}`
}

/** The way to let an answer count after all. Its form is on the page once it is asked for: there may be one for each answer. */
const Accept = ({ id, heard, ...props }: PersonProps & { id: number; heard: string }) => {
  const { answers, deeds } = props.texts.people.person
  const { person, accepting, choices, staff } = props
  if (staff.role !== 'operator' || person.state === 'returned') return null
  const address = inCampaign(choices, `/operator/people/${person.id}?accept=${id}`)
  if (accepting !== id)
    return (
      <p class="person-calls">
        <a id={`accept-${id}`} href={`${address}#accept-${id}`} aria-label={answers.acceptLabel(heard)}>
          {answers.accept}
        </a>
      </p>
    )
  return (
    <div id={`accept-${id}`}>
      <DeedForm
        id={`answer-${id}`}
        action={`answers/${id}`}
        will={deeds.acceptance.will(heard)}
        submit={answers.accept}
        {...props}
      />
    </div>
  )
}
