import type { HeardGroup, HeardKind, HeardPage } from '../../server/conversation/conversation.ts'
import type { KeptRecount } from '../../server/game/game.ts'
import { type Choice, type DeskFrame, DeskPage } from './desk-page.tsx'
import { CampaignField, inCampaign } from './in-campaign.tsx'
import { type Outcome, RecountPanel } from './recount.tsx'
import { Timestamp } from './time.tsx'

type Props = DeskFrame & {
  kind: HeardKind
  rebus: string | null
  heard: HeardPage
  run: KeptRecount | null
  outcome: Outcome | null
}

/** The page `/operator/answers`: what was heard and refused, by rebus and near spelling. */
export const AnswersPage = ({ kind, rebus, heard, run, outcome, ...frame }: Props) => {
  const { answers: texts } = frame.texts
  return (
    <DeskPage part="answers" heading={texts.heading} {...frame}>
      <main>
        <RecountPanel run={run} outcome={outcome} texts={frame.texts} choices={frame.choices} />
        <section class="panel" aria-labelledby="heard-heading">
          <h2 id="heard-heading">
            {texts.kinds[kind]} <span class="count">{heard.count}</span>
          </h2>
          <p class="soft">{kind === 'refused' ? texts.intro : texts.unclearIntro}</p>
          <Kinds kind={kind} {...frame} />
          {kind === 'refused' && heard.rebuses.length > 1 && <ChooseRebus rebus={rebus} rebuses={heard.rebuses} {...frame} />}
          {heard.groups.length === 0 && <p>{texts.empty[kind]}</p>}
          <ul class="refused-words" id="heard-list">
            {heard.groups.map((group) => (
              <GroupLine group={group} {...frame} />
            ))}
          </ul>
          {heard.isBounded && <p class="soft">{texts.bounded(heard.most)}</p>}
          <p class="log-links">
            {heard.from > 0 && <a href={hrefOf(frame.choices, kind, rebus, 0)}>{texts.first}</a>}
            {heard.next !== null && <a href={hrefOf(frame.choices, kind, rebus, heard.next)}>{texts.next}</a>}
            <a href={inCampaign(frame.choices, '/operator/answers/refused.csv')} download>
              {texts.tables.refused}
            </a>
            <a href={inCampaign(frame.choices, '/operator/answers/all.csv')} download>
              {texts.tables.all}
            </a>
          </p>
        </section>
      </main>
    </DeskPage>
  )
}

function hrefOf(choices: Choice[], kind: HeardKind, rebus: string | null, from: number): string {
  const query = new URLSearchParams({ kind, ...(rebus !== null && { rebus }), ...(from > 0 && { from: String(from) }) })
  return inCampaign(choices, `/operator/answers?${query.toString()}`)
}

const Kinds = ({ kind, choices, texts: { answers: texts } }: DeskFrame & { kind: HeardKind }) => (
  <nav class="heard-kinds" aria-label={texts.kindsLabel}>
    {(['refused', 'unclear'] as const).map((each) => (
      <a href={hrefOf(choices, each, null, 0)} aria-current={each === kind ? 'page' : undefined}>
        {texts.kinds[each]}
      </a>
    ))}
  </nav>
)

type Rebuses = Pick<Props, 'rebus'> & Pick<HeardPage, 'rebuses'>

const ChooseRebus = ({ rebus, rebuses, choices, texts: { answers: texts } }: DeskFrame & Rebuses) => (
  <form class="choose-campaign" method="get" action="/operator/answers">
    <CampaignField choices={choices} />
    <label class="field-label" for="heard-rebus">
      {texts.rebus}
    </label>
    <select class="field" id="heard-rebus" name="rebus">
      <option value="">{texts.all}</option>
      {rebuses.map(({ answer, times }) => (
        <option value={answer} selected={answer === rebus}>
          {answer} · {times}
        </option>
      ))}
    </select>
    <button class="button">{texts.show}</button>
  </form>
)

const mostOthers = 4

const GroupLine = ({ group, ...frame }: DeskFrame & { group: HeardGroup }) => {
  const { answers: texts } = frame.texts
  const { asked, times, typed, people, confidence, lastAt, now } = group
  const [heard, ...others] = group.spellings
  const voice = times - typed
  const shown = others.slice(0, mostOthers).map((each) => `${each.heard} (${each.times})`)
  return (
    <li class="heard-group">
      <h3>
        <q>{heard?.heard}</q> {asked !== '' && <span class="soft">{texts.of(asked)}</span>}
      </h3>
      <p class="chips">
        <span class="chip">{texts.times(times)}</span>
        <span class="chip">{texts.people(people)}</span>
        {voice > 0 && typed > 0 && <span class="chip">{texts.voice(voice)}</span>}
        {typed > 0 && <span class="chip">{texts.typed(typed)}</span>}
        {confidence !== null && <span class="chip">{texts.confidence(confidence)}</span>}
        <span class="chip">
          {texts.last} <Timestamp at={lastAt} {...frame} />
        </span>
      </p>
      {others.length > 0 && <p class="soft heard-others">{texts.others(shown.join(', '), others.length - shown.length)}</p>}
      {now === 'refused' ? <Judge words={group.words} asked={asked} {...frame} /> : <Understood group={group} {...frame} />}
    </li>
  )
}

const Judge = ({ words, asked, choices, texts: { answers: texts } }: DeskFrame & { words: string; asked: string }) => {
  const means = asked === '' ? 'hint' : 'right'
  const query = new URLSearchParams({ words, means, ...(asked !== '' && { rebus: asked }) })
  return (
    <p class="heard-act">
      <a
        class="button"
        href={inCampaign(choices, `/operator/answers/rehearsal?${query.toString()}`)}
        aria-label={asked === '' ? texts.meanLabel(words) : texts.acceptLabel(words, asked)}
      >
        {asked === '' ? texts.mean : texts.accept}
      </a>
    </p>
  )
}

/** It is understood by now; games from before may still have to be counted anew. */
const Understood = ({
  group: { asked, now, command, spellings },
  staff,
  choices,
  texts: { answers: texts },
}: DeskFrame & { group: HeardGroup }) => {
  if (now === 'refused') return null
  if (asked === '') return <p class="soft">{texts.learned}</p>
  return (
    <form class="heard-act" method="post" action={inCampaign(choices, '/operator/answers/recounts')}>
      <span class="soft">{texts.now[now]}</span>
      <input type="hidden" name="means" value={command ?? 'right'} />
      <input type="hidden" name="rebus" value={asked} />
      <input type="hidden" name="words" value={spellings[0]?.heard} />
      {staff.role === 'operator' && <button class="button">{texts.recount}</button>}
    </form>
  )
}
