import type { DraftFault } from '../../server/rules/draft/draft.ts'
import { rehearsalTextsIn } from '../texts/rehearsal.ts'
import type { QuizFrame } from './quiz-frame.tsx'
import type { Listed } from './quiz-list.tsx'

type Props = { frame: QuizFrame; faults: readonly DraftFault[]; listed: readonly Listed[] }

/** The button that plays the draft, or what has to be mended first. */
export const Rehearsing = ({ frame, faults, listed }: Props) => {
  const { base, editor } = frame
  const own = rehearsalTextsIn(frame.texts.language)
  return (
    <section class="panel" id="rehearsing" aria-labelledby="rehearsing-heading">
      <h2 id="rehearsing-heading">{own.heading}</h2>
      <p class="soft">{own.offer}</p>
      {faults.length > 0 ? (
        <>
          <p class="bad">{own.faulty}</p>
          <ul class="quiz-faults">
            {faults.some(({ key }) => key === null) && (
              <li>
                <a href={`${base}/prizes`}>{editor.pages.prizes}</a>
              </li>
            )}
            {listed
              .filter((each) => each.faults.length > 0)
              .map(({ rebus }) => (
                <li>
                  <a href={`${base}/rebuses/${rebus.key}`}>{editor.rebus.title(rebus.answer)}</a>
                </li>
              ))}
          </ul>
        </>
      ) : (
        <form method="post" action={`${base}/rehearsals`}>
          <button class="button" id="rehearse">
            {own.begin}
          </button>
        </form>
      )}
    </section>
  )
}
