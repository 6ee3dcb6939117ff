import type { OperatorTexts } from '../texts/operator.ts'
import type { RehearsalTexts } from '../texts/rehearsal.ts'
import { OperatorDocument } from './document.tsx'

type Props = {
  texts: OperatorTexts
  own: RehearsalTexts
  /** of the campaign */
  name: string
  /** where its quiz is written */
  quiz: `/operator/campaigns/${string}/quiz`
  /** what the addresses of the rehearsal begin with */
  path: `/${string}`
}

/**
 * A draft as it is played: the chat and a telephone beside each other, or one of them at a time where there is no room. Each is a frame,
 * because each is a page of its own elsewhere.
 */
export const RehearsalPage = ({ texts, own, name, quiz, path }: Props) => (
  <OperatorDocument texts={texts} title={own.title(name)}>
    <header class="rehearsal-head" aria-label={own.heading}>
      <h1>{own.title(name)}</h1>
      <a href={quiz}>{own.backToQuiz}</a>
      <form method="post" action={`${quiz}/rehearsals`}>
        <button class="button" id="play-again">
          {own.again}
        </button>
      </form>
      <details class="soft">
        <summary>{own.how}</summary>
        <p>{own.howTo}</p>
        <p>{own.lasts}</p>
      </details>
    </header>
    <main class="rehearsal" aria-label={own.heading}>
      <fieldset class="rehearsal-switch">
        <legend class="visually-hidden">{own.switch}</legend>
        <label>
          <input type="radio" name="shown" value="chat" checked /> {own.chat}
        </label>
        <label>
          <input type="radio" name="shown" value="telephone" /> {own.telephone}
        </label>
      </fieldset>
      <iframe class="rehearsal-chat" title={own.chat} src={`${path}/chat`} />
      <iframe class="rehearsal-telephone" title={own.telephone} src={`${path}/phone`} />
    </main>
  </OperatorDocument>
)
