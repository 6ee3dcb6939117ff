import type { VersionLine } from '../../server/campaigns/campaigns.ts'
import type { Difference, VersionDifferences } from '../../server/rules/draft/draft.ts'
import { type EditorTexts, placeText } from '../texts/quiz-editor.ts'
import { publisher, QuizDocument, type QuizFrame } from './quiz-frame.tsx'
import { Timestamp } from './time.tsx'

type Props = { frame: QuizFrame; versions: VersionLine[]; notice?: { text: string; isBad: boolean } | undefined }

/** The page of a quiz's versions: who published what and when, and how each differs from the one before. */
export const QuizVersionsPage = ({ frame, versions, notice }: Props) => {
  const { editor, base } = frame
  const [newest] = versions
  return (
    <QuizDocument frame={frame} part="versions" heading={editor.pages.versions}>
      {notice && (
        <p class={notice.isBad ? 'bad' : 'quiz-notice'} role="status">
          {notice.text}
        </p>
      )}
      {versions.length === 0 && <p class="soft">{editor.unpublished}</p>}
      {versions.map((version) => (
        <section class="panel" id={`version-${version.number}`} aria-labelledby={`version-${version.number}-heading`}>
          <h2 id={`version-${version.number}-heading`}>
            {editor.versions.heading(version.number)} {version === newest && <span class="chip">{editor.versions.current}</span>}
          </h2>
          <p>
            {publisher(version.publishedBy, editor)}, <Timestamp at={version.publishedAt} {...frame} />
          </p>
          {version.differences ? (
            <Differences differences={version.differences} editor={editor} />
          ) : (
            <p class="soft">{editor.versions.first}</p>
          )}
          {version !== newest && newest && frame.mayEdit && (
            <form method="post" action={`${base}/versions/${version.number}/publish`}>
              <input type="hidden" name="seen" value={String(newest.id)} />
              <button class="button">{editor.versions.again(version.number)}</button>
            </form>
          )}
        </section>
      ))}
    </QuizDocument>
  )
}

const Differences = ({ differences: { rebuses, rest }, editor }: { differences: VersionDifferences; editor: EditorTexts }) => (
  <>
    {rebuses.length + rest.length === 0 && <p class="soft">{editor.versions.same}</p>}
    <ul class="quiz-differences">
      {rebuses.map(({ answer, kind, list, differences }) => (
        <li>
          <p>
            <b>{answer}</b>{' '}
            <span class="soft">
              {editor.versions.kinds[kind]}
              {list === 'forFun' && ` · ${editor.lists.forFun}`}
            </span>
          </p>
          <Changes differences={differences} editor={editor} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <p>
            <b>{editor.pages.prizes}</b>
          </p>
          <Changes differences={rest} editor={editor} />
        </li>
      )}
    </ul>
  </>
)

const Changes = ({ differences, editor }: { differences: Difference[]; editor: EditorTexts }) => (
  <ul class="quiz-faults">
    {differences.map(({ path, before, after }) => (
      <li>
        {placeText(path, editor)}: <Text text={before} editor={editor} /> → <Text text={after} editor={editor} />
      </li>
    ))}
  </ul>
)

const longest = 200

/** A recipe is too long to be read here. */
const Text = ({ text, editor }: { text: string; editor: EditorTexts }) => (
  <span>{text === '' ? editor.conflict.nothing : text.length > longest ? `${text.slice(0, longest)}…` : text}</span>
)
