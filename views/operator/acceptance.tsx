import type { RehearsedAcceptance, RehearsedGame } from '../../server/conversation/conversation.ts'
import type { Objection } from '../../server/rules/refused/refused.ts'
import { type DeskFrame, DeskPage } from './desk-page.tsx'
import { Choice, TextField } from './field.tsx'
import { CampaignField, inCampaign } from './in-campaign.tsx'
import { shownCode } from './shown-code.ts'
import type { Frame } from './time.tsx'

type Means = 'right' | 'repeat' | 'hint' | 'skip'
type Wanted = { words: string; rebus: string; means: Means }
type Props = DeskFrame & {
  wanted: Wanted
  /** the answers of the quiz, which its rebuses are called by */
  rebuses: readonly string[]
  objection: Objection | null
  touched: RehearsedAcceptance | null
}

/** The page `/operator/answers/rehearsal`: whom accepting words would touch, before it is done. */
export const AcceptancePage = ({ wanted, rebuses, objection, touched, ...frame }: Props) => {
  const { answers: texts } = frame.texts
  const { rehearsal } = texts
  return (
    <DeskPage part="answers" heading={rehearsal.heading} {...frame}>
      <main>
        <p>
          <a href={inCampaign(frame.choices, '/operator/answers')}>{rehearsal.back}</a>
        </p>
        <section class="panel" aria-label={rehearsal.heading}>
          <Try wanted={wanted} rebuses={rebuses} {...frame} />
          {objection && (
            <p class={objection.kind === 'accepted already' ? 'soft' : 'bad'} role="alert" id="objection">
              {objectionText(rehearsal.objections, objection)}
            </p>
          )}
        </section>
        {touched && <Touched touched={touched} {...frame} />}
        {touched && <Accept wanted={wanted} isAccepted={objection !== null} {...frame} />}
      </main>
    </DeskPage>
  )
}

function objectionText<Kind extends Objection['kind']>(
  texts: { [Each in Objection['kind']]: (objection: Extract<Objection, { kind: Each }>) => string },
  objection: Extract<Objection, { kind: Kind }>,
): string {
  return texts[objection.kind as Kind](objection)
}

const Try = ({ wanted, rebuses, choices, texts: { answers: texts } }: DeskFrame & Pick<Props, 'wanted' | 'rebuses'>) => {
  const { rehearsal } = texts
  const commands = (['repeat', 'hint', 'skip'] as const).map((each) => ({ value: each, label: rehearsal.commands[each] }))
  const options = rebuses.includes(wanted.rebus)
    ? [{ value: 'right', label: rehearsal.meansRight(wanted.rebus) }, ...commands]
    : commands
  return (
    <form class="acceptance" method="get" action="/operator/answers/rehearsal">
      <CampaignField choices={choices} />
      <TextField
        id="words"
        name="words"
        label={rehearsal.words}
        hint={rehearsal.wordsHint}
        value={wanted.words}
        maxlength={200}
      />
      <Choice id="means" name="means" label={rehearsal.means} value={wanted.means} options={options} />
      <input type="hidden" name="rebus" value={wanted.rebus} />
      <button class="button">{rehearsal.try}</button>
    </form>
  )
}

const Touched = ({ touched, ...frame }: Frame & { touched: RehearsedAcceptance }) => {
  const { rehearsal: texts } = frame.texts.answers
  const { games, count, better, stays, isBounded, most } = touched
  return (
    <section class="panel" aria-labelledby="touched-heading" id="touched">
      <h2 id="touched-heading">
        {texts.touched} <span class="count">{count}</span>
      </h2>
      {count === 0 ? <p>{texts.nobody}</p> : <p>{texts.summary(touched)}</p>}
      {better > 0 && <p>{texts.better(better)}</p>}
      {stays > 0 && <p>{texts.stays(stays)}</p>}
      {isBounded && <p class="soft">{texts.bounded(most)}</p>}
      {games.length > 0 && <Games games={games} {...frame} />}
      {games.length < count && <p class="soft">{texts.listed(games.length, count)}</p>}
    </section>
  )
}

const Games = ({ games, staff, texts }: Frame & { games: RehearsedGame[] }) => {
  const { rehearsal } = texts.answers
  const { columns } = rehearsal
  return (
    <table class="touched-games" aria-labelledby="touched-heading">
      <thead>
        <tr>
          <th scope="col">{columns.game}</th>
          <th scope="col">{columns.points}</th>
          <th scope="col">{columns.prize}</th>
          <th scope="col">{columns.code}</th>
        </tr>
      </thead>
      <tbody>
        {games.map((game) => (
          <tr>
            <th scope="row">
              {game.number ?? (game.isForFun ? rehearsal.forFun : rehearsal.noNumber)}
              <span class="soft"> · {rehearsal.states[game.state]}</span>
            </th>
            <td>{rehearsal.change(game.points.before, game.points.after)}</td>
            <td>{prizeChange(game, rehearsal)}</td>
            <td>{game.code && <code>{shownCode(game.code, staff.role)}</code>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function prizeChange({ prize, better, stays }: RehearsedGame, texts: Frame['texts']['answers']['rehearsal']): string {
  if (better) return texts.change(prize ?? texts.noPrize, better)
  return [prize, stays && texts.reasons[stays]].filter(Boolean).join(', ')
}

type Accepting = { wanted: Wanted; isAccepted: boolean }

const Accept = ({ wanted, isAccepted, staff, choices, texts: { answers: texts } }: DeskFrame & Accepting) => {
  const { rehearsal } = texts
  if (staff.role !== 'operator') return <p class="soft">{rehearsal.onlyOperator}</p>
  return (
    <form
      class="panel acceptance"
      method="post"
      action={inCampaign(choices, isAccepted ? '/operator/answers/recounts' : '/operator/answers')}
      id="accept"
    >
      <input type="hidden" name="words" value={wanted.words} />
      <input type="hidden" name="rebus" value={wanted.rebus} />
      <input type="hidden" name="means" value={wanted.means} />
      {!isAccepted && <Into texts={rehearsal} />}
      <button class="button">{isAccepted ? texts.recount : rehearsal.accept}</button>
    </form>
  )
}

const Into = ({ texts }: { texts: Frame['texts']['answers']['rehearsal'] }) => (
  <fieldset class="into">
    <legend class="field-label">{texts.into}</legend>
    <label>
      <input type="radio" name="into" value="publish" checked /> {texts.intoPublish}
      <small class="soft">{texts.intoPublishHint}</small>
    </label>
    <label>
      <input type="radio" name="into" value="draft" /> {texts.intoDraft}
      <small class="soft">{texts.intoDraftHint}</small>
    </label>
  </fieldset>
)
