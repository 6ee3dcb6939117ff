import type { Draft } from '../../server/campaigns/campaigns.ts'
import type { DraftFault, DraftRebus, List } from '../../server/rules/draft/draft.ts'
import type { Level } from '../../server/rules/quiz/quiz.ts'
import { Faults } from './quiz-faults.tsx'
import { publisher, QuizDocument, type QuizFrame } from './quiz-frame.tsx'
import { PreviewLink, type ShownPreview } from './quiz-preview.tsx'
import { Rehearsing } from './quiz-rehearsal.tsx'
import { Timestamp } from './time.tsx'

/** A rebus in the list: what its buttons say they have seen, its faults, and which of its pictures can be drawn. */
export type Listed = { rebus: DraftRebus; seen: string; faults: DraftFault[]; drawn: Level[] }

type Props = {
  frame: QuizFrame
  draft: Draft
  /** what whoever publishes has seen */
  seen: string
  listed: Record<List, Listed[]>
  notice?: { text: string; isBad: boolean } | undefined
  preview: ShownPreview | null
}

/** The page of all rebuses of a draft, with what keeps it from being published. */
export const QuizListPage = ({ frame, draft, seen, listed, notice, preview }: Props) => (
  <QuizDocument frame={frame} part="list" heading={frame.editor.pages.list}>
    {notice && (
      <p class={notice.isBad ? 'bad' : 'quiz-notice'} role="status">
        {notice.text}
      </p>
    )}
    <Publishing frame={frame} draft={draft} seen={seen} listed={listed} />
    {frame.mayEdit && <Rehearsing frame={frame} faults={draft.faults} listed={[...listed.rebuses, ...listed.forFun]} />}
    {frame.mayEdit && <PreviewLink frame={frame} preview={preview} />}
    {(['rebuses', 'forFun'] as const).map((list) => (
      <section class="panel" aria-labelledby={`${list}-heading`}>
        <h2 id={`${list}-heading`}>
          {frame.editor.lists[list]} <span class="count">{listed[list].filter(({ rebus }) => !rebus.isOff).length}</span>
        </h2>
        <p class="soft">{frame.editor.listNotes[list]}</p>
        {listed[list].length === 0 && <p class="soft">{frame.editor.empty}</p>}
        <ol class="quiz-list">
          {listed[list].map((each, index) => (
            <Item frame={frame} isFirst={index === 0} isLast={index === listed[list].length - 1} {...each} />
          ))}
        </ol>
        {frame.mayEdit && (
          <form method="post" action={`${frame.base}/rebuses`}>
            <button class="button" name="list" value={list}>
              {frame.editor.add[list]}
            </button>
          </form>
        )}
      </section>
    ))}
  </QuizDocument>
)

const Publishing = ({ frame, draft, seen, listed }: Omit<Props, 'notice' | 'preview'>) => {
  const { editor, base } = frame
  const { saved, published, faults, isChanged } = draft
  const mayPublish = faults.length === 0 && isChanged
  return (
    <section class="panel" id="publishing" aria-labelledby="publishing-heading">
      <h2 id="publishing-heading">{editor.publish.heading}</h2>
      <p>
        {published ? (
          <>
            {editor.published(published.number, publisher(published.publishedBy, editor))},{' '}
            <Timestamp at={published.publishedAt} {...frame} />
          </>
        ) : (
          editor.unpublished
        )}
      </p>
      <p>
        {saved ? (
          <>
            {editor.savedBy(saved.by)}, <Timestamp at={saved.at} {...frame} />
          </>
        ) : published ? (
          editor.untouched
        ) : (
          editor.notBegun
        )}
      </p>
      {faults.length > 0 && <Reasons frame={frame} faults={faults} listed={listed} />}
      {faults.length === 0 && <p>{isChanged ? editor.publish.ready : editor.publish.nothing}</p>}
      {frame.mayEdit && (
        <form
          method="post"
          action={`${base}/publish`}
          hx-post={`${base}/publish`}
          hx-target="#quiz"
          hx-select="#quiz"
          hx-swap="outerHTML"
          hx-disable="find button"
        >
          <input type="hidden" name="seen" value={seen} />
          <button class="button" id="publish" disabled={!mayPublish}>
            {editor.publish.submit}
          </button>
          <span class="publish-busy" role="status">
            {editor.publish.busy}
          </span>
        </form>
      )}
    </section>
  )
}

/** Every fault of the draft, under where it is. */
const Reasons = ({ frame: { editor, base }, faults, listed }: Pick<Props, 'frame' | 'listed'> & { faults: DraftFault[] }) => {
  const others = faults.filter(({ key }) => key === null)
  const faulty = [...listed.rebuses, ...listed.forFun].filter((each) => each.faults.length > 0)
  return (
    <>
      <p class="bad">{editor.publish.faulty(faults.length)}</p>
      {others.length > 0 && (
        <>
          <p>
            <a href={`${base}/prizes`}>{editor.pages.prizes}</a>
          </p>
          <Faults faults={others} editor={editor} />
        </>
      )}
      {faulty.map(({ rebus, faults: own }) => (
        <>
          <p>
            <a href={`${base}/rebuses/${rebus.key}`}>{editor.rebus.title(rebus.answer)}</a>
          </p>
          <Faults faults={own} editor={editor} />
        </>
      ))}
    </>
  )
}

type ItemProps = Listed & { frame: QuizFrame; isFirst: boolean; isLast: boolean }

const Item = ({ frame, rebus, seen, faults, drawn, isFirst, isLast }: ItemProps) => {
  const { editor, base } = frame
  const { key, answer, isOff = false, difficulty } = rebus
  const name = answer || editor.noAnswer
  const address = `${base}/rebuses/${key}` as const
  return (
    <li id={`rebus-${key}`} class="quiz-item" data-off={isOff ? '' : undefined}>
      <h3>
        <a href={address}>{name}</a>
      </h3>
      <p class="chips">
        <span class="chip">{editor.difficulty(String(difficulty))}</span>
        {isOff && <span class="chip">{editor.off}</span>}
        {faults.length > 0 && <b class="bad">{editor.faults(faults.length)}</b>}
      </p>
      <div class="quiz-thumbs">
        {(['hard', 'easier', 'easiest', 'solved'] as const).map((level) =>
          drawn.includes(level) ? (
            <img
              src={`${base}/pictures/${key}/${level}?seen=${seen}`}
              alt={rebus.pictures[level].description ?? editor.levels[level]}
              width={160}
              height={120}
              loading="lazy"
            />
          ) : (
            <span class="quiz-no-picture">{editor.noPicture}</span>
          ),
        )}
      </div>
      {frame.mayEdit && (
        <form class="quiz-changes" method="post" action={`${address}/changes`}>
          <input type="hidden" name="seen" value={seen} />
          {(['up', 'down', 'copy', isOff ? 'on' : 'off', 'delete'] as const).map((change) => (
            <button
              class="button"
              name="change"
              value={change}
              disabled={(change === 'up' && isFirst) || (change === 'down' && isLast)}
              aria-label={editor.changeLabel(editor.changes[change], name)}
            >
              {editor.changes[change]}
            </button>
          ))}
        </form>
      )}
    </li>
  )
}
