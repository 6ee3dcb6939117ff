import { previewTextsIn } from '../texts/preview.ts'
import type { QuizFrame } from './quiz-frame.tsx'
import { Timestamp } from './time.tsx'

/** A link to the draft, as the desk shows it. */
export type ShownPreview = { address: string; expiresAt: Date; isExpired: boolean }

/** The link under which a colleague looks at the draft without a password. */
export const PreviewLink = ({ frame, preview }: { frame: QuizFrame; preview: ShownPreview | null }) => {
  const { base } = frame
  const own = previewTextsIn(frame.texts.language)
  return (
    <section class="panel" id="preview" aria-labelledby="preview-heading">
      <h2 id="preview-heading">{own.heading}</h2>
      <p class="soft">{own.offer}</p>
      {preview && (
        <>
          <label for="preview-address">{own.address}</label>
          <input id="preview-address" class="field" readonly value={preview.address} />
          <p role="status">
            {preview.isExpired ? own.expired : own.until} <Timestamp at={preview.expiresAt} {...frame} />
          </p>
        </>
      )}
      <form class="quiz-changes" method="post" action={`${base}/preview`}>
        <button class="button" id="make-preview">
          {preview ? own.renew : own.make}
        </button>
        {preview && (
          <button class="button" id="take-preview-back" formaction={`${base}/preview/end`}>
            {own.takeBack}
          </button>
        )}
      </form>
    </section>
  )
}
