import type { Person } from '../../server/conversation/people/people.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { type DeskFrame, DeskPage, NoticePush } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'
import { aboutOf } from './log.tsx'
import { PersonAnswers } from './person-answers.tsx'
import { PersonCalls, PersonVisits } from './person-calls.tsx'
import { PersonDeeds } from './person-deeds.tsx'
import { PersonFacts } from './person-facts.tsx'
import { shownCode } from './shown-code.ts'
import { Moment, Timestamp } from './time.tsx'

export type PersonProps = DeskFrame & {
  person: Person
  /** the whole number, for the one time that it was asked for */
  number?: { shown: string; href: string } | undefined
  /** the answer whose form is open */
  accepting: number | null
}

/** The page of one game: the whole way that led to it, what came of it, and what can be put right. */
export const PersonPage = ({ notice, ...props }: PersonProps & { notice?: string | undefined }) => (
  <DeskPage part="people" heading={props.texts.people.person.title(props.person.id)} notice={notice} {...props}>
    <PersonWay {...props} />
  </DeskPage>
)

/** The same for a page that is open, with what was done. */
export const PersonUpdate = ({ notice, ...props }: PersonProps & { notice: string }) => (
  <>
    <PersonWay {...props} />
    <NoticePush text={notice} />
  </>
)

const PersonWay = (props: PersonProps) => {
  const { person, texts, choices, staff } = props
  return (
    <main id="person">
      <p class="log-links">
        <a href={inCampaign(choices, '/operator/people')}>{texts.people.person.all}</a>
      </p>
      <div class="person-columns">
        <PersonFacts {...props} />
        <PersonPrize {...props} />
      </div>
      {staff.role === 'operator' && <PersonDeeds {...props} />}
      <PersonAnswers {...props} />
      <PersonCalls calls={person.calls} hasMore={person.hasMore.calls} {...props} />
      <PersonVisits visits={person.visits} hasMore={person.hasMore.visits} {...props} />
      <PersonLog {...props} />
    </main>
  )
}

/** What was won, the codes that were given for it, and what became of its message. */
const PersonPrize = ({ person, ...frame }: PersonProps) => {
  const { prize: texts } = frame.texts.people.person
  const { prize, codes, sms, copiedAt, followedAt, isPrizeByMessage } = person
  return (
    <section class="panel" aria-labelledby="prize-heading" id="prize">
      <h2 id="prize-heading">{texts.heading}</h2>
      <p>{prize ?? texts.none}</p>
      {codes.length > 0 && (
        <ul class="person-codes">
          {codes.map((code) => (
            <CodeLine code={code} {...frame} />
          ))}
        </ul>
      )}
      {codes.length > 0 && frame.staff.role === 'observer' && <p class="soft">{texts.hidden}</p>}
      <dl class="facts">
        <div>
          <dt>{texts.message}</dt>
          <dd id="message-state">{sms ? texts.messages[sms] : texts.noMessage}</dd>
        </div>
        <Moment name={texts.copied} at={copiedAt} {...frame} />
        <Moment name={texts.followed} at={followedAt} {...frame} />
      </dl>
      {isPrizeByMessage && <p class="soft">{texts.onlyByMessage}</p>}
    </section>
  )
}

const CodeLine = ({ code, ...frame }: DeskFrame & { code: Person['codes'][number] }) => {
  const { prize: texts } = frame.texts.people.person
  const { takenAt, revokedAt, voidedAt, spentAt, validUntil } = code
  const state = (name: string, at: Date | null) =>
    at && (
      <span class="chip">
        {name} <Timestamp at={at} {...frame} />
      </span>
    )
  return (
    <li id={`code-${code.id}`} data-void={revokedAt ? 'void' : undefined}>
      <code>{shownCode(code.code, frame.staff.role)}</code>
      {state(texts.taken, takenAt)}
      {!revokedAt && <span class="chip">{texts.current}</span>}
      {state(texts.revoked, revokedAt)}
      {state(texts.voided, voidedAt)}
      {state(texts.spent, spentAt)}
      {state(texts.until, validUntil)}
    </li>
  )
}

/** What was done to this game at the desk. */
const PersonLog = ({ person, ...frame }: PersonProps) => {
  const { log } = frame.texts.people.person
  return (
    <section class="panel" aria-labelledby="deeds-done-heading" id="deeds-done">
      <h2 id="deeds-done-heading">{log.heading}</h2>
      {person.deeds.length === 0 ? (
        <p class="soft">{log.none}</p>
      ) : (
        <ul class="person-deeds-done">
          {person.deeds.map((deed) => (
            <DeedLine deed={deed} {...frame} />
          ))}
        </ul>
      )}
      {person.hasMore.deeds && <p class="soft">{log.more(person.deeds.length)}</p>}
    </section>
  )
}

const DeedLine = ({ deed, ...frame }: DeskFrame & { deed: Person['deeds'][number] }) => (
  <li>
    <Timestamp at={deed.at} {...frame} /> <b>{deed.name}</b>: {deedIn(deed, frame.texts)}
  </li>
)

function deedIn(deed: Person['deeds'][number], texts: OperatorTexts): string {
  const about = aboutOf(deed, texts)
  return [texts.staff.journal.deeds[deed.what], about].filter(Boolean).join(', ')
}
