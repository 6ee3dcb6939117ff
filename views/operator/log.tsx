import type { DeedReason } from '../../server/game/game.ts'
import type { SectionName } from '../../server/rules/campaign/campaign.ts'
import type { LogLine, LogPage as LogPageData, Session } from '../../server/staff/staff.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { OperatorDocument } from './document.tsx'
import { Head } from './head.tsx'
import { type Frame, Timestamp } from './time.tsx'

type Props = Frame & {
  log: LogPageData
  sessions: Session[]
  /** the session of whoever looks */
  own: number | null
}

/** The page `/operator/log`: who is signed in now, and who did what, the newest first. */
export const LogPage = ({ log, sessions, own, ...frame }: Props) => {
  const { journal } = frame.texts.staff
  return (
    <OperatorDocument texts={frame.texts} title={journal.title}>
      <Head heading={frame.texts.staff.parts.log} part="log" {...frame}>
        <p class="soft">{frame.texts.zone(frame.zone)}</p>
      </Head>
      <main>
        <Sessions sessions={sessions} own={own} {...frame} />
        <section class="panel" aria-labelledby="log-heading" id="log">
          <h2 id="log-heading">{journal.heading}</h2>
          <p class="soft">{journal.kept}</p>
          {log.lines.length === 0 ? <p class="soft">{journal.empty}</p> : <Lines lines={log.lines} {...frame} />}
          <p class="log-links">
            {log.before !== null && <a href={`/operator/log?before=${log.before}`}>{journal.older}</a>}
            <a href="/operator/log.csv" download={journal.file}>
              {journal.csv}
            </a>
          </p>
        </section>
      </main>
    </OperatorDocument>
  )
}

const Sessions = ({ sessions, own, ...frame }: Pick<Props, 'sessions' | 'own'> & Frame) => {
  const { sessions: texts, roles } = frame.texts.staff
  return (
    <section class="panel" aria-labelledby="sessions-heading" id="sessions">
      <h2 id="sessions-heading">
        {texts.heading} <span class="count">{sessions.length}</span>
      </h2>
      <ul class="sessions">
        {sessions.map(({ id, name, role, signedInAt, seenAt }) => (
          <li id={`session-${id}`}>
            <h3>{name}</h3>
            <span class="chip">{roles[role]}</span>
            <span class="chip">
              {texts.since} <Timestamp at={signedInAt} {...frame} />
            </span>
            <span class="chip">
              {texts.seen} <Timestamp at={seenAt} {...frame} />
            </span>
            {id === own && <span class="soft">{texts.own}</span>}
            {id !== own && frame.staff.role === 'operator' && (
              <form method="post" action={`/operator/sessions/${id}/end`}>
                <button class="button" aria-label={texts.endLabel(name)}>
                  {texts.end}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Lines = ({ lines, ...frame }: Frame & { lines: LogLine[] }) => {
  const { journal: texts, roles } = frame.texts.staff
  return (
    <table class="log" aria-labelledby="log-heading">
      <thead>
        <tr>
          <th scope="col">{texts.when}</th>
          <th scope="col">{texts.who}</th>
          <th scope="col" class="middle">
            {texts.role}
          </th>
          <th scope="col">{texts.what}</th>
          <th scope="col">{texts.whom}</th>
          <th scope="col" class="wide">
            {texts.from}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr id={`deed-${line.id}`}>
            <td>
              <Timestamp at={line.at} {...frame} />
            </td>
            <th scope="row" class="wording">
              {line.name}
            </th>
            <td class="middle wording">{roles[line.role]}</td>
            <td class="wording">{texts.deeds[line.what]}</td>
            <td class="wording">
              <Whom line={line} {...frame} />
            </td>
            <td class="wide">{line.addressDisguise ? <code>{shorten(line.addressDisguise)}</code> : frame.texts.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Whom = ({ line, texts }: Frame & { line: LogLine }) => {
  const { journal } = texts.staff
  const { number, disguise, gameId, callId } = line
  const about = aboutOf(line, texts)
  return (
    <>
      {callId && <a href={`/operator/calls/${encodeURIComponent(callId)}`}>{number ?? journal.callLink}</a>}
      {!callId && (number ?? (disguise && journal.erased(shorten(disguise))))}
      {gameId !== null && ` (${journal.gameNumber(gameId)})`}
      {about && <span class="soft"> {about}</span>}
    </>
  )
}

/** Returns what else a line tells: the reason, in words, the name of whose session it was, or the part of a campaign. */
export function aboutOf({ what, about }: Pick<LogLine, 'what' | 'about'>, texts: OperatorTexts): string {
  if (withReason.has(what)) return reasonOf(about ?? '', texts)
  if (what === 'took over a call') return texts.now.takeOver.logged(about ?? '')
  if (what === 'accepted a spelling') return texts.answers.about(about ?? '')
  if (what === 'took a table') return tableOf(about ?? '', texts)
  if (what !== 'changed a campaign') return about ?? ''
  const [address, section] = (about ?? '').split(' ')
  const name = section === 'codes' ? texts.codes.heading : texts.campaigns.sections[section as SectionName | 'share']
  return `${address}: ${name ?? section}`
}

/** Returns what a table is called on the page that lists them all. */
function tableOf(about: string, { closing, answers }: OperatorTexts): string {
  if (about === 'refused answers') return answers.kinds.refused
  const { tables } = closing.export
  return tables[about.replace(/\.csv$/, '') as keyof typeof tables]?.name ?? about
}

/** The deeds that are done to somebody's game, for a reason. */
const withReason = new Set<LogLine['what']>([
  'gave an attempt back',
  'gave another code',
  'took a prize away',
  'accepted an answer',
  'sent a code again',
])

/** Returns a reason in words, and what was added to it. */
function reasonOf(about: string, texts: OperatorTexts): string {
  const [, reason = '', words = ''] = /^(\w+)(?:: ([^]*))?$/.exec(about) ?? []
  const known = texts.unusual.attempt.reasons[reason as DeedReason]
  return known ? [known, words].filter(Boolean).join(': ') : about
}

/** Enough of a pseudonym to tell a few apart. The file has all of it. */
function shorten(pseudonym: string): string {
  return pseudonym.replace(/^hmac:/, '').slice(0, 6)
}
